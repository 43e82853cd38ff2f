/** Facet counts over the matching reports. Each facet leaves out its own filter. */
import { mostBodies } from '../../../limits.ts'
import type { BodyBucket, Bucket, ChoiceFacets, EngineFacets, PlaceBucket } from '../../engine.ts'
import {
  countCounties,
  countSections,
  countValues,
  type CountedMatches,
  type FacetRoom,
} from './facet-counts.ts'
import type { CountOrder } from './facet-order.ts'
import { passesRegion } from './filters.ts'
import type { Column, Place, ReportColumns } from './report-columns.ts'

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
  ) as ChoiceFacets
  return {
    reportYear: toBuckets(year, counts.year),
    section: countSections(found),
    province: bucketsByCount(province, counts.province, order, ({ name }) => name),
    city: placeBuckets(city, counts.city, order, isNarrowed ? chosenAbove(city, passes) : null),
    county: isNarrowed
      ? placeBuckets(county, countCounties(county, found), order, chosenAbove(county, passes))
      : [],
    body: bodyBuckets(bodyId, counts.bodyId, order),
    ...choiceFacets,
  }
}
