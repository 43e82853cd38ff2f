/** The live search service over the index folder of the settings, answering in threads of its own. */
import type { Logger } from 'pino'
import {
  builderOf,
  createSourceOpener,
  currentGeneration,
  earlierGenerations,
  engines,
  openSnapshot,
  shareSnapshot,
  type SharedGeneration,
} from '../index/index.ts'
import { createSearchService, type SearchService } from '../search/index.ts'
import { engineLimitsOf, queryLimitsOf, type Settings } from '../settings.ts'
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
  const snapshot = openSnapshot(indexDirectory, builderOf(analyzer), shared)
  const { open } = threads > 0 ? engines.threaded : engines.embedded
  const options = { ...engineLimitsOf(settings), threads, warmUp: true }
  const engine = open({ snapshot, analyzer, indexDirectory }, options)
  return createSearchService(engine, analyzer, {
    source: createSourceOpener(snapshot.sources),
    limits: queryLimitsOf(settings),
  })
}
