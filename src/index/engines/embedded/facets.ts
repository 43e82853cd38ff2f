/** Facet counts over the matching reports. Each facet leaves out its own filter. */
import type { BodyBucket, Bucket, EngineFacets, PlaceBucket } from '../../engine.ts'
import {
  countCounties,
  countSections,
  countValues,
  type CountedMatches,
  type FacetCounts,
} from './facet-counts.ts'
import { passesRegion } from './filters.ts'
import type { Column, Place, ReportColumns } from './report-columns.ts'

/** There are thousands of bodies; of more than these, a name has to be typed. */
const mostBodies = 50

const byCount = <T extends string | number>(a: Bucket<T>, b: Bucket<T>): number =>
  b.count - a.count || (a.value < b.value ? -1 : 1)

function toBuckets<T extends string | number>(
  { values }: Column<T | null>,
  counts: Uint32Array,
): Bucket<T>[] {
  const buckets: Bucket<T>[] = []
  for (let code = 0; code < values.length; code++) {
    const value = values[code]!
    if (value !== null && counts[code]! > 0) buckets.push({ value, count: counts[code]! })
  }
  return buckets
}

/** Counts of the provinces: nothing stands above them. */
function provinceBuckets({ values }: Column<Place | null>, counts: Uint32Array): Bucket<string>[] {
  const buckets: Bucket<string>[] = []
  for (const code of codesByCount(counts)) {
    const place = values[code]
    if (place) buckets.push({ value: place.name, count: counts[code]! })
  }
  return buckets
}

/** Counts of the places of one rank. With `within`, of those below one of these alone. */
function placeBuckets(
  { values }: Column<Place | null>,
  counts: Uint32Array,
  within: ReadonlySet<string> | null,
): PlaceBucket[] {
  const buckets: PlaceBucket[] = []
  // Of as many, the order of the values is that of their names.
  for (const code of codesByCount(counts)) {
    const place = values[code]
    if (!place || (within !== null && !within.has(place.above.join('/')))) continue
    buckets.push({ value: place.name, count: counts[code]!, above: place.above })
  }
  return buckets
}

/** The codes that were counted, those of most first; of as many, in their order. */
function codesByCount(counts: Uint32Array): number[] {
  const { length } = counts
  // Numbers are sorted at once, without a comparison to be called: count before code, the lower code above.
  const keys = new Float64Array(length)
  let used = 0
  for (let code = 0; code < length; code++)
    if (counts[code]! > 0) keys[used++] = counts[code]! * length + (length - 1 - code)
  const codes: number[] = []
  const sorted = keys.subarray(0, used).sort()
  for (let i = used - 1; i >= 0; i--) {
    const key = sorted[i]!
    codes.push(length - 1 - (key - Math.floor(key / length) * length))
  }
  return codes
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

/** The greatest count that more than `most` values reach; 0 where no more than that have any. */
function edgeOf(counts: Uint32Array, most: number): number {
  const having: number[] = []
  for (const count of counts) having[count] = (having[count] ?? 0) + 1
  let reached = 0
  for (let edge = having.length - 1; edge > 0; edge--) {
    reached += having[edge] ?? 0
    if (reached > most) return edge
  }
  return 0
}

/** The bodies of most matching reports; of as many, those with the newest first. */
function bodyBuckets({ values }: ReportColumns['bodyId'], counts: Uint32Array): BodyBucket[] {
  const edge = edgeOf(counts, mostBodies)
  const above: BodyBucket[] = []
  const onEdge: BodyBucket[] = []
  for (let code = 0; code < counts.length; code++) {
    const count = counts[code]!
    if (count === 0 || count < edge) continue
    const { bodyId, reportingBody } = values[code]!
    if (bodyId === null) continue
    const bucket = { value: bodyId, count, name: reportingBody }
    if (count > edge) above.push(bucket)
    else if (onEdge.length < mostBodies) onEdge.push(bucket)
  }
  // A stable sort keeps the order of the values, which is that of the newest reports.
  return [...above.sort((a, b) => b.count - a.count), ...onEdge].slice(0, mostBodies)
}

/**
 * Facets of a search. Counties are thousands: they are counted where the search
 * is narrowed to a region (`isNarrowed`), and then those beside the chosen ones.
 *
 * @param counts room, written anew
 */
export function countFacets(
  columns: ReportColumns,
  found: CountedMatches,
  isNarrowed: boolean,
  counts: FacetCounts,
): EngineFacets {
  const { year, province, city, county, bodyId, level } = columns
  const { passes } = found
  countValues(columns, found, counts)
  return {
    reportYear: toBuckets(year, counts.year),
    section: countSections(found),
    province: provinceBuckets(province, counts.province),
    city: placeBuckets(city, counts.city, isNarrowed ? chosenAbove(city, passes) : null),
    county: isNarrowed
      ? placeBuckets(county, countCounties(county, found), chosenAbove(county, passes))
      : [],
    body: bodyBuckets(bodyId, counts.bodyId),
    administrativeLevel: toBuckets(level, counts.level).sort(byCount),
  }
}
