/** The analyzer: normalization and segmentation composed, with a fingerprint that names exactly what they do. */
import { createHash } from 'node:crypto'
import { isSureBorder } from './borders.ts'
import { domainWords } from './dictionary.ts'
import { foldSteps } from './fold.ts'
import { punctuationFamilies, radicals, variants } from './fold-tables.ts'
import { normalize } from './normalize.ts'
import {
  loadSegmenter,
  wordsOf,
  type Segmenter,
  type SegmenterChoice,
  type Word,
} from './segment.ts'
import type { Token } from './token.ts'
import { WordStarts } from './word-starts.ts'

/** Raised when the code of the analyzer changes in a way that its tables do not show. */
const analyzerVersion = 4

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

function fingerprintOf(segmenter: Segmenter, words: readonly string[]): string {
  const parts = [
    String(analyzerVersion),
    ...foldSteps.map((step) => step.name),
    radicals,
    variants,
    ...punctuationFamilies,
    ...words,
    segmenter.name,
    segmenter.version,
  ]
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16)
}

/** Makes the analyzer that both the index and the query use. Loads the segmenter's dictionary: about a second, once. */
export function createAnalyzer(
  options: { segmenter?: SegmenterChoice; words?: readonly string[] } = {},
): Analyzer {
  const words = options.words ?? domainWords
  const segmenter = loadSegmenter(options.segmenter ?? 'auto', words)
  let starts: WordStarts | null = null
  return {
    segmenter,
    fingerprint: fingerprintOf(segmenter, words),
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
