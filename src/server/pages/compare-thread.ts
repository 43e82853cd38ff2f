/** Compares two reports in a thread beside the server's, within a limit of time and memory. */
import { LRUCache } from 'lru-cache'
import { AppError } from '../../errors.ts'
import { createThreadPool } from '../../index/index.ts'
import type { compareReports, Report } from '../../report/index.ts'
import { toTextChange, type CompareText, type TextChange } from '../../search/index.ts'
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

interface Pair {
  a: Report
  b: Report
}

/** Starts no thread until there is something to compare. */
export function createComparer(limitMs = longestMs): CompareInThread {
  const pool = createThreadPool<Pair, ComparedParts>('server/pages/compare-worker', {
    maxThreads: 1,
    idleTimeout: idleMs,
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

/** Comparisons of which the sums are kept: some hundred bytes each. */
const mostKept = 10_000

/** How texts changed, each pair of reports compared once. */
export interface TextChanges {
  /** Compares reports of a generation for whoever asks. */
  of: (generation: string, caller: { signal: AbortSignal; say: Say }) => CompareText
}

/** Makes the changes of texts by comparing; a body's page asks for the same years each time. */
export function createTextChanges(compare: CompareInThread): TextChanges {
  const kept = new LRUCache<string, TextChange>({ max: mostKept })
  return {
    of: (generation, caller) => async (from, to) => {
      const key = [generation, from.reportId, to.reportId].join(' ')
      const known = kept.get(key)
      if (known !== undefined) return known
      const change = await compare(from, to, caller).then(
        ({ text }) => toTextChange(text),
        (error: unknown) => {
          if (error instanceof AppError && error.code === 'query_too_costly') return null
          throw error
        },
      )
      // What took too long once may not on a quieter machine.
      if (change !== null) kept.set(key, change)
      return change
    },
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
