/** What every engine answers: the same as the reference engine, to every kind of request, compared exactly. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { EngineRequest, MatchNode, SearchEngine } from '../../src/index/index.ts'
import type { Report } from '../../src/report/index.ts'
import type { Analyzer } from '../../src/text/index.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { corpora, longNears, reportOf, requestFor, requests } from './random-requests.ts'
import { createReferenceEngine } from './reference/engine.ts'

export interface EngineUnderTest {
  name: string
  open: (reports: readonly Report[], analyzer: Analyzer) => Promise<SearchEngine>
}

/** Random requests of the longest test; `npm run test:engines` makes many more. */
const mostRuns = Number(process.env['GONGKAI_ENGINE_RUNS'] ?? 200)
const seed = Number(process.env['GONGKAI_ENGINE_SEED'] ?? 20_240_501)

/** Requests made of each corpus: to index one takes longer than to ask it. */
const requestsPerCorpus = 4

/** Registers the tests of one engine. */
export function itAnswersLikeTheReference({ name, open }: EngineUnderTest, runs = mostRuns): void {
  const analyzer = anyAnalyzer()

  const compare = async (
    reports: readonly Report[],
    requests: readonly EngineRequest[],
  ): Promise<number> => {
    const engine = await open(reports, analyzer)
    const reference = createReferenceEngine(reports, analyzer)
    let total = 0
    for (const request of requests) {
      const expected = reference.search(request)
      expect(await engine.search(request)).toEqual(expected)
      total += expected.total
    }
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

  it(`${name} tells whether 31 to 40 terms stand near each other`, async () => {
    let found = 0
    await fc.assert(
      fc.asyncProperty(longNears, async ({ reports, request }) => {
        found += await compare(reports, [request])
      }),
      { numRuns: Math.ceil(runs / 10), seed },
    )
    expect(found).toBeGreaterThan(runs / 40)
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
    const engine = await open(ledger, analyzer)
    const { total, occurrences, terms } = await engine.search(request)
    await engine.close()
    expect({ total, occurrences, first: terms[0]!.occurrences }).toEqual({
      total: 2,
      occurrences: 3,
      first: 3,
    })
  })
}
