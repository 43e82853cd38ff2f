import { describe, expect, it } from 'vitest'
import { unknownMetadata, type Report } from '../../src/report/index.ts'
import {
  measuredBodiesAnswer,
  measuredRankingAnswer,
  measuredSpreadAnswer,
} from '../../src/search/index.ts'
import { holdService } from '../../src/server/index.ts'
import { createFakeSearchService } from '../support/fake-search-service.ts'
import { serveApp } from '../support/serve-app.ts'

const received = 'requests.received'
const granted = 'requests.granted'
const total = 'requests.outcomes.total'

function reportOf(
  body: string,
  reportYear: number,
  figures: Record<string, number | null>,
  more: Partial<Report> = {},
): Report {
  return {
    ...unknownMetadata,
    ...{ kind: 'annualReport', origins: {}, outline: [], checks: [], warnings: [], sources: [] },
    reportId: `${body}-${reportYear}-${Object.keys(figures).length}`,
    ...{ bodyId: body, reportingBody: `${body}县人民政府`, reportYear },
    figures: Object.entries(figures).map(([key, value], row) => ({
      ...{ key, label: key, value, raw: String(value ?? '/'), unit: '件', reading: 'table' },
      source: { passageId: `s3.t1.r${row + 1}`, tableId: 's3.t1', row, column: 2 },
    })),
    ...more,
  }
}

const reports = [
  reportOf('甲', 2020, { [received]: 40, [granted]: 10, [total]: 40 }),
  reportOf('甲', 2021, { [received]: 8, [granted]: 2, [total]: 0 }),
  reportOf('甲', 2021, { [received]: 9 }),
  reportOf(
    '乙',
    2021,
    { [received]: 30, [granted]: 15, [total]: 30 },
    {
      checks: [
        {
          ...{ formula: '', outcome: 'fail', left: 30, right: 31, difference: -1 },
          cells: [total],
        },
      ],
    },
  ),
  reportOf('丙', 2021, { [received]: null }),
  reportOf('丁', 2020, { 'staff.total': 3 }),
]

const serve = (): Promise<string> =>
  serveApp({ search: holdService(createFakeSearchService({}, reports)) })

async function ask(path: string): Promise<{ status: number; body: unknown }> {
  const answer = await fetch((await serve()) + path)
  return { status: answer.status, body: await answer.json() }
}

describe('GET /api/figures/bodies', () => {
  it('gives each body its years, with the state of each value and nothing where there is no report', async () => {
    const { body } = await ask(`/api/figures/bodies?key=${received}&ratio=granted`)
    const answer = measuredBodiesAnswer.strict().parse(body)
    expect(answer).toMatchObject({
      years: [2020, 2021],
      total: 3,
      without: { bodies: 1, undated: 0 },
    })
    const first = answer.bodies.find(({ bodyId }) => bodyId === '甲')!
    expect(
      first.years.map(({ reportYear, others, differs }) => [reportYear, others, differs]),
    ).toEqual([
      [2020, 0, false],
      [2021, 1, true],
    ])
    expect(first.years.map(({ values }) => values)).toEqual([
      [
        { value: 40, state: 'stated', fails: false, url: '/reports/甲-2020-3#s3.t1.r1' },
        {
          ...{ value: 0.25, state: 'stated', fails: false, numerator: 10, denominator: 40 },
          url: '/reports/甲-2020-3#s3.t1.r2',
        },
      ],
      [
        { value: 8, state: 'stated', fails: false, url: '/reports/甲-2021-3#s3.t1.r1' },
        {
          ...{ value: null, state: 'overZero', fails: false, numerator: 2, denominator: 0 },
          url: '/reports/甲-2021-3#s3.t1.r2',
        },
      ],
    ])
    const doubted = answer.bodies.find(({ bodyId }) => bodyId === '乙')!.years[0]!.values
    expect(doubted.map(({ fails }) => fails)).toEqual([false, true])
    const blank = answer.bodies.find(({ bodyId }) => bodyId === '丙')!.years
    expect(blank.map(({ values }) => values.map(({ state }) => state))).toEqual([
      ['blank', 'missing'],
    ])
  })

  it('sorts by a column, pages, and names the columns there are where it is none', async () => {
    const sorted = await ask(
      `/api/figures/bodies?key=${received}&sort=${received}:2021&limit=1&offset=1`,
    )
    expect(measuredBodiesAnswer.parse(sorted.body)).toMatchObject({
      ...{ total: 3, limit: 1, offset: 1 },
      bodies: [{ bodyId: '甲' }],
    })
    const wrong = await ask(`/api/figures/bodies?key=${received}&sort=${received}:1999`)
    expect(wrong.status).toBe(400)
    expect(JSON.stringify(wrong.body)).toContain(`${received}:2021`)
  })

  it.each([
    ['key=nonsense', 'key'],
    ['ratio=nonsense', 'ratio'],
    [`ratio=${granted}/nonsense`, 'ratio'],
    ['by=granted', 'by'],
    [`key=${received}&ratio=granted,refused,unavailable,notProcessed,extended,online`, 'key'],
  ])('refuses %s', async (query, parameter) => {
    const { status, body } = await ask(`/api/figures/bodies?${query}`)
    expect(status).toBe(400)
    expect(body).toMatchObject({ error: { details: [{ parameter }] } })
  })
})

describe('GET /api/figures/ranking', () => {
  it('ranks those with a number of the newest year, or of the year and measure asked for', async () => {
    const newest = measuredRankingAnswer.strict().parse((await ask('/api/figures/ranking')).body)
    expect(newest).toMatchObject({ measure: received, reportYear: 2021, total: 2 })
    expect(newest.ranking.map(({ rank, bodyId }) => [rank, bodyId])).toEqual([
      [1, '乙'],
      [2, '甲'],
    ])
    const asked = await ask(`/api/figures/ranking?key=${received}&ratio=granted&by=granted&at=2020`)
    expect(measuredRankingAnswer.parse(asked.body)).toMatchObject({
      ...{ measure: 'granted', reportYear: 2020 },
      ranking: [{ rank: 1, bodyId: '甲' }],
    })
    const none = await ask('/api/figures/ranking?at=1990')
    expect(measuredRankingAnswer.parse(none.body)).toMatchObject({ total: 0, ranking: [] })
    expect((await ask('/api/figures/ranking?at=199')).status).toBe(400)
    expect((await ask('/api/figures/ranking?by=granted')).status).toBe(400)
  })
})

describe('GET /api/figures/distribution', () => {
  it('counts the bodies in each class, and says who is in none', async () => {
    const { body } = await ask('/api/figures/distribution')
    const answer = measuredSpreadAnswer.strict().parse(body)
    expect(answer.classes.reduce((sum, { count }) => sum + count, 0)).toBe(2)
    expect(answer.years).toMatchObject([
      { year: 2020, bodies: 1, blank: 0, missing: 0, median: 40 },
      { year: 2021, bodies: 2, blank: 1, missing: 0, least: 8, median: 19, most: 30 },
    ])
  })
})

describe('/figures', () => {
  const page = async (query: string): Promise<{ status: number; text: string }> => {
    const answer = await fetch(`${await serve()}/figures?${query}`, {
      headers: { accept: 'text/html' },
    })
    return { status: answer.status, text: await answer.text() }
  }
  const lines = (text: string): string[][] =>
    text
      .replace(/^\uFEFF/, '')
      .trim()
      .split('\r\n')
      .map((line) => line.slice(1, -1).split('","'))

  it('gives a row a body as a file, empty where there is no number', async () => {
    const { text } = await page(`key=${received}&ratio=granted&file=bodies`)
    const rows = lines(text)
    expect(rows[0]!.slice(5)).toEqual([
      '本年新收政府信息公开申请数量 2020',
      '本年新收政府信息公开申请数量 2021',
      '予以公开率 2020',
      '予以公开率 2021',
    ])
    expect(rows.slice(1).map((row) => [row[0], ...row.slice(5)])).toEqual([
      ['丙', '', '', '', ''],
      ['乙', '', '30', '', '0.5'],
      ['甲', '40', '8', '0.25', ''],
    ])
  })

  it('says that outcomes of a year are blank where every report leaves them so', async () => {
    const blank = reportOf('戊', 2022, { [granted]: 4, 'requests.unavailable.notHeld': null })
    const service = createFakeSearchService(
      {
        figureKeys: () =>
          Promise.resolve(
            [granted, 'requests.unavailable.notHeld'].map((key) => ({
              ...{ key, label: key, unit: '件', definition: '', reports: 1, blank: 0 },
              applicants: [],
            })),
          ),
      },
      [blank],
    )
    const address = await serveApp({ search: holdService(service) })
    const html = await (await fetch(`${address}/figures?key=${granted}`)).text()
    const outcomes = html.split('办理结果件数').at(-1)!
    const cells = [...outcomes.matchAll(/<td class="number">(.*?)<\/td>/g)].map(([, cell]) =>
      cell!.replace(/<[^>]+>/g, ''),
    )
    expect(cells).toEqual(['4', '', '', '空白', '', ''])
  })

  it('does not round a share to nothing or to all', async () => {
    const shares = [
      reportOf('子', 2022, { [granted]: 1, [total]: 9000 }),
      reportOf('丑', 2022, { [granted]: 8999, [total]: 9000 }),
      reportOf('寅', 2022, { [granted]: 0, [total]: 9000 }),
      reportOf('卯', 2022, { [granted]: 9000, [total]: 9000 }),
    ]
    const service = createFakeSearchService({}, shares)
    const address = await serveApp({ search: holdService(service) })
    const html = await (await fetch(`${address}/figures?view=table&ratio=granted`)).text()
    const cells = [...html.matchAll(/<a href="[^"]*" title="[^"]*">([^<]*%)<\/a>/g)]
    expect(cells.map(([, text]) => text).sort()).toEqual(
      ['0%', '100%', '&lt;0.1%', '>99.9%'].sort(),
    )
  })

  it('gives every report with the sides of a ratio, and what must be known beside it', async () => {
    const { text } = await page('ratio=granted&file=reports')
    const rows = lines(text)
    expect(rows[0]!.slice(7)).toEqual([
      '予以公开率',
      '予以公开率 分子',
      '予以公开率 分母',
      '予以公开率 备注',
    ])
    expect(rows.slice(1).map((row) => row.slice(6))).toEqual([
      ['甲-2021-3', '', '2', '0', '分母为 0，没有比率'],
      ['乙-2021-3', '0.5', '15', '30', '报告里含此数的算式不符'],
      ['甲-2020-3', '0.25', '10', '40', ''],
    ])
  })

  it.each([
    ['view=pie', 'view'],
    ['view=table&sort=nonsense', 'sort'],
    ['view=ranking&by=nonsense', 'by'],
    ['view=ranking&at=20', 'at'],
    ['file=nonsense', 'file'],
    ['offset=-1', 'offset'],
    ['ratio=nonsense', 'nonsense'],
    ['file=reports&ratio=nonsense', 'nonsense'],
  ])('refuses %s', async (query, named) => {
    const { status, text } = await page(query)
    expect(status).toBe(400)
    expect(text).toContain(named)
  })

  it('opens past the last page, and with bodies that have nothing, without a word that is not so', async () => {
    expect((await page('view=table&offset=500')).text).toContain('共 3 个机构')
    expect((await page('view=ranking&at=1990')).text).toContain('所选的报告里没有这些数字')
    expect((await page('view=multiples&key=meetings.total')).text).toContain(
      '所选的报告里没有这些数字',
    )
  })
})
