/** How a sheet shows its numbers: dates, shares, decimals. A format that is not known shows the number as it is stored. */
import { attributeOf, elementAt, elementsOf, type XmlElement } from '../xml.ts'

export interface NumberFormats {
  /** A stored number as the style of its cell shows it. */
  write(value: string, style: number): string
  hasBorder(style: number): boolean
}

/** Formats that have a number and no code in the file. */
const builtIn: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'yyyy-m-d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  22: 'yyyy-m-d h:mm',
  31: 'yyyy年m月d日',
  57: 'yyyy年m月',
}

export function createNumberFormats(
  styles: XmlElement | undefined,
  { from1904 }: { from1904: boolean },
): NumberFormats {
  const inList = (list: string, name: string) => {
    const parent = elementAt(styles, list)
    return parent === undefined ? [] : elementsOf(parent, name)
  }
  const codes = new Map(
    inList('numFmts', 'numFmt').map((each) => [
      Number(attributeOf(each, 'numFmtId')),
      attributeOf(each, 'formatCode') ?? '',
    ]),
  )
  const borders = inList('borders', 'border').map((border) =>
    elementsOf(border).some((side) => (attributeOf(side, 'style') ?? 'none') !== 'none'),
  )
  const cells = inList('cellXfs', 'xf').map((each) => {
    const format = Number(attributeOf(each, 'numFmtId') ?? 0)
    return {
      code: codes.get(format) ?? builtIn[format] ?? '',
      hasBorder: borders[Number(attributeOf(each, 'borderId') ?? 0)] ?? false,
    }
  })
  return {
    write: (value, style) => writeNumber(value, cells[style]?.code ?? '', from1904),
    hasBorder: (style) => cells[style]?.hasBorder ?? false,
  }
}

const maxDecimals = 15

/** Exported for its test. */
export function writeNumber(stored: string, code: string, from1904 = false): string {
  const value = Number(stored)
  if (stored.trim() === '' || !Number.isFinite(value)) return stored
  // The part for positive numbers; colours, conditions and filling are no part of what is shown.
  const positive = (code.split(';')[0] ?? '').replace(/\[[^[\]]*\]|\\.|_.|\*./g, '')
  const bare = positive.replace(/"[^"]*"/g, '')
  if (/[ymd年月日]/i.test(bare) && !/[#0?]/.test(bare)) return writeDate(value, bare, from1904)
  const shown = /^[#0?,]*(?:\.(0+))?(%?)$/.exec(bare.trim())
  if (shown === null || !/[#0]/.test(bare)) return plain(value)
  const decimals = Math.min(shown[1]?.length ?? 0, maxDecimals)
  const scaled = shown[2] === '%' ? value * 100 : value
  const [before = '', after = ''] = [
    /^"([^"]*)"/.exec(positive)?.[1],
    /[^"]"([^"]*)"$/.exec(positive)?.[1],
  ]
  return `${before}${Number(plain(scaled)).toFixed(decimals)}${shown[2]}${after}`
}

/** Without the last digits of a binary number: 0.1 + 0.2 is 0.3. */
function plain(value: number): string {
  return String(Number(value.toPrecision(maxDecimals)))
}

const dayMs = 24 * 60 * 60 * 1000

function writeDate(days: number, code: string, from1904: boolean): string {
  const first = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  const time = new Date(Math.round((first + days * dayMs) / 1000) * 1000)
  if (!(days >= 0) || Number.isNaN(time.getTime()) || time.getUTCFullYear() > 9999)
    return plain(days)
  const [date = '', clock = ''] = time.toISOString().split('T')
  const month = /d|日/i.test(code) ? date : date.slice(0, 7)
  return /h/i.test(code) ? `${date} ${clock.slice(0, 5)}` : month
}
