import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { SectionKey } from '../../src/report/index.ts'
import type { SearchFilters, SearchService, SortOrder } from '../../src/search/index.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import {
  casesFolder,
  corpusFolder,
  parametersOf,
  plainCount,
  readReports,
  serviceOver,
  type NamedReport,
} from './corpus.ts'

/** One query and what must come. Counts are given, or are those of plain search for `literals` in the reports named. */
interface QueryCase {
  name: string
  q: string
  filters?: Partial<SearchFilters>
  sort?: SortOrder
  /** File names; in this order only where `ordered`, `a|b` for either of two. */
  reports: string[]
  ordered?: boolean
  literals?: string[]
  /** The sections that literals are counted in; none: all. */
  sections?: SectionKey[]
  passages?: number
  occurrences?: number
  match?: 'all' | 'partial'
  warnings?: string[]
}

const cases = JSON.parse(readFileSync(join(casesFolder, 'queries.json'), 'utf8')) as QueryCase[]

describe('queries over a small corpus', () => {
  let reports: NamedReport[]
  let service: SearchService

  beforeAll(async () => {
    reports = await readReports(corpusFolder)
    service = serviceOver(reports, anyAnalyzer())
  })

  it.each(cases.map((each) => [each.name, each] as const))('%s', async (_, each) => {
    const { q, filters = {}, sort = 'relevance', literals = [], sections = [] } = each
    const response = await service.search({ ...parametersOf(q, { filters, sort }), fill: false })
    const nameOf = (reportId: string) =>
      reports.find(({ report }) => report.reportId === reportId)!.name
    const names = response.hits.map(({ reportId }) => nameOf(reportId))
    if (each.ordered === true) {
      expect(names).toHaveLength(each.reports.length)
      each.reports.forEach((either, place) => {
        expect(either.split('|')).toContain(names[place])
      })
      expect(new Set(names).size).toBe(names.length)
    } else expect(names.toSorted()).toEqual(each.reports.toSorted())

    const plain = plainCount(
      reports.filter(({ name }) => names.includes(name)),
      literals,
      sections,
    )
    expect(response).toMatchObject({
      total: each.reports.length,
      passages: each.passages ?? plain.passages,
      occurrences: each.occurrences ?? plain.occurrences,
      match: each.match ?? 'all',
    })
    expect(response.warnings.map(({ code }) => code)).toEqual(each.warnings ?? [])
    const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
    expect(sum(response.hits.map((hit) => hit.occurrences))).toBe(response.occurrences)
    expect(sum(response.hits.map((hit) => hit.matchingPassages))).toBe(response.passages)
    const terms = new Map(response.query.terms.map((term) => [term.text, term.occurrences]))
    expect(sum([...terms.values()])).toBe(response.occurrences)
  })
})
