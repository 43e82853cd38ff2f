/**
 * Counts and scores of the reports that match, and the best of them in the order asked for. A score has two parts: what the terms weigh
 * (BM25), and how close together they stand, which is the greatest share of the query that one passage holds.
 */
import type { ReportMetadata } from '../../../report/index.ts'
import type { Concordance } from '../../concordance/concordance.ts'
import { goOn, type Pause } from '../../concordance/pause.ts'
import type { EngineRequest } from '../../engine.ts'
import type { QueryMeter } from '../../query-budget.ts'
import { bm25, closeness, headingShare, heldBack, roundScore, yearLift } from '../../ranking.ts'
import { entryOrder } from '../../report-order.ts'
import {
  countBetween,
  countBits,
  lowestBit,
  PassageSetReader,
  unionOf,
  wordsBetween,
} from './passage-set.ts'
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
  pause: Pause = goOn,
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
    pause()
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

/** Worth of all terms together. */
export function worthOfAll(terms: readonly ScoredTerm[]): number {
  return terms.reduce((sum, { idf }) => sum + idf, 0)
}

/** Passages of fewer reports than this are counted report by report, not by way of the whole corpus. */
const fewReports = 200

/** Reports whose closeness is told between two pauses: a query may have hundreds of terms. */
const weighedBetweenPauses = 32

/** Reads, report by report, which passages hold which terms. */
export class PassageReader {
  private readonly concordance: Concordance
  private readonly terms: readonly ScoredTerm[]
  /** The passages of each term. */
  private readonly sets: readonly PassageSetReader[]
  private readonly whole: number
  private readonly meter: QueryMeter
  /** Reports whose closeness was told. */
  private weighed = 0
  /** One row of words a term, then one row for all of them together. */
  private words = new Uint32Array(0)
  private first = 0
  private width = 0
  /** Room for the passages that hold any. */
  private held = new Uint32Array(0)

  constructor(concordance: Concordance, terms: readonly ScoredTerm[], meter: QueryMeter) {
    this.meter = meter
    this.concordance = concordance
    this.terms = terms
    this.sets = terms.map(({ postings }) => new PassageSetReader(postings.passages))
    this.whole = worthOfAll(terms)
  }

  /** Turns to a report. */
  turnTo(report: number): void {
    const { reportPassages } = this.concordance
    const { terms, sets } = this
    const first = reportPassages[report]!
    const end = reportPassages[report + 1]!
    const width = wordsBetween(first, end)
    this.first = first & ~31
    this.width = width
    if (this.words.length < width * (terms.length + 1))
      this.words = new Uint32Array(width * (terms.length + 1))
    const { words } = this
    for (let term = 0; term < terms.length; term++)
      sets[term]!.readWords(first, end, words, term * width)
    for (let i = 0; i < width; i++) {
      let any = 0
      for (let at = i; at < terms.length * width; at += width) any |= words[at]!
      words[terms.length * width + i] = any
    }
  }

  /** How many passages of the report turned to hold any term. */
  count(): number {
    const { words, width, terms } = this
    let count = 0
    for (let i = 0; i < width; i++) count += countBits(words[terms.length * width + i]!)
    return count
  }

  /** Those passages, ascending; they hold until the reader turns to another report. */
  holding(): Uint32Array {
    const { words, width, first, terms } = this
    if (this.held.length < width * 32) this.held = new Uint32Array(width * 32)
    const { held } = this
    let at = 0
    for (let i = 0; i < width; i++)
      for (let rest = words[terms.length * width + i]!; rest !== 0; rest &= rest - 1)
        held[at++] = first + i * 32 + lowestBit(rest)
    return held.subarray(0, at)
  }

  /** Whether a term stands in a passage of the report turned to. */
  holds(term: number, passage: number): boolean {
    const word = (passage >>> 5) - (this.first >>> 5)
    return ((this.words[term * this.width + word]! >>> (passage & 31)) & 1) === 1
  }

  /** Whether a term stands in any passage of the report turned to. */
  isHeld(term: number): boolean {
    const { words, width } = this
    for (let at = term * width; at < (term + 1) * width; at++) if (words[at] !== 0) return true
    return false
  }

  /** What closeness adds to a report: nothing to a single term. */
  closenessIn(report: number): number {
    if (this.terms.length < 2) return 0
    this.meter.spend(this.terms.length)
    if (++this.weighed % weighedBetweenPauses === 0) this.meter.pause()
    this.turnTo(report)
    return closeness(this.hasAllInOne() ? this.whole : this.bestPassage().worth, this.whole)
  }

  /** The passage of the report turned to that holds the greatest share of the query; null where none holds any. */
  bestPassage(): { passage: number | null; worth: number } {
    const { words, width, first } = this
    const { passageHeadings } = this.concordance
    const anyRow = this.terms.length * width
    let best = -1
    let most = 0
    for (let i = 0; i < width; i++) {
      for (let rest = words[anyRow + i]!; rest !== 0; rest &= rest - 1) {
        const passage = first + i * 32 + lowestBit(rest)
        const above = this.worthOf(passageHeadings[passage]!, passage)
        const worth = this.worthOf(passage, null) + headingShare * above
        if (worth <= most) continue
        most = worth
        best = passage
      }
    }
    return { passage: best < 0 ? null : best, worth: most }
  }

  /** Whether one passage holds every term: the commonest case. Without this, two common words take 1.4 times as long at a thousand reports. */
  private hasAllInOne(): boolean {
    const { words, width } = this
    const end = this.terms.length * width
    for (let i = 0; i < width; i++) {
      let all = words[i]!
      for (let at = i + width; at < end && all !== 0; at += width) all &= words[at]!
      if (all !== 0) return true
    }
    return false
  }

  /** Worth of the terms in a passage, leaving out those in another; nothing for a passage of another report, or no heading. */
  private worthOf(passage: number, without: number | null): number {
    const { words, width, terms } = this
    const word = (passage - this.first) >>> 5
    if (passage < this.first || word >= width) return 0
    let worth = 0
    for (let term = 0; term < terms.length; term++)
      if (
        ((words[term * width + word]! >>> (passage & 31)) & 1) === 1 &&
        (without === null || !this.holds(term, without))
      )
        worth += terms[term]!.idf
    return worth
  }
}

/** How many passages of the matching reports (ascending, and by number) hold any of the terms. */
export function countPassages(
  concordance: Concordance,
  terms: readonly ScoredTerm[],
  matching: Uint32Array,
  isMatch: Uint8Array,
  meter: QueryMeter,
): number {
  let passages = 0
  if (terms.length === 1) {
    const { reports, passageStarts } = terms[0]!.postings
    for (let i = 0; i < reports.length; i++)
      if (isMatch[reports[i]!] === 1) passages += passageStarts[i + 1]! - passageStarts[i]!
    return passages
  }
  if (matching.length < fewReports) {
    const reader = new PassageReader(concordance, terms, meter)
    for (const report of matching) {
      reader.turnTo(report)
      passages += reader.count()
    }
    return passages
  }
  const { reportPassages } = concordance
  const any = unionOf(
    terms.map(({ postings }) => postings.passages),
    concordance.passageReports.length,
  )
  for (let i = 0; i < matching.length; i++) {
    const report = matching[i]!
    passages += countBetween(any, reportPassages[report]!, reportPassages[report + 1]!)
  }
  return passages
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
