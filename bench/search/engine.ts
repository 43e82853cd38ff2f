/**
 * Query times in this process, beside the yardstick's: of the engine alone, which counts, facets, marks and reads passages, and
 * of the whole search, which reads the query and cuts excerpts as well.
 */
import { createEmbeddedEngine, type SearchEngine, type Snapshot } from '../../src/index/index.ts'
import { createSearchService, type SearchService } from '../../src/search/index.ts'
import type { Analyzer } from '../../src/text/index.ts'
import type { Yardstick } from './fts5.ts'
import { inMs, inSeconds, percentile, printTable } from './percentiles.ts'
import { kindsOf, type BenchQuery } from './queries.ts'

const shares = [0.5, 0.95, 0.99] as const

/** How often the other queries are asked before: a server has long been asked when it is asked again. */
const warmUpRounds = 4

/** What an engine was asked, to be asked again, and the milliseconds it took. */
interface Asked {
  calls: (() => unknown)[]
  spent: number
}

/** An engine with what it was asked since last taken. The embedded one works before it returns. */
function timeEngine(engine: SearchEngine): { engine: SearchEngine; take: () => Asked } {
  let asked: Asked = { calls: [], spent: 0 }
  const timed = <T>(work: () => T): T => {
    asked.calls.push(work)
    const startedAt = performance.now()
    const result = work()
    asked.spent += performance.now() - startedAt
    return result
  }
  return {
    engine: {
      ...engine,
      search: (request) => timed(() => engine.search(request)),
    },
    take: () => {
      const taken = asked
      asked = { calls: [], spent: 0 }
      return taken
    },
  }
}

/** A service with what one query of it took, milliseconds. */
interface TimedService {
  service: SearchService
  ask: (query: BenchQuery) => Promise<{ whole: number; engine: number }>
}

function timeService(snapshot: Snapshot, analyzer: Analyzer, warmUp = false): TimedService {
  const { engine, take } = timeEngine(createEmbeddedEngine(snapshot, { warmUp }))
  const service = createSearchService(engine, analyzer)
  const callsOf = new Map<BenchQuery, Asked['calls']>()
  /** What the engine took; the service keeps slow answers, so that the engine may have to be asked once more to tell. */
  const engineTime = (query: BenchQuery, { calls, spent }: Asked): number => {
    if (calls.length > 0) {
      callsOf.set(query, calls)
      return spent
    }
    const startedAt = performance.now()
    for (const call of callsOf.get(query) ?? []) call()
    return performance.now() - startedAt
  }
  return {
    service,
    ask: async (query) => {
      const { q, filters } = query
      take()
      const startedAt = performance.now()
      await service.search({ q, filters, sort: 'relevance', limit: 10, offset: 0 })
      const whole = performance.now() - startedAt
      return { whole, engine: engineTime(query, take()) }
    },
  }
}

/** Milliseconds by query. */
type Times = ReadonlyMap<BenchQuery, number>

/** Prints the percentiles of some measurements, a row a kind of query. */
function printTimes(
  title: string,
  queries: readonly BenchQuery[],
  measured: readonly (readonly [name: string, times: Times])[],
): void {
  const rows = [...kindsOf(queries), 'all'].map((kind) => {
    const chosen = queries.filter((query) => kind === 'all' || query.kind === kind)
    const percentilesOf = (times: Times): string[] =>
      shares.map((share) =>
        inMs(
          percentile(
            chosen.map((query) => times.get(query)!),
            share,
          ),
        ),
      )
    return [kind, ...measured.flatMap(([, times]) => percentilesOf(times))]
  })
  printTable([title, ...measured.flatMap(([name]) => [`${name} p50`, 'p95', 'p99'])], rows)
}

/**
 * Runs the queries on one service as a server's is some seconds after its start: other queries, of other words, were asked of
 * it before, and frequent words were looked up. Each is asked once, and once more; at last once of a service with empty
 * caches. Closes the snapshot.
 */
export async function measureEngine(
  snapshot: Snapshot,
  analyzer: Analyzer,
  queries: readonly BenchQuery[],
  warmUp: readonly BenchQuery[],
  yardstick: Yardstick | null,
): Promise<void> {
  const { service, ask } = timeService(snapshot, analyzer, true)
  const measured = new Set(queries.flatMap(({ words }) => words))
  const others = warmUp.filter(({ words }) => !words.some((word) => measured.has(word)))
  for (let round = 0; round < warmUpRounds; round++) {
    for (const query of others) {
      await ask(query)
      yardstick?.query(query)
    }
  }
  const warmUpAt = performance.now()
  await service.settled
  const warmUpMs = performance.now() - warmUpAt
  const first = { whole: new Map<BenchQuery, number>(), engine: new Map<BenchQuery, number>() }
  const again = { whole: new Map<BenchQuery, number>(), engine: new Map<BenchQuery, number>() }
  const empty = new Map<BenchQuery, number>()
  const theirs = new Map<BenchQuery, number>()
  const record = async (query: BenchQuery, into: typeof first): Promise<void> => {
    const { whole, engine } = await ask(query)
    into.whole.set(query, whole)
    into.engine.set(query, engine)
  }
  // Kind by kind: near enough in time to be compared, and neither finds the other's data in the processor's cache.
  for (const kind of kindsOf(queries)) {
    const chosen = queries.filter((query) => query.kind === kind)
    for (const query of chosen) await record(query, first)
    if (yardstick !== null) for (const query of chosen) theirs.set(query, yardstick.query(query))
  }
  for (const query of queries) await record(query, again)
  const fresh = timeService(snapshot, analyzer)
  for (const query of queries) empty.set(query, (await fresh.ask(query)).whole)
  console.log(
    `warmed up: ${others.length} other queries, ${warmUpRounds} times; frequent words in ${inSeconds(warmUpMs)} s of one thread\n`,
  )
  printTimes('engine alone, ms', queries, [
    ['asked first', first.engine],
    ['asked again', again.engine],
    ...(yardstick === null ? [] : [['FTS5', theirs] as const]),
  ])
  printTimes('whole search in process, ms', queries, [
    ['asked first', first.whole],
    ['asked again', again.whole],
    ['caches empty', empty],
  ])
  await service.close()
}
