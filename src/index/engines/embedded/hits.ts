/** The reports that are shown: each with its best passages, marked. */
import { sectionKeys } from '../../../report/index.ts'
import { noHeading } from '../../analyze-report.ts'
import type { EngineHit, EnginePassage, EngineRequest, Literal, Range } from '../../engine.ts'
import { createMarker, createPassageMarker, type PassageMarker } from '../../marks.ts'
import { repeatsOf } from '../../concordance/repeats.ts'
import type { Snapshot } from '../../snapshot.ts'
import { unitKinds } from '../../units.ts'
import { createPassageRanker, type PassageTerm, type RankedPassage } from './best-passages.ts'
import type { Found } from './find.ts'
import { positiveLiterals } from './match.ts'
import { scoreOf } from './rank.ts'

/** Draws the hits of a request from what it found: those of some reports, in their order. */
export type HitDrawer = (
  request: EngineRequest,
  found: Found,
  reports: readonly number[],
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

  /** Marks of the title, which is the first passage; one that was made is none, and any literal may stand in it. */
  const markTitle = (
    report: number,
    mark: PassageMarker,
    literals: () => readonly Literal[],
  ): Range[] => {
    const { title } = metadata[report]!
    if (title === null) return []
    const first = concordance.reportPassages[report]!
    const isPassage =
      first < concordance.reportPassages[report + 1]! &&
      concordance.passageKinds[first] === titleKind
    return isPassage ? mark(first, title) : createMarker(literals())(title)
  }

  return ({ query, passagesPerHit }, found, reports) => {
    const { passages, scored } = found
    const mark = createPassageMarker(concordance, positiveLiterals(query.match, found.terms))
    const strings = scored.map(({ term }) => found.stringOf(term))
    const best = (report: number, holding: Uint32Array): RankedPassage[] => {
      // A single one need not be read: its places are those of the report.
      if (holding.length === 1 && passagesPerHit > 0)
        return [{ passage: holding[0]!, occurrences: found.occurrences[report]! }]
      const terms = scored.map(({ term, idf }, place): PassageTerm => {
        const literal = strings[place]
        return literal
          ? { idf, literal }
          : { idf, postings: found.postingsIn(term, report, holding) }
      })
      return rankPassages(passages, holding, terms, passagesPerHit)
    }
    return reports.map((report) => {
      passages.turnTo(report)
      const holding = passages.holding()
      return {
        metadata: metadata[report]!,
        titleMarks: markTitle(report, mark, () => positiveLiterals(query.match, query.terms)),
        score: scoreOf(found, report),
        occurrences: found.occurrences[report]!,
        matchingPassages: holding.length,
        passages: toPassages(best(report, holding), mark),
      }
    })
  }
}
