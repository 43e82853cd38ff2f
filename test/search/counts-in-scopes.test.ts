import { beforeAll, describe, expect, it } from 'vitest'
import type { SearchService } from '../../src/search/index.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { corpusFolder, parametersOf, readReports, serviceOver } from './corpus.ts'

const words = ['申请', '依申请公开', '政府', '信息', '公开', '答复']

describe('a scope that leaves a word in fewer reports than hold it', () => {
  let service: SearchService
  let years: (number | null)[]
  beforeAll(async () => {
    const reports = await readReports(corpusFolder)
    service = serviceOver(reports, anyAnalyzer())
    years = [null, ...new Set(reports.map(({ report }) => report.reportYear))]
  })

  it.each(['同段', '同句'])('%s counts as many passages as its hits hold', async (scope) => {
    let found = 0
    for (const word of words) {
      for (const other of words.filter((each) => each !== word)) {
        for (const year of years) {
          const q = `${scope}("${word}" -"${other}")${year === null ? '' : ` year:${year}`}`
          const { hits, passages } = await service.search({ ...parametersOf(q), limit: 100 })
          expect(passages, q).toBe(hits.reduce((sum, hit) => sum + hit.matchingPassages, 0))
          found += passages
        }
      }
    }
    expect(found).toBeGreaterThan(100)
  })
})
