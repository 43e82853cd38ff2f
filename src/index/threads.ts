/** Worker threads: where their code lies, how Node is to load it (from sources, as from the built program), and pools of them. */
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
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

export interface ThreadPool<T, R> extends Pick<Piscina<T, R>, 'threads' | 'on'> {
  /**
   * Runs a task in a thread; where its signal comes meanwhile, the thread is ended.
   *
   * @throws what the task throws; the error of the thread where it died of the task, or where no thread could be started; the
   *   signal's reason.
   */
  run: (task: T, options?: RunOptions) => Promise<R>
  /** Tasks that wait for a thread. */
  readonly queueSize: number
  /** Ends the threads once all tasks are done. */
  close: () => Promise<void>
  /** Ends the threads; tasks that are not done fail. */
  destroy: () => Promise<void>
}

interface RunOptions {
  signal?: AbortSignal | undefined
  transferList?: NonNullable<NonNullable<Parameters<Piscina['run']>[1]>['transferList']>
}

type ThreadPoolOptions = Pick<
  NonNullable<PoolOptions>,
  'idleTimeout' | 'workerData' | 'resourceLimits'
> & { maxThreads: number }

/**
 * Threads that run the task function of a module, given by its path below `src/`. They are started when there is work.
 *
 * A thread may be unable to start, because no file, no memory or no thread is free. The library's pool reports that as an `error`
 * event, which ends the process where nobody listens, or throws it where it replaces a thread by itself; and what waits in it for a
 * thread that was ended waits on. Hence it is given no more tasks than it may have threads, and replaces none: each task
 * starts a thread where one is missing, and fails where that is refused.
 */
export function createThreadPool<T, R>(
  module: string,
  options: ThreadPoolOptions,
): ThreadPool<T, R> {
  const { maxThreads } = options
  const pool = new Piscina<T, R>({
    idleTimeout: Infinity,
    ...options,
    minThreads: 0,
    filename: moduleFile(module),
    execArgv: threadOptions,
  })
  /** Tasks that wait, each by what begins it and what fails it. */
  const waiting: { begin: () => void; fail: (error: Error) => void }[] = []
  /** Those that the pool has, each by what fails it. */
  const begun = new Set<(error: Error) => void>()
  const unsettled = new Set<Promise<R>>()
  pool.on('error', (error) => {
    // What threads are left goes on with the tasks.
    if (pool.threads.length > 0) return
    for (const fail of begun) fail(error as Error)
  })

  function next(): void {
    while (begun.size < maxThreads && waiting.length > 0) waiting.shift()!.begin()
  }

  function run(task: T, { signal, transferList }: RunOptions = {}): Promise<R> {
    const answer = new Promise<R>((resolve, reject) => {
      /** Takes it out of the pool, and ends the thread that is at it. */
      const giveUp = new AbortController()
      const settle = (): void => {
        signal?.removeEventListener('abort', leave)
        if (begun.delete(fail)) next()
      }
      const fail = (error: Error): void => {
        reject(error)
        giveUp.abort()
        settle()
      }
      const begin = (): void => {
        begun.add(fail)
        try {
          const given = { signal: giveUp.signal, ...(transferList && { transferList }) }
          pool.run(task, given).then((value) => {
            resolve(value)
            settle()
          }, fail)
        } catch (error) {
          // The system refused a thread at once. The pool keeps the task for its next thread, and nobody its answer.
          reject(error instanceof Error ? error : new Error(String(error)))
          settle()
        }
      }
      const job = { begin, fail }
      const leave = (): void => {
        const place = waiting.indexOf(job)
        if (place >= 0) waiting.splice(place, 1)
        fail(signal!.reason as Error)
      }
      if (signal?.aborted === true) {
        fail(signal.reason as Error)
        return
      }
      signal?.addEventListener('abort', leave)
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
      return pool.threads
    },
    get queueSize() {
      return waiting.length
    },
    close: async () => {
      await Promise.allSettled(unsettled)
      await pool.close()
    },
    destroy: async () => {
      for (const { fail } of waiting.splice(0)) fail(new Error('The threads were ended.'))
      await pool.destroy()
    },
    on: pool.on.bind(pool),
    run,
  }
}
