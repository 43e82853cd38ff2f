/** Facet counts over the matching reports. Each facet leaves out its own filter. */
import { sectionKeys, type Region } from '../../../report/index.ts'
import type { BodyBucket, Bucket, EngineFacets, PlaceBucket } from '../../engine.ts'
import { passesAll, passesBody, passesLevel, passesRegion, passesYear } from './filters.ts'
import { matches } from './match.ts'
import type { Column, ReportColumns } from './report-columns.ts'
import { topOf } from './top.ts'

/** There are thousands of bodies; of more than these, a name has to be typed. */
const mostBodies = 200

const byCount = <T extends string | number>(a: Bucket<T>, b: Bucket<T>): number =>
  b.count - a.count || (a.value < b.value ? -1 : 1)

function toBuckets<T extends string | number>(
  { values }: Column<T | null>,
  counts: Uint32Array,
): Bucket<T>[] {
  return values.flatMap((value, code) =>
    value === null || counts[code] === 0 ? [] : [{ value, count: counts[code]! }],
  )
}

const ranks = ['province', 'city', 'county'] as const

/** Names of the places above a rank, highest first. */
const aboveIn = (region: Region, rank: number): string[] =>
  ranks.slice(0, rank).flatMap((above) => region[above] ?? [])

/** Counts of places of one rank, told apart by the places above them. With `within`, of those below one of these alone. */
function placeBuckets(
  { values }: Column<Region>,
  counts: Uint32Array,
  rank: number,
  within: ReadonlySet<string> | null,
): PlaceBucket[] {
  const buckets = new Map<string, PlaceBucket>()
  values.forEach((region, code) => {
    const value = region[ranks[rank]!]
    const count = counts[code]!
    if (value === null || count === 0) return
    const above = aboveIn(region, rank)
    if (within !== null && !within.has(above.join('/'))) return
    const key = [...above, value].join('/')
    const bucket = buckets.get(key)
    if (bucket === undefined) buckets.set(key, { value, count, above })
    else bucket.count += count
  })
  return [...buckets.values()].sort(byCount)
}

/** The places above a rank in which reports pass the region filter. */
function placesAbove({ region }: ReportColumns, passes: Uint8Array, rank: number): Set<string> {
  const isChosen = new Uint8Array(region.values.length)
  for (let report = 0; report < passes.length; report++)
    if ((passes[report]! & passesRegion) !== 0) isChosen[region.codes[report]!] = 1
  return new Set(
    region.values.flatMap((value, code) =>
      isChosen[code] === 1 ? [aboveIn(value, rank).join('/')] : [],
    ),
  )
}

/** The bodies of most matching reports. One body may be named in several ways: the newest report's name is shown. */
function bodyBuckets({ values }: ReportColumns['body'], counts: Uint32Array): BodyBucket[] {
  const buckets = new Map<string, BodyBucket>()
  values.forEach(({ bodyId, reportingBody }, code) => {
    const count = counts[code]!
    if (bodyId === null || count === 0) return
    const bucket = buckets.get(bodyId)
    if (bucket === undefined) buckets.set(bodyId, { value: bodyId, count, name: reportingBody })
    else bucket.count += count
  })
  const all = [...buckets.values()]
  const best = topOf(
    all.length,
    mostBodies,
    () => true,
    (a, b) => byCount(all[a]!, all[b]!),
  )
  return best.map((i) => all[i]!)
}

/**
 * `masks` as from matchReports, `passes` as from filterReports. Counties are thousands: they are counted where the search
 * is narrowed to a region (`isNarrowed`), and then those beside the chosen ones.
 */
export function countFacets(
  columns: ReportColumns,
  masks: Uint16Array,
  passes: Uint8Array,
  isNarrowed: boolean,
): EngineFacets {
  const { year, region, body, level } = columns
  const years = new Uint32Array(year.values.length)
  const regions = new Uint32Array(region.values.length)
  const bodies = new Uint32Array(body.values.length)
  const levels = new Uint32Array(level.values.length)
  const sections = new Uint32Array(sectionKeys.length)
  for (let report = 0; report < masks.length; report++) {
    const mask = masks[report]!
    if (mask === 0) continue
    const passed = passes[report]!
    if (passed === passesAll) {
      for (let section = 0; section < sections.length; section++)
        sections[section]! += (mask >>> section) & 1
    }
    if ((mask & matches) === 0) continue
    if ((passed | passesYear) === passesAll) years[year.codes[report]!]!++
    if ((passed | passesRegion) === passesAll) regions[region.codes[report]!]!++
    if ((passed | passesBody) === passesAll) bodies[body.codes[report]!]!++
    if ((passed | passesLevel) === passesAll) levels[level.codes[report]!]!++
  }
  return {
    reportYear: toBuckets(year, years).sort((a, z) => z.value - a.value),
    section: sectionKeys
      .map((value, i) => ({ value, count: sections[i]! }))
      .filter(({ count }) => count > 0),
    province: placeBuckets(region, regions, 0, null).map(({ value, count }) => ({ value, count })),
    city: placeBuckets(region, regions, 1, isNarrowed ? placesAbove(columns, passes, 1) : null),
    county: isNarrowed ? placeBuckets(region, regions, 2, placesAbove(columns, passes, 2)) : [],
    body: bodyBuckets(body, bodies),
    administrativeLevel: toBuckets(level, levels).sort(byCount),
  }
}
