import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { createEmbeddedEngine, createMemorySnapshot } from '../../src/index/index.ts'
import { buildConcordance } from '../../src/index/concordance/build-concordance.ts'
import { joinReports } from '../../src/index/concordance/concordance.ts'
import { TermPostingsSource } from '../../src/index/engines/embedded/term-postings.ts'
import { QueryMeter } from '../../src/index/query-budget.ts'
import { withoutOverlaps } from '../../src/index/literal.ts'
import { synonymGroups } from '../../src/search/synonyms.ts'
import { findExpansions, otherLiterals } from '../../src/search/synonyms-lookup.ts'
import { createSearchService, type SearchService } from '../../src/search/index.ts'
import { normalizeText } from '../../src/text/index.ts'
import {
  fixedRuns,
  literalArbitrary,
  placesIn,
  reportOf,
  reportsArbitrary,
} from '../index/concordance/naive.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { corpusFolder, parametersOf, readReports, textsOf, type NamedReport } from './corpus.ts'
import { runs } from '../support/long.ts'

describe('the table of synonyms', () => {
  it('has two different terms and a reason in every row', () => {
    for (const { terms, reason } of synonymGroups) {
      const distinct = new Set(terms.map(normalizeText))
      expect(distinct.size, terms[0]).toBe(terms.length)
      expect(terms.length, terms[0]).toBeGreaterThan(1)
      expect(reason).not.toBe('')
    }
  })
})

const namesOf = (word: string): string[] => {
  const own = normalizeText(word)
  return otherLiterals(own, findExpansions(own)).map(({ text }) => text)
}

describe('other names of a word', () => {
  it.each([
    ['PPP', '政府和社会资本合作'],
    ['政府和社会资本合作', 'ppp'],
    ['资訊', '信息'],
    ['信息', '资讯'],
    ['信息公开目录', '资讯公开目录'],
    ['计画', '计划'],
    ['最佳化', '优化'],
    ['网路', '网络'],
    ['依申请公开', '申请公开'],
    ['三公经费', '"三公"经费'],
    ['住建局', '住房和城乡建设局'],
    ['住房和城乡建设局', '住建局'],
    ['博州', '博尔塔拉蒙古自治州'],
    ['博尔塔拉蒙古自治州', '博州'],
    ['阿左旗', '阿拉善左旗'],
    ['襄樊市', '襄阳市'],
    ['50230', '50,230'],
    ['50,230', '50230'],
    ['5.023万', '50230'],
    ['50230条', '5.023万条'],
    ['28', '二十八'],
    ['2017年', '二〇一七年'],
    ['百分之四点五', '4.5%'],
    ['第九条', '第9条'],
    ['12万元', '120000元'],
  ])('%s is looked for as %s too', (word, other) => {
    expect(namesOf(word)).toContain(other)
  })

  it.each([
    ['2017', ['二〇一七', '二零一七', '二o一七', '二0一七']],
    ['1999', ['一九九九']],
    ['二O一七', ['2017', '二〇一七', '二零一七', '二0一七']],
  ])('%s is a year, and looked for in numerals alone', (word, others) => {
    expect(namesOf(word)).toEqual(others)
  })

  it.each([
    '十三五',
    '二百五',
    'pppp',
    '公开县级',
    '三公里',
    '014420882/2018-00583',
    'a12345',
    'a/2017',
    '二〇一七三',
    '鼓楼区',
  ])('%s has none', (word) => {
    expect(namesOf(word)).toEqual([])
  })

  it('leaves out what holds the word itself, since its places are the same', () => {
    expect(namesOf('申请公开')).toEqual([])
    expect(namesOf('博尔塔拉')).not.toContain('博尔塔拉蒙古自治州')
  })
})

/** Places of literals in a text by plain search: of overlapping places of different literals the earlier literal's. */
function plainUnion(text: string, literals: readonly string[]): number {
  const counted: { start: number; end: number; literal: number }[] = []
  literals.forEach((literal, number) => {
    for (const start of placesIn(text, literal)) {
      const end = start + literal.length
      const overlaps = counted.some(
        (each) => each.literal !== number && start < each.end && each.start < end,
      )
      if (!overlaps) counted.push({ start, end, literal: number })
    }
  })
  return counted.length
}

describe('places of equal words', () => {
  it('are the union that plain search finds, in any small text', () => {
    const literals = fc.uniqueArray(literalArbitrary, { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(reportsArbitrary, literals, (reports, texts) => {
        const concordance = buildConcordance(joinReports(reports.map((each) => reportOf(each))))
        const term = { literals: texts.map((text, i) => ({ text, weight: i === 0 ? 1 : 0.7 })) }
        const postings = new TermPostingsSource(concordance, new QueryMeter(), 1e7).of(term)
        const expected = reports.flat().map((passage) => plainUnion(passage, texts))
        const actual = expected.map((_, passage) => {
          const at = postings.passages.indexOf(passage)
          return at < 0 ? 0 : postings.counts[at]
        })
        expect(actual).toEqual(expected)
        expect(postings.occurrences).toBe(expected.reduce((sum, count) => sum + count, 0))
      }),
      { ...fixedRuns, numRuns: runs(150) },
    )
  })

  it('count what stands inside another once, and overlapping places of one word each', () => {
    const place = (start: number, end: number) => ({ start, end })
    expect(withoutOverlaps([[place(0, 5)], [place(1, 5), place(8, 12)]])).toEqual([
      place(0, 5),
      place(8, 12),
    ])
    expect(withoutOverlaps([[place(0, 2), place(1, 3)]])).toHaveLength(2)
  })
})

describe('a search with synonyms', () => {
  let reports: NamedReport[]
  let service: SearchService

  const serviceOf = (each: readonly NamedReport[]): SearchService =>
    createSearchService(
      createEmbeddedEngine(
        createMemorySnapshot(
          each.map(({ report }) => report),
          anyAnalyzer(),
        ),
      ),
      anyAnalyzer(),
    )

  beforeAll(async () => {
    reports = await readReports(corpusFolder)
    service = serviceOf(reports)
  })

  it('names those that stand in the index, and can be told to leave them out', async () => {
    const { query, total } = await service.search(parametersOf('PPP'))
    expect(query.terms[0]!.synonyms).toEqual(['政府和社会资本合作'])
    const off = await service.search({ ...parametersOf('PPP'), synonyms: false })
    expect(off.query.terms[0]!.synonyms).toEqual([])
    expect(off.total).toBeLessThanOrEqual(total)
    const quoted = await service.search(parametersOf('"PPP"'))
    expect(quoted.query.terms[0]!.synonyms).toEqual([])
    expect(quoted.occurrences).toBe(off.occurrences)
  })

  it('excludes only the word that was written', async () => {
    const all = await service.search(parametersOf('公开 -政府和社会资本合作'))
    const quoted = await service.search(parametersOf('公开 -"政府和社会资本合作"'))
    expect(all.total).toBe(quoted.total)
  })

  it('finds the body of a filter by its other names', async () => {
    const short = await service.reports({ ...parametersOf('').filters, body: ['鄂前旗'] }, 10, 0)
    const full = await service.reports({ ...parametersOf('').filters, body: ['鄂托克前旗'] }, 10, 0)
    expect(short.total).toBeGreaterThan(0)
    expect(short.total).toBe(full.total)
  })

  it('never puts a report with other names alone above one with the word, whatever else they hold', async () => {
    // Each report once as it is and once with the word replaced: then all else is equal.
    const pairs: [string, string][] = [
      ['依申请公开', '申请公开'],
      ['信息', '资讯'],
      ['博尔塔拉蒙古自治州', '博州'],
      ['政府和社会资本合作', 'PPP'],
    ]
    for (const [word, other] of pairs) {
      const replaced = reports.map(({ name, report }): NamedReport => {
        const text = JSON.stringify(report).replaceAll(word, JSON.stringify(other).slice(1, -1))
        const copy = JSON.parse(text) as typeof report
        return { name: `${name}*`, report: { ...copy, reportId: `${report.reportId}x` } }
      })
      const both = serviceOf([...reports, ...replaced])
      const { hits } = await both.search(parametersOf(word))
      const holds = new Map(
        [...reports, ...replaced].map(({ report }) => [
          report.reportId,
          textsOf(report).some((text) => text.includes(normalizeText(word))),
        ]),
      )
      const order = hits.map(({ reportId }) => holds.get(reportId)!)
      expect(order, word).toEqual(order.toSorted((a, b) => Number(b) - Number(a)))
      const exact = await both.search(parametersOf(`"${word}"`))
      expect(order, word).toContain(true)
      expect(order, word).toContain(false)
      expect(order.filter(Boolean), word).toHaveLength(exact.total)
      await both.close()
    }
  })
})
