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

/** Cuts normalized text into words that cover it without a gap. */
export function wordsOf(text: string, segmenter: Segmenter): Word[] {
  const words: Word[] = []
  let at = 0
  const segmentUpTo = (end: number): void => {
    if (at >= end) return
    for (const piece of segmenter.cut(text.slice(at, end))) {
      words.push({ start: at, end: at + piece.length, kind: kindOf(piece) })
      at += piece.length
    }
  }
  for (const run of text.matchAll(runs)) {
    segmentUpTo(run.index)
    at = run.index + run[0].length
    words.push({ start: run.index, end: at, kind: kindOf(run[0]) })
  }
  segmentUpTo(text.length)
  return words
}
