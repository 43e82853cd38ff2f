/** The numbers that Word writes before the paragraphs of a numbered list. */

const digits = '〇一二三四五六七八九'

/** 1 to 9999 in Chinese counting: 十二, 二十, 一百零三. */
export function toChineseNumeral(value: number): string {
  if (value <= 0 || value > 9999) return String(value)
  const units = ['', '十', '百', '千']
  let text = ''
  let skipped = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10
    if (digit === 0) {
      skipped = text !== ''
      continue
    }
    if (skipped) text += '零'
    skipped = false
    text += digits[digit]! + units[place]!
  }
  return text.startsWith('一十') ? text.slice(1) : text
}

function toRoman(value: number): string {
  const table = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ] as const
  let rest = value
  let text = ''
  for (const [worth, letters] of table) {
    while (rest >= worth) {
      text += letters
      rest -= worth
    }
  }
  return text
}

function toLetters(value: number): string {
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26))
}

/** Word's name of a number format, and what it makes of a number; formats that are not here count in digits. */
const formats: Readonly<Record<string, (value: number) => string>> = {
  chineseCounting: toChineseNumeral,
  chineseCountingThousand: toChineseNumeral,
  taiwaneseCounting: toChineseNumeral,
  taiwaneseCountingThousand: toChineseNumeral,
  japaneseCounting: toChineseNumeral,
  ideographDigital: (value) => String(value).replace(/\d/g, (digit) => digits[Number(digit)]!),
  decimalEnclosedCircle: toCircled,
  decimalEnclosedCircleChinese: toCircled,
  decimalFullWidth: (value) =>
    String(value).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  decimalZero: (value) => String(value).padStart(2, '0'),
  lowerLetter: toLetters,
  upperLetter: (value) => toLetters(value).toUpperCase(),
  lowerRoman: toRoman,
  upperRoman: (value) => toRoman(value).toUpperCase(),
  bullet: () => '',
  none: () => '',
}

function toCircled(value: number): string {
  return value >= 1 && value <= 20 ? String.fromCharCode(0x245f + value) : String(value)
}

/** `value` as Word's number format writes it. */
export function formatNumber(value: number, format: string): string {
  const safe = Math.min(Math.max(0, value), 9999)
  return (formats[format] ?? String)(safe)
}
