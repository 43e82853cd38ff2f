/** What a table cell states: a number, or one of the ways of stating none. */
import { normalizeText } from '../../text/index.ts'

/** A cell read. `value` is null for a blank and for what is no number. */
export interface CellValue {
  value: number | null
  /** As printed, edge spaces aside. */
  raw: string
  /** Unit printed in the cell, if any. */
  unit: string | null
  /** `none` for a blank, "/" or "-": nothing is stated. `text` for words that are no number. */
  kind: 'number' | 'none' | 'text'
}

/** Digits side by side are two numbers that a reader put in one cell; digits under each other, one number in a narrow cell. */
const twoNumbers = /[\d０-９.．,，][^\S\r\n]+[\d０-９]/
const plainDigits = /^\d{1,15}$/
const statesNothing = /^[-/\\—–―_.·※*]*$/
const number =
  /^([+-]?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(万元|亿元|元|件|条|项|个|次|人次|人|篇|份|期|宗|场)?[;,。.]?$/

/** Reads one cell. Digits may be of any width, or broken over lines. */
export function readCell(text: string): CellValue {
  const raw = text.trim()
  // Most cells are blank or a few plain digits.
  if (raw === '') return { value: null, raw, unit: null, kind: 'none' }
  if (plainDigits.test(raw)) return { value: Number(raw), raw, unit: null, kind: 'number' }
  const plain = normalizeText(raw).replace(/\s/g, '').replace(/[−‐–]/g, '-')
  if (statesNothing.test(plain)) return { value: null, raw, unit: null, kind: 'none' }
  const match = twoNumbers.test(raw) ? null : number.exec(plain)
  if (match === null) return { value: null, raw, unit: null, kind: 'text' }
  const size = Number(match[2]!.replaceAll(',', ''))
  // `0 - size` rather than `-size`: "-0" is a plain 0.
  return { value: match[1] === '-' ? 0 - size : size, raw, unit: match[3] ?? null, kind: 'number' }
}

/** Brings an amount to the unit of its key: 元 and 亿元 to 万元; other units stay as they are. */
export function toUnit(value: number, printed: string | null, wanted: string | null): number {
  if (wanted !== '万元') return value
  // Rounded at a millionth of a 万元 (a hundredth of a 分): division must not add digits that nobody printed.
  if (printed === '元') return Math.round(value * 100) / 1e6
  if (printed === '亿元') return Math.round(value * 1e10) / 1e6
  return value
}
