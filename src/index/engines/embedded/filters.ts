/** Filters over reports as bit sets, one bit a dimension, so that each facet can leave out its own filter. */
import {
  matchesRegion,
  sectionKeys,
  type ReportMetadata,
  type SectionKey,
} from '../../../report/index.ts'
import { normalizeText } from '../../../text/index.ts'
import type { SearchFilters } from '../../engine.ts'

export const passesYear = 1
export const passesRegion = 2
export const passesBody = 4
export const passesLevel = 8
export const passesAll = passesYear | passesRegion | passesBody | passesLevel

/** All section bits. */
export const everySection = (1 << sectionKeys.length) - 1

/** The sections a search is narrowed to, as bits. */
export function sectionBits(sections: readonly SectionKey[]): number {
  if (sections.length === 0) return everySection
  return sections.reduce((bits, key) => bits | (1 << sectionKeys.indexOf(key)), 0)
}

/** Answers a question about reports once for each distinct value instead of once for each report. */
function memoized<K>(answer: (value: K) => boolean): (key: string, value: K) => boolean {
  const known = new Map<string, boolean>()
  return (key, value) => {
    const before = known.get(key)
    if (before !== undefined) return before
    const now = answer(value)
    known.set(key, now)
    return now
  }
}

/** For each report, which filter dimensions it passes. */
export function filterReports(
  metadata: readonly ReportMetadata[],
  filters: SearchFilters,
): Uint8Array {
  const bodies = filters.body.map(normalizeText)
  const inRegion = memoized<ReportMetadata>(({ region }) =>
    filters.region.some((name) => matchesRegion(region, name)),
  )
  const isBody = memoized<ReportMetadata>(({ reportingBody, bodyId }) =>
    bodies.some(
      (wanted, i) =>
        bodyId === filters.body[i] || normalizeText(reportingBody ?? '').includes(wanted),
    ),
  )
  const passes = new Uint8Array(metadata.length)
  metadata.forEach((report, number) => {
    const { reportYear: year, administrativeLevel: level, region } = report
    let bits = 0
    if (
      filters.year.length === 0 ||
      (year !== null &&
        filters.year.some(({ from, to }) => year >= (from ?? year) && year <= (to ?? year)))
    ) {
      bits |= passesYear
    }
    if (
      filters.region.length === 0 ||
      inRegion(`${region.province}/${region.city}/${region.county}`, report)
    )
      bits |= passesRegion
    if (filters.body.length === 0 || isBody(`${report.bodyId}/${report.reportingBody}`, report))
      bits |= passesBody
    if (filters.level.length === 0 || (level !== null && filters.level.includes(level)))
      bits |= passesLevel
    passes[number] = bits
  })
  return passes
}
