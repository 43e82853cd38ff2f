/** What a parsing worker is asked and what it answers. */
import type { ErrorCode } from '../../errors.ts'
import type { Sentence } from '../../sentence.ts'
import type { AnalyzedReport } from '../analyze-report.ts'
import type { FigureValues } from '../figures/figure-values.ts'
import type { PackedReport } from '../store/report-blocks.ts'
import type { ReadLimits } from '../../ingest/index.ts'
import type { CheckCounts, ReportMetadata } from '../../report/index.ts'
import type { SegmenterChoice } from '../../text/index.ts'
import type { TaskCost } from '../processes/messages.ts'
import type { LeftOut, SourceScans } from '../snapshot.ts'

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
  figures: FigureValues
  checks: CheckCounts
}

export type ParseOutcome = {
  /** What the reading took; absent where nothing was read. */ cost?: TaskCost
} & (
  | { kind: 'unchanged'; contentHash: string }
  | {
      kind: 'parsed'
      contentHash: string
      reports: ParsedReport[]
      /** No reports: blank templates. */
      skipped: LeftOut[]
      /** Entries that could not be read. */
      unreadable: LeftOut[]
      /** Its scanned pages, and how long reading them took; absent where there are none. */
      scans?: SourceScans & { milliseconds: number }
    }
  | {
      kind: 'failed'
      code: ErrorCode
      reason: string
      sentence?: Sentence
      /** Nothing was learned of what the file holds: the next try may succeed. */
      isPassing: boolean
    }
)
