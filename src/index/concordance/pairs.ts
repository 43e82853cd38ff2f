/**
 * Where every character pair stands. Positions are grouped by first character, then by second (a radix sort in two
 * passes over the text), and stored as gaps. A single character is the run of all pairs that begin with it.
 */
import { maxVarintBytes, writeVarint } from './varint.ts'

/** The pair index. Pair i has key `keys[i]` = first << 16 | second, ascending. */
export interface PairIndex {
  keys: Uint32Array
  counts: Uint32Array
  /** Byte offsets into `gaps`, one more than there are pairs. */
  offsets: Uint32Array
  gaps: Uint8Array
}

const unitCount = 65536

/** A byte array that grows as it is written. */
class GrowingBytes {
  bytes: Uint8Array
  length = 0
  constructor(capacity: number) {
    this.bytes = new Uint8Array(capacity)
  }
  reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return
    const grown = new Uint8Array(Math.ceil((this.length + more) * 1.25))
    grown.set(this.bytes.subarray(0, this.length))
    this.bytes = grown
  }
}

/** Positions of all characters but separators, grouped by character, ascending within each. */
function groupByFirst(text: Uint16Array): { positions: Uint32Array; starts: Uint32Array } {
  const starts = new Uint32Array(unitCount + 1)
  for (let i = 0; i < text.length; i++) starts[text[i]! + 1]!++
  starts[1] = 0
  for (let unit = 1; unit <= unitCount; unit++) starts[unit]! += starts[unit - 1]!
  const positions = new Uint32Array(starts[unitCount]!)
  const next = starts.slice()
  for (let i = 0; i < text.length; i++) {
    const unit = text[i]!
    if (unit !== 0) positions[next[unit]!++] = i
  }
  return { positions, starts }
}

/** Builds the pair index of a text whose passages end with unit 0. */
export function buildPairs(text: Uint16Array): PairIndex {
  const { positions, starts } = groupByFirst(text)
  const keys: number[] = []
  const counts: number[] = []
  const offsets: number[] = [0]
  const out = new GrowingBytes(Math.ceil(positions.length * 1.8) + 64)
  const seconds = new Uint32Array(unitCount)
  let grouped = new Uint32Array(1024)

  for (let first = 1; first < unitCount; first++) {
    const from = starts[first]!
    const to = starts[first + 1]!
    if (from === to) continue
    const present: number[] = []
    for (let i = from; i < to; i++) {
      const second = text[positions[i]! + 1]!
      if (seconds[second]!++ === 0) present.push(second)
    }
    present.sort((a, b) => a - b)
    if (grouped.length < to - from) grouped = new Uint32Array((to - from) * 2)
    let start = 0
    for (const second of present) {
      const count = seconds[second]!
      keys.push(((first << 16) | second) >>> 0)
      counts.push(count)
      seconds[second] = start
      start += count
    }
    for (let i = from; i < to; i++) {
      const position = positions[i]!
      grouped[seconds[text[position + 1]!]!++] = position
    }
    let group = 0
    for (const second of present) {
      const end = seconds[second]!
      seconds[second] = 0
      out.reserve((end - group) * maxVarintBytes)
      let previous = 0
      for (; group < end; group++) {
        const position = grouped[group]!
        out.length = writeVarint(out.bytes, out.length, position - previous)
        previous = position
      }
      offsets.push(out.length)
    }
  }
  return {
    keys: Uint32Array.from(keys),
    counts: Uint32Array.from(counts),
    offsets: Uint32Array.from(offsets),
    gaps: out.bytes.slice(0, out.length),
  }
}

/** Place of the first key that is at least `key`. */
export function lowerBound(keys: Uint32Array, key: number): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (keys[middle]! < key) low = middle + 1
    else high = middle
  }
  return low
}
