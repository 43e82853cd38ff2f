import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '../../../src/errors.ts'
import {
  createPageService,
  startPageServer,
  type PageServer,
} from '../../browser/support/page-server.ts'

let server: PageServer

beforeAll(async () => {
  server = await startPageServer()
})
afterAll(() => server.close())

async function open(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; html: string; headers: Headers }> {
  const answer = await fetch(server.url + path, { headers: { accept: 'text/html', ...headers } })
  return { status: answer.status, html: await answer.text(), headers: answer.headers }
}

describe('/', () => {
  it('answers the front and the results as whole pages', async () => {
    const front = await open('/')
    expect(front.status).toBe(200)
    expect(front.html).toMatch(/^<!doctype html><html lang="zh-Hans" data-view="front">/)
    const results = await open('/?q=延期&year=2018')
    expect(results.html).toContain('data-view="results"')
    expect(results.html).toContain('<mark>延期</mark>')
    expect(results.html).toContain('<title>延期 · 2018 · 公开</title>')
    // The endpoint's answer to this very search is at hand.
    expect(results.html).toContain('href="./api/search?q=%E5%BB%B6%E6%9C%9F&amp;year=2018"')
  })

  it('names no address from the root, so that any path behind a proxy works', async () => {
    for (const path of ['/', '/?q=公开', '/reports/bbbbbbbbbbb1', '/reports/nothing', '/a/b/c']) {
      const { html } = await open(path)
      expect(html).not.toMatch(/ (href|src|action)="\//)
    }
  })

  it('has no inline script or style', async () => {
    for (const path of ['/', '/?q=公开', '/reports/bbbbbbbbbbb1?q=公开']) {
      const { html } = await open(path)
      expect(html).not.toMatch(/ (style|on\w+)="/)
      expect(html).not.toMatch(/<style|<script(?![^>]*(src=|application\/(ld\+)?json))/)
    }
  })

  it('answers a wrong filter with 400, its reason, and the query still in the box', async () => {
    const { status, html } = await open('/?q=延期&year=20x7')
    expect(status).toBe(400)
    expect(html).toContain('year 应为四位年份')
    expect(html).toContain('value="延期"')
  })

  it.each([
    ['/?q=延期&yeer=2017', 'yeer'],
    ['/?q=延期&limit=5', 'limit'],
    ['/terms?by=section', 'by'],
    ['/terms?term=延期', 'term'],
    ['/coverage?only=nonsense', 'only'],
    ['/figures?plot=pie', 'plot'],
    ['/figures?provinse=湖光省', 'provinse'],
    ['/reports/bbbbbbbbbbb1?script=Latn', 'script'],
    ['/compare?c=1', 'c'],
  ])('refuses %s, which would widen or change nothing unseen', async (path, parameter) => {
    const { status, html } = await open(path)
    expect(status).toBe(400)
    expect(html).toMatch(new RegExp(`${parameter} 的参数|${parameter} 应为`))
  })

  it('takes no notice of marks that other sites put on addresses', async () => {
    for (const path of ['/?q=延期&utm_source=x', '/coverage?utm_medium=y'])
      expect((await open(path)).status).toBe(200)
  })

  it('speaks the language asked for, the address before the browser', async () => {
    const traditional = await open('/', { 'accept-language': 'zh-TW,zh;q=0.8' })
    expect(traditional.html).toContain('<html lang="zh-Hant"')
    expect(traditional.headers.get('vary')).toMatch(/accept-language/i)
    const english = await open('/?lang=en', { 'accept-language': 'zh-TW' })
    expect(english.html).toContain('<html lang="en"')
    expect(english.html).toContain('&amp;lang=en')
  })
})

describe('/reports/{id}', () => {
  it('answers the report with its marks', async () => {
    const { status, html } = await open('/reports/bbbbbbbbbbb1?q=延期')
    expect(status).toBe(200)
    expect(html).toContain('id="s3.p2"')
    expect(html).toContain('<mark>延期</mark>')
  })

  it('answers an unknown id with 404 and a way on', async () => {
    const { status, html } = await open(`/reports/${encodeURIComponent('<b>')}`)
    expect(status).toBe(404)
    expect(html).toContain('没有这份报告')
    expect(html).toContain('&lt;b>')
  })
})

describe('/coverage', () => {
  it('has signs that every language reads', async () => {
    const { html } = await open('/coverage?lang=en')
    const signs = [...html.matchAll(/class="cover-sign[^>]*>([^<]*)</g)].map(([, sign]) => sign)
    expect(signs.length).toBeGreaterThan(3)
    for (const sign of signs) expect(sign).not.toMatch(/\p{Script=Han}/u)
  })
})

describe('/bodies/{bodyId}', () => {
  const address = `/bodies/${encodeURIComponent('990101-青松县人民政府')}`

  it('shows reports, figures, failed checks and changes over the years', async () => {
    const { status, html } = await open(address)
    expect(status).toBe(200)
    expect(html).toContain('<title>青松县人民政府 · 公开</title>')
    expect(html).toContain('href="../reports/bbbbbbbbbbb1"')
    // Its figures lead to their cells; the sum that does not come out is marked.
    expect(html).toContain('href="../reports/bbbbbbbbbbb1#s3.t1.c3-3"')
    expect(html).toMatch(/<td class="number fails">/)
    expect(html).toMatch(/id="check-bbbbbbbbbbb1-\d"/)
    expect(html).toContain('href="../compare?a=aaaaaaaaaaa2&amp;b=bbbbbbbbbbb1"')
    expect(html).not.toMatch(/ (href|src|action)="\//)
  })

  it('is linked from hits, reports, comparisons and tables of figures', async () => {
    const encoded = encodeURIComponent('990101-青松县人民政府')
    for (const [path, root] of [
      ['/?q=延期&lang=en', './'],
      ['/reports/bbbbbbbbbbb1?lang=en', '../'],
      ['/compare?a=aaaaaaaaaaa2&b=bbbbbbbbbbb1&lang=en', './'],
      ['/figures?lang=en', './'],
      ['/figures?view=table&lang=en', './'],
      ['/figures?view=ranking&lang=en', './'],
    ] as const)
      expect((await open(path)).html, path).toContain(`href="${root}bodies/${encoded}?lang=en"`)
  })

  it('answers an unknown id in words, and unknown parameters as other pages do', async () => {
    const unknown = await open(`/bodies/${encodeURIComponent('<i>')}`)
    expect(unknown.status).toBe(404)
    expect(unknown.html).toContain('没有这个机构')
    expect(unknown.html).toContain('&lt;i>')
    expect((await open(`${address}?yeer=2017`)).status).toBe(400)
    const program = await fetch(`${server.url}/api/bodies/nothing?lang=`)
    expect(program.status).toBe(400)
    const json = await fetch(`${server.url}/api/bodies/nothing`)
    expect([json.status, await json.text()]).toEqual([
      404,
      expect.stringContaining('没有编号为 nothing 的机构'),
    ])
  })

  it('leads from the list to the table of years', async () => {
    const answer = await fetch(`${server.url}/bodies?name=青松`, { redirect: 'manual' })
    expect(answer.status).toBe(301)
    expect(new URL(answer.headers.get('location')!, `${server.url}/bodies`).pathname).toBe(
      '/coverage',
    )
  })
})

describe('/compare?with=lastYear', () => {
  it('leads to the comparison with the year before, or says that there is none', async () => {
    const found = await fetch(`${server.url}/compare?b=bbbbbbbbbbb1&with=lastYear&lang=en`, {
      redirect: 'manual',
    })
    expect([found.status, found.headers.get('location')]).toEqual([
      302,
      './compare?a=aaaaaaaaaaa2&b=bbbbbbbbbbb1&lang=en',
    ])
    const none = await open('/compare?b=cccccccccc00&with=lastYear')
    expect(none.status).toBe(200)
    expect(none.html).toContain('没有这个机构上一年的')
    expect(none.html).toContain('compare?a=')
    expect((await open('/compare?b=nothing&with=lastYear')).status).toBe(404)
    expect((await open('/compare?b=aaaaaaaaaaa1&with=nextYear')).status).toBe(400)
  })
})

describe('errors', () => {
  it('are pages for people and left to the endpoint for programs', async () => {
    const page = await open('/nowhere/at/all')
    expect(page.status).toBe(404)
    expect(page.html).toContain('href="../../"')
    const program = await open('/api/nowhere', { accept: 'application/json' })
    expect(program.headers.get('content-type')).toContain('application/json')
  })

  it('say that there is no index', async () => {
    const search = () => Promise.reject(new AppError('unavailable', 'No index is loaded.'))
    const bare = await startPageServer(createPageService({ search }))
    const answer = await fetch(`${bare.url}/`, { headers: { accept: 'text/html' } })
    const page = await answer.text()
    await bare.close()
    expect(answer.status).toBe(503)
    expect(page).toContain('索引还不能用')
  })

  it('keep the inside of a failure to the log', async () => {
    const search = () => Promise.reject(new Error('secret detail'))
    const failing = await startPageServer(createPageService({ search }))
    const answer = await fetch(`${failing.url}/?q=a`, { headers: { accept: 'text/html' } })
    const page = await answer.text()
    await failing.close()
    expect(answer.status).toBe(500)
    expect(page).not.toContain('secret')
  })
})

describe('columns that add up', () => {
  const numbersOf = (html: string, row: RegExp): number[] =>
    [...(row.exec(html)?.[1] ?? '').matchAll(/<td class="[^"]*number[^"]*">(\d+)</g)].map(
      ([, number]) => Number(number),
    )

  it('gives reports of no known body or year a place in /coverage', async () => {
    const checks = { pass: 0, fail: 0, notAssessable: 0 }
    const cell = (reportId: string, reportYear: number | null) => ({ reportId, reportYear, checks })
    const stats = await createPageService().stats()
    const body = {
      ...{ bodyId: '1', reportingBody: '甲县', years: [2017] },
      // Two of one year, and one that does not say its year.
      reports: [cell('a', 2017), cell('b', 2017), cell('c', null)],
    }
    const withoutBody = [{ ...cell('d', 2019), title: '某报告' }]
    const own = await startPageServer(
      createPageService({
        stats: () => Promise.resolve({ ...stats, coverage: [body], withoutBody }),
      }),
    )
    const answer = await fetch(`${own.url}/coverage`, { headers: { accept: 'text/html' } })
    const html = await answer.text()
    await own.close()
    expect(html).toContain('未认出机构的报告')
    expect(html).toContain('<strong>4</strong>')
    expect(numbersOf(html, /<tfoot>(.*)<\/tfoot>/s)).toEqual([2, 0, 1, 1])
    for (const id of ['a', 'b', 'c', 'd']) expect(html).toContain(`reports/${id}"`)
  })

  it('counts in /terms what has no province', async () => {
    const service = createPageService()
    const own = await startPageServer(
      createPageService({
        async terms(parameters) {
          const answer = await service.terms(parameters)
          const none = { reports: 0, occurrences: 0, passages: 0, per10000: 0 }
          return {
            ...answer,
            reports: answer.reports + 3,
            columns: [...answer.columns, { value: null, reports: 3, characters: 10 }],
            terms: answer.terms.map((row) => ({ ...row, counts: [...row.counts, none] })),
          }
        },
      }),
    )
    const open = async (path: string): Promise<string> =>
      (await fetch(own.url + path, { headers: { accept: 'text/html' } })).text()
    const html = await open('/terms?terms=公开&by=province')
    const csv = await open('/terms?terms=公开&by=province&format=csv')
    await own.close()
    const columns = numbersOf(html, /<tfoot><tr>(.*?)<\/tr>/s)
    const sum = columns.pop()
    expect(html).toContain('未认出省份')
    expect(columns.at(-1)).toBe(3)
    expect(sum).toBe(columns.reduce((all, each) => all + each, 0))
    expect(csv).toContain('未认出省份')
  })
})

describe('failed checks', () => {
  it('are told in hits, in cells, on the folded box, and asked for by a filter', async () => {
    const hits = await open('/?q=依申请公开&check=failed')
    expect(hits.html).toContain('✗ 1 项核对不符')
    expect(hits.html).toContain('有不符')
    expect(hits.html.match(/<article/g)).toHaveLength(1)
    const report = await open('/reports/bbbbbbbbbbb1')
    expect(report.html).toMatch(/<summary>数字[^<]*<span class="fails-badge">✗ 1 项不符/)
    expect(report.html).toMatch(/<td class="number fails" id="s3.t1.c7-3">/)
  })
})
