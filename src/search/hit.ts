/** A hit as it is shown: the engine's, with an excerpt of each passage, its address and the names of sections. */
import type { EngineHit, EnginePassage } from '../index/index.ts'
import { sectionLabelOf } from '../report/index.ts'
import { snippet } from './snippet.ts'
import type { PassageHit, SearchHit } from './contract/index.ts'

const addressOf = (reportId: string, passageId: string): string =>
  `/reports/${reportId}#${passageId}`

function toPassageHit(reportId: string, passage: EnginePassage): PassageHit {
  const { id, section, heading, occurrences } = passage
  const { text, highlights } = snippet(passage.text, passage.marks)
  return {
    passageId: id,
    section,
    sectionLabel: sectionLabelOf(section),
    heading,
    text,
    highlights,
    occurrences,
    url: addressOf(reportId, id),
    alike: passage.alike.map((other) => ({
      reportId: other.reportId,
      reportYear: other.reportYear,
      passageId: other.passageId,
      url: addressOf(other.reportId, other.passageId),
    })),
  }
}

/** Draws a hit. */
export function toHit({
  metadata,
  titleMarks,
  score,
  occurrences,
  matchingPassages,
  passages,
}: EngineHit): SearchHit {
  const { reportId } = metadata
  return {
    reportId,
    title: metadata.title,
    titleHighlights: titleMarks,
    reportingBody: metadata.reportingBody,
    bodyId: metadata.bodyId,
    publishingBody: metadata.publishingBody,
    reportYear: metadata.reportYear,
    region: metadata.region,
    administrativeLevel: metadata.administrativeLevel,
    publishedOn: metadata.publishedOn,
    script: metadata.script,
    score: Math.round(score * 1000) / 1000,
    occurrences,
    matchingPassages,
    passages: passages.map((passage) => toPassageHit(reportId, passage)),
  }
}
