/** Query times of the search service in this process, beside the yardstick's, query by query in turn. */
import { setTimeout } from 'node:timers/promises'
import { createEmbeddedEngine, type Snapshot } from '../../src/index/index.ts'
import { createSearchService, type SearchService } from '../../src/search/index.ts'
import type { Analyzer } from '../../src/text/index.ts'
import type { Yardstick } from './fts5.ts'
import { inMs, inSeconds, percentile, printTable } from './percentiles.ts'
import { kindsOf, type BenchQuery } from './queries.ts'

const shares = [0.5, 0.95, 0.99] as const

/** How often the other queries are asked before: a server has long been asked when it is asked again. */
const warmUpRounds = 4

/** Milliseconds after which a service holds that nobody asks, and looks up frequent words. */
const quietMs = 500

/**
 * Runs the queries on one service as a server's is some seconds after its start: other queries, of other words, were asked of
 * it before, and frequent words were looked up. Each is asked once, and once more; at last once of a service with empty
 * caches. Prints a row a kind of query. Closes the snapshot.
 */
export async function measureEngine(
  snapshot: Snapshot,
  analyzer: Analyzer,
  queries: readonly BenchQuery[],
  warmUp: readonly BenchQuery[],
  yardstick: Yardstick | null,
): Promise<void> {
  const serviceOver = (): SearchService =>
    createSearchService(createEmbeddedEngine(snapshot), analyzer)
  const found = new Map<BenchQuery, number>()
  const ask = async (query: BenchQuery, asked: SearchService): Promise<number> => {
    const startedAt = performance.now()
    const { total } = await asked.search({
      q: query.q,
      filters: query.filters,
      sort: 'relevance',
      limit: 10,
      offset: 0,
    })
    const took = performance.now() - startedAt
    found.set(query, total)
    return took
  }
  const service = serviceOver()
  const measured = new Set(queries.flatMap(({ words }) => words))
  const others = warmUp.filter(({ words }) => !words.some((word) => measured.has(word)))
  for (let round = 0; round < warmUpRounds; round++) {
    for (const query of others) {
      await ask(query, service)
      yardstick?.query(query)
    }
  }
  await setTimeout(quietMs)
  const warmUpAt = performance.now()
  const words = await service.warmUp()
  const warmUpMs = performance.now() - warmUpAt
  const cold = new Map<BenchQuery, number>()
  const first = new Map<BenchQuery, number>()
  const again = new Map<BenchQuery, number>()
  const theirs = new Map<BenchQuery, number>()
  // Kind by kind: near enough in time to be compared, and neither finds the other's data in the processor's cache.
  for (const kind of kindsOf(queries)) {
    const chosen = queries.filter((query) => query.kind === kind)
    for (const query of chosen) first.set(query, await ask(query, service))
    if (yardstick !== null) for (const query of chosen) theirs.set(query, yardstick.query(query))
  }
  for (const query of queries) again.set(query, await ask(query, service))
  const fresh = serviceOver()
  for (const query of queries) cold.set(query, await ask(query, fresh))
  const rows = [...kindsOf(queries), 'all'].map((kind) => {
    const chosen = queries.filter((query) => kind === 'all' || query.kind === kind)
    const times = (of: ReadonlyMap<BenchQuery, number>): string[] =>
      shares.map((share) =>
        inMs(
          percentile(
            chosen.map((query) => of.get(query)!),
            share,
          ),
        ),
      )
    const total = percentile(
      chosen.map((query) => found.get(query)!),
      0.5,
    )
    return [
      kind,
      total,
      ...times(first),
      ...times(again),
      ...times(cold),
      ...(yardstick === null ? [] : times(theirs)),
    ]
  })
  const head = (name: string): string[] => [`${name} p50`, 'p95', 'p99']
  console.log(
    `warmed up: ${others.length} other queries, ${warmUpRounds} times; ${words} words in ${inSeconds(warmUpMs)} s of one thread\n`,
  )
  printTable(
    [
      'query, in process, ms',
      'reports found',
      ...head('asked first'),
      ...head('asked again'),
      ...head('caches empty'),
      ...(yardstick === null ? [] : head('FTS5')),
    ],
    rows,
  )
  await service.close()
}
