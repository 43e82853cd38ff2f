/** Sections as bits of one number of 32: which of them a report has, a term stands in, or a match holds within. */
import { sectionKeys, type SectionKey } from '../report/index.ts'

/** One bit a label, one for the sections asked for together, and the sign left alone. */
const mostLabels = 30

if (sectionKeys.length > mostLabels)
  throw new Error(
    `There are ${sectionKeys.length} section labels, and ${mostLabels} fit into the bits of section-bits.ts. Use two numbers a report there, or fewer labels.`,
  )

/** All section bits. */
export const everySection = (1 << sectionKeys.length) - 1

/** The bit that says: matches within the sections asked for. */
export const matches = 1 << sectionKeys.length

/** The sections a search is narrowed to, as bits; all of them for none. */
export function sectionBits(sections: readonly SectionKey[]): number {
  if (sections.length === 0) return everySection
  return sections.reduce((bits, key) => bits | (1 << sectionKeys.indexOf(key)), 0)
}
