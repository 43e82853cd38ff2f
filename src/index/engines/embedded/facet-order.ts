/** The order of a facet's values: those of most reports first. */

/** The codes that were counted, those of most first; of as many, in their order. The first `limit` of them. */
export type CountOrder = (counts: Uint32Array, limit?: number) => number[]

const none = -1

/**
 * Makes the order of counts up to `reports` of up to `values` codes. Every count gets a list of its codes, so that nothing is
 * compared: sorting the cities of a frequent word took as long as counting them.
 */
export function makeCountOrder(reports: number, values: number): CountOrder {
  /** By count: the first code that was counted so often. Between two calls all `none`. */
  const firsts = new Int32Array(reports + 1).fill(none)
  /** By code: the next one that was counted as often. */
  const nexts = new Int32Array(values)
  return (counts, limit = Infinity) => {
    let most = 0
    for (let code = counts.length - 1; code >= 0; code--) {
      const count = counts[code]!
      if (count === 0) continue
      nexts[code] = firsts[count]!
      firsts[count] = code
      if (count > most) most = count
    }
    const codes: number[] = []
    for (let count = most; count > 0; count--) {
      let code = firsts[count]!
      firsts[count] = none
      for (; code !== none && codes.length < limit; code = nexts[code]!) codes.push(code)
    }
    return codes
  }
}
