/**
 * The embedded engine in several threads: a slow question never holds up another, nor the server's own thread, which
 * answers the small ones itself. The arrays of both indexes lie in memory that all threads share;
 * each has caches of its own.
 */
import { Piscina } from 'piscina'
import { AppError, messageOf } from '../../errors.ts'
import type { SearchEngine } from '../engine.ts'
import type { Snapshot } from '../snapshot.ts'
import type { Builder } from '../store/open-generation.ts'
import { moduleFile, threadOptions } from '../threads.ts'
import { createEmbeddedEngine, namesOf, type EmbeddedEngine } from './embedded.ts'
import { isSmall } from './threaded/small.ts'
import type { ThreadData, ThreadedCall, ThreadedMethod } from './threaded/worker.ts'

export interface ThreadedOptions {
  snapshot: Snapshot
  indexDirectory: string
  builder: Builder
  /** How many threads answer. */
  threads: number
}

export interface ThreadedEngine extends SearchEngine {
  /** Resolves once the threads answer, or have failed to start. */
  ready: Promise<void>
}

/**
 * Makes the engine over a snapshot on disk, which it closes with itself. It answers at once: until every thread has loaded
 * what it needs, which takes as long again as opening the index, in this thread.
 */
export function createThreadedEngine({
  snapshot,
  indexDirectory,
  builder,
  threads,
}: ThreadedOptions): ThreadedEngine {
  if (snapshot.shared === null)
    throw new AppError('internal', 'Only an index on disk can be shared by threads.')
  const local = createEmbeddedEngine(snapshot)
  const pool = new Piscina<ThreadedCall, unknown>({
    filename: moduleFile('index/engines/threaded/worker'),
    minThreads: threads,
    maxThreads: threads,
    workerData: { indexDirectory, builder, shared: snapshot.shared } satisfies ThreadData,
    execArgv: threadOptions,
  })
  const call = (method: ThreadedMethod, parameters: unknown[]): Promise<unknown> =>
    pool.run({ method, parameters })
  let isReady = false
  const ready = Promise.all(
    Array.from({ length: threads }, () => call('count', ['', 'index'])),
  ).then(
    () => {
      isReady = true
    },
    (error: unknown) => {
      process.emitWarning(
        `The search threads did not start (${messageOf(error)}). Searches run in the server's own thread, where a slow one holds up others.`,
      )
    },
  )
  const inThread = <M extends ThreadedMethod>(method: M): EmbeddedEngine[M] => {
    const here = local[method] as (...parameters: unknown[]) => unknown
    return ((...parameters: unknown[]) =>
      isReady ? call(method, parameters) : here(...parameters)) as EmbeddedEngine[M]
  }
  const searchInThread = inThread('search')
  const frequentInThread = inThread('frequentWords')
  const prepareInThread = inThread('prepare')
  return {
    ...local,
    name: 'threaded',
    search: (request) =>
      isSmall(snapshot.concordance, request) ? local.search(request) : searchInThread(request),
    // Nothing that the start would wait for.
    readTexts: async () => {
      await ready
      await local.readTexts()
    },
    frequentWords: async () => {
      await ready
      return await frequentInThread()
    },
    // Each thread has a cache of its own; asked at once, they share the calls out among them.
    prepare: async (request) => {
      const haveRoom = await Promise.all(
        Array.from({ length: threads }, () => prepareInThread(request)),
      )
      return haveRoom.every(Boolean)
    },
    explain: inThread('explain'),
    figures: inThread('figures'),
    names: namesOf(snapshot, inThread('similar')),
    count: inThread('count'),
    ready,
    close: async () => {
      await ready
      await pool.close()
      await local.close()
    },
  }
}
