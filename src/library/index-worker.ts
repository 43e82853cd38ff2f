/** Runs in a thread of an opened index: search over the generation that the caller's thread shares. */
import { workerData } from 'node:worker_threads'
import {
  builderOf,
  createEmbeddedEngine,
  openCluster,
  openClusterEngine,
  openSnapshot,
  randomClusterLiterals,
  randomLiterals,
  type SharedGeneration,
} from '../index/index.ts'
import type { Report } from '../report/index.ts'
import {
  createSearchService,
  type FoundPassages,
  type FigureParameters,
  type FiguresResponse,
  type IndexStats,
  type PassageRow,
  type SearchParameters,
  type SearchResponse,
  type SearchService,
  type VerifyResult,
} from '../search/index.ts'
import { clusterOptionsOf, engineLimitsOf, queryLimitsOf, type Settings } from '../settings.ts'
import { openAnalyzer } from './analyzer.ts'
import { carry, type Carried } from './errors.ts'

export interface IndexThreadData {
  settings: Settings
  /** What the caller's thread has read of an index on disk; null for one in a cluster, of which each thread opens the same generation. */
  shared: SharedGeneration | null
  generation: string | null
}

interface Opened {
  service: SearchService
  randomStrings: (count: number, seed: number) => string[] | Promise<string[]>
}

/** Everything that can be asked of a thread. */
const calls = {
  search: ({ service }: Opened, parameters: SearchParameters): Promise<SearchResponse> =>
    service.search(parameters),
  figures: ({ service }: Opened, parameters: FigureParameters): Promise<FiguresResponse> =>
    service.figures(parameters),
  /** One piece of an export. */
  passages: async (
    { service }: Opened,
    parameters: SearchParameters,
  ): Promise<{ head: FoundPassages['head']; rows: PassageRow[] }> => {
    const { head, rows } = await service.export(parameters)
    const read: PassageRow[] = []
    for await (const row of rows) read.push(row)
    return { head, rows: read }
  },
  report: ({ service }: Opened, reportId: string): Promise<Report | null> =>
    service.report(reportId),
  verify: ({ service }: Opened, q: string): Promise<VerifyResult> => service.verify(q),
  randomStrings: async (
    { randomStrings }: Opened,
    count: number,
    seed: number,
  ): Promise<string[]> => randomStrings(count, seed),
  stats: ({ service }: Opened): Promise<IndexStats> => service.stats(),
}

export type IndexCalls = typeof calls

export interface IndexCall {
  method: keyof IndexCalls
  parameters: readonly unknown[]
}

let index: Promise<Opened> | undefined

/** Opened when first asked: what is wrong with an index is then the answer, not the death of the thread. */
async function open(): Promise<Opened> {
  const { settings, shared, generation } = workerData as IndexThreadData
  const analyzer = await openAnalyzer(settings)
  if (shared === null) {
    const cluster = await openCluster(clusterOptionsOf(settings))
    const { engine, index: opened } = await openClusterEngine(cluster, builderOf(analyzer), {
      ...engineLimitsOf(settings),
      mostPassages: settings.openSearchPassages,
      generation: generation ?? undefined,
    })
    const limits = queryLimitsOf(settings)
    return {
      service: createSearchService(engine, analyzer, { limits, milliseconds: settings.queryMs }),
      randomStrings: (count, seed) => randomClusterLiterals(opened, count, seed),
    }
  }
  const snapshot = openSnapshot(settings.indexDir, builderOf(analyzer), shared)
  const engine = createEmbeddedEngine(snapshot, engineLimitsOf(settings))
  return {
    service: createSearchService(engine, analyzer, { limits: queryLimitsOf(settings) }),
    randomStrings: (count, seed) => randomLiterals(snapshot.concordance, count, seed),
  }
}

/** The task function of the pool. */
export default function answer({ method, parameters }: IndexCall): Promise<Carried<unknown>> {
  return carry(async () => {
    index ??= open().catch((error: unknown) => {
      // Tried again by the next call: what is wrong may pass.
      index = undefined
      throw error
    })
    const call = calls[method] as (opened: Opened, ...given: unknown[]) => unknown
    return call(await index, ...parameters)
  })
}
