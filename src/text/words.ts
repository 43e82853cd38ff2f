/** The words of a normalized text: runs of Latin letters and digits whole, the rest as a segmenter cuts it. */
import type { TokenKind } from './token.ts'

export type SegmenterName = 'nodejieba' | 'node-rs-jieba'

/** Cuts a text into words. Invariant: the words joined are the text. Statistical guessing of unknown words (HMM) is off. */
export interface Segmenter {
  /** The library that cuts, or that cut the texts whose words this one knows. */
  name: SegmenterName
  version: string
  cut: (text: string) => string[]
  /** Every word of the dictionary in a text, also those that overlap. */
  all: (text: string) => string[]
  /** Set where `auto` was asked for and nodejieba is installed but cannot be loaded: why not. */
  insteadOf?: string
}

/** Letters of scripts that a dictionary of Chinese words knows nothing of. */
const letter = String.raw`[[\p{L}\p{Nd}]--[\p{Script=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{Script=Bopomofo}]]`
/**
 * Letters and digits run together (ppp, 12345, co2), and so do the words of all scripts but those that Chinese is written in: Uyghur,
 * Tibetan with the dots between its syllables, Mongolian, Korean, Yi, Thai. A dot or comma belongs to a number only between
 * digits (3.5, 50,230).
 */
const runs = new RegExp(
  String.raw`(?:\d+(?:[.,]\d+)*|${letter}\p{M}*(?:[\u0f0b\u0f0c](?=\p{Script=Tibetan}))?)+`,
  'gv',
)
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
 * Cuts normalized text into words that cover it without a gap, and calls back with each. The segmenter is called once: a call
 * costs more than the cutting of a short text. Several texts may be joined with line breaks, which are words of their own.
 */
export function eachWord(
  text: string,
  segmenter: Segmenter,
  found: (start: number, end: number) => void,
): void {
  const runStarts: number[] = []
  const runEnds: number[] = []
  const masked = text.replace(runs, (run: string, start: number) => {
    runStarts.push(start)
    runEnds.push(start + run.length)
    return gap
  })
  let start = 0
  let next = 0
  for (const piece of segmenter.cut(masked)) {
    const end = start === runStarts[next] ? runEnds[next++]! : start + piece.length
    found(start, end)
    start = end
  }
}

/** The words of a normalized text, see `eachWord`. */
export function wordsOf(text: string, segmenter: Segmenter): Word[] {
  const words: Word[] = []
  eachWord(text, segmenter, (start, end) => {
    words.push({ start, end, kind: kindOf(text.slice(start, end)) })
  })
  return words
}
