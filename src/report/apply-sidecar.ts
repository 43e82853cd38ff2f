/** What a sidecar states of a report goes before what was read in it; what follows from a body or a place is worked out anew. */
import { remark, sentence } from '../sentence.ts'
import type { DocumentWarning } from '../ingest/index.ts'
import { administrativeLevelOf, bodyIdOf, bodyNameOf } from './bodies.ts'
import { divisionOf } from './gazetteer.ts'
import { makeTitle } from './metadata/title.ts'
import { findRegion, regionOfCode, unknownRegion } from './regions.ts'
import {
  placeFields,
  sidecarFieldOf,
  sidecarFields,
  type PlaceField,
  type SidecarValues,
} from './sidecar-fields.ts'
import type { Origin, Region, Report, ReportMetadata } from './types.ts'

/** Warnings that are settled once the field is stated. */
const settledBy: Partial<Record<keyof SidecarValues | 'region', readonly string[]>> = {
  reportYear: ['year_disagrees'],
  reportingBody: ['body_disagrees'],
  publishedOn: ['date_disagrees'],
  region: ['region_ambiguous', 'region_unknown'],
}

interface Stated {
  values: Partial<SidecarValues>
  place: Partial<Record<PlaceField, string>>
  warnings: DocumentWarning[]
}

/**
 * The report with the values of its sidecar, each with origin `sidecar` and confidence 1. Its id stays: it is that of the text.
 * What a sidecar states wrongly is left as it was read, with a warning (`sidecar_field`, `sidecar_value`).
 *
 * @param values Field names as in `ReportMetadata` or their usual Chinese names; a place as `region` (name or code) or as
 * `province`, `city`, `county`.
 */
export function applySidecar(report: Report, values: Readonly<Record<string, string>>): Report {
  const stated = readStated(values)
  const warnings = [...stated.warnings]
  const origins = { ...report.origins }
  const evidenceOf = new Map(
    Object.entries(values).map(([name, value]) => [sidecarFieldOf(name), value]),
  )
  const setOrigin = (field: keyof ReportMetadata, evidence?: string): void => {
    const origin: Origin = { from: 'sidecar', confidence: 1 }
    origins[field] = evidence === undefined ? origin : { ...origin, evidence }
  }

  const next: Report = { ...report, ...stated.values }
  for (const field of Object.keys(stated.values) as (keyof SidecarValues)[])
    setOrigin(field, evidenceOf.get(field))
  if (stated.values.reportingBody !== undefined)
    next.reportingBody = bodyNameOf(stated.values.reportingBody)

  const region = readPlace(stated.place, warnings) ?? regionOfBody(stated.values.reportingBody)
  if (region !== null) {
    next.region = region
    setOrigin('region', Object.values(stated.place).join('') || evidenceOf.get('reportingBody'))
  }
  if (next.reportingBody !== null && (region !== null || 'reportingBody' in stated.values)) {
    next.bodyId = bodyIdOf(next.region, next.reportingBody)
    setOrigin('bodyId', next.reportingBody)
    if (stated.values.administrativeLevel === undefined) {
      next.administrativeLevel = administrativeLevelOf(next.reportingBody, next.region)
      setOrigin('administrativeLevel', next.reportingBody)
    }
  }
  const isMade = report.title === null || report.origins.title?.from === 'made'
  if (isMade && stated.values.title === undefined) {
    const made = makeTitle(next.kind, next.reportingBody, next.reportYear)
    if (made !== null && made !== report.title) {
      next.title = made
      origins.title = { from: 'made', confidence: 1 }
    }
  }

  const settled = new Set(
    [...Object.keys(stated.values), ...(region === null ? [] : ['region'])].flatMap(
      (field) => settledBy[field as keyof typeof settledBy] ?? [],
    ),
  )
  next.warnings = [...report.warnings.filter(({ code }) => !settled.has(code)), ...warnings]
  return { ...next, origins }
}

function readStated(values: Readonly<Record<string, string>>): Stated {
  const stated: Stated = { values: {}, place: {}, warnings: [] }
  for (const [name, value] of Object.entries(values)) {
    const written = value.trim()
    if (written === '') continue
    const field = sidecarFieldOf(name)
    if (field === undefined) {
      const known = [...Object.keys(sidecarFields), ...placeFields].join('、')
      const said = sentence('report.sidecarField', { name, known })
      stated.warnings.push(remark('sidecar_field', said))
    } else if (isPlaceField(field)) stated.place[field] = written
    else readValue(field, written, stated)
  }
  return stated
}

function readValue(field: keyof SidecarValues, written: string, stated: Stated): void {
  const { read, expects } = sidecarFields[field]
  const value = read(written)
  if (value === undefined) {
    const said = sentence('report.sidecarValue', { field, written, expected: expects })
    stated.warnings.push(remark('sidecar_value', said))
  } else stated.values = { ...stated.values, [field]: value }
}

function isPlaceField(field: string): field is PlaceField {
  return (placeFields as readonly string[]).includes(field)
}

/** The place that the sidecar states; null, where it states none or one that nobody knows. */
function readPlace(
  place: Partial<Record<PlaceField, string>>,
  warnings: DocumentWarning[],
): Region | null {
  const code = [place.regionCode, place.region].find((each) => /^\d{6}$/.test(each ?? ''))
  if (code !== undefined && divisionOf(code) !== undefined) return regionOfCode(code)
  const levels = { province: place.province, city: place.city, county: place.county }
  const names = Object.values(levels).filter((each) => each !== undefined)
  const written = code === undefined && place.region !== undefined ? place.region : names.join('')
  if (written !== '') {
    const found = findRegion(written)
    const isWhole = found.mention?.start === 0 && found.mention.end === written.length
    if (found.region.code !== null && isWhole) return found.region
    // A place that no table has is as good as its names.
    if (names.length > 0)
      return {
        ...unknownRegion,
        ...Object.fromEntries(Object.entries(levels).filter(([, name]) => name !== undefined)),
      }
  }
  const unknown = place.regionCode ?? place.region
  if (unknown !== undefined) {
    const said = sentence('report.sidecarPlace', { place: unknown })
    warnings.push(remark('sidecar_value', said))
  }
  return null
}

/** The place that a stated body's name says, if it does. */
function regionOfBody(body: string | undefined): Region | null {
  if (body === undefined) return null
  const found = findRegion(bodyNameOf(body))
  return found.mention?.start === 0 && found.region.code !== null ? found.region : null
}
