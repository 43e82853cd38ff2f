/** The place of a report: that of its body, else one named near its beginning. */
import { remark, sentence } from '../../sentence.ts'
import type { DocumentWarning } from '../../ingest/index.ts'
import { findRegion, unknownRegion } from '../regions.ts'
import type { Origin, Region } from '../types.ts'
import type { Candidate, Reading } from './reading.ts'

export interface FoundPlace {
  region: Region
  origin: Origin
  warnings: DocumentWarning[]
}

/** 青禾县人民政府, 云岭省澄江市水利局: a place the gazetteer does not know, by its endings. */
const unknownPlace =
  /^(?<province>[^省市县区]{2,8}(?:省|自治区))?(?<city>[^市州盟县区]{2,10}(?:市|自治州|州|盟|地区))?(?<county>[^县区旗]{1,10}(?:县|区|旗))?/

/** Finds the region of a report whose body is known or not. */
export function findPlace(
  reading: Reading,
  body: Candidate<string> | null,
  publishingBody: string | null,
): FoundPlace {
  const surroundings = [reading.opening, publishingBody ?? '', reading.document.path].join('\n')
  const ofBody = body === null ? null : findRegion(body.value, surroundings)
  if (body !== null && ofBody !== null && ofBody.region.code !== null) {
    return {
      region: ofBody.region,
      origin: {
        from: body.from,
        confidence: Math.min(body.confidence, 0.95),
        evidence: body.value,
      },
      warnings: [],
    }
  }
  // A name of several places stays open: another place in the text would be a guess.
  if (ofBody !== null && ofBody.warnings.length > 0) {
    return {
      region: { ...unknownRegion },
      origin: { from: 'content', confidence: 0 },
      warnings: ofBody.warnings,
    }
  }
  const unknown = body === null ? null : placeByEndings(body.value)
  if (body !== null && unknown !== null) {
    const said = sentence('report.regionUnknown', { body: body.value })
    return {
      region: unknown,
      origin: { from: 'body name', confidence: 0.4, evidence: body.value },
      warnings: [remark('region_unknown', said)],
    }
  }
  const sources: [string, string, number][] = [
    ['publishing body', publishingBody ?? '', 0.6],
    ['first sentence', withoutAddressees(reading), 0.5],
    ['folder', reading.document.path, 0.4],
  ]
  for (const [from, text, confidence] of sources) {
    const found = findRegion(text, surroundings)
    if (found.region.code === null || found.mention === null) continue
    if (isInList(text, found.mention)) continue
    const evidence = text.slice(found.mention.start, found.mention.end)
    return { region: found.region, origin: { from, confidence, evidence }, warnings: [] }
  }
  return { region: { ...unknownRegion }, origin: { from: 'content', confidence: 0 }, warnings: [] }
}

/** 各省、自治区、直辖市和新疆生产建设兵团…部门： those a letter goes to, and not where it comes from. */
const addressees = /^(?:各|致)|(?:、|和|部门|单位|机关|公司|政府|厅|局|委|办)[^。]{0,20}[:：]$/

/** The first lines without those that name whom the text is for. */
function withoutAddressees({ lines }: Reading): string {
  return lines
    .slice(0, mostOpeningLines)
    .map(({ bare }) => bare)
    .filter((bare) => !(/[:：]$/.test(bare) && addressees.test(bare)))
    .join('\n')
}

const mostOpeningLines = 30

/** True for a place that is one of several in a list: 北京、天津、河北 say where something holds, not who reports. */
function isInList(text: string, { start, end }: { start: number; end: number }): boolean {
  return text.charAt(start - 1) === '、' || text.charAt(end) === '、'
}

function placeByEndings(name: string): Region | null {
  const groups = unknownPlace.exec(name)?.groups
  if (groups === undefined) return null
  const [province, city, county] = [groups['province'], groups['city'], groups['county']].map(
    (each) => each ?? null,
  )
  if (province == null && city == null && county == null) return null
  return { code: null, province: province ?? null, city: city ?? null, county: county ?? null }
}
