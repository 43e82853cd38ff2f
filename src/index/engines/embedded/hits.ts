/** The reports that are shown: each with its best passages, marked. */
import { sectionKeys } from '../../../report/index.ts'
import { noHeading } from '../../analyze-report.ts'
import { endOfPassage } from '../../concordance/concordance.ts'
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
import { createPassageRanker, type PassageTerm, type RankedPassage } from './best-passages.ts'
import { everySection } from './filters.ts'
import type { Found } from './find.ts'
import type { RankedReport } from './rank.ts'

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
    const isEveryPlaceHeld =
      found.sections === everySection &&
      scored.every(({ term, postings }) => postings === found.wholePostings[term])
    const best = (report: number, holding: Uint32Array): RankedPassage[] => {
      // A single one need not be read: its places are those of the report.
      if (holding.length === 1 && passagesPerHit > 0)
        return [{ passage: holding[0]!, occurrences: found.occurrences[report]! }]
      const terms = scored.map(({ term, idf, postings }, place): PassageTerm => {
        const literal = strings[place]
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
          isEveryPlaceHeld && holding[0] !== concordance.reportPassages[report],
          mark,
          () => positiveLiterals(query.match, query.terms),
        ),
        score,
        occurrences: found.occurrences[report]!,
        matchingPassages: holding.length,
        passages: toPassages(best(report, holding), mark),
      }
    })
  }
}
