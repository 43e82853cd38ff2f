/** What stands in a browser: searches that are saved, named, opened, deleted; what works of it without script. */
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

describe('saved searches', () => {
  it('are saved from results, named, opened, deleted, and there after a reload', async () => {
    const page = await openPage(browser)
    await page.goto(`${server.url}/?q=延期&year=2018`)
    await page.locator('[data-save-search]').click()
    await page.locator('[data-saved-link]').click()
    await page.waitForURL(/\/saved$/)
    const name = page.locator('[data-rename]')
    expect(await name.inputValue()).toBe('延期 · 2018')
    await name.fill('延期答复')
    await name.press('Enter')
    await page.reload()
    expect(await name.inputValue()).toBe('延期答复')
    expect(await page.locator('[data-saved] a').nth(1).getAttribute('href')).toBe(
      './feed.atom?q=%E5%BB%B6%E6%9C%9F&year=2018',
    )
    await page.getByRole('link', { name: '打开“延期答复”' }).click()
    await page.waitForURL(/\?q=.*&year=2018$/)
    await page.goBack()
    await page.getByRole('button', { name: '删除“延期答复”' }).click()
    await page.getByText('还没有').waitFor()
    expect(await page.locator('#status').textContent()).toBe('已删除“延期答复”')
    expect(await page.evaluate('localStorage.length')).toBe(0)
  })

  it('are of what is shown after typing on, and so is the feed', async () => {
    const page = await openPage(browser)
    await page.goto(`${server.url}/?q=延期`)
    await page.locator('#q').fill('政务公开')
    await page.locator('#q').press('Enter')
    await page.waitForURL(/%E6%94%BF/)
    await page.locator('mark', { hasText: '政务公开' }).first().waitFor()
    const asked = './feed.atom?q=%E6%94%BF%E5%8A%A1%E5%85%AC%E5%BC%80'
    expect(await page.locator('#feed-link').getAttribute('href')).toBe(asked)
    await page.locator('[data-save-search]').click()
    await page.locator('[data-saved-link]').waitFor()
    expect(await page.evaluate(`JSON.parse(localStorage.getItem('gongkai.saved'))[0].name`)).toBe(
      '政务公开',
    )
  })

  it('say without script what stands in for them', async () => {
    const page = await openPage(browser, { javaScriptEnabled: false })
    await page.goto(`${server.url}/saved`)
    expect(await page.locator('main').innerText()).toContain('加为书签')
    await page.goto(`${server.url}/?q=延期`)
    expect(await page.locator('[data-save-search]').isVisible()).toBe(false)
    expect(await page.locator('a[href^="./feed.atom"]').isVisible()).toBe(true)
  })
})

describe.each(['zh-CN', 'zh-TW', 'en-US'])('the page of saved searches in %s', (locale) => {
  it.each(['light', 'dark'] as const)(
    'has no axe violation in the %s theme',
    async (colorScheme) => {
      const page = await openPage(browser, { locale, colorScheme, bypassCSP: true })
      await page.goto(`${server.url}/?q=延期`)
      await page.locator('[data-save-search]').click()
      await page.locator('[data-saved-link]').click()
      await page.locator('[data-rename]').waitFor()
      await page.addScriptTag({ path: axePath })
      const violations = await page.evaluate(
        `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then((result) => result.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html).join(' ')))`,
      )
      expect(violations).toEqual([])
      await page.setViewportSize({ width: 320, height: 800 })
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
    },
  )
})
