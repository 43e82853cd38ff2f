/** What is drawn stays where it is: layout shifts of every view, and where reading goes on after a page is turned. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openPage } from './support/browser.ts'
import { createPageService, startPageServer, type PageServer } from './support/page-server.ts'
import { createFigures } from './support/overviews.ts'

let browser: Browser
let server: PageServer
const proxies: Server[] = []

beforeAll(async () => {
  server = await startPageServer(createPageService(createFigures()))
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  for (const proxy of proxies) proxy.close()
  await server.close()
})

/** Far below what is called good (0.1): nothing that is read moves. */
const mostShift = 0.02

const views = [
  ['the front', '/'],
  ['results', '/?q=依申请公开'],
  ['a query in words', '/?q=延期 答复'],
  ['results in English', '/?q=政务公开&lang=en'],
  ['a report', '/reports/bbbbbbbbbbb1?q=延期'],
  ['figures', '/figures'],
  ['terms', '/terms'],
  ['coverage', '/coverage'],
  ['downloads', '/downloads'],
] as const

describe.each([390, 768, 1280])('at a width of %d pixels', (width) => {
  it.each(views)('%s stands still', async (_name, path) => {
    const page = await openPage(browser, { viewport: { width, height: 844 } })
    await page.addInitScript(`
      window.shifts = []
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.shifts.push({
          value: entry.value,
          of: entry.sources.map(({ node }) => (node?.outerHTML ?? node?.textContent ?? '').slice(0, 80)),
        })
      }).observe({ type: 'layout-shift', buffered: true })`)
    await page.goto(server.url + path, { waitUntil: 'networkidle' })
    // The check against plain search comes after a rest.
    if (path.startsWith('/?q')) await page.locator('details.exactness').waitFor()
    await page.waitForTimeout(300)
    const shifts = await page.evaluate<{ value: number; of: string[] }[]>('window.shifts')
    const sum = shifts.reduce((total, { value }) => total + value, 0)
    expect(sum, JSON.stringify(shifts)).toBeLessThan(mostShift)
  })
})

describe('on a phone', () => {
  it.each(['/?q=延期', '/?q=延期&lang=en', '/?q=没有的词语某某'])(
    'no empty line waits for the check in %s',
    async (path) => {
      const page = await openPage(browser, { viewport: { width: 390, height: 844 } })
      // The answer never comes: its place is all there is.
      await page.route('**/api/verify*', () => undefined)
      await page.goto(server.url + path)
      const isShared = await page.evaluate<boolean>(`(() => {
        const box = (selector) => document.querySelector('.results-head > ' + selector).getBoundingClientRect()
        const place = box('.exactness-place')
        const beside = box(document.querySelector('.export-links') === null ? '.head-line' : '.export-links')
        return place.height > 0 && place.top < beside.bottom && place.bottom > beside.top
      })()`)
      expect(isShared).toBe(true)
    },
  )
})

describe('over a slow line', () => {
  it.each([390, 768, 1280])(
    'the text stands at %d pixels where it will, before the figures beside it are there',
    async (width) => {
      const page = await openPage(browser, { viewport: { width, height: 844 } })
      await page.goto(`${server.url}/reports/bbbbbbbbbbb1?q=延期`, { waitUntil: 'networkidle' })
      const top = `document.querySelector('article.report').getBoundingClientRect().top`
      const whole = await page.evaluate<number>(top)
      await page.evaluate(`document.querySelector('.figures-aside').remove()`)
      expect(await page.evaluate<number>(top)).toBeCloseTo(whole, 0)
    },
  )
})

/** When the second part of a document comes, milliseconds after it was asked for. */
const secondPartMs = 3_000

describe('a document that comes in two parts', () => {
  it.each([
    ['/terms', '<tbody><tr>'],
    ['/coverage', '</header>'],
    ['/?q=依申请公开', 'class="site-aside">'],
    ['/reports/bbbbbbbbbbb1', 'class="site-aside">'],
  ])('draws no half table and no half head: %s, parted behind %s', async (path, border) => {
    const proxy = createServer((request, response) => {
      void (async () => {
        const answer = await fetch(server.url + request.url!)
        response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type')! })
        const body = Buffer.from(await answer.arrayBuffer())
        const at = body.indexOf(border) + border.length
        if (at >= border.length) {
          response.write(body.subarray(0, at))
          await wait(secondPartMs)
        }
        response.end(body.subarray(at >= border.length ? at : 0))
      })()
    })
    // Closed with the browser: a results page asks on after it was drawn.
    proxies.push(proxy)
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    const page = await openPage(browser)
    const { port } = proxy.address() as AddressInfo
    await page.goto(`http://127.0.0.1:${String(port)}${path}`, { waitUntil: 'networkidle' })
    const drawn = await page.evaluate<number>(
      `performance.getEntriesByName('first-contentful-paint')[0].startTime`,
    )
    expect(drawn).toBeGreaterThan(secondPartMs - 100)
  })
})

describe('turning a page', () => {
  it('goes on at the head of the results, with the page in title and announcement', async () => {
    const page = await openPage(browser)
    await page.goto(`${server.url}/?q=政务公开`)
    const next = page.locator('.pager [rel=next]')
    await next.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/offset=10/)
    await page.locator('.pager [rel=prev]').waitFor()
    expect(await page.evaluate('document.activeElement.id')).toBe('results')
    expect(await page.title()).toBe('政务公开 · 第 2 页 · 公开')
    expect(await page.locator('#status').textContent()).toContain('第 2 页')
    expect(await page.evaluate('scrollY')).toBe(0)
    // The server names the page in the same way.
    await page.reload()
    expect(await page.title()).toBe('政务公开 · 第 2 页 · 公开')
  })
})
