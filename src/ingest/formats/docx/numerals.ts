/** The numbers that Word writes before the paragraphs of a numbered list. */

const digits = '〇一二三四五六七八九'
const simplifiedLegal = '零壹贰叁肆伍陆柒捌玖'
const traditionalLegal = '零壹貳參肆伍陸柒捌玖'
const stems = '甲乙丙丁戊己庚辛壬癸'
const branches = '子丑寅卯辰巳午未申酉戌亥'

/** 1 to 9999 in Chinese counting: 十二, 二十, 一百零三. */
export function toChineseNumeral(value: number): string {
  const text = spell(value, digits, ['', '十', '百', '千'])
  return text.startsWith('一十') ? text.slice(1) : text
}

function spell(value: number, names: string, units: readonly string[]): string {
  if (value <= 0 || value > 9999) return String(value)
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
    text += names[digit]! + units[place]!
  }
  return text
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

/** a to z, then aa, bb, … as Word does. */
function toLetters(value: number, first = 97, count = 26): string {
  if (value < 1) return String(value)
  const letter = String.fromCharCode(first + ((value - 1) % count))
  return letter.repeat(Math.min(10, Math.ceil(value / count)))
}

function toOrdinal(value: number): string {
  const isTeen = value % 100 > 10 && value % 100 < 14
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')
  return `${value}${ending}`
}

/** The first, second … of a row of characters; digits beyond them. */
function among(row: string): (value: number) => string {
  return (value) => row[value - 1] ?? String(value)
}

/** As many characters as Unicode has from `first` on. */
function enclosed(first: number, count: number): (value: number) => string {
  return (value) =>
    value >= 1 && value <= count ? String.fromCodePoint(first + value - 1) : String(value)
}

function toDigits(names: string): (value: number) => string {
  return (value) => String(value).replace(/\d/g, (digit) => names[Number(digit)]!)
}

const fullWidth = '０１２３４５６７８９'

/** Word's name of a number format, and what it makes of a number; formats that are not here count in digits. */
const formats: Readonly<Record<string, (value: number) => string>> = {
  chineseCounting: toChineseNumeral,
  chineseCountingThousand: toChineseNumeral,
  taiwaneseCounting: toChineseNumeral,
  taiwaneseCountingThousand: toChineseNumeral,
  japaneseCounting: toChineseNumeral,
  koreanCounting: toChineseNumeral,
  chineseLegalSimplified: (value) => spell(value, simplifiedLegal, ['', '拾', '佰', '仟']),
  ideographLegalTraditional: (value) => spell(value, traditionalLegal, ['', '拾', '佰', '仟']),
  japaneseLegal: (value) => spell(value, traditionalLegal, ['', '拾', '佰', '仟']),
  ideographDigital: toDigits(digits),
  taiwaneseDigital: toDigits(digits),
  japaneseDigitalTenThousand: toDigits(digits),
  koreanDigital2: toDigits(digits),
  ideographTraditional: among(stems),
  ideographZodiac: among(branches),
  ideographZodiacTraditional: (value) =>
    value >= 1 && value <= 60
      ? stems[(value - 1) % 10]! + branches[(value - 1) % 12]!
      : String(value),
  ideographEnclosedCircle: enclosed(0x3280, 10),
  decimalEnclosedCircle: enclosed(0x2460, 20),
  decimalEnclosedCircleChinese: enclosed(0x2460, 20),
  decimalEnclosedParen: (value) => (value <= 20 ? enclosed(0x2474, 20)(value) : `(${value})`),
  decimalEnclosedFullstop: (value) => (value <= 20 ? enclosed(0x2488, 20)(value) : `${value}.`),
  decimalFullWidth: toDigits(fullWidth),
  decimalFullWidth2: toDigits(fullWidth),
  decimalZero: (value) => String(value).padStart(2, '0'),
  numberInDash: (value) => `- ${value} -`,
  ordinal: toOrdinal,
  hex: (value) => value.toString(16).toUpperCase(),
  lowerLetter: (value) => toLetters(value),
  upperLetter: (value) => toLetters(value).toUpperCase(),
  russianLower: (value) => toLetters(value, 0x430, 32),
  russianUpper: (value) => toLetters(value, 0x410, 32),
  lowerRoman: toRoman,
  upperRoman: (value) => toRoman(value).toUpperCase(),
  bullet: () => '',
  none: () => '',
}

/** `value` as Word's number format writes it; `pattern` is that of a format of the document's own (`001, 002, 003, ...`). */
export function formatNumber(value: number, format: string, pattern?: string): string {
  const safe = Math.min(Math.max(0, value), 9999)
  const first = pattern === undefined ? undefined : /^\s*(0*)1\s*,/.exec(pattern)?.[1]
  if (format === 'custom' && first !== undefined)
    return String(safe).padStart(first.length + 1, '0')
  return (formats[format] ?? String)(safe)
}
