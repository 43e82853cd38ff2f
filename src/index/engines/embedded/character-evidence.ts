/**
 * What the characters of a query tell beside its words: how often its pairs and its single characters stand in a
 * report. Words are cut by a dictionary and can be cut wrongly; characters cannot.
 */
import { LRUCache } from 'lru-cache'
import type { Concordance } from '../../concordance/concordance.ts'
import { goOn, type Pause } from '../../concordance/pause.ts'
import {
  countPair,
  mostFrequent,
  storedFrequencies,
  type Frequencies,
} from '../../concordance/frequencies.ts'
import { findPair } from '../../concordance/occurrences.ts'
import { keyOfPair, lowerBound } from '../../concordance/pairs.ts'
import type { QueryMeter } from '../../query-budget.ts'
import type { ReportPostings } from './report-postings.ts'
import { evidenceIdf, evidenceNorms, evidencePart, type CorpusStatistics } from '../../ranking.ts'

/** Memory of evidence that no report holds: its arrays are objects of their own. */
const bytesOfEmpty = 700
/** Scores of what more than this share of the reports holds are kept by report: that takes less room than a list. */
const mostly = 0.5

/** Scores of the reports that hold something: of these alone, ascending, or by report number where most hold it. */
type ReportScores = { reports: Uint32Array; scores: Float32Array } | { byReport: Float32Array }

/** What one pair or character of the query adds to each report that holds it. */
export interface Evidence {
  text: string
  /** How often the query holds it: what is said twice is meant more. */
  times: number
  added: ReportScores
}

/** One number for a pair or a character: small numbers are looked up sooner than pieces of a text. */
function keyAt(text: string, start: number, length: 1 | 2): number {
  const first = text.charCodeAt(start)
  return length === 1 ? first : (first << 16) | text.charCodeAt(start + 1)
}

const han = /^\p{Script=Han}$/u
const letters = /^[\p{L}\p{N}]{2}$/u

/** Calls back for every pair and Han character of normalized query texts that tells something: where it begins, and its length. */
function eachEvidence(
  texts: readonly string[],
  call: (text: string, start: number, length: 1 | 2) => void,
): void {
  for (const text of texts) {
    let isHan = han.test(text.charAt(0))
    for (let i = 0; i < text.length; i++) {
      const isNextHan = han.test(text.charAt(i + 1))
      const isPair =
        (isHan && isNextHan) || ((isHan || isNextHan) && letters.test(text.slice(i, i + 2)))
      if (isPair) call(text, i, 2)
      if (isHan) call(text, i, 1)
      isHan = isNextHan
    }
  }
}

/** The different pairs and Han characters that `EvidenceSource.of` looks up for some texts. */
export function evidenceTexts(texts: readonly string[]): string[] {
  const found = new Set<string>()
  eachEvidence(texts, (text, start, length) => found.add(text.slice(start, start + length)))
  return [...found]
}

/** The key under which the frequencies of a character or pair are kept. */
export function keyOfEvidence(text: string): number {
  const first = text.charCodeAt(0)
  return text.length > 1 ? keyOfPair(first, text.charCodeAt(1)) : first
}

export class EvidenceSource {
  protected readonly concordance: Concordance
  private readonly norms: Float64Array
  private readonly counted: (text: string) => ReportPostings | undefined
  private readonly statistics: CorpusStatistics
  private readonly meter: QueryMeter
  private readonly cache: LRUCache<number, Omit<Evidence, 'times'>>

  /**
   * @param counted gives the postings of a string that were just made for a term, if any: those of a pair need not be counted again
   * @param mostBytes memory the cache may take
   */
  constructor(
    concordance: Concordance,
    statistics: CorpusStatistics,
    counted: (text: string) => ReportPostings | undefined,
    meter: QueryMeter,
    mostBytes: number,
  ) {
    this.concordance = concordance
    this.counted = counted
    this.meter = meter
    this.statistics = statistics
    this.norms = evidenceNorms(concordance.reportStarts, statistics.averageLength)
    this.cache = new LRUCache({
      maxSize: mostBytes,
      sizeCalculation: ({ added }) =>
        bytesOfEmpty +
        ('byReport' in added ? added.byReport.byteLength : 2 * added.scores.byteLength),
    })
  }

  /** Memory that the cache takes, bytes. */
  get bytes(): number {
    return this.cache.calculatedSize
  }

  /** The different pairs and Han characters of normalized query texts. */
  of(texts: readonly string[]): Evidence[] {
    const pairs: Evidence[] = []
    const singles: Evidence[] = []
    const met = new Map<number, Evidence>()
    eachEvidence(texts, (text, start, length) => {
      const to = length === 2 ? pairs : singles
      const key = keyAt(text, start, length)
      const before = met.get(key)
      if (before !== undefined) {
        before.times++
        return
      }
      const cached = this.cache.get(key) ?? this.count(key, text.slice(start, start + length))
      const evidence = { text: cached.text, times: 1, added: cached.added }
      met.set(key, evidence)
      to.push(evidence)
    })
    pairs.push(...singles)
    return pairs
  }

  /** Counts a pair or character, and keeps it. */
  private count(key: number, text: string): Omit<Evidence, 'times'> {
    const { reports, frequencies } = this.frequencies(text)
    this.meter.spend(reports.length)
    const holding = this.statistics.reportsHolding([{ text, weight: 1 }], reports.length)
    const idf = evidenceIdf(this.statistics.reports, holding)
    const scores = new Float32Array(reports.length)
    for (let i = 0; i < scores.length; i++)
      scores[i] = evidencePart(
        idf,
        Math.min(frequencies[i]!, mostFrequent),
        this.norms[reports[i]!]!,
      )
    const isMostly = reports.length > this.norms.length * mostly
    const added = isMostly
      ? { byReport: spread(reports, scores, this.norms.length) }
      : { reports, scores }
    const evidence = { text, added }
    this.cache.set(key, evidence)
    return evidence
  }

  /** How full the cache is, 0 to 1. */
  get filled(): number {
    return this.cache.calculatedSize / this.cache.maxSize
  }

  protected frequencies(text: string): Frequencies {
    const stored = storedFrequencies(this.concordance.frequencies, keyOfEvidence(text))
    if (stored !== null) return stored
    const counted = this.counted(text)
    if (counted !== undefined) return { reports: counted.reports, frequencies: counted.counts }
    const pair = findPair(this.concordance, text.charCodeAt(0), text.charCodeAt(1))
    if (pair < 0) return { reports: new Uint32Array(0), frequencies: [] }
    return countPair(this.concordance.reportStarts, this.concordance.pairs, pair)
  }
}

function spread(reports: Uint32Array, scores: Float32Array, total: number): Float32Array {
  const byReport = new Float32Array(total)
  for (let i = 0; i < reports.length; i++) byReport[reports[i]!] = scores[i]!
  return byReport
}

/** What one pair or character adds to a report's score. */
export function evidenceIn({ times, added }: Evidence, report: number): number {
  if ('byReport' in added) return times * added.byReport[report]!
  const { reports, scores } = added
  const i = lowerBound(reports, report)
  return reports[i] === report ? times * scores[i]! : 0
}

/** Looking up one report costs about as much as passing this many: without the choice between both a search takes 1.03 of its time. */
const lookUpCost = 16

/**
 * Adds the evidence to the scores of matching reports.
 *
 * @param matching those reports, ascending
 * @param isMatch the same by report number
 */
export function addEvidence(
  evidence: readonly Evidence[],
  matching: Uint32Array,
  isMatch: Uint8Array,
  scores: Float64Array,
  pause: Pause = goOn,
): void {
  for (const each of evidence) {
    pause()
    const { times, added } = each
    if ('byReport' in added) {
      const { byReport } = added
      for (let i = 0; i < matching.length; i++) {
        const report = matching[i]!
        scores[report]! += times * byReport[report]!
      }
    } else if (matching.length * lookUpCost < added.reports.length) {
      for (const report of matching) scores[report]! += evidenceIn(each, report)
    } else {
      const { reports, scores: own } = added
      for (let i = 0; i < reports.length; i++) {
        const report = reports[i]!
        if (isMatch[report] === 1) scores[report]! += times * own[i]!
      }
    }
  }
}
