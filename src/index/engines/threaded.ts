/**
 * The embedded engine in several threads: a slow question never holds up another, nor the server's own thread. The arrays
 * of the concordance lie in memory that all threads share; each has its own catalogue and caches.
 */
import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import { AppError } from '../../errors.ts'
import type { SearchEngine } from '../engine.ts'
import type { Snapshot } from '../snapshot.ts'
import type { Builder } from '../store/generation.ts'
import { createEmbeddedEngine } from './embedded.ts'
import type { ThreadData, ThreadedCall, ThreadedMethod } from './threaded/worker.ts'

export interface ThreadedOptions {
  snapshot: Snapshot
  indexDirectory: string
  builder: Builder
  /** How many threads answer. */
  threads: number
}

/** Makes the engine over a snapshot on disk, which it closes with itself. Resolves once every thread can answer. */
export async function createThreadedEngine({
  snapshot,
  indexDirectory,
  builder,
  threads,
}: ThreadedOptions): Promise<SearchEngine> {
  if (snapshot.shared === null)
    throw new AppError('internal', 'Only an index on disk can be shared by threads.')
  const local = createEmbeddedEngine(snapshot)
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const pool = new Piscina<ThreadedCall, unknown>({
    filename: fileURLToPath(new URL(`./threaded/worker.${extension}`, import.meta.url)),
    minThreads: threads,
    maxThreads: threads,
    workerData: { indexDirectory, builder, shared: snapshot.shared } satisfies ThreadData,
    execArgv: extension === 'ts' ? ['--import', import.meta.resolve('tsx')] : [],
  })
  const inThread = <M extends ThreadedMethod>(method: M): SearchEngine[M] =>
    ((...parameters: unknown[]) => pool.run({ method, parameters })) as SearchEngine[M]
  await Promise.all(Array.from({ length: threads }, () => inThread('count')('', 'index')))
  return {
    ...local,
    name: 'threaded',
    search: inThread('search'),
    explain: inThread('explain'),
    figures: inThread('figures'),
    count: inThread('count'),
    close: async () => {
      await pool.close()
      await local.close()
    },
  }
}
