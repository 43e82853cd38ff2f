/** Every file's reports, read anew or taken over from the previous generation, their bytes written as they come. */
import { AppError } from '../../errors.ts'
import { inWords, sentence, type Sentence } from '../../sentence.ts'
import { canReadScans, shownPath, type ListedFiles, type ReadLimits } from '../../ingest/index.ts'
import type { CheckCounts, ReportMetadata } from '../../report/index.ts'
import type { SegmenterName } from '../../text/index.ts'
import type { AnalyzedReport } from '../analyze-report.ts'
import { sliceReport } from '../concordance/concordance.ts'
import type { FigureSource } from '../figures/figure-columns.ts'
import type { LeftOut, Snapshot, SourceFile } from '../snapshot.ts'
import { files } from '../store/files.ts'
import { BlockWriter, type BlockPlace } from '../store/block-file.ts'
import type { NewGeneration } from '../store/generation.ts'
import type { PackedReport, ReportSums } from '../store/report-blocks.ts'
import { isUntouched } from './describe-sources.ts'
import { createParsePool, type ParsePoolOptions } from './parse-pool.ts'
import type { ParseOutcome, ParseTask } from './parse-task.ts'

/** A report whose bytes are written, waiting to be joined into the indexes. */
export interface CollectedReport {
  metadata: ReportMetadata
  analyzed: AnalyzedReport
  body: BlockPlace
  figureBlock: BlockPlace
  passages: BlockPlace
  passageEnds: Uint32Array
  sums: ReportSums
  figures: FigureSource
  checks: CheckCounts
}

type StoredPlaces = Pick<
  CollectedReport,
  'body' | 'figureBlock' | 'passages' | 'passageEnds' | 'sums'
>

export interface Collection {
  reports: CollectedReport[]
  sources: SourceFile[]
  /** Reports whose text was already there, from another file. */
  duplicates: { name: string; sameAs: string }[]
  /** Documents that are no reports, with the reason. */
  skipped: { name: string; reason: string; sentence?: Sentence }[]
  /** Files, and entries of archives, that could not be read. */
  failures: { path: string; code: string; reason: string; sentence?: Sentence }[]
  /** Files that were read in this run. */
  filesRead: number
  /** Pages that text recognition read in this run, their files, and the time of all processes together. */
  scans: { files: number; pages: number; milliseconds: number }
}

export interface CollectOptions {
  /** Files to read, described; what is read of them is written into these. */
  sources: SourceFile[]
  /** Folders that could not be looked into. */
  unreadable: ListedFiles['unreadable']
  /** The generation to take unchanged files from, and what files held that cannot be read just now. */
  previous: Snapshot | null
  /** Read unchanged files too. */
  force: boolean
  generation: NewGeneration
  segmenter: SegmenterName
  limits: ReadLimits
  fileTimeoutMs: number
  memoryMegabytes: number
  maxProcesses: number
  onProgress: (done: number, total: number) => void
  onScan?: ParsePoolOptions['onScan']
  /** Stops the reading; the files under way are given up. */
  signal?: AbortSignal | undefined
}

/**
 * @throws AppError `unavailable` when no process can read anything, `storage_failed` or an error of the system when it cannot be
 * written.
 */
export async function collectReports(options: CollectOptions): Promise<Collection> {
  const { previous, generation, sources, signal } = options
  const canRecognize = options.limits.ocr != null && (await canReadScans())
  const known = new Map(previous?.sources.map((source) => [source.path, source]))
  // Files whose scanned pages were left out because text recognition was not installed are read again once it is.
  const hasLeft = (before: SourceFile | undefined) =>
    canRecognize && (before?.scans?.unread ?? 0) > 0
  const toRead = sources.filter((source) => {
    const before = known.get(source.path)
    return options.force || hasLeft(before) || !isUntouched(source, before)
  })
  const tasks = toRead.map((source): ParseTask => {
    const before = known.get(source.path)
    const hasContent =
      before !== undefined && before.contentHash !== '' && !options.force && !hasLeft(before)
    return {
      path: source.path,
      knownHash: hasContent ? before.contentHash : null,
      segmenter: options.segmenter,
      limits: options.limits,
    }
  })
  const pool =
    tasks.length > 0
      ? createParsePool({
          fileCount: tasks.length,
          fileTimeoutMs: options.fileTimeoutMs,
          memoryMegabytes: options.memoryMegabytes,
          maxProcesses: options.maxProcesses,
          onScan: options.onScan,
        })
      : null
  const outcomes = pool?.run(tasks)[Symbol.asyncIterator]()
  const stop = (): void => void pool?.close()
  signal?.addEventListener('abort', stop)
  const bodies = new BlockWriter(generation, files.reports)
  const figures = new BlockWriter(generation, files.figures)
  const passages = new BlockWriter(generation, files.passages)
  const collection = new Collecting(sources, (packed) => ({
    body: bodies.write(packed.body),
    figureBlock: figures.write(packed.figures),
    passages: passages.write(packed.passages),
    passageEnds: packed.passageEnds,
    sums: packed.sums,
  }))
  collection.failures.push(
    ...options.unreadable.map(({ path, reason }) => ({
      path: shownPath(path),
      code: 'unreadable_file',
      reason,
    })),
  )
  try {
    const reading = new Set(toRead)
    for (const [done, source] of sources.entries()) {
      const outcome = reading.has(source)
        ? ((await outcomes!.next()) as IteratorYieldResult<ParseOutcome>).value
        : ({ kind: 'unchanged', contentHash: known.get(source.path)!.contentHash } as const)
      signal?.throwIfAborted()
      if (outcome.kind === 'unchanged')
        collection.takeOver(source, known.get(source.path)!, previous!)
      else if (outcome.kind === 'failed')
        collection.fail(source, outcome, known.get(source.path), previous)
      else collection.take(source, outcome)
      options.onProgress(done + 1, sources.length)
    }
  } finally {
    signal?.removeEventListener('abort', stop)
    await pool?.close()
  }
  for (const each of [bodies, figures, passages]) each.close()
  return collection
}

type OutcomeOf<K extends ParseOutcome['kind']> = Extract<ParseOutcome, { kind: K }>

/** Gathers reports, each text once. */
class Collecting implements Collection {
  readonly reports: CollectedReport[] = []
  readonly duplicates: Collection['duplicates'] = []
  readonly skipped: Collection['skipped'] = []
  readonly failures: Collection['failures'] = []
  filesRead = 0
  readonly scans = { files: 0, pages: 0, milliseconds: 0 }
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
    if (before.scans !== undefined) source.scans = before.scans
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

  /** Notes why a file could not be read. What it held before stays where nothing is known of what it holds now. */
  fail(
    source: SourceFile,
    { code, isPassing, ...failure }: OutcomeOf<'failed'>,
    before: SourceFile | undefined,
    previous: Snapshot | null,
  ): void {
    // No process can be started, which is no fault of this file: to go on would report every other file as unreadable too.
    if (code === 'unavailable')
      throw new AppError(
        code,
        sentence('index.stays', { reason: failure.sentence ?? failure.reason }),
      )
    const stays = isPassing && previous !== null && (before?.reportIds.length ?? 0) > 0
    const said = stays
      ? sentence('file.stays', { reason: failure.sentence ?? failure.reason })
      : failure.sentence
    source.failure = said === undefined ? failure.reason : inWords(said, 'en')
    this.failures.push({
      path: shownPath(source.path),
      code,
      reason: source.failure,
      ...(said !== undefined && { sentence: said }),
    })
    if (stays) this.takeOver(source, before!, previous)
  }

  /** Adds what was read from a file. */
  take(source: SourceFile, outcome: OutcomeOf<'parsed'>): void {
    source.contentHash = outcome.contentHash
    this.filesRead++
    if (outcome.scans !== undefined) {
      const { milliseconds, ...scans } = outcome.scans
      source.scans = scans
      this.scans.files += scans.read > 0 ? 1 : 0
      this.scans.pages += scans.read
      this.scans.milliseconds += milliseconds
    }
    this.leaveOut(source, outcome.skipped, outcome.unreadable)
    for (const { metadata, analyzed, packed, figures, checks } of outcome.reports) {
      this.add(source, metadata.reportId, () => ({
        metadata,
        analyzed,
        figures: { ...figures, names: figures.names.map((name) => this.nameOf(name)) },
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
    for (const { entry, ...reason } of skipped)
      this.skipped.push({ name: `${source.name}${entry}`, ...reason })
    for (const { entry, ...reason } of unreadable)
      this.failures.push({
        path: `${shownPath(source.path)}${entry}`,
        code: 'unreadable_file',
        ...reason,
      })
  }

  private nameOf(name: string): string {
    const known = this.names.get(name)
    if (known === undefined) this.names.set(name, name)
    return known ?? name
  }
}
