/** Counts over the matching reports what facets are made of. */
import { sectionKeys } from '../../../report/index.ts'
import type { EngineFacets } from '../../engine.ts'
import { everySection } from '../../section-bits.ts'
import { makeCountOrder, type CountOrder } from './facet-order.ts'
import { bitOf, passesAll, passesBody, passesRegion, passesYear } from './filters.ts'
import type { ReportColumns } from './report-columns.ts'

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

/** Counts the facets side by side: one after the other each would wait for its own last count. */
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

/** Counts every other report apart: of few values the next is often the same, and would wait for the count before. */
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

/** In how many reports each section satisfies the search, asked for or not. */
export function countSections({ masks, holding, passes }: CountedMatches): EngineFacets['section'] {
  const counts = new Uint32Array(sectionKeys.length)
  for (let i = 0; i < holding.length; i++) {
    const report = holding[i]!
    if (passes[report] !== passesAll) continue
    for (let rest = masks[report]! & everySection; rest !== 0; rest &= rest - 1)
      counts[31 - Math.clz32(rest & -rest)]!++
  }
  const buckets: EngineFacets['section'] = []
  for (let section = 0; section < counts.length; section++)
    if (counts[section]! > 0)
      buckets.push({ value: sectionKeys[section]!, count: counts[section]! })
  return buckets
}
