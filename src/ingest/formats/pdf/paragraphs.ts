/** Lines to paragraphs: a new one begins after a short line, at an indent, at a wider gap or in another size. */
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
/** A gap larger than the usual one by this much sets paragraphs apart. */
const gapRatio = 1.6

/** The margins of a page from its long lines; undefined where it has too few to tell. */
export function measureMargins(lines: readonly Line[]): Margins | undefined {
  const widest = Math.max(0, ...lines.map((line) => line.right - line.left))
  const long = lines.filter((line) => line.right - line.left > 0.7 * widest)
  if (long.length < 3) return undefined
  const lefts = long.map((line) => line.left).sort((a, b) => a - b)
  const rights = long.map((line) => line.right).sort((a, b) => a - b)
  return {
    left: lefts[Math.floor(lefts.length * 0.1)]!,
    right: rights[Math.floor(rights.length * 0.5)]!,
  }
}

/** The usual distance between baselines, in shares of the font size. */
export function measureLeading(lines: readonly Line[]): number {
  const gaps: number[] = []
  for (let i = 1; i < lines.length; i++) {
    const gap = (lines[i]!.baseline - lines[i - 1]!.baseline) / lines[i]!.size
    if (gap > 0.5) gaps.push(gap)
  }
  gaps.sort((a, b) => a - b)
  return gaps[Math.floor(gaps.length / 2)] ?? Infinity
}

/** True where `line` goes on with the paragraph that `before` is the last line of. */
export function continuesParagraph(
  before: Line,
  line: Line,
  place: { margins: Margins; marginsBefore: Margins; leading: number; isOnNewPage: boolean },
): boolean {
  const { margins, marginsBefore, leading, isOnNewPage } = place
  if (Math.max(before.size, line.size) > sizeRatio * Math.min(before.size, line.size)) return false
  if (!isOnNewPage && line.baseline - before.baseline > gapRatio * leading * line.size) return false
  if (line.left - margins.left > indent * line.size) return false
  const allowed = /[A-Za-z]$/.test(before.text) ? latinShortfall : shortfall
  return before.right >= marginsBefore.right - allowed * before.size
}

/** One paragraph's text. */
export function joinParagraph(lines: readonly Line[]): string {
  return lines.reduce((text, line) => joinLines(text, line.text), '')
}
