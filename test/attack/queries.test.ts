/**
 * Queries from the grammar, from bytes, and ever different ones, put to the engine that serves. `ATTACK_QUERIES` says how many
 * (`npm run attack:queries`: 100,000 of each kind), `ATTACK_INDEX` an index to put them to in place of a small one.
 */
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '../../src/errors.ts'
import {
  createEmbeddedEngine,
  createThreadedEngine,
  openSnapshot,
  type ThreadedEngine,
} from '../../src/index/index.ts'
import { engineLimitsOf, loadSettings } from '../../src/settings.ts'
import { createSearchService, type SearchService } from '../../src/search/index.ts'
import { parametersOf } from '../search/corpus.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { percentile } from './support/callers.ts'
import { heavyQueries, hostileQuery } from './support/hostile-queries.ts'
import { seededRandom } from './support/random.ts'
import { build, builder, writeCorpus } from './support/small-index.ts'

const count = Number(process.env['ATTACK_QUERIES'] ?? 2_000)
const given = process.env['ATTACK_INDEX']
const { budget } = engineLimitsOf(loadSettings(process.env))
const cacheBytes = 64 * 1024 * 1024
const limits = { budget, cacheBytes }
const atOnce = 4
const mebibyte = 1024 * 1024
/** A run of 100,000 over a large index takes hours on a busy machine. */
const longestMs = 6 * 3_600_000

let indexDirectory: string
let engine: ThreadedEngine
let service: SearchService

beforeAll(async () => {
  const folder = temporaryFolder()
  indexDirectory = given ?? join(folder, 'index')
  if (given === undefined) await build(writeCorpus(join(folder, 'reports'), 60), indexDirectory)
  const snapshot = openSnapshot(indexDirectory, builder())
  engine = createThreadedEngine({
    ...{ snapshot, indexDirectory, builder: builder(), ...limits },
    threads: 2,
  })
  await engine.ready
  service = createSearchService(engine, anyAnalyzer(), { milliseconds: budget.milliseconds })
})
afterAll(() => service.close())

interface Asked {
  q: string
  tookMs: number
  refusal: string | null
}

async function ask(q: string): Promise<Asked> {
  const startedAt = performance.now()
  const refusal = await service.search(parametersOf(q, { limit: 10 })).then(
    () => null,
    (error: unknown) => {
      if (error instanceof AppError && foreseen.has(error.code)) return error.code
      throw new Error(`${JSON.stringify(q)}: ${String(error)}`, { cause: error })
    },
  )
  return { q, tookMs: performance.now() - startedAt, refusal }
}
const foreseen: ReadonlySet<string> = new Set([
  'query_too_costly',
  'invalid_parameter',
  'overloaded',
])

/** Asks some at once; looks at the memory every so often. */
async function askAll(queries: () => string): Promise<{ asked: Asked[]; megabytes: number[] }> {
  const asked: Asked[] = []
  const megabytes: number[] = []
  let begun = 0
  const one = async (): Promise<void> => {
    while (begun++ < count) {
      asked.push(await ask(queries()))
      if (asked.length % Math.ceil(count / (count > 10_000 ? 100 : 20)) !== 0) continue
      megabytes.push(Math.round(process.memoryUsage.rss() / mebibyte))
      // A run of hours says how far it is, and how it went so far.
      if (count > 10_000)
        console.log(`${asked.length} asked, ${megabytes.at(-1)} MB, ${outcomeOf(asked)}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, one))
  return { asked, megabytes }
}

function outcomeOf(asked: readonly Asked[]): string {
  const times = asked.map(({ tookMs }) => tookMs)
  const refusedAs = (code: string): number => asked.filter(({ refusal }) => refusal === code).length
  const over = times.filter((ms) => ms > budget.milliseconds * 1.1).length
  return `refused as too costly ${refusedAs('query_too_costly')}, for want of a thread ${refusedAs('overloaded')}, over the budget by more than a tenth ${over}, median ${percentile(times, 0.5)} ms, p99 ${percentile(times, 0.99)} ms, longest ${percentile(times, 1)} ms`
}

function tell(name: string, { asked, megabytes }: { asked: Asked[]; megabytes: number[] }): void {
  const slowest = asked.toSorted((a, b) => b.tookMs - a.tookMs).slice(0, 5)
  console.log(
    [
      `${name}: ${asked.length}, ${outcomeOf(asked)}`,
      `memory, MB: ${megabytes.join(' ')}; caches: ${JSON.stringify(engine.cacheBytes())}`,
      ...slowest.map(
        ({ q, tookMs }) => `  ${tookMs.toFixed(0)} ms ${JSON.stringify(q.slice(0, 120))}`,
      ),
    ].join('\n'),
  )
}

/** The time of a query is held by a clock in this thread, which a busy machine may keep from looking at it. */
const longestWait = budget.milliseconds * 2

describe(`${count} hostile queries`, () => {
  it(
    'are each answered, or refused for what they cost, within the budget and a tenth',
    async () => {
      const random = seededRandom(Number(process.env['ATTACK_SEED'] ?? 1))
      const result = await askAll(() => hostileQuery(random))
      tell('hostile queries', result)
      expect(result.asked).toHaveLength(count)
      expect(result.asked.filter(({ tookMs }) => tookMs > longestWait)).toEqual([])
    },
    longestMs,
  )
})

describe(`${count} queries of which none is asked twice`, () => {
  it(
    'leave the memory as it is',
    async () => {
      let number = 0
      const word = (): string => {
        number++
        return String.fromCodePoint(
          0x4e00 + (number % 20_000),
          0x4e00 + Math.floor(number / 20_000),
          0x4e00 + ((number * 7) % 20_000),
        )
      }
      const kinds: (() => string)[] = [
        () => word(),
        () => `"${word()}"`,
        () => `${word()} OR 公开`,
        () => `公开 -${word()}`,
        () => `公开 NEAR/9 ${word()}`,
        () => `公开 region:${word()}`,
        () => `body:${word()},${word()}`,
        () => `同段(公开 ${word()})`,
        () => `${word()}收到申请多少件`,
      ]
      const result = await askAll(() => kinds[number % kinds.length]!())
      tell('different queries', result)
      expect(result.asked).toHaveLength(count)
      const { megabytes } = result
      const half = megabytes.slice(0, megabytes.length / 2)
      // What fills the caches is within their bounds; what grows on after that is a leak.
      const room = cacheBytes / mebibyte + 150
      expect(Math.max(...megabytes)).toBeLessThan(Math.max(...half) + room)
      const { threads, texts, ...own } = engine.cacheBytes() as Record<string, number>
      expect(texts).toBeGreaterThanOrEqual(0)
      const filters = 16 * mebibyte
      expect(Object.values(own).reduce((sum, each) => sum + each, 0)).toBeLessThan(
        cacheBytes / 3 + filters,
      )
      expect(threads).toBeLessThan((cacheBytes * 2) / 3 + 2 * filters)
    },
    longestMs,
  )
})

describe('the queries that cost most for their length', () => {
  let plain: SearchService
  beforeAll(() => {
    const snapshot = openSnapshot(indexDirectory, builder())
    plain = createSearchService(createEmbeddedEngine(snapshot, limits), anyAnalyzer())
  })
  afterAll(() => plain.close())

  /** Processor time, which others on the machine do not lengthen; or why there is no answer. */
  async function costOf(q: string): Promise<string> {
    const before = process.cpuUsage()
    const outcome = await plain.search(parametersOf(q, { limit: 10 })).then(
      ({ total }) => `${total} reports`,
      (error: unknown) => {
        if (error instanceof AppError && error.code === 'query_too_costly') return 'refused'
        throw error
      },
    )
    const { user, system } = process.cpuUsage(before)
    return `${outcome}, ${((user + system) / 1000).toFixed(0)} ms`
  }

  it.each(heavyQueries())(
    'are answered, or refused for what they cost: $name',
    async ({ name, q }) => {
      const first = await costOf(q)
      // The same words, not the same query: what was looked up is kept, the answer is not.
      const again = await costOf(`${q.slice(0, 499)} `)
      console.log(`| ${name} | ${first} | ${again} |`)
      expect(first).toMatch(/reports|refused/)
    },
  )
})
