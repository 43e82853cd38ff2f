/** Seeded random numbers for attacks: a case that fails can be run again. */

export interface Random {
  /** A whole number from 0 up to, not including, `end`. */
  below: (end: number) => number
  pick: <T>(list: readonly T[]) => T
}

/** Mulberry32. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const below = (end: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end)
  }
  return { below, pick: (list) => list[below(list.length)]! }
}
