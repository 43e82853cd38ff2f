/**
 * Filters as bits: one a filter of whole reports, so that each facet can leave out its own; and one a section and one a part,
 * which a term stands in, a report has, or a match holds within.
 */
import { LRUCache } from 'lru-cache'
import { facetRows, isOfReports, type ReportFilterName } from '../../../facets.ts'
import { reportParts, type ReportPart } from '../../../limits.ts'
import { regionMatcher, sectionKeys, type SectionKey } from '../../../report/index.ts'
import { normalizeText } from '../../../text/index.ts'
import type { SearchFilters } from '../../engine.ts'
import { partOfKind, kindsOfPassage } from '../../searched-passages.ts'
import type { Column, ReportColumns } from './report-columns.ts'

/** Filters on reports, a bit each: as many as a byte has. */
export const reportFacets = facetRows.filter(isOfReports)

/** The bit of a filter. */
export function bitOf(name: ReportFilterName): number {
  return 1 << reportFacets.findIndex((row) => row.name === name)
}

export const passesYear = bitOf('year')
export const passesRegion = bitOf('region')
export const passesBody = bitOf('body')
export const passesAll = (1 << reportFacets.length) - 1

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
      // What is asked for may be longer than what passes.
      sizeCalculation: ({ byteLength }, key) => byteLength + 2 * key.length + 64,
    })
    keptOf.set(columns, kept)
  }
  return kept
}

/** Memory that the kept filters of an index take, bytes. */
export function keptFilterBytes(columns: ReportColumns): number {
  return keptOf.get(columns)?.calculatedSize ?? 0
}

/**
 * For each report, which filter dimensions it passes. Kept, since who narrows a search asks on within it; not to be changed.
 */
export function filterReports(columns: ReportColumns, filters: SearchFilters): Uint8Array {
  const asked = reportFacets.map(({ name }) => filters[name])
  const isFiltered = asked.some((values) => values.length > 0)
  const key = isFiltered ? JSON.stringify(asked) : ''
  const kept = keptFilters(columns)
  let passes = kept.get(key)
  if (passes === undefined) {
    passes = passesOf(columns, filters)
    kept.set(key, passes)
  }
  return passes
}

const passedOf = new WeakMap<Uint8Array, number>()

/** How many reports pass all filters. Kept with these. */
export function countPassed(passes: Uint8Array): number {
  let passed = passedOf.get(passes)
  if (passed === undefined) {
    passed = 0
    for (let report = 0; report < passes.length; report++)
      if (passes[report] === passesAll) passed++
    passedOf.set(passes, passed)
  }
  return passed
}

const normalizedNames = new WeakMap<object, string>()

/** The name of a body as it is compared; made once, since every filter by body compares all of them. */
function normalizedNameOf(body: { reportingBody: string | null }): string {
  let name = normalizedNames.get(body)
  if (name === undefined) {
    name = normalizeText(body.reportingBody ?? '')
    normalizedNames.set(body, name)
  }
  return name
}

function passesOf(columns: ReportColumns, filters: SearchFilters): Uint8Array {
  const passes = new Uint8Array(columns.year.codes.length).fill(passesAll)
  for (const row of reportFacets) {
    if (filters[row.name].length === 0) continue
    const bit = bitOf(row.name)
    switch (row.kind) {
      case 'years':
        drop(
          passes,
          bit,
          columns.year,
          (year) =>
            year !== null &&
            filters.year.some(({ from, to }) => year >= (from ?? year) && year <= (to ?? year)),
        )
        break
      case 'regions': {
        const matchers = filters.region.map(regionMatcher)
        drop(passes, bit, columns.region, (region) => matchers.some((named) => named(region)))
        break
      }
      case 'bodies': {
        const wanted = filters.body.map(normalizeText)
        drop(passes, bit, columns.body, (body) => {
          const { bodyId } = body
          const name = normalizedNameOf(body)
          return wanted.some((part, i) => bodyId === filters.body[i] || name.includes(part))
        })
        break
      }
      case 'choice': {
        const wanted: readonly (string | null)[] = filters[row.name]
        const name: string = row.name
        const { column } = columns.choices.find((choice) => choice.row.name === name)!
        drop(passes, bit, column, (value) => value !== null && wanted.includes(value))
      }
    }
  }
  return passes
}

/** One bit a label, one a part, one for the passages asked for, and the sign left alone. */
const mostLabels = 30 - reportParts.length

if (sectionKeys.length > mostLabels)
  throw new Error(
    `There are ${sectionKeys.length} section labels, and ${mostLabels} fit into the bits of a number. Use two numbers a report in filters.ts, or fewer labels.`,
  )

/** All section bits. */
export const everySection = (1 << sectionKeys.length) - 1

/** Where the bits of the parts begin. */
export const firstPart = sectionKeys.length

/** All bits of parts. */
const everyPart = (1 << reportParts.length) - 1

/** The bit that says: matches within the passages asked for. */
export const matches = 1 << (firstPart + reportParts.length)

/** All bits. */
export const everyBit = everySection | (everyPart << firstPart) | matches

/** Which passages a search looks at. */
export interface Narrowing {
  /** Tells it from others; 0 is that of all passages. */
  key: number
  /**
   * The bits of a passage, by its section and kind (see `bitsOf`): that of its section where its part is asked for, that of its part where
   * its section is, and `matches` where both are. So each facet leaves out its own filter.
   */
  bits: Uint32Array
}

const kinds = kindsOfPassage.length

/** The bits of a passage of a section and kind. */
export function bitsOf({ bits }: Narrowing, section: number, kind: number): number {
  return bits[section * kinds + kind]!
}

function makeNarrowing(sections: number, parts: number): Narrowing {
  const bits = new Uint32Array(sectionKeys.length * kinds)
  for (let section = 0; section < sectionKeys.length; section++)
    kindsOfPassage.forEach((kind, i) => {
      const part = reportParts.indexOf(partOfKind[kind])
      const inSections = ((sections >>> section) & 1) === 1
      const inParts = ((parts >>> part) & 1) === 1
      bits[section * kinds + i] =
        (inParts ? 1 << section : 0) |
        (inSections ? 1 << (firstPart + part) : 0) |
        (inSections && inParts ? matches : 0)
    })
  const isAll = sections === everySection && parts === everyPart
  return { key: isAll ? 0 : sections | (parts << firstPart), bits }
}

/** All passages. */
export const allPassages = makeNarrowing(everySection, everyPart)

/** The passages that filters leave. */
export function narrowingOf({ section, part }: Pick<SearchFilters, 'section' | 'part'>): Narrowing {
  if (section.length === 0 && part.length === 0) return allPassages
  return makeNarrowing(
    bitsAmong<SectionKey>(section, sectionKeys, everySection),
    bitsAmong<ReportPart>(part, reportParts, everyPart),
  )
}

/** The values asked for, as bits; all of them for none. */
function bitsAmong<T>(asked: readonly T[], all: readonly T[], every: number): number {
  if (asked.length === 0) return every
  return asked.reduce((bits, value) => bits | (1 << all.indexOf(value)), 0)
}
