/**
 * What scores are made of. An engine counts; how its counts become a score stands here alone, so that every engine scores
 * alike. What is to be known of the whole corpus is handed in: an engine over a part of it, or one that has it counted
 * elsewhere, can then score as one that holds all.
 */
import type { ReportMetadata, SectionKey } from '../report/index.ts'
import { normalizeText } from '../text/index.ts'
import type { Literal } from './literal.ts'
import { byKind, type PassageKind } from './searched-passages.ts'

/** What scoring must know of the whole corpus. */
export interface CorpusStatistics {
  reports: number
  /** UTF-16 units of a report as the index lays it out, on average. */
  averageLength: number
  /**
   * In how many reports any of some literals stands.
   *
   * @param counted in how many of those at hand: the answer where these are all
   */
  reportsHolding: (literals: readonly Literal[], counted: number) => number
}

/** BM25: saturation of repeated occurrences, and how much long reports are held back. */
const k1 = 1.2
const b = 0.75

/** Scores are compared to the third digit, so that two engines that sum up in another order rank alike. */
export function roundScore(score: number): number {
  return Math.round(score * 1000) / 1000
}

/** Inverse document frequency, never negative. */
export function inverseDocumentFrequency(reports: number, reportFrequency: number): number {
  return Math.log(1 + (reports - reportFrequency + 0.5) / (reportFrequency + 0.5))
}

/**
 * How much occurrences are held back in each report: more in a long one.
 *
 * @param reportStarts where each report begins, and where the last one ends, in UTF-16 units
 * @param share how much length counts, 0 to 1
 */
export function lengthNorms(
  reportStarts: Uint32Array,
  averageLength: number,
  share: number = b,
): Float64Array {
  const norms = new Float64Array(reportStarts.length - 1)
  for (let report = 0; report < norms.length; report++) {
    const length = reportStarts[report + 1]! - reportStarts[report]!
    norms[report] = k1 * (1 - share + (share * length) / averageLength)
  }
  return norms
}

/** A term's part in the score: repeated occurrences add ever less, up to `mostOf`. */
export function bm25(idf: number, frequency: number, norm: number): number {
  return frequency === 0 ? 0 : (mostOf(idf) * frequency) / (frequency + norm)
}

function mostOf(idf: number): number {
  return idf * (k1 + 1)
}

/**
 * A term's part in a report that holds it by synonyms alone: always below `floor`, the least part of a report with the
 * user's own word, so that a synonym never stands above it, however often it is repeated.
 */
export function heldBack(part: number, idf: number, floor: number): number {
  return floor === Infinity || idf === 0 ? part : (floor * part) / mostOf(idf)
}

/** An occurrence that does not begin and end at word borders counts this much: 公开 inside 公开化 is less about 公开. */
const unalignedWeight = 0.5

/** What occurrences of the user's own word weigh. */
export function weightOf(count: number, aligned: number): number {
  return aligned + unalignedWeight * (count - aligned)
}

/** An occurrence in a title tells more about a report than one in a table. */
const weightOfKind = byKind({ title: 4, heading: 2.5, paragraph: 1, tableRow: 0.8 })

/** What one passage adds to the frequency of a term: its weighed occurrences, by the kind of passage. */
export function weightIn(weight: number, kind: number): number {
  return weight * weightOfKind[kind]!
}

/** Rare pairs count for more than their plain idf. */
const idfPower = 1.2

/** Norms for pairs and single characters: length counts in full here, since long reports hold every common character. */
export function evidenceNorms(reportStarts: Uint32Array, averageLength: number): Float64Array {
  return lengthNorms(reportStarts, averageLength, 1)
}

/** What a pair or character of the query weighs, by the reports that hold it. */
export function evidenceIdf(reports: number, reportFrequency: number): number {
  return inverseDocumentFrequency(reports, reportFrequency) ** idfPower
}

/** What a pair or character adds to a report. `frequency` is 255 at most. */
export function evidencePart(idf: number, frequency: number, norm: number): number {
  return bm25(idf, frequency, norm)
}

/** Passages of a report that a page shows first: together they show every word, so far as there is room. */
export const shownFirst = 3

/** Share of its worth that a term in the heading above adds to a passage. */
export const headingShare = 0.6

/** What the best passage adds to a report: the share of the query that stands there together, squared. */
export function closeness(best: number, whole: number): number {
  return whole === 0 ? 0 : whole * (best / whole) ** 2
}

/** A report of a year among the words is lifted by so much of its score: about what sets apart two reports that both hold all the words. */
export const yearLift = 0.2

/** How much of a lifted score is the lift. */
export function liftWithin(score: number): number {
  return (score * yearLift) / (1 + yearLift)
}

/** The title is shown anyway, and a heading says less than the text below it. */
const shareOfKind = byKind({ title: 0.3, heading: 0.6, paragraph: 1, tableRow: 0.95 })

/** What only lists says less than what it lists, as a heading does. */
const listingShare = 0.6

/** A passage that holds what a question asks for, a number of pieces or a date, is worth so much more. */
const answerLift = 0.5

/** What a passage to show is worth, by what its terms are worth there, its kind, and what stands in it. */
export function passageWorth(
  worths: number,
  kind: number,
  isListing: boolean,
  isAnswer: boolean,
): number {
  return (
    worths * shareOfKind[kind]! * (isListing ? listingShare : 1) * (isAnswer ? 1 + answerLift : 1)
  )
}

/** What only names the report, its place, body or year, hardly tells where in it to read. */
const namingShare = 0.2

/**
 * What a term weighs where the best passage of a report is chosen: its passages are to the report what reports are to the corpus.
 *
 * @param passages of the report
 * @param holding how many of them hold the term
 */
export function weightWithinReport(passages: number, holding: number, isNaming: boolean): number {
  return inverseDocumentFrequency(passages, holding) * (isNaming ? namingShare : 1)
}

/** Occurrences that run across words alone count this much of what they would. */
export const acrossShare = 0.2

/** Repeated occurrences of one term in a passage saturate. */
const saturation = 1
/** How much a passage's length counts: of two that say the same, the shorter says it more plainly. */
const passageLengthShare = 0.3

/** How much occurrences are held back in a passage. Lengths are in UTF-16 units; the average is that of its report. */
export function passageNorm(length: number, averageLength: number): number {
  return saturation * (1 - passageLengthShare + (passageLengthShare * length) / averageLength)
}

/** What a term is worth in a passage to show. */
export function worthInPassage(weight: number, frequency: number, norm: number): number {
  return (weight * frequency * (saturation + 1)) / (frequency + norm)
}

/** 本报告由…组成, a table of contents: says of what the report consists, and nothing of it. */
const listsParts = /报告.{0,40}(?:由|包括|包含|分为|分|共).{0,240}(?:部分|组成|构成)|^目录/u

/** The numbers of chapters one behind the other. */
const chapterNumbers = ['一、', '二、', '三、']

function holdsChapters(text: string): boolean {
  let from = 0
  return chapterNumbers.every((number) => {
    const at = text.indexOf(number, from)
    from = at + number.length
    return at >= 0
  })
}

/** A cell with a number, behind the first: that may be the number of the row. */
const hasNumber = /\|[-+]?\d/u

/** Whether `isListing` looks at passages like this one at all. */
export function mayList(kind: PassageKind, section: SectionKey): boolean {
  return kind === 'tableRow' || (kind === 'paragraph' && section === 'preamble')
}

/** Whether a passage only lists what stands elsewhere: the parts of the report, or the columns of a table. */
export function isListing(kind: PassageKind, section: SectionKey, normalized: string): boolean {
  if (!mayList(kind, section)) return false
  return kind === 'tableRow'
    ? normalized.includes('|') && !hasNumber.test(normalized)
    : listsParts.test(normalized) || holdsChapters(normalized)
}

/** What a report is called by, normalized: its title, body, places and year. */
export function namesOfReport({
  title,
  reportingBody,
  region,
  reportYear,
}: ReportMetadata): string[] {
  const { province, city, county } = region
  const year = reportYear === null ? null : `${String(reportYear)}年`
  return [title, reportingBody, province, city, county, year]
    .filter((name) => name !== null)
    .map(normalizeText)
}
