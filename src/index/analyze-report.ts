/** One report turned into what the concordance is made of: normalized text, borders of passages, and of words. */
import { sectionKeys } from '../report/index.ts'
import { normalizeUnits, type Analyzer } from '../text/index.ts'
import { kindsOfPassage, type SearchedPassage } from './searched-passages.ts'

/** Ends every passage in the text; normalization removes it from any text or query, so that no match crosses a passage. */
export const separator = 0

/** Reports begin at a multiple of this many characters, so that word-border bits of one report fill whole bytes. */
export const alignment = 8

/** No heading above this passage. */
export const noHeading = 0xffffffff

/** Arrays of one report. Offsets count UTF-16 units from the start of the report's own text. */
export interface AnalyzedReport {
  /** Normalized passages, each ended by the separator, padded to a multiple of `alignment`. */
  text: Uint16Array
  /** One bit a character: a word begins here. */
  borders: Uint8Array
  passageStarts: Uint32Array
  /** Index into `sectionKeys`. */
  passageSections: Uint8Array
  /** Index into `kindsOfPassage`. */
  passageKinds: Uint8Array
  /** Passage number (within the report) of the heading above, or `noHeading`. */
  passageHeadings: Uint32Array
}

/** Passages are cut into words together up to this many characters: many calls would take longer, and one call for all cannot be stopped. */
const cutTogether = 16_384

/** Sets the bit of every character at which a word begins. `end` is that of the last passage's separator, exclusive. */
export function markWords(
  borders: Uint8Array,
  text: Uint16Array,
  end: number,
  analyzer: Analyzer,
): void {
  for (let from = 0; from < end;) {
    let to = Math.min(end, from + cutTogether)
    while (to < end && text[to - 1] !== separator) to++
    const first = from
    analyzer.eachWordStart(text.subarray(from, to), (start) => {
      const at = first + start
      borders[at >> 3]! |= 1 << (at & 7)
    })
    from = to
  }
}

/** Analyzes the passages of a report. The only step of indexing that asks the segmenter. */
export function analyzePassages(
  passages: readonly SearchedPassage[],
  analyzer: Analyzer,
): AnalyzedReport {
  const texts = passages.map((passage) => normalizeUnits(passage.text))
  const length = texts.reduce((sum, text) => sum + text.length + 1, 0)
  const padded = Math.ceil(length / alignment) * alignment
  const text = new Uint16Array(padded)
  const borders = new Uint8Array(padded / 8)
  const passageStarts = new Uint32Array(passages.length)
  const passageSections = new Uint8Array(passages.length)
  const passageKinds = new Uint8Array(passages.length)
  const passageHeadings = new Uint32Array(passages.length)
  let at = 0
  passages.forEach((passage, i) => {
    const normalized = texts[i]!
    text.set(normalized, at)
    passageStarts[i] = at
    passageSections[i] = sectionKeys.indexOf(passage.section)
    passageKinds[i] = kindsOfPassage.indexOf(passage.kind)
    passageHeadings[i] = passage.headingPassage ?? noHeading
    at += normalized.length + 1
  })
  markWords(borders, text, length, analyzer)
  return { text, borders, passageStarts, passageSections, passageKinds, passageHeadings }
}
