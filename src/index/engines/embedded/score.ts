/**
 * Counts and scores of the reports that match, from postings by report: BM25 over section and kind weights. How close
 * together the terms stand is added by closeness.ts.
 */
import type { Concordance } from '../../concordance/concordance.ts'
import type { ReportPostings } from './report-postings.ts'

/** BM25: saturation of repeated places, and how much long reports are held back. */
const k1 = 1.2
const b = 0.75

export interface ScoredTerm {
  /** Its number in the query. */
  term: number
  postings: ReportPostings
  idf: number
}

export interface Scores {
  scores: Float64Array
  /** Places in each matching report. */
  occurrences: Uint32Array
  /** Places of each term in all matching reports. */
  termOccurrences: number[]
  totalOccurrences: number
  /** For each term: the least part of a report that holds the user's own word, Infinity where none does. */
  floors: number[]
  /** For each term: the reports that hold it by synonyms alone. */
  synonymReports: ReadonlySet<number>[]
}

/** Scores are compared to the third digit, so that two engines that sum up in another order rank alike. */
export function roundScore(score: number): number {
  return Math.round(score * 1000) / 1000
}

/** Inverse document frequency, never negative. */
export function inverseDocumentFrequency(reports: number, reportFrequency: number): number {
  return Math.log(1 + (reports - reportFrequency + 0.5) / (reportFrequency + 0.5))
}

/** How much places are held back in each report: more in a long one. `share` is how much length counts, 0 to 1. */
export function lengthNorms({ reportStarts }: Concordance, share: number = b): Float64Array {
  const reports = reportStarts.length - 1
  const average = reportStarts[reports]! / Math.max(1, reports)
  const norms = new Float64Array(reports)
  for (let report = 0; report < reports; report++) {
    const length = reportStarts[report + 1]! - reportStarts[report]!
    norms[report] = k1 * (1 - share + (share * length) / average)
  }
  return norms
}

/** A term's part in the score: repeated places add ever less, up to `mostOf`. */
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

const noReports: ReadonlySet<number> = new Set()

/**
 * Scores reports. `isMatch[r]` tells whether report r matches, `norms` are those of `lengthNorms`; `scores` and
 * `occurrences` are written anew.
 */
export function scoreReports(
  terms: readonly ScoredTerm[],
  isMatch: Uint8Array,
  norms: Float64Array,
  { scores, occurrences }: Pick<Scores, 'scores' | 'occurrences'>,
): Scores {
  scores.fill(0)
  occurrences.fill(0)
  const result: Scores = {
    scores,
    occurrences,
    termOccurrences: [],
    totalOccurrences: 0,
    floors: [],
    synonymReports: [],
  }
  for (const { postings, idf } of terms) {
    const { reports, counts, isOwn, frequencies } = postings
    /** Parts of the reports that hold the term by synonyms alone: most terms have none. */
    let bySynonym: Map<number, number> | null = null
    let floor = Infinity
    let termTotal = 0
    for (let i = 0; i < reports.length; i++) {
      const report = reports[i]!
      const places = counts[i]!
      if (isMatch[report] === 0 || places === 0) continue
      const part = bm25(idf, frequencies[i]!, norms[report]!)
      if (isOwn[i] === 0) (bySynonym ??= new Map<number, number>()).set(report, part)
      else {
        scores[report]! += part
        if (part < floor) floor = part
      }
      occurrences[report]! += places
      termTotal += places
    }
    for (const [report, part] of bySynonym ?? []) scores[report]! += heldBack(part, idf, floor)
    result.floors.push(floor)
    result.synonymReports.push(bySynonym === null ? noReports : new Set(bySynonym.keys()))
    result.termOccurrences.push(termTotal)
    result.totalOccurrences += termTotal
  }
  return result
}
