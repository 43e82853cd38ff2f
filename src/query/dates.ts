/** Dates as dates: 2018年12月31日, 2018-12-31, 2018.12.31 and 二〇一八年十二月三十一日 are one day in several writings. */
import {
  fromChineseDigits,
  fromChineseNumeral,
  toChineseDigits,
  toChineseNumeral,
} from './chinese-numerals.ts'

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

const numeral = '[一二三四五六七八九十]{1,3}'
const yearOf = '(?:(?:19|20)[0-9]{2}|[一二][零〇一二三四五六七八九]{3})'
const monthOf = `(?:[0-9]{1,2}|${numeral})`

const withUnits = new RegExp(`(?:(${yearOf})年)?(?:(${monthOf})月(?:(${monthOf})[日号])?)?`, 'uy')
const withMarks = /((?:19|20)[0-9]{2})([-./])([0-9]{1,2})(?:\2([0-9]{1,2}))?(?![0-9]|[-./][0-9])/y

function toNumber(written: string | undefined): number | null {
  if (written === undefined) return null
  if (/^[0-9]+$/.test(written)) return Number(written)
  const read = written.length === 4 ? fromChineseDigits(written) : fromChineseNumeral(written)
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
 * The date that begins at a place of a normalized text, in any writing, or null. A month or a day alone is none (12月 is a
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
  const chineseYears =
    year === null
      ? ['']
      : [
          `${toChineseDigits(String(year)).replaceAll('零', '〇')}年`,
          `${toChineseDigits(String(year))}年`,
        ]
  const both = (value: number): string[] => [...new Set([String(value), twoDigits(value)])]
  if (month === null) return [...years, ...chineseYears]
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
  if (year !== null)
    for (const mark of ['-', '.', '/'])
      for (const [i, m] of months.entries())
        for (const [j, d] of days.entries()) {
          if (months.length === days.length && i !== j) continue
          if (d === null && mark !== '-') continue
          writings.add([year, m, d].filter((part) => part !== null).join(mark))
        }
  const chineseDay = day === null ? '' : `${toChineseNumeral(String(day))!}日`
  for (const each of chineseYears)
    writings.add(`${each}${toChineseNumeral(String(month))!}月${chineseDay}`)
  return [...writings]
}
