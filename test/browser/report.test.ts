/** The report page as people read it, and both pages for everyone: widths, themes, axe. */
import { createRequire } from 'node:module'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openPage } from './support/browser.ts'
import { startPageServer, type PageServer } from './support/page-server.ts'

let browser: Browser
let server: PageServer

beforeAll(async () => {
  server = await startPageServer()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

describe('reading a report', () => {
  it('opens at a line of a table', async () => {
    const page = await openPage(browser)
    await page.goto(`${server.url}/reports/bbbbbbbbbbb1?q=延期#s3.t1.r8`)
    const row = page.locator('tr:target')
    expect(await row.locator('mark').textContent()).toBe('延期')
    const { y } = (await row.boundingBox())!
    const bar = (await page.locator('.find').boundingBox())!
    expect(y).toBeGreaterThanOrEqual(bar.y + bar.height)
  })

  it('lets the outline follow the reading', async () => {
    const page = await openPage(browser)
    await page.goto(`${server.url}/reports/bbbbbbbbbbb1`)
    await page.locator('[data-outline="s2.1"]').click()
    await page.locator('[data-outline="s2.1"][aria-current]').waitFor()
    expect(await page.locator('[data-outline][aria-current]').count()).toBe(1)
  })

  it('finds inside the report and steps from mark to mark', async () => {
    const page = await openPage(browser)
    await page.goto(`${server.url}/reports/bbbbbbbbbbb1`)
    await page.locator('.find input').fill('申请')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=/)
    const count = await page.locator('.report-text mark').count()
    expect(await page.locator('.find-count').textContent()).toBe(`标出 ${count} 处`)
    await page.locator('[data-step="1"]').click()
    await page.locator('[data-step="1"]').click()
    await page.locator('[data-step="-1"]').click()
    expect(await page.locator('.mark-current').count()).toBe(1)
  })

  it('says which mark of how many is shown, stepped by buttons, keys and Enter', async () => {
    const page = await openPage(browser)
    await page.goto(`${server.url}/reports/bbbbbbbbbbb1?q=申请`)
    const marks = await page.locator('.report-text mark').count()
    const said = page.locator('.find-count')
    await page.locator('[data-step="1"]').click()
    expect(await said.textContent()).toBe(`第 1 处，共 ${marks} 处`)
    await page.keyboard.press('Alt+ArrowDown')
    expect(await said.textContent()).toBe(`第 2 处，共 ${marks} 处`)
    await page.keyboard.press('Alt+ArrowUp')
    await page.keyboard.press('Alt+ArrowUp')
    // Around the end, and back.
    expect(await said.textContent()).toBe(`第 ${marks} 处，共 ${marks} 处`)
    await page.locator('.find input').press('Enter')
    expect(await said.textContent()).toBe(`第 1 处，共 ${marks} 处`)
    await page.locator('.find input').press('Shift+Enter')
    expect(await said.textContent()).toBe(`第 ${marks} 处，共 ${marks} 处`)
    await page.locator('.find input').fill('延期')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=%E5%BB%B6%E6%9C%9F/)
  })

  it('shows beside the scroll bar where the marks are', async () => {
    const page = await openPage(browser, { viewport: { width: 1280, height: 600 } })
    await page.goto(`${server.url}/reports/bbbbbbbbbbb1?q=申请`)
    const ticks = page.locator('.mark-strip i')
    await ticks.first().waitFor()
    const offsets = await page.evaluate<[number, number][]>(`(() => {
      const height = document.documentElement.scrollHeight
      const ticks = [...document.querySelectorAll('.mark-strip i')]
      return [...document.querySelectorAll('.report-text mark')].map((mark) => {
        const share = (mark.getBoundingClientRect().top + scrollY) / height
        const shown = ticks.map((tick) => tick.getBoundingClientRect().top / innerHeight)
        return [share, Math.min(...shown.map((each) => Math.abs(each - share)))]
      })
    })()`)
    for (const [, apart] of offsets) expect(apart).toBeLessThan(0.01)
    await ticks.last().click()
    expect(await page.locator('.mark-strip .is-current').count()).toBe(1)
    expect(await page.locator('.mark-current').count()).toBe(1)
    await page.goto(`${server.url}/reports/bbbbbbbbbbb1`)
    expect(await page.locator('.mark-strip').count()).toBe(0)
  })

  it('is shared where the device can share, and shows no button where not', async () => {
    const page = await openPage(browser)
    await page.goto(`${server.url}/reports/bbbbbbbbbbb1`)
    const button = page.locator('[data-share]')
    await page.locator('html.script').waitFor()
    expect(await button.isVisible()).toBe(await page.evaluate(`'share' in navigator`))
    await page.addInitScript(
      `navigator.share = (what) => { window.shared = what; return Promise.reject(new Error('shut')) }`,
    )
    await page.goto(`${server.url}/reports/bbbbbbbbbbb1?q=延期`)
    await button.click()
    expect(await page.evaluate('window.shared')).toEqual({
      title: await page.title(),
      url: page.url(),
    })
  })

  it('is compared with the year before in one click, from a hit and from itself', async () => {
    const page = await openPage(browser)
    const compared = /compare\?a=aaaaaaaaaaa2&b=bbbbbbbbbbb1$/
    await page.goto(`${server.url}/?q=延期&year=2018`)
    const hit = page.locator('.hit', { hasText: '青松县人民政府2018' })
    await hit.getByRole('link', { name: '与上年对照' }).click()
    await page.waitForURL(compared)
    await page.goto(`${server.url}/reports/bbbbbbbbbbb1`)
    await page.getByRole('link', { name: '与 2017 年对照' }).click()
    await page.waitForURL(compared)
  })

  it('copies a citation with the address of the passage', async () => {
    const page = await openPage(browser, { permissions: ['clipboard-read', 'clipboard-write'] })
    await page.goto(`${server.url}/reports/bbbbbbbbbbb1?q=延期#s3.p2`)
    await page.locator('[id="s3.p2"] [data-cite]').click()
    await page.locator('[id="s3.p2"] [data-said="引文已复制"]').waitFor()
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
      `《青松县人民政府2018年度政府信息公开工作年度报告》，三、依申请公开政府信息情况，第 2 段，${server.url}/reports/bbbbbbbbbbb1#s3.p2`,
    )
  })
})

describe('copying by hand', () => {
  it.each([390, 1280])('gives the text and nothing else at %d pixels', async (width) => {
    const page = await openPage(browser, { viewport: { width, height: 844 } })
    await page.goto(`${server.url}/reports/bbbbbbbbbbb1#s3.p2`)
    await page.locator('.passage:target .tool-cite').waitFor()
    const selected = await page.evaluate<string>(
      `getSelection().selectAllChildren(document.querySelector('.report-text')), getSelection().toString()`,
    )
    expect(selected).toContain('延期均经政府信息公开工作机构负责人同意并告知申请人。')
    expect(selected).toContain('（一）收到申请数')
    for (const added of ['¶', '❝', '≠', '复制', '依申请公开\n全年'])
      expect(selected).not.toContain(added)
    // Heads of rows begin where their cells' text begins, tool or none.
    const indents = await page.evaluate<
      number[]
    >(`[...document.querySelectorAll('.report-text tr > :first-child')].map((cell) => {
      const range = document.createRange()
      range.selectNodeContents(cell)
      const text = [...cell.childNodes].find((node) => node.nodeType === 3)
      range.selectNodeContents(text)
      return Math.round(range.getBoundingClientRect().left - cell.getBoundingClientRect().left)
    })`)
    expect(new Set(indents).size).toBe(1)
  })
})

const views = [
  ['front', '/'],
  ['results', '/?q=依申请公开 延期&year=2016..2018'],
  ['empty results', '/?q=“量子” 纠缠'],
  ['a report', '/reports/bbbbbbbbbbb1?q=延期#s3.p2'],
  ['an unknown page', '/nowhere'],
] as const

describe.each(views)('%s', (_name, path) => {
  it.each(['light', 'dark'] as const)(
    'has no axe violation in the %s theme',
    async (colorScheme) => {
      const page = await openPage(browser, { colorScheme, bypassCSP: true, expected: /404/ })
      await page.goto(server.url + path)
      await page.addScriptTag({ path: axePath })
      const violations = await page.evaluate(
        `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
        .then((result) => result.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html).join(' ')))`,
      )
      expect(violations).toEqual([])
    },
  )

  it.each([320, 390, 1280, 1920])('fits a width of %d pixels', async (width) => {
    const page = await openPage(browser, { viewport: { width, height: 800 }, expected: /404/ })
    await page.goto(server.url + path)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
  })
})

describe('on a phone', () => {
  it('folds the filters away and opens them', async () => {
    const page = await openPage(browser, { viewport: { width: 390, height: 844 }, hasTouch: true })
    await page.goto(`${server.url}/?q=依申请公开`)
    const bucket = page.locator('.bucket', { hasText: '2016' })
    expect(await bucket.isVisible()).toBe(false)
    await page.locator('.facets-fold > summary').tap()
    await page.getByText('逐年列出').tap()
    await bucket.tap()
    await page.locator('.chip', { hasText: '2016' }).waitFor()
  })
})
