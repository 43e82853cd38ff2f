/**
 * Which passages may hold a string, by their words. A string stands anywhere, also across the words that a text was cut into: each of
 * its letters is then in some word of the text that agrees with the string where the two lie over each other. Passages without such a
 * word for every letter cannot hold the string; those with one are held against the text.
 */
import type { Vocabulary } from './contract.ts'

/** Any of these words stands in every passage that holds the string. */
export interface Condition {
  words: readonly string[]
  /** Occurrences of these words in the corpus. */
  count: number
}

/** What is known of where a string may stand. */
export interface Candidates {
  /** All of these hold; none where the string tells nothing: then it may stand anywhere. */
  conditions: readonly Condition[]
  /** Shards that may hold it, ascending. */
  shards: readonly number[]
}

/** Conditions asked together: the rarest tell most. */
const mostConditions = 3
/** Words of one condition: of a single character there may be thousands, and to ask for them all takes longer than to look. */
const mostWords = 400

const letterOrNumber = /[\p{L}\p{N}]/u

/** Whether a word laid over a string from `at` on (below 0: it begins before) agrees with it where both are. */
function agrees(word: string, text: string, at: number): boolean {
  const end = Math.min(text.length, at + word.length)
  for (let i = Math.max(0, at); i < end; i++)
    if (text.charCodeAt(i) !== word.charCodeAt(i - at)) return false
  return true
}

/** The words of an edition. */
export class Words {
  /** How often each word stands in the corpus; 0 for words that stand there as parts of others alone. */
  readonly counts: ReadonlyMap<string, number>
  private readonly shards: ReadonlyMap<string, string>
  private readonly allShards: readonly number[]
  private readonly known = new Map<string, Candidates>()

  constructor({ words, counts, shards }: Vocabulary, shardCount: number) {
    const list = words === '' ? [] : words.split('\n')
    const bits = shards.split(' ')
    let next = 0
    this.counts = new Map(list.map((word, i) => [word, counts[i]!]))
    this.shards = new Map(
      list.flatMap((word, i): [string, string][] =>
        counts[i]! > 0 ? [[word, bits[next++]!]] : [],
      ),
    )
    this.allShards = Array.from({ length: shardCount }, (_, i) => i)
  }

  /** Where a normalized string may stand. */
  candidatesOf(text: string): Candidates {
    const known = this.known.get(text)
    if (known !== undefined) return known
    const conditions = this.conditionsOf(text)
    const bits = conditions
      .map(({ words }) => words.reduce((all, word) => all | this.bitsOf(word), 0n))
      .reduce<bigint | null>((both, each) => (both === null ? each : both & each), null)
    const shards =
      bits === null
        ? this.allShards
        : this.allShards.filter((shard) => ((bits >> BigInt(shard)) & 1n) === 1n)
    const found = { conditions, shards }
    this.known.set(text, found)
    return found
  }

  private bitsOf(word: string): bigint {
    return BigInt(`0x${this.shards.get(word) ?? '0'}`)
  }

  /** The conditions that tell most. One without any word says that the string stands nowhere. */
  private conditionsOf(text: string): Condition[] {
    /** The words that may cover each letter; half a character, and what is no letter, tells nothing. */
    const byPlace = Array.from({ length: text.length }, (_, place): string[] | null =>
      letterOrNumber.test(text.charAt(place)) ? [] : null,
    )
    for (const word of this.shards.keys())
      for (let at = 1 - word.length; at < text.length; at++) {
        if (!agrees(word, text, at)) continue
        const end = Math.min(text.length, at + word.length)
        for (let place = Math.max(0, at); place < end; place++) {
          const words = byPlace[place]
          if (words != null && words.at(-1) !== word) words.push(word)
        }
      }
    const different = new Map<string, Condition>()
    for (const words of byPlace) {
      if (words === null || words.length > mostWords) continue
      const count = words.reduce((sum, word) => sum + this.counts.get(word)!, 0)
      different.set(words.join('\n'), { words, count })
    }
    return [...different.values()].sort((a, b) => a.count - b.count).slice(0, mostConditions)
  }
}
