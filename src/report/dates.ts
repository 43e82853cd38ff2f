/** Dates and years as Chinese documents write them, in digits or numerals. */

import { matchesOf } from './matches.ts'

/** A date found in a text. */
export interface FoundDate {
  /** YYYY-MM-DD. */
  date: string
  start: number
  end: number
}

/** A year found in a text. */
export interface FoundYear {
  year: number
  start: number
  end: number
}

const digitOfNumeral = new Map(
  Array.from('〇一二三四五六七八九').map((numeral, digit) => [numeral, digit]),
)
for (const zero of '○零OoΟ〇◯0０') digitOfNumeral.set(zero, 0)

/** Digits may be full-width; spaces may stand before and after each unit (2024 年). */
const digit = '[0-9０-９]'
const numeral = '[〇○◯零0０OoΟ一二三四五六七八九]'
const gap = '[ \\u3000\\u00a0]{0,3}'
/** A year in digits or in numerals, the zero written in any way: 2012, 二〇一二, 二0一二. */
export const yearDigits = `(?:[12１２]${digit}{3}|[一二]${numeral}{3})`
/** 元 is the first month. */
const small = `(?:${digit}{1,2}|元|[十廿卅一二三四五六七八九]{1,3})`

const datePattern = new RegExp(
  `(?<!${digit})(?<year>${yearDigits})${gap}` +
    `(?:年${gap}(?<month>${small})${gap}月${gap}(?<day>${small})${gap}[日号]` +
    `|(?<mark>[-./．／－])${gap}(?<month2>${digit}{1,2})${gap}\\k<mark>${gap}(?<day2>${digit}{1,2})(?!${digit}))`,
  'gu',
)
const compactPattern = /^\s*(\d{4})(\d{2})(\d{2})\s*$/
const yearAtEnd = new RegExp(`(?<!${digit})(?<year>${yearDigits})${gap}$`, 'u')

/** Years of documents that can be reports: before and after are misread numbers. */
const firstYear = 1990
const lastYear = 2100

/** Every full date of a text, in order. Dates that no calendar has are left out. */
export function findDates(text: string): FoundDate[] {
  return matchesOf(datePattern, text).flatMap((match) => {
    const groups = match.groups ?? {}
    const date = toDate(
      groups['year'],
      groups['month'] ?? groups['month2'],
      groups['day'] ?? groups['day2'],
    )
    return date === null ? [] : [{ date, start: match.index, end: match.index + match[0].length }]
  })
}

/**
 * The first full date of a text as YYYY-MM-DD, or null: 2017-03-16, 2017年3月16日, 2017.3.16, 二○一二年二月二十日,
 * and eight digits that stand alone.
 */
export function parseDate(text: string): string | null {
  const compact = compactPattern.exec(text.normalize('NFKC'))
  if (compact !== null) return toDate(compact[1], compact[2], compact[3])
  return findDates(text)[0]?.date ?? null
}

/** Every year written with 年 (2017年, 2024 年, 二〇一八年), in order. */
export function findYears(text: string): FoundYear[] {
  const found: FoundYear[] = []
  for (let end = text.indexOf('年'); end >= 0; end = text.indexOf('年', end + 1)) {
    // The year and the spaces behind it are seven characters at most; one more tells whether a number goes on before them.
    const match = yearAtEnd.exec(text.slice(Math.max(0, end - 8), end))
    if (match === null) continue
    const year = toNumber(match.groups?.['year'])
    const start = end - match[0].length
    if (year >= firstYear && year <= lastYear) found.push({ year, start, end: end + 1 })
  }
  return found
}

function toDate(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): string | null {
  const [y, m, d] = [toNumber(year), toNumber(month), toNumber(day)]
  if (!(y >= firstYear && y <= lastYear) || !(m >= 1) || !(d >= 1)) return null
  const time = new Date(Date.UTC(y, m - 1, d))
  const isReal = time.getUTCMonth() === m - 1 && time.getUTCDate() === d
  return isReal ? time.toISOString().slice(0, 10) : null
}

/** Reads 2017, ２０１７, 二○一七, 十二, 二十, 廿一, 三十一; NaN for anything else. */
function toNumber(written: string | undefined): number {
  if (written === undefined) return Number.NaN
  const ascii = written.normalize('NFKC')
  if (/^\d+$/.test(ascii)) return Number(ascii)
  if (written === '元') return 1
  const plain = written.replace('廿', '二十').replace('卅', '三十')
  const ten = plain.indexOf('十')
  if (ten < 0)
    return Number(Array.from(plain, (each) => String(digitOfNumeral.get(each) ?? '?')).join(''))
  const tens = ten === 0 ? 1 : (digitOfNumeral.get(plain.slice(0, ten)) ?? Number.NaN)
  const ones =
    ten === plain.length - 1 ? 0 : (digitOfNumeral.get(plain.slice(ten + 1)) ?? Number.NaN)
  return tens * 10 + ones
}
