/** Counts and scores of the reports that match, and the best of them in the order asked for. */
import type { ReportMetadata } from '../../../report/index.ts'
import type { EngineRequest } from '../../engine.ts'
import { entryOrder } from '../../report-order.ts'
import { bm25, heldBack, roundScore, yearLift } from '../../ranking.ts'
import type { PassageReader } from './closeness.ts'
import type { Column } from './report-columns.ts'
import type { ScoredTerm } from './report-postings.ts'

export interface Scores {
  scores: Float64Array
  /** In each matching report. */
  occurrences: Uint32Array
  /** Of each term in all matching reports. */
  termOccurrences: number[]
  totalOccurrences: number
  /** For each term: the least part of a report that holds the user's own word, Infinity where none does. */
  floors: number[]
  /** For each term: the reports that hold it by synonyms alone. */
  synonymReports: ReadonlySet<number>[]
}

const noReports: ReadonlySet<number> = new Set()

/**
 * Scores reports. `isMatch[r]` tells whether report r matches, `norms` are those of `lengthNorm`.
 */
export function scoreReports(
  terms: readonly ScoredTerm[],
  isMatch: Uint8Array,
  norms: Float64Array,
): Scores {
  const scores = new Float64Array(isMatch.length)
  const occurrences = new Uint32Array(isMatch.length)
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
      const count = counts[i]!
      if (isMatch[report] === 0 || count === 0) continue
      const part = bm25(idf, frequencies[i]!, norms[report]!)
      if (isOwn[i] === 0) (bySynonym ??= new Map<number, number>()).set(report, part)
      else {
        scores[report]! += part
        if (part < floor) floor = part
      }
      occurrences[report]! += count
      termTotal += count
    }
    for (const [report, part] of bySynonym ?? []) scores[report]! += heldBack(part, idf, floor)
    result.floors.push(floor)
    result.synonymReports.push(bySynonym === null ? noReports : new Set(bySynonym.keys()))
    result.termOccurrences.push(termTotal)
    result.totalOccurrences += termTotal
  }
  return result
}

/** Lifts scores of reports that match by the user's own words (`ownMatching`): another name is never lifted above these. */
export function liftYears(
  years: readonly number[] | undefined,
  { values, codes }: Column<number | null>,
  ownMatching: Uint32Array,
  scores: Float64Array,
): void {
  if (years === undefined || years.length === 0) return
  const isOfYear = values.map((year) => year !== null && years.includes(year))
  for (const report of ownMatching) if (isOfYear[codes[report]!]) scores[report]! *= 1 + yearLift
}

/** What a page is chosen from. */
export interface Rankable {
  scores: Float64Array
  /** Which passages hold which terms: what closeness is taken from, which `scores` leave out. */
  passages: PassageReader
  /** The reports that match, ascending. */
  matching: Uint32Array
}

/** A report that matches, with its whole score. */
export interface RankedReport {
  report: number
  score: number
}

/** The whole score of a report that matches, as `roundScore` leaves it. */
export function scoreOf(
  { scores, passages }: Pick<Rankable, 'scores' | 'passages'>,
  report: number,
): number {
  return roundScore(scores[report]! + passages.closenessIn(report))
}

/** The reports of a page, best first; ties by number, which runs from the newest year on, then by id. */
export function rank(
  found: Rankable,
  metadata: readonly ReportMetadata[],
  { sort, offset, limit }: Pick<EngineRequest, 'sort' | 'offset' | 'limit'>,
): RankedReport[] {
  const { matching } = found
  if (limit === 0) return []
  if (sort === 'relevance') {
    const scores = new Float64Array(metadata.length)
    for (let i = 0; i < matching.length; i++) scores[matching[i]!] = scoreOf(found, matching[i]!)
    return topOf(matching, offset + limit, scores)
      .slice(offset)
      .map((report) => ({ report, score: scores[report]! }))
  }
  const reports =
    sort === 'year-desc'
      ? Array.from(matching.subarray(offset, offset + limit))
      : topOf(
          matching,
          offset + limit,
          sort === 'year-asc'
            ? Float64Array.from(metadata, ({ reportYear }) => -(reportYear ?? Infinity))
            : entryScores(metadata),
        ).slice(offset)
  return reports.map((report) => ({ report, score: scoreOf(found, report) }))
}

/** Of each index its order of entry: to sort all of its reports for every search would take longer than the search. */
const entryScoresOf = new WeakMap<readonly ReportMetadata[], Float64Array>()

/** A higher number for what entered the index later. */
function entryScores(metadata: readonly ReportMetadata[]): Float64Array {
  const known = entryScoresOf.get(metadata)
  if (known !== undefined) return known
  const scores = new Float64Array(metadata.length)
  entryOrder(metadata).forEach((report, place) => (scores[report] = -place))
  entryScoresOf.set(metadata, scores)
  return scores
}

/**
 * The `k` of some numbers with the highest scores, best first; ties by number, the lower first.
 *
 * @param scores by number
 */
export function topOf(numbers: Uint32Array, k: number, scores: Float64Array): number[] {
  /** The worst on top. */
  const heap: number[] = []
  let i = 0
  for (; i < numbers.length && i < k; i++) {
    heap.push(numbers[i]!)
    rise(heap, scores)
  }
  for (; i < numbers.length && k > 0; i++) {
    const number = numbers[i]!
    // Most are told by their score alone.
    if (scores[number]! < scores[heap[0]!]! || !isBefore(number, heap[0]!, scores)) continue
    heap[0] = number
    sift(heap, heap.length, scores)
  }
  for (let end = heap.length - 1; end > 0; end--) {
    swap(heap, 0, end)
    sift(heap, end, scores)
  }
  return heap
}

function isBefore(a: number, b: number, scores: Float64Array): boolean {
  return scores[a]! > scores[b]! || (scores[a] === scores[b] && a < b)
}

/** Puts the last of a heap in its place. */
function rise(heap: number[], scores: Float64Array): void {
  for (let at = heap.length - 1; at > 0;) {
    const parent = (at - 1) >> 1
    if (!isBefore(heap[parent]!, heap[at]!, scores)) return
    swap(heap, at, parent)
    at = parent
  }
}

/** Puts the first of the `length` that are left of a heap in its place. */
function sift(heap: number[], length: number, scores: Float64Array): void {
  for (let at = 0; ;) {
    let worst = at
    for (let child = 2 * at + 1; child <= 2 * at + 2 && child < length; child++)
      if (isBefore(heap[worst]!, heap[child]!, scores)) worst = child
    if (worst === at) return
    swap(heap, at, worst)
    at = worst
  }
}

function swap(heap: number[], a: number, b: number): void {
  const held = heap[a]!
  heap[a] = heap[b]!
  heap[b] = held
}
