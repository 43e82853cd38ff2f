import { beforeAll, describe, expect, it } from 'vitest'
import type { SearchService } from '../../src/search/index.ts'
import { inWords } from '../../src/sentence.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import {
  corpusFolder,
  noFilters,
  parametersOf,
  readReports,
  serviceOver,
  sumOfParts,
} from './corpus.ts'

describe('an explanation', () => {
  let service: SearchService

  beforeAll(async () => {
    service = serviceOver(await readReports(corpusFolder), anyAnalyzer())
  })

  it.each([
    'PPP项目',
    '依申请公开 延期',
    '信息公开',
    '"公开" 申请',
    '博州 OR 阿左旗',
    '公开 -扶贫',
    '申请 NEAR/20 公开',
    '同段(申请 公开)',
    '公开 公开',
    '收到多少件申请',
    '依申情公开',
    '住建局',
    '政府和社会资本合作',
    '公开 2016年',
  ])('of %s adds up to the score of every hit', async (q) => {
    const { hits, match } = await service.search(parametersOf(q))
    for (const hit of hits) {
      const explanation = await service.explain({ q, reportId: hit.reportId })
      expect(explanation).toMatchObject({ matches: true, match, reasons: [] })
      expect(explanation.score).toBeCloseTo(hit.score, 2)
      expect(sumOfParts(explanation)).toBeCloseTo(explanation.score!, 2)
    }
  })

  it('tells which term is missing, which filter excludes, which word was not wanted', async () => {
    const { hits } = await service.search(parametersOf('公开'))
    const { reportId, reportYear } = hits[0]!
    const reasonsOf = async (q: string, filters = noFilters) => {
      const { reasons, score, matches } = await service.explain({ q, reportId, filters })
      expect({ score, matches }).toEqual({ score: null, matches: false })
      return reasons.map(({ code }) => code)
    }
    expect(await reasonsOf('核聚变')).toEqual(['term_missing'])
    expect(await reasonsOf('公开 year:1990')).toEqual(['filter_excludes'])
    expect(await reasonsOf('-公开')).toEqual(['term_excluded'])
    expect(await reasonsOf(`公开 -year:${reportYear}`)).toEqual(['filter_excludes'])
    const { reasons } = await service.explain({
      ...{ q: '公开', reportId },
      filters: { ...noFilters, year: [{ from: 1990, to: 1990 }] },
    })
    expect(reasons.map(({ sentence }) => inWords(sentence, 'en'))).toEqual([
      'The filter on Year leaves it out.',
    ])
    expect(await reasonsOf('公开', { ...noFilters, level: ['national'] })).toEqual([
      'filter_excludes',
    ])
    expect(await reasonsOf('公开', { ...noFilters, section: ['fees'] })).toEqual(['term_elsewhere'])
  })

  it('refuses an unknown report', async () => {
    await expect(service.explain({ q: '公开', reportId: 'nowhere' })).rejects.toThrow('nowhere')
  })
})
