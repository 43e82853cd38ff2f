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
