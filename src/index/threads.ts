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

export interface ThreadPool<T, R> extends Pick<
  Piscina<T, R>,
  'threads' | 'queueSize' | 'close' | 'destroy' | 'on'
> {
  /** @throws what the task throws; the error of the thread where it died of the task, or where no thread could be started. */
  run: Piscina<T, R>['run']
}

/**
 * Threads that run the task function of a module, given by its path below `src/`.
 *
 * A thread may be unable to start, because no file or no memory is free. The pool reports that as an `error` event, which ends
 * the process where nobody listens, and leaves waiting what waits for a thread. Here the calls fail instead, and the next call
 * starts a thread again.
 */
export function createThreadPool<T, R>(
  module: string,
  options: Omit<NonNullable<PoolOptions>, 'filename' | 'execArgv'>,
): ThreadPool<T, R> {
  const pool = new Piscina<T, R>({
    ...options,
    filename: moduleFile(module),
    execArgv: threadOptions,
  })
  const waiting = new Set<(error: unknown) => void>()
  pool.on('error', (error) => {
    // What threads are left goes on with the calls.
    if (pool.threads.length > 0) return
    for (const fail of waiting) fail(error)
  })
  const run: Piscina<T, R>['run'] = (task, runOptions) => {
    let fail: (error: unknown) => void
    const failed = new Promise<never>((_, reject) => {
      fail = reject
      waiting.add(reject)
    })
    return Promise.race([pool.run(task, runOptions), failed]).finally(() => waiting.delete(fail))
  }
  return {
    get threads() {
      return pool.threads
    },
    get queueSize() {
      return pool.queueSize
    },
    close: pool.close.bind(pool),
    destroy: pool.destroy.bind(pool),
    on: pool.on.bind(pool),
    run,
  }
}
