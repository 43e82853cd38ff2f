/** A set of passages, read report by report as words of bits: what co-occurrence and counts of passages are taken from. */
import { lowerBound } from '../../concordance/pairs.ts'

/** Bits where a term stands in many passages, a sorted list where it stands in few. */
export type PassageSet = { bits: Uint32Array } | { list: Uint32Array }

/** Below this share of all passages a list is smaller than bits. */
const sparse = 1 / 32

/** Makes a set of ascending passages out of `total`. */
export function passageSet(passages: Uint32Array, total: number): PassageSet {
  if (passages.length < total * sparse) return { list: passages }
  const bits = new Uint32Array((total >>> 5) + 1)
  addTo(bits, passages)
  return { bits }
}

/** Sets the bits of some passages. */
export function addTo(bits: Uint32Array, passages: Uint32Array): void {
  for (let i = 0; i < passages.length; i++) {
    const passage = passages[i]!
    bits[passage >>> 5]! |= 1 << (passage & 31)
  }
}

/** Whether a passage is set. */
export function has(bits: Uint32Array, passage: number): boolean {
  return ((bits[passage >>> 5]! >>> (passage & 31)) & 1) === 1
}

/** Adds to bits those of another set. */
export function unite(bits: Uint32Array, other: Uint32Array): void {
  for (let i = 0; i < bits.length; i++) bits[i]! |= other[i]!
}

/** Keeps of bits those that another set has too. */
export function intersect(bits: Uint32Array, other: Uint32Array): void {
  for (let i = 0; i < bits.length; i++) bits[i]! &= other[i]!
}

/** Words that the passages from `first` to `end` (exclusive) touch. */
export function wordsBetween(first: number, end: number): number {
  return end > first ? ((end - 1) >>> 5) - (first >>> 5) + 1 : 0
}

/** So many passages of a list are passed one by one before the list is searched by halving: by halving alone a search takes 1.05 of its time. */
const shortWay = 16

/** Reads a set stretch by stretch. Stretches that come in order are found from where the last one began. */
export class PassageSetReader {
  private readonly set: PassageSet
  /** Where in a list the last stretch began. */
  private index = 0

  constructor(set: PassageSet) {
    this.set = set
  }

  /** Writes the bits of the passages from `first` to `end` (exclusive) into `words` from `at` on; word 0 holds passage `first & ~31`. */
  readWords(first: number, end: number, words: Uint32Array, at: number): void {
    const { set } = this
    const count = wordsBetween(first, end)
    if (count === 0) return
    const from = first >>> 5
    if ('list' in set) {
      const { list } = set
      // A few words: with `fill` a search takes 1.05 of its time.
      for (let i = 0; i < count; i++) words[at + i] = 0
      this.index = indexFrom(list, this.index, first)
      for (let i = this.index; i < list.length; i++) {
        const passage = list[i]!
        if (passage >= end) break
        words[at + (passage >>> 5) - from]! |= 1 << (passage & 31)
      }
      return
    }
    for (let i = 0; i < count; i++) words[at + i] = set.bits[from + i]!
    words[at]! &= -1 << (first & 31)
    if ((end & 31) !== 0) words[at + count - 1]! &= ~(-1 << (end & 31))
  }
}

/** Index of the first passage of a list that is at least `passage`, looked for from another index on. */
function indexFrom(list: Uint32Array, from: number, passage: number): number {
  if (from > 0 && list[from - 1]! >= passage) return lowerBound(list, passage)
  const end = Math.min(list.length, from + shortWay)
  for (let at = from; at < end; at++) if (list[at]! >= passage) return at
  return end === list.length ? end : lowerBound(list, passage)
}

/** The passages of a set, ascending. */
export function passagesOf(set: PassageSet): Uint32Array {
  if ('list' in set) return set.list
  const { bits } = set
  const passages = new Uint32Array(countBetween(bits, 0, bits.length * 32))
  let at = 0
  for (let i = 0; i < bits.length; i++)
    for (let rest = bits[i]!; rest !== 0; rest &= rest - 1)
      passages[at++] = i * 32 + lowestBit(rest)
  return passages
}

/** Which bit is the lowest one set. */
export function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word)
}

/** How many bits of a word are set. */
export function countBits(word: number): number {
  let rest = word - ((word >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

/** The passages that are in any of the sets, as bits. */
export function unionOf(sets: readonly PassageSet[], total: number): Uint32Array {
  const union = new Uint32Array((total >>> 5) + 1)
  for (const set of sets) {
    if ('list' in set) addTo(union, set.list)
    else {
      const { bits } = set
      for (let i = 0; i < union.length; i++) union[i]! |= bits[i]!
    }
  }
  return union
}

/** How many of the passages from `first` to `end` (exclusive) are set. */
export function countBetween(bits: Uint32Array, first: number, end: number): number {
  if (end <= first) return 0
  const from = first >>> 5
  const to = (end - 1) >>> 5
  const head = -1 << (first & 31)
  const tail = -1 >>> (31 - ((end - 1) & 31))
  if (from === to) return countBits(bits[from]! & head & tail)
  let count = countBits(bits[from]! & head) + countBits(bits[to]! & tail)
  for (let i = from + 1; i < to; i++) count += countBits(bits[i]!)
  return count
}
