/** A snapshot over passages in memory: of whole reports, or of those passages of a corpus that a search is about. */
import type { CheckCounts, ReportMetadata } from '../report/index.ts'
import type { Analyzer } from '../text/index.ts'
import { alignment, analyzePassages, type AnalyzedReport } from './analyze-report.ts'
import { buildConcordance } from './concordance/build-concordance.ts'
import { joinReports, type Corpus } from './concordance/concordance.ts'
import { columnsInMemory } from './figures/columns.ts'
import type { FigureValues } from './figures/figure-values.ts'
import type { SearchedPassage } from './searched-passages.ts'
import type { Snapshot } from './snapshot.ts'

/** One report of such a snapshot. */
export interface ReportPassages {
  metadata: ReportMetadata
  /** In reading order; headings before what stands under them. */
  passages: readonly SearchedPassage[]
  figures: FigureValues
  checks: CheckCounts
  /** UTF-16 units of the whole report as an index lays it out, where these are only some of its passages: what scoring calls its length. */
  length?: number
}

/** What is known of passages alone; whole reports, names and where they came from are added by who has them. */
export type PassagesSnapshot = Pick<
  Snapshot,
  | 'concordance'
  | 'metadata'
  | 'numberOf'
  | 'sources'
  | 'figures'
  | 'checkCounts'
  | 'readPassages'
  | 'keepTexts'
  | 'textBytes'
  | 'checkStored'
  | 'shared'
  | 'close'
> & { corpus: Corpus }

/** As long as the report is: separators stand for what is left out. */
function lengthened(report: AnalyzedReport, length: number): AnalyzedReport {
  const units = Math.ceil(length / alignment) * alignment
  if (units <= report.text.length) return report
  const text = new Uint16Array(units)
  text.set(report.text)
  const borders = new Uint8Array(units / alignment)
  borders.set(report.borders)
  return { ...report, text, borders }
}

/** Makes the snapshot. Reports are numbered as they come: newest year first, then by id. */
export function snapshotOfPassages(
  reports: readonly ReportPassages[],
  analyzer: Analyzer,
): PassagesSnapshot {
  const metadata = reports.map((report) => report.metadata)
  const corpus = joinReports(
    reports.map(({ passages, length = 0 }) =>
      lengthened(analyzePassages(passages, analyzer), length),
    ),
  )
  const concordance = buildConcordance(
    corpus,
    metadata.map(({ bodyId }) => bodyId),
  )
  const numbers = new Map(metadata.map(({ reportId }, report) => [reportId, report]))
  const passageAt = (passage: number): SearchedPassage => {
    const report = concordance.passageReports[passage]!
    return reports[report]!.passages[passage - concordance.reportPassages[report]!]!
  }
  return {
    corpus,
    concordance,
    metadata,
    numberOf: (reportId) => numbers.get(reportId),
    sources: [],
    figures: columnsInMemory(reports.map(({ figures }) => figures)),
    checkCounts: reports.map(({ checks }) => checks),
    readPassages: (passages) => ({
      idOf: (place) => passageAt(passages[place]!).id,
      textOf: (place) => passageAt(passages[place]!).text,
      rowOf: (place) => {
        const { row, ocr } = passageAt(passages[place]!)
        if (row === undefined && ocr !== true) return null
        const written = [row?.under ?? [], row?.columns ?? []] as const
        return ocr === true ? [...written, true] : [...written]
      },
    }),
    keepTexts: () => Promise.resolve(),
    textBytes: () => 0,
    checkStored: () => Promise.resolve(),
    shared: null,
    close: () => undefined,
  }
}
