/** The search page as people use it. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SearchParameters } from '../../src/search/index.ts'
import { launchBrowser, openPage } from './support/browser.ts'
import { createPageService, startPageServer, type PageServer } from './support/page-server.ts'

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

describe('searching', () => {
  it('shows results while typing and keeps the state in the address', async () => {
    const page = await openPage(browser)
    await page.goto(server.url)
    await page.locator('#q').pressSequentially('延期答复')
    await page.locator('.hit mark').first().waitFor()
    expect(new URL(page.url()).searchParams.get('q')).toBe('延期答复')
    expect(await page.locator('.hit mark').first().textContent()).toBe('延期答复')
    expect(await page.locator('#status').textContent()).toBe('2 份报告，2 段，2 处')
    expect(await page.title()).toBe('延期答复 · 公开')
  })

  it('filters by a facet, shows the chip, and takes it away again', async () => {
    const page = await openPage(browser)
    await page.goto(`${server.url}/?q=依申请公开`)
    const before = await page.locator('.hit').count()
    await page.locator('summary', { hasText: '逐年列出' }).click()
    await page.locator('.bucket', { hasText: '2016' }).click()
    await page.locator('.chip', { hasText: '2016' }).waitFor()
    expect(await page.locator('.hit').count()).toBeLessThan(before)
    expect(new URL(page.url()).searchParams.get('year')).toBe('2016')
    await page.locator('.chip', { hasText: '2016' }).click()
    await page.locator('.chip').waitFor({ state: 'detached' })
    expect(await page.locator('.hit').count()).toBe(before)
  })

  it('exports all hits of the search with its filters', async () => {
    const page = await openPage(browser)
    await page.goto(`${server.url}/?q=依申请公开&year=2016&lang=en`)
    const link = page.locator('.export-links a', { hasText: 'CSV' })
    const answer = await page.request.get(`${server.url}/${(await link.getAttribute('href'))!}`)
    expect(answer.status()).toBe(200)
    expect(answer.headers()['content-disposition']).toMatch(/\.csv$/)
  })

  it('takes a span of years', async () => {
    const page = await openPage(browser)
    await page.goto(`${server.url}/?q=依申请公开`)
    await page.locator('.thumbs [name=from]').fill('2006')
    await page.locator('.thumbs [name=to]').fill('2008')
    await page.locator('.chip', { hasText: '2006–2008' }).waitFor()
    expect(await page.locator('.hit').count()).toBe(3)
  })

  it('opens a passage where it stands, and comes back to the results', async () => {
    const page = await openPage(browser)
    await page.goto(`${server.url}/?q=延期答复`)
    const found = page.locator('.excerpt p', { hasText: '延期答复2件，延期均经' })
    await found.click()
    const target = page.locator('.passage:target')
    await target.waitFor()
    expect(await target.getAttribute('id')).toBe('s3.p2')
    expect(await target.locator('mark').first().textContent()).toBe('延期答复')
    await page.goBack()
    await found.waitFor()
    expect(await page.locator('#q').inputValue()).toBe('延期答复')
  })

  it('goes back and forward through searches, one spell of typing at a time', async () => {
    const page = await openPage(browser)
    await page.goto(server.url)
    const box = page.locator('#q')
    await box.pressSequentially('PPP')
    await page.locator('.head-line').waitFor()
    await box.pressSequentially('项目')
    await page.waitForURL(/%E9%A1%B9%E7%9B%AE/)
    await page.locator('.bucket', { hasText: '松林省' }).first().click()
    await page.locator('.chip').waitFor()
    await page.goBack()
    await page.locator('.chip').waitFor({ state: 'detached' })
    expect(await box.inputValue()).toBe('PPP项目')
    await page.goBack()
    await page.locator('.front').waitFor()
    expect(await box.inputValue()).toBe('')
    await page.goForward()
    await page.locator('.hit').first().waitFor()
    expect(await box.inputValue()).toBe('PPP项目')
  })

  it('waits while an input method is composing', async () => {
    const asked: string[] = []
    const service = createPageService()
    const watched = await startPageServer({
      ...service,
      search(parameters: SearchParameters) {
        asked.push(parameters.q)
        return service.search(parameters)
      },
    })
    const page = await openPage(browser)
    await page.goto(watched.url)
    await page.locator('#q').focus()
    const session = await page.context().newCDPSession(page)
    for (const text of ['y', 'yan', 'yan qi']) {
      await session.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      })
      await page.waitForTimeout(400)
    }
    expect(asked).toEqual([''])
    await session.send('Input.insertText', { text: '延期' })
    await page.locator('.head-line').waitFor()
    expect(asked).toEqual(['', '延期'])
    await watched.close()
  })

  it('drops the answer to an older question', async () => {
    const service = createPageService()
    const slow = await startPageServer({
      ...service,
      async search(parameters: SearchParameters) {
        if (parameters.q === 'PPP') await new Promise((resolve) => setTimeout(resolve, 1500))
        return service.search(parameters)
      },
    })
    const page = await openPage(browser)
    await page.goto(slow.url)
    await page.locator('#q').fill('PPP')
    await page.locator('#progress').waitFor({ state: 'visible' })
    await page.locator('#q').fill('延期答复')
    await page.locator('.hit').first().waitFor()
    await page.waitForTimeout(1500)
    expect(await page.locator('.hit mark').first().textContent()).toBe('延期答复')
    expect(await page.locator('#progress').isVisible()).toBe(false)
    await slow.close()
  })

  it('keeps what is shown when the way is cut, and asks again once it is back', async () => {
    const page = await openPage(browser, { expected: /ERR_INTERNET_DISCONNECTED/ })
    await page.goto(`${server.url}/?q=延期答复`)
    await page.context().setOffline(true)
    await page.locator('#q').fill('政务公开')
    await page.locator('[role=alert]').waitFor()
    expect(await page.locator('.hit mark').first().textContent()).toBe('延期答复')
    await page.context().setOffline(false)
    await page.locator('[role=alert]').waitFor({ state: 'detached' })
    await page.locator('.hit mark', { hasText: '政务公开' }).first().waitFor()
  })

  it('says how long it took only where something was searched for', async () => {
    const page = await openPage(browser)
    await page.goto(`${server.url}/?year=2016`)
    expect(await page.locator('.head-line').textContent()).not.toContain('用时')
    await page.locator('#q').fill('延期')
    await page.locator('.head-line', { hasText: '用时' }).waitFor()
  })

  it('says what failed, keeps what was typed, and tries again', async () => {
    const page = await openPage(browser, { expected: /ERR_FAILED/ })
    await page.goto(server.url)
    await page.route('**/api/search**', (route) => route.abort())
    await page.locator('#q').fill('延期')
    const failure = page.locator('[role=alert]')
    await failure.waitFor()
    expect(await failure.textContent()).toContain('连不上服务器')
    expect(await page.locator('#q').inputValue()).toBe('延期')
    await page.unroute('**/api/search**')
    await failure.locator('a').click()
    await page.locator('.hit').first().waitFor()
  })

  it('shows a refused filter with its reason', async () => {
    const page = await openPage(browser, { expected: /400/ })
    await page.goto(`${server.url}/?q=延期&year=20x7`)
    expect(await page.locator('[role=alert]').textContent()).toContain('year 应为四位年份')
    await page.locator('#q').fill('PPP')
    await page.waitForURL(/q=PPP/)
    expect(await page.locator('[role=alert]').textContent()).toContain('year 应为四位年份')
  })

  it('works behind a path of a proxy', async () => {
    const page = await openPage(browser)
    await page.route('**/some/path/**', async (route) => {
      const url = route.request().url().replace('/some/path/', '/')
      await route.fulfill({ response: await route.fetch({ url }) })
    })
    await page.goto(`${server.url}/some/path/?q=延期答复`)
    await page.locator('.bucket', { hasText: '松林省' }).first().click()
    await page.locator('.chip').waitFor()
    expect(new URL(page.url()).pathname).toBe('/some/path/')
    await page.locator('.excerpt-place').first().click()
    await page.locator('.passage:target').waitFor()
    expect(new URL(page.url()).pathname).toMatch(/^\/some\/path\/reports\//)
  })

  it('can be used with the keyboard alone', async () => {
    const page = await openPage(browser)
    await page.goto(server.url)
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.className')).toBe('skip')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('延期答复')
    await page.locator('.hit').first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.locator('.report').waitFor()
  })

  it('shows hostile texts as text', async () => {
    const page = await openPage(browser)
    await page.goto(`${server.url}/?q=${encodeURIComponent('恶意文本')}`)
    expect(await page.locator('.hit-title').textContent()).toContain('<script>alert(1)</script>')
    await page.locator('#q').fill('"><img src=x onerror=alert(1)>')
    await page.waitForURL(/onerror/)
    expect(await page.locator('main img').count()).toBe(0)
  })
})

describe('without script', () => {
  it('searches, filters and reads', async () => {
    const page = await openPage(browser, { javaScriptEnabled: false })
    await page.goto(server.url)
    await page.locator('#q').fill('延期答复')
    await page.keyboard.press('Enter')
    await page.locator('.hit').first().waitFor()
    await page.locator('.year-range [name=from]').fill('2018')
    await page.locator('.year-range button').click()
    await page.locator('.chip').waitFor()
    await page.locator('#q').fill('延期')
    await page.locator('#search button').click()
    await page.waitForURL((url) => url.searchParams.get('q') === '延期')
    expect(new URL(page.url()).searchParams.get('year')).toBe('2018')
    await page.locator('.excerpt-place').first().click()
    await page.locator('.passage:target mark').first().waitFor()
    expect(await page.locator('[data-cite]').first().isVisible()).toBe(false)
  })
})
