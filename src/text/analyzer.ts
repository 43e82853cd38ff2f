/** The analyzer over a segmenter, whichever it is: normalization and segmentation composed. Runs in a browser too. */
import { isSureBorder } from './borders.ts'
import { normalize } from './normalize.ts'
import type { Token } from './token.ts'
import { WordStarts } from './word-starts.ts'
import { wordsOf, type Segmenter, type Word } from './words.ts'

export interface Analyzer {
  segmenter: Segmenter
  /** Sixteen hexadecimal digits over the steps, tables, dictionary and segmenter: an index is read only by the analyzer that built it. */
  fingerprint: string
  /** Words of an already normalized text. */
  wordsOf: (normalized: string) => Word[]
  /** Whether a border between two of them can be no other, as far as the dictionary tells. */
  isSureBorder: (normalized: string, at: number) => boolean
  /**
   * Calls back with where each of these words begins, in no certain order: all that indexing asks for, and it asks for a whole
   * corpus. Unit 0 ends a passage and stands alone.
   */
  eachWordStart: (normalized: Uint16Array, found: (start: number) => void) => void
  /** Tokens of a text as written, with offsets into it; white space yields none. */
  tokens: (text: string) => Token[]
}

/**
 * Makes an analyzer.
 *
 * @param words those added to the segmenter's dictionary
 */
export function analyzerOver(
  segmenter: Segmenter,
  words: readonly string[],
  fingerprint: string,
): Analyzer {
  let starts: WordStarts | null = null
  return {
    segmenter,
    fingerprint,
    wordsOf: (normalized) => wordsOf(normalized, segmenter),
    isSureBorder: (normalized, at) => isSureBorder(normalized, at, segmenter),
    eachWordStart: (normalized, found) => {
      // Made when first asked for: only indexing asks.
      starts ??= new WordStarts(segmenter, words)
      starts.each(normalized, found)
    },
    tokens: (text) => {
      const { text: normalized, starts, ends } = normalize(text)
      return wordsOf(normalized, segmenter)
        .filter((word) => normalized.slice(word.start, word.end).trim() !== '')
        .map((word, position) => ({
          term: normalized.slice(word.start, word.end),
          start: starts[word.start]!,
          end: ends[word.end - 1]!,
          position,
          kind: word.kind,
        }))
    },
  }
}

/** Tells of places in a normalized text whether a word begins there, or the text ends. */
export function wordBorders(normalized: string, analyzer: Analyzer): (at: number) => boolean {
  const borders = new Set(analyzer.wordsOf(normalized).map(({ start }) => start))
  borders.add(normalized.length)
  return (at) => borders.has(at)
}
