/** Places in text: find one, name one, and tell whether a report's place answers to a filter. */
import { remark, sentence } from '../sentence.ts'
import type { DocumentWarning } from '../ingest/index.ts'
import { toSimplified } from '../text/index.ts'
import {
  beginsName,
  codesAbove,
  divisionOf,
  levelOfCode,
  longestNameLength,
  namesOf,
  placesNamed,
} from './gazetteer.ts'
import type { PlaceName } from './gazetteer.ts'
import type { Region } from './types.ts'

/** No place known. */
export const unknownRegion: Readonly<Region> = {
  code: null,
  province: null,
  city: null,
  county: null,
}

/** A place found in a text. */
export interface FoundRegion {
  region: Region
  /**
   * Where its names stand in the text (江苏省泰州市高港区), and where the closest of them begins (高港区); null when none
   * was found.
   */
  mention: { start: number; end: number; closestStart: number } | null
  /** How the closest place is written; null when none was found. */
  kind: PlaceName['kind'] | null
  warnings: DocumentWarning[]
}

interface Mention {
  start: number
  end: number
  places: readonly PlaceName[]
}

/** The region of a division: its own name and those above it. An unknown code gives nulls. */
export function regionOfCode(code: string): Region {
  const region: Region = { ...unknownRegion }
  for (const each of codesAbove(code)) {
    const name = divisionOf(each)?.name ?? null
    const level = levelOfCode(each)
    if (level === 'province') region.province = name
    else if (level === 'prefecture') region.city = name
    else region.county = name
    region.code = each
  }
  return region
}

/**
 * Finds the first place a text names, with the places above it filled in. Names that stand side by side are read as one
 * (江苏省泰州市高港区). A name of several places (鼓楼区) is settled by another place in the text or in `context`;
 * where none settles it, the region is null and a warning says so.
 *
 * @param context More text that may name the place's parent: the first paragraph, the folder.
 */
export function findRegion(text: string, context = ''): FoundRegion {
  const mentions = findMentions(toSimplified(text))
  const first = mentions[0]
  if (first === undefined)
    return { region: { ...unknownRegion }, mention: null, kind: null, warnings: [] }

  let last = first
  let candidates: readonly PlaceName[] = first.places
  for (const next of mentions.slice(1)) {
    if (next.start !== last.end) break
    const above = candidates
    const inside = next.places.filter((place) =>
      above.some((parent) => isInside(place.code, parent.code)),
    )
    if (inside.length === 0) break
    candidates = inside
    last = next
  }

  const mention = { start: first.start, end: last.end, closestStart: last.start }
  const settled =
    candidates.length === 1
      ? candidates[0]!
      : settle(candidates, [
          ...mentions.filter((each) => each !== last),
          ...findMentions(toSimplified(context)),
        ])
  if (settled !== null) {
    return { region: regionOfCode(settled.code), mention, kind: settled.kind, warnings: [] }
  }
  const name = text.slice(last.start, last.end)
  const said = sentence('report.regionAmbiguous', { name, places: candidates.length })
  return {
    region: { ...unknownRegion },
    mention,
    kind: null,
    warnings: [remark('region_ambiguous', said)],
  }
}

/** The one place meant, by the places named elsewhere, else by the higher level (吉林 is the province); null when still open. */
function settle(candidates: readonly PlaceName[], others: readonly Mention[]): PlaceName | null {
  const certain = others
    .filter((each) => each.places.length === 1)
    .map((each) => each.places[0]!.code)
  const supported = candidates.filter((place) =>
    certain.some((code) => isInside(place.code, code) || isInside(code, place.code)),
  )
  if (supported.length === 1) return supported[0]!
  const highest = Math.min(...candidates.map((place) => rankOfCode(place.code)))
  const atTop = candidates.filter((place) => rankOfCode(place.code) === highest)
  return atTop.length === 1 ? atTop[0]! : null
}

function rankOfCode(code: string): number {
  return ['province', 'prefecture', 'county'].indexOf(levelOfCode(code))
}

function isInside(code: string, parent: string): boolean {
  return code !== parent && codesAbove(code).includes(parent)
}

/** Longest match from left to right. Stems of prefectures and counties count only where a place is due: first, or after a place. */
function findMentions(text: string): Mention[] {
  const mentions: Mention[] = []
  const lead = text.length - text.trimStart().length
  let at = lead
  while (at < text.length) {
    const isDue = at === lead || mentions.at(-1)?.end === at
    const mention = mentionAt(text, at, isDue)
    if (mention === null) {
      at += 1
    } else {
      mentions.push(mention)
      at = mention.end
    }
  }
  return mentions
}

/**
 * After a stem these make the name of another place: 澄江州 is not 澄江市, 蓝田乡 and 天台山镇 are townships, wherever they
 * lie. 句容下蜀镇 stays a township in 句容.
 */
const otherKind =
  /^(?:[省市县区旗州盟]|地区|自治|(?![各全]|城[镇乡]|村镇|乡[镇村]|镇[乡街村])[\u4e00-\u9fff]?(?:乡(?![镇村建规统])|镇(?![村化])|街道|苏木))/

function mentionAt(text: string, start: number, isDue: boolean): Mention | null {
  if (!beginsName(text.slice(start, start + 2))) return null
  const longest = Math.min(longestNameLength(), text.length - start)
  for (let length = longest; length >= 2; length -= 1) {
    const end = start + length
    const places = placesNamed(text.slice(start, end)).filter(
      (place) =>
        (isDue || place.anywhere) && !(place.kind === 'stem' && otherKind.test(text.slice(end))),
    )
    if (places.length > 0) return { start, end, places }
  }
  return null
}

/**
 * Whether a region answers to a filter: a code, or a province's, city's or county's name, full, short or former, in either
 * script. 江苏 takes in everything inside 江苏省; a name of several places takes in each of them.
 */
export function matchesRegion(region: Region, query: string): boolean {
  return regionMatcher(query)(region)
}

/** The same for one query and many regions: what the query names is looked up once. */
export function regionMatcher(query: string): (region: Region) => boolean {
  const wanted = toSimplified(query.normalize('NFKC')).replace(/\s/g, '')
  if (wanted === '') return () => false
  const ownCodes = ({ code }: Region): string[] => (code === null ? [] : codesAbove(code))
  if (/^\d{2}(\d{2}){0,2}$/.test(wanted)) {
    const code = wanted.padEnd(6, '0')
    return (region) => ownCodes(region).includes(code)
  }
  const codes = codesNamed(wanted)
  return (region) => {
    const names = [region.province, region.city, region.county].filter((name) => name !== null)
    // Names that stand one above the other are also taken in one, whether or not the places are known ones.
    const isNamed = names.some((_, from) =>
      names.some((_name, to) => names.slice(from, to + 1).join('') === wanted),
    )
    return isNamed || (codes.length > 0 && ownCodes(region).some((code) => codes.includes(code)))
  }
}

/** Codes of the places that go by a name. */
function codesNamed(wanted: string): string[] {
  const places = placesNamed(wanted)
  if (places.length > 0) return places.map(({ code }) => code)
  const { mention, region } = findRegion(wanted)
  const isWhole = mention?.start === 0 && mention.end === wanted.length
  return isWhole && region.code !== null ? [region.code] : []
}

/** Every name under which a region can be looked for: its own and those of the places above it, full, short and former. */
export function regionNames(region: Region): string[] {
  const stated = [region.province, region.city, region.county].filter((name) => name !== null)
  const known = region.code === null ? [] : codesAbove(region.code).flatMap(namesOf)
  return [...new Set([...stated, ...known])]
}
