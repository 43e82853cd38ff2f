/** Runs in a thread of an opened index: search over the generation that the caller's thread shares. */
import { workerData } from 'node:worker_threads'
import {
  builderOf,
  createEmbeddedEngine,
  openSnapshot,
  randomLiterals,
  type SharedGeneration,
  type Snapshot,
} from '../index/index.ts'
import type { Report } from '../report/index.ts'
import {
  createSearchService,
  type ExportHead,
  type ExportRow,
  type FigureParameters,
  type FiguresResponse,
  type IndexStats,
  type SearchParameters,
  type SearchResponse,
  type SearchService,
  type VerifyResult,
} from '../search/index.ts'
import { engineLimitsOf, queryLimitsOf, type Settings } from '../settings.ts'
import { openAnalyzer } from './analyzer.ts'
import { carry, type Carried } from './errors.ts'

export interface IndexThreadData {
  settings: Settings
  shared: SharedGeneration
}

interface Opened {
  service: SearchService
  snapshot: Snapshot
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
  ): Promise<{ head: ExportHead; rows: ExportRow[] }> => {
    const { head, rows } = await service.export(parameters)
    const read: ExportRow[] = []
    for await (const row of rows) read.push(row)
    return { head, rows: read }
  },
  report: ({ service }: Opened, reportId: string): Promise<Report | null> =>
    service.report(reportId),
  verify: ({ service }: Opened, q: string): Promise<VerifyResult> => service.verify(q),
  randomStrings: ({ snapshot }: Opened, count: number, seed: number): string[] =>
    randomLiterals(snapshot.concordance, count, seed),
  stats: ({ service }: Opened): Promise<IndexStats> => service.stats(),
}

export type IndexCalls = typeof calls

export interface IndexCall {
  method: keyof IndexCalls
  parameters: readonly unknown[]
}

let index: Opened | undefined

/** Opened when first asked: what is wrong with an index is then the answer, not the death of the thread. */
function open(): Opened {
  const { settings, shared } = workerData as IndexThreadData
  const analyzer = openAnalyzer(settings)
  const snapshot = openSnapshot(settings.indexDir, builderOf(analyzer), shared)
  const engine = createEmbeddedEngine(snapshot, engineLimitsOf(settings))
  return {
    snapshot,
    service: createSearchService(engine, analyzer, { limits: queryLimitsOf(settings) }),
  }
}

/** The task function of the pool. */
export default function answer({ method, parameters }: IndexCall): Promise<Carried<unknown>> {
  return carry(() => {
    index ??= open()
    const call = calls[method] as (opened: Opened, ...given: unknown[]) => unknown
    return call(index, ...parameters)
  })
}
