/** One report's score taken apart: the same arithmetic as score.ts, written down instead of summed up. */
import { sectionKeys } from '../../../report/index.ts'
import type { Concordance } from '../../concordance/concordance.ts'
import { lowerBound } from '../../concordance/pairs.ts'
import type { EngineTermPart, EnginePlaces } from '../../engine.ts'
import { unitKinds } from '../../units.ts'
import {
  averageLengthOf,
  bitOf,
  bm25,
  closeness,
  heldBack,
  lengthNorm,
  passageWorth,
  weightIn,
  worthOfTerms,
  type ScoredTerm,
} from './score.ts'
import type { TermPostings } from './term-postings.ts'

/** Calls back for each passage of a report that holds a term, with its place in the postings. */
function eachPassage(
  { reportPassages }: Concordance,
  { passages }: TermPostings,
  report: number,
  found: (passage: number, i: number) => void,
): void {
  const end = reportPassages[report + 1]!
  for (let i = lowerBound(passages, reportPassages[report]!); i < passages.length; i++) {
    const passage = passages[i]!
    if (passage >= end) return
    found(passage, i)
  }
}

/** A term's part in a report's score. `floor` as from `scoreReports`. */
export function explainTerm(
  concordance: Concordance,
  { postings, idf }: ScoredTerm,
  report: number,
  sections: number,
  floor: number,
): EngineTermPart {
  const { passageKinds, passageSections, reportStarts } = concordance
  const groups = new Map<string, EnginePlaces>()
  let frequency = 0
  let occurrences = 0
  let ownOccurrences = 0
  let elsewhere = 0
  eachPassage(concordance, postings, report, (passage, i) => {
    const kind = passageKinds[passage]!
    const section = passageSections[passage]!
    if (((sections >>> section) & 1) === 0) {
      elsewhere += postings.counts[i]!
      return
    }
    const weight = weightIn(postings, i, kind)
    const group = groups.get(`${section} ${kind}`) ?? {
      section: sectionKeys[section]!,
      kind: unitKinds[kind]!,
      occurrences: 0,
      frequency: 0,
    }
    groups.set(`${section} ${kind}`, group)
    group.occurrences += postings.counts[i]!
    group.frequency += weight
    frequency += weight
    occurrences += postings.counts[i]!
    ownOccurrences += postings.own[i]!
  })
  const length = reportStarts[report + 1]! - reportStarts[report]!
  const norm = lengthNorm(length, averageLengthOf(concordance))
  const part = bm25(idf, frequency, norm)
  const bySynonymsAlone = occurrences > 0 && ownOccurrences === 0
  return {
    occurrences,
    ownOccurrences,
    elsewhere,
    isScored: idf > 0,
    reports: postings.reportFrequency,
    idf,
    frequency,
    norm,
    heldBelow: bySynonymsAlone && floor !== Infinity ? floor : null,
    score: bySynonymsAlone ? heldBack(part, idf, floor) : part,
    places: [...groups.values()],
  }
}

/** What closeness adds to a report, and the passage that it comes from; null passage where no term stands. */
export function explainCloseness(
  concordance: Concordance,
  terms: readonly ScoredTerm[],
  report: number,
  sections: number,
): { score: number; passage: number | null } {
  if (terms.length < 2) return { score: 0, passage: null }
  const bits = new Map<number, number>()
  for (const [term, { postings }] of terms.entries()) {
    eachPassage(concordance, postings, report, (passage) => {
      if (((sections >>> concordance.passageSections[passage]!) & 1) === 0) return
      bits.set(passage, (bits.get(passage) ?? 0) | bitOf(term))
    })
  }
  const worthOf = worthOfTerms(terms)
  let best = 0
  let passage: number | null = null
  for (const [each, own] of bits) {
    const worth = passageWorth(worthOf, own, bits.get(concordance.passageHeadings[each]!) ?? 0)
    if (worth <= best) continue
    best = worth
    passage = each
  }
  const whole = terms.reduce((sum, { idf }) => sum + idf, 0)
  return { score: closeness(best, whole), passage }
}
