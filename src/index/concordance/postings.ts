/** Places of a literal summed up by passage: what matching, counting and scoring work on. */
import { passageOf, type Concordance } from './concordance.ts'
import { matchLength, maxPatternLength } from '../literal.ts'
import { occurrencesOf } from './occurrences.ts'

/** Passages that hold a literal, ascending, with how often. */
export interface Postings {
  passages: Uint32Array
  counts: Uint32Array
  /** How many of the places begin and end at word borders. */
  aligned: Uint32Array
  occurrences: number
}

/** Collects positions (ascending) into postings. */
function collect(concordance: Concordance, positions: ArrayLike<number>, length: number): Postings {
  const { borders, passageStarts } = concordance
  const passages = new Uint32Array(positions.length)
  const counts = new Uint32Array(positions.length)
  const aligned = new Uint32Array(positions.length)
  let used = 0
  let end = 0
  for (let i = 0; i < positions.length; i++) {
    const position = positions[i]!
    if (position >= end) {
      const passage = passageOf(concordance, position)
      end = passageStarts[passage + 1]!
      passages[used++] = passage
    }
    const after = position + length
    const begins = (borders[position >>> 3]! >>> (position & 7)) & 1
    const ends = (borders[after >>> 3]! >>> (after & 7)) & 1
    counts[used - 1]!++
    aligned[used - 1]! += begins & ends
  }
  return {
    passages: passages.slice(0, used),
    counts: counts.slice(0, used),
    aligned: aligned.slice(0, used),
    occurrences: positions.length,
  }
}

/** Postings of a literal over the whole corpus. */
export function postingsOf(concordance: Concordance, literal: Uint16Array): Postings {
  return collect(concordance, occurrencesOf(concordance, literal), literal.length)
}

/** Postings of the places of `anchor` from which a sticky pattern matches in the normalized text. */
export function postingsOfPattern(
  concordance: Concordance,
  anchor: Uint16Array,
  pattern: RegExp,
): Postings {
  const matching = occurrencesOf(concordance, anchor).filter((position) => {
    const passage = passageOf(concordance, position)
    const end = Math.min(concordance.passageStarts[passage + 1]! - 1, position + maxPatternLength)
    const after = String.fromCharCode(...concordance.text.subarray(position, end))
    return matchLength(after, 0, pattern) > 0
  })
  return collect(concordance, matching, anchor.length)
}

/** Memory of postings, bytes: for the cache. */
export function sizeOf(postings: Postings): number {
  return postings.passages.length * 12 + 64
}
