/** Seeded randomness that is the same on every machine: integer arithmetic and exact divisions only. */

/** A stream of pseudo-random choices. */
export interface Random {
  /** In [0, 1). */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number
  /** True with the given probability. */
  chance(probability: number): boolean
  /** Any entry, all alike. Throws RangeError for an empty list. */
  pick<T>(list: readonly T[]): T
  /** An entry by Zipf's law: the first is twice as frequent as the second, three times as the third. */
  zipf<T>(list: ZipfList<T>): T
}

/** Entries with their cumulative Zipf weights. */
export interface ZipfList<T> {
  items: readonly T[]
  cumulative: Float64Array
}

/** Weighs entry k (from 1) by 1/k. */
export function toZipfList<T>(items: readonly T[]): ZipfList<T> {
  const cumulative = new Float64Array(items.length)
  let sum = 0
  items.forEach((_, i) => {
    sum += 1 / (i + 1)
    cumulative[i] = sum
  })
  return { items, cumulative }
}

/** Mixes whole numbers into one 32-bit seed, so that each report or body has a stream of its own. */
export function mixSeed(...parts: readonly number[]): number {
  let hash = 0x811c9dc5
  for (const part of parts) {
    hash = Math.imul(hash ^ part, 0x01000193)
    hash ^= hash >>> 15
    hash = Math.imul(hash, 0x2c1b3c6d)
    hash ^= hash >>> 12
  }
  return hash >>> 0
}

/** A mulberry32 stream. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const pick = <T>(list: readonly T[]): T => {
    const item = list[Math.floor(next() * list.length)]
    if (item === undefined) throw new RangeError('cannot pick from an empty list')
    return item
  }
  return {
    next,
    integer: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick,
    zipf: (list) => {
      const { items, cumulative } = list
      const target = next() * (cumulative[cumulative.length - 1] ?? 0)
      let low = 0
      let high = cumulative.length - 1
      while (low < high) {
        const middle = (low + high) >> 1
        if (cumulative[middle]! > target) high = middle
        else low = middle + 1
      }
      const item = items[low]
      if (item === undefined) throw new RangeError('cannot pick from an empty list')
      return item
    },
  }
}
