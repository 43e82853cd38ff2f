/**
 * The engines there are. Each opens over one generation and answers the same, which test/contracts/engine.ts holds against the
 * reference; another one is a row here.
 */
import type { Analyzer } from '../../text/index.ts'
import type { SearchEngine } from '../engine.ts'
import type { Snapshot } from '../snapshot.ts'
import { builderOf } from '../store/open-generation.ts'
import { createEmbeddedEngine, type EmbeddedOptions } from './embedded.ts'
import { createReferenceEngine } from './reference.ts'
import { createThreadedEngine, type ThreadedEngine, type ThreadedOptions } from './threaded.ts'

/** An open generation. The engine closes its snapshot. */
export interface OpenIndex {
  snapshot: Snapshot
  analyzer: Analyzer
  /** The folder it lies in; null for one in memory alone. */
  indexDirectory: string | null
}

/** What an engine may take, where it has a use for it. */
export interface EngineOptions
  extends
    Pick<EmbeddedOptions, 'budget' | 'cacheBytes' | 'warmUp'>,
    Partial<Pick<ThreadedOptions, 'threads' | 'heapMegabytes'>> {}

export interface EngineRow {
  /** Whether it answers over an index on disk alone. */
  needsDisk: boolean
  open: (index: OpenIndex, options?: EngineOptions) => SearchEngine
}

export const engines = {
  /** In this thread: the fastest answer to one who asks alone. */
  embedded: {
    needsDisk: false,
    open: ({ snapshot }, options) => createEmbeddedEngine(snapshot, options),
  },
  /** The same in threads of its own, so that a slow search holds up nobody. */
  threaded: {
    needsDisk: true,
    open: ({ snapshot, analyzer, indexDirectory }, { threads = 1, ...options } = {}) =>
      createThreadedEngine({
        snapshot,
        indexDirectory: indexDirectory ?? '',
        builder: builderOf(analyzer),
        threads,
        ...options,
      }),
  },
  /** Reads every text for every search: slow, and plain enough to be seen right. What the others are held against. */
  reference: {
    needsDisk: false,
    open: ({ snapshot, analyzer }) => createReferenceEngine(snapshot, analyzer),
  },
} as const satisfies Record<string, EngineRow>

export type EngineName = keyof typeof engines
export { createFindingEngine, type FindingEngine } from './embedded/finding.ts'
export { createEmbeddedEngine, createThreadedEngine, type ThreadedEngine }

/** The engine over a cluster is opened over none of these generations, but over the cluster's own. */
export { openClusterEngine } from './opensearch.ts'
export { openCluster, type Cluster, type ClusterOptions } from './opensearch/cluster.ts'
export { clusterSegmenter } from './opensearch/open.ts'
export { randomClusterLiterals, wholeGeneration } from './opensearch/operate.ts'
export { publishIndex, type PublishSummary } from './opensearch/publish.ts'
