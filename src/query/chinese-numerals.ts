/** Numbers in Chinese characters: 一百二十三 is 123, 二〇一八 the digits 2018. */

const digits = '零一二三四五六七八九'
const small = ['', '十', '百', '千'] as const
const large = ['', '万', '亿'] as const

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
    if (isGap) written += digits[0]!
    isGap = false
    written += digits[digit]! + small[group.length - 1 - i]!
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
    if (written !== '' && (group.startsWith('0') || written.endsWith(digits[0]!))) {
      if (!written.endsWith(digits[0]!)) written += digits[0]!
    }
    written += part + large[i]!
  }
  if (written === '') written = digits[0]!
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
  return plain.replace(/[0-9]/g, (digit) => digits[Number(digit)]!)
}

const valueOf = (character: string): number =>
  character === '〇' ? 0 : character === '两' ? 2 : digits.indexOf(character)

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

const group =
  '(?:[一二两三四五六七八九]千)?零?(?:[一二两三四五六七八九]百)?零?(?:[一二三四五六七八九]?十)?零?[一二两三四五六七八九]?'
const wellFormed = new RegExp(`^(?:(${group})亿)?零?(?:(${group})万)?零?(${group})$`, 'u')

function readGroup(written: string): number {
  let sum = 0
  let digit = 0
  for (const character of written) {
    const place = small.indexOf(character as (typeof small)[number])
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
