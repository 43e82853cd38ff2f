/** Every occurrence of a string, exactly: overlapping ones count each, none crosses a passage. */
import type { Concordance } from './concordance.ts'
import { betweenPauses, goOn, type Pause } from './pause.ts'
import { keyOfPair, lowerBound, PositionReader, readPositions, type PairIndex } from './pairs.ts'

const none = new Uint32Array(0)

/**
 * A look into the text takes as long as reading this many positions of a pair one after the other: the text is large, and
 * each look is at another page of memory.
 */
const lookCost = 8

/** Positions that are gone through once are read into this, piece by piece. */
const piece = new Uint32Array(4096)

/**
 * Positions that lie so far apart on average are sorted as they are: below that, a bit for each character of the text sorts them sooner. A
 * million of 65 million characters took a tenth of a second, in which nobody could end it.
 */
const sortedApart = 1024

/** Occurrences of a pair that are looked at before all of them are read. */
const triedOccurrences = 4096

/** UTF-16 units of a literal. */
export function unitsOfLiteral(literal: string): Uint16Array {
  const units = new Uint16Array(literal.length)
  for (let i = 0; i < literal.length; i++) units[i] = literal.charCodeAt(i)
  return units
}

/** Number of a pair in the index, or -1. */
export function findPair(concordance: Concordance, first: number, second: number): number {
  const key = keyOfPair(first, second)
  const pair = lowerBound(concordance.pairs.keys, key)
  return concordance.pairs.keys[pair] === key ? pair : -1
}

/** The first `most` positions of a pair. */
function positionsOfPair({ pairs }: Concordance, pair: number, most: number): Uint32Array {
  const count = Math.min(pairs.counts[pair]!, most)
  const positions = new Uint32Array(count)
  readPositions(pairs.gaps, pairs.offsets[pair]!, count, positions, 0)
  return positions
}

/** The positions of a pair, to be gone through. */
export function readerOfPair({ gaps, offsets, counts }: PairIndex, pair: number): PositionReader {
  return new PositionReader(gaps, offsets[pair]!, counts[pair]!)
}

/** The pairs that begin with a character. */
function pairsFrom({ pairs }: Concordance, unit: number): { from: number; to: number } {
  return {
    from: lowerBound(pairs.keys, keyOfPair(unit, 0)),
    to: unit === 0xffff ? pairs.keys.length : lowerBound(pairs.keys, keyOfPair(unit + 1, 0)),
  }
}

/** Whether a unit is one of 0 to 9. */
export const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39

/** The places of a digit that no other digit follows: what ends a number. The others, most of all, are not even read. */
export function placesOfLastDigit(
  concordance: Concordance,
  digit: number,
  pause: Pause = goOn,
): Uint32Array {
  return positionsOfCharacter(concordance, digit, pause, isDigit)
}

/**
 * Runs of sorted positions become one sorted list by way of a bit for each character: no comparison sort.
 *
 * @param isLeftOut says of a character behind that it is not wanted there
 */
function positionsOfCharacter(
  concordance: Concordance,
  unit: number,
  pause: Pause,
  isLeftOut: (behind: number) => boolean = () => false,
): Uint32Array {
  const { pairs } = concordance
  const { from, to } = pairsFrom(concordance, unit)
  const isRead = (pair: number): boolean => !isLeftOut(pairs.keys[pair]! & 0xffff)
  let count = 0
  for (let pair = from; pair < to; pair++) if (isRead(pair)) count += pairs.counts[pair]!
  const unsorted = new Uint32Array(count)
  let at = 0
  let pausedAt = 0
  for (let pair = from; pair < to; pair++) {
    if (!isRead(pair)) continue
    readPositions(pairs.gaps, pairs.offsets[pair]!, pairs.counts[pair]!, unsorted, at)
    at += pairs.counts[pair]!
    // Most pairs are rare.
    if (at - pausedAt < betweenPauses) continue
    pausedAt = at
    pause()
  }
  pause()
  return count * sortedApart < concordance.text.length
    ? unsorted.sort()
    : sortByBits(unsorted, concordance.text.length, pause)
}

function sortByBits(positions: Uint32Array, length: number, pause: Pause): Uint32Array {
  const bits = new Uint32Array((length >>> 5) + 1)
  for (let i = 0; i < positions.length; i++) {
    if (i % betweenPauses === 0) pause()
    bits[positions[i]! >>> 5]! |= 1 << (positions[i]! & 31)
  }
  let at = 0
  for (let word = 0; word < bits.length; word++) {
    if (word % betweenPauses === 0) pause()
    let rest = bits[word]!
    while (rest !== 0) {
      const low = rest & -rest
      positions[at++] = (word << 5) + (31 - Math.clz32(low))
      rest ^= low
    }
  }
  return positions
}

/** The pair of a literal that occurs least often in the corpus. */
interface RarestPair {
  /** Its number in the index. */
  pair: number
  /** Where in the literal it begins. */
  at: number
  count: number
}

function rarestPair(concordance: Concordance, literal: Uint16Array): RarestPair | null {
  let best: RarestPair | null = null
  for (let at = 0; at + 1 < literal.length; at++) {
    const pair = findPair(concordance, literal[at]!, literal[at + 1]!)
    if (pair < 0) return null
    const count = concordance.pairs.counts[pair]!
    if (best === null || count < best.count) best = { pair, at, count }
  }
  return best
}

/** Whether a literal stands in the text from a position on. */
export function standsAt(text: Uint16Array, literal: Uint16Array, start: number): boolean {
  for (let i = 0; i < literal.length; i++) if (text[start + i] !== literal[i]) return false
  return true
}

/** How often a literal can occur at most, told without reading positions. */
export function countAtMost(concordance: Concordance, literal: Uint16Array): number {
  if (literal.length !== 1) return rarestPair(concordance, literal)?.count ?? 0
  const { from, to } = pairsFrom(concordance, literal[0]!)
  let count = 0
  for (let pair = from; pair < to; pair++) count += concordance.pairs.counts[pair]!
  return count
}

/** Start offsets of every occurrence of a normalized literal, ascending. An empty literal stands nowhere. */
export function occurrencesOf(
  concordance: Concordance,
  literal: Uint16Array,
  pause: Pause = goOn,
): Uint32Array {
  if (literal.length === 0 || literal.includes(0)) return none
  if (literal.length === 1) return positionsOfCharacter(concordance, literal[0]!, pause)
  const rarest = rarestPair(concordance, literal)
  return rarest === null
    ? none
    : occurrencesByPair(concordance, literal, rarest, rarest.count, pause)
}

/** The starts of a literal from the positions of a pair that stands `at` units after them; written into these. */
function shifted(positions: Uint32Array, at: number): Uint32Array {
  if (at === 0) return positions
  let kept = 0
  for (let i = 0; i < positions.length; i++)
    if (positions[i]! >= at) positions[kept++] = positions[i]! - at
  return positions.subarray(0, kept)
}

/** The occurrences among the first `most` positions of the literal's rarest pair. */
function occurrencesByPair(
  concordance: Concordance,
  literal: Uint16Array,
  { pair, at }: RarestPair,
  most: number,
  pause: Pause = goOn,
): Uint32Array {
  const starts = shifted(positionsOfPair(concordance, pair, most), at)
  pause()
  if (literal.length === 2) return starts
  let kept = starts.length
  for (const other of otherPairs(literal.length, at)) {
    const found = findPair(concordance, literal[other]!, literal[other + 1]!)
    if (concordance.pairs.counts[found]! > kept * lookCost)
      return starts.slice(0, keepByText(concordance.text, literal, starts, kept, pause))
    kept = keepByPair(concordance.pairs, found, starts, kept, other, pause)
  }
  return starts.slice(0, kept)
}

/** Where the pairs begin that, with the one at `at`, cover a literal of some length. */
function otherPairs(length: number, at: number): number[] {
  const others: number[] = []
  for (let before = at; before > 0; before -= 2) others.push(Math.max(0, before - 2))
  for (let after = at + 2; after < length; after += 2) others.push(Math.min(length - 2, after))
  return others
}

/** Keeps of the first `count` starts those with a pair `shift` further on, by going through the positions of the pair. */
function keepByPair(
  pairs: PairIndex,
  pair: number,
  starts: Uint32Array,
  count: number,
  shift: number,
  pause: Pause,
): number {
  const reader = readerOfPair(pairs, pair)
  let kept = 0
  let next = 0
  for (let read = reader.read(piece); read > 0 && next < count; read = reader.read(piece)) {
    pause()
    for (let i = 0; i < read && next < count; i++) {
      const start = piece[i]! - shift
      while (next < count && starts[next]! < start) next++
      if (starts[next] === start && next < count) starts[kept++] = starts[next++]!
    }
  }
  return kept
}

/** Keeps of the first `count` starts those where the literal stands, by looking into the text. */
function keepByText(
  text: Uint16Array,
  literal: Uint16Array,
  starts: Uint32Array,
  count: number,
  pause: Pause,
): number {
  let kept = 0
  for (let i = 0; i < count; i++) {
    if (i % betweenPauses === 0) pause()
    if (standsAt(text, literal, starts[i]!)) starts[kept++] = starts[i]!
  }
  return kept
}

/** Whether a literal of at least two characters occurs more than `most` times: a common one is told by a few occurrences. */
export function standsInMoreThan(
  concordance: Concordance,
  literal: Uint16Array,
  most: number,
): boolean {
  const rarest = rarestPair(concordance, literal)
  if (rarest === null || rarest.count <= most) return false
  const some = Math.min(rarest.count, triedOccurrences)
  if (occurrencesByPair(concordance, literal, rarest, some).length > most) return true
  return some < rarest.count && occurrencesOf(concordance, literal).length > most
}
