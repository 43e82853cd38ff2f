import { beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '../../src/errors.ts'
import { createEmbeddedEngine, createMemorySnapshot } from '../../src/index/index.ts'
import { longestQuery, usualQueryLimits } from '../../src/limits.ts'
import { createSearchService, type SearchService } from '../../src/search/index.ts'
import { normalizeText } from '../../src/text/index.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import {
  corpusFolder,
  noFilters,
  parametersOf,
  plainCount,
  readReports,
  serviceOver,
  type NamedReport,
} from './corpus.ts'

let reports: NamedReport[]
let service: SearchService

beforeAll(async () => {
  reports = await readReports(corpusFolder)
  service = serviceOver(reports, anyAnalyzer())
})

const reportNamed = (name: string) => reports.find((each) => each.name === name)!.report

describe('facets', () => {
  it('leave out their own filter and keep to all others', async () => {
    const { facets, total } = await service.search(
      parametersOf('延期', {
        filters: {
          year: [{ from: 2017, to: 2017 }],
          region: ['江苏'],
          section: ['disclosureOnRequest'],
        },
      }),
    )
    expect(total).toBe(1)
    // Of any year, in 江苏, in that section.
    expect(facets.reportYear).toEqual([
      { value: 2017, count: 1 },
      { value: 2016, count: 1 },
    ])
    // Of 2017, anywhere, in that section.
    expect(facets.province).toEqual([
      { value: '内蒙古自治区', count: 1 },
      { value: '江苏省', count: 1 },
    ])
    // Of 2017, in 江苏, in any section.
    expect(facets.section).toEqual([
      { value: 'disclosureOnRequest', label: '依申请公开', count: 1 },
      { value: 'problemsAndImprovements', label: '问题与改进', count: 1 },
    ])
    expect(facets.administrativeLevel).toEqual([{ value: 'county', count: 1 }])
    // Of 2017, anywhere, in that section; of cities and counties those beside the chosen ones.
    expect(facets.city.map(({ above }) => above)).toEqual(facets.city.map(() => ['江苏省']))
    expect(facets.county.every(({ above }) => above?.[0] === '江苏省')).toBe(true)
  })

  it('count counties once a region is chosen', async () => {
    const without = await service.search(parametersOf('公开'))
    expect(without.facets.county).toEqual([])
    const { facets } = await service.search(
      parametersOf('公开', { filters: { region: ['江苏省'] } }),
    )
    expect(facets.county.length).toBeGreaterThan(0)
    for (const { value, count, above = [] } of facets.county) {
      const region = [...above, value].join('')
      const { total } = await service.search(
        parametersOf('公开', { filters: { region: [region] } }),
      )
      expect(total).toBe(count)
    }
  })

  it('give for each value what filtering by it gives', async () => {
    for (const q of ['公开', '依申请公开 延期', '棚户区 OR 热线', '公开 -延期', '']) {
      const { facets } = await service.search(parametersOf(q))
      const totalWith = async (filters: Parameters<typeof parametersOf>[1]) =>
        (await service.search(parametersOf(q, filters))).total
      for (const { value, count } of facets.reportYear)
        expect(
          await totalWith({ filters: { year: [{ from: Number(value), to: Number(value) }] } }),
        ).toBe(count)
      for (const { value, count } of facets.province)
        expect(await totalWith({ filters: { region: [String(value)] } })).toBe(count)
      for (const { value, count, above = [] } of facets.city)
        expect(await totalWith({ filters: { region: [[...above, value].join('')] } })).toBe(count)
      for (const { value, count } of facets.body)
        expect(await totalWith({ filters: { body: [String(value)] } })).toBe(count)
      for (const { value, count } of facets.section)
        expect(await totalWith({ filters: { section: [value as 'overview'] } })).toBe(count)
      for (const { value, count } of facets.administrativeLevel)
        expect(await totalWith({ filters: { level: [value as 'county'] } })).toBe(count)
      expect(facets.body.length).toBeGreaterThan(0)
      for (const { value, count } of facets.body)
        expect(await totalWith({ filters: { body: [String(value)] } })).toBe(count)
      for (const { value: province } of facets.province) {
        const inside = await service.search(
          parametersOf(q, { filters: { region: [String(province)] } }),
        )
        const { city, county } = inside.facets
        for (const { value, count, above } of [...city, ...county]) {
          const whole = [...above!, value].join('')
          expect(await totalWith({ filters: { region: [whole] } })).toBe(count)
        }
      }
    }
  })
})

describe('counts by year', () => {
  it('set the reports that match beside those that could, the year filter left out', async () => {
    const filters = { region: ['江苏'], year: [{ from: 2017, to: 2017 }] }
    const { byYear } = await service.search(parametersOf('延期', { filters }))
    expect(byYear).toEqual([
      { year: 2016, reports: 1, matches: 1 },
      { year: 2017, reports: 1, matches: 1 },
    ])
    const all = (await service.search(parametersOf('延期'))).byYear
    expect(all.map(({ reports: count }) => count)).toEqual([2, 2, 1, 1])
    expect(all.every(({ reports: count, matches }) => matches <= count)).toBe(true)
    expect(all.some(({ reports: count, matches }) => matches < count)).toBe(true)
  })
})

describe('words of a query that finds nothing', () => {
  it('say how many reports hold each, and nothing where something matches', async () => {
    const { query, match, total } = await service.search(
      parametersOf('量子纠缠 延期', { filters: { region: ['江苏'] } }),
    )
    expect([match, total]).toEqual(['partial', 2])
    expect(
      Object.fromEntries(query.terms.map(({ text, reports: count }) => [text, count])),
    ).toEqual(expect.objectContaining({ 延期: 2, 量子: 0 }))
    const found = await service.search(parametersOf('延期'))
    expect(found.query.terms[0]!.reports).toBeNull()
  })
})

describe('the passages of one report', () => {
  it('are those its hit counts, the best first, page by page', async () => {
    for (const q of ['公开', '依申请公开 延期', '量子纠缠 延期', '依申请公开怎么延期？']) {
      const { hits, match } = await service.search(parametersOf(q))
      for (const hit of hits) {
        const ask = (limit: number, offset: number) =>
          service.passages(hit.reportId, parametersOf(q, { limit, offset }))
        const whole = await ask(100, 0)
        const { matchingPassages, occurrences } = hit
        expect(whole).toMatchObject({ match, matchingPassages, occurrences })
        expect(whole.passages).toHaveLength(matchingPassages)
        expect(whole.passages.slice(0, 3)).toEqual(hit.passages)
        expect((await ask(2, 1)).passages).toEqual(whole.passages.slice(1, 3))
      }
    }
  })

  it('are none where the report does not match, and an error where there is no such report', async () => {
    const { reportId } = reportNamed('alashan-2019')
    expect(await service.passages(reportId, parametersOf('“棚户区”'))).toMatchObject({
      matchingPassages: 0,
      passages: [],
    })
    await expect(service.passages('none', parametersOf('公开'))).rejects.toThrow('none')
  })
})

describe('hits', () => {
  it('come in pages that make up the whole', async () => {
    for (const sort of ['relevance', 'year-desc', 'year-asc'] as const) {
      const whole = await service.search(parametersOf('公开', { sort }))
      const pages = await Promise.all(
        [0, 2, 4, 6].map((offset) =>
          service.search(parametersOf('公开', { sort, limit: 2, offset })),
        ),
      )
      expect(pages.flatMap(({ hits }) => hits)).toEqual(whole.hits)
      for (const page of pages) {
        expect(page).toMatchObject({ total: 6, limit: 2, occurrences: whole.occurrences })
        expect(page.facets).toEqual(whole.facets)
      }
    }
  })

  it('come in the same order whatever order the reports were indexed in', async () => {
    const other = serviceOver(reports.toReversed(), anyAnalyzer())
    for (const q of ['公开', '依申请公开 延期', '']) {
      const [one, two] = await Promise.all(
        [service, other].map((each) => each.search(parametersOf(q))),
      )
      expect(two!.hits.map(({ reportId }) => reportId)).toEqual(
        one!.hits.map(({ reportId }) => reportId),
      )
    }
  })

  it('are sorted by score, then newest first, then by id', async () => {
    const { hits } = await service.search(parametersOf('公开'))
    const order = hits.map(({ score, reportYear, reportId }) => ({ score, reportYear, reportId }))
    const sorted = order.toSorted(
      (a, b) =>
        b.score - a.score || b.reportYear! - a.reportYear! || (a.reportId < b.reportId ? -1 : 1),
    )
    expect(order).toEqual(sorted)
  })

  it('mark what was found in the text as it was written', async () => {
    const { hits } = await service.search(parametersOf('依申请公开 延期 year:2019'))
    const marked = hits[0]!.passages.flatMap(({ text, highlights }) =>
      highlights.map(([start, end]) => text.slice(start, end)),
    )
    expect(hits[0]).toMatchObject({ script: 'Hant', passages: [{ passageId: 's3.p1' }] })
    expect(marked).toEqual(['依申請公開', '延期'])
  })

  it('mark every place of every passage, and nothing else', async () => {
    const { hits } = await service.search(parametersOf('PPP 公开'))
    for (const { passages } of hits) {
      for (const { text, highlights, occurrences } of passages) {
        // Passages of this corpus are shown whole.
        const marked = highlights.map(([start, end]) => normalizeText(text.slice(start, end)))
        const words = marked.flatMap((each) => each.match(/ppp|政府和社会资本合作|公开/g) ?? [])
        expect(words).toHaveLength(occurrences)
        expect(words.join('')).toBe(marked.join(''))
      }
    }
  })

  it('mark no excluded word', async () => {
    const { hits } = await service.search(parametersOf('(微博 -棚户区) OR 延期办结'))
    const etuoke = hits.find(({ reportId }) => reportId === reportNamed('etuoke-2017').reportId)!
    expect(etuoke.passages.map(({ passageId }) => passageId)).toEqual(['s3.p1'])
    const mark = await service.marker('(微博 -棚户区) OR 延期办结')
    expect(mark('公开棚户区改造信息,延期办结').marks).toEqual([[10, 14]])
  })

  it('mark the title, name the section, the heading and the address', async () => {
    const { hits } = await service.search(parametersOf('高港区 延期答复'))
    const { reportId } = reportNamed('gaogang-2017')
    expect(hits.filter(({ match }) => match === 'all')).toHaveLength(1)
    expect(hits[0]).toMatchObject({
      reportId,
      titleHighlights: [[0, 3]],
      passages: expect.arrayContaining([
        {
          passageId: 's3.p1',
          occurrences: 1,
          section: 'disclosureOnRequest',
          sectionLabel: '依申请公开',
          heading: '三、依申请公开情况',
          url: `/reports/${reportId}#s3.p1`,
          text: '全年收到依申请公开28件,按时答复26件,延期答复2件。',
          highlights: [[21, 25]],
          acrossWords: [],
          row: null,
          alike: [],
        },
      ]) as unknown,
    })
  })
})

describe('what a query may hold', () => {
  const limits = { ...usualQueryLimits, terms: 3, nearClauses: 2, excludedTerms: 1 }
  const held = (): SearchService => {
    const snapshot = createMemorySnapshot(
      reports.map(({ report }) => report),
      anyAnalyzer(),
    )
    return createSearchService(createEmbeddedEngine(snapshot), anyAnalyzer(), { limits })
  }

  it.each([
    ['公开 延期 -信访', '公开 延期 -信访 年报', 'it has 4 words, more than 3'],
    ['公开 NEAR 延期', '公开 NEAR 延期 NEAR 信访', 'NEAR joins 3 words, more than 2'],
    ['公开 -信访', '公开 -信访 -延期', 'it excludes 2 words, more than 1'],
  ])('is bounded by its settings: %s, not %s', async (allowed, refused, why) => {
    const search = held()
    await search.search(parametersOf(allowed))
    const { reportId } = reports[0]!.report
    const asked = parametersOf(refused)
    const ways: (() => Promise<unknown>)[] = [
      () => search.search(asked),
      () => search.export(asked),
      () => search.passages(reportId, asked),
      () => search.explain({ q: refused, reportId }),
      () => search.marker(refused),
    ]
    for (const ask of ways) {
      const refusal = expect(ask()).rejects
      await refusal.toMatchObject({ code: 'query_too_costly' })
      await expect(ask()).rejects.toThrow(why)
    }
  })
})

describe('a query', () => {
  it.each([
    ['only punctuation', '，。！？（）【】'],
    ['only operators', 'OR AND NOT NEAR/3 - ( ) "'],
    ['unbalanced quotes and brackets', '"依申请公开 ((延期 “答复'],
    ['lone surrogates and controls', '\ud800公开\udfff\u0000\u0007'],
    ['brackets nested deep', '('.repeat(240) + '公开' + ')'.repeat(240)],
    ['as many words as fit', '公开 延期 '.repeat(80)],
    ['a field without a value', 'year: section: 公开'],
    ['fields that name nothing', 'section:没有 level:没有 year:20x7 公开'],
    ['regular expression signs', '.*+?^${}()|[]\\'],
  ])('of %s is answered', async (_, q) => {
    const response = await service.search(parametersOf(q))
    expect(response.hits.length).toBeLessThanOrEqual(response.total)
    expect(response.query.text).toBe(q)
  })

  it('longer than the limit is refused, one as long as it is not', async () => {
    await expect(service.search(parametersOf('公'.repeat(longestQuery)))).resolves.toBeDefined()
    const refusal = service.search(parametersOf('公'.repeat(10_000)))
    await expect(refusal).rejects.toThrow(AppError)
    await expect(refusal).rejects.toMatchObject({
      code: 'invalid_parameter',
      message: 'The query has 10,000 characters; at most 500 are taken. Shorten it.',
    })
  })
})

describe('the other answers', () => {
  it('list reports by filter, newest first', async () => {
    const { total, reports: listed } = await service.reports(
      { ...noFilters, year: [{ from: 2017, to: null }] },
      2,
      1,
    )
    expect(total).toBe(4)
    expect(listed.map(({ reportYear }) => reportYear)).toEqual([2018, 2017])
  })

  it('give a whole report, and null for an id that is not there', async () => {
    const { reportId } = reportNamed('bozhou-2016')
    expect(await service.report(reportId)).toMatchObject({ reportId, reportYear: 2016 })
    expect(await service.report('000000000000')).toBeNull()
  })

  it.each(['公开', '"公开"', '“依申请公开”', 'PPP项目', '𠮷林', '！', '没有这句话', ''])(
    'verify %s against plain search',
    async (q) => {
      const result = await service.verify(q)
      const expected = plainCount(
        reports,
        [result.normalized].filter((each) => each !== ''),
      )
      expect(result).toMatchObject({ agrees: true, index: expected, scan: expected })
    },
  )

  it('count reports, bodies and years', async () => {
    const stats = await service.stats()
    expect(stats).toMatchObject({
      reports: 6,
      bodies: 5,
      years: [2016, 2017, 2018, 2019],
      segmenter: 'node-rs-jieba',
    })
    const coverage = stats.coverage.find(({ bodyId }) => bodyId.startsWith('321203-'))
    expect(coverage).toMatchObject({
      bodyId: '321203-高港区人民政府',
      reportingBody: '高港区人民政府',
      years: [2016, 2017],
      reports: [{ reportYear: 2016 }, { reportYear: 2017 }],
    })
  })
})
