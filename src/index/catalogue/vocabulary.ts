/** The catalogue's words with the number of reports that name them: what completes a word being typed. */
import type { Catalogue } from './catalogue.ts'

export interface VocabularyWord {
  text: string
  /** Reports in whose title, body, headings or telling words it stands (in the field where most have it). */
  reports: number
}

function* wordsOf({ words, wordStarts }: Catalogue): Generator<string> {
  const text = Buffer.from(words.buffer, words.byteOffset, words.byteLength)
  for (let word = 0; word + 1 < wordStarts.length; word++)
    yield text.toString('utf16le', wordStarts[word]! * 2, wordStarts[word + 1]! * 2)
}

const known = new WeakMap<Catalogue, readonly VocabularyWord[]>()

/** Every word of a catalogue, sorted. Read when first asked for. */
export function vocabularyOf(catalogue: Catalogue): readonly VocabularyWord[] {
  let words = known.get(catalogue)
  if (words === undefined) {
    words = Array.from(wordsOf(catalogue), (text, word) => ({
      text,
      reports: catalogue.wordReports[word]!,
    }))
    known.set(catalogue, words)
  }
  return words
}

/** The words that begin with a prefix, those of most reports first. */
export function wordsWithPrefix(
  words: readonly VocabularyWord[],
  prefix: string,
  limit: number,
): VocabularyWord[] {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (words[middle]!.text < prefix) low = middle + 1
    else high = middle
  }
  const found: VocabularyWord[] = []
  for (let i = low; i < words.length && words[i]!.text.startsWith(prefix); i++)
    found.push(words[i]!)
  return found
    .sort(
      (a, b) =>
        b.reports - a.reports || a.text.length - b.text.length || (a.text < b.text ? -1 : 1),
    )
    .slice(0, limit)
}
