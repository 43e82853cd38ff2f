/** Lines to paragraphs: a new one begins after a short line, at an indent, at a wider gap or in another size. */
import { mostOf } from '../../extremes.ts'
import { joinLines } from '../join-lines.ts'
import type { Line } from './lines.ts'

/** Where the text of a page begins and ends, points from the left edge. */
export interface Margins {
  left: number
  right: number
}

/** An indent, and the shortfall of a last line, in shares of the font size. */
const indent = 1.2
const shortfall = 2.5
/** Latin words do not break, so their lines end raggedly. */
const latinShortfall = 8
/** Sizes that differ by more are different kinds of text. */
const sizeRatio = 1.15
/** A gap larger than the one between lines of a paragraph by this much sets paragraphs apart. */
const gapRatio = 1.25
/** Gaps that differ by less are one kind of gap; the smallest kind that this share of the gaps belongs to is the leading. */
const sameGap = 1.05
const leadingShare = 0.08
/** From this share of indented lines on, a paragraph of the document begins with an indent. */
const indentedShare = 0.1

const sentenceEnd = /[。！？；：:;]["”’』」）)]?$/
/** How a chapter or an item begins: 一、 （一） 1. */
const itemMark =
  /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|[㈠-㈩]|\d{1,2}[、.．](?!\d))/

/** The margins of a page from its long lines; undefined where it has too few to tell. */
export function measureMargins(lines: readonly Line[]): Margins | undefined {
  const widest = Math.max(
    0,
    mostOf(lines, (line) => line.right - line.left),
  )
  const long = lines.filter((line) => line.right - line.left > 0.7 * widest)
  if (long.length < 3) return undefined
  const lefts = long.map((line) => line.left).sort((a, b) => a - b)
  const rights = long.map((line) => line.right).sort((a, b) => a - b)
  return {
    left: lefts[Math.floor(lefts.length * 0.1)]!,
    right: rights[Math.floor(rights.length * 0.5)]!,
  }
}

/** How the paragraphs of a document are set apart. */
export interface ParagraphStyle {
  /** Distance between the baselines of a paragraph's lines, in shares of the font size. */
  leading: number
  /** True where paragraphs begin with an indent. */
  isIndented: boolean
}

/** The style of a document from the lines of its pages and columns, in reading order. */
export function measureStyle(
  regions: readonly { lines: readonly Line[]; margins: Margins }[],
): ParagraphStyle {
  let lineCount = 0
  let indented = 0
  for (const { lines, margins } of regions) {
    lineCount += lines.length
    for (const line of lines) if (line.left - margins.left > indent * line.size) indented += 1
  }
  return {
    leading: measureLeading(regions.map((region) => region.lines)),
    isIndented: indented > indentedShare * lineCount,
  }
}

function measureLeading(regions: readonly (readonly Line[])[]): number {
  const gaps: number[] = []
  for (const lines of regions) {
    for (let i = 1; i < lines.length; i++) {
      const gap = (lines[i]!.baseline - lines[i - 1]!.baseline) / lines[i]!.size
      if (gap > 0.5) gaps.push(gap)
    }
  }
  gaps.sort((a, b) => a - b)
  const enough = Math.max(3, leadingShare * gaps.length)
  const first = gaps.findIndex(
    (gap, i) => (gaps[i + Math.ceil(enough) - 1] ?? Infinity) <= sameGap * gap,
  )
  return gaps[first < 0 ? Math.floor(gaps.length / 2) : first] ?? Infinity
}

/** True where `line` goes on with the paragraph that `before` is the last line of. */
export function continuesParagraph(
  before: Line,
  line: Line,
  place: {
    margins: Margins
    marginsBefore: Margins
    style: ParagraphStyle
    isOnNewPage: boolean
  },
): boolean {
  const { margins, marginsBefore, style, isOnNewPage } = place
  const endsSentence = sentenceEnd.test(before.text)
  if (Math.max(before.size, line.size) > sizeRatio * Math.min(before.size, line.size)) return false
  if (!isOnNewPage && line.baseline - before.baseline > gapRatio * style.leading * line.size)
    return false
  if (line.left - margins.left > indent * line.size) return false
  if (!style.isIndented && endsSentence && itemMark.test(line.text)) return false
  const allowed = /[A-Za-z]$/.test(before.text) ? latinShortfall : shortfall
  // What cannot be broken (98.54%。) goes to the next line whole and leaves its room empty.
  const moved = endsSentence ? 0 : unbreakableWidth(line)
  return before.right + moved >= marginsBefore.right - allowed * before.size
}

/** Width of the number or Latin word at the beginning of a line, with the marks that stick to it. */
function unbreakableWidth(line: Line): number {
  const length =
    /^[（(〔[“‘《]*[\dA-Za-z.,%+\-/]+(?:[）)〕\]”’》][\d]*)?[。，、；：！？]?/.exec(line.text)?.[0]
      .length ?? 0
  const last = line.glyphs[length - 1]
  return last === undefined ? 0 : last.x + last.width - line.left
}

/** One paragraph's text. */
export function joinParagraph(lines: readonly Line[]): string {
  // Each is joined to the one before it alone: to look at the end of a growing text takes time by its square.
  let before = ''
  const pieces: string[] = []
  for (const { text } of lines) {
    pieces.push(joinLines(before, text).slice(before.length))
    if (text !== '') before = text
  }
  return pieces.join('')
}
