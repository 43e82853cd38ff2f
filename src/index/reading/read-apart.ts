/** One file, or bytes at hand, to reports, read in processes that are held to time and memory and kept for the next file. */
import { availableParallelism } from 'node:os'
import { AppError } from '../../errors.ts'
import { checkFile, shownPath, type ReadLimits, type ScanProgress } from '../../ingest/index.ts'
import type { Report } from '../../report/index.ts'
import type { TaskCost } from '../processes/messages.ts'
import { createProcessPool, type ProcessPool } from '../processes/process-pool.ts'
import { whyNotRead } from '../processes/why-not-read.ts'
import { moduleFile } from '../threads.ts'
import type { ReadAnswer, ReadTask } from './report-worker.ts'

/** What the reading of one file is held to. */
export interface ReadBounds {
  limits: ReadLimits
  /** Most time, milliseconds. */
  timeoutMs: number
  /** Most memory of the process that reads, mebibytes. */
  memoryMegabytes: number
}

/** A process that has had nothing to read for so long ends, milliseconds. Loading the readers takes longer than most files do. */
const idleMs = 10_000

/** By bound of memory, which a process is started with. They keep no program from ending, and end with it. */
const pools = new Map<number, ProcessPool<ReadTask, ReadAnswer>>()

function poolOf(memoryMegabytes: number): ProcessPool<ReadTask, ReadAnswer> {
  const known = pools.get(memoryMegabytes)
  if (known !== undefined) return known
  const pool = createProcessPool<ReadTask, ReadAnswer>({
    file: moduleFile('index/reading/report-worker'),
    processes: availableParallelism(),
    memoryMegabytes,
    idleMs,
  })
  pools.set(memoryMegabytes, pool)
  return pool
}

/** The reports of a file, and what reading them took. */
export interface ReadApart {
  reports: Report[]
  /** Size of the file, bytes. */
  bytes: number
  cost: TaskCost
}

/**
 * Every report of a file, in its order, read in a process of its own: whatever the file does to its reader, the caller goes on.
 * `bytes` is what stands at the path; without them it is read, and what `meta.csv` or `NAME.meta.json` beside it set is taken over.
 *
 * @param onScan called while scanned pages are read by text recognition, page by page
 * @throws AppError `not_found`, `unreadable_file`, the latter too for a file that needs more than the bounds; an error of any
 * kind when `signal` comes, which kills the process.
 */
export async function readReportsApart(
  { path, bytes = null }: { path: string; bytes?: Uint8Array | null },
  bounds: ReadBounds,
  signal?: AbortSignal,
  onScan?: (progress: ScanProgress) => void,
): Promise<ReadApart> {
  const { limits, timeoutMs, memoryMegabytes } = bounds
  // What the system knows needs no process.
  const size = bytes === null ? await checkFile(path, limits) : bytes.length
  const task: ReadTask = { path, bytes, limits }
  const outcome = await poolOf(memoryMegabytes).run(task, {
    timeoutMs,
    signal,
    onProgress: (progress) => onScan?.(progress as ScanProgress),
  })
  if (outcome.kind !== 'done')
    throw new AppError('unreadable_file', whyNotRead(shownPath(path), outcome, bounds))
  const { value, cost } = outcome
  if ('reports' in value) return { reports: value.reports, bytes: size, cost }
  throw new AppError(value.code, value.said)
}
