/** Random strings out of the indexed texts, to hold the index against plain search. */
import { passageText, type Concordance } from './concordance.ts'

const longest = 8

/** What a cut through a character beyond the basic plane leaves at the edges. */
const halfCharacters = /^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g

/** A small seeded generator (mulberry32): the same strings for the same seed everywhere. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A string of one to eight characters out of a text, without spaces at its edges; it may be empty. */
export function literalIn(text: string, random: () => number): string {
  const below = (limit: number): number => Math.floor(random() * limit)
  const start = below(text.length)
  return text
    .slice(start, start + 1 + below(longest))
    .replace(halfCharacters, '')
    .trim()
}

/** `count` strings of one to eight characters, each taken from inside one passage, without spaces at its edges. */
export function randomLiterals(concordance: Concordance, count: number, seed: number): string[] {
  const random = randomNumbers(seed)
  const below = (limit: number): number => Math.floor(random() * limit)
  const literals: string[] = []
  const passages = concordance.passageSections.length
  while (literals.length < count && passages > 0) {
    const literal = literalIn(passageText(concordance, below(passages)), random)
    if (literal !== '') literals.push(literal)
  }
  return literals
}
