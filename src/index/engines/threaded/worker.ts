/** Runs in a search thread: an embedded engine over the generation that the main thread shares. */
import { workerData } from 'node:worker_threads'
import { openSnapshot } from '../../snapshot.ts'
import type { Builder, SharedGeneration } from '../../store/open-generation.ts'
import { createEmbeddedEngine, type EmbeddedEngine } from '../embedded.ts'

/** The questions that are worth another thread. */
export type ThreadedMethod =
  'search' | 'frequentWords' | 'prepare' | 'explain' | 'figures' | 'count' | 'similar'

export interface ThreadedCall {
  method: ThreadedMethod
  parameters: readonly unknown[]
}

export interface ThreadData {
  indexDirectory: string
  builder: Builder
  shared: SharedGeneration
}

const { indexDirectory, builder, shared } = workerData as ThreadData
const engine = createEmbeddedEngine(openSnapshot(indexDirectory, builder, shared))

/** The task function of the pool. */
export default function call({ method, parameters }: ThreadedCall): Promise<unknown> {
  return (engine[method] as (...values: unknown[]) => ReturnType<EmbeddedEngine[ThreadedMethod]>)(
    ...parameters,
  )
}
