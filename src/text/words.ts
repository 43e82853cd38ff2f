/** Word borders over normalized text: Latin and digit runs are kept whole, the rest is the segmenter's. */
import type { Segmenter } from './segment.ts'
import type { TokenKind } from './token.ts'

/** Letters and digits run together (ppp, 12345, co2); a dot or comma belongs to a number only between digits (3.5, 50,230). */
const runs =
  /(?:\d+(?:[.,]\d+)*|[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd}]\p{M}*)+/gu
const number = /^\d[\d.,]*$/
const han = /\p{Script=Han}/u
const wordCharacter = /[\p{L}\p{N}]/u

/** A word of a normalized text: `[start, end)` in its UTF-16 units. */
export interface Word {
  start: number
  end: number
  kind: TokenKind
}

function kindOf(word: string): TokenKind {
  if (han.test(word)) return 'han'
  if (number.test(word)) return 'number'
  return wordCharacter.test(word) ? 'latin' : 'other'
}

/** Stands for a run while the rest is cut: no segmenter joins it with anything. No normalized text holds it. */
const gap = '\n'

/**
 * Cuts normalized text into words that cover it without a gap. The segmenter is called once: a call costs more than the
 * cutting of a short text. Several texts may be joined with line breaks, which are words of their own.
 */
export function wordsOf(text: string, segmenter: Segmenter): Word[] {
  const found = [...text.matchAll(runs)]
  const masked = found.length === 0 ? text : text.replace(runs, (run) => gap.repeat(run.length))
  const words: Word[] = []
  let at = 0
  let next = 0
  let runEnd = 0
  for (const piece of segmenter.cut(masked)) {
    const start = at
    at += piece.length
    const run = found[next]
    if (run?.index === start) {
      runEnd = start + run[0].length
      words.push({ start, end: runEnd, kind: kindOf(run[0]) })
      next++
    }
    if (start >= runEnd) words.push({ start, end: at, kind: kindOf(piece) })
  }
  return words
}
