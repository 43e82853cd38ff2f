/** One document to one report: furniture out, metadata, outline, figures. The order of the steps is all that lives here. */
import { remark, sentence } from '../sentence.ts'
import { takeOut, type Block, type SourceDocument } from '../ingest/index.ts'
import { normalizeText } from '../text/index.ts'
import { checkFigures, extractFigures } from './figures/index.ts'
import { cutFurniture, type Cut } from './furniture.ts'
import { reportIdOf } from './ids.ts'
import { findLostNumbers } from './lost-numbers.ts'
import { extractMetadata } from './metadata.ts'
import { buildOutline } from './outline.ts'
import { ownParts } from './own-parts.ts'
import { splitGiantLines } from './paragraphs.ts'
import { isRecognized, markRecognized, recognizedSpans, weighRecognized } from './scans.ts'
import { gatherStatistics } from './statistics-text.ts'
import { parseStatements, statementFieldOf } from './statements.ts'
import { gatherTables } from './tables.ts'
import { isBlankTemplate } from './template.ts'
import type { OutlineNode, Report, ReportMetadata } from './types.ts'
import { outlineTexts } from './walk-outline.ts'

/**
 * Raised with every change of what is read out of a document: an index built with another number is read anew.
 */
export const parserVersion = 23

/** A report with what its making took out of the source. */
export interface TracedReport {
  report: Report
  /** Furniture and file headers. */
  cuts: Cut[]
  /** The lines that are the title. */
  titleBlocks: Block[]
}

/** Reads a report out of a document. Never throws: what is not there is null or empty, what is odd is a warning. */
export function parseReport(document: SourceDocument): Report {
  return traceReport(document).report
}

/** The same, with the spans that are in no passage: every other character of the source is in the outline. */
export function traceReport(document: SourceDocument): TracedReport {
  const { blocks: cleaned, cuts, statements } = cutFurniture(document)
  const titles = statements.flatMap(({ label, value }) =>
    statementFieldOf(label) === 'title' ? [value] : [],
  )
  const blocks = gatherTables(splitGiantLines(gatherStatistics(cleaned, document.text), titles))
  const { metadata, origins, titleBlocks, warnings } = extractMetadata({
    document,
    blocks,
    statements,
  })
  const isTitle = new Set(titleBlocks)
  const recognized = recognizedSpans(document.blocks)
  const outline = markRecognized(buildOutline(blocks.filter((_, i) => !isTitle.has(i))), recognized)
  const titleLines = blocks.filter((_, i) => isTitle.has(i))
  if (origins.title && titleLines.some(({ source }) => isRecognized(source, recognized)))
    origins.title = { ...origins.title, ocr: true }
  const own = ownParts(outline, metadata)
  const extracted = extractFigures({
    outline: own.outline,
    reportYear: metadata.reportYear,
    reportingBody: metadata.reportingBody,
  })
  const { figures, checks } = weighRecognized(
    own.outline,
    extracted.figures,
    checkFigures(extracted.figures, own.outline),
  )
  const report: Report = {
    reportId: reportIdOf(contentOf(metadata.title, outline)),
    ...metadata,
    origins,
    outline,
    figures,
    checks,
    warnings: [
      ...document.warnings,
      ...warnings,
      ...own.warnings,
      ...extracted.warnings,
      ...findLostNumbers(document.format, { kind: metadata.kind, outline }),
    ],
    ...(document.account !== undefined && { account: accountWithout(document, cuts) }),
    sources: [document.path],
  }
  if (isBlankTemplate(report)) {
    report.warnings.push(remark('blank_template', sentence('report.blankTemplate')))
  }
  return { report, cuts, titleBlocks: titleLines }
}

function accountWithout(document: SourceDocument, cuts: readonly Cut[]) {
  const taken = cuts.map(({ source }) => document.text.slice(source.start, source.end)).join(' ')
  return takeOut(document.account!, 'furniture', taken)
}

/** The metadata of a report alone, for lists and filters. */
export function metadataOfReport(report: Report): ReportMetadata {
  return {
    reportId: report.reportId,
    title: report.title,
    reportingBody: report.reportingBody,
    bodyId: report.bodyId,
    publishingBody: report.publishingBody,
    reportYear: report.reportYear,
    publishedOn: report.publishedOn,
    region: report.region,
    administrativeLevel: report.administrativeLevel,
    script: report.script,
    era: report.era,
    kind: report.kind,
    indexNumber: report.indexNumber,
    documentNumber: report.documentNumber,
    sourceAddress: report.sourceAddress,
  }
}

/**
 * What the id is made of: title and text. Lines before the first heading that only state when and by whom a page was put
 * online differ from site to site, so they stay out.
 */
function contentOf(title: string | null, outline: readonly OutlineNode[]): string {
  const body = outline.map((node) =>
    node.id === 's0'
      ? { ...node, passages: node.passages.filter((passage) => !isStatementLine(passage.text)) }
      : node,
  )
  return normalizeText([title ?? '', ...outlineTexts(body)].join('\n'))
}

function isStatementLine(text: string): boolean {
  return !text.includes('。') && parseStatements(text, 0).length > 0
}
