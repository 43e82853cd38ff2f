/** Bodies that report: their names in one form, their ids and their level. */
import { toSimplified } from '../text/index.ts'
import { divisionOf, levelOfCode, type PlaceLevel } from './gazetteer.ts'
import { findRegion } from './regions.ts'
import type { AdministrativeLevel, Region } from './types.ts'

/** Endings of a body's name. What ends in none of them is no body. */
const bodyEndings =
  /(?:人民政府|政府|管理委员会|管委会|行政公署|街道办事处|办事处|委员会|委|办公厅|办公室|党政办|总局|分局|局|厅|部|署|院|中心|总队|支队|大队|公司|集团|学校|大学|学院|中学|小学|幼儿园|研究所|银行|(?:档案|图书|博物|文化)馆|医院|兵团|党工委)$/

/** Short forms of what stands after the place's name; each is sure whatever the place. Tried in order. */
const bodyShortForms: readonly (readonly [short: RegExp, full: string])[] = [
  [/^政府/, '人民政府'],
  [/^人民政府办$/, '人民政府办公室'],
  [/管委会/, '管理委员会'],
]

/** Short forms of departments, used for ids alone: reports of one body carry now the one, now the other. */
const departmentShortForms: readonly (readonly [short: string, full: string])[] = [
  ['住建局', '住房和城乡建设局'],
  ['住建厅', '住房和城乡建设厅'],
  ['人社局', '人力资源和社会保障局'],
  ['人社厅', '人力资源和社会保障厅'],
  ['发改委', '发展和改革委员会'],
  ['发改局', '发展和改革局'],
  ['卫健委', '卫生健康委员会'],
  ['卫计委', '卫生和计划生育委员会'],
  ['国土局', '国土资源局'],
  ['环保局', '环境保护局'],
  ['地税局', '地方税务局'],
  ['国税局', '国家税务局'],
  ['市监局', '市场监督管理局'],
  ['文旅局', '文化和旅游局'],
]

/** Whether a name can be that of a body: it ends like one, and is a name and no sentence. */
export function isBodyName(name: string): boolean {
  const bare = toSimplified(name).replace(/\s/g, '')
  return (
    bare.length >= 3 &&
    bare.length <= 40 &&
    bodyEndings.test(bare) &&
    !/[,,。;;::、!?!?〈《“"]|^(?:我|本|各|全|附件|关于|根据|现将)|[了的是在]/.test(bare)
  )
}

/** Firms, schools and hospitals bear names of their own: 淮北矿业集团 is not 淮北市矿业集团. */
const properName = /(?:公司|集团|银行|大学|学院|学校|中学|小学|幼儿园|医院)$/

/**
 * A body's name as it is shown: Simplified, without spaces, its place's short name written out
 * (阿左旗人民政府 is 阿拉善左旗人民政府), 政府 as 人民政府. A place alone gets the government that goes with it.
 */
export function bodyNameOf(printed: string): string {
  const bare = toSimplified(printed).replace(/\s/g, '')
  const found = findRegion(bare)
  if (found.mention?.start !== 0) return bare + governmentOfUnknown(bare)
  const { end, closestStart } = found.mention
  const rest = bare.slice(end)
  const full = found.region.code === null ? undefined : divisionOf(found.region.code)?.name
  const staysAsPrinted =
    full === undefined ||
    found.kind === 'former' ||
    found.kind === 'zone' ||
    (found.kind === 'stem' && properName.test(rest))
  const written = staysAsPrinted ? bare.slice(0, end) : bare.slice(0, closestStart) + full
  if (rest === '') return written + governmentOf(written)
  return written + writeOut(rest, bodyShortForms) + governmentOfUnknown(rest)
}

/** The body that governs a township or a place the gazetteer does not know; nothing for what is a body already. */
function governmentOfUnknown(name: string): string {
  return /[省市县区旗州盟镇乡]$|街道$|苏木$/.test(name) ? governmentOf(name) : ''
}

/** The body that governs a place, by the kind of place. */
function governmentOf(place: string): string {
  if (/(?:盟|地区)$/.test(place)) return '行政公署'
  if (/(?:开发区|示范区|实验区|合作区|管理区|园区|新城)$/.test(place)) return '管理委员会'
  if (place.endsWith('街道')) return '办事处'
  if (place.endsWith('兵团')) return ''
  return '人民政府'
}

function writeOut(rest: string, forms: readonly (readonly [RegExp, string])[]): string {
  return forms.reduce((name, [short, full]) => name.replace(short, full), rest)
}

/** The full name of a department that is named by its short form; any other name stays. */
function departmentOf(name: string): string {
  return departmentShortForms.find(([short]) => short === name)?.[1] ?? name
}

/** Short forms that a body's name is also looked for by: 高港区政府, 淮北市住建局. */
export function shortBodyNames(name: string): string[] {
  const shortened = [
    ['政府', '人民政府'] as const,
    ['管委会', '管理委员会'] as const,
    ...departmentShortForms,
  ]
  return shortened.flatMap(([short, full]) =>
    name.endsWith(full) ? [name.slice(0, -full.length) + short] : [],
  )
}

/**
 * The one name of a body among its long, short and former ones, without the places above its own:
 * 泰州市高港区人民政府 and 高港区政府 are 高港区人民政府.
 */
export function canonicalBodyName(printed: string): string {
  const name = bodyNameOf(printed)
  const found = findRegion(name)
  if (found.mention?.start !== 0) return departmentOf(name)
  const rest = departmentOf(name.slice(found.mention.end))
  const place =
    found.kind === 'zone' || found.region.code === null
      ? name.slice(0, found.mention.end)
      : (divisionOf(found.region.code)?.name ?? '')
  return place + rest
}

/** Stands in an id for a place that has no code: a national body, or a place the gazetteer does not know. */
const noCode = '000000'

/**
 * `{region code}-{canonical name}`: the same over the years and over long, short and former names of one body.
 * A department named without its place (住房和城乡建设局) gets the place of `region`.
 */
export function bodyIdOf(region: Region, name: string): string {
  const canonical = canonicalBodyName(name)
  const place = region.code === null ? undefined : divisionOf(region.code)?.name
  const namesPlace = findRegion(canonical).mention?.start === 0
  const whole =
    namesPlace || place === undefined || isNational(canonical) ? canonical : place + canonical
  return `${region.code ?? noCode}-${whole}`
}

function isNational(name: string): boolean {
  return /^(?:国务院|国家|中华人民共和国|中国|全国)/.test(name)
}

/** Governments below the county. */
const townshipEndings =
  /(?:[镇乡]|苏木|街道)(?:人民政府|办事处|党政办公室)$|街道办事处$|街道党工委$/

/** A government or what stands in its place, and no office of it. */
const governmentEndings = /(?:人民政府|行政公署|管理委员会|兵团)$/

/**
 * Level of a body: that of its place for a government, `department` for anything that is none.
 * Null where the name tells nothing.
 */
export function administrativeLevelOf(name: string, region: Region): AdministrativeLevel | null {
  const bare = bodyNameOf(name)
  if (townshipEndings.test(bare)) return 'township'
  if (!governmentEndings.test(bare)) {
    if (region.code === null && (isNational(bare) || bare.endsWith('部'))) return 'national'
    return bodyEndings.test(bare) ? 'department' : null
  }
  const found = findRegion(bare)
  const place = bare.replace(governmentEndings, '')
  const known = found.mention?.start === 0 ? found.mention.end : 0
  if (known < place.length && region.code !== null && found.region.code !== null) {
    const level = levelByEnding(place.slice(known), levelOfCode(region.code), bare)
    if (level !== null) return level
  }
  if (found.kind === 'zone' && found.region.code !== null) {
    // A zone ranks one step below the place that governs it; one that is a county's second name is that county.
    return levelOfCode(found.region.code) === 'province'
      ? bare.endsWith('兵团')
        ? 'province'
        : 'prefecture'
      : 'county'
  }
  if (region.code !== null && known > 0) return levelOfCode(region.code)
  return (
    levelByEnding(place, null, bare) ?? (region.code === null ? null : levelOfCode(region.code))
  )
}

/** Kinds of places above the county, within a name. */
const prefectureWithin = /(?:市|州|盟|地区).+$/

/**
 * The level of a place that the gazetteer does not know (安徽省穹陵市), by what its name ends in and the place it lies in.
 *
 * @param above Level of the known place that stands before it; null where none does.
 */
function levelByEnding(
  place: string,
  above: PlaceLevel | null,
  body: string,
): AdministrativeLevel | null {
  const kind = /(?:省|自治区|市|州|盟|地区|县|区|旗)$/.exec(place)?.[0]
  if (kind === undefined) return null
  const liesInPrefecture =
    above === 'prefecture' || above === 'county' || prefectureWithin.test(place)
  if (kind === '省' || kind === '自治区') return 'province'
  if (kind === '州' || kind === '盟' || kind === '地区') return 'prefecture'
  if (kind === '市') return liesInPrefecture ? 'county' : 'prefecture'
  const isZone = kind === '区' && body.endsWith('管理委员会')
  return isZone && above === 'province' && !liesInPrefecture ? 'prefecture' : 'county'
}
