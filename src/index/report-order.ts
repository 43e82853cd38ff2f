/** The order in which reports are numbered: that of a list without a query, and of ties. */
import type { ReportMetadata } from '../report/index.ts'

/** Newest year first, reports without a year last, then by id. */
export function byYearThenId(a: ReportMetadata, b: ReportMetadata): number {
  return (b.reportYear ?? 0) - (a.reportYear ?? 0) || (a.reportId < b.reportId ? -1 : 1)
}

/** When a report entered the index, then when it was published; what is not known comes before all times. */
const entryOf = ({ enteredAt, publishedOn }: ReportMetadata): string =>
  `${(enteredAt ?? '').padEnd(24)} ${publishedOn ?? ''}`

/** What entered the index last first; of what entered together the newest publication, then by number. */
export function entryOrder(metadata: readonly ReportMetadata[]): number[] {
  const keys = metadata.map(entryOf)
  return Array.from(metadata.keys()).sort((a, b) =>
    keys[a] === keys[b] ? a - b : keys[a]! < keys[b]! ? 1 : -1,
  )
}
