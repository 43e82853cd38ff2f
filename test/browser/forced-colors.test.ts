/** A reader's own colours (`forced-colors`): what a ground or a shade said is said by a line. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openPage } from './support/browser.ts'
import { createCoverage, createFigures } from './support/overviews.ts'
import { createPageService, startPageServer, type PageServer } from './support/page-server.ts'
import { createRichReports } from './support/rich-reports.ts'

let browser: Browser
let server: PageServer

beforeAll(async () => {
  const stats = {
    ...(await createPageService().stats()),
    coverage: createCoverage(createRichReports()),
  }
  const service = createPageService({
    ...createFigures(),
    stats: () => Promise.resolve(stats),
    suggest: () =>
      Promise.resolve([{ kind: 'term', text: '公开', query: '公开', count: 5 } as const]),
  })
  server = await startPageServer(service)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

/** Computed values of each element that matches. */
const styles = (page: Page, selector: string, property: string): Promise<string[]> =>
  page.evaluate(
    `[...document.querySelectorAll(${JSON.stringify(selector)})].map((each) => getComputedStyle(each)[${JSON.stringify(property)}])`,
  )

describe.each(['light', 'dark'] as const)('in forced colours, %s', (colorScheme) => {
  const open = (): Promise<Page> => openPage(browser, { colorScheme, forcedColors: 'active' })

  it('keeps what is marked, failed, aimed at and focused in a report', async () => {
    const page = await open()
    await page.goto(`${server.url}/reports/bbbbbbbbbbb1?q=延期#s3.p2`)
    const [ground] = await styles(page, 'body', 'backgroundColor')
    const marks = new Set(await styles(page, '.report-text mark', 'backgroundColor'))
    expect(marks.size).toBe(1)
    expect([...marks]).not.toContain(ground)
    const [aimed] = await styles(page, '.passage:target', 'borderLeftColor')
    const others = await styles(page, '.passage:not(:target)', 'borderLeftColor')
    expect(new Set(others)).toEqual(new Set([ground]))
    expect(aimed).not.toBe(ground)
    const failed = await styles(page, 'td.fails', 'outlineStyle')
    expect(failed.length).toBeGreaterThan(0)
    expect(new Set(failed)).toEqual(new Set(['solid']))
    await page.locator('.find input').focus()
    expect(await styles(page, ':focus', 'outlineStyle')).toEqual(['solid'])
    expect(await styles(page, ':focus', 'outlineWidth')).toEqual(['3px'])
  })

  it('tells the entries of a legend apart', async () => {
    const page = await open()
    await page.goto(`${server.url}/figures`)
    const swatches = await styles(page, '.legend [class*="series-"] .swatch', 'backgroundColor')
    const [ground] = await styles(page, 'body', 'backgroundColor')
    expect(swatches.length).toBeGreaterThan(1)
    expect(swatches).not.toContain(ground)
    // The last legend is that of the outcomes, each with a colour of its own.
    const outcomes = swatches.slice(-6)
    expect(new Set(outcomes).size).toBe(outcomes.length)
  })

  it('marks failed cells of the coverage, and the suggestion chosen', async () => {
    const page = await open()
    await page.goto(`${server.url}/coverage`)
    expect(new Set(await styles(page, 'td.cover-failed', 'outlineStyle'))).toEqual(
      new Set(['solid']),
    )
    await page.goto(server.url)
    await page.locator('#q').pressSequentially('公')
    await page.locator('.suggest-popup [role=option]').first().waitFor()
    await page.keyboard.press('ArrowDown')
    expect(await styles(page, '.suggest-popup [aria-selected=true]', 'outlineStyle')).toEqual([
      'solid',
    ])
  })
})
