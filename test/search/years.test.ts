import { beforeAll, describe, expect, it } from 'vitest'
import {
  createEmbeddedEngine,
  createMemorySnapshot,
  type EngineRequest,
  type SearchEngine,
} from '../../src/index/index.ts'
import { parseQuery } from '../../src/query/index.ts'
import { planSearch } from '../../src/search/ask.ts'
import type { SearchService } from '../../src/search/index.ts'
import { resolveQuery } from '../../src/search/resolve.ts'
import { yearNamed } from '../../src/search/question.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import {
  corpusFolder,
  noFilters,
  parametersOf,
  readReports,
  serviceOver,
  type NamedReport,
} from './corpus.ts'

const analyzer = anyAnalyzer()

it.each([
  ['2017', 2017],
  ['2017年', 2017],
  ['1990', 1990],
  ['2035年', 2035],
  ['1989', null],
  ['2036', null],
  ['二〇一七年', 2017],
  ['二o一七', 2017],
  ['二〇三六', null],
  ['2017件', null],
  ['12017', null],
  ['2017-00583', null],
  ['第2017号', null],
])('the word %s names the year %s', (literal, year) => {
  expect(yearNamed(literal)).toBe(year)
})

it.each([
  ['依申请公开 2017', [2017]],
  ['2017年 高港', [2017]],
  ['２０１７年依申请公开', [2017]],
  ['二O一七年 高港', [2017]],
  ['2016 2017 公开', [2016, 2017]],
  ['2017年收到多少件申请', [2017]],
  ['2017', []],
  ['"2017" 公开', []],
  ['公开 -2017', []],
  ['公开 国办发〔2016〕80号', []],
  ['公开 2017件', []],
  ['公开 year:2017', []],
])('the query %s lifts the years %j', (q, years) => {
  expect(resolveQuery(parseQuery(q), noFilters, analyzer).years).toEqual(years)
})

describe('a year among other words', () => {
  let reports: NamedReport[]
  let engine: SearchEngine
  let service: SearchService

  beforeAll(async () => {
    reports = await readReports(corpusFolder)
    const snapshot = createMemorySnapshot(
      reports.map(({ report }) => report),
      analyzer,
    )
    engine = createEmbeddedEngine(snapshot)
    service = serviceOver(reports, analyzer)
  })

  it.each(['公开 2016', '2017年 申请', '信息公开 2018年'])(
    'changes the order of %s alone, and nothing that is counted',
    async (q) => {
      const { request } = planSearch(parametersOf(q), analyzer, 3)
      expect(request.query.years).toHaveLength(1)
      const plain: EngineRequest = { ...request, query: { ...request.query, years: [] } }
      const [lifted, unlifted] = await Promise.all(
        [request, plain].map((each) => engine.search(each)),
      )
      const { hits, ...counted } = lifted!
      const { hits: plainHits, ...plainCounted } = unlifted!
      expect(counted).toEqual(plainCounted)
      const idsOf = (each: typeof hits): string[] => each.map(({ metadata }) => metadata.reportId)
      expect(idsOf(hits).sort()).toEqual(idsOf(plainHits).sort())
      const scoreOf = new Map(plainHits.map((hit) => [hit.metadata.reportId, hit.score]))
      for (const { metadata, score } of hits) {
        const before = scoreOf.get(metadata.reportId)!
        if (metadata.reportYear !== request.query.years?.[0]) expect(score).toBe(before)
        else {
          expect(score).toBeGreaterThan(before)
          expect(score).toBeLessThanOrEqual(before * 1.2 + 1e-9)
        }
      }
    },
  )

  it('puts the report of that year above a copy of it of another year', async () => {
    const { report } = reports.find(({ name }) => name === 'gaogang-2017')!
    const other = { ...report, reportId: 'copy', reportYear: 2018 }
    const both = serviceOver(
      [
        { name: 'copy', report: other },
        { name: '', report },
      ],
      analyzer,
    )
    const firstOf = async (q: string): Promise<string> =>
      (await both.search(parametersOf(q))).hits[0]!.reportId
    expect(await firstOf('公开')).toBe('copy')
    expect(await firstOf('公开 2017')).toBe(report.reportId)
  })

  it('lifts no report that holds a word by another name alone', async () => {
    const { report } = reports.find(({ name }) => name === 'bozhou-2016')!
    const text = JSON.stringify(report).replaceAll('依申请公开', '申请公开')
    const renamed = { ...(JSON.parse(text) as typeof report), reportId: 'renamed' }
    const both = serviceOver([...reports, { name: 'renamed', report: renamed }], analyzer)
    const q = '依申请公开 2016'
    expect((await both.explain({ q, reportId: 'renamed' })).year).toBe(0)
    expect((await both.explain({ q, reportId: report.reportId })).year).toBeGreaterThan(0)
    expect((await service.explain({ q: '依申请公开', reportId: report.reportId })).year).toBe(0)
  })
})
