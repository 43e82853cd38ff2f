/** What every engine answers: the same as the reference engine, to every kind of request, compared exactly. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  createMemorySnapshot,
  engines,
  type EngineRequest,
  type MatchNode,
  type SearchEngine,
} from '../../src/index/index.ts'
import type { Report } from '../../src/report/index.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { isLong } from '../support/long.ts'
import {
  corpora,
  longNears,
  noFilters,
  reportOf,
  requestFor,
  requests,
  tallies,
} from './random-requests.ts'

export interface EngineUnderTest {
  name: string
  /** Opens it over some reports; in memory, where it can. */
  open: (reports: readonly Report[]) => SearchEngine | Promise<SearchEngine>
  requestsPerCorpus?: number
}

/** Random requests of the longest test; `npm run test:engines` makes many more. */
const mostRuns = Number(process.env['GONGKAI_ENGINE_RUNS'] ?? (isLong ? 500 : 100))
const seed = Number(process.env['GONGKAI_ENGINE_SEED'] ?? 20_240_501)

/** Requests made of each corpus, if nothing else is said: to index one takes longer than to ask it. */
const fewRequests = 4

const analyzer = anyAnalyzer()

export const referenceOver = (reports: readonly Report[]): SearchEngine =>
  engines.reference.open({
    snapshot: createMemorySnapshot(reports, analyzer),
    analyzer,
    indexDirectory: null,
  })

/** Numbers that were added up in another order may differ in their last digits. */
function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Math.round(value * 1e6) / 1e6
  if (Array.isArray(value)) return value.map(rounded)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, rounded(each)]))
}

/** The places of an explained term have no order of their own. */
function unordered(explanation: Awaited<ReturnType<SearchEngine['explain']>>): unknown {
  return rounded(
    explanation && {
      ...explanation,
      terms: explanation.terms.map(({ places, ...term }) => ({
        ...term,
        places: places.toSorted((a, b) => (a.section + a.kind < b.section + b.kind ? -1 : 1)),
      })),
    },
  )
}

/** Holds everything that an engine answers to some requests against the reference; says how many reports were found. */
export async function compareAnswers(
  engine: SearchEngine,
  reference: SearchEngine,
  requests: readonly EngineRequest[],
): Promise<number> {
  let total = 0
  const { reports } = await reference.list(noFilters, Infinity, 0)
  expect(await engine.list(noFilters, Infinity, 0)).toEqual({ total: reports.length, reports })
  const { figures, ...statistics } = await engine.statistics()
  const expectedStatistics = await reference.statistics()
  expect({ ...statistics, builtAt: '' }).toMatchObject({
    reports: expectedStatistics.reports,
    passages: expectedStatistics.passages,
    characters: expectedStatistics.characters,
  })
  // Neither keys nor applicants have an order of their own.
  const inOrder = (counts: typeof figures): typeof figures =>
    counts
      .map((each) => ({ ...each, applicants: each.applicants.toSorted() }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
  expect(inOrder(figures)).toEqual(inOrder(expectedStatistics.figures))
  for (const [i, request] of requests.entries()) {
    const { filters, limit, offset, query } = request
    const expected = await reference.search(request)
    expect(await engine.search(request)).toEqual(expected)
    total += expected.total
    expect(await engine.list(filters, limit, offset)).toEqual(
      await reference.list(filters, limit, offset),
    )
    const figure = { key: 'requests.received', applicant: null, filters, limit, offset }
    for (const order of [{}, { order: 'most' as const }, { order: 'least' as const }]) {
      const ordered = { ...figure, ...order }
      expect(await engine.figures(ordered)).toEqual(await reference.figures(ordered))
    }
    const names = [
      { key: 'requests.received', applicant: null },
      { key: 'requests.received', applicant: 'naturalPerson' },
      { key: 'rules.made', applicant: null },
    ]
    const numbers = await engine.numbers(names, filters)
    expect(numbers).toEqual(await reference.numbers(names, filters))
    const some = reports.slice(i % 2, 4).map(({ metadata }) => metadata.reportId)
    const among = { ...figure, reportIds: [...some, 'no report'] }
    expect(await engine.figures(among)).toEqual(await reference.figures(among))
    const { text } = query.terms[0]!.literals[0]!
    const counts = await reference.count(text, 'scan')
    expect(await engine.count(text, 'index')).toEqual(counts)
    expect(await engine.count(text, 'scan')).toEqual(counts)
    const { reportId } = reports[i % reports.length]!.metadata
    expect(await engine.report(reportId)).toEqual(await reference.report(reportId))
    expect(unordered(await engine.explain(request, reportId))).toEqual(
      unordered(await reference.explain(request, reportId)),
    )
  }
  expect(await engine.report('no report')).toBeNull()
  return total
}

/** Registers the tests of one engine. */
export function itAnswersLikeTheReference(
  { name, open, requestsPerCorpus = fewRequests }: EngineUnderTest,
  runs = mostRuns,
): void {
  const compare = async (
    reports: readonly Report[],
    requests: readonly EngineRequest[],
  ): Promise<number> => {
    const engine = await open(reports)
    const total = await compareAnswers(engine, referenceOver(reports), requests)
    await engine.close()
    return total
  }

  it(`${name} answers ${runs.toString()} random searches exactly as reading every text does`, async () => {
    const several = { minLength: requestsPerCorpus, maxLength: requestsPerCorpus }
    await fc.assert(
      fc.asyncProperty(corpora, fc.array(requests, several), async (reports, asked) => {
        await compare(reports, asked)
      }),
      { numRuns: Math.ceil(runs / requestsPerCorpus), seed },
    )
  })

  it(`${name} counts concepts in groups of reports exactly as reading every text does`, async () => {
    let counted = 0
    const each = requestsPerCorpus / 2
    await fc.assert(
      fc.asyncProperty(
        corpora,
        fc.array(tallies, { minLength: each, maxLength: each }),
        async (reports, asked) => {
          const engine = await open(reports)
          const reference = referenceOver(reports)
          for (const request of asked) {
            const expected = await reference.tally(request)
            expect(await engine.tally(request)).toEqual(expected)
            counted += expected.occurrences.reduce((sum, count) => sum + count, 0)
            const { section, part } = request.within
            expect(await engine.characters(section, part)).toEqual(
              await reference.characters(section, part),
            )
            if (engine.tallyByReading === undefined) continue
            // In two slices, as who counts in many asks.
            const middle = Math.floor(reports.length / 2)
            const first = await engine.tallyByReading(request, [0, middle])
            const rest = await engine.tallyByReading(request, [middle, reports.length])
            for (const of of ['reports', 'occurrences', 'passages'] as const)
              expect(first[of].map((each, i) => each + rest[of][i]!)).toEqual(expected[of])
          }
          await engine.close()
        },
      ),
      { numRuns: Math.ceil(runs / requestsPerCorpus), seed },
    )
    expect(counted).toBeGreaterThan(runs)
  })

  it(`${name} tells whether 31 to 40 terms stand near each other`, async () => {
    let found = 0
    await fc.assert(
      fc.asyncProperty(longNears, async ({ reports, request }) => {
        found += await compare(reports, [request])
      }),
      { numRuns: Math.ceil(runs / 10 / (requestsPerCorpus / fewRequests)), seed },
    )
    expect(found).toBeGreaterThan(runs / 40 / (requestsPerCorpus / fewRequests))
  })

  it(`${name} lists places of one name by the names above them`, async () => {
    const inCity = (city: string, i: number): Report => ({
      ...reportOf('台账逐日登记。', i),
      region: { code: null, province: '甲省', city, county: '鼓楼区' },
    })
    const word = { literals: [{ text: '台账', weight: 1 }] }
    const request = requestFor([word], { type: 'term', term: 0 })
    const narrowed = { ...request, filters: { ...request.filters, region: ['甲省'] } }
    for (const cities of [
      ['乙市', '丙市', '丁市'],
      ['丁市', '丙市', '乙市'],
    ])
      await compare(cities.map(inCity), [narrowed])
  })

  const ledger = ['台账分纸质和电子,台账逐日登记。', '年末封存台账。', '资料分类存放。'].map(
    reportOf,
  )
  const word = { literals: [{ text: '台账', weight: 1 }] }
  const both: MatchNode[] = [
    { type: 'term', term: 0 },
    { type: 'term', term: 1 },
  ]
  const scoped: MatchNode = {
    type: 'scope',
    scope: 'passage',
    clause: { type: 'and', clauses: both },
  }

  it.each<[string, MatchNode]>([
    ['a word', both[0]!],
    ['a word twice', { type: 'and', clauses: both }],
    ['a word twice in a scope', scoped],
    ['a word twice in a sentence', { ...scoped, scope: 'sentence' }],
    ['a word near itself', { type: 'near', distance: 3, terms: [0, 1] }],
    ['a word in a scope and outside', { type: 'and', clauses: [both[0]!, scoped] }],
    ['a word in two scopes', { type: 'or', clauses: [scoped, { ...scoped, scope: 'sentence' }] }],
  ])(`${name} counts each occurrence of %s once`, async (_, match) => {
    const request = requestFor([word, word], match)
    await compare(ledger, [request])
    const engine = await open(ledger)
    const { total, occurrences, terms } = await engine.search(request)
    await engine.close()
    expect({ total, occurrences, first: terms[0]!.occurrences }).toEqual({
      total: 2,
      occurrences: 3,
      first: 3,
    })
  })
}
