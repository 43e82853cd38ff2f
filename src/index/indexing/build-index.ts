/** From files to a live index: read what is new or changed, take over what is not, write one generation, switch to it. */
import { mkdirSync } from 'node:fs'
import { AppError } from '../../errors.ts'
import { defaultReadLimits, listFiles, type ReadLimits } from '../../ingest/index.ts'
import { parserVersion } from '../../report/index.ts'
import type { Analyzer } from '../../text/index.ts'
import { loadPinyin } from '../names/pinyin.ts'
import { openSnapshot, type Snapshot } from '../snapshot.ts'
import {
  abandonGeneration,
  beginGeneration,
  commitGeneration,
  removeOldGenerations,
} from '../store/generation.ts'
import { collectReports, type Collection } from './collect-reports.ts'
import { writeIndexes } from './write-indexes.ts'

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
  /** Most time one file may take, milliseconds. */
  fileTimeoutMs?: number
  /** Most heap one reading thread may use, mebibytes. */
  heapMegabytes?: number
  /** Most reading threads; 0 (default) for one a processor. */
  maxThreads?: number
  /** Called after each file. */
  onProgress?: (done: number, total: number) => void
}

export interface BuildSummary extends Pick<
  Collection,
  'duplicates' | 'skipped' | 'failures' | 'filesRead'
> {
  generation: string
  files: number
  filesUnchanged: number
  reports: number
  tookMs: number
}

/** Longest time one file may take unless a caller says otherwise, milliseconds. */
const defaultFileTimeoutMs = 60_000
const defaultHeapMegabytes = 2048

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
    const { reports, sources, duplicates, skipped, failures, filesRead } = await collectReports({
      paths,
      roots: options.paths,
      previous,
      generation,
      segmenter: analyzer.segmenter.name,
      limits: options.limits ?? defaultReadLimits,
      fileTimeoutMs: options.fileTimeoutMs ?? defaultFileTimeoutMs,
      heapMegabytes: options.heapMegabytes ?? defaultHeapMegabytes,
      maxThreads: options.maxThreads ?? 0,
      onProgress: options.onProgress ?? (() => undefined),
    })
    if (reports.length === 0) {
      const first = failures[0]?.reason ?? skipped[0]?.reason ?? ''
      throw new AppError(
        'unreadable_file',
        `None of the ${paths.length} files gave a report, so the index stays as it was. The first: ${first}`,
      )
    }
    const counts = writeIndexes(generation, reports, sources, await loadPinyin(), previous)
    commitGeneration(indexDirectory, generation, {
      builtAt: new Date().toISOString(),
      analyzerFingerprint: analyzer.fingerprint,
      segmenter: analyzer.segmenter.name,
      parserVersion,
      counts: { ...counts, failures: failures.length },
      samples: options.samples ?? false,
    })
    removeOldGenerations(indexDirectory)
    return {
      generation: generation.name,
      files: paths.length,
      filesRead,
      filesUnchanged:
        paths.length - filesRead - sources.filter(({ failure }) => failure !== null).length,
      reports: reports.length,
      duplicates,
      skipped,
      failures,
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
