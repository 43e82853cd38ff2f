/** One index generation in memory: its arrays, and the way to each whole report on disk. */
import { readFile } from 'node:fs/promises'
import { AppError } from '../errors.ts'
import type { Figure, Report, ReportMetadata } from '../report/index.ts'
import { openConcordance, type Concordance } from './concordance/concordance.ts'
import type { LeftOut } from './indexing/parse-task.ts'
import { openFigureColumns, type FigureColumns } from './figures/figure-columns.ts'
import type { CheckCounts } from './figures/figure-values.ts'
import { loadNames, type LoadedNames } from './names/store-names.ts'
import { BlockReader, type BlockPlace } from './store/block-file.ts'
import { files, filesInMemory } from './store/files.ts'
import { readLines } from './store/lines.ts'
import { makeTextRoom, openTexts, type StoredPassages } from './store/passage-texts.ts'
import type { Manifest } from './store/manifest.ts'
import {
  openGeneration,
  shareGeneration,
  type Builder,
  type SharedGeneration,
} from './store/open-generation.ts'
import { unpackFigures, unpackReport, type PackedReport } from './store/report-blocks.ts'

/** What is remembered of a file that was read. */
export interface SourceFile {
  /** Absolute path. */
  path: string
  /** Path below the folder that was named, as shown to people. */
  name: string
  /** Sum over the file and those beside it that set values of it. */
  sizeBytes: number
  /** The same sum of their times of change: another file is another sum. */
  modifiedMs: number
  contentHash: string
  reportIds: string[]
  /** Documents of it that are no reports: templates and the like. */
  skipped: LeftOut[]
  /** Entries of it that could not be read. */
  unreadable: LeftOut[]
  /** Why nothing was taken from it; null when it was read. */
  failure: string | null
}

export interface Snapshot {
  manifest: Manifest
  concordance: Concordance
  /** The names, loaded anew each time. */
  readNames: () => Promise<LoadedNames>
  /** Metadata by report number; numbers run from the newest year to the oldest, then by id. */
  metadata: readonly ReportMetadata[]
  /** Number of a report id. */
  numberOf: (reportId: string) => number | undefined
  sources: readonly SourceFile[]
  readReport: (report: number) => Report
  /** A report's figures alone. */
  readFigures: (report: number) => Figure[]
  /** The numbers of all reports. */
  figures: FigureColumns
  /** How the checks within each report came out, by report number. */
  checkCounts: readonly CheckCounts[]
  /** Passages of one report by their numbers in the corpus. */
  readPassages: (passages: readonly number[]) => StoredPassages
  /**
   * Reads all passages into memory that threads share, where they are not too many; until then each is read from disk.
   *
   * @throws AppError `index_damaged` when they are not those that were written.
   */
  keepTexts: () => Promise<void>
  /** A report's bytes as stored: what a later build takes over. */
  readPacked: (report: number) => PackedReport
  /** What another thread needs to open the same generation; null for one that is not on disk. */
  shared: SharedGeneration | null
  close: () => void
}

/**
 * Reads what takes longest of the live generation while this thread does other things: what `openSnapshot` then goes on with.
 * Throws as `shareGeneration` does.
 */
export function shareSnapshot(
  indexDirectory: string,
  builder?: Builder,
): Promise<SharedGeneration> {
  return shareGeneration(indexDirectory, filesInMemory, builder)
}

/**
 * Opens the live generation of an index folder, or the one that is shared. Throws as `openGeneration` does.
 */
export function openSnapshot(
  indexDirectory: string,
  builder: Builder,
  sharedGeneration?: SharedGeneration,
): Snapshot {
  const { manifest, path, readArray, shared } = openGeneration(
    indexDirectory,
    builder,
    sharedGeneration,
  )
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
    {
      keys: readArray(files.frequencyKeys, Uint32Array),
      starts: readArray(files.frequencyStarts, Uint32Array),
      offsets: readArray(files.frequencyOffsets, Uint32Array),
      gaps: readArray(files.frequencyGaps, Uint8Array),
      frequencies: readArray(files.frequencies, Uint8Array),
    },
    readArray(files.passageRepeats, Uint32Array),
  )
  const metadata = Array.from(
    readLines(path(files.metadata)),
    (line) => JSON.parse(line) as ReportMetadata,
  )
  const sources = Array.from(
    readLines(path(files.sources)),
    (line) => JSON.parse(line) as SourceFile,
  )
  const numbers = new Map(metadata.map(({ reportId }, report) => [reportId, report]))
  const sourceNames = new Map<string, string[]>()
  for (const { name, reportIds } of sources) {
    for (const reportId of reportIds)
      sourceNames.set(reportId, [...(sourceNames.get(reportId) ?? []), name])
  }
  const reportPlaces = readArray(files.reportPlaces, Float64Array)
  const passageBlocks = readArray(files.passageBlocks, Float64Array)
  const passageEnds = readArray(files.passageEnds, Uint32Array)
  const figurePlaces = readArray(files.figurePlaces, Float64Array)
  const counted = readArray(files.checkCounts, Uint16Array)
  const checkCounts = metadata.map((_, report): CheckCounts => ({
    pass: counted[report * 3]!,
    fail: counted[report * 3 + 1]!,
    notAssessable: counted[report * 3 + 2]!,
  }))
  const figures = openFigureColumns(
    { columns: path(files.figureColumns), names: path(files.figureNames) },
    metadata.length,
  )
  const figureFile = new BlockReader(path(files.figures))
  const reportFile = new BlockReader(path(files.reports))
  const { bytes: textBytes, crc32 } = manifest.files[files.passages]!
  shared.texts ??= makeTextRoom(textBytes)
  const texts = openTexts(path(files.passages), shared.texts)
  const keepTexts = async (): Promise<void> => {
    if (await texts.keep(crc32)) return
    throw new AppError(
      'index_damaged',
      `The index is damaged: ${path(files.passages)} is not the file that was written. Rebuild it: gongkai index PATH --force`,
    )
  }
  const { passageReports, reportPassages } = concordance

  const readBody = (report: number): Buffer =>
    reportFile.read({ start: reportPlaces[report * 2]!, end: reportPlaces[report * 2 + 1]! })
  const readFigureBlock = (report: number): Buffer =>
    figureFile.read({ start: figurePlaces[report * 2]!, end: figurePlaces[report * 2 + 1]! })
  const damaged = (file: string, report: number, cause?: unknown): AppError =>
    new AppError(
      'index_damaged',
      `The index is damaged: ${path(file)} does not hold ${metadata[report]!.reportId} where it should. Rebuild it: gongkai index PATH --force`,
      { cause },
    )
  const readReport = (report: number): Report => {
    const { reportId } = metadata[report]!
    let stored: Report
    try {
      stored = unpackReport(readBody(report), readFigureBlock(report))
    } catch (error) {
      throw damaged(files.reports, report, error)
    }
    if (stored.reportId !== reportId) throw damaged(files.reports, report)
    return { ...stored, sources: sourceNames.get(reportId) ?? [] }
  }
  const readFigures = (report: number): Figure[] => {
    try {
      return unpackFigures(readFigureBlock(report))
    } catch (error) {
      throw damaged(files.figures, report, error)
    }
  }
  const placeOfPassage = (passage: number): BlockPlace => {
    const report = passageReports[passage]!
    const block = passageBlocks[report]!
    const start = passage === reportPassages[report] ? 0 : passageEnds[passage - 1]!
    return { start: block + start, end: block + passageEnds[passage]! }
  }
  const readPacked = (report: number): PackedReport => {
    const ends = passageEnds.slice(reportPassages[report], reportPassages[report + 1])
    const start = passageBlocks[report]!
    return {
      body: readBody(report),
      figures: readFigureBlock(report),
      passages: texts.bytes({ start, end: start + (ends.at(-1) ?? 0) }),
      passageEnds: ends,
    }
  }

  return {
    manifest,
    concordance,
    readNames: async () => loadNames((await readFile(path(files.names), 'utf8')).trimEnd()),
    metadata,
    numberOf: (reportId) => numbers.get(reportId),
    sources,
    readReport,
    readFigures,
    figures,
    checkCounts,
    readPassages: (passages) => texts.read(passages.map(placeOfPassage)),
    keepTexts,
    readPacked,
    shared,
    close: () => {
      reportFile.close()
      figureFile.close()
      figures.close()
      texts.close()
    },
  }
}
