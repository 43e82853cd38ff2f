/**
 * How often a string stands in each passage that holds it, a byte a passage: what a report's best passages are told by, and what
 * is left of the string in some sections, without reading the text or the places again.
 */
import type { Concordance } from '../../concordance/concordance.ts'
import { tallyIn, type Tally } from '../../concordance/postings.ts'

/** So many places are not told apart. */
const tooMany = 15
/** Stands for them: they are to be counted in the text. */
const uncounted = 0xff

/** Four bits for the places in a passage, four for how many of them begin and end at word borders. */
export function packTally(places: number, aligned: number): number {
  return places < tooMany ? (places << 4) | aligned : uncounted
}

/** What a packed tally says of a string in a passage. It holds until the next call. */
export function unpackTally(
  packed: number,
  concordance: Concordance,
  literal: Uint16Array,
  passage: number,
): Tally {
  if (packed === uncounted) return tallyIn(concordance, literal, passage)
  return { places: packed >>> 4, aligned: packed & 15 }
}
