/** Runs in a worker thread: one file in, its parsed and analyzed reports out. A file that cannot be read is an answer, not a crash. */
import { createHash } from 'node:crypto'
import { AppError, messageOf } from '../../errors.ts'
import { loadFile, readBytes } from '../../ingest/index.ts'
import { metadataOfReport, parseReport } from '../../report/index.ts'
import { createAnalyzer, type Analyzer, type SegmenterChoice } from '../../text/index.ts'
import { analyzeUnits } from '../analyze-report.ts'
import { packReport } from '../store/report-blocks.ts'
import { unitsOf } from '../units.ts'
import type { ParseOutcome, ParseTask } from './parse-task.ts'

let loaded: { choice: SegmenterChoice; analyzer: Analyzer } | null = null

/** One analyzer a thread: its dictionary takes a second to load. */
function analyzerFor(choice: SegmenterChoice): Analyzer {
  if (loaded?.choice !== choice)
    loaded = { choice, analyzer: createAnalyzer({ segmenter: choice }) }
  return loaded.analyzer
}

/** The task function of the worker pool. */
export default async function parse(task: ParseTask): Promise<ParseOutcome> {
  try {
    const bytes = await loadFile(task.path, task.limits)
    const contentHash = createHash('sha256').update(bytes).digest('hex')
    if (contentHash === task.knownHash) return { kind: 'unchanged', contentHash }
    const documents = await readBytes(bytes, task.path, task.limits)
    const reports = documents.map((document) => {
      const report = parseReport(document)
      const units = unitsOf(report)
      return {
        metadata: metadataOfReport(report),
        packed: packReport(report, units),
        analyzed: analyzeUnits(units, analyzerFor(task.segmenter)),
      }
    })
    return { kind: 'parsed', contentHash, reports, skipped: [] }
  } catch (error) {
    return {
      kind: 'failed',
      code: error instanceof AppError ? error.code : 'internal',
      reason: messageOf(error),
    }
  }
}
