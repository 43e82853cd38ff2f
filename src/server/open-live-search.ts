/** The live search service over the index folder of the settings, answering in threads of its own. */
import type { Logger } from 'pino'
import {
  builderOf,
  createEmbeddedEngine,
  createSourceOpener,
  createThreadedEngine,
  currentGeneration,
  earlierGenerations,
  openSnapshot,
  shareSnapshot,
  type SharedGeneration,
} from '../index/index.ts'
import { createSearchService, type SearchService } from '../search/index.ts'
import { engineLimitsOf, type Settings } from '../settings.ts'
import type { Analyzer } from '../text/index.ts'
import { createLiveSearch, type LiveSearch } from './live-search.ts'

export interface OpenLiveSearchOptions {
  settings: Settings
  analyzer: Analyzer
  logger: Logger
  /** The index, where reading it has begun already. It is taken once: later it would be an old one. */
  readAhead?: Promise<SharedGeneration> | null
}

export function openLiveSearch(options: OpenLiveSearchOptions): Promise<LiveSearch> {
  const { settings, analyzer, logger } = options
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

/** Many searches side by side, in threads of their own. */
function openThreaded(
  settings: Settings,
  analyzer: Analyzer,
  shared: SharedGeneration,
): SearchService {
  const { indexDir: indexDirectory, searchThreads: threads } = settings
  const builder = builderOf(analyzer)
  const snapshot = openSnapshot(indexDirectory, builder, shared)
  const limits = engineLimitsOf(settings)
  const engine =
    threads > 0
      ? createThreadedEngine({ snapshot, indexDirectory, builder, threads, ...limits })
      : createEmbeddedEngine(snapshot, limits)
  return createSearchService(engine, analyzer, createSourceOpener(snapshot.sources))
}
