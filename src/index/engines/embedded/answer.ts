/**
 * The parts of an answer that are told without any text: counts, facets, lists of reports. Facets count the matching reports;
 * each leaves out its own filter.
 */
import { mostBodies, reportParts } from '../../../limits.ts'
import { sectionKeys } from '../../../report/index.ts'
import type { Concordance } from '../../concordance/concordance.ts'
import type {
  BodyBucket,
  Bucket,
  EngineFacets,
  EngineRequest,
  EngineResult,
  ListedReport,
  PlaceBucket,
  SearchFilters,
  ValueFacets,
  YearShare,
} from '../../engine.ts'
import type { SearchedSnapshot } from '../../snapshot.ts'
import {
  allPassages,
  bitOf,
  bitsOf,
  countPassed,
  filterReports,
  firstPart,
  matches,
  narrowingOf,
  passesAll,
  passesBody,
  passesRegion,
  passesYear,
} from './filters.ts'
import type { Found } from './find.ts'
import { matchEverything } from './match.ts'
import type { Column, Place, ReportColumns } from './report-columns.ts'
import type { ReportPostings } from './report-postings.ts'

/** The values that were counted, in the order of the column. */
function toBuckets<T extends string | number>(
  { values }: Column<T | null>,
  counts: Uint32Array,
): Bucket<T>[] {
  const buckets: Bucket<T>[] = []
  for (let code = 0; code < values.length; code++) {
    const value = values[code] ?? null
    if (value !== null && counts[code]! > 0) buckets.push({ value, count: counts[code]! })
  }
  return buckets
}

/** The values of most reports first, by their names; of as many, in the order of the column. */
function bucketsByCount<T, Name extends string>(
  { values }: Column<T | null>,
  counts: Uint32Array,
  order: CountOrder,
  nameOf: (value: T) => Name,
): Bucket<Name>[] {
  const buckets: Bucket<Name>[] = []
  for (const code of order(counts)) {
    const value = values[code] ?? null
    if (value !== null) buckets.push({ value: nameOf(value), count: counts[code]! })
  }
  return buckets
}

/** Counts of the places of one rank. With `within`, of those below one of these alone. */
function placeBuckets(
  { values }: Column<Place | null>,
  counts: Uint32Array,
  order: CountOrder,
  within: ReadonlySet<string> | null,
): PlaceBucket[] {
  const buckets: PlaceBucket[] = []
  for (const code of order(counts)) {
    const place = values[code]
    if (!place || (within !== null && !within.has(place.above.join('/')))) continue
    buckets.push({ value: place.name, count: counts[code]!, above: place.above })
  }
  return buckets
}

/** The places above a rank in which reports pass the region filter. */
function chosenAbove({ values, codes }: Column<Place | null>, passes: Uint8Array): Set<string> {
  const isChosen = new Uint8Array(values.length)
  for (let report = 0; report < passes.length; report++)
    if ((passes[report]! & passesRegion) !== 0) isChosen[codes[report]!] = 1
  return new Set(
    values.flatMap((place, code) =>
      place !== null && isChosen[code] === 1 ? [place.above.join('/')] : [],
    ),
  )
}

/** The bodies of most matching reports; of as many, those with the newest first. */
function bodyBuckets(
  { values }: ReportColumns['bodyId'],
  counts: Uint32Array,
  order: CountOrder,
): BodyBucket[] {
  const buckets: BodyBucket[] = []
  // One of the values may be that of the reports whose body is unknown.
  for (const code of order(counts, mostBodies + 1)) {
    const { bodyId, reportingBody } = values[code]!
    if (bodyId !== null && buckets.length < mostBodies)
      buckets.push({ value: bodyId, count: counts[code]!, name: reportingBody })
  }
  return buckets
}

/**
 * Facets of a search. Counties are thousands: they are counted where the search
 * is narrowed to a region (`isNarrowed`), and then those beside the chosen ones.
 *
 * @param room its counts are written anew
 */
export function countFacets(
  columns: ReportColumns,
  found: CountedMatches,
  isNarrowed: boolean,
  { counts, order }: FacetRoom,
): EngineFacets {
  const { year, province, city, county, bodyId, choices } = columns
  const { passes } = found
  countValues(columns, found, counts)
  const choiceFacets = Object.fromEntries(
    choices.map(({ row, column }, i) => [
      row.facet,
      bucketsByCount(column, counts.choices[i]!, order, (name) => name),
    ]),
  ) as Omit<ValueFacets, 'part'>
  return {
    reportYear: toBuckets(year, counts.year),
    ...countPassageFacets(found),
    province: bucketsByCount(province, counts.province, order, ({ name }) => name),
    city: placeBuckets(city, counts.city, order, isNarrowed ? chosenAbove(city, passes) : null),
    county: isNarrowed
      ? placeBuckets(county, countCounties(county, found), order, chosenAbove(county, passes))
      : [],
    body: bodyBuckets(bodyId, counts.bodyId, order),
    ...choiceFacets,
  }
}

/** What of a search its facets are counted from. */
export interface CountedMatches {
  /** As from matchReports. */
  masks: Uint32Array
  /** The reports of which a mask says anything, ascending. */
  holding: Uint32Array
  /** The reports whose text satisfies the search, filters aside, ascending. */
  satisfying: Uint32Array
  /** As from filterReports. */
  passes: Uint8Array
}

/** By facet: reports of each value that match and pass all filters but the facet's own. */
export interface FacetCounts extends Record<'year' | 'province' | 'city' | 'bodyId', Uint32Array> {
  /** In the order of the columns. */
  choices: Uint32Array[]
}

/** Room for the facets of one search after the other. */
export interface FacetRoom {
  counts: FacetCounts
  order: CountOrder
}

/** Makes the room. */
export function makeFacetRoom(columns: ReportColumns): FacetRoom {
  type OwnColumn = Exclude<keyof ReportColumns, 'choices'>
  const valuesOf = (name: OwnColumn): number => columns[name].values.length
  const roomFor = (name: OwnColumn): Uint32Array => new Uint32Array(valuesOf(name))
  const mostValues = Math.max(
    ...(['year', 'province', 'city', 'county', 'bodyId'] as const).map(valuesOf),
    ...columns.choices.map(({ column }) => column.values.length),
  )
  return {
    counts: {
      year: roomFor('year'),
      province: roomFor('province'),
      city: roomFor('city'),
      bodyId: roomFor('bodyId'),
      choices: columns.choices.map(({ column }) => new Uint32Array(column.values.length)),
    },
    order: makeCountOrder(columns.year.codes.length, mostValues),
  }
}

/**
 * Counts all facets in one pass. In a pass for each, an addition would often wait for the one before, since reports next to each
 * other have the same value.
 */
export function countValues(
  columns: ReportColumns,
  found: CountedMatches,
  { year, province, city, bodyId, choices }: FacetCounts,
): void {
  const { satisfying, passes } = found
  for (const counts of [year, province, city, bodyId]) counts.fill(0)
  const yearOf = columns.year.codes
  const provinceOf = columns.province.codes
  const cityOf = columns.city.codes
  const bodyOf = columns.bodyId.codes
  for (let i = 0; i < satisfying.length; i++) {
    const report = satisfying[i]!
    const passed = passes[report]!
    if ((passed | passesYear) === passesAll) year[yearOf[report]!]!++
    if ((passed | passesRegion) === passesAll) {
      province[provinceOf[report]!]!++
      city[cityOf[report]!]!++
    }
    if ((passed | passesBody) === passesAll) bodyId[bodyOf[report]!]!++
  }
  columns.choices.forEach(({ row, column }, choice) => {
    countChoice(column.codes, bitOf(row.name), found, choices[choice]!)
  })
}

/** Counts every other report into counts of its own, added up at the end: of few values two reports in a row often have the same, and the second would wait for the first. */
function countChoice(
  codes: Uint32Array,
  bit: number,
  { satisfying, passes }: CountedMatches,
  counts: Uint32Array,
): void {
  counts.fill(0)
  const others = new Uint32Array(counts.length)
  for (let i = 0; i < satisfying.length; i += 2) {
    const report = satisfying[i]!
    if ((passes[report]! | bit) === passesAll) counts[codes[report]!]!++
    if (i + 1 === satisfying.length) break
    const other = satisfying[i + 1]!
    if ((passes[other]! | bit) === passesAll) others[codes[other]!]!++
  }
  for (let code = 0; code < counts.length; code++) counts[code]! += others[code]!
}

/** The same for the counties alone, which few searches show. */
export function countCounties(
  { values, codes }: ReportColumns['county'],
  { satisfying, passes }: CountedMatches,
): Uint32Array {
  const counts = new Uint32Array(values.length)
  for (let i = 0; i < satisfying.length; i++) {
    const report = satisfying[i]!
    if ((passes[report]! | passesRegion) === passesAll) counts[codes[report]!]!++
  }
  return counts
}

/** In how many reports each section and each part satisfies the search, asked for or not. */
export function countPassageFacets({
  masks,
  holding,
  passes,
}: CountedMatches): Pick<EngineFacets, 'section' | 'part'> {
  const counts = new Uint32Array(firstPart + reportParts.length)
  const every = (1 << counts.length) - 1
  for (let i = 0; i < holding.length; i++) {
    const report = holding[i]!
    if (passes[report] !== passesAll) continue
    for (let rest = masks[report]! & every; rest !== 0; rest &= rest - 1)
      counts[31 - Math.clz32(rest & -rest)]!++
  }
  return {
    section: countedAmong(sectionKeys, counts.subarray(0, firstPart)),
    part: countedAmong(reportParts, counts.subarray(firstPart)),
  }
}

function countedAmong<T extends string>(values: readonly T[], counts: Uint32Array): Bucket<T>[] {
  return values.flatMap((value, i) => (counts[i]! > 0 ? [{ value, count: counts[i]! }] : []))
}

/** The codes that were counted, those of most first; of as many, in their order. The first `limit` of them. */
export type CountOrder = (counts: Uint32Array, limit?: number) => number[]

const none = -1

/**
 * Makes the order of counts up to `reports` of up to `values` codes. Every count gets a list of its codes, so that nothing is
 * compared: sorting the cities of a frequent word took as long as counting them.
 */
export function makeCountOrder(reports: number, values: number): CountOrder {
  /** By count: the first code that was counted so often. Between two calls all `none`. */
  const firsts = new Int32Array(reports + 1).fill(none)
  /** By code: the next one that was counted as often. */
  const nexts = new Int32Array(values)
  return (counts, limit = Infinity) => {
    let most = 0
    for (let code = counts.length - 1; code >= 0; code--) {
      const count = counts[code]!
      if (count === 0) continue
      nexts[code] = firsts[count]!
      firsts[count] = code
      if (count > most) most = count
    }
    const codes: number[] = []
    for (let count = most; count > 0; count--) {
      let code = firsts[count]!
      firsts[count] = none
      for (; code !== none && codes.length < limit; code = nexts[code]!) codes.push(code)
    }
    return codes
  }
}

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

/** Reports that pass the filters and hold a term in the passages asked for. */
function countPassing({ reports, bits }: ReportPostings, { passes }: Found): number {
  let count = 0
  for (let i = 0; i < reports.length; i++)
    if ((bits[i]! & matches) !== 0 && passes[reports[i]!] === passesAll) count++
  return count
}

/** Everything of an answer but its hits. */
export function countFound(
  { query, filters }: EngineRequest,
  found: Found,
  columns: ReportColumns,
  room: FacetRoom,
): Omit<EngineResult, 'hits'> {
  const { total, wholePostings } = found
  const facets = countFacets(columns, found, filters.region.length > 0, room)
  return {
    total,
    passages: found.totalPassages,
    occurrences: found.totalOccurrences,
    passing: countPassed(found.passes),
    terms: query.terms.map((_, term) => {
      const at = found.scoredAs(term)
      return {
        occurrences: at < 0 ? 0 : found.termOccurrences[at]!,
        reports: countPassing(wholePostings[term]!, found),
        found: wholePostings[term]!.found,
      }
    }),
    facets,
    byYear: yearShares(columns.year, found.passes, room.counts.year),
  }
}

/** Characters of each report, in these sections and parts; empty lists mean all. */
export function charactersIn(
  { passageSections, passageKinds, passageReports, reportPassages }: PassageColumns,
  lengthOf: (passage: number) => number,
  sections: SearchFilters['section'],
  parts: SearchFilters['part'],
): Uint32Array {
  const narrowing = narrowingOf({ section: [...sections], part: [...parts] })
  const characters = new Uint32Array(reportPassages.length - 1)
  for (let passage = 0; passage < passageReports.length; passage++)
    if ((bitsOf(narrowing, passageSections[passage]!, passageKinds[passage]!) & matches) !== 0)
      characters[passageReports[passage]!]! += lengthOf(passage)
  return characters
}

type PassageColumns = Pick<
  Concordance,
  'passageSections' | 'passageKinds' | 'passageReports' | 'reportPassages'
>

/** See `SearchEngine.list`. */
export function listReports(
  { concordance, metadata, checkCounts }: SearchedSnapshot,
  columns: ReportColumns,
  filters: SearchFilters,
  limit: number,
  offset: number,
): { total: number; reports: ListedReport[] } {
  const passes = filterReports(columns, filters)
  const narrowing = narrowingOf(filters)
  const masks = narrowing === allPassages ? null : matchEverything(concordance, narrowing)
  const passing = Array.from(metadata.keys()).filter(
    (report) =>
      passes[report] === passesAll && (masks === null || (masks[report]! & matches) !== 0),
  )
  return {
    total: passing.length,
    reports: passing.slice(offset, offset + limit).map((report) => ({
      metadata: metadata[report]!,
      checks: checkCounts[report]!,
    })),
  }
}
