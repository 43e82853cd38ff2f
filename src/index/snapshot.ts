/** One index generation in memory: its arrays, and the way to each whole report on disk. */
import type { CheckCounts, ReportMetadata } from '../report/index.ts'
import type { Sentence } from '../sentence.ts'
import { openConcordance, type Concordance } from './concordance/concordance.ts'
import type { FigureColumns } from './figures/columns.ts'
import { openFigureColumns } from './figures/figure-columns.ts'
import { loadNames, type LoadedNames } from './names/store-names.ts'
import { files, filesInMemory } from './store/files.ts'
import type { Manifest } from './store/manifest.ts'
import {
  openGeneration,
  shareGeneration,
  type Builder,
  type SharedGeneration,
} from './store/open-generation.ts'
import { openStoredReports, type StoredReports } from './store/stored-reports.ts'

/** What is remembered of a file that was read. */
export interface SourceFile {
  /** Absolute path, in the form that `listFiles` gives. */
  path: string
  /** Path below the folder that was named, as shown to people. */
  name: string
  /** Sum over the file and those beside it that set values of it. */
  sizeBytes: number
  /** The same sum of their times of change: another file is another sum. */
  modifiedMs: number
  /**
   * The same sum of the times at which the system noted a change, of content or anything else: no program can set them back, as
   * it can the time of change.
   */
  notedMs: number
  contentHash: string
  reportIds: string[]
  /** Documents of it that are no reports: templates and the like. */
  skipped: LeftOut[]
  /** Entries of it that could not be read. */
  unreadable: LeftOut[]
  /** Why it could not be read in the last run; null when it was. Reports of it are those of an earlier run then. */
  failure: string | null
  /** Its scanned pages: how many text recognition read, how many nobody did. Absent where there are none. */
  scans?: SourceScans
}

/** A document of a file that holds several, and what became of it. */
export interface LeftOut {
  /** What follows the file's own name: `#entry` of an archive, `#row` of a table, or nothing. */
  entry: string
  reason: string
  /** The reason in every language; absent in what an older index tells. */
  sentence?: Sentence
}

export interface SourceScans {
  read: number
  unread: number
}

/** What finding, counting, ranking and drawing go by: all of a snapshot that a search needs. */
export type SearchedSnapshot = Pick<
  Snapshot,
  | 'concordance'
  | 'metadata'
  | 'numberOf'
  | 'figures'
  | 'checkCounts'
  | 'readFigures'
  | 'readPassages'
>

export interface Snapshot extends StoredReports {
  manifest: Manifest
  concordance: Concordance
  /** The names, loaded anew each time. */
  readNames: () => Promise<LoadedNames>
  /** The same as they are stored. */
  readNamesText: () => Promise<string>
  /** Metadata by report number; numbers run from the newest year to the oldest, then by id. */
  metadata: readonly ReportMetadata[]
  /** Number of a report id. */
  numberOf: (reportId: string) => number | undefined
  sources: readonly SourceFile[]
  /** The numbers of all reports. */
  figures: FigureColumns
  /** How the checks within each report came out, by report number. */
  checkCounts: readonly CheckCounts[]
  /** What another thread needs to open the same generation; null for one that is not on disk. */
  shared: SharedGeneration | null
}

/**
 * Reads what takes longest of the live generation, or of the one that is named, while this thread does other things: what `openSnapshot` then goes on with.
 * Throws as `shareGeneration` does.
 */
export function shareSnapshot(
  indexDirectory: string,
  builder?: Builder,
  generation?: string,
): Promise<SharedGeneration> {
  return shareGeneration(indexDirectory, filesInMemory, builder, generation)
}

/**
 * Opens the live generation of an index folder, or the one that is shared. Throws as `openGeneration` does.
 */
export function openSnapshot(
  indexDirectory: string,
  builder: Builder,
  sharedGeneration?: SharedGeneration,
): Snapshot {
  const generation = openGeneration(indexDirectory, builder, sharedGeneration)
  const { manifest, readArray, readLines, readText, shared } = generation
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
  const metadata = readLines(files.metadata).map((line) => JSON.parse(line) as ReportMetadata)
  const sources = readLines(files.sources).map((line) => JSON.parse(line) as SourceFile)
  const numbers = new Map(metadata.map(({ reportId }, report) => [reportId, report]))
  const sourceNames = new Map<string, string[]>()
  for (const { name, reportIds } of sources) {
    for (const reportId of reportIds)
      sourceNames.set(reportId, [...(sourceNames.get(reportId) ?? []), name])
  }
  const counted = readArray(files.checkCounts, Uint16Array)
  const checkCounts = metadata.map((_, report): CheckCounts => ({
    pass: counted[report * 3]!,
    fail: counted[report * 3 + 1]!,
    notAssessable: counted[report * 3 + 2]!,
  }))
  const readNamesText = async (): Promise<string> => (await readText(files.names)).trimEnd()
  const figures = openFigureColumns(generation, metadata.length)
  const stored = openStoredReports(
    generation,
    metadata.map(({ reportId }) => reportId),
    concordance,
  )
  const readReport: Snapshot['readReport'] = (report) => ({
    ...stored.readReport(report),
    sources: sourceNames.get(metadata[report]!.reportId) ?? [],
  })

  return {
    manifest,
    concordance,
    readNames: async () => loadNames(await readNamesText()),
    readNamesText,
    metadata,
    numberOf: (reportId) => numbers.get(reportId),
    sources,
    ...stored,
    readReport,
    figures,
    checkCounts,
    shared,
    close: () => {
      stored.close()
      figures.close()
    },
  }
}
