/** The numbers that OpenDocument writes before the items of lists and before headings: they stand nowhere in its text. */
import { formatNumber } from '../docx/numerals.ts'
import { attributeOf, elementsOf, localName, type XmlElement } from '../xml.ts'

interface Level {
  format: string
  prefix: string
  suffix: string
  start: number
  /** Levels that are shown, this one the last: 2 gives 1.1. */
  shown: number
}

/** Counts lists as they come. */
export interface ListNumbers {
  /** A list begins: `style` is its own or that of the list around it. */
  enter(list: XmlElement, style: string | undefined, depth: number): void
  /** The number of the next item of a list at this depth (0 for the outermost). */
  next(style: string | undefined, depth: number, item: XmlElement): string
  /** The number of the next heading of an outline level (1 for the highest). */
  nextHeading(level: number, heading: XmlElement): string
}

/** The first sign of a format of OpenDocument, and what Word calls it. */
const formatNames: Readonly<Record<string, string>> = {
  一: 'chineseCounting',
  壹: 'chineseLegalSimplified',
  壱: 'japaneseLegal',
  甲: 'ideographTraditional',
  子: 'ideographZodiac',
  '①': 'decimalEnclosedCircle',
  '１': 'decimalFullWidth',
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
}

function write(value: number, format: string): string {
  return formatNumber(value, formatNames[format.charAt(0)] ?? 'decimal')
}

/** `styles`: every element that may define list styles (automatic ones, common ones). */
export function createListNumbers(styles: readonly XmlElement[]): ListNumbers {
  const lists = new Map<string, Level[]>()
  let outline: Level[] = []
  for (const parent of styles) {
    for (const element of elementsOf(parent, 'list-style', 'outline-style')) {
      const levels = levelsOf(element)
      if (localName(element) === 'outline-style') outline = levels
      else lists.set(attributeOf(element, 'name') ?? '', levels)
    }
  }
  /** By style: lists of one style go on where the file says so. */
  const counters = new Map<string, number[]>()
  const headings: number[] = []

  function count(
    counter: number[],
    levels: readonly Level[],
    depth: number,
    start?: number,
  ): string {
    const level = levels[depth]
    counter.length = Math.min(counter.length, depth + 1)
    for (let i = 0; i < depth; i++) counter[i] ??= levels[i]?.start ?? 1
    counter[depth] =
      start ?? (counter[depth] === undefined ? (level?.start ?? 1) : counter[depth] + 1)
    if (level === undefined || level.format === '') return ''
    const from = Math.max(0, depth - level.shown + 1)
    const numbers = counter
      .slice(from, depth + 1)
      .map((value, i) => write(value, levels[from + i]?.format ?? ''))
    return `${level.prefix}${numbers.join('.')}${level.suffix}`
  }

  return {
    enter(list, style, depth) {
      const isContinued =
        attributeOf(list, 'continue-numbering') === 'true' ||
        attributeOf(list, 'continue-list') !== undefined
      if (style !== undefined && depth === 0 && !isContinued) counters.delete(style)
    },
    next(style, depth, item) {
      if (style === undefined) return ''
      const counter = counters.get(style) ?? []
      counters.set(style, counter)
      return count(counter, lists.get(style) ?? [], depth, startOf(item))
    },
    nextHeading: (level, heading) => count(headings, outline, level - 1, startOf(heading)),
  }
}

function startOf(element: XmlElement): number | undefined {
  const value = Number(attributeOf(element, 'start-value') ?? NaN)
  return Number.isInteger(value) ? value : undefined
}

function levelsOf(style: XmlElement): Level[] {
  const levels: Level[] = []
  for (const element of elementsOf(style)) {
    const depth = Number(attributeOf(element, 'level') ?? NaN) - 1
    if (!(depth >= 0 && depth < 20)) continue
    const isNumbered = /^(?:list-level-style-number|outline-level-style)$/.test(localName(element))
    levels[depth] = {
      format: isNumbered ? (attributeOf(element, 'num-format') ?? '') : '',
      prefix: attributeOf(element, 'num-prefix') ?? '',
      suffix: attributeOf(element, 'num-suffix') ?? '',
      start: startOf(element) ?? 1,
      shown: Number(attributeOf(element, 'display-levels') ?? 1) || 1,
    }
  }
  return levels
}
