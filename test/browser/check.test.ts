/** A draft checked on the page: with script and without, for everyone, and on paper. */
import { createRequire } from 'node:module'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateReports, mutateArithmetic } from '../../bench/generator/index.ts'
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

const [report] = [...generateReports({ seed: 11, count: 1, era: '2021', characters: 3000 })]
const draft = {
  name: 'draft.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from(mutateArithmetic(report!, 3).report.text),
}
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

describe('a draft', () => {
  it('is checked without script, and leads from a failed sum to its cell', async () => {
    const page = await openPage(browser, { javaScriptEnabled: false })
    await page.goto(`${server.url}/check`)
    await page.locator('input[type=file]').setInputFiles(draft)
    await page.locator('.check-form button').click()
    await page.locator('.check-result').waitFor()
    expect(await page.locator('.check-result').textContent()).toMatch(/\d+ 处错误/)
    await page.locator('.check.check-fail .check-cells a').first().click()
    await page.locator('td:target.fails').waitFor()
  })

  it('can be dropped on the form', async () => {
    const page = await openPage(browser)
    await page.goto(`${server.url}/check`)
    await page.evaluate(
      `(() => {
        const data = new DataTransfer()
        data.items.add(new File([${JSON.stringify(draft.buffer.toString())}], 'draft.txt'))
        document.querySelector('.check-form').dispatchEvent(
          new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
        )
      })()`,
    )
    await page.locator('.check-result').waitFor()
    expect(await page.title()).toContain(report!.expected.title)
  })

  it('prints what was found without the form and the text', async () => {
    const page = await openPage(browser)
    await page.goto(`${server.url}/check`)
    await page.locator('textarea').fill(draft.buffer.toString())
    await page.locator('.check-form button').click()
    await page.locator('.check-result').waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.check-result').isVisible()).toBe(true)
    for (const hidden of ['.check-text', '.check-again', '.site'])
      expect(await page.locator(hidden).isVisible()).toBe(false)
  })
})

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  it.each([320, 1280])('form and answer are for everyone, and fit %d pixels', async (width) => {
    const page = await openPage(browser, {
      colorScheme,
      bypassCSP: true,
      viewport: { width, height: 800 },
    })
    const violations = async (): Promise<unknown> => {
      await page.addScriptTag({ path: axePath })
      return page.evaluate(
        `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
        .then((result) => result.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html).join(' ')))`,
      )
    }
    await page.goto(`${server.url}/check`)
    expect(await violations()).toEqual([])
    await page.locator('input[type=file]').setInputFiles(draft)
    await page.locator('.check-form button').click()
    await page.locator('.check-result').waitFor()
    expect(await violations()).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
  })
})
