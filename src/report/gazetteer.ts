/** Divisions by code and the names each can be written under. Read once from the table; knows nothing of reports. */
import { toSimplified } from '../text/index.ts'
import { gazetteerTable } from './gazetteer-table.ts'
import { formerNames, ordinaryWords, shortNames, zones } from './short-names.ts'

export interface Division {
  code: string
  name: string
}

export type PlaceLevel = 'province' | 'prefecture' | 'county'

/** A way to write a place. One way can name several places: 鼓楼区 has four. */
export interface PlaceName {
  code: string
  /**
   * `official`; `stem` without 省, 市, 自治州 …; `short` from our table; `former`, since renamed; `zone`, a body of its own
   * that is no division and lies in `code`.
   */
  kind: 'official' | 'stem' | 'short' | 'former' | 'zone'
  /** True where the name may stand anywhere in a text; false where only the beginning of a text shows it is a place. */
  anywhere: boolean
}

const divisions = new Map(
  gazetteerTable
    .trim()
    .split(/\s+/)
    .map((entry): [string, Division] => [
      entry.slice(0, 6),
      { code: entry.slice(0, 6), name: entry.slice(6) },
    ]),
)

const namesInUse = new Map<string, PlaceName[]>()
const namesByCode = new Map<string, string[]>()

/** Peoples whose names stand before 自治州, 自治县 and 自治旗; those of the second line also without 族. */
const peoples =
  '(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|普米|塔吉克|怒|鄂温克|保安|裕固|独龙|各)族|' +
  '蒙古|哈萨克|柯尔克孜|塔吉克|锡伯|壮族|回族|维吾尔'
const autonomous = new RegExp(`^(.{2,}?)(?:${peoples})+自治([区州县旗])$`)

for (const { code, name } of divisions.values()) {
  addName(name, { code, kind: 'official', anywhere: name.length > 2 })
  const stem = stemOf(name)
  if (stem === null) continue
  const level = levelOfCode(code)
  addName(stem, { code, kind: 'stem', anywhere: level === 'province' })
  const suffix = autonomous.exec(name)?.[2]
  if (suffix !== undefined && suffix !== '区')
    addName(stem + suffix, { code, kind: 'short', anywhere: true })
}
for (const [name, code] of shortNames)
  addName(name, { code, kind: 'short', anywhere: name.length > 2 })
for (const [name, code] of formerNames)
  addName(name, { code, kind: 'former', anywhere: name.length > 2 })
for (const [name, code] of zones) addName(name, { code, kind: 'zone', anywhere: true })

const beginnings = new Set([...namesInUse.keys()].map((name) => name.slice(0, 2)))
const longestName = Math.max(...[...namesInUse.keys()].map((name) => name.length))

/** Names are kept as text is looked through: in Simplified by rule, which writes 乾安县 as 干安县. */
function addName(written: string, place: PlaceName): void {
  const name = toSimplified(written)
  if (place.kind !== 'zone')
    namesByCode.set(place.code, [...(namesByCode.get(place.code) ?? []), written])
  const places = namesInUse.get(name)
  if (places === undefined) namesInUse.set(name, [place])
  else if (!places.some((known) => known.code === place.code)) places.push(place)
}

/** A name without its kind of place (泰州 for 泰州市); null where too little or an everyday word would be left. */
function stemOf(name: string): string | null {
  const stem =
    autonomous.exec(name)?.[1] ??
    name.replace(/(?:自治区|自治州|自治县|自治旗|地区|林区|特区|省|市|盟|区|县|旗)$/, '')
  return stem.length < 2 || stem === name || ordinaryWords.has(stem) ? null : stem
}

/** The division with this six-digit code, or undefined. */
export function divisionOf(code: string): Division | undefined {
  return divisions.get(code)
}

/** The level a six-digit code speaks of. */
export function levelOfCode(code: string): PlaceLevel {
  if (code.endsWith('0000')) return 'province'
  return code.endsWith('00') ? 'prefecture' : 'county'
}

/** A code and the codes above it, highest first, as far as the table has them (北京市 has no prefectures). */
export function codesAbove(code: string): string[] {
  const codes = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code]
  return [...new Set(codes)].filter((each) => divisions.has(each))
}

/** Every place that goes by this name (in Simplified by toSimplified), the official names first. */
export function placesNamed(name: string): readonly PlaceName[] {
  return namesInUse.get(name) ?? []
}

/** Every name of one division, its official name first. */
export function namesOf(code: string): readonly string[] {
  return namesByCode.get(code) ?? []
}

/** Length of the longest name in the table, in UTF-16 units. */
export function longestNameLength(): number {
  return longestName
}

/** Whether any name begins with these two characters. */
export function beginsName(twoCharacters: string): boolean {
  return beginnings.has(twoCharacters)
}

/** A place named in a text, with what else it goes by. */
export interface NamedPlace {
  /** UTF-16 units of the name in the text. */
  length: number
  /** Its other names, the official one first; none where the name is that of several places. */
  others: string[]
}

/** The longest place name that begins at an offset of a text, or null. */
export function placeNameAt(text: string, start: number): NamedPlace | null {
  const ahead = toSimplified(text.slice(start, start + longestName))
  if (!beginsName(ahead.slice(0, 2))) return null
  for (let { length } = ahead; length >= 2; length--) {
    const name = ahead.slice(0, length)
    const places = placesNamed(name)
    if (places.length === 0) continue
    const [place] = places
    const isOne = places.length === 1 && place!.kind !== 'zone'
    return { length, others: isOne ? otherNames(place!.code, name) : [] }
  }
  return null
}

/** Without the bare stem of a county (鄂托克前 of 鄂托克前旗): nobody writes it. */
function otherNames(code: string, name: string): string[] {
  const names = namesOf(code)
  const stem = levelOfCode(code) === 'county' ? names[0]?.slice(0, -1) : undefined
  return names.filter((each) => toSimplified(each) !== name && each !== stem)
}
