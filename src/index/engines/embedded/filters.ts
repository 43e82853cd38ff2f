/** Filters over reports as bit sets, one bit a dimension, so that each facet can leave out its own filter. */
import { matchesRegion, sectionKeys, type SectionKey } from '../../../report/index.ts'
import { normalizeText } from '../../../text/index.ts'
import type { SearchFilters } from '../../engine.ts'
import type { Column, ReportColumns } from './report-columns.ts'

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

const unfiltered = new WeakMap<ReportColumns, Uint8Array>()

/** What reports pass where nothing is filtered: always the same, as most searches are. */
function passEverything(columns: ReportColumns): Uint8Array {
  const passes =
    unfiltered.get(columns) ?? new Uint8Array(columns.year.codes.length).fill(passesAll)
  unfiltered.set(columns, passes)
  return passes
}

/** For each report, which filter dimensions it passes. Not to be changed: it may be shared. */
export function filterReports(columns: ReportColumns, filters: SearchFilters): Uint8Array {
  const { year: years, region: regions, body: names, level: levels } = filters
  if ([years, regions, names, levels].every((wanted) => wanted.length === 0))
    return passEverything(columns)
  const passes = passEverything(columns).slice()
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
