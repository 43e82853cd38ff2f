/** Parsing in processes: a file that takes too long, or too much memory, is stopped with its process, the others go on. */
import { availableParallelism } from 'node:os'
import { messageOf } from '../../errors.ts'
import { shownPath, type ScanProgress } from '../../ingest/index.ts'
import { inWords } from '../../sentence.ts'
import { createProcessPool, type TaskOutcome } from '../processes/process-pool.ts'
import { whyNotRead } from '../processes/why-not-read.ts'
import { moduleFile } from '../threads.ts'
import type { ParseOutcome, ParseTask } from './parse-task.ts'

/** A process needs a second to load its dictionary: it should have at least this many files to read. */
const filesPerProcess = 16
/** Outcomes that may wait for the one before them, a process. */
const aheadPerProcess = 4

export interface ParsePoolOptions {
  /** How many files there are to read: few files do not need many processes. */
  fileCount: number
  /** Most time one file may take, milliseconds, counted from when a process begins with it. */
  fileTimeoutMs: number
  /** Most memory one process may take, mebibytes. A file that needs more fails, and its process is replaced. */
  memoryMegabytes: number
  /** Most processes; 0 for one a processor. */
  maxProcesses: number
  /** Called while the scanned pages of a file are read by text recognition, page by page. */
  onScan?: ((path: string, progress: ScanProgress) => void) | undefined
  /** The module that reads a file in place of the project's own. */
  workerFile?: string
}

export interface ParsePool {
  /** Parses the tasks; outcomes come in the order of the tasks. */
  run: (tasks: readonly ParseTask[]) => AsyncIterable<ParseOutcome>
  close: () => Promise<void>
}

/** Processes that parse files. A file that hangs, or that needs too much memory, fails alone: its process is stopped and replaced. */
export function createParsePool(options: ParsePoolOptions): ParsePool {
  const { fileCount, fileTimeoutMs, memoryMegabytes } = options
  const processes = Math.max(
    1,
    Math.min(
      options.maxProcesses === 0 ? availableParallelism() : options.maxProcesses,
      Math.ceil(fileCount / filesPerProcess),
    ),
  )
  const pool = createProcessPool<ParseTask, ParseOutcome>({
    file: options.workerFile ?? moduleFile('index/indexing/parse-worker'),
    processes,
    memoryMegabytes,
  })
  const bounds = { timeoutMs: fileTimeoutMs, memoryMegabytes }
  const parse = async (task: ParseTask): Promise<ParseOutcome> => {
    // Outcomes are taken in order. One that is rejected before its turn would end the program as an unhandled rejection.
    const outcome = await pool
      .run(task, {
        timeoutMs: fileTimeoutMs,
        onProgress: (progress) => options.onScan?.(task.path, progress as ScanProgress),
      })
      .catch((error: unknown): Exclude<TaskOutcome<ParseOutcome>, { kind: 'done' }> => ({
        kind: 'failed',
        reason: messageOf(error),
        cost: { milliseconds: 0, processorMilliseconds: null, peakMegabytes: null },
      }))
    if (outcome.kind === 'done') return { ...outcome.value, cost: outcome.cost }
    const said = whyNotRead(shownPath(task.path), outcome, bounds)
    return {
      kind: 'failed',
      code: 'unreadable_file',
      isPassing: true,
      reason: inWords(said, 'en'),
      sentence: said,
      cost: outcome.cost,
    }
  }
  return {
    run: (tasks) => inOrder(tasks, parse, processes * aheadPerProcess),
    close: () => pool.close(),
  }
}

/** Runs at most `ahead` tasks at a time and yields their results in order. */
async function* inOrder<T, R>(
  tasks: readonly T[],
  run: (task: T) => Promise<R>,
  ahead: number,
): AsyncIterable<R> {
  const running: Promise<R>[] = []
  let next = 0
  while (next < tasks.length || running.length > 0) {
    while (next < tasks.length && running.length < ahead) running.push(run(tasks[next++]!))
    yield await running.shift()!
  }
}
