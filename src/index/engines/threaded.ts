/**
 * The embedded engine in several threads: a slow question never holds up another, nor the server's own thread, which
 * answers the small ones itself. The arrays of both indexes lie in memory that all threads share;
 * each has caches of its own.
 */
import { AppError } from '../../errors.ts'
import type { SearchEngine } from '../engine.ts'
import type { Snapshot } from '../snapshot.ts'
import { defaultBudget } from '../query-budget.ts'
import type { Builder } from '../store/open-generation.ts'
import {
  createEmbeddedEngine,
  namesOf,
  type EmbeddedEngine,
  type EmbeddedOptions,
} from './embedded.ts'
import { warming, type Preparation } from './embedded/warm-up.ts'
import { isSmall } from './threaded/small.ts'
import { startSearchThreads } from './threaded/search-threads.ts'
import type { ThreadedMethod } from './threaded/worker.ts'

/** Memory for what was looked up before, in all threads together, bytes. */
const defaultCacheBytes = 1024 * 1024 * 1024

/** Heap of a thread; the arrays of the index and of the caches lie outside it. */
const defaultHeapMegabytes = 1024

export interface ThreadedOptions extends Pick<EmbeddedOptions, 'budget' | 'cacheBytes' | 'warmUp'> {
  snapshot: Snapshot
  indexDirectory: string
  builder: Builder
  /** How many threads answer. */
  threads: number
  /** Heap of each of them, MB. */
  heapMegabytes?: number
}

export interface ThreadedEngine extends SearchEngine {
  /** Resolves once the threads answer, or the engine is closed. */
  ready: Promise<void>
  /** Memory that the caches take, bytes, by name; those of the threads together. */
  cacheBytes: () => Readonly<Record<string, number>>
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
  budget = defaultBudget,
  cacheBytes = defaultCacheBytes,
  heapMegabytes = defaultHeapMegabytes,
  warmUp = false,
}: ThreadedOptions): ThreadedEngine {
  if (snapshot.shared === null)
    throw new AppError('internal', 'Only an index on disk can be shared by threads.')
  // Shared out among the threads and this one.
  const ownCacheBytes = Math.round(cacheBytes / (threads + 1))
  const local = createEmbeddedEngine(snapshot, { budget, cacheBytes: ownCacheBytes })
  const { shared } = snapshot
  const threadPool = startSearchThreads(
    threads,
    { indexDirectory, builder, shared, budget, cacheBytes: ownCacheBytes },
    heapMegabytes,
  )
  const { call, ready } = threadPool
  const inThread = <M extends ThreadedMethod>(method: M): EmbeddedEngine[M] => {
    const here = local[method] as (...parameters: unknown[]) => unknown
    return ((...parameters: unknown[]) => {
      if (!threadPool.areReady()) return here(...parameters)
      const last = parameters.at(-1)
      return last instanceof AbortSignal
        ? call(method, parameters.slice(0, -1), last)
        : call(method, parameters)
    }) as EmbeddedEngine[M]
  }
  const searchInThread = inThread('search')
  const prepareInThread = inThread('prepare')
  const preparation: Preparation = {
    // Nothing that the start would wait for.
    readTexts: async () => {
      await ready
      await local.readTexts()
    },
    frequentWords: inThread('frequentWords'),
    // Each thread has a cache of its own; asked at once, they share the calls out among them.
    prepare: async (request) => {
      const haveRoom = await Promise.all(
        Array.from({ length: threads }, () => prepareInThread(request)),
      )
      return haveRoom.every(Boolean)
    },
  }
  const { generation, list, report, statistics } = local
  const engine: ThreadedEngine = {
    name: 'threaded',
    generation,
    list,
    report,
    statistics,
    search: (request, signal) =>
      isSmall(snapshot.concordance, request)
        ? local.search(request, signal)
        : searchInThread(request, signal),
    explain: inThread('explain'),
    figures: inThread('figures'),
    numbers: inThread('numbers'),
    names: namesOf(snapshot, inThread('similar')),
    count: inThread('count'),
    tally: inThread('tally'),
    tallyByReading: inThread('tallyByReading'),
    characters: inThread('characters'),
    cacheBytes: () => ({
      ...local.cacheBytes(),
      threads: threadPool.cacheBytes(),
      texts: snapshot.textBytes(),
    }),
    ready,
    close: async () => {
      await threadPool.close()
      await local.close()
    },
  }
  return warmUp ? warming(engine, preparation) : engine
}
