/**
 * Slots: the numbers under which passages stand in the cluster. Passages are numbered by the order of their reports, and a new report
 * moves all that come after it; a slot is given once and stays, so that what did not change need not be written again.
 */

/** Slots a report takes: one at least, by which it is found itself. */
export const slotsOf = (passages: number): number => Math.max(1, passages)

/** A slot with a score, in one number of 53 bits: 24 of them for the score, which has no more. */
export const countBits = 2 ** 24
/** Slots that there can be. */
export const mostSlots = 2 ** 29

/** Which passage stands in which slot. */
export class Slots {
  /** Slot of each report's first passage; the others follow it. */
  readonly first: Uint32Array
  private readonly reportPassages: Uint32Array
  /** Reports in the order of their slots. */
  private readonly order: Uint32Array
  private readonly isInOrder: boolean

  constructor(first: Uint32Array, reportPassages: Uint32Array) {
    this.first = first
    this.reportPassages = reportPassages
    this.order = Uint32Array.from(first.keys()).sort((a, b) => first[a]! - first[b]!)
    this.isInOrder = this.order.every((report, i) => report === i)
  }

  /** The slot of a passage of a report. */
  slotOf(report: number, passage: number): number {
    return this.first[report]! + passage - this.reportPassages[report]!
  }

  /** Turns slots, ascending, each packed with a count (`countBits`), into passages packed so, ascending. */
  toPassages(packed: Float64Array): Float64Array {
    const { first, order, reportPassages } = this
    let next = 0
    let shift = 0
    let end = 0
    for (let i = 0; i < packed.length; i++) {
      const slot = Math.floor(packed[i]! / countBits)
      while (slot >= end) {
        const report = order[next++]!
        const start = first[report]!
        const passages = reportPassages[report + 1]! - reportPassages[report]!
        shift = (reportPassages[report]! - start) * countBits
        end = start + passages
      }
      packed[i]! += shift
    }
    return this.isInOrder ? packed : packed.sort()
  }
}
