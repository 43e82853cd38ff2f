/** The sentences of the source files against what the index holds of them: a text is found if it stands in its file. */
import { readDocuments, type ReadLimits, type SourceDocument } from '../ingest/index.ts'
import { messageOf } from '../errors.ts'
import { splitReports, traceReport, type Report } from '../report/index.ts'
import { normalizeText } from '../text/index.ts'
import { openSnapshot } from './snapshot.ts'
import { stateOfSource } from './source-files.ts'
import type { Builder } from './store/open-generation.ts'
import { passagesOfReport } from './searched-passages.ts'

export interface SourceTextCheck {
  /** Files that were read again. */
  files: number
  /** Sentences and cells that were looked for. */
  sentences: number
  /** Those that the index does not hold whole. */
  missing: { name: string; sentence: string }[]
  /** Files that could not be compared: changed since, gone, or not to be read now, with the reason. */
  unread: { name: string; reason: string }[]
}

/** Shorter pieces are marks and numbers of rows. */
const shortest = 2
const sentenceEnds = /(?<=[。！？；])|\n/

/**
 * Reads every source file of the live generation again and looks for each of its sentences in the passages of its reports; page
 * furniture aside. Slow: it takes as long as reading them did.
 */
export async function checkSourceTexts(
  indexDirectory: string,
  builder: Builder,
  limits: ReadLimits,
): Promise<SourceTextCheck> {
  const check: SourceTextCheck = { files: 0, sentences: 0, missing: [], unread: [] }
  const snapshot = openSnapshot(indexDirectory, builder)
  try {
    for (const source of snapshot.sources) {
      const { name, reportIds } = source
      if (reportIds.length === 0) continue
      const state = await stateOfSource(source)
      if (state !== 'unchanged') {
        check.unread.push({ name, reason: state })
        continue
      }
      try {
        // As it was read for the index.
        const wasRecognized = (source.scans?.read ?? 0) > 0
        const documents = await readDocuments(
          source.path,
          wasRecognized ? limits : { ...limits, ocr: null },
        )
        check.files += 1
        const isKnown = (document: SourceDocument) =>
          reportIds.includes(traceReport(document).report.reportId)
        for (const document of documents.flatMap((whole) => {
          const parts = splitReports(whole)
          return parts.length > 1 && isKnown(whole) ? [whole] : parts
        })) {
          const { cuts, report } = traceReport(document)
          const number = reportIds.includes(report.reportId)
            ? snapshot.numberOf(report.reportId)
            : undefined
          // Templates and the like are no reports, and in no index.
          if (number === undefined) continue
          const found = missingSentences(document, cuts, snapshot.readReport(number))
          check.sentences += found.looked
          for (const sentence of found.missing) check.missing.push({ name, sentence })
        }
      } catch (error) {
        check.unread.push({ name, reason: messageOf(error) })
      }
    }
  } finally {
    snapshot.close()
  }
  return check
}

/**
 * The sentences of a document that stand whole in no passage of its report. A sentence may reach over the
 * border between a heading and its neighbour, since both were one line where a text lost its line ends; over the border between two
 * paragraphs it may not: there a sentence was cut in two.
 */
export function missingSentences(
  document: Pick<SourceDocument, 'text' | 'blocks'>,
  cuts: readonly { source: { start: number; end: number } }[],
  report: Report,
): { looked: number; missing: string[] } {
  const held = heldText(report)
  let looked = 0
  const missing: string[] = []
  for (const piece of piecesOf(document, cuts)) {
    for (const sentence of piece.split(sentenceEnds)) {
      const normalized = normalizeText(sentence.trim())
      if (normalized.length < shortest) continue
      looked += 1
      if (!held.includes(normalized)) missing.push(sentence.trim())
    }
  }
  return { looked, missing }
}

function heldText(report: Report): string {
  let held = ''
  let before: string | undefined
  for (const { kind, text } of passagesOfReport(report)) {
    const isHeading = kind === 'heading' || kind === 'title'
    const wasHeading = before === 'heading' || before === 'title'
    if (before !== undefined && !isHeading && !wasHeading) held += '\n'
    held += normalizeText(text)
    before = kind
  }
  return held
}

/** The text of the blocks without what was cut out; of tables, the cells. */
function* piecesOf(
  { text, blocks }: Pick<SourceDocument, 'text' | 'blocks'>,
  cuts: readonly { source: { start: number; end: number } }[],
): Generator<string> {
  for (const block of blocks) {
    if (block.kind === 'table') {
      for (const cell of block.cells) yield cell.text
      continue
    }
    let { start } = block.source
    for (const { source } of cuts) {
      if (source.start < start || source.end > block.source.end) continue
      yield text.slice(start, source.start)
      start = source.end
    }
    yield text.slice(start, block.source.end)
  }
}
