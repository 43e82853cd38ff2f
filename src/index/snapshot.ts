/** One index generation in memory: both indexes, and the way to each whole report on disk. */
import { closeSync, openSync, readSync } from 'node:fs'
import { AppError } from '../errors.ts'
import type { Report, ReportMetadata } from '../report/index.ts'
import { loadCatalogue, metadataOf, type Catalogue } from './catalogue/catalogue.ts'
import { openConcordance, type Concordance } from './concordance/concordance.ts'
import { openGeneration, type Builder } from './store/generation.ts'
import { readLines } from './store/lines.ts'
import type { Manifest } from './store/manifest.ts'

/** Names of the files of a generation. */
export const files = {
  text: 'text.u16',
  borders: 'borders.u8',
  reportStarts: 'report-starts.u32',
  reportPassages: 'report-passages.u32',
  passageStarts: 'passage-starts.u32',
  passageSections: 'passage-sections.u8',
  passageKinds: 'passage-kinds.u8',
  passageHeadings: 'passage-headings.u32',
  pairKeys: 'pair-keys.u32',
  pairCounts: 'pair-counts.u32',
  pairOffsets: 'pair-offsets.u32',
  pairGaps: 'pair-gaps.u8',
  catalogue: 'catalogue.jsonl',
  reports: 'reports.jsonl',
  /** Start and end of each report's line in `reports`, two numbers a report. */
  reportLines: 'report-lines.f64',
  sources: 'sources.jsonl',
} as const

/** What is remembered of a file that was read. */
export interface SourceFile {
  /** Absolute path. */
  path: string
  /** Path below the folder that was named, as shown to people. */
  name: string
  sizeBytes: number
  modifiedMs: number
  contentHash: string
  reportIds: string[]
  /** Why nothing was taken from it; null when it was read. */
  failure: string | null
}

export interface Snapshot {
  manifest: Manifest
  concordance: Concordance
  catalogue: Catalogue
  /** Metadata by report number; numbers run from the newest year to the oldest, then by id. */
  metadata: readonly ReportMetadata[]
  /** Number of a report id. */
  numberOf: (reportId: string) => number | undefined
  sources: readonly SourceFile[]
  /** A report's line of JSON, as stored. */
  readLine: (report: number) => string
  readReport: (report: number) => Report
  close: () => void
}

/** Opens the live generation of an index folder. Throws as `openGeneration` does. */
export function openSnapshot(indexDirectory: string, builder: Builder): Snapshot {
  const { manifest, path, readArray } = openGeneration(indexDirectory, builder)
  const concordance = openConcordance(
    {
      text: readArray(files.text, Uint16Array),
      borders: readArray(files.borders, Uint8Array),
      reportStarts: readArray(files.reportStarts, Uint32Array),
      reportPassages: readArray(files.reportPassages, Uint32Array),
      passageStarts: readArray(files.passageStarts, Uint32Array),
      passageSections: readArray(files.passageSections, Uint8Array),
      passageKinds: readArray(files.passageKinds, Uint8Array),
      passageHeadings: readArray(files.passageHeadings, Uint32Array),
    },
    {
      keys: readArray(files.pairKeys, Uint32Array),
      counts: readArray(files.pairCounts, Uint32Array),
      offsets: readArray(files.pairOffsets, Uint32Array),
      gaps: readArray(files.pairGaps, Uint8Array),
    },
  )
  const catalogue = loadCatalogue(readLines(path(files.catalogue)))
  const metadata = Array.from({ length: manifest.counts.reports }, (_, report) =>
    metadataOf(catalogue, report),
  )
  const sources = Array.from(
    readLines(path(files.sources)),
    (line) => JSON.parse(line) as SourceFile,
  )
  const reportLines = readArray(files.reportLines, Float64Array)
  const numbers = new Map(metadata.map(({ reportId }, report) => [reportId, report]))
  const sourceNames = new Map<string, string[]>()
  for (const { name, reportIds } of sources) {
    for (const reportId of reportIds)
      sourceNames.set(reportId, [...(sourceNames.get(reportId) ?? []), name])
  }
  const reportsFile = openSync(path(files.reports), 'r')

  const readLine = (report: number): string => {
    const start = reportLines[report * 2]!
    const line = Buffer.allocUnsafe(reportLines[report * 2 + 1]! - start)
    readSync(reportsFile, line, 0, line.length, start)
    return line.toString('utf8')
  }
  const readReport = (report: number): Report => {
    const parsed = JSON.parse(readLine(report)) as Report
    const { reportId } = metadata[report]!
    if (parsed.reportId !== reportId) {
      throw new AppError(
        'index_damaged',
        `The index is damaged: ${path(files.reports)} has another report where ${reportId} should be.`,
      )
    }
    return { ...parsed, sources: sourceNames.get(reportId) ?? [] }
  }
  return {
    manifest,
    concordance,
    catalogue,
    metadata,
    numberOf: (reportId) => numbers.get(reportId),
    sources,
    readLine,
    readReport,
    close: () => {
      closeSync(reportsFile)
    },
  }
}
