/** The threads that answer: calls are handed to them, ended where their callers leave, and a thread that does not react is replaced. */
import { AppError, messageOf } from '../../../errors.ts'
import { sentence } from '../../../sentence.ts'
import { tooCostly, type SharedFlag } from '../../query-budget.ts'
import { createThreadPool } from '../../threads.ts'
import type { ThreadData, ThreadedAnswer, ThreadedCall, ThreadedMethod } from './worker.ts'

/** How long past its budget a thread may go on before it is ended, milliseconds: it looks at the clock every millisecond or so. */
const graceMs = 1_000

/** Until threads that did not start are started again, milliseconds; each time it is twice as long, to the second number. */
const retryMs = [500, 30_000] as const

/** Between two looks whether a waiting call has been begun, milliseconds. */
const lookMs = 200

export interface SearchThreads {
  /**
   * Makes a call in a thread.
   *
   * @throws AppError as the engine does; `query_too_costly` where the thread died of it or had to be ended; the signal's reason.
   */
  call: (
    method: ThreadedMethod,
    parameters: readonly unknown[],
    signal?: AbortSignal,
  ) => Promise<unknown>
  /** Whether every thread answers. Where one could not be started (no file or memory was free), it is tried again. */
  areReady: () => boolean
  /** Resolves once they answer for the first time, or are closed. */
  ready: Promise<void>
  /** Memory that the caches of the threads take, by what each said when it was last done. */
  cacheBytes: () => number
  close: () => Promise<void>
}

/** What the system says where it has no file, memory or thread left for a thread that is to be started. */
const startFaults = new Set<unknown>([
  'EMFILE',
  'ENFILE',
  'ENOMEM',
  'EAGAIN',
  'ERR_WORKER_INIT_FAILED',
])

/** What a call is answered whose thread died of it or could not be started; other errors are not the query's doing and stay. */
export function asQueryError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ERR_WORKER_OUT_OF_MEMORY')
    return tooCostly(sentence('why.other', { reason: messageOf(error) }))
  return startFaults.has(code)
    ? new AppError('overloaded', sentence('query.waited'), { cause: error })
    : error
}

/** @param heapMegabytes heap of a thread: one that fills it dies alone, and is replaced */
export function startSearchThreads(
  threads: number,
  data: ThreadData,
  heapMegabytes: number,
): SearchThreads {
  const pool = createThreadPool<ThreadedCall, ThreadedAnswer>('index/engines/threaded/worker', {
    maxThreads: threads,
    workerData: data,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    // A thread that cannot be started again while others go on.
    onError: (error) => {
      tryAgain(error)
    },
  })
  /** By thread; of one that was replaced, nothing is left. */
  const cacheKilobytes = new Map<number, number>()
  const call: SearchThreads['call'] = async (method, parameters, signal) => {
    signal?.throwIfAborted()
    const flag: SharedFlag = new Int32Array(new SharedArrayBuffer(12))
    /** Ends the thread. */
    const end = new AbortController()
    /** Takes the call out of the line. */
    const withdraw = new AbortController()
    let endAt = Infinity
    const watch = setInterval(() => {
      const now = performance.now()
      if (endAt === Infinity && Atomics.load(flag, 1) !== 0)
        endAt = now + data.budget.milliseconds + graceMs
      if (now > endAt) end.abort()
    }, lookMs)
    watch.unref()
    let leave: (() => void) | undefined
    const left = new Promise<never>((_, reject) => {
      leave = () => {
        Atomics.store(flag, 0, 1)
        const hasBegun = Atomics.load(flag, 1) !== 0
        // A thread that is given it just now, or as soon as it has started, sees the flag before anything else: to end the thread
        // would let callers who leave at once cost one each time.
        if (hasBegun) endAt = Math.min(endAt, performance.now() + graceMs)
        else withdraw.abort()
        const reason: unknown = signal!.reason
        // Its time went by while others had the threads: it cost nothing itself.
        const isLate = !hasBegun && reason instanceof AppError && reason.code === 'query_too_costly'
        reject(isLate ? new AppError('overloaded', sentence('query.waited')) : (reason as Error))
      }
    })
    signal?.addEventListener('abort', leave!, { once: true })
    const givenUp = { signal: end.signal, whileWaiting: withdraw.signal }
    const done = pool.run({ method, parameters, flag }, givenUp).finally(() => {
      clearInterval(watch)
      if (Atomics.load(flag, 2) > 0)
        cacheKilobytes.set(Atomics.load(flag, 1), Atomics.load(flag, 2))
      signal?.removeEventListener('abort', leave!)
    })
    try {
      const answer = await (signal === undefined ? done : Promise.race([done, left]))
      if ('value' in answer) return answer.value
      throw new AppError(
        answer.error.code,
        answer.error.sentence ?? answer.error.message,
        answer.error,
      )
    } catch (error) {
      // Where the caller has left, what becomes of the call interests nobody.
      done.catch(() => undefined)
      if (error instanceof AppError || signal?.aborted === true) throw error
      if (end.signal.aborted) throw tooCostly(sentence('why.thread'))
      throw asQueryError(error)
    }
  }
  let areReady = false
  let isClosed = false
  let waitMs: number = retryMs[0]
  let retry: NodeJS.Timeout | undefined
  let setReady: () => void
  const ready = new Promise<void>((resolve) => {
    setReady = resolve
  })
  function tryAgain(error: unknown): void {
    areReady = false
    if (isClosed || retry !== undefined) return
    const fault = error instanceof AppError ? (error.cause ?? error) : error
    process.emitWarning(
      `A search thread did not start (${messageOf(fault)}) and is tried again. Until then searches run in the server's own thread, where a slow one holds up others.`,
    )
    retry = setTimeout(start, waitMs).unref()
    waitMs = Math.min(waitMs * 2, retryMs[1])
  }
  /** Asks as many small things as there are threads: the pool starts those that are missing. */
  function start(): void {
    retry = undefined
    Promise.all(Array.from({ length: threads }, () => call('count', ['', 'index']))).then(() => {
      if (retry !== undefined) return
      areReady = true
      waitMs = retryMs[0]
      setReady()
    }, tryAgain)
  }
  start()
  return {
    call,
    areReady: () => areReady,
    ready,
    cacheBytes: () => {
      let kilobytes = 0
      for (const { threadId } of pool.threads) kilobytes += cacheKilobytes.get(threadId) ?? 0
      return kilobytes * 1024
    },
    close: async () => {
      isClosed = true
      clearTimeout(retry)
      setReady()
      await (areReady ? pool.close() : pool.destroy())
    },
  }
}
