/**
 * Counts and scores of the reports that match. One pass over the postings counts exactly and scores by BM25 over section
 * and kind weights; a second over the passages they touched finds how close together the terms stand.
 */
import type { Concordance } from '../../concordance/concordance.ts'
import { unitKinds, type UnitKind } from '../../units.ts'
import type { TermPostings } from './term-postings.ts'

/** BM25: saturation of repeated places, and how much long reports are held back. */
const k1 = 1.2
const b = 0.75

/** A place in a title tells more about a report than one in a table. */
const kindWeights: Record<UnitKind, number> = {
  title: 4,
  heading: 2.5,
  paragraph: 1,
  tableRow: 0.8,
}
const weightOfKind = Float32Array.from(unitKinds, (kind) => kindWeights[kind])

/** Share of its worth that a term in the heading above adds to a passage. */
export const headingShare = 0.6

/** What all terms in one passage add, as a share of the sum of their idf. */
const closenessWeight = 1

/** Terms beyond this many share the last bit of a passage's set of terms. */
const termBitCount = 32

export interface ScoredTerm {
  postings: TermPostings
  idf: number
}

export interface Scores {
  scores: Float64Array
  /** Places in each matching report. */
  occurrences: Uint32Array
  /** Matching passages in each matching report. */
  passages: Uint32Array
  /** Places of each term in all matching reports. */
  termOccurrences: number[]
  totalPassages: number
  totalOccurrences: number
  /** For each term: the least part of a report that holds the user's own word, Infinity where none does. */
  floors: number[]
  /** For each term: the reports that hold it by synonyms alone. */
  synonymReports: ReadonlySet<number>[]
}

/** Inverse document frequency, never negative. */
export function inverseDocumentFrequency(reports: number, reportFrequency: number): number {
  return Math.log(1 + (reports - reportFrequency + 0.5) / (reportFrequency + 0.5))
}

/** What one passage adds to the frequency of a term: its weighed places, by the kind of passage. */
export function weightIn({ weights }: TermPostings, i: number, kind: number): number {
  return weights[i]! * weightOfKind[kind]!
}

/** How much places are held back in a report of this length, characters. */
export function lengthNorm(length: number, averageLength: number): number {
  return k1 * (1 - b + (b * length) / averageLength)
}

/** A term's part in the score: repeated places add ever less, up to `mostOf`. */
export function bm25(idf: number, frequency: number, norm: number): number {
  return (mostOf(idf) * frequency) / (frequency + norm)
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

/** What the best passage is worth: the share of the query that stands there together, squared. */
export function closeness(best: number, whole: number): number {
  return whole === 0 ? 0 : closenessWeight * whole * (best / whole) ** 2
}

/** What a passage is worth for closeness, by the terms in it and those only in the heading above. */
export function passageWorth(
  worthOf: (bits: number) => number,
  bits: number,
  above: number,
): number {
  return worthOf(bits) + headingShare * worthOf(above & ~bits)
}

/** Average length of a report, characters. */
export function averageLengthOf({ reportStarts }: Concordance): number {
  const reports = reportStarts.length - 1
  return reportStarts[reports]! / Math.max(1, reports)
}

/** The bit of a term in a passage's set of terms. */
export function bitOf(term: number): number {
  return 1 << Math.min(term, termBitCount - 1)
}

/** Worth of a set of terms; sets recur, so each is summed once. */
export function worthOfTerms(terms: readonly ScoredTerm[]): (bits: number) => number {
  const known = new Map<number, number>()
  return (bits) => {
    let worth = known.get(bits)
    if (worth === undefined) {
      worth = 0
      for (const [term, { idf }] of terms.entries()) if ((bits & bitOf(term)) !== 0) worth += idf
      known.set(bits, worth)
    }
    return worth
  }
}

/**
 * Scores reports. `isMatch[r]` tells whether report r matches, `sections` which section bits count, and `termBits` is a
 * zeroed array with one entry a passage, zeroed again on return.
 */
export function scoreReports(
  concordance: Concordance,
  terms: readonly ScoredTerm[],
  isMatch: Uint8Array,
  sections: number,
  termBits: Uint32Array,
): Scores {
  const { passageReports, passageSections, passageKinds, reportStarts } = concordance
  const reports = isMatch.length
  const result: Scores = {
    scores: new Float64Array(reports),
    occurrences: new Uint32Array(reports),
    passages: new Uint32Array(reports),
    termOccurrences: [],
    totalPassages: 0,
    totalOccurrences: 0,
    floors: [],
    synonymReports: [],
  }
  const averageLength = averageLengthOf(concordance)
  for (const [term, { postings, idf }] of terms.entries()) {
    const { passages, counts, own } = postings
    const bit = bitOf(term)
    const bySynonym = new Map<number, number>()
    let floor = Infinity
    let termTotal = 0
    for (let i = 0; i < passages.length;) {
      const report = passageReports[passages[i]!]!
      let frequency = 0
      let places = 0
      let ownPlaces = 0
      const wanted = isMatch[report] === 1
      for (; i < passages.length && passageReports[passages[i]!] === report; i++) {
        const passage = passages[i]!
        if (!wanted || ((sections >>> passageSections[passage]!) & 1) === 0) continue
        frequency += weightIn(postings, i, passageKinds[passage]!)
        places += counts[i]!
        ownPlaces += own[i]!
        if (termBits[passage] === 0) {
          result.passages[report]!++
          result.totalPassages++
        }
        termBits[passage]! |= bit
      }
      if (places === 0) continue
      const length = reportStarts[report + 1]! - reportStarts[report]!
      const part = bm25(idf, frequency, lengthNorm(length, averageLength))
      if (ownPlaces === 0) bySynonym.set(report, part)
      else {
        result.scores[report]! += part
        floor = Math.min(floor, part)
      }
      result.occurrences[report]! += places
      termTotal += places
    }
    for (const [report, part] of bySynonym) result.scores[report]! += heldBack(part, idf, floor)
    result.floors.push(floor)
    result.synonymReports.push(new Set(bySynonym.keys()))
    result.termOccurrences.push(termTotal)
    result.totalOccurrences += termTotal
  }
  if (terms.length > 1) addCloseness(concordance, terms, termBits, result.scores)
  for (const { postings } of terms) for (const passage of postings.passages) termBits[passage] = 0
  return result
}

/** Adds to each report what its best passage is worth: the share of the query that stands there together. */
function addCloseness(
  concordance: Concordance,
  terms: readonly ScoredTerm[],
  termBits: Uint32Array,
  scores: Float64Array,
): void {
  const { passageReports, passageHeadings } = concordance
  const worthOf = worthOfTerms(terms)
  const whole = terms.reduce((sum, { idf }) => sum + idf, 0)
  const best = new Float64Array(scores.length)
  for (const { postings } of terms) {
    for (const passage of postings.passages) {
      const bits = termBits[passage]!
      if (bits === 0) continue
      const worth = passageWorth(worthOf, bits, termBits[passageHeadings[passage]!] ?? 0)
      const report = passageReports[passage]!
      if (worth > best[report]!) best[report] = worth
    }
  }
  for (let report = 0; report < scores.length; report++) {
    if (best[report]! > 0) scores[report]! += closeness(best[report]!, whole)
  }
}
