/** How many reports of each year match, beside how many there are: what a count by year is to be measured against. */
import type { YearShare } from '../../engine.ts'
import { passesAll, passesYear } from './filters.ts'
import type { CountedMatches } from './facets.ts'
import type { ReportColumns } from './report-columns.ts'

function passesOthers(passes: Uint8Array, report: number): boolean {
  return (passes[report]! | passesYear) === passesAll
}

const known = new WeakMap<Uint8Array, Uint32Array>()

/** Reports of each year that pass; what is not filtered passes the same for every search. */
function reportsByYear({ values, codes }: ReportColumns['year'], passes: Uint8Array): Uint32Array {
  let reports = known.get(passes)
  if (reports === undefined) {
    reports = new Uint32Array(values.length)
    for (let report = 0; report < codes.length; report++)
      if (passesOthers(passes, report)) reports[codes[report]!]!++
    known.set(passes, reports)
  }
  return reports
}

/**
 * Shares of the years with reports that pass the filters other than that of the year, in ascending order.
 */
export function yearShares(
  { values, codes }: ReportColumns['year'],
  { satisfying, passes }: CountedMatches,
): YearShare[] {
  const reports = reportsByYear({ values, codes }, passes)
  const matching = new Uint32Array(values.length)
  for (let i = 0; i < satisfying.length; i++) {
    const report = satisfying[i]!
    if (passesOthers(passes, report)) matching[codes[report]!]!++
  }
  return values
    .flatMap((year, code) =>
      year === null || reports[code] === 0
        ? []
        : [{ year, reports: reports[code]!, matches: matching[code]! }],
    )
    .sort((a, b) => a.year - b.year)
}
