/** A query built from fields, bodies chosen by name, years typed, and the keys: with script and without. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Suggestion } from '../../src/search/index.ts'
import { launchBrowser, openPage } from './support/browser.ts'
import { createFigures } from './support/overviews.ts'
import { createPageService, startPageServer, type PageServer } from './support/page-server.ts'

let browser: Browser
let server: PageServer

const suggestions: Suggestion[] = [
  { kind: 'place', text: '湖光市', query: 'region:湖光市', count: 14 },
  { kind: 'body', text: '湖光市人民政府', query: 'body:湖光市人民政府', count: 14 },
]

beforeAll(async () => {
  const suggest = (): Promise<Suggestion[]> => Promise.resolve(suggestions)
  server = await startPageServer(createPageService({ ...createFigures(), suggest }))
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

const focused = (page: Page): Promise<string> => page.evaluate('document.activeElement.id')
const queryOf = (page: Page): string | null => new URL(page.url()).searchParams.get('q')

describe('the form that builds a query', () => {
  it('shows the query while it is filled in, and leads to its results', async () => {
    const page = await openPage(browser)
    await page.goto(server.url)
    await page.locator('.syntax summary').click()
    await page.locator('.syntax-more a').click()
    await page.waitForURL(/compose/)
    await page.locator('[name=all]').fill('延期 答复')
    await page.locator('[name=from]').fill('2016')
    await page.locator('#composed code', { hasText: '延期 答复 year:2016..' }).waitFor()
    await page.locator('[name=near]').fill('申请')
    await page.locator('#composed .check-missing').waitFor()
    // What lacks its other half is not searched without it.
    await page.locator('.compose-form [name=go]').click()
    await page.locator('.check-missing').waitFor()
    expect(new URL(page.url()).pathname).toBe('/compose')
    await page.locator('[name=near]').fill('')
    await page.keyboard.press('Enter')
    await page.waitForURL(/[?]q=/)
    expect(queryOf(page)).toBe('延期 答复 year:2016..')
  })

  it('does so without script', async () => {
    const page = await openPage(browser, { javaScriptEnabled: false })
    await page.goto(`${server.url}/compose?lang=en`)
    await page.locator('[name=phrase]').fill('延期答复')
    await page.locator('.plain-submit').click()
    expect(await page.locator('#composed code').textContent()).toBe('"延期答复"')
    await page.locator('[name=sort]').selectOption('year-asc')
    await page.locator('.compose-form [name=go]').click()
    await page.locator('.hit').first().waitFor()
    const { searchParams } = new URL(page.url())
    expect(Object.fromEntries(searchParams)).toEqual({
      q: '"延期答复"',
      sort: 'year-asc',
      lang: 'en',
    })
  })

  it('has examples that are searches', async () => {
    const page = await openPage(browser, { javaScriptEnabled: false })
    await page.goto(`${server.url}/compose`)
    const example = page.locator('.syntax-example').first()
    const text = await example.textContent()
    await example.click()
    expect(queryOf(page)).toBe(text)
  })
})

describe('a comparison', () => {
  it('offers any body by its name without script', async () => {
    const page = await openPage(browser, { javaScriptEnabled: false })
    await page.goto(`${server.url}/compare`)
    for (const side of ['a', 'b']) {
      await page.locator('[name=name]').fill('湖光')
      await page.locator('.name-form button').click()
      await page
        .locator('.newest a')
        .nth(side === 'a' ? 0 : 1)
        .click()
    }
    expect(await page.locator('.compare-side').count()).toBe(2)
    await page.goto(`${server.url}/compare?name=无此机关`)
    // No body has that name: those that are suggested for it are offered.
    expect(await page.locator('.newest a').count()).toBeGreaterThan(0)
  })

  it('offers names of bodies while typing', async () => {
    const page = await openPage(browser)
    await page.goto(`${server.url}/compare?b=bbbbbbbbbbb1`)
    await page.locator('[name=name]').pressSequentially('湖')
    await page.locator('[role=option]').first().waitFor()
    expect(await page.locator('[role=option]').count()).toBe(1)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(/name=/)
    expect(new URL(page.url()).searchParams.get('name')).toBe('湖光市人民政府')
    expect(new URL(page.url()).searchParams.get('b')).toBe('bbbbbbbbbbb1')
  })
})

describe('the keys', () => {
  it('lead to the box and to the results, and / can be turned off', async () => {
    const page = await openPage(browser)
    await page.goto(`${server.url}/?q=延期`)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await focused(page)).toBe('results')
    await page.keyboard.press('/')
    expect(await focused(page)).toBe('q')
    // In the box it is a letter.
    await page.keyboard.press('End')
    await page.keyboard.press('/')
    expect(await page.locator('#q').inputValue()).toBe('延期/')
    await page.goto(`${server.url}/figures`)
    expect(await page.locator('.key-hint').isVisible()).toBe(true)
    await page.locator('#slash-key').click()
    expect(await page.locator('.key-hint').isVisible()).toBe(false)
    await page.keyboard.press('/')
    expect(await focused(page)).toBe('slash-key')
    await page.reload()
    expect(await page.locator('#slash-key').getAttribute('aria-pressed')).toBe('false')
    await page.keyboard.press('Control+k')
    expect(await focused(page)).toBe('q')
  })
})

describe('years', () => {
  it('can be typed with script, either way round, and what is typed stays while answers come in', async () => {
    const page = await openPage(browser)
    await page.goto(`${server.url}/?q=政务公开`)
    await page.locator('.year-range [name=from]').fill('2018')
    await page.locator('.year-range [name=to]').fill('2016')
    // The check against plain search draws the results again.
    await page.locator('details.exactness:not(.exactness-place)').waitFor()
    expect(await page.locator('.year-range [name=to]').inputValue()).toBe('2016')
    await page.keyboard.press('Enter')
    await page.waitForURL(/year=2016\.\.2018/)
    await page.locator('.chip', { hasText: '2016–2018' }).waitFor()
    expect(await page.locator('.year-range [name=from]').inputValue()).toBe('2016')
  })
})
