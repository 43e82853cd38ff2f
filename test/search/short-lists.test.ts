/** Where few reports hold everything, those that hold most of it follow, told apart and in no count. */
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { SearchService } from '../../src/search/index.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { runs } from '../support/long.ts'
import {
  corpusFolder,
  parametersOf,
  readReports,
  reportsOfTexts,
  serviceOver,
  textsOf,
  type NamedReport,
} from './corpus.ts'

const serviceOf = async (...texts: readonly string[]): Promise<SearchService> =>
  serviceOver(await reportsOfTexts(...texts), anyAnalyzer())

/** The bodies of the reports found, as they come: in full, then in part with what they lack. */
async function find(
  service: SearchService,
  q: string,
  page: { limit?: number; offset?: number } = {},
) {
  const { hits, total, partialTotal, match } = await service.search(parametersOf(q, page))
  return {
    ...{ match, total, partialTotal },
    hits: hits.map((hit) => {
      const body = hit.reportingBody!.slice(0, 1)
      return hit.match === 'all' ? body : `${body}-${hit.lacks.join(',')}`
    }),
  }
}

/** 甲 holds both words, 乙 the rare one alone, and all others the common one. */
const texts = [
  '网站改版，办理提案。',
  '办理提案。',
  ...['网站更新。', '网站检查。', '网站测评。', '网站巡查。', '网站迁移。'],
]

describe('a short list', () => {
  let service: SearchService

  beforeAll(async () => {
    service = await serviceOf(...texts)
  })

  it('is filled up with what holds the rare word, not with what holds the common one', async () => {
    expect(await find(service, '网站 提案')).toEqual({
      ...{ match: 'all', total: 1, partialTotal: 1 },
      hits: ['甲', '乙-网站'],
    })
  })

  it('is left as it is where nothing may be missing', async () => {
    for (const q of ['提案', '"网站" "提案"', '网站 "提案"', '同段(网站 提案)', '网站 OR 提案'])
      expect((await find(service, q)).partialTotal, q).toBe(0)
  })

  it('holds every phrase, condition and exclusion to the letter', async () => {
    expect((await find(service, '"办理" 网站 提案')).hits).toEqual(['甲', '乙-网站'])
    expect((await find(service, '"改版" 网站 提案')).hits).toEqual(['甲'])
    expect((await find(service, '网站 提案 body:丙溪县')).hits).toEqual(['丙-提案'])
    expect((await find(service, '网站 提案 -更新')).hits).toEqual(['甲', '乙-网站'])
  })

  it('counts full matches alone, in facets and by year too', async () => {
    const { passages, occurrences, facets, byYear, query } = await service.search(
      parametersOf('网站 提案'),
    )
    expect({ passages, occurrences }).toEqual({ passages: 1, occurrences: 2 })
    expect(facets.reportYear).toEqual([{ value: 2020, count: 1 }])
    expect(byYear).toEqual([{ year: 2020, reports: 7, matches: 1 }])
    expect(query.terms.map((term) => term.occurrences)).toEqual([1, 1])
  })

  it('is paged through, full matches first', async () => {
    const others = ['提案。', '提案。', '网站。', '台账。', '台账。', '台账。']
    const more = await serviceOf('提案，网站。', '提案，网站。', ...others)
    const whole = (await find(more, '网站 提案')).hits
    expect(whole).toHaveLength(5)
    expect(whole.slice(0, 2).toSorted()).toEqual(['乙', '甲'])
    for (const limit of [1, 2, 3, 4]) {
      const pages: string[] = []
      for (let offset = 0; offset < 5; offset += limit) {
        const page = await find(more, '网站 提案', { limit, offset })
        expect(page).toMatchObject({ total: 2, partialTotal: 3 })
        pages.push(...page.hits)
      }
      expect(pages).toEqual(whole)
    }
  })

  it('is not filled for who asks for full matches, nor in a file', async () => {
    const parameters = parametersOf('网站 提案')
    const { hits, partialTotal } = await service.search({ ...parameters, fill: false })
    expect({ hits: hits.length, partialTotal }).toEqual({ hits: 1, partialTotal: 0 })
    const { head, rows } = await service.export(parameters)
    const ids = new Set<string>()
    for await (const { reportId } of rows) ids.add(reportId)
    expect({ total: head.total, reports: ids.size }).toEqual({ total: 1, reports: 1 })
  })

  it('is explained, and opened at its passages, as it is shown', async () => {
    const { hits } = await service.search(parametersOf('网站 提案'))
    const rest = hits[1]!
    const explained = await service.explain({ q: '网站 提案', reportId: rest.reportId })
    expect(explained).toMatchObject({ matches: true, match: 'partial', score: rest.score })
    const opened = await service.passages(rest.reportId, parametersOf('网站 提案', { limit: 10 }))
    expect(opened).toMatchObject({ match: 'partial', matchingPassages: 1 })
  })
})

describe('where no report holds everything', () => {
  it('hits say that they hold a part, and what they lack', async () => {
    const service = await serviceOf('网站更新。', '办理提案。')
    expect(await find(service, '网站 提案')).toEqual({
      ...{ match: 'partial', total: 2, partialTotal: 0 },
      hits: expect.arrayContaining(['甲-提案', '乙-网站']) as unknown,
    })
    const { warnings, hits } = await service.search(parametersOf('网站 飞艇'))
    expect(warnings.map(({ code }) => code)).toContain('term_missing')
    expect(hits.map(({ lacks }) => lacks)).toEqual([['飞艇']])
  })

  it('a hit of a question that holds all of it is a full one', async () => {
    const service = await serviceOf('网站更新三次。', '网站停用。')
    expect((await find(service, '网站更新几次？')).hits[0]).toBe('甲')
  })

  it('words that only ask lend a question no characters', async () => {
    const service = await serviceOf('网站更新三次。', '网站停用。')
    const [hit] = (await service.search(parametersOf('网站是不是更新？'))).hits
    const { characters } = await service.explain({ q: '网站是不是更新？', reportId: hit!.reportId })
    const texts = characters.map(({ text }) => text)
    expect(texts).toEqual(expect.arrayContaining(['网站', '更新', '新']))
    for (const text of ['是', '不', '是不', '站是']) expect(texts).not.toContain(text)
  })
})

describe('where hardly a report holds any of the words', () => {
  let service: SearchService

  beforeAll(async () => {
    service = await serviceOf('停车场改造完成。', '飞艇入库。', '网站更新。', '网站下线。')
  })

  it('what holds their characters follows, in no count, and lacks every word', async () => {
    expect(await find(service, '停车棚 驶离')).toEqual({
      ...{ match: 'all', total: 0, partialTotal: 1 },
      hits: ['甲-停车棚,驶离'],
    })
    expect(await find(service, '停车棚 飞艇')).toEqual({
      ...{ match: 'partial', total: 1, partialTotal: 1 },
      hits: ['乙-停车棚', '甲-停车棚,飞艇'],
    })
    expect(await find(service, '飞艇怎么停靠？')).toMatchObject({
      ...{ total: 1, partialTotal: 1 },
      hits: [expect.stringMatching('^乙'), expect.stringMatching('^甲')],
    })
  })

  it('says so in a warning, beside the words that are missing', async () => {
    const { warnings } = await service.search(parametersOf('停车棚 驶离'))
    expect(warnings.map(({ code }) => code)).toEqual([
      ...['term_missing', 'term_missing'],
      'characters_only',
    ])
    const none = await service.search(parametersOf('龘靐 齉爩'))
    expect(none.warnings.map(({ code }) => code)).not.toContain('characters_only')
  })

  it('nothing follows a single word, a phrase, alternatives, or where everything is held', async () => {
    for (const q of ['停车棚', '"停车棚" 驶离', '停车棚 OR 驶离', '同段(停车棚 驶离)', '网站 更新'])
      expect((await find(service, q)).hits.join(), q).not.toContain('甲')
  })

  it('exclusions and conditions hold of it too, and whoever wants none gets none', async () => {
    expect((await find(service, '停车棚 驶离 -改造')).hits).toEqual([])
    expect((await find(service, '停车棚 驶离 body:丙溪县')).hits).toEqual([])
    const { hits } = await service.search({ ...parametersOf('停车棚 驶离'), fill: false })
    expect(hits).toEqual([])
  })

  it('is explained, and opened at its passages, as it is shown', async () => {
    const { hits } = await service.search(parametersOf('停车棚 驶离'))
    const [{ reportId, score, passages }] = hits as [(typeof hits)[number]]
    const explained = await service.explain({ q: '停车棚 驶离', reportId })
    expect(explained).toMatchObject({ matches: true, match: 'partial', score })
    const opened = await service.passages(reportId, parametersOf('停车棚 驶离', { limit: 10 }))
    expect(opened.passages.map(({ passageId }) => passageId)).toEqual(
      passages.map(({ passageId }) => passageId),
    )
  })

  it('what holds some of the words of one that was taken apart is no such report', async () => {
    const service = await serviceOf('网站更新最快。', '网站更新。', '飞艇入库。')
    const found = await service.search(parametersOf('网站更新最快的飞艇'))
    expect(found.warnings.map(({ code }) => code)).toContain('taken_apart')
    for (const q of ['网站更新最快的网站', '网站更新最快的飞艇', '飞艇更新最快的地方'])
      for (const { lacks, match, occurrences, reportId } of (await service.search(parametersOf(q)))
        .hits) {
        expect(match).toBe('partial')
        // Whatever is said to be lacking does not stand there, in those that follow either.
        for (const word of lacks) {
          const { matches } = await service.explain({ q: `"${word}"`, reportId })
          expect(matches, `${q}: ${word}`).toBe(false)
        }
        expect(occurrences).toBeGreaterThan(0)
      }
  })

  it('in long reports, where every character stands, pairs of them alone count', async () => {
    const long = '网站更新。'.repeat(300)
    const texts = [`停车场改造完成。${long}`, `车辆停放。${long}`, long]
    expect((await find(await serviceOf(...texts), '停车棚 驶离')).hits).toEqual(['甲-停车棚,驶离'])
  })
})

describe('over random words', () => {
  let service: SearchService
  let reports: NamedReport[]

  beforeAll(async () => {
    reports = await readReports(corpusFolder)
    service = serviceOver(reports, anyAnalyzer())
  })

  it('a report behind the full ones lacks what it says, holds the rest, and weighs enough', async () => {
    const words = [
      '公开',
      '延期',
      '答复',
      '网站',
      '培训',
      '行政复议',
      '收费',
      '依申请公开',
      '扶贫',
      'PPP',
    ]
    const holds = ({ report }: NamedReport, word: string): boolean =>
      textsOf(report).some((text) => text.includes(word.toLowerCase()))
    let filled = 0
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.constantFrom(...words), { minLength: 2, maxLength: 4 }),
        async (asked) => {
          const all = reports.filter((each) => asked.every((word) => holds(each, word)))
          const parameters = { ...parametersOf(asked.join(' ')), synonyms: false }
          const { hits, total, partialTotal, match } = await service.search(parameters)
          if (match === 'partial') return
          expect(total).toBe(all.length)
          expect(hits).toHaveLength(total + partialTotal)
          expect(new Set(hits.map(({ reportId }) => reportId)).size).toBe(hits.length)
          for (const [i, hit] of hits.entries()) {
            const own = reports.find(({ report }) => report.reportId === hit.reportId)!
            expect(hit.lacks).toEqual(asked.filter((word) => !holds(own, word)))
            expect(hit.match).toBe(i < total ? 'all' : 'partial')
            if (i >= total) filled++
          }
        },
      ),
      { numRuns: runs(200), seed: 5 },
    )
    expect(filled).toBeGreaterThan(0)
  })
})
