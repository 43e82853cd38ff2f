/** A year typed among other words: reports of that year are lifted above those that merely print the number. */
import type { Column } from './report-columns.ts'

/** Lifted by so much of their score: about what sets apart two reports that both hold all the words. */
const share = 0.2

/** Lifts scores of reports that match by the user's own words (`ownMatching`): another name is never lifted above these. */
export function liftYears(
  years: readonly number[] | undefined,
  { values, codes }: Column<number | null>,
  ownMatching: Uint32Array,
  scores: Float64Array,
): void {
  if (years === undefined || years.length === 0) return
  const isOfYear = values.map((year) => year !== null && years.includes(year))
  for (const report of ownMatching) if (isOfYear[codes[report]!]) scores[report]! *= 1 + share
}

/** How much of a lifted score is the lift. */
export function liftWithin(score: number): number {
  return (score * share) / (1 + share)
}
