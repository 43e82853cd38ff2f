/** What filters and facets ask of every report, as columns of numbers: each different value is looked at once, not once a report. */
import { facetRows, isChoice, type ChoiceFacet, type ChoiceRow } from '../../../facets.ts'
import type { Region, CheckCounts, ReportMetadata } from '../../../report/index.ts'

/** One field of every report: `values[codes[report]]`. */
export interface Column<T> {
  values: readonly T[]
  codes: Uint32Array
}

/** A body as reports name it. */
export type BodyName = Pick<ReportMetadata, 'bodyId' | 'reportingBody'>

/** A province, city or county with the names above it, highest first. */
export interface Place {
  name: string
  above: string[]
}

export interface ReportColumns {
  /** Newest first; null where a report names none. */
  year: Column<number | null>
  region: Column<Region>
  /** The places of each rank in the order of their names, then of those above them; null where a report names none. */
  province: Column<Place | null>
  city: Column<Place | null>
  county: Column<Place | null>
  /** One value for each way in which a body is named. */
  body: Column<BodyName>
  /** One value for each body, named as in its first report, which is the newest. */
  bodyId: Column<BodyName>
  /** A column for each facet of fixed values, these in the order of their names; null where a report has none. */
  choices: readonly { row: ChoiceRow; column: Column<string | null> }[]
}

function columnOf<T>(
  metadata: readonly ReportMetadata[],
  valueOf: (report: ReportMetadata, number: number) => T,
  keyOf: (value: T) => unknown,
): Column<T> {
  const values: T[] = []
  const known = new Map<unknown, number>()
  const codes = new Uint32Array(metadata.length)
  metadata.forEach((report, number) => {
    const value = valueOf(report, number)
    const key = keyOf(value)
    let code = known.get(key)
    if (code === undefined) {
      code = values.push(value) - 1
      known.set(key, code)
    }
    codes[number] = code
  })
  return { values, codes }
}

const ranks = ['province', 'city', 'county'] as const

function placeOf(region: Region, rank: (typeof ranks)[number]): Place | null {
  const name = region[rank]
  if (name === null) return null
  const above = ranks.slice(0, ranks.indexOf(rank)).flatMap((higher) => region[higher] ?? [])
  return { name, above }
}

/** The same column with its values in another order. */
function sortValues<T>({ values, codes }: Column<T>, compare: (a: T, b: T) => number): Column<T> {
  const order = Array.from(values.keys()).sort((a, b) => compare(values[a]!, values[b]!))
  const newCodes = new Uint32Array(values.length)
  order.forEach((code, newCode) => (newCodes[code] = newCode))
  return { values: order.map((code) => values[code]!), codes: codes.map((code) => newCodes[code]!) }
}

function placesOf(
  metadata: readonly ReportMetadata[],
  rank: (typeof ranks)[number],
): Column<Place | null> {
  const column = columnOf(
    metadata,
    ({ region }) => placeOf(region, rank),
    (place) => (place === null ? null : [...place.above, place.name].join('/')),
  )
  return sortValues(column, (a, b) => compareNames(nameWithin(a), nameWithin(b)))
}

/** A place's name, then those above it: places of one name have an order of their own. */
const nameWithin = (place: Place | null): string =>
  place === null ? '' : [place.name, ...place.above].join('\0')

function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Reads the columns out of the metadata of all reports, in the order of their numbers. */
export function columnsOf(
  metadata: readonly ReportMetadata[],
  checks: readonly CheckCounts[],
): ReportColumns {
  return {
    year: sortValues(
      columnOf(
        metadata,
        ({ reportYear }) => reportYear,
        (year) => year,
      ),
      (a, b) => (b ?? -Infinity) - (a ?? -Infinity),
    ),
    region: columnOf(
      metadata,
      ({ region }) => region,
      ({ code, province, city, county }) => [code, province, city, county].join('/'),
    ),
    province: placesOf(metadata, 'province'),
    city: placesOf(metadata, 'city'),
    county: placesOf(metadata, 'county'),
    bodyId: columnOf(
      metadata,
      ({ bodyId, reportingBody }): BodyName => ({ bodyId, reportingBody }),
      ({ bodyId }) => bodyId,
    ),
    body: columnOf(
      metadata,
      ({ bodyId, reportingBody }): BodyName => ({ bodyId, reportingBody }),
      ({ bodyId, reportingBody }) => `${bodyId}/${reportingBody}`,
    ),
    choices: facetRows.filter(isChoice).map((row) => ({
      row,
      column: sortValues(
        columnOf(
          metadata,
          (report, number) => valueOf(row, report, checks[number]!),
          (value) => value,
        ),
        (a, b) => compareNames(a ?? '', b ?? ''),
      ),
    })),
  }
}

function valueOf(
  { valueOf: read }: ChoiceFacet,
  report: ReportMetadata,
  checks: CheckCounts,
): string | null {
  return read(report, checks)
}
