/** Counts over the matching reports what facets are made of. */
import { sectionKeys } from '../../../report/index.ts'
import type { EngineFacets } from '../../engine.ts'
import { everySection } from '../../section-bits.ts'
import { makeCountOrder, type CountOrder } from './facet-order.ts'
import { passesAll, passesBody, passesLevel, passesRegion, passesYear } from './filters.ts'
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
export type FacetCounts = Record<'year' | 'province' | 'city' | 'bodyId' | 'level', Uint32Array>

/** Room for the facets of one search after the other. */
export interface FacetRoom {
  counts: FacetCounts
  order: CountOrder
}

/** Makes the room. */
export function makeFacetRoom(columns: ReportColumns): FacetRoom {
  const valuesOf = (name: keyof ReportColumns): number => columns[name].values.length
  const roomFor = (name: keyof FacetCounts): Uint32Array => new Uint32Array(valuesOf(name))
  const mostValues = Math.max(
    ...(['year', 'province', 'city', 'county', 'bodyId', 'level'] as const).map(valuesOf),
  )
  return {
    counts: {
      year: roomFor('year'),
      province: roomFor('province'),
      city: roomFor('city'),
      bodyId: roomFor('bodyId'),
      level: roomFor('level'),
    },
    order: makeCountOrder(columns.year.codes.length, mostValues),
  }
}

/** Counts the facets side by side: one after the other each would wait for its own last count. */
export function countValues(
  columns: ReportColumns,
  { satisfying, passes }: CountedMatches,
  { year, province, city, bodyId, level }: FacetCounts,
): void {
  for (const counts of [year, province, city, bodyId, level]) counts.fill(0)
  const yearOf = columns.year.codes
  const provinceOf = columns.province.codes
  const cityOf = columns.city.codes
  const bodyOf = columns.bodyId.codes
  const levelOf = columns.level.codes
  for (let i = 0; i < satisfying.length; i++) {
    const report = satisfying[i]!
    const passed = passes[report]!
    if ((passed | passesYear) === passesAll) year[yearOf[report]!]!++
    if ((passed | passesRegion) === passesAll) {
      province[provinceOf[report]!]!++
      city[cityOf[report]!]!++
    }
    if ((passed | passesBody) === passesAll) bodyId[bodyOf[report]!]!++
    if ((passed | passesLevel) === passesAll) level[levelOf[report]!]!++
  }
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
