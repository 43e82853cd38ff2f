/** A segmenter without a library: it cuts by the words that a library made of a corpus, and how often each stands there. */
import type { Segmenter } from './words.ts'

/** What a word counts that the library knows and never cut here: more than a character of which nothing is known. */
const rare = 0.5

/** Line breaks stand between what is cut apart; see `eachWord`. */
const stretches = /\n|[^\n]+/gu

/**
 * Makes the segmenter of a vocabulary. Of all ways to cut a text into its words it takes the most probable one, as the libraries do
 * with the frequencies of their dictionaries; a character that is no word of it stands alone.
 *
 * @param counts how often each word stands in the corpus, normalized; those of count 0 are other words of the
 *   library's dictionary
 * @param made what cut the corpus
 */
export function createVocabularySegmenter(
  counts: ReadonlyMap<string, number>,
  made: Pick<Segmenter, 'name' | 'version'>,
): Segmenter {
  let total = 1
  let longest = 1
  for (const [word, count] of counts) {
    total += count
    longest = Math.max(longest, word.length)
  }
  const unknown = -Math.log(total) - 1

  /** Logarithm of the probability of a word; null for what is none. */
  const worthOf = (word: string): number | null => {
    const count = counts.get(word)
    return count === undefined ? null : Math.log((count === 0 ? rare : count) / total)
  }

  const cutStretch = (text: string): string[] => {
    const best = new Float64Array(text.length + 1)
    const lengths = new Uint16Array(text.length + 1)
    for (let at = text.length - 1; at >= 0; at--) {
      // A character beyond the basic plane is two units, and is not cut in two.
      const own = text.codePointAt(at)! > 0xffff ? 2 : 1
      best[at] = (worthOf(text.slice(at, at + own)) ?? unknown) + best[at + own]!
      lengths[at] = own
      for (let length = own + 1; length <= longest && at + length <= text.length; length++) {
        const worth = worthOf(text.slice(at, at + length))
        if (worth === null || worth + best[at + length]! <= best[at]!) continue
        best[at] = worth + best[at + length]!
        lengths[at] = length
      }
    }
    const words: string[] = []
    for (let at = 0; at < text.length; at += lengths[at]!)
      words.push(text.slice(at, at + lengths[at]!))
    return words
  }

  return {
    ...made,
    cut: (text) => (text.match(stretches) ?? []).flatMap(cutStretch),
    all: (text) => {
      const found: string[] = []
      for (let at = 0; at < text.length; at++)
        for (let length = 1; length <= longest && at + length <= text.length; length++)
          if (counts.has(text.slice(at, at + length))) found.push(text.slice(at, at + length))
      return found
    },
  }
}
