/** The automatic numbers of Word (一、 （一） 1. ⑴) as Word draws them before each paragraph. */
import { formatNumber } from './numerals.ts'
import type { Style, Styles } from './styles.ts'
import { childOf, childrenOf, switchOf, valueOf, type XmlElement } from './xml.ts'

/** Word knows nine levels. */
const deepest = 8

interface Level {
  start: number
  format: string
  /** Of a format of the document's own: `001, 002, 003, ...`. */
  pattern: string | undefined
  /** `%1、`: the number of level 1, then the mark. */
  text: string
  suffix: string
  /** The level, counted from 1, after which this one begins anew; 0 for none; undefined for every higher one. */
  restartAfter: number | undefined
  /** All numbers in it are digits. */
  isLegal: boolean
  /** The paragraph style that is numbered on this level. */
  style: string | undefined
}

interface Kind {
  levels: Map<number, Level>
  /** The list style that has the levels instead. */
  link: string | undefined
}

interface List {
  /** Lists of one kind go on counting together. */
  kind: string
  levels: Map<number, Level>
  /** Levels that begin anew where this list is first met, with what number. */
  restarts: Map<number, number>
}

/** What a paragraph says itself of its number. */
export interface NumberedParagraph {
  style: string | undefined
  numId: string | undefined
  level: string | undefined
}

export interface Numberer {
  /** Counts the paragraph; gives what Word draws before it, '' for nothing. */
  next(paragraph: NumberedParagraph): string
}

/** Reads `word/numbering.xml`. */
export function createNumberer(root: XmlElement | undefined, styles: Styles): Numberer {
  const lists = readLists(root, styles)
  /** Of each kind: the number of each level, undefined where it is to begin anew. */
  const counters = new Map<string, (number | undefined)[]>()
  const met = new Set<string>()

  function count(id: string, list: List, level: number): (number | undefined)[] {
    const counts = counters.get(list.kind) ?? []
    counters.set(list.kind, counts)
    const startOf = (at: number) => list.restarts.get(at) ?? list.levels.get(at)?.start ?? 1
    const restart = list.restarts.get(level)
    const isFirst = restart !== undefined && !met.has(`${id} ${level}`)
    met.add(`${id} ${level}`)
    const before = counts[level]
    counts[level] = isFirst || before === undefined ? startOf(level) : before + 1
    for (let above = 0; above < level; above++) counts[above] ??= startOf(above)
    for (let below = level + 1; below < counts.length; below++) {
      const after = list.levels.get(below)?.restartAfter ?? below
      if (level < after) counts[below] = undefined
    }
    return counts
  }

  return {
    next(paragraph) {
      const chain = styles.chainOf(paragraph.style)
      const numId = paragraph.numId ?? chain.find((style) => style.numId !== undefined)?.numId
      const list = numId === undefined ? undefined : lists.get(numId)
      if (numId === undefined || list === undefined) return ''
      const stated = toNumber(String(paragraph.level ?? levelByStyle(chain, list) ?? 0), 0)
      const level = Math.min(Math.max(0, stated), deepest)
      const counts = count(numId, list, level)
      const drawn = list.levels.get(level)
      return drawn === undefined ? '' : withSuffix(labelOf(drawn, list, counts), drawn)
    },
  }
}

/** The numbering names the styles that it numbers; only where it names none does the level count that a style states. */
function levelByStyle(chain: readonly Style[], list: List): string | number | undefined {
  for (const { id } of chain)
    for (const [level, { style }] of list.levels) if (style === id) return level
  return chain.find((style) => style.level !== undefined)?.level
}

function labelOf(drawn: Level, list: List, counts: readonly (number | undefined)[]): string {
  if (drawn.format === 'bullet') return ''
  return drawn.text.replace(/%([1-9])/g, (_mark, digit: string) => {
    const at = Number(digit) - 1
    const level = list.levels.get(at)
    const value = counts[at] ?? level?.start ?? 1
    if (drawn.isLegal) return String(value)
    return formatNumber(value, level?.format ?? 'decimal', level?.pattern)
  })
}

/**
 * What stands between number and text: nothing behind a mark, a blank behind a bare number. A bare number that touches the text would
 * become part of it (1 and 2020年 would be 12020年), even where Word leaves no room.
 */
function withSuffix(label: string, { suffix }: Level): string {
  if (!/[\p{L}\p{Nd}]$/u.test(label)) return label
  return suffix === 'nothing' && !/[A-Za-z\p{Nd}]$/u.test(label) ? label : `${label} `
}

function readLists(root: XmlElement | undefined, styles: Styles): Map<string, List> {
  const kinds = new Map<string, Kind>()
  for (const kind of childrenOf(root, 'w:abstractNum')) {
    const levels = new Map<number, Level>()
    for (const level of childrenOf(kind, 'w:lvl')) levels.set(indexOf(level), readLevel(level))
    kinds.set(kind.attribs['w:abstractNumId'] ?? '', {
      levels,
      link: valueOf(kind, 'w:numStyleLink'),
    })
  }
  const nums = childrenOf(root, 'w:num')
  const kindOf = new Map(
    nums.map((num) => [num.attribs['w:numId'] ?? '', valueOf(num, 'w:abstractNumId') ?? '']),
  )
  const lists = new Map<string, List>()
  for (const num of nums) {
    const id = num.attribs['w:numId'] ?? ''
    const kind = followLink(kindOf.get(id)!, kinds, kindOf, styles)
    const levels = new Map(kinds.get(kind)?.levels)
    const restarts = new Map<number, number>()
    for (const override of childrenOf(num, 'w:lvlOverride')) {
      const own = childOf(override, 'w:lvl')
      if (own !== undefined) levels.set(indexOf(override), readLevel(own))
      const start = valueOf(override, 'w:startOverride')
      if (start !== undefined) restarts.set(indexOf(override), toNumber(start, 1))
    }
    // Id 0 takes a number away.
    if (id !== '0') lists.set(id, { kind, levels, restarts })
  }
  return lists
}

/** A kind may only name a list style, whose own list has the levels. */
function followLink(
  kind: string,
  kinds: ReadonlyMap<string, Kind>,
  kindOf: ReadonlyMap<string, string>,
  styles: Styles,
): string {
  const link = kinds.get(kind)?.link
  if (link === undefined) return kind
  const numId = styles.chainOf(link).find((style) => style.numId !== undefined)?.numId
  const linked = numId === undefined ? undefined : kindOf.get(numId)
  return linked !== undefined && (kinds.get(linked)?.levels.size ?? 0) > 0 ? linked : kind
}

function readLevel(level: XmlElement): Level {
  // A format of the document's own stands in a choice for newer programs.
  const newer = childOf(childOf(level, 'mc:AlternateContent'), 'mc:Choice')
  const older = childOf(childOf(level, 'mc:AlternateContent'), 'mc:Fallback')
  const format =
    childOf(level, 'w:numFmt') ?? childOf(newer, 'w:numFmt') ?? childOf(older, 'w:numFmt')
  const restart = valueOf(level, 'w:lvlRestart')
  return {
    start: toNumber(valueOf(level, 'w:start'), 1),
    format: format?.attribs['w:val'] ?? 'decimal',
    pattern: format?.attribs['w:format'],
    text: valueOf(level, 'w:lvlText') ?? '',
    suffix: valueOf(level, 'w:suff') ?? 'tab',
    restartAfter: restart === undefined ? undefined : toNumber(restart, 0),
    isLegal: switchOf(level, 'w:isLgl') === true,
    style: valueOf(level, 'w:pStyle'),
  }
}

function indexOf(element: XmlElement): number {
  return toNumber(element.attribs['w:ilvl'], 0)
}

function toNumber(value: string | undefined, otherwise: number): number {
  const number = Number(value ?? Number.NaN)
  return Number.isInteger(number) && Math.abs(number) < 100_000 ? number : otherwise
}
