/** Cards of figures above the hits. */
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import type { Language } from '../../src/language/index.ts'
import type { Answer, SearchResponse, StatedFigure } from '../../src/search/index.ts'
import { sentence, remark } from '../../src/sentence.ts'
import { createTranslator, parseSearchState, SearchView } from '../../src/views/index.ts'
import { createPageService } from '../browser/support/page-server.ts'

const region = { code: '990101', province: '松林省', city: '松林市', county: '青松县' }
const body = { bodyId: '990101-青松县人民政府', reportingBody: '青松县人民政府', region }

const stated = (
  reportYear: number,
  value: number,
  rest: Partial<StatedFigure> = {},
): StatedFigure => ({
  ...{ ...body, title: null, reportYear, value, administrativeLevel: 'county', applicant: null },
  ...{ key: 'requests.received', label: '收到申请数', raw: String(value), unit: '件' },
  ...{
    reportId: `aaaaaaaa${reportYear}`,
    reading: 'table',
    place: '一、本年新收',
    failedChecks: [],
  },
  source: { passageId: 's3.t1.r2', tableId: 's3.t1', row: 1, column: 2 },
  url: `/reports/aaaaaaaa${reportYear}#s3.t1.r2`,
  ...rest,
})

const answer = (rest: Partial<Answer>): Answer => ({
  ...{ kind: 'value', key: 'requests.received', label: '本年新收政府信息公开申请数量', unit: '件' },
  ...{
    definition: '',
    applicant: null,
    body: null,
    by: null,
    order: null,
    asked: [],
    region: null,
  },
  ...{ level: null, values: [], years: [], sums: [], reports: 1, passedOver: 0, ...rest },
})

async function draw(
  answers: Answer[],
  language: Language = 'zh-Hans',
  change: Partial<SearchResponse> = {},
): Promise<string> {
  const parameters = { q: '延期', sort: 'relevance' as const, limit: 10, offset: 0 }
  const filters = { year: [], section: [], part: [], region: [], body: [], level: [], check: [] }
  const response = await createPageService().search({ ...parameters, filters })
  return renderToString(
    <SearchView
      context={{ t: createTranslator(language), root: './' }}
      state={parseSearchState(new URLSearchParams('q=延期'))}
      site={{ reports: 3, bodies: 1, years: [2018], samples: false }}
      outcome={{ response: { ...response, answers, ...change } }}
    />,
  )
}

const textOf = (html: string): string => html.replace(/<[^>]*>/g, '')

describe('the figure asked for', () => {
  const value = answer({
    body,
    values: [stated(2018, 1234)],
    years: [stated(2018, 1234), stated(2017, 12)],
  })

  it('is shown with its body, year, words and a link to its cell, above the hits', async () => {
    const html = await draw([value])
    expect(textOf(html)).toContain(
      '本年新收政府信息公开申请数量青松县人民政府 松林省 松林市 青松县',
    )
    expect(html).toContain('>1,234 件</a>')
    expect(textOf(html)).toContain('1,234 件 2018 年')
    expect(html).toMatch(/href="\.\/reports\/aaaaaaaa2018#s3\.t1[^"]*"/)
    expect(html).toContain('一、本年新收')
    expect(html.indexOf('class="answers"')).toBeLessThan(html.indexOf('class="hits"'))
  })

  it('has the years around it as bars that are links; one year alone needs none', async () => {
    const html = await draw([value])
    expect(html.match(/class="plot-bar"/g)).toHaveLength(2)
    expect(html).toContain('aria-label="2017 年 12 件"')
    expect(
      await draw([answer({ body, values: [stated(2018, 3)], years: [stated(2018, 3)] })]),
    ).not.toContain('plot-bar')
  })

  it('says where reports differ, and which sums do not come out', async () => {
    const failedChecks = ['收到申请数 = 当面 + 网络']
    const text = textOf(
      await draw([answer({ body, values: [stated(2018, 3, { failedChecks }), stated(2018, 4)] })]),
    )
    expect(text).toContain('写的数不同')
    expect(text).toContain('报告里含有这个数的算式不符：收到申请数 = 当面 + 网络')
  })

  it('says what other sentences of the report state, and why this one was taken', async () => {
    const source = { passageId: 's1.p1' }
    const candidates = [9, 3].map((other) => ({ value: other, raw: `${other}件`, source }))
    const decided = stated(2018, 3, { candidates, decidedBy: 'scope' })
    const text = textOf(await draw([answer({ body, values: [decided] })]))
    expect(text).toContain('报告另有不同说法（9），按统计范围取此数')
  })

  it('speaks the language of the page', async () => {
    const english = textOf(await draw([value], 'en'))
    expect(english).toContain('Applications received this year')
    expect(english).toContain('From a table')
    expect(textOf(await draw([value], 'zh-Hant'))).toContain('本年新收政府信息公開申請數量')
  })

  it('is not there without an answer', async () => {
    expect(await draw([])).not.toContain('class="answers"')
  })
})

describe('a ranking', () => {
  it('lists bodies in order, and says over what', async () => {
    const ranking = answer({
      ...{
        kind: 'ranking',
        by: 'body',
        order: 'most',
        reports: 70,
        passedOver: 2,
        level: 'county',
      },
      values: [stated(2018, 40), stated(2017, 30, { reportingBody: '白桦县人民政府' })],
    })
    const html = await draw([ranking])
    expect(html).toMatch(/青松县人民政府 2018 年[^]*40 件[^]*白桦县人民政府 2017 年[^]*30 件/)
    const text = textOf(html)
    expect(text).toContain('最多的机构')
    expect(text).toContain('范围：县级。')
    expect(text).toContain('按收录的 70 份报告所载的数。')
    expect(text).toContain('不分年份')
    expect(text).toContain('另有 2 份报告的数会排在前面')
    expect(textOf(await draw([ranking], 'en'))).toContain('bodies with the most')
  })

  it('of years adds up, and says of how many reports', async () => {
    const sums = [{ year: 2018, sum: 52, reports: 2 }]
    const text = textOf(await draw([answer({ kind: 'ranking', by: 'year', order: 'least', sums })]))
    expect(text).toContain('最少的年份')
    expect(text).toContain('2018 年，2 份报告合计 52 件')
    expect(text).toContain('上下级')
  })
})

describe('a question', () => {
  it('is not said to have no report with all its words: that was not looked for', async () => {
    const warnings = [remark('question', sentence('note.question'))]
    const text = textOf(await draw([], 'zh-Hans', { match: 'partial', warnings }))
    expect(text).toContain('这是一句问话')
    expect(text).not.toContain('没有一份报告完全相符')
  })
})
