/** How many reports of each year match, beside how many there are: what a count by year is to be measured against. */
import type { YearShare } from '../../engine.ts'
import { passesAll, passesYear } from './filters.ts'
import type { CountedMatches } from './facets.ts'
import type { ReportColumns } from './report-columns.ts'

/**
 * Shares of the years with reports that pass the filters other than that of the year, in ascending order.
 */
export function yearShares(
  { values, codes }: ReportColumns['year'],
  { satisfying, passes }: CountedMatches,
): YearShare[] {
  const reports = new Uint32Array(values.length)
  const matching = new Uint32Array(values.length)
  const passesOthers = (report: number): boolean => (passes[report]! | passesYear) === passesAll
  for (let report = 0; report < codes.length; report++)
    if (passesOthers(report)) reports[codes[report]!]!++
  for (const report of satisfying) if (passesOthers(report)) matching[codes[report]!]!++
  return values
    .flatMap((year, code) =>
      year === null || reports[code] === 0
        ? []
        : [{ year, reports: reports[code]!, matches: matching[code]! }],
    )
    .sort((a, b) => a.year - b.year)
}
