/**
 * The main job of each kind of reader, done as they would over the samples: how many clicks and keystrokes it takes is asserted, how
 * many seconds is only printed (docs/measurements.md has both).
 */
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readReports, serviceOver } from '../search/corpus.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { launchBrowser, openPage, type PageOptions } from './support/browser.ts'
import { startPageServer, type PageServer } from './support/page-server.ts'

const samples = join(import.meta.dirname, '..', '..', 'index-data', 'samples')

let browser: Browser
let server: PageServer

beforeAll(async () => {
  server = await startPageServer(serviceOver(await readReports(samples), anyAnalyzer()))
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

/** What a reader does, counted; what is looked at costs nothing. */
class Reader {
  readonly page: Page
  clicks = 0
  keys = 0
  constructor(page: Page) {
    this.page = page
  }

  async click(target: string | Locator): Promise<void> {
    this.clicks++
    await (typeof target === 'string' ? this.page.locator(target) : target).first().click()
  }

  /** A text counts by its characters; an input method would take more. */
  async type(text: string): Promise<void> {
    this.keys += Array.from(text).length
    await this.page.keyboard.insertText(text)
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.keys++
      await this.page.keyboard.press(key)
    }
  }

  async sees(selector: string, text?: string): Promise<void> {
    await this.page
      .locator(selector, text === undefined ? {} : { hasText: text })
      .first()
      .waitFor()
  }
}

interface Journey {
  who: string
  options?: PageOptions
  /** At most. */
  clicks: number
  keys: number
  go: (reader: Reader) => Promise<void>
}

const phone: PageOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

const journeys: Journey[] = [
  {
    who: 'a citizen on a phone finds what the county says of delayed answers, and reads it there',
    options: phone,
    ...{ clicks: 2, keys: 6 },
    async go(reader) {
      await reader.page.goto(server.url)
      await reader.click('#q')
      await reader.type('延期 青岫县')
      await reader.sees('.hit-title', '青岫县')
      await reader.click(
        reader.page.locator('.hit', { hasText: '青岫县' }).locator('.excerpt-place'),
      )
      await reader.sees('.passage:target, tr:target, .node:target')
    },
  },
  {
    who: 'a journalist finds the reports whose sums fail, and the cell',
    ...{ clicks: 2, keys: 12 },
    async go(reader) {
      await reader.page.goto(server.url)
      await reader.page.locator('#q').focus()
      await reader.type('check:failed')
      await reader.sees('.hit-fails')
      await reader.click('.hit-title a')
      await reader.click('.check.check-fail .check-cells a')
      await reader.sees('td:target.fails')
    },
  },
  {
    who: 'a researcher takes every passage on delays with citations',
    ...{ clicks: 1, keys: 7 },
    async go(reader) {
      await reader.page.goto(server.url)
      await reader.page.locator('#q').focus()
      await reader.type('"延期答复"')
      await reader.press('Enter')
      await reader.sees('.hit')
      const coming = reader.page.waitForEvent('download')
      await reader.click(reader.page.locator('.export-links a', { hasText: 'XLSX' }))
      expect((await coming).suggestedFilename()).toMatch(/^gongkai .*\.xlsx$/)
    },
  },
  {
    who: 'an official has a draft checked before it is published',
    ...{ clicks: 2, keys: 0 },
    async go(reader) {
      const folder = await mkdtemp(join(tmpdir(), 'gongkai-draft-'))
      const draft = join(folder, 'draft.txt')
      await writeFile(
        draft,
        '云汀市青岫县人民政府2024年政府信息公开工作年度报告\n一、总体情况\n本年新收申请5件。\n',
      )
      await reader.page.goto(server.url)
      await reader.click('.views a[href*="check"]')
      await reader.page.locator('input[type=file]').setInputFiles(draft)
      await reader.click('.check-form button[type=submit]')
      await reader.sees('.check-result')
    },
  },
  {
    who: 'by keyboard alone: from another page to the box, to the second hit, into the report',
    ...{ clicks: 0, keys: 11 },
    async go(reader) {
      await reader.page.goto(`${server.url}/figures`)
      await reader.press('/')
      await reader.type('依申请公开')
      await reader.press('Enter')
      await reader.sees('.script .hit')
      await reader.press('/', 'ArrowDown', 'ArrowDown', 'Enter')
      await reader.sees('.report-text mark')
    },
  },
  {
    who: 'in English: a query built from fields',
    options: { locale: 'en-US' },
    ...{ clicks: 2, keys: 6 },
    async go(reader) {
      await reader.page.goto(server.url)
      await reader.click('.syntax summary')
      await reader.click('.syntax-more a')
      await reader.page.locator('[name=all]').focus()
      await reader.type('依申请公开')
      await reader.press('Enter')
      await reader.sees('.counts', 'reports')
    },
  },
  {
    who: 'in Traditional: a query in Traditional, and the report read in it',
    options: { locale: 'zh-TW' },
    ...{ clicks: 2, keys: 6 },
    async go(reader) {
      await reader.page.goto(server.url)
      await reader.page.locator('#q').focus()
      await reader.type('依申請公開')
      await reader.press('Enter')
      await reader.sees('.hit')
      await reader.click('.hit-title a')
      await reader.click(reader.page.locator('.reading-switch a', { hasText: '繁' }))
      await reader.sees('.report-text[lang=zh-Hant] mark', '申請公開')
    },
  },
  {
    who: 'without script: a search narrowed to a year, and the report at the passage',
    options: { javaScriptEnabled: false },
    ...{ clicks: 4, keys: 3 },
    async go(reader) {
      await reader.page.goto(server.url)
      await reader.click('#q')
      await reader.type('延期')
      await reader.press('Enter')
      await reader.click('.facet details summary')
      await reader.click(reader.page.locator('.facet a.bucket', { hasText: '2023' }))
      await reader.click('.excerpt-place')
      await reader.sees('.report-text mark')
    },
  },
  {
    who: 'on paper: a report with its address',
    ...{ clicks: 1, keys: 3 },
    async go(reader) {
      await reader.page.goto(server.url)
      await reader.page.locator('#q').focus()
      await reader.type('延期')
      await reader.press('Enter')
      await reader.sees('.hit')
      await reader.click('.hit-title a')
      await reader.sees('.report-text')
      await reader.page.emulateMedia({ media: 'print' })
      expect(await reader.page.locator('.paper-foot').textContent()).toContain('/reports/')
      expect(await reader.page.locator('.find').isVisible()).toBe(false)
    },
  },
  {
    who: 'offline: the results stay, and the next search is made when the way is back',
    options: { expected: /Failed to load resource|net::ERR/ },
    ...{ clicks: 0, keys: 4 },
    async go(reader) {
      await reader.page.goto(server.url)
      await reader.page.locator('#q').focus()
      await reader.type('延期')
      await reader.sees('.hit')
      await reader.page.context().setOffline(true)
      await reader.type('答复')
      await reader.sees('.notice-error')
      await reader.sees('.hit')
      await reader.page.context().setOffline(false)
      await reader.page.locator('.notice-error').waitFor({ state: 'detached' })
      await reader.sees('.hit mark', '延期')
    },
  },
]

it.each(journeys)('$who', async ({ who, options = {}, clicks, keys, go }) => {
  const reader = new Reader(await openPage(browser, options))
  const start = performance.now()
  await go(reader)
  const seconds = (performance.now() - start) / 1000
  console.log(`| ${who} | ${reader.clicks} | ${reader.keys} | ${seconds.toFixed(1)} |`)
  expect({ clicks: reader.clicks, keys: reader.keys }).toEqual({ clicks, keys })
})
