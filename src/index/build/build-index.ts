/** From files to a live index: read what is new or changed, take over what is not, write one generation, switch to it. */
import { closeSync, mkdirSync, openSync, statSync, writeSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { AppError } from '../../errors.ts'
import { defaultReadLimits, listFiles, type ReadLimits } from '../../ingest/index.ts'
import { parserVersion, type ReportMetadata } from '../../report/index.ts'
import type { Analyzer } from '../../text/index.ts'
import type { AnalyzedReport } from '../analyze-report.ts'
import { buildCatalogue, catalogueLines } from '../catalogue/catalogue.ts'
import { joinReports, sliceReport } from '../concordance/concordance.ts'
import { buildPairs } from '../concordance/pairs.ts'
import { byYearThenId } from '../report-order.ts'
import { files, openSnapshot, type Snapshot, type SourceFile } from '../snapshot.ts'
import { writeArray } from '../store/arrays.ts'
import {
  abandonGeneration,
  beginGeneration,
  commitGeneration,
  removeOldGenerations,
  type NewGeneration,
} from '../store/generation.ts'
import { writeLines } from '../store/lines.ts'
import { createParsePool } from './parse-pool.ts'
import type { ParseOutcome, ParseTask } from './parse-task.ts'

export interface BuildOptions {
  /** Files and folders to read. The index holds what they hold, nothing else. */
  paths: readonly string[]
  indexDirectory: string
  analyzer: Analyzer
  /** Read every file again, even unchanged ones. */
  force?: boolean
  /** These are the samples that the project carries. */
  samples?: boolean
  limits?: ReadLimits
  /** Most time one file may take. */
  fileTimeoutMs?: number
  /** Called after each file. */
  onProgress?: (done: number, total: number) => void
}

export interface BuildSummary {
  generation: string
  files: number
  /** Files read in this run; the others were unchanged. */
  filesRead: number
  filesUnchanged: number
  reports: number
  /** Reports whose text was already there, from another file. */
  duplicates: { name: string; sameAs: string }[]
  failures: { path: string; code: string; reason: string }[]
  tookMs: number
}

/** Longest time one file may take unless a caller says otherwise, milliseconds. */
const defaultFileTimeoutMs = 60_000

interface CollectedReport {
  metadata: ReportMetadata
  analyzed: AnalyzedReport
  lineStart: number
  lineEnd: number
}

/**
 * Builds the index of `paths` and makes it live. The old index stays as it was when anything fails.
 *
 * @throws AppError `not_found` for a missing path, `unreadable_file` when no report at all could be read.
 */
export async function buildIndex(options: BuildOptions): Promise<BuildSummary> {
  const startedAt = performance.now()
  const { indexDirectory, analyzer } = options
  const paths = await listFiles(options.paths)
  if (paths.length === 0) {
    throw new AppError(
      'not_found',
      `No files in ${options.paths.join(', ')}. Name a folder that holds reports.`,
    )
  }
  mkdirSync(indexDirectory, { recursive: true })
  const previous = options.force === true ? null : openPrevious(indexDirectory, analyzer)
  const generation = beginGeneration(indexDirectory)
  try {
    const collected = await collectReports(options, paths, previous, generation)
    if (collected.reports.length === 0) {
      const [first] = collected.failures
      throw new AppError(
        'unreadable_file',
        `No report could be read, so the index stays as it was. ${paths.length} files failed; the first: ${first?.reason ?? ''}`,
      )
    }
    const counts = writeIndexes(generation, collected, analyzer)
    commitGeneration(indexDirectory, generation, {
      builtAt: new Date().toISOString(),
      analyzerFingerprint: analyzer.fingerprint,
      segmenter: analyzer.segmenter.name,
      parserVersion,
      counts: { ...counts, failures: collected.failures.length },
      samples: options.samples ?? false,
    })
    removeOldGenerations(indexDirectory)
    return {
      generation: generation.name,
      files: paths.length,
      filesRead: collected.filesRead,
      filesUnchanged: paths.length - collected.filesRead - collected.failures.length,
      reports: collected.reports.length,
      duplicates: collected.duplicates,
      failures: collected.failures,
      tookMs: performance.now() - startedAt,
    }
  } catch (error) {
    abandonGeneration(indexDirectory, generation)
    throw error
  } finally {
    previous?.close()
  }
}

/** The index to take unchanged reports from; none when it cannot be used, which only means that everything is read again. */
function openPrevious(indexDirectory: string, analyzer: Analyzer): Snapshot | null {
  try {
    const snapshot = openSnapshot(indexDirectory, {
      analyzerFingerprint: analyzer.fingerprint,
      segmenter: analyzer.segmenter.name,
    })
    if (snapshot.manifest.parserVersion === parserVersion) return snapshot
    snapshot.close()
    return null
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

interface Collected {
  reports: CollectedReport[]
  sources: SourceFile[]
  duplicates: BuildSummary['duplicates']
  failures: BuildSummary['failures']
  filesRead: number
}

/** Reads or takes over every file; report lines are written to the new generation as they come. */
async function collectReports(
  options: BuildOptions,
  paths: readonly string[],
  previous: Snapshot | null,
  generation: NewGeneration,
): Promise<Collected> {
  const limits = options.limits ?? defaultReadLimits
  const known = new Map(previous?.sources.map((source) => [source.path, source]))
  const sources = paths.map((path) => describeFile(path, options.paths))
  const isUntouched = (source: SourceFile): boolean => {
    const before = known.get(source.path)
    return (
      before?.failure === null &&
      before.sizeBytes === source.sizeBytes &&
      before.modifiedMs === source.modifiedMs
    )
  }
  const toRead = sources.filter((source) => !isUntouched(source))
  const tasks = toRead.map((source): ParseTask => ({
    path: source.path,
    knownHash:
      known.get(source.path)?.failure === null ? known.get(source.path)!.contentHash : null,
    segmenter: options.analyzer.segmenter.name,
    limits,
  }))
  const pool =
    tasks.length > 0
      ? createParsePool(tasks.length, options.fileTimeoutMs ?? defaultFileTimeoutMs)
      : null
  const outcomes = pool?.run(tasks)[Symbol.asyncIterator]()
  const spool = new ReportSpool(generation.path(files.reports))
  const collected: Collected = { reports: [], sources, duplicates: [], failures: [], filesRead: 0 }
  const firstSource = new Map<string, string>()

  const add = (source: SourceFile, reportId: string, report: () => CollectedReport): void => {
    source.reportIds.push(reportId)
    const sameAs = firstSource.get(reportId)
    if (sameAs !== undefined) {
      collected.duplicates.push({ name: source.name, sameAs })
      return
    }
    firstSource.set(reportId, source.name)
    collected.reports.push(report())
  }
  const takeOver = (source: SourceFile): void => {
    const before = known.get(source.path)!
    source.contentHash = before.contentHash
    for (const reportId of before.reportIds) {
      add(source, reportId, () => {
        const report = previous!.numberOf(reportId)!
        return {
          metadata: previous!.metadata[report]!,
          analyzed: sliceReport(previous!.concordance, report),
          ...spool.write(previous!.readLine(report)),
        }
      })
    }
  }
  const take = (source: SourceFile, outcome: ParseOutcome): void => {
    if (outcome.kind === 'failed') {
      source.failure = outcome.reason
      collected.failures.push({ path: source.path, code: outcome.code, reason: outcome.reason })
      return
    }
    source.contentHash = outcome.contentHash
    if (outcome.kind === 'unchanged') {
      takeOver(source)
      return
    }
    collected.filesRead++
    for (const { metadata, json, analyzed } of outcome.reports) {
      add(source, metadata.reportId, () => ({ metadata, analyzed, ...spool.write(json) }))
    }
  }

  try {
    const reading = new Set(toRead)
    for (const [done, source] of sources.entries()) {
      if (reading.has(source)) {
        const { value } = (await outcomes!.next()) as IteratorYieldResult<ParseOutcome>
        take(source, value)
      } else takeOver(source)
      options.onProgress?.(done + 1, sources.length)
    }
  } finally {
    spool.close()
    await pool?.close()
  }
  return collected
}

function describeFile(path: string, roots: readonly string[]): SourceFile {
  const absolute = resolve(path)
  const root = roots
    .map((each) => resolve(each))
    .find((each) => absolute === each || absolute.startsWith(`${each}/`))
  const below = root === undefined || root === absolute ? dirname(absolute) : root
  const { size, mtimeMs } = statSync(absolute, { throwIfNoEntry: false }) ?? { size: 0, mtimeMs: 0 }
  return {
    path: absolute,
    name: relative(below, absolute),
    sizeBytes: size,
    modifiedMs: mtimeMs,
    contentHash: '',
    reportIds: [],
    failure: null,
  }
}

/** The file of report lines, in the order they come; their final order is a table of offsets. */
class ReportSpool {
  private readonly file: number
  private written = 0
  constructor(path: string) {
    this.file = openSync(path, 'w')
  }
  write(json: string): { lineStart: number; lineEnd: number } {
    const bytes = Buffer.from(`${json}\n`)
    writeSync(this.file, bytes)
    const lineStart = this.written
    this.written += bytes.length
    return { lineStart, lineEnd: this.written - 1 }
  }
  close(): void {
    closeSync(this.file)
  }
}

function writeIndexes(
  generation: NewGeneration,
  collected: Collected,
  analyzer: Analyzer,
): { reports: number; passages: number; characters: number } {
  const reports = collected.reports.sort((a, b) => byYearThenId(a.metadata, b.metadata))
  const corpus = joinReports(reports.map((report) => report.analyzed))
  const pairs = buildPairs(corpus.text)
  const write = (file: string, array: Parameters<typeof writeArray>[1]): void => {
    writeArray(generation.path(file), array)
  }
  write(files.text, corpus.text)
  write(files.borders, corpus.borders)
  write(files.reportStarts, corpus.reportStarts)
  write(files.reportPassages, corpus.reportPassages)
  write(files.passageStarts, corpus.passageStarts)
  write(files.passageSections, corpus.passageSections)
  write(files.passageKinds, corpus.passageKinds)
  write(files.passageHeadings, corpus.passageHeadings)
  write(files.pairKeys, pairs.keys)
  write(files.pairCounts, pairs.counts)
  write(files.pairOffsets, pairs.offsets)
  write(files.pairGaps, pairs.gaps)
  write(
    files.reportLines,
    Float64Array.from(reports.flatMap(({ lineStart, lineEnd }) => [lineStart, lineEnd])),
  )
  const catalogue = buildCatalogue(
    corpus,
    reports.map((report) => report.metadata),
    analyzer,
  )
  writeLines(generation.path(files.catalogue), catalogueLines(catalogue))
  writeLines(
    generation.path(files.sources),
    collected.sources.map((source) => JSON.stringify(source)),
  )
  return {
    reports: reports.length,
    passages: corpus.passageSections.length,
    characters: corpus.text.length,
  }
}
