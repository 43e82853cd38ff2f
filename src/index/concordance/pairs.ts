/**
 * Where every character pair stands. Positions are grouped by first character, then by second (a radix sort in two
 * passes over the text), and stored as the gaps between them, in integers of variable length: seven bits a byte, low bits first. A single character
 * is the run of all pairs that begin with it.
 */

/** Most bytes one 32-bit value takes. */
export const maxVarintBytes = 5

/** Writes one value at `at`; returns the offset after it. */
export function writeVarint(bytes: Uint8Array, at: number, value: number): number {
  let rest = value
  let end = at
  while (rest > 0x7f) {
    bytes[end++] = (rest & 0x7f) | 0x80
    rest >>>= 7
  }
  bytes[end++] = rest
  return end
}

/** Reads ascending positions stored as gaps, piece by piece. */
export class PositionReader {
  private readonly bytes: Uint8Array
  private offset: number
  private left: number
  private position = 0

  /** `count` positions whose gaps begin at `at`. */
  constructor(bytes: Uint8Array, at: number, count: number) {
    this.bytes = bytes
    this.offset = at
    this.left = count
  }

  /** Fills `out` as far as there are positions; answers how many were read. */
  read(out: Uint32Array): number {
    const { bytes } = this
    const count = Math.min(this.left, out.length)
    let { offset, position } = this
    for (let i = 0; i < count; i++) {
      let byte = bytes[offset++]!
      let gap = byte & 0x7f
      let shift = 7
      while (byte > 0x7f) {
        byte = bytes[offset++]!
        gap |= (byte & 0x7f) << shift
        shift += 7
      }
      position += gap >>> 0
      out[i] = position
    }
    this.offset = offset
    this.position = position
    this.left -= count
    return count
  }
}

/** Decodes `count` ascending positions stored as gaps from `at` on into `out`, starting at `outAt`. */
export function readPositions(
  bytes: Uint8Array,
  at: number,
  count: number,
  out: Uint32Array,
  outAt: number,
): void {
  new PositionReader(bytes, at, count).read(out.subarray(outAt, outAt + count))
}

/** A byte array that grows as it is written. */
export class GrowingBytes {
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

/** The number a pair of characters goes by. */
export function keyOfPair(first: number, second: number): number {
  return ((first << 16) | second) >>> 0
}

/** The pair index. Pair i has key `keys[i]`, ascending. */
export interface PairIndex {
  keys: Uint32Array
  counts: Uint32Array
  /** Byte offsets into `gaps`, one more than there are pairs. */
  offsets: Uint32Array
  gaps: Uint8Array
}

const unitCount = 65536

/** Characters grouped: where each stands, and which follows it. */
interface Grouped {
  positions: Uint32Array
  /** The character after each position, kept beside it: reading it from the text again would miss the cache each time. */
  seconds: Uint16Array
  /** Where each character's group begins. */
  starts: Uint32Array
}

/** Positions of all characters but separators, grouped by character, ascending within each. */
function groupByFirst(text: Uint16Array): Grouped {
  const { length } = text
  const starts = new Uint32Array(unitCount + 1)
  for (let i = 0; i < length; i++) starts[text[i]! + 1]!++
  starts[1] = 0
  for (let unit = 1; unit <= unitCount; unit++) starts[unit]! += starts[unit - 1]!
  const positions = new Uint32Array(starts[unitCount]!)
  const seconds = new Uint16Array(positions.length)
  const next = starts.slice(0, unitCount)
  for (let i = 0; i < length; i++) {
    const unit = text[i]!
    if (unit === 0) continue
    const offset = next[unit]!++
    positions[offset] = i
    seconds[offset] = text[i + 1]!
  }
  return { positions, seconds, starts }
}

/** Counts characters into `counts`; answers those that occur, ascending. */
function countUnits(units: Uint16Array, counts: Uint32Array): Uint16Array {
  const present: number[] = []
  for (let i = 0; i < units.length; i++) {
    const unit = units[i]!
    if (counts[unit]!++ === 0) present.push(unit)
  }
  return Uint16Array.from(present).sort()
}

/** Sorts positions by second character into `grouped`; `next[second]` is where each group goes, and ends at its end. */
function groupBySecond(
  positions: Uint32Array,
  seconds: Uint16Array,
  next: Uint32Array,
  grouped: Uint32Array,
): void {
  for (let i = 0; i < positions.length; i++) grouped[next[seconds[i]!]!++] = positions[i]!
}

/** Writes the gaps between ascending positions; returns the offset after them. */
function writeGaps(bytes: Uint8Array, at: number, positions: Uint32Array): number {
  let previous = 0
  let end = at
  for (let i = 0; i < positions.length; i++) {
    end = writeVarint(bytes, end, positions[i]! - previous)
    previous = positions[i]!
  }
  return end
}

/** Builds the pair index of a text whose passages end with unit 0. */
export function buildPairs(text: Uint16Array): PairIndex {
  const { positions, seconds, starts } = groupByFirst(text)
  const keys: number[] = []
  const counts: number[] = []
  const offsets: number[] = [0]
  const out = new GrowingBytes(Math.ceil(positions.length * 1.8) + 64)
  /** By second character: how often it follows, then where its next position goes. */
  const next = new Uint32Array(unitCount)
  let grouped = new Uint32Array(1024)

  for (let first = 1; first < unitCount; first++) {
    const own = positions.subarray(starts[first], starts[first + 1])
    if (own.length === 0) continue
    if (grouped.length < own.length) grouped = new Uint32Array(own.length * 2)
    const ownSeconds = seconds.subarray(starts[first], starts[first + 1])
    const present = countUnits(ownSeconds, next)
    let start = 0
    for (const second of present) {
      const count = next[second]!
      keys.push(keyOfPair(first, second))
      counts.push(count)
      next[second] = start
      start += count
    }
    groupBySecond(own, ownSeconds, next, grouped)
    start = 0
    for (const second of present) {
      const end = next[second]!
      next[second] = 0
      out.reserve((end - start) * maxVarintBytes)
      out.length = writeGaps(out.bytes, out.length, grouped.subarray(start, end))
      offsets.push(out.length)
      start = end
    }
  }
  return {
    keys: Uint32Array.from(keys),
    counts: Uint32Array.from(counts),
    offsets: Uint32Array.from(offsets),
    gaps: out.bytes.slice(0, out.length),
  }
}

/** Index of the first key that is at least `key`. */
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
