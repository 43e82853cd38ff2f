/** From files to a live index: read what is new or changed, take over what is not, write one generation, switch to it. */
import { mkdirSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { AppError } from '../../errors.ts'
import { inWords, sentence } from '../../sentence.ts'
import {
  defaultReadLimits,
  listFiles,
  shownPath,
  canReadScans,
  type ListedFiles,
  type ReadLimits,
  type ScanProgress,
} from '../../ingest/index.ts'
import { parserVersion } from '../../report/index.ts'
import type { Analyzer } from '../../text/index.ts'
import { loadPinyin } from '../names/pinyin.ts'
import {
  abandonGeneration,
  beginGeneration,
  commitGeneration,
  currentGeneration,
  removeOldGenerations,
} from '../store/generation.ts'
import { takeRunLock, type RunLock } from '../store/run-lock.ts'
import { asStorageFault } from '../store/storage-faults.ts'
import { collectReports, type Collection } from './collect-reports.ts'
import { describeSources } from './describe-sources.ts'
import { diskNeeds, type DiskNeeds } from './disk-needs.ts'
import { openPrevious } from './previous.ts'
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
  /** Most memory one reading process may take, mebibytes. */
  memoryMegabytes?: number
  /** Most reading processes; 0 (default) for one a processor. */
  maxProcesses?: number
  /** Called before the first file is read. */
  onDiskNeeds?: (needs: DiskNeeds) => void
  /** Called after each file. */
  onProgress?: (done: number, total: number) => void
  /** Called while text recognition reads the scanned pages of a file, page by page. */
  onScan?: ((path: string, progress: ScanProgress) => void) | undefined
  /** Stops the run between two files, or between two steps of writing: nothing is made live, nothing is left behind. */
  signal?: AbortSignal | undefined
}

/**
 * `oldDamaged`: the index before was damaged, and every file was read again; `notRemoved`: a part of an old one could not be removed;
 * `noRecognition`: text recognition was asked for, and is not installed.
 */
export interface BuildNotice {
  code: 'oldDamaged' | 'notRemoved' | 'noRecognition'
  /** What is damaged, a sentence; or the path and the system's reason; or how to install it. */
  reason: string
}

export interface BuildSummary extends Pick<
  Collection,
  'duplicates' | 'skipped' | 'failures' | 'filesRead' | 'scans'
> {
  generation: string
  files: number
  filesUnchanged: number
  reports: number
  /** What the run met besides the files. */
  notices: BuildNotice[]
  tookMs: number
}

/** What installs text recognition on Debian. */
const recognitionInstall = 'apt install tesseract-ocr tesseract-ocr-chi-sim'

/** Longest time one file may take unless a caller says otherwise, milliseconds. */
const defaultFileTimeoutMs = 60_000
const defaultMemoryMegabytes = 2048

/**
 * Builds the index of `paths` and makes it live. The old index stays as it was when anything fails.
 *
 * @throws AppError `not_found` for a missing path, `unreadable_file` when no report at all could be read, `index_locked` when
 * another run is writing the same index, `index_foreign` when another segmenter made it and `force` was not asked for,
 * `storage_failed` when the disk is full or fails; the reason of `signal` when it stops the run.
 */
export async function buildIndex(options: BuildOptions): Promise<BuildSummary> {
  const { indexDirectory, signal } = options
  signal?.throwIfAborted()
  const listed = await listFiles(options.paths)
  if (listed.files.length === 0) {
    const [closed] = listed.unreadable
    throw new AppError(
      'not_found',
      closed?.reason ?? sentence('index.noFiles', { paths: options.paths.join(', ') }),
    )
  }
  let lock: RunLock | null = null
  try {
    mkdirSync(indexDirectory, { recursive: true })
    lock = takeRunLock(indexDirectory)
    return await buildLocked(options, listed, lock)
  } catch (error) {
    throw asStorageFault(error, indexDirectory)
  } finally {
    lock?.release()
  }
}

/** What of a saved page's folder is no document. */
function leftOfPage({
  path,
  page,
  files,
}: ListedFiles['pageFolders'][number]): BuildSummary['skipped'][number] {
  const said = sentence('folder.savedPage', { page: shownPath(page), files })
  return { name: shownPath(path), reason: inWords(said, 'en'), sentence: said }
}

async function buildLocked(
  options: BuildOptions,
  listed: ListedFiles,
  lock: RunLock,
): Promise<BuildSummary> {
  const startedAt = performance.now()
  const begunAt = new Date().toISOString()
  const { indexDirectory, analyzer, force = false, signal } = options
  const { previous, damage, entered } = await openPrevious(indexDirectory, analyzer, force)
  const damagedGeneration = damage === null ? null : currentGeneration(indexDirectory)
  // What a killed run left is removed first: it takes disk that this run may need.
  const clearUp = (): string[] =>
    removeOldGenerations(indexDirectory, (name) => name === damagedGeneration)
  clearUp()
  const generation = beginGeneration(indexDirectory)
  try {
    const described = describeSources(listed, options.paths, previous)
    options.onDiskNeeds?.(diskNeeds(indexDirectory, described, previous))
    const { limits = defaultReadLimits } = options
    const collected = await collectReports({
      sources: described,
      unreadable: listed.unreadable,
      previous,
      force,
      generation,
      segmenter: analyzer.segmenter.name,
      limits,
      fileTimeoutMs: options.fileTimeoutMs ?? defaultFileTimeoutMs,
      memoryMegabytes: options.memoryMegabytes ?? defaultMemoryMegabytes,
      maxProcesses: options.maxProcesses ?? 0,
      onProgress: options.onProgress ?? (() => undefined),
      onScan: options.onScan,
      signal,
    })
    const { reports, sources, duplicates, skipped, failures, filesRead, scans } = collected
    if (reports.length === 0) {
      const [failure] = failures
      const first = failure?.sentence ?? failure?.reason ?? skipped[0]?.reason ?? ''
      throw new AppError(
        'unreadable_file',
        sentence('index.noReports', { files: sources.length, first }),
      )
    }
    const nextStep = async (): Promise<void> => {
      // Gives other work a turn, so that a signal to stop can arrive.
      await setImmediate()
      signal?.throwIfAborted()
    }
    const counts = await writeIndexes(generation, {
      reports,
      sources,
      enteredAt: (reportId) => entered.get(reportId) ?? begunAt,
      soundOf: await loadPinyin(),
      previous,
      nextStep,
    })
    await nextStep()
    commitGeneration(
      indexDirectory,
      generation,
      {
        builtAt: new Date().toISOString(),
        analyzerFingerprint: analyzer.fingerprint,
        segmenter: analyzer.segmenter.name,
        parserVersion,
        counts: { ...counts, failures: failures.length },
        samples: options.samples ?? false,
      },
      lock.check,
    )
    return {
      generation: generation.name,
      files: sources.length,
      filesRead,
      filesUnchanged:
        sources.length - filesRead - sources.filter(({ failure }) => failure !== null).length,
      reports: reports.length,
      duplicates,
      skipped: [...listed.pageFolders.map(leftOfPage), ...skipped],
      failures,
      scans,
      notices: [
        ...(limits.ocr != null && !(await canReadScans())
          ? [{ code: 'noRecognition', reason: recognitionInstall } as const]
          : []),
        ...(damage === null ? [] : [{ code: 'oldDamaged', reason: damage } as const]),
        ...clearUp().map((reason) => ({ code: 'notRemoved', reason }) as const),
      ],
      tookMs: performance.now() - startedAt,
    }
  } catch (error) {
    abandonGeneration(indexDirectory, generation)
    throw error
  } finally {
    previous?.close()
  }
}
