/** What filters and facets ask of every report, as columns of numbers: each different value is looked at once, not once a report. */
import type { AdministrativeLevel, Region, ReportMetadata } from '../../../report/index.ts'

/** One field of every report: `values[codes[report]]`. */
export interface Column<T> {
  values: readonly T[]
  codes: Uint32Array
}

/** A body as reports name it. */
export type BodyName = Pick<ReportMetadata, 'bodyId' | 'reportingBody'>

export interface ReportColumns {
  year: Column<number | null>
  region: Column<Region>
  /** One value for each way in which a body is named. */
  body: Column<BodyName>
  level: Column<AdministrativeLevel | null>
}

function columnOf<T>(
  metadata: readonly ReportMetadata[],
  valueOf: (report: ReportMetadata) => T,
  keyOf: (value: T) => unknown,
): Column<T> {
  const values: T[] = []
  const known = new Map<unknown, number>()
  const codes = new Uint32Array(metadata.length)
  metadata.forEach((report, number) => {
    const value = valueOf(report)
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

/** Reads the columns out of the metadata of all reports, in the order of their numbers. */
export function columnsOf(metadata: readonly ReportMetadata[]): ReportColumns {
  return {
    year: columnOf(
      metadata,
      ({ reportYear }) => reportYear,
      (year) => year,
    ),
    region: columnOf(
      metadata,
      ({ region }) => region,
      ({ code, province, city, county }) => [code, province, city, county].join('/'),
    ),
    body: columnOf(
      metadata,
      ({ bodyId, reportingBody }): BodyName => ({ bodyId, reportingBody }),
      ({ bodyId, reportingBody }) => `${bodyId}/${reportingBody}`,
    ),
    level: columnOf(
      metadata,
      ({ administrativeLevel }) => administrativeLevel,
      (level) => level,
    ),
  }
}
