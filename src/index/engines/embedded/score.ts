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
}

/** Inverse document frequency, never negative. */
export function inverseDocumentFrequency(reports: number, reportFrequency: number): number {
  return Math.log(1 + (reports - reportFrequency + 0.5) / (reportFrequency + 0.5))
}

function bitOf(term: number): number {
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
  }
  const averageLength = reportStarts[reports]! / Math.max(1, reports)
  for (const [term, { postings, idf }] of terms.entries()) {
    const { passages, counts, weights } = postings
    const bit = bitOf(term)
    let termTotal = 0
    for (let i = 0; i < passages.length;) {
      const report = passageReports[passages[i]!]!
      let frequency = 0
      let places = 0
      const wanted = isMatch[report] === 1
      for (; i < passages.length && passageReports[passages[i]!] === report; i++) {
        const passage = passages[i]!
        if (!wanted || ((sections >>> passageSections[passage]!) & 1) === 0) continue
        frequency += weights[i]! * weightOfKind[passageKinds[passage]!]!
        places += counts[i]!
        if (termBits[passage] === 0) {
          result.passages[report]!++
          result.totalPassages++
        }
        termBits[passage]! |= bit
      }
      if (places === 0) continue
      const length = reportStarts[report + 1]! - reportStarts[report]!
      const norm = k1 * (1 - b + (b * length) / averageLength)
      result.scores[report]! += (idf * frequency * (k1 + 1)) / (frequency + norm)
      result.occurrences[report]! += places
      termTotal += places
    }
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
  if (whole === 0) return
  const best = new Float64Array(scores.length)
  for (const { postings } of terms) {
    for (const passage of postings.passages) {
      const bits = termBits[passage]!
      if (bits === 0) continue
      const above = (termBits[passageHeadings[passage]!] ?? 0) & ~bits
      const worth = worthOf(bits) + headingShare * worthOf(above)
      const report = passageReports[passage]!
      if (worth > best[report]!) best[report] = worth
    }
  }
  for (let report = 0; report < scores.length; report++) {
    if (best[report]! > 0) scores[report]! += closenessWeight * whole * (best[report]! / whole) ** 2
  }
}
