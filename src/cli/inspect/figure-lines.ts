/** A report's figures as lines: tables by applicant and groups of like keys as grids, the rest side by side, prose with its sentence. */
import { unitLabel } from '../../language/index.ts'
import { applicants, type Figure } from '../../report/index.ts'
import type { CommandTranslator } from '../translator.ts'
import { clip, gridLines, packLines } from './columns.ts'

const keyWidth = 46

/** A number; ~ one that the arithmetic forced, ? what could not be told, · what is blank, 28≠30 what sentences dispute. */
function cellOf(figure: Figure | undefined): string {
  if (figure === undefined) return ''
  if (figure.reading === 'unreadable') return `?${clip(figure.raw, 10)}`
  if (figure.state === 'disputed')
    return [...new Set((figure.candidates ?? []).map(({ value }) => value))].join('≠')
  if (figure.value === null) return figure.raw.trim() === '' ? '·' : clip(figure.raw.trim(), 6)
  return `${figure.reading === 'inferred' ? '~' : ''}${figure.value}`
}

function groupBy<T>(items: readonly T[], nameOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const name = nameOf(item)
    groups.set(name, [...(groups.get(name) ?? []), item])
  }
  return groups
}

function byApplicant(figures: readonly Figure[], t: CommandTranslator): string[] {
  if (figures.length === 0) return []
  const rows = [...groupBy(figures, ({ key }) => key)].map(([key, own]) => [
    key,
    ...applicants.map(({ key: applicant }) =>
      cellOf(own.find((figure) => figure.applicant === applicant)),
    ),
  ])
  const head = ['', ...applicants.map(({ key }) => t.maybe(`applicant.${key}`, key))]
  return gridLines([head, ...rows], keyWidth)
}

const prefixOf = (key: string): string => key.slice(0, Math.max(0, key.lastIndexOf('.')))
const lastPartOf = (key: string): string => key.slice(key.lastIndexOf('.') + 1)

/** Keys that differ in their first parts and share all their last ones: 行政复议 and 行政诉讼 by result. */
function gridsOf(figures: readonly Figure[]): { lines: string[]; shown: Set<Figure> } {
  const lines: string[] = []
  const shown = new Set<Figure>()
  const byPrefix = groupBy(figures, ({ key }) => prefixOf(key))
  const alike = groupBy([...byPrefix], ([, own]) => own.map(({ key }) => lastPartOf(key)).join())
  for (const groups of alike.values()) {
    const parts = groups[0]![1].map(({ key }) => lastPartOf(key))
    if (groups.length < 2 || parts.length < 2 || new Set(parts).size < parts.length) continue
    for (const [, own] of groups) own.forEach((figure) => shown.add(figure))
    const rows = groups.map(([prefix, own]) => [prefix, ...own.map(cellOf)])
    lines.push(...gridLines([['', ...parts], ...rows], keyWidth))
  }
  return { lines, shown }
}

/** Lines of at most about `width` places. */
export function figureLines(
  figures: readonly Figure[],
  width: number,
  t: CommandTranslator,
): string[] {
  const inProse = figures.filter(({ reading }) => reading === 'prose')
  const inTables = figures.filter(({ reading }) => reading !== 'prose')
  const single = inTables.filter(({ applicant }) => applicant === undefined)
  const { lines, shown } = gridsOf(single)
  const rest = single
    .filter((figure) => !shown.has(figure))
    .map((figure) => `${figure.key} ${cellOf(figure)} ${unitLabel(t, figure.unit)}`.trimEnd())
  return [
    ...byApplicant(
      inTables.filter(({ applicant }) => applicant !== undefined),
      t,
    ),
    ...lines,
    ...packLines(rest, width),
    ...inProse.flatMap((figure) => {
      const sources =
        figure.state === 'disputed'
          ? (figure.candidates ?? []).map(({ source }) => source)
          : [figure.source]
      return sources.map(({ passageId, sentence }) =>
        clip(
          `${figure.key} ${cellOf(figure)} ${unitLabel(t, figure.unit)}  ${passageId} “${sentence ?? figure.raw}”`,
          width,
        ),
      )
    }),
  ]
}
