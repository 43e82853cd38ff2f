/** Runs in a process of its own: one file in, its parsed and analyzed reports out. A file that cannot be read is an answer, not a crash. */
import { createHash } from 'node:crypto'
import { AppError, messageOf } from '../../errors.ts'
import {
  createSidecarReader,
  faultOf,
  isPassingFault,
  loadFile,
  readBytes,
  shownPath,
  countScans,
  withProgress,
  sidecarHash,
  type Sidecar,
  type SourceDocument,
} from '../../ingest/index.ts'
import {
  applySidecar,
  metadataOfReport,
  parseReport,
  skipReason,
  splitReports,
  type Report,
} from '../../report/index.ts'
import { createAnalyzer, type Analyzer, type SegmenterChoice } from '../../text/index.ts'
import { inWords, sentence } from '../../sentence.ts'
import { analyzePassages } from '../analyze-report.ts'
import type { LeftOut } from '../snapshot.ts'
import { countChecks, figureValuesOf } from '../figures/figure-values.ts'
import { answerTasks, type Begin, type Step } from '../processes/answer-tasks.ts'
import { packReport } from '../store/report-blocks.ts'
import { passagesOfReport } from '../searched-passages.ts'
import type { ParsedReport, ParseOutcome, ParseTask } from './parse-task.ts'

let loaded: { choice: SegmenterChoice; analyzer: Analyzer } | null = null

/** One analyzer a process: its dictionary takes a second to load. */
function analyzerFor(choice: SegmenterChoice): Analyzer {
  if (loaded?.choice !== choice)
    loaded = { choice, analyzer: createAnalyzer({ segmenter: choice }) }
  return loaded.analyzer
}

const sidecars = createSidecarReader()

/** A report with the values that a file beside it sets. */
function withSidecar(report: Report, sidecar: Sidecar | null): Report {
  if (sidecar === null) return report
  const set = applySidecar(report, sidecar.values)
  return { ...set, warnings: [...set.warnings, ...sidecar.warnings] }
}

async function parse(task: ParseTask, begin: Begin, step: Step): Promise<ParseOutcome> {
  try {
    const analyzer = analyzerFor(task.segmenter)
    await begin()
    const bytes = await loadFile(task.path, task.limits)
    const sidecar = await sidecars.find(task.path)
    const contentHash = createHash('sha256')
      .update(bytes)
      .update(sidecarHash(sidecar))
      .digest('hex')
    if (contentHash === task.knownHash) return { kind: 'unchanged', contentHash }
    const path = shownPath(task.path)
    const timing = { milliseconds: 0, startedAt: 0 }
    const limits = withProgress(task.limits, (progress) => {
      if (progress.done === 0) timing.startedAt = performance.now()
      if (progress.done === progress.total)
        timing.milliseconds += performance.now() - timing.startedAt
      step(progress)
    })
    const read = await readBytes(bytes, path, limits)
    // What is set beside a file speaks of one report.
    const documents = sidecar === null ? read.flatMap(splitReports) : read
    const scans = countScans(documents)
    return {
      kind: 'parsed',
      contentHash,
      ...(scans !== undefined && { scans: { ...scans, milliseconds: timing.milliseconds } }),
      ...parseDocuments(documents, path, analyzer, sidecar),
    }
  } catch (error) {
    const path = shownPath(task.path)
    const said =
      error instanceof AppError
        ? error.sentence
        : sentence('file.failed', { path, reason: faultOf(error) })
    return {
      kind: 'failed',
      code: error instanceof AppError ? error.code : 'unreadable_file',
      reason: said === null ? messageOf(error) : inWords(said, 'en'),
      ...(said !== null && { sentence: said }),
      isPassing: isPassingFault(error),
    }
  }
}

/** The warnings of an archive's reader that stand for an entry without text: one that it could not read, and what is no document. */
const unreadableEntry = 'unreadable_entry'
const leftOutEntry = 'left_out'

function parseDocuments(
  documents: readonly SourceDocument[],
  path: string,
  analyzer: Analyzer,
  sidecar: Sidecar | null,
): { reports: ParsedReport[]; skipped: LeftOut[]; unreadable: LeftOut[] } {
  const reports: ParsedReport[] = []
  const skipped: LeftOut[] = []
  const unreadable: LeftOut[] = []
  for (const document of documents) {
    const entry = document.path.startsWith(path) ? document.path.slice(path.length) : ''
    const problem = document.warnings.find(
      ({ code }) => code === unreadableEntry || code === leftOutEntry,
    )
    if (problem !== undefined && document.text === '') {
      const list = problem.code === leftOutEntry ? skipped : unreadable
      list.push({
        entry,
        reason: inWords(problem.sentence, 'en'),
        sentence: problem.sentence,
      })
      continue
    }
    const report = withSidecar(parseReport(document), sidecar)
    const sentence = skipReason(report)
    if (sentence !== null) {
      skipped.push({ entry, reason: inWords(sentence, 'en'), sentence })
      continue
    }
    const searched = passagesOfReport(report)
    reports.push({
      metadata: metadataOfReport(report),
      packed: packReport(report, searched),
      analyzed: analyzePassages(searched, analyzer),
      figures: figureValuesOf(report),
      checks: countChecks(report.checks),
    })
  }
  return { reports, skipped, unreadable }
}

answerTasks(parse)
