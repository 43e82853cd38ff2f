/** Every file's reports, read anew or taken over from the previous generation, their bytes written as they come. */
import { statSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import { sidecarPaths, type ReadLimits } from '../../ingest/index.ts'
import type { ReportMetadata } from '../../report/index.ts'
import type { SegmenterName } from '../../text/index.ts'
import type { AnalyzedReport } from '../analyze-report.ts'
import { sliceReport } from '../concordance/concordance.ts'
import type { FigureSource } from '../figures/figure-columns.ts'
import type { CheckCounts } from '../figures/figure-values.ts'
import type { Snapshot, SourceFile } from '../snapshot.ts'
import { files } from '../store/files.ts'
import { BlockWriter, type BlockPlace } from '../store/block-file.ts'
import type { NewGeneration } from '../store/generation.ts'
import type { PackedReport } from '../store/report-blocks.ts'
import { createParsePool } from './parse-pool.ts'
import type { LeftOut, ParseOutcome, ParseTask } from './parse-task.ts'

/** A report whose bytes are written, waiting to be joined into the indexes. */
export interface CollectedReport {
  metadata: ReportMetadata
  analyzed: AnalyzedReport
  body: BlockPlace
  figureBlock: BlockPlace
  passages: BlockPlace
  passageEnds: Uint32Array
  figures: FigureSource
  checks: CheckCounts
}

type StoredPlaces = Pick<CollectedReport, 'body' | 'figureBlock' | 'passages' | 'passageEnds'>

export interface Collection {
  reports: CollectedReport[]
  sources: SourceFile[]
  /** Reports whose text was already there, from another file. */
  duplicates: { name: string; sameAs: string }[]
  /** Documents that are no reports, with the reason. */
  skipped: { name: string; reason: string }[]
  /** Files, and entries of archives, that could not be read. */
  failures: { path: string; code: string; reason: string }[]
  /** Files that were read in this run. */
  filesRead: number
}

export interface CollectOptions {
  /** Files to read. */
  paths: readonly string[]
  /** Files and folders as the user named them. */
  roots: readonly string[]
  /** The generation to take unchanged files from. */
  previous: Snapshot | null
  generation: NewGeneration
  segmenter: SegmenterName
  limits: ReadLimits
  fileTimeoutMs: number
  heapMegabytes: number
  maxThreads: number
  onProgress: (done: number, total: number) => void
}

export async function collectReports(options: CollectOptions): Promise<Collection> {
  const { previous, generation } = options
  const known = new Map(previous?.sources.map((source) => [source.path, source]))
  const sources = options.paths.map((path) => describeFile(path, options.roots))
  const toRead = sources.filter((source) => !isUntouched(source, known.get(source.path)))
  const tasks = toRead.map((source): ParseTask => {
    const before = known.get(source.path)
    return {
      path: source.path,
      knownHash: before?.failure === null ? before.contentHash : null,
      segmenter: options.segmenter,
      limits: options.limits,
    }
  })
  const pool =
    tasks.length > 0
      ? createParsePool({
          fileCount: tasks.length,
          fileTimeoutMs: options.fileTimeoutMs,
          heapMegabytes: options.heapMegabytes,
          maxThreads: options.maxThreads,
        })
      : null
  const outcomes = pool?.run(tasks)[Symbol.asyncIterator]()
  const bodies = new BlockWriter(generation.path(files.reports))
  const figures = new BlockWriter(generation.path(files.figures))
  const passages = new BlockWriter(generation.path(files.passages))
  const collection = new Collecting(sources, (packed) => ({
    body: bodies.write(packed.body),
    figureBlock: figures.write(packed.figures),
    passages: passages.write(packed.passages),
    passageEnds: packed.passageEnds,
  }))
  try {
    const reading = new Set(toRead)
    for (const [done, source] of sources.entries()) {
      const outcome = reading.has(source)
        ? ((await outcomes!.next()) as IteratorYieldResult<ParseOutcome>).value
        : ({ kind: 'unchanged', contentHash: known.get(source.path)!.contentHash } as const)
      if (outcome.kind === 'unchanged')
        collection.takeOver(source, known.get(source.path)!, previous!)
      else collection.take(source, outcome)
      options.onProgress(done + 1, sources.length)
    }
  } finally {
    bodies.close()
    figures.close()
    passages.close()
    await pool?.close()
  }
  return collection
}

/** Size and time of change say that a file is as it was when it was last read. */
function isUntouched(source: SourceFile, before: SourceFile | undefined): boolean {
  return (
    before?.failure === null &&
    before.sizeBytes === source.sizeBytes &&
    before.modifiedMs === source.modifiedMs
  )
}

function describeFile(path: string, roots: readonly string[]): SourceFile {
  const absolute = resolve(path)
  const root = roots
    .map((each) => resolve(each))
    .find((each) => absolute.startsWith(`${each}${sep}`))
  // What is set beside a file changes what is read of it.
  const stats = [absolute, ...sidecarPaths(absolute)].flatMap(
    (each) => statSync(each, { throwIfNoEntry: false }) ?? [],
  )
  return {
    path: absolute,
    name: relative(root ?? dirname(absolute), absolute),
    sizeBytes: stats.reduce((sum, { size }) => sum + size, 0),
    modifiedMs: stats.reduce((sum, { mtimeMs }) => sum + mtimeMs, 0),
    contentHash: '',
    reportIds: [],
    skipped: [],
    unreadable: [],
    failure: null,
  }
}

/** Gathers reports, each text once. */
class Collecting implements Collection {
  readonly reports: CollectedReport[] = []
  readonly duplicates: Collection['duplicates'] = []
  readonly skipped: Collection['skipped'] = []
  readonly failures: Collection['failures'] = []
  filesRead = 0
  readonly sources: SourceFile[]
  private readonly store: (packed: PackedReport) => StoredPlaces
  /** Names of figures, each string once: a thousand reports give the same two hundred. */
  private readonly names = new Map<string, string>()
  private readonly firstSource = new Map<string, string>()

  constructor(sources: SourceFile[], store: Collecting['store']) {
    this.sources = sources
    this.store = store
  }

  /** Adds what a file of the previous generation held. */
  takeOver(source: SourceFile, before: SourceFile, previous: Snapshot): void {
    source.contentHash = before.contentHash
    this.leaveOut(source, before.skipped, before.unreadable)
    for (const reportId of before.reportIds) {
      this.add(source, reportId, () => {
        const report = previous.numberOf(reportId)!
        return {
          metadata: previous.metadata[report]!,
          analyzed: sliceReport(previous.concordance, report),
          figures: { keptFrom: report },
          checks: previous.checkCounts[report]!,
          ...this.store(previous.readPacked(report)),
        }
      })
    }
  }

  /** Adds what was read from a file, or why it could not be. */
  take(source: SourceFile, outcome: Exclude<ParseOutcome, { kind: 'unchanged' }>): void {
    if (outcome.kind === 'failed') {
      source.failure = outcome.reason
      this.failures.push({ path: source.path, code: outcome.code, reason: outcome.reason })
      return
    }
    source.contentHash = outcome.contentHash
    this.filesRead++
    this.leaveOut(source, outcome.skipped, outcome.unreadable)
    for (const { metadata, analyzed, packed, figures, checks } of outcome.reports) {
      this.add(source, metadata.reportId, () => ({
        metadata,
        analyzed,
        figures: { names: figures.names.map((name) => this.nameOf(name)), values: figures.values },
        checks,
        ...this.store(packed),
      }))
    }
  }

  private add(source: SourceFile, reportId: string, report: () => CollectedReport): void {
    source.reportIds.push(reportId)
    const sameAs = this.firstSource.get(reportId)
    if (sameAs === undefined) {
      this.firstSource.set(reportId, source.name)
      this.reports.push(report())
    } else this.duplicates.push({ name: source.name, sameAs })
  }

  private leaveOut(
    source: SourceFile,
    skipped: readonly LeftOut[],
    unreadable: readonly LeftOut[],
  ): void {
    source.skipped.push(...skipped)
    source.unreadable.push(...unreadable)
    for (const { entry, reason } of skipped)
      this.skipped.push({ name: `${source.name}${entry}`, reason })
    for (const { entry, reason } of unreadable)
      this.failures.push({ path: `${source.path}${entry}`, code: 'unreadable_file', reason })
  }

  private nameOf(name: string): string {
    const known = this.names.get(name)
    if (known === undefined) this.names.set(name, name)
    return known ?? name
  }
}
