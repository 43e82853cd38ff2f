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

/** Characters that differ more in size do not share a line by chance of their height: large type would swallow the lines beside it. */
const sameLineRatio = 1.8
/** Lines that may be open at one height: beside large type, in columns. */
const openLines = 6
/** Characters that cover one another by more than this share of the narrower one were not set in one line. */
const covering = 0.5
/** Share of covered characters from which a line is taken apart. */
const coveredShare = 0.1

/** The lines of these characters, from top to bottom. */
export function toLines(glyphs: readonly Glyph[]): Line[] {
  const lines: Glyph[][] = []
  const ordered = [...glyphs].sort((a, b) => a.baseline - b.baseline)
  for (const glyph of ordered) {
    const line = lines.slice(-openLines).findLast(([first]) => isOnLine(glyph, first!))
    if (line === undefined) lines.push([glyph])
    else line.push(glyph)
  }
  return lines.flatMap((line) => takeApart(line, glyphs)).map(toLine)
}

function isOnLine(glyph: Glyph, first: Glyph): boolean {
  const [small, large] = [Math.min(glyph.size, first.size), Math.max(glyph.size, first.size)]
  const size = large > sameLineRatio * small ? small : large
  return Math.abs(glyph.baseline - first.baseline) <= baselineTolerance * size
}

/** What was printed over a line at its own height is a line of its own: the characters of each were drawn one after another. */
function takeApart(line: Glyph[], drawn: readonly Glyph[]): Glyph[][] {
  const ordered = [...line].sort((a, b) => a.x - b.x)
  let covered = 0
  for (let i = 1; i < ordered.length; i++) if (covers(ordered[i - 1]!, ordered[i]!)) covered += 1
  if (covered < 2 || covered < coveredShare * line.length) return [line]
  const inLine = new Set(line)
  const layers: Glyph[][] = []
  for (const run of toRuns(drawn.filter((glyph) => inLine.has(glyph)))) {
    const layer = layers.find(
      (others) =>
        isOnLine(run[0]!, others[0]!) &&
        !run.some((glyph) => others.slice(-maxLayer).some((other) => covers(other, glyph))),
    )
    if (layer === undefined) layers.push(run)
    else for (const glyph of run) layer.push(glyph)
  }
  return layers
}

/** Characters that were drawn one after another, each beside the one before. */
function toRuns(drawn: readonly Glyph[]): Glyph[][] {
  const runs: Glyph[][] = []
  let last: Glyph | undefined
  for (const glyph of drawn) {
    const gap = last === undefined ? Infinity : glyph.x - last.x - last.width
    const isBeside =
      last !== undefined &&
      Math.abs(gap) < runGap * glyph.size &&
      !covers(last, glyph) &&
      Math.max(glyph.size, last.size) <= sameLineRatio * Math.min(glyph.size, last.size)
    if (isBeside) runs.at(-1)!.push(glyph)
    else runs.push([glyph])
    last = glyph
  }
  return runs
}

/** Words of one run stand no further apart, in shares of the font size. */
const runGap = 2.5
/** As many characters of a layer are compared: a line is hardly ever longer. */
const maxLayer = 200

function covers(a: Glyph, b: Glyph): boolean {
  const shared = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  return shared > covering * Math.min(a.width, b.width)
}

function toLine(unordered: readonly Glyph[]): Line {
  const glyphs = [...unordered].sort((a, b) => a.x - b.x)
  const size = middle(glyphs.map((glyph) => glyph.size))
  const spaces = findSpaces(glyphs, size)
  const spacing = spacingOf(glyphs, size)
  const apart = digitsSetApart(glyphs, size)
  let text = ''
  let right = -Infinity
  for (const [i, glyph] of glyphs.entries()) {
    const isSpaced =
      text !== '' && !apart.has(i) && (spaces.has(i) || isApart(text, glyph, right + spacing, size))
    if (isSpaced) text += ' '
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

/** Letters are set further apart than this, in shares of the font size, only in columns. */
const maxSpacing = 0.6
/** How much the gaps of a line that is spread evenly may differ, in shares of the font size. */
const evenly = 0.15

/** By how much a line is spread: 0 where its characters stand close, or are no running text. */
function spacingOf(glyphs: readonly Glyph[], size: number): number {
  if (glyphs.length < 4 || !glyphs.some(({ text }) => isHan(text))) return 0
  const gaps = gapsOf(glyphs).sort((a, b) => a - b)
  const low = gaps[Math.floor(gaps.length / 4)]!
  const high = gaps[Math.floor((3 * gaps.length) / 4)]!
  return high - low > evenly * size ? 0 : Math.min(Math.max(0, low), maxSpacing * size)
}

function gapsOf(glyphs: readonly Glyph[]): number[] {
  return glyphs.slice(1).map((glyph, i) => glyph.x - glyphs[i]!.x - glyphs[i]!.width)
}

/** Digits that a number is spelled by, each set apart by the same small gap (2 0 2 1年): no space belongs before these. */
function digitsSetApart(glyphs: readonly Glyph[], size: number): Set<number> {
  const joined = new Set<number>()
  const gaps = gapsOf(glyphs)
  for (let start = 0; start < glyphs.length; start++) {
    let end = start
    while (
      isDigit(glyphs[end]) &&
      isDigit(glyphs[end + 1]) &&
      gaps[end]! > latinGap * size &&
      gaps[end]! < maxSpacing * size &&
      Math.abs(gaps[end]! - gaps[start]!) < evenly * size
    )
      end++
    const before = glyphs[start - 1]
    const after = glyphs[end + 1]
    const isCounted = after !== undefined && isHan(after.text) && gaps[end]! < maxSpacing * size
    const isBegun = before === undefined || !isDigit(before)
    if (end - start >= 1 && isBegun && isCounted)
      for (let i = start + 1; i <= end; i++) joined.add(i)
    start = end
  }
  return joined
}

function isDigit(glyph: Glyph | undefined): boolean {
  return glyph !== undefined && /^[\d０-９]$/.test(glyph.text)
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

/** `right` is where the text before ends, and as much further as the line is spread. */
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
