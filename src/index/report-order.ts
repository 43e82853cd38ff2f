/** The order in which reports are numbered: that of a list without a query, and of ties. */
import type { ReportMetadata } from '../report/index.ts'

/** Newest year first, reports without a year last, then by id. */
export function byYearThenId(a: ReportMetadata, b: ReportMetadata): number {
  return (b.reportYear ?? 0) - (a.reportYear ?? 0) || (a.reportId < b.reportId ? -1 : 1)
}
