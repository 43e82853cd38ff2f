/** Parsing in worker threads: a file that takes too long is stopped with its thread, the others go on. */
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import { messageOf } from '../../errors.ts'
import type { ParseOutcome, ParseTask } from './parse-task.ts'

/** A thread needs a second to load its dictionary: it should have at least this many files to read. */
const filesPerThread = 16
/** Files handed to a thread ahead of time, so that it never waits. */
const queuedPerThread = 4
const heapMegabytes = 2048

export interface ParsePool {
  /** Parses the tasks; outcomes come in the order of the tasks. */
  run: (tasks: readonly ParseTask[]) => AsyncIterable<ParseOutcome>
  close: () => Promise<void>
}

/** A pool sized for a number of files. `fileTimeoutMs` bounds one file. */
export function createParsePool(fileCount: number, fileTimeoutMs: number): ParsePool {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const threads = Math.max(
    1,
    Math.min(availableParallelism(), Math.ceil(fileCount / filesPerThread)),
  )
  const pool = new Piscina({
    filename: fileURLToPath(new URL(`./parse-worker.${extension}`, import.meta.url)),
    minThreads: threads,
    maxThreads: threads,
    // Run from sources (tests, development), a worker needs the same loader as its parent.
    execArgv: extension === 'ts' ? ['--import', import.meta.resolve('tsx')] : [],
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  })
  const parse = async (task: ParseTask): Promise<ParseOutcome> => {
    try {
      return (await pool.run(task, { signal: AbortSignal.timeout(fileTimeoutMs) })) as ParseOutcome
    } catch (error) {
      const timedOut = error instanceof Error && error.name === 'AbortError'
      const reason = timedOut
        ? `${task.path}: reading took longer than ${fileTimeoutMs / 1000} s and was stopped. Split the file, or raise the limit.`
        : `${task.path}: reading failed (${messageOf(error)}).`
      return { kind: 'failed', code: 'unreadable_file', reason }
    }
  }
  return {
    run: (tasks) => inOrder(tasks, parse, threads * queuedPerThread),
    close: () => pool.destroy(),
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
