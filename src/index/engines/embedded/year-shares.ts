/** How many reports of each year match, beside how many there are: what a count by year is to be measured against. */
import type { YearShare } from '../../engine.ts'
import { passesAll, passesYear } from './filters.ts'
import type { ReportColumns } from './report-columns.ts'

const known = new WeakMap<Uint8Array, Uint32Array>()

/** Reports of each year that pass; what is not filtered passes the same for every search. */
function reportsByYear({ values, codes }: ReportColumns['year'], passes: Uint8Array): Uint32Array {
  let reports = known.get(passes)
  if (reports === undefined) {
    reports = new Uint32Array(values.length)
    for (let report = 0; report < codes.length; report++)
      if ((passes[report]! | passesYear) === passesAll) reports[codes[report]!]!++
    known.set(passes, reports)
  }
  return reports
}

/**
 * Shares of the years with reports that pass the filters other than that of the year, in ascending order.
 *
 * @param matching counts of the facet of the years, which leaves out the same filter
 */
export function yearShares(
  year: ReportColumns['year'],
  passes: Uint8Array,
  matching: Uint32Array,
): YearShare[] {
  const { values } = year
  const reports = reportsByYear(year, passes)
  const shares: YearShare[] = []
  for (let code = values.length - 1; code >= 0; code--) {
    const value = values[code] ?? null
    if (value !== null && reports[code]! > 0)
      shares.push({ year: value, reports: reports[code]!, matches: matching[code]! })
  }
  return shares
}
