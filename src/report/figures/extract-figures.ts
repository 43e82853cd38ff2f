/** All figures of one report: tables first, flattened tables next, prose for what neither gives. */
import { remark, sentence } from '../../sentence.ts'
import type { DocumentWarning } from '../../ingest/index.ts'
import type { Figure, FigureState, OutlineNode } from '../types.ts'
import { readFlattened } from './flattened.ts'
import { toGrid } from './grid.ts'
import { readProse } from './prose.ts'
import type { Speaker } from './prose-statements.ts'
import { readApplications, type ApplicantColumns } from './read-applications.ts'
import { readDisclosure } from './read-disclosure.ts'
import { readIndicators } from './read-indicators.ts'
import { litigationTotal, readReviews } from './read-reviews.ts'
import { walkOutline } from '../walk-outline.ts'

/**
 * Reads every figure a report states. A blank cell gives `value: null` with what is printed in `raw`; a number that cannot
 * be told from its neighbours gives reading `unreadable`. Where table and prose state the same key, the table's is kept
 * (checkFigures compares the two). Keyed rows by applicant come with `total` first. Sentences that disagree, where nothing
 * decides, give a figure without a value in state `disputed`.
 *
 * @param report its text; its year and body, where they are known, tell last year's numbers and other bodies' from its own
 */
export function extractFigures(report: { outline: readonly OutlineNode[] } & Partial<Speaker>): {
  figures: Figure[]
  warnings: DocumentWarning[]
} {
  const fromTables = readTables(report.outline, report.reportYear ?? null)
  const has = (test: (key: string) => boolean) =>
    fromTables.figures.some((figure) => figure.reading === 'table' && test(figure.key))
  const flattened = readFlattened(report.outline, {
    applications:
      fromTables.figures.some((figure) => figure.applicant !== undefined) ||
      has((key) => key === 'requests.received'),
    reviews: has((key) => key.startsWith('reviews.') || key.startsWith('litigation.')),
    disclosure: has((key) => key.startsWith('licensing.') || key.startsWith('rules.')),
  })
  const { figures, warnings } = onceStated([...fromTables.figures, ...flattened.figures])
  if (!figures.some((figure) => figure.key === 'litigation.total'))
    figures.push(...litigationTotal(figures))
  const told = new Set(
    figures.filter((figure) => figure.value !== null).map((figure) => figure.key),
  )
  const { reportYear = null, reportingBody = null } = report
  const prose = readProse(report.outline, { reportYear, reportingBody })
  figures.push(...prose.figures.filter((figure) => !told.has(figure.key)))
  return {
    figures: figures.map((figure) => ({ ...figure, state: stateOf(figure) })),
    warnings: [...fromTables.warnings, ...flattened.warnings, ...warnings],
  }
}

function stateOf({ state, reading, value }: Figure): FigureState {
  if (state !== undefined) return state
  if (reading === 'unreadable' || reading === 'inferred') return reading
  return value === null ? 'blank' : 'stated'
}

function readTables(
  outline: readonly OutlineNode[],
  reportYear: number | null,
): {
  figures: Figure[]
  warnings: DocumentWarning[]
} {
  const figures: Figure[] = []
  const warnings: DocumentWarning[] = []
  let columns: ApplicantColumns | undefined
  for (const node of walkOutline(outline)) {
    for (const table of node.tables) {
      const grid = toGrid(table)
      const applications = readApplications(grid, columns)
      columns = applications?.columns
      const readings = [
        readDisclosure(grid),
        ...(applications === undefined ? [readIndicators(grid, reportYear)] : [applications]),
        readReviews(grid),
      ]
      for (const reading of readings) {
        figures.push(...reading.figures)
        warnings.push(...reading.warnings)
      }
    }
  }
  return { figures, warnings }
}

/** One figure a key and applicant: the first with a number, else the first; disputed, where two tables state different numbers. */
function onceStated(figures: readonly Figure[]): {
  figures: Figure[]
  warnings: DocumentWarning[]
} {
  const stated = new Map<string, Figure[]>()
  for (const figure of figures) {
    const name = `${figure.key}@${figure.applicant ?? ''}`
    const others = stated.get(name)
    if (others === undefined) stated.set(name, [figure])
    else others.push(figure)
  }
  const warnings = new Map<string, DocumentWarning>()
  const chosen = [...stated.values()].map((all): Figure => {
    const numbers = all.filter(({ value }) => value !== null)
    const values = [...new Set(numbers.map(({ value }) => value!))]
    const first = numbers[0] ?? all[0]!
    if (values.length < 2) return first
    const said = { figure: first.label, values: values.join('、') }
    if (!warnings.has(first.key))
      warnings.set(first.key, remark('tables_disagree', sentence('report.tablesDisagree', said)))
    return {
      ...first,
      value: null,
      state: 'disputed',
      candidates: numbers.map(({ value, raw, source }) => ({ value, raw, source })),
    }
  })
  return { figures: chosen, warnings: [...warnings.values()] }
}
