/** The pages over the whole collection: coverage, figures, terms. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openPage } from './support/browser.ts'
import { createPageService, startPageServer, type PageServer } from './support/page-server.ts'
import { createRichReports } from './support/rich-reports.ts'
import { createFigures, createCoverage } from './support/overviews.ts'

let browser: Browser
let server: PageServer

beforeAll(async () => {
  const reports = createRichReports()
  server = await startPageServer(
    createPageService({
      ...createFigures(),
      stats: async () => ({
        ...(await createPageService().stats()),
        coverage: createCoverage(reports),
      }),
    }),
  )
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

describe('coverage', () => {
  it('shows what is there, what is missing and what fails, and leads to the report', async () => {
    const page = await openPage(browser, { javaScriptEnabled: false })
    await page.goto(`${server.url}/coverage`)
    expect(await page.locator('.cover-missing').count()).toBeGreaterThan(0)
    await page.locator('.cover-failed a').first().click()
    await page.waitForURL(/reports\/bbbbbbbbbbb1/)
  })

  it('narrows by name and by what is wrong', async () => {
    const page = await openPage(browser)
    await page.goto(`${server.url}/coverage?name=湖光`)
    expect(await page.locator('tbody tr').count()).toBe(1)
    await page.goto(`${server.url}/coverage?only=failed`)
    expect(await page.locator('tbody th').allTextContents()).toEqual(['青松县人民政府'])
    await page.goto(`${server.url}/coverage?name=没有这个机构`)
    expect(await page.locator('main').textContent()).toContain('没有相符的机构')
  })
})

describe('figures', () => {
  it('keeps in sight what a row is while its numbers are scrolled', async () => {
    const page = await openPage(browser, { viewport: { width: 320, height: 800 } })
    await page.goto(`${server.url}/figures`)
    const [scrolled, head, frame] = await page.evaluate<[number, number, number]>(`(() => {
      const frame = document.querySelector('.table-frame')
      frame.scrollLeft = 60
      const left = (element) => element.getBoundingClientRect().left
      return [frame.scrollLeft, left(frame.querySelector('tbody th')), left(frame)]
    })()`)
    expect(scrolled).toBeGreaterThan(0)
    expect(head).toBeGreaterThanOrEqual(frame - 1)
  })

  it('draws a line a body, breaks it at a blank, and links each point to its cell', async () => {
    const page = await openPage(browser, { javaScriptEnabled: false })
    await page.goto(`${server.url}/figures`)
    const plot = page.locator('.plot').first()
    expect(await plot.locator('.dot').count()).toBe(3)
    expect(await plot.locator('polyline').count()).toBe(2)
    expect(await plot.locator('.dot.inferred').count()).toBe(1)
    expect(await plot.locator('.blank-mark title').textContent()).toBe(
      '青松县人民政府 2017 空白（/） · 出处：表格第 3 行第 3 列',
    )
    expect(await page.locator('.figure-blank').first().textContent()).toContain('空白（/）')
    expect(await plot.locator('a').count()).toBe(4)
    await plot.getByRole('link', { name: '青松县人民政府 2018 28' }).click()
    await page.waitForURL(/reports\/bbbbbbbbbbb1#s3\.t1\.c3-3$/)
    expect(await page.locator('td:target').textContent()).toContain('28')
  })

  it('shows several figures as bars, side by side in plot and table', async () => {
    const page = await openPage(browser, { javaScriptEnabled: false })
    await page.goto(`${server.url}/figures`)
    await page.locator('.key-chooser summary').click()
    await page.locator('input[value="requests.concluded.extended"]').check()
    await page.locator('[name=plot]').selectOption('bars')
    await page.locator('.view-form button').click()
    await page.waitForURL(/key=requests.received&key=requests.concluded.extended/)
    const plot = page.locator('.plot').first()
    expect(await plot.locator('.plot-bar').count()).toBe(5)
    expect(await plot.locator('.plot-bar.inferred').count()).toBe(1)
    expect(await plot.locator('.blank-mark').count()).toBe(1)
    const legend = page.locator('.plot-frame').first().locator('.legend li')
    expect((await legend.allTextContents()).map((text) => text.trim())).toEqual([
      '本年新收政府信息公开申请数量',
      '延期办结数',
      '空白',
      '推算',
      // A failed check of its report names one of them.
      '报告里含此数的算式不符',
    ])
    expect(await plot.locator('.point-fails').count()).toBe(1)
    expect(await page.locator('.figure-table th[scope=colgroup]').count()).toBe(2)
    await plot.getByRole('link', { name: '2018 2', exact: false }).last().click()
    await page.waitForURL(/#s3\.t1\.c8-3$/)
  })

  it('draws figures of different units apart', async () => {
    const page = await openPage(browser, { javaScriptEnabled: false })
    await page.goto(`${server.url}/figures?key=requests.received,staff.total`)
    const titles = await page
      .locator('svg[role=group].plot')
      .evaluateAll((plots) => plots.map((plot) => plot.getAttribute('aria-label')))
    expect(titles.slice(0, 2)).toEqual(['本年新收政府信息公开申请数量（件）', '工作人员数（人）'])
  })

  it('keeps chosen bodies and regions until they are taken away, and adds others', async () => {
    const page = await openPage(browser, { javaScriptEnabled: false })
    await page.goto(`${server.url}/figures?region=松林省,湖光省`)
    await page.locator('.choice', { hasText: '湖光省' }).locator('input').uncheck()
    await page.locator('input[name=region][list]').fill('云汀省')
    await page.locator('.view-form button').click()
    await page.waitForURL(/region=/)
    expect(new URL(page.url()).searchParams.getAll('region')).toEqual(['松林省', '云汀省'])
    expect(await page.locator('.many-field').first().locator('.choice').count()).toBe(2)
  })

  it('shows the outcomes as shares, a blank as a blank, each with its cell', async () => {
    const page = await openPage(browser, { javaScriptEnabled: false })
    await page.goto(`${server.url}/figures?body=青松县人民政府&year=2018`)
    const plot = page.locator('[data-plot=outcomes] .plot')
    expect(await plot.locator('title').allTextContents()).toEqual([
      '2018 予以公开 21 (75%)',
      '2018 部分公开 7 (25%)',
    ])
    const cells = page.locator('.figure-table').last().locator('tbody td')
    expect(await cells.allTextContents()).toEqual(['21', '7', '', '空白', '', ''])
    await plot.getByRole('link', { name: '2018 予以公开' }).click()
    await page.waitForURL(/#s3\.t1\.c5-3$/)
  })

  it.each([
    ['en', 'Applications received this year'],
    ['zh-Hant', '本年新收政府信息公開申請數量'],
  ])('names figures in %s', async (lang, name) => {
    const page = await openPage(browser, { javaScriptEnabled: false })
    await page.goto(`${server.url}/figures?lang=${lang}`)
    expect(await page.locator('.key-chooser summary').textContent()).toContain(name)
    expect(await page.locator('.plot').first().getAttribute('aria-label')).toContain(name)
    await page.goto(`${server.url}/reports/bbbbbbbbbbb1?lang=${lang}`)
    expect(await page.locator('.main-figures').textContent()).toContain(name)
    await page.goto(`${server.url}/compare?a=aaaaaaaaaaa2&b=bbbbbbbbbbb1&lang=${lang}`)
    expect(await page.locator('.compare-figures').textContent()).toContain(name)
  })

  it('names the figures that an unknown one is most like', async () => {
    const page = await openPage(browser, { expected: /400/ })
    await page.goto(`${server.url}/figures?key=requests.recieved`)
    expect(await page.locator('[role=alert]').textContent()).toContain('requests.received')
  })

  it('says what is wrong with a year, and keeps what was filled in', async () => {
    const page = await openPage(browser, { expected: /400/ })
    await page.goto(`${server.url}/figures?key=requests.received&year=20x7`)
    expect(await page.locator('[role=alert]').textContent()).toContain('year')
    expect(await page.locator('main [name=year]').inputValue()).toBe('20x7')
    expect(await page.locator('#kept-filters input').count()).toBe(0)
  })

  it.each(['svg', 'png'])('saves a plot as %s', async (format) => {
    const page = await openPage(browser)
    await page.goto(`${server.url}/figures`)
    const waiting = page.waitForEvent('download')
    await page.locator(`[data-save=${format}]`).first().click()
    const download = await waiting
    expect(download.suggestedFilename()).toBe(`requests.received.${format}`)
    const content = await readFile(await download.path())
    if (format === 'svg')
      expect(content.toString()).toMatch(
        /^<svg[^>]*>.*本年新收.*<polyline[^>]*stroke="rgb.*青松县人民政府<\/text>/s,
      )
    else expect(content.subarray(1, 4).toString()).toBe('PNG')
  })
})

describe('figures in other views', () => {
  it('keep what is chosen, and sort bodies by a year without script', async () => {
    const page = await openPage(browser, { javaScriptEnabled: false })
    await page.goto(`${server.url}/figures?key=requests.received&year=2016..2018`)
    await page.locator('.view-tabs a', { hasText: '机构×年度' }).click()
    await page.waitForURL(/view=table/)
    expect(new URL(page.url()).searchParams.get('year')).toBe('2016..2018')
    const heads = page.locator('.figure-table thead tr').last().locator('th')
    expect(await heads.allTextContents()).toEqual(['机构', '2016', '2017', '2018'])
    const cells = page.locator('.figure-table tbody td')
    // An inferred number says so, a blank is no 0, and a failed sum of another figure marks none of these.
    expect((await cells.allTextContents()).map((text) => text.trim())).toEqual([
      '15推算',
      '空白',
      '28',
    ])
    await heads.nth(3).locator('a').click()
    await page.waitForURL(/sort=requests\.received(:|%3A)2018/)
    expect(await heads.nth(3).getAttribute('aria-sort')).toBe('descending')
    await heads.nth(3).locator('a').click()
    await page.waitForURL(/order=asc/)
    expect(await heads.nth(3).getAttribute('aria-sort')).toBe('ascending')
    await cells.nth(2).locator('a').click()
    await page.waitForURL(/reports\/bbbbbbbbbbb1#s3\.t1\.c3-3$/)
  })

  it('give ratios with their sides, and none where a side is not stated', async () => {
    const page = await openPage(browser, { javaScriptEnabled: false })
    const ratio = 'requests.granted/requests.received'
    await page.goto(`${server.url}/figures?view=table&ratio=granted,${ratio}`)
    expect(await page.locator('.ratio-sides dd code').allTextContents()).toEqual([
      'requests.granted',
      'requests.outcomes.total',
      'requests.granted',
      'requests.received',
    ])
    const row = page.locator('.figure-table tbody tr')
    expect((await row.locator('td').allTextContents()).map((text) => text.trim())).toEqual([
      ...['—', '—', '—', '—'],
      ...['—', '—', '—', '75%'],
    ])
    const share = row.getByRole('link', { name: '75%' })
    expect(await share.getAttribute('title')).toBe('21 ÷ 28 · 出处：表格第 5 行第 3 列')
  })

  it('mark a number that a failed check doubts wherever it stands', async () => {
    const page = await openPage(browser, { javaScriptEnabled: false })
    const key = 'key=requests.concluded.extended'
    await page.goto(`${server.url}/figures?view=table&${key}`)
    expect(await page.locator('td .value-fails').count()).toBe(1)
    await page.goto(`${server.url}/figures?view=ranking&${key}`)
    expect(await page.locator('.plot .point-fails').textContent()).toBe('2 ✗')
    expect(await page.locator('td .value-fails').count()).toBe(1)
    await page.goto(`${server.url}/figures?view=multiples&${key}`)
    expect(await page.locator('.small-plot .point-fails').count()).toBe(1)
    expect(await page.locator('.legend').textContent()).toContain('算式不符')
  })

  it('lead from a class of numbers to the bodies in it', async () => {
    const page = await openPage(browser, { javaScriptEnabled: false })
    await page.goto(`${server.url}/figures?view=distribution&key=requests.received`)
    expect(await page.locator('h2').first().textContent()).toContain('2018 年')
    await page.locator('.view-choices a', { hasText: '2015' }).click()
    await page.waitForURL(/at=2015/)
    await page.locator('.plot a').first().click()
    await page.waitForURL(/view=ranking/)
    expect(await page.locator('.figure-table tbody td').allTextContents()).toEqual(['1', '12'])
  })

  it('say what a mark is, beside it, to pointer and tab key, until Escape', async () => {
    const page = await openPage(browser)
    await page.goto(`${server.url}/figures?view=multiples&key=requests.received`)
    const tip = page.locator('.plot-tip')
    expect(await tip.isVisible()).toBe(false)
    await page.locator('.small-plot a').last().hover()
    expect(await tip.textContent()).toMatch(/^青松县人民政府 2018 28 .*出处：表格第 3 行第 3 列$/)
    await page.locator('h1').hover()
    expect(await tip.isVisible()).toBe(false)
    await page.locator('.small-plot a').first().focus()
    expect(await tip.textContent()).toContain('青松县人民政府 2015 12')
    await page.keyboard.press('Escape')
    expect(await tip.isVisible()).toBe(false)
  })

  it('save small plots as one drawing, with what its marks say', async () => {
    const page = await openPage(browser)
    await page.goto(`${server.url}/figures?view=multiples&key=requests.received`)
    await page.locator('.small-plot a').last().hover()
    const waiting = page.waitForEvent('download')
    await page.locator('[data-save=svg]').first().click()
    const drawing = await readFile(await (await waiting).path(), 'utf8')
    expect(drawing).toContain('青松县人民政府 2018 28')
    expect(drawing).not.toContain('data-said')
  })

  it.each(['table', 'ranking', 'distribution', 'multiples', 'lines'])(
    'give the tables of %s as files, without script',
    async (view) => {
      const page = await openPage(browser, { javaScriptEnabled: false })
      await page.goto(`${server.url}/figures?view=${view}&key=requests.received`)
      const links = page.locator('.plot-files a')
      expect(await links.count()).toBeGreaterThan(1)
      const waiting = page.waitForEvent('download')
      await links.first().click()
      const download = await waiting
      expect(download.suggestedFilename()).toMatch(/^[a-z]+\.csv$/)
      expect(await readFile(await download.path(), 'utf8')).toContain('28')
    },
  )
})

describe('terms', () => {
  it('counts terms by year and leads to the reports', async () => {
    const page = await openPage(browser, { javaScriptEnabled: false })
    await page.goto(`${server.url}/terms`)
    await page.locator('textarea[name=terms]').fill('延期答复\nPPP项目\n没有的词')
    await page.locator('.view-form[method=get] button').click()
    await page.waitForURL(/terms=/)
    expect(await page.locator('tbody tr').count()).toBe(3)
    const row = page.locator('tbody tr', { hasText: 'PPP项目' })
    await row.locator('a').first().click()
    await page.waitForURL(/q=%22PPP/)
    expect(await page.locator('.hit').count()).toBeGreaterThan(0)
  })

  it('sends a dictionary off and gives its panel as a file, also without script', async () => {
    const page = await openPage(browser, { javaScriptEnabled: false })
    await page.goto(`${server.url}/terms`)
    await page.locator('textarea[name=dictionary]').fill('concept,term\n公开,政务公开\n')
    const download = page.waitForEvent('download')
    await page.locator('.view-form[method=post] button').click()
    const file = await download
    expect(file.suggestedFilename()).toBe('gongkai-panel.csv')
    expect(await readFile(await file.path(), 'utf8')).toContain('公开')
  })

  it('gives CSV that a spreadsheet reads and runs nothing of', async () => {
    const answer = await fetch(
      `${server.url}/terms?format=csv&terms=${encodeURIComponent('延期答复\n=1+1\n＝2')}`,
    )
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    expect(bytes.toString()).toContain(`"'=1+1"`)
    expect(bytes.toString()).toContain(`"'＝2"`)
    expect(answer.headers.get('content-disposition')).toContain('terms.csv')
  })

  it('counts two hundred terms and says so where more were given', async () => {
    const page = await openPage(browser)
    const terms = Array.from({ length: 201 }, (_, i) => `词语${i}`).join('\n')
    await page.goto(`${server.url}/terms?terms=${encodeURIComponent(terms)}`)
    expect(await page.locator('tbody tr').count()).toBe(200)
    expect(await page.locator('.notice').textContent()).toContain('201')
  })

  it('counts a group together, narrowed, as a rate, without script', async () => {
    const page = await openPage(browser, { javaScriptEnabled: false })
    await page.goto(`${server.url}/terms?lang=en`)
    await page.locator('textarea[name=terms]').fill('延期答复|PPP项目\nPPP项目')
    await page.locator('select[name=measure]').selectOption('per10000')
    await page.locator('.key-chooser summary').click()
    await page.locator('.view-form input[name=year]').fill('2016..2017')
    await page.locator('input[name=part][value=prose]').check()
    await page.locator('.view-form[method=get] button').click()
    await page.waitForURL(/part=prose/)
    expect(await page.locator('.terms-table tbody th').allTextContents()).toEqual([
      '延期答复|PPP项目',
      'PPP项目',
    ])
    expect(await page.locator('svg.plot').getAttribute('aria-label')).toContain('10,000')
    expect(await page.locator('.view-form input[name=year]').inputValue()).toBe('2016..2017')
    await page.locator('.terms-table tbody td a').first().click()
    await page.waitForURL(/q=%22.*OR/)
    expect(page.url()).toContain('part=prose')
  })
})

describe('downloads', () => {
  it('sends queries off and gives their hits as a file, also without script', async () => {
    const page = await openPage(browser, { javaScriptEnabled: false })
    await page.goto(`${server.url}/downloads`)
    await page.locator('textarea').fill('依申请公开\n延期')
    await page.locator('select[name=format]').selectOption('xlsx')
    const download = page.waitForEvent('download')
    await page.locator('.view-form button').click()
    const file = await download
    expect(file.suggestedFilename()).toBe('gongkai-batch.xlsx')
    expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe('PK')
  })

  it('says on a page what is wrong with a list that was sent off', async () => {
    const page = await openPage(browser, { expected: /400/ })
    await page.goto(`${server.url}/downloads?lang=en`)
    await page.locator('textarea').fill('\n \n')
    await page.locator('.view-form button').click()
    await page.waitForURL(/api\/batch/)
    expect(await page.locator('main').textContent()).toMatch(/没有查询|no query/)
  })
})

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const views = [
  ['figures', '/figures'],
  ['several figures as bars', '/figures?key=requests.received,staff.total&body=青松县&plot=bars'],
  ['bodies by years', '/figures?view=table&key=requests.received&ratio=granted'],
  ['a ranking', '/figures?view=ranking&key=requests.received'],
  ['a distribution', '/figures?view=distribution&key=requests.received'],
  ['body by body', '/figures?view=multiples&key=requests.received,requests.concluded.extended'],
  ['coverage', '/coverage'],
  ['downloads', '/downloads'],
  ['a body', `/bodies/${encodeURIComponent('990101-青松县人民政府')}`],
  [
    'terms',
    '/terms?terms=延期答复|PPP项目,依申请公开&measure=per10000&section=disclosureOnRequest',
  ],
  ['a comparison', '/compare?a=aaaaaaaaaaa2&b=bbbbbbbbbbb1'],
  ['a choice of reports', '/compare?b=bbbbbbbbbbb1'],
  ['a query built', '/compose?all=延期&near=申请'],
] as const

describe.each(views)('%s', (_name, path) => {
  it.each(['light', 'dark'] as const)(
    'has no axe violation in the %s theme',
    async (colorScheme) => {
      const page = await openPage(browser, { colorScheme, bypassCSP: true })
      await page.goto(server.url + path)
      await page.addScriptTag({ path: axePath })
      const violations = await page.evaluate(
        `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
        .then((result) => result.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html).join(' ').slice(0, 500)))`,
      )
      expect(violations).toEqual([])
    },
  )

  it.each([320, 390, 1280, 1920])('fits a width of %d pixels', async (width) => {
    const page = await openPage(browser, { viewport: { width, height: 800 } })
    await page.goto(server.url + path)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
  })

  it.each(['zh-TW', 'en'])('speaks %s', async (locale) => {
    const page = await openPage(browser, { locale })
    await page.goto(server.url + path)
    expect(await page.evaluate('document.documentElement.lang')).toBe(
      locale === 'en' ? 'en' : 'zh-Hant',
    )
  })
})
