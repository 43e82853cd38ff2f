/** The numbers of one report as the index keeps them: one value a name, where a name is a key or `key@applicant`. */
import type { Check, Figure } from '../../report/index.ts'

/** What a name without a number has: a blank cell, "/" or "-", or a cell that could not be told. */
export const withoutNumber = Infinity

/** The numbers of one report, by name. */
export interface FigureValues {
  names: string[]
  /** As many as `names`; `withoutNumber` where the report prints no number. */
  values: Float64Array
}

/** How the checks of one report came out. */
export interface CheckCounts {
  pass: number
  fail: number
  notAssessable: number
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

export function figureValuesOf(figures: readonly Figure[]): FigureValues {
  const values = new Map<string, number>()
  for (const { key, applicant, value, state } of figures) {
    // What the report's own sentences dispute is in no plot, sum or answer.
    if (state === 'disputed') continue
    const name = figureName(key, applicant)
    if ((values.get(name) ?? withoutNumber) === withoutNumber)
      values.set(name, value ?? withoutNumber)
  }
  return { names: [...values.keys()], values: Float64Array.from(values.values()) }
}

export function countChecks(checks: readonly Check[]): CheckCounts {
  const counts: CheckCounts = { pass: 0, fail: 0, notAssessable: 0 }
  for (const { outcome } of checks) counts[outcome]++
  return counts
}
