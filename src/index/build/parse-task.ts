/** What a parsing worker is asked and what it answers. */
import type { AnalyzedReport } from '../analyze-report.ts'
import type { PackedReport } from '../store/report-blocks.ts'
import type { ReadLimits } from '../../ingest/index.ts'
import type { ReportMetadata } from '../../report/index.ts'
import type { SegmenterChoice } from '../../text/index.ts'

export interface ParseTask {
  path: string
  /** Content hash of the file when it was last parsed; a file that still has it is not parsed again. */
  knownHash: string | null
  segmenter: SegmenterChoice
  limits: ReadLimits
}

/** A report ready to be stored and joined into the concordance. */
export interface ParsedReport {
  metadata: ReportMetadata
  packed: PackedReport
  analyzed: AnalyzedReport
}

export type ParseOutcome =
  | { kind: 'unchanged'; contentHash: string }
  | { kind: 'parsed'; contentHash: string; reports: ParsedReport[]; skipped: string[] }
  | { kind: 'failed'; code: string; reason: string }
