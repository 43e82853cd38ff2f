/** How often a string stands in each passage that holds it, a byte a passage: what a report's best passages are told by, without reading them. */

/** Places in a passage, and how many of them begin and end at word borders: four bits each. */
export function packTally(places: number, aligned: number): number {
  return places < countless ? (places << 4) | aligned : tooMany
}

/** So many are not told apart. */
const countless = 15

/** Stands for more places than are told: they are to be counted in the text. */
export const tooMany = 0xff

/** Places of a tally that is not `tooMany`. */
export function placesOf(tally: number): number {
  return tally >>> 4
}

/** Those of them at word borders. */
export function alignedOf(tally: number): number {
  return tally & 15
}
