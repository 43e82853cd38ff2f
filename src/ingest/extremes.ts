/** The least and the most of a list of any length: as arguments of `Math.min`, a hundred thousand values end the program. */

/** Infinity where there are none. */
export function leastOf<T>(items: readonly T[], valueOf: (item: T) => number): number {
  let least = Infinity
  for (const item of items) least = Math.min(least, valueOf(item))
  return least
}

/** -Infinity where there are none. */
export function mostOf<T>(items: readonly T[], valueOf: (item: T) => number): number {
  let most = -Infinity
  for (const item of items) most = Math.max(most, valueOf(item))
  return most
}
