/**
 * What the characters of a query tell beside its words: how often its pairs, and softly its single characters, stand in a
 * report. Words are cut by a dictionary and can be cut wrongly; characters cannot.
 */
import { LRUCache } from 'lru-cache'
import { characterPostings } from '../../concordance/characters.ts'
import type { Concordance } from '../../concordance/concordance.ts'
import { occurrencesOf } from '../../concordance/occurrences.ts'
import { lowerBound } from '../../concordance/pairs.ts'
import { bm25, inverseDocumentFrequency } from './score.ts'

/** How much a single character counts beside a word or pair. */
const singleWeight = 0.5
const cachedPairs = 4000
/** Rare pairs count for more than their plain idf. */
const idfPower = 1.2
/** Saturation; length counts in full, since long reports hold every common character. */
const k1 = 1.2

/** Reports that hold something, ascending, with how often. */
interface Frequencies {
  reports: Uint32Array
  frequencies: ArrayLike<number>
}

/** One pair or character of the query with its weight. */
export interface Evidence {
  text: string
  weight: number
  idf: number
  postings: Frequencies
}

const han = /^\p{Script=Han}$/u
const letters = /^[\p{L}\p{N}]{2}$/u

export class EvidenceSource {
  private readonly concordance: Concordance
  private readonly pairs = new LRUCache<string, Frequencies>({ max: cachedPairs })

  constructor(concordance: Concordance) {
    this.concordance = concordance
  }

  /** The different pairs and Han characters of normalized query texts. */
  of(texts: readonly string[]): Evidence[] {
    const pairs = new Set<string>()
    const singles = new Set<string>()
    for (const text of texts) {
      for (let i = 0; i < text.length; i++) {
        const pair = text.slice(i, i + 2)
        if (letters.test(pair) && (han.test(text[i]!) || han.test(pair[1]!))) pairs.add(pair)
        if (han.test(text[i]!)) singles.add(text[i]!)
      }
    }
    return [
      ...[...pairs].map((text) => this.evidence(text, 1, this.pair(text))),
      ...[...singles].map((text) =>
        this.evidence(
          text,
          singleWeight,
          characterPostings(this.concordance.characters, text.charCodeAt(0)),
        ),
      ),
    ]
  }

  private evidence(text: string, weight: number, postings: Frequencies): Evidence {
    const reports = this.concordance.reportStarts.length - 1
    return {
      text,
      weight,
      idf: inverseDocumentFrequency(reports, postings.reports.length) ** idfPower,
      postings,
    }
  }

  private pair(text: string): Frequencies {
    const cached = this.pairs.get(text)
    if (cached) return cached
    const { reportStarts } = this.concordance
    const positions = occurrencesOf(
      this.concordance,
      Uint16Array.of(text.charCodeAt(0), text.charCodeAt(1)),
    )
    const reports: number[] = []
    const frequencies: number[] = []
    let report = -1
    let end = 0
    for (const position of positions) {
      if (position >= end) {
        report = reportAt(reportStarts, position, report)
        end = reportStarts[report + 1]!
        reports.push(report)
        frequencies.push(0)
      }
      frequencies[frequencies.length - 1]!++
    }
    const found = {
      reports: Uint32Array.from(reports),
      frequencies: Uint16Array.from(frequencies, (count) => Math.min(count, 0xffff)),
    }
    this.pairs.set(text, found)
    return found
  }
}

/** The report a position lies in, looked for from `from` on by doubling steps. */
function reportAt(starts: Uint32Array, position: number, from: number): number {
  let low = Math.max(0, from)
  let step = 1
  while (low + step < starts.length - 1 && starts[low + step]! <= position) {
    low += step
    step *= 2
  }
  let high = Math.min(starts.length - 1, low + step)
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (starts[middle]! <= position) low = middle
    else high = middle
  }
  return low
}

/** How much places are held back in a report. */
function normOf({ reportStarts }: Concordance, report: number): number {
  const average = reportStarts[reportStarts.length - 1]! / (reportStarts.length - 1)
  return (k1 * (reportStarts[report + 1]! - reportStarts[report]!)) / average
}

/** What one pair or character adds to a report's score. */
export function evidenceIn(
  concordance: Concordance,
  { idf, weight, postings }: Evidence,
  report: number,
): number {
  const i = lowerBound(postings.reports, report)
  if (postings.reports[i] !== report) return 0
  return weight * bm25(idf, postings.frequencies[i]!, normOf(concordance, report))
}

/** Adds the evidence to the scores of the matching reports. */
export function addEvidence(
  concordance: Concordance,
  evidence: readonly Evidence[],
  isMatch: Uint8Array,
  scores: Float64Array,
): void {
  if (evidence.length === 0) return
  const norms = Float64Array.from(isMatch, (wanted, report) =>
    wanted === 1 ? normOf(concordance, report) : 0,
  )
  for (const { idf, weight, postings } of evidence) {
    const { reports, frequencies } = postings
    for (let i = 0; i < reports.length; i++) {
      const report = reports[i]!
      if (isMatch[report] === 1)
        scores[report]! += weight * bm25(idf, frequencies[i]!, norms[report]!)
    }
  }
}
