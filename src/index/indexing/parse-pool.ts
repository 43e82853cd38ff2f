/** Parsing in worker threads: a file that takes too long is stopped with its thread, the others go on. */
import { availableParallelism } from 'node:os'
import { Piscina } from 'piscina'
import { messageOf } from '../../errors.ts'
import { shownPath } from '../../ingest/index.ts'
import { inWords, sentence, type Sentence } from '../../sentence.ts'
import { moduleFile, threadOptions } from '../threads.ts'
import type { ParseOutcome, ParseTask, TimedParseTask } from './parse-task.ts'
import { createTaskClock, elapsedMs, type TaskClock } from './task-clock.ts'

/** A thread needs a second to load its dictionary: it should have at least this many files to read. */
const filesPerThread = 16
/** Files handed to a thread ahead of time, so that it never waits. */
const queuedPerThread = 4
/** Threads that a file is given when they fail to start. */
const maxAttempts = 3

export interface ParsePoolOptions {
  /** How many files there are to read: few files do not need many threads. */
  fileCount: number
  /** Most time one file may take, milliseconds, counted from when a thread begins with it. */
  fileTimeoutMs: number
  /** Most heap one thread may use, mebibytes. A file that needs more fails, and its thread is replaced. */
  heapMegabytes: number
  /** Most threads; 0 for one a processor. */
  maxThreads: number
  /** The module that reads a file in place of the project's own. */
  workerFile?: string
}

export interface ParsePool {
  /** Parses the tasks; outcomes come in the order of the tasks. */
  run: (tasks: readonly ParseTask[]) => AsyncIterable<ParseOutcome>
  close: () => Promise<void>
}

/** Threads that parse files. A file that hangs, or that needs too much memory, fails alone: its thread is stopped and replaced. */
export function createParsePool(options: ParsePoolOptions): ParsePool {
  const { fileCount, fileTimeoutMs, heapMegabytes } = options
  const threads = Math.max(
    1,
    Math.min(
      options.maxThreads === 0 ? availableParallelism() : options.maxThreads,
      Math.ceil(fileCount / filesPerThread),
    ),
  )
  const pool = new Piscina({
    filename: options.workerFile ?? moduleFile('index/indexing/parse-worker'),
    minThreads: threads,
    maxThreads: threads,
    execArgv: threadOptions,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  })
  const parse = async (task: ParseTask, attempt = 1): Promise<ParseOutcome> => {
    const clock = createTaskClock()
    const stop = new AbortController()
    const stopWatching = watchClock(clock, fileTimeoutMs, stop)
    try {
      const timed: TimedParseTask = { ...task, clock }
      return (await pool.run(timed, { signal: stop.signal })) as ParseOutcome
    } catch (error) {
      // A thread that failed before it came to the file says nothing about the file.
      if (elapsedMs(clock) === null && attempt < maxAttempts) return await parse(task, attempt + 1)
      const said = reasonOf(shownPath(task.path), error, stop.signal.aborted, options)
      return {
        kind: 'failed',
        code: 'unreadable_file',
        isPassing: true,
        reason: inWords(said, 'en'),
        sentence: said,
      }
    } finally {
      stopWatching()
    }
  }
  return {
    run: (tasks) => inOrder(tasks, parse, threads * queuedPerThread),
    close: () => pool.destroy(),
  }
}

function reasonOf(
  path: string,
  error: unknown,
  isTimedOut: boolean,
  limits: ParsePoolOptions,
): Sentence {
  if (isTimedOut) {
    return sentence('file.slow', { path, seconds: limits.fileTimeoutMs / 1000 })
  }
  if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return sentence('file.memory', { path, megabytes: limits.heapMegabytes })
  }
  return sentence('file.failed', { path, reason: messageOf(error) })
}

/** Aborts when the task has run for `limitMs`; the result ends the watch. */
function watchClock(clock: TaskClock, limitMs: number, stop: AbortController): () => void {
  const look = () => {
    const elapsed = elapsedMs(clock)
    if (elapsed !== null && elapsed >= limitMs) stop.abort()
    else timer = setTimeout(look, limitMs - (elapsed ?? 0))
  }
  let timer = setTimeout(look, limitMs)
  return () => {
    clearTimeout(timer)
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
