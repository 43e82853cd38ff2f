/** Runs in a search thread: an embedded engine over the generation that the main thread shares. */
import { threadId, workerData } from 'node:worker_threads'
import { AppError } from '../../../errors.ts'
import { throwIfLeft, type QueryBudget, type SharedFlag } from '../../query-budget.ts'
import { openSnapshot } from '../../snapshot.ts'
import type { Builder, SharedGeneration } from '../../store/open-generation.ts'
import { createEmbeddedEngine } from '../embedded.ts'

/** The questions that are worth another thread. */
export type ThreadedMethod =
  | 'search'
  | 'frequentWords'
  | 'prepare'
  | 'explain'
  | 'figures'
  | 'numbers'
  | 'count'
  | 'tally'
  | 'tallyByReading'
  | 'similar'
  | 'characters'

export interface ThreadedCall {
  method: ThreadedMethod
  parameters: readonly unknown[]
  /**
   * Shared with the caller: the first number is set to end the call, the second is the thread's number once it has begun the
   * call, the third what its caches take when it is done, kB.
   */
  flag: SharedFlag
}

/** What comes back: an error of the project would lose its code on the way. */
export type ThreadedAnswer =
  { value: unknown } | { error: Pick<AppError, 'code' | 'message' | 'sentence' | 'details'> }

export interface ThreadData {
  indexDirectory: string
  builder: Builder
  shared: SharedGeneration
  budget: QueryBudget
  cacheBytes: number
}

const { indexDirectory, builder, shared, budget, cacheBytes } = workerData as ThreadData
let flag: SharedFlag | undefined
const engine = createEmbeddedEngine(openSnapshot(indexDirectory, builder, shared), {
  budget,
  cacheBytes,
  flag: () => flag,
})

/** The task function of the pool, which gives a thread one call at a time. */
export default async function call({
  method,
  parameters,
  flag: own,
}: ThreadedCall): Promise<ThreadedAnswer> {
  flag = own
  Atomics.store(own, 1, threadId)
  try {
    throwIfLeft(own)
    return { value: await (engine[method] as (...values: unknown[]) => unknown)(...parameters) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { code, message, sentence, details } = error
    return { error: { code, message, sentence, details } }
  } finally {
    const bytes = Object.values(engine.cacheBytes()).reduce((sum, each) => sum + each, 0)
    Atomics.store(own, 2, bytes / 1024)
  }
}
