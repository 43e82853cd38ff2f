/** An index, opened: its generation in memory that threads share, and the threads that answer. */
import { AppError } from '../errors.ts'
import {
  createThreadPool,
  openCluster,
  shareSnapshot,
  type ThreadPool,
  wholeGeneration,
} from '../index/index.ts'
import type { IndexStats } from '../search/index.ts'
import { clusterOptionsOf, loadSettings, type Settings } from '../settings.ts'
import { refuse, toLibraryError, unpack, type Carried } from './errors.ts'
import type { IndexCalls, IndexThreadData } from './index-worker.ts'
import { refuseUnknown, toCount, type StopOption } from './options.ts'

export interface OpenOptions extends StopOption {
  /** Threads that answer; 1 (default) answers one question after the other. Each loads the segmenter's dictionary. */
  threads?: number | undefined
  /** By default that of the environment, else the one that the index was made with, which alone can read it. */
  segmenter?: Settings['segmenter'] | undefined
}

/**
 * An opened index: what the other functions are given. It stays as it was when it was opened; a newly built one is opened
 * anew. An open index keeps no program from ending.
 */
export interface Index {
  /** Folder of the index. */
  readonly directory: string
  /** Counts, sizes, coverage of bodies by years. */
  stats(options?: StopOption): Promise<IndexStats>
  /** Ends the threads; what is under way is rejected with the code `aborted`, what is asked later with `unavailable`. */
  close(): Promise<void>
}

type Result<M extends keyof IndexCalls> = Awaited<ReturnType<IndexCalls[M]>>
/** What a call takes beside the opened index. */
type Asked<M extends keyof IndexCalls> =
  Parameters<IndexCalls[M]> extends [unknown, ...infer Rest] ? Rest : never

/** What `openIndex` makes. The functions beside it ask it by `call`. */
export class OpenedIndex implements Index {
  readonly directory: string
  private readonly pool: ThreadPool<unknown, unknown>
  private isClosed = false

  constructor(data: IndexThreadData, threads: number) {
    this.directory = data.settings.indexDir
    this.pool = createThreadPool('library/index-worker', {
      maxThreads: threads,
      workerData: data,
    })
  }

  /** Asks a thread. When the signal comes, a thread that is at work for this call is ended and replaced. */
  async call<M extends keyof IndexCalls>(
    method: M,
    parameters: Asked<M>,
    signal: AbortSignal | undefined,
  ): Promise<Result<M>> {
    // The pool would start anew.
    if (this.isClosed)
      throw new AppError('unavailable', 'This index is closed. Open it again: openIndex.')
    try {
      const options = signal === undefined ? {} : { signal }
      const answer: unknown = await this.pool.run({ method, parameters }, options)
      return unpack(answer as Carried<Result<M>>)
    } catch (error) {
      // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- closed meanwhile, by another call
      if (this.isClosed && signal?.aborted !== true)
        throw new AppError('aborted', 'Stopped: the index was closed.', { cause: error })
      throw toLibraryError(error, signal)
    }
  }

  async stats({ signal }: StopOption = {}): Promise<IndexStats> {
    return await this.call('stats', [], signal)
  }

  async close(): Promise<void> {
    this.isClosed = true
    await this.pool.destroy()
  }
}

/**
 * Opens the index of a folder, by default that of the environment (`INDEX_DIR`, else `index-data/index`); where the environment
 * names another engine (`GONGKAI_ENGINE=opensearch`), the live index of that cluster, and the folder is not looked at.
 *
 * @throws GongkaiError `index_missing`, `index_damaged`, `index_foreign` (built by another version or segmenter), `aborted`.
 */
export async function openIndex(directory?: string, options: OpenOptions = {}): Promise<Index> {
  refuseUnknown(options, 'signal', 'threads', 'segmenter')
  const { signal } = options
  const threads = toCount('threads', options.threads, { least: 1, most: 64, fallback: 1 })
  let index: OpenedIndex | undefined
  try {
    signal?.throwIfAborted()
    const settings = loadSettings(process.env, {
      indexDir: directory,
      segmenter: options.segmenter,
    })
    const data =
      settings.engine === 'opensearch'
        ? { settings, shared: null, generation: await generationIn(settings) }
        : { settings, shared: await shareSnapshot(settings.indexDir), generation: null }
    index = new OpenedIndex(data, threads)
    // What a thread would refuse, it refuses now.
    await index.stats(options)
    return index
  } catch (error) {
    await index?.close()
    throw toLibraryError(error, signal)
  }
}

/** The generation that is live in the cluster now: all threads open this one. */
async function generationIn(settings: Settings): Promise<string | null> {
  const cluster = await openCluster(clusterOptionsOf(settings))
  try {
    return await wholeGeneration(cluster)
  } finally {
    await cluster.close()
  }
}

/** The index behind what a caller gave. */
export function opened(index: Index): OpenedIndex {
  if (index instanceof OpenedIndex) return index
  throw refuse('index', index, 'give what openIndex answered.')
}
