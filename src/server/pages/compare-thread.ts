/** Compares two reports in a thread beside the server's, within a limit of time and memory. */
import { Piscina } from 'piscina'
import { AppError } from '../../errors.ts'
import { moduleFile, threadOptions } from '../../index/index.ts'
import type { compareReports, Report } from '../../report/index.ts'
import type { Say } from '../request-context.ts'
import type { ComparedParts } from './compare-worker.ts'

/** Two reports of 200 passages take some 0.1 s; the thread takes longer to start. */
const longestMs = 8_000
const mostHeapMegabytes = 512
const mostWaiting = 8
/** The thread is let go when nobody has compared for so long. */
const idleMs = 60_000
/** Passages that a page can show: it is drawn in the server's own thread. */
const mostPassages = 5_000

/**
 * @throws AppError('query_too_costly') where it takes too long or the page would be too large, AppError('overloaded') where too many
 *   wait for it; the signal's reason where the caller left.
 */
export type CompareInThread = (
  a: Report,
  b: Report,
  caller: { signal: AbortSignal; say: Say },
) => Promise<ReturnType<typeof compareReports>>

/** Starts no thread until there is something to compare. */
export function createComparer(limitMs = longestMs): CompareInThread {
  const pool = new Piscina<{ a: Report; b: Report }, ComparedParts>({
    filename: moduleFile('server/pages/compare-worker'),
    execArgv: threadOptions,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: idleMs,
    maxQueue: mostWaiting,
    resourceLimits: { maxOldGenerationSizeMb: mostHeapMegabytes },
  })
  return async (a, b, { signal, say }) => {
    if (pool.queueSize >= mostWaiting) throw new AppError('overloaded', say('overloaded'))
    const tooCostly = (cause?: unknown): AppError =>
      new AppError('query_too_costly', say('compareTooCostly'), { cause })
    const timeout = AbortSignal.timeout(limitMs)
    let parts: ComparedParts
    try {
      // A thread whose task is aborted is ended and replaced.
      parts = await pool.run({ a, b }, { signal: AbortSignal.any([signal, timeout]) })
    } catch (error) {
      signal.throwIfAborted()
      if (timeout.aborted || isOutOfMemory(error)) throw tooCostly(error)
      throw error
    }
    if (parts.text.passages.length > mostPassages) throw tooCostly()
    return { a, b, ...parts }
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
