/** Characters to lines of text: by their baselines, then from left to right. */
import { isWide, joinLines } from '../join-lines.ts'
import type { Glyph } from './text-state.ts'

/** A line of text with its box. */
export interface Line {
  text: string
  left: number
  right: number
  baseline: number
  /** Font size of most of its characters, points. */
  size: number
  /** The characters, from left to right. */
  glyphs: Glyph[]
}

/** Share of the font size by which characters of one line may differ in height (digits are often set lower). */
const baselineTolerance = 0.4
/** Gaps in shares of the font size: between Latin words, and between any two words set apart. */
const latinGap = 0.2
const wideGap = 1.4
/** Between two Han characters, a gap is a space where it is larger than the line's usual one by this much. */
const spaceGap = 0.18
/** A line with more such gaps is stretched, not spaced. */
const maxSpaces = 4

/** The lines of these characters, from top to bottom. */
export function toLines(glyphs: readonly Glyph[]): Line[] {
  const lines: Glyph[][] = []
  for (const glyph of [...glyphs].sort((a, b) => a.baseline - b.baseline)) {
    const line = lines.at(-1)
    const first = line?.[0]
    const tolerance = baselineTolerance * Math.max(glyph.size, first?.size ?? 0)
    if (line === undefined || glyph.baseline - first!.baseline > tolerance) lines.push([glyph])
    else line.push(glyph)
  }
  return lines.map(toLine)
}

function toLine(unordered: readonly Glyph[]): Line {
  const ordered = [...unordered].sort((a, b) => a.x - b.x)
  const glyphs = ordered.filter((glyph, i) => !isSecondStrike(glyph, ordered, i))
  const size = middle(glyphs.map((glyph) => glyph.size))
  const spaces = findSpaces(glyphs, size)
  let text = ''
  let right = -Infinity
  for (const [i, glyph] of glyphs.entries()) {
    if (text !== '' && (spaces.has(i) || isApart(text, glyph, right, size))) text += ' '
    text += glyph.text
    right = Math.max(right, glyph.x + glyph.width)
  }
  return {
    text,
    left: glyphs[0]!.x,
    right,
    baseline: middle(glyphs.map((glyph) => glyph.baseline)),
    size,
    glyphs,
  }
}

/** Bold is sometimes made by striking the same character twice, a hair apart. */
function isSecondStrike(glyph: Glyph, ordered: readonly Glyph[], i: number): boolean {
  for (let j = i - 1; j >= 0 && glyph.x - ordered[j]!.x < 0.1 * glyph.size; j--) {
    if (ordered[j]!.text === glyph.text) return true
  }
  return false
}

/** Which characters a space stands before, told by the gap alone: 办公室 发布时间. */
function findSpaces(glyphs: readonly Glyph[], size: number): Set<number> {
  const gaps = new Map<number, number>()
  for (let i = 1; i < glyphs.length; i++) {
    const [before, glyph] = [glyphs[i - 1]!, glyphs[i]!]
    if (isHan(before.text) && isHan(glyph.text)) gaps.set(i, glyph.x - before.x - before.width)
  }
  if (gaps.size < 2 * maxSpaces) return new Set()
  const usual = middle([...gaps.values()])
  const found = [...gaps].filter(([, gap]) => gap - usual > spaceGap * size).map(([i]) => i)
  return new Set(found.length > maxSpaces ? [] : found)
}

function isHan(text: string): boolean {
  return /^\p{Script=Han}+$/u.test(text)
}

function isApart(text: string, glyph: Glyph, right: number, size: number): boolean {
  const gap = glyph.x - right
  if (gap > wideGap * size) return true
  return gap > latinGap * size && !isWide(text.at(-1)!) && !isWide(glyph.text)
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
}

/** The text of a cell or another small box: its lines joined, one character a line too. */
export function toCellText(glyphs: readonly Glyph[]): string {
  return toLines(glyphs).reduce((text, line) => joinLines(text, line.text), '')
}
