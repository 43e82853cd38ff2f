/** Document numbers (发文字号): reading them from any writing, and finding any writing of one. */
import type { DocumentNumber } from './ast.ts'
import { toHalfWidth } from './source.ts'

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
