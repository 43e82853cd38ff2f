/** Filters over reports as bit sets, one bit a dimension, so that each facet can leave out its own filter. */
import { LRUCache } from 'lru-cache'
import { matchesRegion } from '../../../report/index.ts'
import { normalizeText } from '../../../text/index.ts'
import type { SearchFilters } from '../../engine.ts'
import type { Column, ReportColumns } from './report-columns.ts'

export const passesYear = 1
export const passesRegion = 2
export const passesBody = 4
export const passesLevel = 8
export const passesAll = passesYear | passesRegion | passesBody | passesLevel

/** Takes a bit from every report whose value does not pass. */
function drop<T>(
  passes: Uint8Array,
  bit: number,
  { values, codes }: Column<T>,
  isWanted: (value: T) => boolean,
): void {
  const kept = Uint8Array.from(values, (value) => (isWanted(value) ? passesAll : passesAll & ~bit))
  for (let report = 0; report < passes.length; report++) passes[report]! &= kept[codes[report]!]!
}

/** Memory that kept filters may take, bytes. */
const keptBytes = 16 * 1024 * 1024

type KeptFilters = LRUCache<string, Uint8Array>
const keptOf = new WeakMap<ReportColumns, KeptFilters>()

function keptFilters(columns: ReportColumns): KeptFilters {
  let kept = keptOf.get(columns)
  if (kept === undefined) {
    kept = new LRUCache({
      maxSize: keptBytes,
      sizeCalculation: ({ byteLength }) => byteLength + 64,
    })
    keptOf.set(columns, kept)
  }
  return kept
}

/**
 * For each report, which filter dimensions it passes. Kept, since who narrows a search asks on within it; not to be changed.
 */
export function filterReports(columns: ReportColumns, filters: SearchFilters): Uint8Array {
  const { year, region, body, level } = filters
  const isFiltered = year.length + region.length + body.length + level.length > 0
  const key = isFiltered ? JSON.stringify([year, region, body, level]) : ''
  const kept = keptFilters(columns)
  let passes = kept.get(key)
  if (passes === undefined) {
    passes = passesOf(columns, filters)
    kept.set(key, passes)
  }
  return passes
}

function passesOf(columns: ReportColumns, filters: SearchFilters): Uint8Array {
  const { year: years, region: regions, body: names, level: levels } = filters
  const passes = new Uint8Array(columns.year.codes.length).fill(passesAll)
  if (years.length > 0) {
    drop(
      passes,
      passesYear,
      columns.year,
      (year) =>
        year !== null &&
        years.some(({ from, to }) => year >= (from ?? year) && year <= (to ?? year)),
    )
  }
  if (regions.length > 0) {
    drop(passes, passesRegion, columns.region, (region) =>
      regions.some((name) => matchesRegion(region, name)),
    )
  }
  if (names.length > 0) {
    const wanted = names.map(normalizeText)
    drop(passes, passesBody, columns.body, ({ bodyId, reportingBody }) => {
      const name = normalizeText(reportingBody ?? '')
      return wanted.some((part, i) => bodyId === names[i] || name.includes(part))
    })
  }
  if (levels.length > 0) {
    drop(passes, passesLevel, columns.level, (level) => level !== null && levels.includes(level))
  }
  return passes
}
