/** Figures beside the text, scripts for reading, single lines cited, two reports side by side. */
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

const report = '/reports/bbbbbbbbbbb1'

describe('figures beside the text', () => {
  it('leads from a figure to its cell', async () => {
    const page = await openPage(browser)
    await page.goto(server.url + report)
    await page.locator('.main-figures a', { hasText: '28' }).first().click()
    expect(await page.locator('td:target').textContent()).toContain('28')
  })

  it('shows a failed check with its formula and cells, and marks the cells', async () => {
    const page = await openPage(browser)
    await page.goto(server.url + report)
    const failed = page.locator('.check.check-fail')
    expect(await failed.textContent()).toContain('申请办结数 = 按时 + 延期')
    expect(await failed.locator('.check-sides').textContent()).toBe('28 ≠ 27 · 差 1')
    await page.locator('.cell-fails').first().click()
    await page.locator('.check:target').waitFor()
    await failed.locator('.check-cells a').last().click()
    expect(await page.locator('td:target').textContent()).toContain('2')
  })

  it('shows a blank as a blank and an inferred value as inferred', async () => {
    const page = await openPage(browser)
    await page.goto(server.url + report)
    const aside = page.locator('.main-figures')
    expect(await aside.locator('div', { hasText: '上年结转' }).textContent()).toContain('空白（/）')
    expect(await aside.locator('div', { hasText: '申请办结数' }).textContent()).toContain('推算')
  })

  it('opens the fold with all figures from its link', async () => {
    const page = await openPage(browser)
    await page.goto(server.url + report)
    await page.locator('.figures-aside a[href="#figures"]').click()
    await page.locator('.all-figures table').waitFor({ state: 'visible' })
    expect(await page.locator('.all-figures tbody tr').count()).toBe(7)
  })
})

describe('reading in another script', () => {
  it('writes the text in Traditional characters and keeps the marks', async () => {
    const page = await openPage(browser, { javaScriptEnabled: false })
    await page.goto(`${server.url}${report}?q=延期&script=Hant`)
    expect(await page.locator('h1').textContent()).toContain('政府信息公開工作年度報告')
    expect(await page.locator('.report-text mark').first().textContent()).toBe('延期')
    expect(await page.locator('.report-text').getAttribute('lang')).toBe('zh-Hant')
  })

  it('writes a Traditional report in Simplified characters, and goes back', async () => {
    const page = await openPage(browser)
    await page.goto(`${server.url}/reports/aaaaaaaaaaa3`)
    expect(await page.locator('h1').textContent()).toContain('公開')
    await page.locator('.reading-switch a', { hasText: '简体' }).click()
    await page.waitForURL(/script=Hans/)
    expect(await page.locator('h1').textContent()).toContain('公开')
    await page.locator('.reading-switch a').first().click()
    expect(await page.locator('h1').textContent()).toContain('公開')
  })
})

describe('citing', () => {
  it('cites the single line of a table that the address names', async () => {
    const page = await openPage(browser, { permissions: ['clipboard-read', 'clipboard-write'] })
    await page.goto(`${server.url}${report}#s3.t1.r8`)
    const button = page.locator('.table-block [data-cite]')
    expect(await button.getAttribute('aria-label')).toBe('复制本行引文')
    await button.click()
    await page.locator('.table-block [data-said="引文已复制"]').waitFor()
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
      `《青松县人民政府2018年度政府信息公开工作年度报告》，三、依申请公开政府信息情况，表格，第 8 行，${server.url}${report}#s3.t1.r8`,
    )
  })

  it('prints the report without what belongs to the screen', async () => {
    const page = await openPage(browser)
    await page.goto(server.url + report)
    await page.emulateMedia({ media: 'print' })
    for (const hidden of ['.site', '.find', '.outline', '.reading-switch', '.all-figures'])
      expect(await page.locator(hidden).first().isVisible()).toBe(false)
    expect(await page.locator('.report-text').isVisible()).toBe(true)
    expect(await page.locator('.check.check-fail').isVisible()).toBe(true)
  })
})

describe('comparing', () => {
  it('goes from a report to the comparison with the year before', async () => {
    const page = await openPage(browser, { javaScriptEnabled: false })
    await page.goto(server.url + report)
    await page.locator('.compare-link', { hasText: '2017' }).click()
    await page.waitForURL(/compare\?a=/)
    expect(await page.locator('.compare-side').count()).toBe(2)
    expect(await page.locator('.compare-share').textContent()).toMatch(/有 \d+% 与左边相同/)
    await page.locator('.compare-figures a', { hasText: '28' }).first().click()
    expect(await page.locator('td:target').textContent()).toContain('28')
  })

  it('narrows to one section', async () => {
    const page = await openPage(browser)
    await page.goto(`${server.url}/compare?a=cccccccccc12&b=cccccccccc13`)
    const all = await page.locator('.compare-row').count()
    await page.locator('.section-links a', { hasText: '依申请公开' }).click()
    await page.waitForURL(/section=/)
    expect(await page.locator('.compare-row').count()).toBeLessThan(all)
    expect(await page.locator('.compare-changed ins').first().textContent()).toBe('23')
    expect(await page.locator('.compare-changed del').first().textContent()).toBe('22')
  })

  it('offers reports where one side is missing, and refuses a report with itself', async () => {
    const page = await openPage(browser)
    await page.goto(`${server.url}/compare?b=cccccccccc13`)
    await page.locator('.newest a', { hasText: '湖光市2017年政府信息' }).click()
    await page.waitForURL(/a=cccccccccc12/)
    await page.goto(`${server.url}/compare?a=cccccccccc13&b=cccccccccc13`)
    expect(await page.locator('.notice').textContent()).toContain('同一份报告')
  })

  it('says that a report is unknown', async () => {
    const page = await openPage(browser, { expected: /404/ })
    const answer = await page.goto(`${server.url}/compare?a=cccccccccc13&b=nothing`)
    expect(answer?.status()).toBe(404)
    expect(await page.locator('h1').textContent()).toBe('没有这份报告')
  })
})
