/** The reports that are shown: each with its best passages, ranked and marked. */
import { sectionKeys } from '../../../report/index.ts'
import { noHeading } from '../../analyze-report.ts'
import { endOfPassage, type Concordance } from '../../concordance/concordance.ts'
import {
  positiveLiterals,
  type EngineHit,
  type EnginePassage,
  type EngineRequest,
  type Range,
} from '../../engine.ts'
import type { Literal } from '../../literal.ts'
import { createMarker, createPassageMarker, type PassageMarker } from '../../marks.ts'
import { repeatsOf } from '../../concordance/repeats.ts'
import type { Snapshot } from '../../snapshot.ts'
import { unitKinds } from '../../units.ts'
import { allPassages } from './filters.ts'
import type { Found } from './find.ts'
import { type RankedReport, topOf } from './rank.ts'
import { lowerBound } from '../../concordance/pairs.ts'
import { headingShare, passageWorth, weightOf, worthInPassage } from '../../ranking.ts'
import type { PassageReader } from './closeness.ts'
import { unpackTally, type ReportPostings } from './report-postings.ts'
import type { TermPostings } from './term-postings.ts'

/** Draws the hits of a request from what it found: those of some reports, in their order. */
export type HitDrawer = (
  request: EngineRequest,
  found: Found,
  reports: readonly RankedReport[],
) => EngineHit[]

const titleKind = unitKinds.indexOf('title')

/** Makes the drawer. */
export function createHitDrawer(snapshot: Snapshot): HitDrawer {
  const { concordance, metadata } = snapshot
  const rankPassages = createPassageRanker(concordance)

  const toAlike = (passage: number): EnginePassage['alike'][number] => {
    const { reportId, reportYear } = metadata[concordance.passageReports[passage]!]!
    return { reportId, reportYear, passageId: snapshot.readPassages([passage]).idOf(0) }
  }

  const toPassages = (ranked: readonly RankedPassage[], mark: PassageMarker): EnginePassage[] => {
    const wanted = ranked.map(({ passage }) => passage)
    for (const { passage } of ranked) {
      const heading = concordance.passageHeadings[passage]!
      if (heading !== noHeading) wanted.push(heading)
    }
    const stored = snapshot.readPassages(wanted)
    let nextHeading = ranked.length
    return ranked.map(({ passage, occurrences }, i) => {
      const text = stored.textOf(i)
      const hasHeading = concordance.passageHeadings[passage] !== noHeading
      return {
        id: stored.idOf(i),
        section: sectionKeys[concordance.passageSections[passage]!]!,
        heading: hasHeading ? stored.textOf(nextHeading++) : null,
        text,
        marks: mark(passage, text),
        occurrences,
        alike: repeatsOf(concordance, passage).map(toAlike),
      }
    })
  }

  /**
   * Marks of a title. It is the first passage; one that was made is none, and any literal may stand in it.
   *
   * @param isBare says that no term stands in the first passage
   */
  const markTitle = (
    report: number,
    isBare: boolean,
    mark: PassageMarker,
    literals: () => readonly Literal[],
  ): Range[] => {
    const { title } = metadata[report]!
    if (title === null) return []
    const first = concordance.reportPassages[report]!
    const isPassage =
      first < concordance.reportPassages[report + 1]! &&
      concordance.passageKinds[first] === titleKind
    if (!isPassage) return createMarker(literals())(title)
    const compared = endOfPassage(concordance, first) - concordance.passageStarts[first]!
    return isBare && compared === title.length ? [] : mark(first, title)
  }

  return ({ query, passagesPerHit }, found, reports) => {
    const { passages, scored } = found
    const mark = createPassageMarker(concordance, positiveLiterals(query.match, found.terms))
    const strings = scored.map(({ term }) => found.stringOf(term))
    // Else a term may stand where it does not count.
    const isEveryOccurrenceHeld =
      found.narrowing === allPassages &&
      scored.every(({ term, postings }) => postings === found.wholePostings[term])
    const best = (report: number, holding: Uint32Array): RankedPassage[] => {
      // A single one need not be read: its occurrences are those of the report.
      if (holding.length === 1 && passagesPerHit > 0)
        return [{ passage: holding[0]!, occurrences: found.occurrences[report]! }]
      const terms = scored.map(({ term, idf, postings }, i): PassageTerm => {
        const literal = strings[i]
        return literal
          ? { idf, literal, tallied: postings }
          : { idf, postings: found.postingsIn(term, report, holding) }
      })
      return rankPassages(passages, report, holding, terms, passagesPerHit)
    }
    return reports.map(({ report, score }) => {
      passages.turnTo(report)
      const holding = passages.holding()
      return {
        metadata: metadata[report]!,
        titleMarks: markTitle(
          report,
          isEveryOccurrenceHeld && holding[0] !== concordance.reportPassages[report],
          mark,
          () => positiveLiterals(query.match, query.terms),
        ),
        score,
        occurrences: found.occurrences[report]!,
        matchingPassages: holding.length,
        lacks: scored.filter((_, i) => !passages.isHeld(i)).map(({ term }) => term),
        passages: toPassages(best(report, holding), mark),
      }
    })
  }
}

/** A passage by its number in the corpus, with the occurrences in it. */
export interface RankedPassage {
  passage: number
  occurrences: number
}

/** A term to rank by that is one string of the user's, with its postings. */
export interface TalliedTerm {
  idf: number
  literal: Uint16Array
  tallied: ReportPostings
}

/** Any term to rank by: of one that is more than a string, what is known of its occurrences by passage. */
export type PassageTerm = TalliedTerm | { idf: number; postings: TermPostings }

/**
 * Ranks passages of one report, best first; ties in reading order.
 *
 * @param reader turned to the report `report`
 * @param passages all of the report that hold any of the terms, ascending
 * @param terms those of the reader; postings by passage may be of the whole corpus or of the report alone
 */
export type PassageRanker = (
  reader: PassageReader,
  report: number,
  passages: Uint32Array,
  terms: readonly PassageTerm[],
  limit: number,
) => RankedPassage[]

/** Makes the ranker. Its arrays are used again for each report: new ones would cost more than what is done in them. */
export function createPassageRanker(concordance: Concordance): PassageRanker {
  const { passageKinds, passageHeadings } = concordance
  let occurrences = new Uint32Array(0)
  let scores = new Float64Array(0)
  let order = new Uint32Array(0)
  /** One row of passages a term. */
  let rows = new Float64Array(0)

  const makeRoom = (passages: number, terms: number): void => {
    if (passages > scores.length) {
      scores = new Float64Array(passages * 2)
      occurrences = new Uint32Array(passages * 2)
      order = new Uint32Array(passages * 2)
      for (let at = 0; at < order.length; at++) order[at] = at
    }
    if (passages * terms > rows.length) rows = new Float64Array(passages * terms * 2)
    // Mostly a few: calls to fill them would take longer.
    for (let at = 0; at < passages; at++) occurrences[at] = 0
    for (let at = 0; at < passages * terms; at++) rows[at] = 0
  }

  return (reader, report, passages, terms, limit) => {
    const count = passages.length
    makeRoom(count, terms.length)
    terms.forEach((term, i) => {
      const row = { worths: rows, from: i * count, occurrences }
      if ('literal' in term)
        addFromTallies(concordance, passages, report, term, row, (passage) =>
          reader.holds(i, passage),
        )
      else addFromPostings(passages, term.postings, term.idf, row)
    })
    for (let at = 0; at < count; at++) {
      const passage = passages[at]!
      let score = 0
      /** Where among the passages the heading above stands, looked up where a term is missing. */
      let heading: number | undefined
      for (let row = 0; row < terms.length * count; row += count) {
        const worth = rows[row + at]!
        if (worth > 0) {
          score += worth
          continue
        }
        heading ??= indexAmong(passageHeadings[passage]!, passages)
        if (heading >= 0) score += headingShare * rows[row + heading]!
      }
      scores[at] = passageWorth(score, passageKinds[passage]!)
    }
    return topOf(order.subarray(0, count), limit, scores).map((at) => ({
      passage: passages[at]!,
      occurrences: occurrences[at]!,
    }))
  }
}

/** Where a passage stands among some, ascending; -1 where it is none of them. */
function indexAmong(passage: number, passages: Uint32Array): number {
  const i = lowerBound(passages, passage)
  return passages[i] === passage ? i : -1
}

/** Where the worth of a term in each passage is written. */
interface Row {
  worths: Float64Array
  from: number
  /** Those of all terms. */
  occurrences: Uint32Array
}

/** `holds` tells which passages hold the term. */
function addFromTallies(
  concordance: Concordance,
  passages: Uint32Array,
  report: number,
  { literal, tallied, idf }: TalliedTerm,
  { worths, from, occurrences }: Row,
  holds: (passage: number) => boolean,
): void {
  const { reports, passageStarts, tallies } = tallied
  // Of a report that the term is not in, no passage holds it.
  let next = passageStarts[lowerBound(reports, report)]!
  for (let at = 0; at < passages.length; at++) {
    const passage = passages[at]!
    if (!holds(passage)) continue
    const { occurrences: count, aligned } = unpackTally(
      tallies[next++]!,
      concordance,
      literal,
      passage,
    )
    occurrences[at]! += count
    worths[from + at] = worthInPassage(idf, weightOf(count, aligned))
  }
}

function addFromPostings(
  passages: Uint32Array,
  { passages: held, counts, weights }: TermPostings,
  idf: number,
  { worths, from, occurrences }: Row,
): void {
  let i = lowerBound(held, passages[0] ?? 0)
  for (let at = 0; at < passages.length && i < held.length; at++) {
    while (held[i]! < passages[at]!) i++
    if (held[i] !== passages[at]) continue
    occurrences[at]! += counts[i]!
    worths[from + at] = worthInPassage(idf, weights[i]!)
  }
}
