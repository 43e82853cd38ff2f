/** The concordance's answers found the plain way: passages as strings, places one by one. */
import fc from 'fast-check'
import { alignment, noHeading, type AnalyzedReport } from '../../../src/index/analyze-report.ts'
import { runs } from '../../support/long.ts'

/** One report of plain passages; a word begins wherever `isBorder` says. */
export function reportOf(
  passages: readonly string[],
  isBorder: (passage: string, at: number) => boolean = () => true,
): AnalyzedReport {
  const length = passages.reduce((sum, passage) => sum + passage.length + 1, 0)
  const padded = Math.ceil(length / alignment) * alignment
  const text = new Uint16Array(padded)
  const borders = new Uint8Array(padded / alignment)
  const passageStarts = new Uint32Array(passages.length)
  let at = 0
  passages.forEach((passage, number) => {
    passageStarts[number] = at
    for (let i = 0; i <= passage.length; i++) {
      if (i < passage.length) text[at + i] = passage.charCodeAt(i)
      if (isBorder(passage, i)) borders[(at + i) >> 3]! |= 1 << ((at + i) & 7)
    }
    at += passage.length + 1
  })
  return {
    text,
    borders,
    passageStarts,
    passageSections: Uint8Array.from(passages, (_, i) => i % 15),
    passageKinds: Uint8Array.from(passages, (_, i) => i % 4),
    passageHeadings: Uint32Array.from(passages, (_, i) => (i === 0 ? noHeading : i - 1)),
  }
}

export function placesIn(text: string, literal: string): number[] {
  const places: number[] = []
  for (let at = 0; at + literal.length <= text.length; at++)
    if (text.slice(at, at + literal.length) === literal) places.push(at)
  return places
}

/** Few characters, so that strings overlap themselves; the highest unit and a surrogate pair's halves among them. */
const smallAlphabet = fc.constantFrom('a', 'a', 'b', '公', '\uffff', '\ud842', '\udfb7')

export const passageArbitrary = fc.string({ unit: smallAlphabet, maxLength: 20 })

/** Reports of passages; some empty. */
export const reportsArbitrary = fc.array(
  fc.array(passageArbitrary, { minLength: 1, maxLength: 5 }),
  { minLength: 1, maxLength: 5 },
)

export const literalArbitrary = fc.string({ unit: smallAlphabet, minLength: 1, maxLength: 6 })

export const fixedRuns = { seed: 80, numRuns: runs(1_000) } as const
