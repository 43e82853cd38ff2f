/** How close together the terms of a query stand: in each report, the passage with the greatest share of the query; and how many passages hold any. */
import type { Concordance } from '../../concordance/concordance.ts'
import {
  countBetween,
  countBits,
  lowestBit,
  PassageSetReader,
  unionOf,
  wordsBetween,
} from './passage-set.ts'
import type { QueryMeter } from '../../query-budget.ts'
import { closeness, headingShare } from '../../ranking.ts'
import type { ScoredTerm } from './report-postings.ts'

/** Worth of all terms together. */
export function worthOfAll(terms: readonly ScoredTerm[]): number {
  return terms.reduce((sum, { idf }) => sum + idf, 0)
}

/** Passages of fewer reports than this are counted report by report, not by way of the whole corpus. */
const fewReports = 200

/** Reads, report by report, which passages hold which terms. */
export class PassageReader {
  private readonly concordance: Concordance
  private readonly terms: readonly ScoredTerm[]
  /** The passages of each term. */
  private readonly sets: readonly PassageSetReader[]
  private readonly whole: number
  private readonly meter: QueryMeter
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
