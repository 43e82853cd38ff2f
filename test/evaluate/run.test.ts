/** An evaluation from documents to numbers, over a collection small enough to judge by eye. */
import { describe, expect, it } from 'vitest'
import type { Collection } from '../../src/evaluate/collection.ts'
import { evaluateCollection, rankCollection, toReport } from '../../src/evaluate/run.ts'
import { anyAnalyzer } from '../support/analyzers.ts'

const analyzer = anyAnalyzer()

const collection: Collection = {
  name: 'little',
  documents: [
    { id: 'roads', text: '全年新建农村公路三十公里。\n财政投入增加。' },
    { id: 'water', text: '城市供水管网改造完成，供水水质达标。' },
    { id: 'schools', text: '新建学校两所，农村学校供水改善。' },
  ],
  queries: [
    { id: 'q1', text: '供水水质', relevant: ['water'] },
    { id: 'q2', text: '农村学校的供水怎么改善？', relevant: ['schools', 'water'] },
    { id: 'q3', text: '机场', relevant: ['roads'] },
  ],
}

describe('toReport', () => {
  it('makes every line a passage with its place in the source', () => {
    const { outline } = toReport({ id: 'x', text: '\n 甲 \n\n乙\n' })
    expect(outline[0]!.passages).toEqual([
      { id: 's0.p1', text: '甲', source: { start: 1, end: 4 } },
      { id: 's0.p2', text: '乙', source: { start: 6, end: 7 } },
    ])
  })
})

describe('rankCollection', () => {
  it('ranks what users are shown: all terms first, partial matches where no document holds all', async () => {
    const { ranked } = await rankCollection(collection, analyzer)
    expect(ranked[0]).toEqual({ id: 'q1', ranking: ['water'] })
    expect(ranked[1]!.ranking[0]).toBe('schools')
    expect(ranked[2]).toEqual({ id: 'q3', ranking: [] })
  })

  it('cuts a query at the longest that search takes', async () => {
    const long = { id: 'q1', text: `供水水质${'供水'.repeat(300)}`, relevant: ['water'] }
    const { ranked } = await rankCollection({ ...collection, queries: [long] }, analyzer)
    expect(ranked[0]!.ranking[0]).toBe('water')
  })
})

describe('evaluateCollection', () => {
  it('measures what was ranked', async () => {
    const { queriesPerSecond, ...rest } = await evaluateCollection(
      { ...collection, queries: [collection.queries[0]!, collection.queries[2]!] },
      analyzer,
    )
    expect(rest).toEqual({
      collection: 'little',
      documents: 3,
      queries: 2,
      mrr10: 0.5,
      recall10: 0.5,
      ndcg10: 0.5,
    })
    expect(queriesPerSecond).toBeGreaterThan(0)
  })
})
