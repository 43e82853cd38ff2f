/** What a report is, before its outline is read: every value with where it came from and how sure that is. */
import type { Block, DocumentWarning, SourceDocument } from '../ingest/index.ts'
import { detectScript } from '../text/index.ts'
import { administrativeLevelOf, bodyIdOf } from './bodies.ts'
import { findEra } from './era.ts'
import { findKind } from './kind.ts'
import { findBody } from './metadata/body.ts'
import { findPlace } from './metadata/place.ts'
import { readDocument, type Candidate } from './metadata/reading.ts'
import { findStated } from './metadata/stated.ts'
import { findTitle, makeTitle, titleOfFileName } from './metadata/title.ts'
import { findYear } from './metadata/year.ts'
import type { Statement } from './statements.ts'
import type { Origin, Report, ReportMetadata } from './types.ts'

export interface MetadataInput {
  document: SourceDocument
  /** The document's blocks with the page's furniture taken out. */
  blocks: readonly Block[]
  statements: readonly Statement[]
}

export interface ExtractedMetadata {
  metadata: Omit<ReportMetadata, 'reportId'>
  origins: Report['origins']
  /** Indices of the blocks that are the title and no part of the body, ascending. */
  titleBlocks: number[]
  warnings: DocumentWarning[]
}

/**
 * Reads title, body, year, dates, place, level, script, era, kind and numbers of a report. Never throws: what is not
 * stated is null, and sources that disagree are warnings (`year_disagrees`, `body_disagrees`, `date_disagrees`,
 * `region_ambiguous`, `region_unknown`).
 */
export function extractMetadata({
  document,
  blocks,
  statements,
}: MetadataInput): ExtractedMetadata {
  const reading = readDocument(document, blocks, statements)
  const stated = findStated(reading)
  const title = findTitle(reading)
  const kind = findKind(title.title ?? titleOfFileName(document.path), reading.whole)
  const body = findBody(reading, title.title, stated.publishingBody?.value ?? null)
  const place = findPlace(reading, body.found, stated.publishingBody?.value ?? null)
  const year = findYear(reading, title.title, kind.kind, stated.publishedOn?.value ?? null)
  const hasForm = kind.kind === 'annualReport' || kind.kind === 'workSummary'
  const era = findEra(reading.whole, hasForm ? (year.found?.value ?? null) : null)

  const reportingBody = body.found?.value ?? null
  const reportYear = year.found?.value ?? null
  const made = title.title === null ? makeTitle(kind.kind, reportingBody, reportYear) : null
  const level = reportingBody === null ? null : administrativeLevelOf(reportingBody, place.region)
  const madeOrigin: Origin = {
    from: 'made',
    confidence: Math.min(body.found?.confidence ?? 0, year.found?.confidence ?? 0),
    ...(body.found?.evidence === undefined ? {} : { evidence: body.found.evidence }),
  }

  const metadata: ExtractedMetadata['metadata'] = {
    title: title.title ?? made,
    reportingBody,
    bodyId: reportingBody === null ? null : bodyIdOf(place.region, reportingBody),
    publishingBody: stated.publishingBody?.value ?? null,
    reportYear,
    publishedOn: stated.publishedOn?.value ?? null,
    region: place.region,
    administrativeLevel: level,
    script: detectScript(reading.whole),
    era: era.era,
    kind: kind.kind,
    indexNumber: stated.indexNumber?.value ?? null,
    documentNumber: stated.documentNumber?.value ?? null,
    sourceAddress: stated.sourceAddress?.value ?? null,
  }
  const origins: Report['origins'] = {
    script: { from: 'content', confidence: 0.95 },
    era: era.origin,
    kind: kind.origin,
    region: place.origin,
    ...(metadata.title === null ? {} : { title: made === null ? title.origin : madeOrigin }),
    ...(level === null ? {} : originOf('administrativeLevel', body.found)),
    ...originOf('reportingBody', body.found),
    ...originOf('bodyId', body.found),
    ...originOf('reportYear', year.found),
    ...originOf('publishingBody', stated.publishingBody),
    ...originOf('publishedOn', stated.publishedOn),
    ...originOf('indexNumber', stated.indexNumber),
    ...originOf('documentNumber', stated.documentNumber),
    ...originOf('sourceAddress', stated.sourceAddress),
  }
  return {
    metadata,
    origins,
    titleBlocks: title.blocks,
    warnings: [...stated.warnings, ...body.warnings, ...place.warnings, ...year.warnings],
  }
}

/** The origin of one field, as an object to spread; a value that nothing states has none. */
function originOf(
  field: keyof ReportMetadata,
  candidate: Candidate<unknown> | null,
): Report['origins'] {
  if (candidate === null) return {}
  const { from, confidence, evidence } = candidate
  const rounded = Math.round(confidence * 100) / 100
  return {
    [field]:
      evidence === undefined
        ? { from, confidence: rounded }
        : { from, confidence: rounded, evidence },
  }
}
