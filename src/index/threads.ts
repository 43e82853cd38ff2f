/** Worker threads: where their code lies, how Node is to load it (from sources, as from the built program), and pools of them. */
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Worker } from 'node:worker_threads'
import { Piscina } from 'piscina'

type PoolOptions = ConstructorParameters<typeof Piscina>[0]

const runsFromSources = import.meta.url.endsWith('.ts')

/** A module's file by its path below `src/`, without ending. This module and every built chunk lie one folder below theirs. */
export function moduleFile(path: string): string {
  return fileURLToPath(new URL(`../${path}.${runsFromSources ? 'ts' : 'js'}`, import.meta.url))
}

/** The loader of sources. Not by `import.meta.resolve`: a thread that it loads has none, and starts further threads. */
const loaderAddress = (): string =>
  pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href

/** Node's options for a thread: run from sources, it needs the same loader as its parent. */
export const threadOptions = runsFromSources ? ['--import', loaderAddress()] : []

export interface ThreadPool<T, R> {
  /**
   * Runs a task in a thread.
   *
   * @throws what the task throws; the error of the thread where it died of the task, or where no thread could be started; a
   *   signal's reason.
   */
  run: (task: T, options?: RunOptions) => Promise<R>
  /** The threads there are. */
  readonly threads: readonly Worker[]
  /** Tasks that wait for a thread. */
  readonly queueSize: number
  /** Ends the threads once all tasks are done. */
  close: () => Promise<void>
  /** Ends the threads; tasks that are not done fail. */
  destroy: () => Promise<void>
}

interface RunOptions {
  /** Gives the task up: the thread that has it is ended, whether it has begun or not. */
  signal?: AbortSignal | undefined
  /** Gives the task up while it waits for a thread. One that a thread has been given goes on. */
  whileWaiting?: AbortSignal | undefined
  transferList?: NonNullable<NonNullable<Parameters<Piscina['run']>[1]>['transferList']>
}

interface ThreadPoolOptions extends Pick<
  NonNullable<PoolOptions>,
  'idleTimeout' | 'workerData' | 'resourceLimits'
> {
  maxThreads: number
  /** Told of a thread that died, or could not start, for another reason than its task. */
  onError?: (error: unknown) => void
}

/** A place for one thread, which is started with the first task it is given. */
interface Place<T, R> {
  pool: Piscina<T, R>
  /** Fails the task that it has; null where it has none. */
  fail: ((error: Error) => void) | null
}

/**
 * Threads that run the task function of a module, given by its path below `src/`. They are started when there is work.
 *
 * A thread may be unable to start, because no file, no memory or no thread is free. The library's pool reports that as an `error`
 * event, which ends the process where nobody listens, or throws it: where it was asked for, and then it keeps the task for its next
 * thread and nobody its answer, or out of an event, where it starts another thread by itself. Hence each thread has a pool of its own,
 * which is given one task at a time. It never starts a second thread, and one that has thrown is left behind with the task that it keeps.
 */
export function createThreadPool<T, R>(
  module: string,
  { maxThreads, onError, ...options }: ThreadPoolOptions,
): ThreadPool<T, R> {
  const poolFor = (place: Pick<Place<T, R>, 'fail'>): Piscina<T, R> => {
    const pool = new Piscina<T, R>({
      idleTimeout: Infinity,
      ...options,
      ...{ minThreads: 0, maxThreads: 1 },
      filename: moduleFile(module),
      execArgv: threadOptions,
    })
    pool.on('error', (error) => {
      place.fail?.(error as Error)
      onError?.(error)
    })
    return pool
  }
  const places = Array.from({ length: maxThreads }, (): Place<T, R> => {
    const place = { fail: null }
    return Object.assign(place, { pool: poolFor(place) })
  })
  /** Tasks that wait, each by what begins it and what fails it. */
  const waiting: { begin: (place: Place<T, R>) => void; fail: (error: Error) => void }[] = []
  const unsettled = new Set<Promise<R>>()

  function next(): void {
    while (waiting.length > 0) {
      const free = places.filter(({ fail }) => fail === null)
      // A thread that runs answers sooner than one that has to be started.
      const place = free.find(({ pool }) => pool.threads.length > 0) ?? free[0]
      if (place === undefined) return
      waiting.shift()!.begin(place)
    }
  }

  function run(task: T, { signal, whileWaiting, transferList }: RunOptions = {}): Promise<R> {
    const answer = new Promise<R>((resolve, reject) => {
      /** Takes it out of the pool, and ends the thread that is at it. */
      const giveUp = new AbortController()
      let place: Place<T, R> | null = null
      const settle = (): void => {
        signal?.removeEventListener('abort', leave)
        whileWaiting?.removeEventListener('abort', leaveLine)
        if (place?.fail !== fail) return
        place.fail = null
        next()
      }
      const fail = (error: Error): void => {
        reject(error)
        giveUp.abort()
        settle()
      }
      const begin = (given: Place<T, R>): void => {
        place = given
        given.fail = fail
        try {
          const { pool } = given
          pool
            .run(task, { signal: giveUp.signal, ...(transferList && { transferList }) })
            .then((value) => {
              resolve(value)
              settle()
            }, fail)
        } catch (error) {
          given.pool = poolFor(given)
          reject(error instanceof Error ? error : new Error(String(error)))
          settle()
        }
      }
      const job = { begin, fail }
      /** Takes it out of the line; says whether it stood there. */
      const leftLine = (): boolean => {
        const at = waiting.indexOf(job)
        if (at >= 0) waiting.splice(at, 1)
        return at >= 0
      }
      const leaveLine = (): void => {
        if (leftLine()) fail(whileWaiting!.reason as Error)
      }
      const leave = (): void => {
        leftLine()
        fail(signal!.reason as Error)
      }
      for (const each of [signal, whileWaiting])
        if (each?.aborted === true) {
          fail(each.reason as Error)
          return
        }
      signal?.addEventListener('abort', leave)
      whileWaiting?.addEventListener('abort', leaveLine)
      waiting.push(job)
      next()
    })
    unsettled.add(answer)
    const forget = (): void => void unsettled.delete(answer)
    answer.then(forget, forget)
    return answer
  }

  return {
    get threads() {
      return places.flatMap(({ pool }) => pool.threads)
    },
    get queueSize() {
      return waiting.length
    },
    close: async () => {
      await Promise.allSettled(unsettled)
      await Promise.all(places.map(({ pool }) => pool.close()))
    },
    destroy: async () => {
      for (const { fail } of waiting.splice(0)) fail(new Error('The threads were ended.'))
      await Promise.all(places.map(({ pool }) => pool.destroy()))
    },
    run,
  }
}
