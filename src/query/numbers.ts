/**
 * Numbers and dates as values: 50230, 50,230 and 5.023万 are one number in several writings; 2018年12月31日, 2018-12-31, 2018.12.31,
 * 20181231 and 二〇一八年十二月三十一日 one day. And document numbers (发文字号), read from any writing of them.
 */
import type { DocumentNumber } from './ast.ts'
import { toHalfWidth } from './source.ts'

// Numbers in Chinese characters: 一百二十三 is 123, 二〇一八 the digits 2018.

const numerals = '零一二三四五六七八九'
const placesInGroup = ['', '十', '百', '千'] as const
const placesOfGroups = ['', '万', '亿'] as const

/** Every character that a number in Chinese characters is written in, for patterns. */
export const numeralCharacters = '零〇一二两三四五六七八九十百千万亿'

/** Longest number written out, digits: up to 9999亿. */
const mostDigits = 12

/** Four digits as 千百十: 一千零五. Empty for 0. */
function writeGroup(group: string): string {
  let written = ''
  let isGap = false
  for (let i = 0; i < group.length; i++) {
    const digit = Number(group[i])
    if (digit === 0) {
      isGap = written !== ''
      continue
    }
    if (isGap) written += numerals[0]!
    isGap = false
    written += numerals[digit]! + placesInGroup[group.length - 1 - i]!
  }
  return written
}

/**
 * A plain decimal number in Chinese characters as people write it, 十二 and not 一十二; null for one that is too long.
 *
 * @example toChineseNumeral('123') // '一百二十三'
 */
export function toChineseNumeral(plain: string): string | null {
  const [whole = '', fraction] = plain.split('.')
  if (!/^[0-9]+$/.test(whole) || whole.length > mostDigits) return null
  let written = ''
  const groups = Math.ceil(whole.length / 4)
  for (let i = groups - 1; i >= 0; i--) {
    const group = whole.slice(Math.max(0, whole.length - 4 * (i + 1)), whole.length - 4 * i)
    const part = writeGroup(group)
    if (part === '') continue
    if (written !== '' && (group.startsWith('0') || written.endsWith(numerals[0]!))) {
      if (!written.endsWith(numerals[0]!)) written += numerals[0]!
    }
    written += part + placesOfGroups[i]!
  }
  if (written === '') written = numerals[0]!
  if (written.startsWith('一十')) written = written.slice(1)
  return fraction === undefined ? written : `${written}点${toChineseDigits(fraction)}`
}

/**
 * Every way a plain number is written in Chinese characters: 两百, as it is said, beside 二百. A lone 二 is 两 only where it counts
 * something, which the caller has to know.
 */
export function chineseNumerals(plain: string): string[] {
  const written = toChineseNumeral(plain)
  if (written === null) return []
  return /^二[百千万亿]/u.test(written) ? [written, `两${written.slice(1)}`] : [written]
}

/** Digit by digit: 2018 is 二零一八. */
export function toChineseDigits(plain: string): string {
  return plain.replace(/[0-9]/g, (digit) => numerals[Number(digit)]!)
}

const valueOf = (character: string): number =>
  character === '〇' ? 0 : character === '两' ? 2 : numerals.indexOf(character)

/**
 * What is written for the zeros of a year in normalized text, the commonest first: 二〇一二, 二零一二, and by whoever has no 〇 at hand 二o一二 and
 * 二0一二. The last two are the Greek and the Cyrillic letter, which are read and not looked for: hardly any text has them.
 */
const zerosOfYears = '〇零o0οо'

/** A year in numerals, for patterns over normalized text. */
export const chineseYear = `(?:一九|二[${zerosOfYears}])[${zerosOfYears}一二三四五六七八九]{2}`

const writtenYear = new RegExp(`^${chineseYear}$`, 'u')
const zeroOfYear = new RegExp(`[${zerosOfYears}]`, 'gu')

/** 二〇一八 and 二o一八 as 2018; null for what is no year. */
export function fromChineseYear(written: string): number | null {
  return writtenYear.test(written)
    ? Number(fromChineseDigits(written.replace(zeroOfYear, '零')))
    : null
}

/** A year in numerals, in every writing that texts have: 2018 is 二〇一八, 二零一八, 二o一八 and 二0一八. */
export function chineseYears(year: number): string[] {
  const written = toChineseDigits(String(year))
  const commonest = zerosOfYears.slice(0, 4).split('')
  return [...new Set(commonest.map((zero) => written.replaceAll('零', zero)))]
}

const groupPattern =
  '(?:[一二两三四五六七八九]千)?零?(?:[一二两三四五六七八九]百)?零?(?:[一二三四五六七八九]?十)?零?[一二两三四五六七八九]?'
const wellFormed = new RegExp(
  `^(?:(${groupPattern})亿)?零?(?:(${groupPattern})万)?零?(${groupPattern})$`,
  'u',
)

function readGroup(written: string): number {
  let sum = 0
  let digit = 0
  for (const character of written) {
    const place = placesInGroup.indexOf(character as (typeof placesInGroup)[number])
    if (place > 0) {
      sum += (digit === 0 ? 1 : digit) * 10 ** place
      digit = 0
    } else digit = valueOf(character)
  }
  return sum + digit
}

/**
 * The plain form of a number that is written out in Chinese characters, or null for what is none: 十三五 and 千万 are names.
 *
 * @example fromChineseNumeral('一百二十三') // '123'
 */
export function fromChineseNumeral(written: string): string | null {
  const [whole = '', fraction] = written.replaceAll('〇', '零').split('点')
  if (whole === '零') return fraction === undefined ? '0' : withFraction('0', fraction)
  if (whole === '' || whole.endsWith('零')) return null
  const match = wellFormed.exec(whole)
  if (!match) return null
  const [, hundredMillions, tenThousands, rest = ''] = match
  if (hundredMillions === '' || tenThousands === '') return null
  const value =
    readGroup(hundredMillions ?? '') * 1e8 + readGroup(tenThousands ?? '') * 1e4 + readGroup(rest)
  // What is written in another way than that number is a name, or means something else: 二百五, 十三五.
  if (value === 0 || toChineseNumeral(String(value)) !== whole.replaceAll('两', '二')) return null
  return fraction === undefined ? String(value) : withFraction(String(value), fraction)
}

function withFraction(whole: string, fraction: string): string | null {
  const read = fromChineseDigits(fraction)
  return read === null ? null : `${whole}.${read}`
}

/** 二〇一八 as 2018; null for what is not digits alone. */
export function fromChineseDigits(written: string): string | null {
  if (!/^[零〇一二三四五六七八九]+$/u.test(written)) return null
  return written.replace(/./gu, (character) => String(valueOf(character)))
}

// Numbers and dates in figures, with their other writings.

/** Powers of ten that a number may be written in. */
const magnitudes = [
  { suffix: '万', digits: 4 },
  { suffix: '亿', digits: 8 },
] as const

const plainNumeral = /^(0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.([0-9]+))?([万萬亿億])?$/
/** Longer runs of digits are codes, not quantities. */
const maximumDigits = 20
const maximumDecimals = 4

/**
 * The plain decimal form of a number in any writing, or null for what is not a number (a code with a
 * leading zero, more than 20 digits).
 *
 * @example toPlainNumber('5.023万') // '50230'
 */
export function toPlainNumber(text: string): string | null {
  const match = text.length > 2 * maximumDigits ? null : plainNumeral.exec(toHalfWidth(text))
  if (!match) return null
  const [, whole, fraction = '', suffix] = match
  const shift = suffix === undefined ? 0 : /[万萬]/.test(suffix) ? 4 : 8
  const digits = whole!.replaceAll(',', '') + fraction.padEnd(shift, '0')
  const plain = placePoint(digits, Math.max(fraction.length, shift) - shift)
  return plain.length > maximumDigits ? null : plain
}

/**
 * The literal forms in which a number may stand in a text: plain, with thousands commas of both
 * widths, in 万 and in 亿 (from one of them up, exact, at most four decimals). The plain form comes
 * first. Empty for what is not a number.
 *
 * @example numberVariants('50,230') // ['50230', '50,230', '50，230', '5.023万']
 */
export function numberVariants(text: string): string[] {
  const plain = toPlainNumber(text)
  if (plain === null) return []
  const forms = withCommas(plain)
  for (const { suffix, digits } of magnitudes) {
    const scaled = divideByPowerOfTen(plain, digits)
    if (scaled !== null) forms.push(...withCommas(scaled).map((form) => form + suffix))
  }
  return forms
}

/** 1亿2千万, 5千万, 3千, 1.5百万: digits with the units of numbers in Chinese characters. */
export const mixedNumeral = /(?:[0-9]+(?:\.[0-9]+)?(?:[十百千][万亿]?|[万亿]))+(?![0-9分克米瓦卡])/y
const mixedPart = /([0-9]+(?:\.[0-9]+)?)([十百千]?)([万亿]?)/g
const powerOf: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 }

/**
 * The plain form of digits with units between them, or null: the units have to fall.
 *
 * @example fromMixedNumeral('1亿2千万') // '120000000'
 */
export function fromMixedNumeral(text: string): string | null {
  let sum = 0
  let last = Infinity
  for (const [, number, small, large] of text.matchAll(mixedPart)) {
    const power = (powerOf[small!] ?? 0) + (powerOf[large!] ?? 0)
    const value = Number(number) * 10 ** power
    if (power >= last || !Number.isSafeInteger(value) || value >= 10 ** last) return null
    sum += value
    last = power
  }
  return Number.isSafeInteger(sum) ? String(sum) : null
}

/** A round number as it is written short: 3000 is 3千, 50000000 is 5千万, 2000000 is 2百万. */
export function roundForms(plain: string): string[] {
  const short = /^([1-9])(000|000000|0000000|00000000000)$/.exec(plain)
  if (short === null) return []
  const unit = { 3: '千', 6: '百万', 7: '千万', 11: '千亿' }[short[2]!.length]
  return [`${short[1]!}${unit!}`]
}

function withCommas(plain: string): string[] {
  const [whole, fraction] = plain.split('.') as [string, string?]
  if (whole.length <= 3) return [plain]
  const rest = fraction === undefined ? '' : `.${fraction}`
  const grouped = whole.replace(/\B(?=(?:[0-9]{3})+$)/g, ',')
  return [plain, grouped + rest, grouped.replaceAll(',', '，') + rest]
}

function divideByPowerOfTen(plain: string, power: number): string | null {
  const [whole, fraction = ''] = plain.split('.') as [string, string?]
  if (whole.length <= power) return null
  const scaled = placePoint(whole + fraction, fraction.length + power)
  return (scaled.split('.')[1] ?? '').length > maximumDecimals ? null : scaled
}

/** Digits with the last `decimals` of them behind the point, without superfluous zeros. */
function placePoint(digits: string, decimals: number): string {
  const padded = digits.padStart(decimals + 1, '0')
  const whole = padded.slice(0, padded.length - decimals).replace(/^0+(?=[0-9])/, '')
  const fraction = padded.slice(padded.length - decimals).replace(/0+$/, '')
  return decimals === 0 || fraction === '' ? whole : `${whole}.${fraction}`
}

const notAfterDigit = '(?<![0-9])'
const notAfterPoint = '(?<![0-9]\\.)'
/** Not behind the comma that sets thousands apart: 234 is no number of 1,234, yet 100 is one of 2016,100. */
const notAfterThousands = '(?<!(?<![0-9])[0-9]{1,3},)'
const notBeforeDigit = '(?![0-9])'
const notBeforePoint = '(?!\\.[0-9])'
/** A year in front of a month (2018.12) stays one; with a unit behind it is a decimal. */
const notBeforeFraction = '(?!\\.[0-9]+[%‰万亿元])'
const notBeforeThousands = '(?!,[0-9]{3}(?![0-9]))'
const notBeforeMagnitude = '(?![万亿])'
const notAfterNumeral = `(?<![${numeralCharacters}]|[${numeralCharacters}]点)`
const notBeforeNumeral = `(?![${numeralCharacters}]|点[${numeralCharacters}])`

/** A year, or a number whose unit no decimal has: 1.2018年 and 3.5月20日 are items of a list. */
const neverDecimal = /^(?:(?:19|20)[0-9]{2}(?![0-9.,])|[0-9]{1,2}月)/

function beforeNumber(text: string): string {
  const leading = /^[0-9]+/.exec(text)![0]
  if (neverDecimal.test(text)) return notAfterDigit
  return notAfterDigit + notAfterPoint + (leading.length === 3 ? notAfterThousands : '')
}

function afterNumber(text: string): string {
  const [number] = /[0-9][0-9.,]*$/.exec(text)!
  if (/^(?:19|20)[0-9]{2}$/.test(number)) return notBeforeDigit + notBeforeFraction
  const isGrouped = /^(?:[0-9]{1,3})(?:,[0-9]{3})*$/.test(number)
  return notBeforeDigit + notBeforePoint + (isGrouped ? notBeforeThousands : '')
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/** Characters that may go on with a number: beside any other character, a number is a whole one. */
export const besideNumbers = `0123456789.,${numeralCharacters}点`

/** Which ends of a string are those of a number in Chinese characters; where digits stand, that is seen. */
export interface NumeralEnds {
  atStart: boolean
  atEnd: boolean
}

/**
 * The pattern of a normalized string whose numbers are whole ones: 1月 is not in 11月, 4 not in 41, 4.5 or 1,004. It is in
 * 4万, since who types 212.69 may mean 212.69万元. Null for a
 * string that neither begins nor ends with a number.
 */
export function wholeNumberPattern(
  text: string,
  { atStart, atEnd }: NumeralEnds = { atStart: false, atEnd: false },
): string | null {
  const isNumeral = (character: string): boolean => numeralCharacters.includes(character)
  const before = /^[0-9]/.test(text)
    ? beforeNumber(text)
    : atStart && isNumeral(text.charAt(0))
      ? notAfterNumeral
      : ''
  const after = /[0-9]$/.test(text)
    ? afterNumber(text)
    : !atEnd
      ? ''
      : /[0-9][万亿]$/.test(text)
        ? notBeforeMagnitude
        : isNumeral(text.charAt(text.length - 1))
          ? notBeforeNumeral
          : ''
  return before === '' && after === '' ? null : before + escape(text) + after
}

/** A day, a month, a day of no year, or a year that is called one (2018年). What is not said is null. */
export interface DateValue {
  year: number | null
  month: number | null
  day: number | null
}

/** A date in a normalized text, from `start` on. */
export interface DateAt extends DateValue {
  end: number
}

const chineseNumeral = '[一二三四五六七八九十]{1,3}'
const yearOf = `(?:(?:19|20)[0-9]{2}|${chineseYear})`
const monthOf = `(?:[0-9]{1,2}|${chineseNumeral})`

const withUnits = new RegExp(`(?:(${yearOf})年)?(?:(${monthOf})月(?:(${monthOf})[日号])?)?`, 'uy')
/** 20180305, as codes and file names write it: no quantity, which has a unit behind it or is a decimal. */
const run =
  /((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})(?![0-9]|[.,][0-9]|[万亿元件条人次个户名份篇项页字%‰])/y
const withMarks = /((?:19|20)[0-9]{2})([-./])([0-9]{1,2})(?:\2([0-9]{1,2}))?(?![0-9]|[-./][0-9])/y

function toNumber(written: string | undefined): number | null {
  if (written === undefined) return null
  if (/^[0-9]+$/.test(written)) return Number(written)
  const read = written.length === 4 ? fromChineseYear(written) : fromChineseNumeral(written)
  return read === null ? NaN : Number(read)
}

const daysOf = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isDate({ year, month, day }: DateValue): boolean {
  if (Number.isNaN(year) || (year !== null && (year < 1900 || year > 2099))) return false
  if (month === null) return day === null
  const days = daysOf[month - 1]
  return days !== undefined && (day === null || (day >= 1 && day <= days))
}

/**
 * The date that begins at an offset of a normalized text, in any writing, or null. A month or a day alone is none (12月 is a
 * number with its unit), nor is 2018 without 年, nor 2018.12, which may be a decimal.
 */
export function dateAt(text: string, start: number): DateAt | null {
  withMarks.lastIndex = start
  const marked = withMarks.exec(text)
  if (marked) {
    const [whole, year, mark, month, day] = marked
    const date = { year: Number(year), month: Number(month), day: toNumber(day) }
    if (isDate(date) && (day !== undefined || mark === '-'))
      return { ...date, end: start + whole.length }
  }
  run.lastIndex = start
  const joined = run.exec(text)
  if (joined) {
    const [whole, year, month, day] = joined
    const date = { year: Number(year), month: Number(month), day: Number(day) }
    if (isDate(date)) return { ...date, end: start + whole.length }
  }
  withUnits.lastIndex = start
  const united = withUnits.exec(text)
  if (!united || united[0] === '') return null
  const [whole, year, month, day] = united
  const date = { year: toNumber(year), month: toNumber(month), day: toNumber(day) }
  const isWhole = date.year !== null || (date.month !== null && date.day !== null)
  return isWhole && isDate(date) ? { ...date, end: start + whole.length } : null
}

const twoDigits = (value: number): string => String(value).padStart(2, '0')

/** Every writing of a date in normalized text, the commonest first. */
export function dateWritings({ year, month, day }: DateValue): string[] {
  const writings = new Set<string>()
  const years = year === null ? [''] : [`${year}年`]
  const inNumerals = year === null ? [''] : chineseYears(year).map((each) => `${each}年`)
  const both = (value: number): string[] => [...new Set([String(value), twoDigits(value)])]
  if (month === null) return [...years, ...inNumerals]
  const months = both(month)
  const days = day === null ? [null] : both(day)
  for (const each of years)
    for (const [i, m] of months.entries())
      for (const [j, d] of days.entries()) {
        // Both padded or neither: 2018年03月5日 is written by nobody.
        if (months.length === days.length && i !== j) continue
        writings.add(`${each}${m}月${d === null ? '' : `${d}日`}`)
      }
  if (day !== null && year === null) writings.add(`${month}月${day}号`)
  if (day !== null && year !== null) writings.add(`${year}${twoDigits(month)}${twoDigits(day)}`)
  if (year !== null)
    for (const mark of ['-', '.', '/'])
      for (const [i, m] of months.entries())
        for (const [j, d] of days.entries()) {
          if (months.length === days.length && i !== j) continue
          if (d === null && mark !== '-') continue
          writings.add([year, m, d].filter((part) => part !== null).join(mark))
        }
  const chineseDay = day === null ? '' : `${toChineseNumeral(String(day))!}日`
  // 2018年三月 is written too.
  for (const each of [...inNumerals, ...(year === null ? [] : years)])
    writings.add(`${each}${toChineseNumeral(String(month))!}月${chineseDay}`)
  return [...writings]
}

/** Met in real texts, most common first; 〔〕 is the prescribed pair. */
const openBrackets = '〔\\[(【〈<﹝{'
const closeBrackets = '〕\\])】〉>﹞}'
const yearPattern = '(?:19|20)[0-9]{2}'

const bracketed = new RegExp(
  `^([\\p{Script=Han}A-Za-z]{0,30}?)[${openBrackets}]?(${yearPattern})[${closeBrackets}年]第?([0-9]{1,6})[号號]?$`,
  'u',
)
/** One bracket at most, and no year of its own: the digits may be a serial or a year and a serial run together. */
const unbracketed = new RegExp(
  `^([\\p{Script=Han}A-Za-z]{0,30}?)([${openBrackets}]?)第?([1-9][0-9]{0,9})[号號]?$`,
  'u',
)
const glued = new RegExp(`^(${yearPattern})([0-9]{1,6})$`)

/**
 * Reads a document number from any writing of it, or null.
 *
 * Any brackets or 年 around the year; a lost bracket (〔201680号 is year 2016, serial 80), a missing
 * year (国办发80号), a missing 号, full-width digits, spaces.
 *
 * @example parseDocumentNumber('国办发[2016]80') // {prefix: '国办发', year: 2016, serial: 80, text: '国办发〔2016〕80号'}
 */
export function parseDocumentNumber(text: string): DocumentNumber | null {
  const compact = toHalfWidth(text).replace(/\s+/g, '')
  const whole = bracketed.exec(compact)
  if (whole) return createDocumentNumber(whole[1]!, Number(whole[2]), Number(whole[3]))
  const damaged = unbracketed.exec(compact)
  if (!damaged) return null
  const [, prefix, , digits] = damaged as unknown as [string, string, string, string]
  const parts = glued.exec(digits)
  if (parts) return createDocumentNumber(prefix, Number(parts[1]), Number(parts[2]))
  return prefix === '' || digits.length > 6
    ? null
    : createDocumentNumber(prefix, null, Number(digits))
}

function createDocumentNumber(
  prefix: string,
  year: number | null,
  serial: number,
): DocumentNumber | null {
  if (serial === 0) return null
  const text = `${prefix}${year === null ? '' : `〔${year}〕`}${serial}号`
  return { prefix, year, serial, text }
}

/**
 * A global pattern for every writing of a document number in normalized text. Without a year in the
 * query any year, or none, will do.
 */
export function documentNumberPattern({ prefix, year, serial }: DocumentNumber): RegExp {
  const ofYear = `[${openBrackets}]?\\s*${year === null ? yearPattern : String(year)}\\s*[${closeBrackets}年]?\\s*`
  const optionalYear = year === null ? `(?:${ofYear}|[${openBrackets}])?` : ofYear
  return new RegExp(`${prefix}\\s*${optionalYear}第?\\s*0*${serial}(?![0-9])(?:\\s*[号號])?`, 'giu')
}
