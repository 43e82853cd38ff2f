/** How many reports of each year match, beside how many there are: what a count by year is to be measured against. */
import type { YearShare } from '../../engine.ts'
import { passesAll, passesYear } from './filters.ts'
import { matches } from './match.ts'
import type { ReportColumns } from './report-columns.ts'

/**
 * Shares of the years with reports that pass the filters other than that of the year, in ascending order.
 *
 * @param masks As from matchReports.
 * @param passes As from filterReports.
 */
export function yearShares(
  { values, codes }: ReportColumns['year'],
  masks: Uint16Array,
  passes: Uint8Array,
): YearShare[] {
  const reports = new Uint32Array(values.length)
  const matching = new Uint32Array(values.length)
  for (let report = 0; report < codes.length; report++) {
    if ((passes[report]! | passesYear) !== passesAll) continue
    const code = codes[report]!
    reports[code]!++
    if ((masks[report]! & matches) !== 0) matching[code]!++
  }
  return values
    .flatMap((year, code) =>
      year === null || reports[code] === 0
        ? []
        : [{ year, reports: reports[code]!, matches: matching[code]! }],
    )
    .sort((a, b) => a.year - b.year)
}
