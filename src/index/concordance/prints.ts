/**
 * A print of each paragraph's letters, digits and punctuation left out: what a body repeats from year to year, with other
 * figures at most, has the same print. Titles and headings are the same every year, and tables are forms: they have none.
 */
import { unitKinds } from '../units.ts'
import type { Corpus } from './concordance.ts'
import { letterUnits } from './letters.ts'

/** A passage of fewer letters says too little to be told from others. */
const leastLetters = 16

/** The print of a passage that has none. */
export const noPrint = 0

const paragraph = unitKinds.indexOf('paragraph')

/** The print of the units from `start` to `end`; `noPrint` for too few letters. FNV-1a. */
function printOf(text: Uint16Array, start: number, end: number): number {
  const isLetter = letterUnits()
  let print = 0x811c9dc5
  let count = 0
  for (let at = start; at < end; at++) {
    const unit = text[at]!
    if (isLetter[unit] === 0) continue
    print = Math.imul(print ^ unit, 0x01000193)
    count++
  }
  return count < leastLetters ? noPrint : print >>> 0 || 1
}

/** The print of every passage. */
export function buildPrints({ text, passageStarts, passageKinds }: Corpus): Uint32Array {
  return Uint32Array.from(passageKinds, (kind, passage) =>
    kind === paragraph
      ? printOf(text, passageStarts[passage]!, passageStarts[passage + 1]!)
      : noPrint,
  )
}
