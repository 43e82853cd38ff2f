/** The live search service over the index folder of the settings, answering in threads of its own. */
import type { Logger } from 'pino'
import {
  builderOf,
  createSourceOpener,
  currentGeneration,
  earlierGenerations,
  engines,
  openCluster,
  openClusterEngine,
  openSnapshot,
  shareSnapshot,
  wholeGeneration,
  type SharedGeneration,
} from '../index/index.ts'
import { createSearchService, type SearchService } from '../search/index.ts'
import { clusterOptionsOf, engineLimitsOf, queryLimitsOf, type Settings } from '../settings.ts'
import type { Analyzer } from '../text/index.ts'
import { createLiveSearch, type LiveSearch } from './live-search.ts'

export interface OpenLiveSearchOptions {
  settings: Settings
  analyzer: Analyzer
  logger: Logger
  /** The index, where reading it has begun already. It is taken once: later it would be an old one. */
  readAhead?: Promise<SharedGeneration> | null
}

export async function openLiveSearch(options: OpenLiveSearchOptions): Promise<LiveSearch> {
  const { settings, analyzer, logger } = options
  if (settings.engine === 'opensearch') return openClusterSearch(options)
  const { indexDir } = settings
  let readAhead = options.readAhead ?? null
  return createLiveSearch({
    open: async (generation) => {
      const reading =
        generation === undefined && readAhead !== null
          ? readAhead
          : shareSnapshot(indexDir, builderOf(analyzer), generation)
      readAhead = null
      return openThreaded(settings, analyzer, await reading)
    },
    earlierGenerations: () => Promise.resolve(earlierGenerations(indexDir)),
    currentGeneration: () => Promise.resolve(currentGeneration(indexDir)),
    pollMs: settings.indexPollMs,
    logger,
  })
}

/** The same over a cluster: each generation has a connection of its own, which is closed with it. */
async function openClusterSearch({
  settings,
  analyzer,
  logger,
}: OpenLiveSearchOptions): Promise<LiveSearch> {
  const clusterOptions = clusterOptionsOf(settings)
  const watched = await openCluster(clusterOptions)
  const live = await createLiveSearch({
    open: async (generation) => {
      const cluster = await openCluster(clusterOptions)
      try {
        const options = { ...engineLimitsOf(settings), generation }
        const { engine, index } = await openClusterEngine(cluster, builderOf(analyzer), {
          ...options,
          mostPassages: settings.openSearchPassages,
        })
        return createSearchService(engine, analyzer, {
          source: createSourceOpener(index.snapshot.sources),
          limits: queryLimitsOf(settings),
          milliseconds: settings.queryMs,
        })
      } catch (error) {
        await cluster.close()
        throw error
      }
    },
    currentGeneration: () => wholeGeneration(watched),
    isReadElsewhere: true,
    pollMs: settings.indexPollMs,
    logger,
  })
  return {
    ...live,
    close: async () => {
      await live.close()
      await watched.close()
    },
  }
}

/** Many searches side by side, in threads of their own. */
function openThreaded(
  settings: Settings,
  analyzer: Analyzer,
  shared: SharedGeneration,
): SearchService {
  const { indexDir: indexDirectory, searchThreads: threads } = settings
  const snapshot = openSnapshot(indexDirectory, builderOf(analyzer), shared)
  const { open } = threads > 0 ? engines.threaded : engines.embedded
  const options = { ...engineLimitsOf(settings), threads, warmUp: true }
  const engine = open({ snapshot, analyzer, indexDirectory }, options)
  return createSearchService(engine, analyzer, {
    source: createSourceOpener(snapshot.sources),
    limits: queryLimitsOf(settings),
    milliseconds: settings.queryMs,
  })
}
