/** The numbers of one report as the index keeps them: one value a name, where a name is a key or `key@applicant`. */
import { figureMarks } from '../../limits.ts'
import type { Check, CheckCounts, Figure, Report } from '../../report/index.ts'

/** What a name without a number has: a blank cell, "/" or "-", or a cell that could not be told. */
export const withoutNumber = Infinity

/** The numbers of one report, by name. */
export interface FigureValues {
  names: string[]
  /** As many as `names`; `withoutNumber` where the report prints no number, NaN for a disputed figure. */
  values: Float64Array
  /** As many: bits of `figureMarks`. */
  marks: Uint8Array
}

/** Name of a figure in the index. */
export function figureName(key: string, applicant: string | null | undefined): string {
  return applicant == null ? key : `${key}@${applicant}`
}

/** The figure that counts for a key and applicant: the first with a number, else the first; no disputed one. */
export function chooseFigure(
  figures: readonly Figure[],
  key: string,
  applicant: string | null,
): Figure | undefined {
  const own = figures.filter(
    (figure) =>
      figure.key === key && (figure.applicant ?? null) === applicant && figure.state !== 'disputed',
  )
  return own.find((figure) => figure.value !== null) ?? own[0]
}

/** The names of figures that a failed check of their report has on either side. */
export function failingNames(checks: readonly Check[]): ReadonlySet<string> {
  return new Set(checks.flatMap(({ outcome, cells }) => (outcome === 'fail' ? cells : [])))
}

/** The marks of a figure. */
export function marksOf(figure: Figure, failing: ReadonlySet<string>): number {
  const { key, applicant, value, state, reading } = figure
  if (state === 'disputed') return figureMarks.disputed
  const fails = failing.has(figureName(key, applicant)) ? figureMarks.fails : 0
  if (value !== null) return (reading === 'inferred' ? figureMarks.inferred : 0) | fails
  return (reading === 'unreadable' ? figureMarks.unreadable : figureMarks.blank) | fails
}

/** The numbers of a report; of several figures of a name that which `chooseFigure` takes. */
export function figureValuesOf({
  figures,
  checks,
}: Pick<Report, 'figures' | 'checks'>): FigureValues {
  const chosen = new Map<string, Figure>()
  for (const figure of figures) {
    const name = figureName(figure.key, figure.applicant)
    const before = chosen.get(name)
    const isBetter =
      before === undefined ||
      (figure.state !== 'disputed' &&
        (before.state === 'disputed' || (before.value === null && figure.value !== null)))
    if (isBetter) chosen.set(name, figure)
  }
  const failing = failingNames(checks)
  const own = [...chosen.values()]
  return {
    names: [...chosen.keys()],
    // What the report's own sentences dispute is in no plot, sum or answer.
    values: Float64Array.from(own, ({ value, state }) =>
      state === 'disputed' ? NaN : (value ?? withoutNumber),
    ),
    marks: Uint8Array.from(own, (figure) => marksOf(figure, failing)),
  }
}

export function countChecks(checks: readonly Check[]): CheckCounts {
  const counts: CheckCounts = { pass: 0, fail: 0, notAssessable: 0 }
  for (const { outcome } of checks) counts[outcome]++
  return counts
}
