/** A published edition as people open it: from a plain file server below some path, and from disk. */
import { createReadStream, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noFilters } from '../../src/search/index.ts'
import { publishEdition } from '../../src/publish/index.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { run } from '../cli/run.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { parametersOf, readReports, serviceOver } from '../search/corpus.ts'
import { launchBrowser, openPage, type PageOptions } from './support/browser.ts'

const mediaTypes: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

/** Serves the files of a folder below a path, and knows nothing of them. */
function serveFolder(folder: string, path: string): Server {
  return createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
    const file = asked.startsWith(path) ? join(folder, asked.slice(path.length)) : ''
    const name =
      file !== '' && existsSync(file) && statSync(file).isDirectory()
        ? join(file, 'index.html')
        : file
    if (name === '' || !existsSync(name)) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, { 'content-type': mediaTypes[extname(name)] ?? 'text/plain' })
    createReadStream(name).pipe(response)
  })
}

const path = '/share/公开 2026/'
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

let browser: Browser
let server: Server
let expected: Record<string, string>
/** The ids of the reports that the program finds. */
let found: Record<string, string[]>
let reportPage: string
/** The two ways to open it, by what they begin with. */
const roots = { server: '', disk: '' }

const queries = ['PPP项目', '依申请公开 延期'] as const

beforeAll(async () => {
  const analyzer = anyAnalyzer()
  const samples = await readReports(join(import.meta.dirname, '../../index-data/samples'))
  const service = serviceOver(samples, analyzer)
  const out = join(temporaryFolder(), '静态 版#1')
  await publishEdition(service, analyzer, { out, filters: noFilters })
  const counts = queries.map(async (q) => {
    const { total, passages, occurrences, hits } = await service.search(parametersOf(q))
    const said = `${total} 份报告，${passages} 段，${occurrences} 处`
    return { q, said, ids: hits.map(({ reportId }) => reportId) }
  })
  const answers = await Promise.all(counts)
  expected = Object.fromEntries(answers.map(({ q, said }) => [q, said]))
  found = Object.fromEntries(answers.map(({ q, ids }) => [q, ids]))
  reportPage = `reports/${answers[0]!.ids[0]!}.html`
  server = serveFolder(out, path)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  roots.server = `http://127.0.0.1:${(server.address() as AddressInfo).port}${encodeURI(path)}`
  roots.disk = `${pathToFileURL(out).href}/`
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser.close()
  server.close()
})

/** A page that fails the test where anything but the edition is asked for. */
async function open(
  address: string,
  options?: PageOptions,
): Promise<{ page: Page; outside: string[] }> {
  const page = await openPage(browser, options)
  const outside: string[] = []
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(roots.server) && !url.startsWith(roots.disk)) outside.push(url)
  })
  await page.goto(address)
  return { page, outside }
}

async function ask(page: Page, q: string): Promise<string> {
  await page.locator('#q').fill(q)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.searchParams.get('q') === q)
  await page.locator('.hit').first().waitFor()
  return (await page.locator('.counts').textContent()) ?? ''
}

describe.each(['server', 'disk'] as const)('an edition opened from a %s', (way) => {
  it.each(queries)('counts %s as the index does', async (q) => {
    const { page, outside } = await open(`${roots[way]}index.html`)
    expect(await ask(page, q)).toBe(expected[q])
    expect(await page.locator('.results-head').textContent()).toContain('全部 10 份报告')
    expect(outside).toEqual([])
  })

  it('answers an address with a query, and goes back to it', async () => {
    const { page } = await open(`${roots[way]}index.html?q=PPP项目&year=2017`)
    await page.locator('.hit').first().waitFor()
    expect(await page.locator('#q').inputValue()).toBe('PPP项目')
    expect(await page.locator('.hit').count()).toBe(1)
    await ask(page, '延期')
    await page.goBack()
    await page.waitForURL((url) => url.searchParams.get('q') === 'PPP项目')
    await page.locator('.chip').first().waitFor()
    expect(await page.locator('.hit').count()).toBe(1)
  })

  it('opens the report at the passage, with the places marked', async () => {
    const { page } = await open(`${roots[way]}index.html?q=PPP项目`)
    const place = page.locator('.excerpt-place').first()
    await place.click()
    await page.locator('.report-text mark').first().waitFor()
    const marked = await page.locator('.report-text mark').count()
    expect(await page.locator('.find-count').textContent()).toBe(`标出 ${marked} 处`)
    expect(await page.locator('.report-text :target mark').count()).toBeGreaterThan(0)
    await page.locator('[data-step="1"]').click()
    expect(await page.locator('.mark-current').count()).toBe(1)
    await page.locator('[data-back]').click()
    await page.locator('.hit').first().waitFor()
    expect(await page.locator('.counts').textContent()).toBe(expected['PPP项目'])
  })

  it('keeps the search in another language, and the page of a report', async () => {
    const { page } = await open(`${roots[way]}index.html?q=PPP项目`)
    await page.locator('.hit').first().waitFor()
    await page.locator('[data-language="en"]').click()
    await page.locator('.hit').first().waitFor()
    expect(page.url()).toContain('/en/index.html?q=')
    expect(await page.locator('.counts').textContent()).toMatch(/^5 reports/)
    await page.locator('.hit-title a').first().click()
    await page.locator('.report-text mark').first().waitFor()
    await page.locator('[data-language="zh-Hant"]').click()
    await page.waitForURL(/zh-Hant\/reports\//)
    expect(await page.locator('h1').textContent()).toContain('政府信息公开')
  })
})

describe('an edition', () => {
  it('says which of its files is not there', async () => {
    const missing = /ERR_|Failed to load/
    const { page } = await open(`${roots.server}index.html`, { expected: missing })
    await page.route('**/data/passages-0.js', (route) => route.abort())
    await page.locator('#q').fill('延期')
    await page.keyboard.press('Enter')
    await page.locator('[role="alert"]').waitFor()
    expect(await page.locator('[role="alert"]').textContent()).toContain('passages-0.js')
  })

  it.each([...queries])('lists for %s the reports that the index finds', async (q) => {
    const { page } = await open(`${roots.server}index.html?q=${encodeURIComponent(q)}`)
    await page.locator('.results-head > p.quiet').waitFor()
    const hrefs = await page
      .locator('.hit-title a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
    const ids = hrefs.map((href) => /reports\/(\w+)\.html/.exec(href)?.[1])
    // Not in the same order: how often single characters stand in texts that were not read is not known.
    expect(ids.toSorted()).toEqual(found[q]!.toSorted())
  })

  it('refuses a condition that cannot be, by its name', async () => {
    const { page } = await open(`${roots.server}index.html?q=延期&section=没有`)
    await page.locator('[role="alert"]').waitFor()
    expect(await page.locator('[role="alert"]').textContent()).toContain('“没有”')
  })

  it('leads to every report without script', async () => {
    const { page } = await open(`${roots.server}index.html`, { javaScriptEnabled: false })
    await page.locator('noscript a, main > .notice a').first().click()
    await page.locator('.coverage-table td a').first().click()
    await page.waitForURL(/\/reports\//)
    expect(await page.locator('.report-text').textContent()).toContain('公开')
  })

  it('narrows by a facet, shows more passages, and searches by a figure', async () => {
    const { page } = await open(`${roots.server}index.html?q=公开`)
    await page.locator('.hit').first().waitFor()
    const before = await page.locator('.excerpt').count()
    await page.locator('[data-more]').first().click()
    await page.waitForFunction(`document.querySelectorAll('.excerpt').length > ${before}`)
    await page.locator('.facet a.bucket:visible').first().click()
    await page.locator('.chip').first().waitFor()
    const { page: other } = await open(`${roots.server}index.html`)
    expect(await ask(other, 'figure:requests.received>50')).toBe('4 份报告')
  })

  it.each(['light', 'dark'] as const)(
    'has no axe violation in the %s theme',
    async (colorScheme) => {
      for (const width of [390, 1280])
        for (const name of [
          'index.html',
          'index.html?q=PPP项目',
          'figures.html',
          'figures/requests.received.html',
          'coverage.html',
          `${reportPage}?q=公开`,
        ]) {
          const { page } = await open(`${roots.server}${name}`, {
            ...{ colorScheme, viewport: { width, height: 900 }, bypassCSP: true },
          })
          if (name.startsWith('index.html?')) await page.locator('.hit').first().waitFor()
          if (name.startsWith('reports/')) await page.locator('mark').first().waitFor()
          await page.addScriptTag({ path: axePath })
          const violations = await page.evaluate(
            `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
            .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
          )
          expect(violations, `${name} at ${width}`).toEqual([])
          expect(
            await page.evaluate('document.documentElement.scrollWidth <= innerWidth'),
            `${name} at ${width}`,
          ).toBe(true)
        }
    },
  )
})

it('what docs say a page from disk may load is what Chromium lets it load', async () => {
  const folder = temporaryFolder()
  const files = {
    'page.html': `<!doctype html><link rel="stylesheet" href="style.css"><script src="plain.js"></script>
      <script type="module" src="module.js"></script>`,
    'style.css': 'html { color: rgb(1, 2, 3) }',
    'plain.js': 'window.plain = true',
    'module.js': 'window.module = true',
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const page = await openPage(browser, { expected: /CORS|origin|Fetch API|ERR_FAILED/i })
  await page.goto(`${pathToFileURL(join(folder, 'page.html')).href}?q=a`, { waitUntil: 'load' })
  const loaded = await page.evaluate(`(async () => ({
    plain: window.plain === true,
    style: getComputedStyle(document.documentElement).color,
    module: window.module === true,
    fetched: await fetch('plain.js').then(() => true, () => false),
    worker: await new Promise((resolve) => {
      try {
        const worker = new Worker('plain.js')
        worker.onerror = () => resolve(false)
        worker.onmessage = () => resolve(true)
        setTimeout(() => resolve('silent'), 1000)
      } catch { resolve(false) }
    }),
    kept: (localStorage.setItem('a', 'b'), localStorage.getItem('a')),
    history: (history.replaceState(null, '', '?q=b'), location.search),
  }))()`)
  expect(loaded).toEqual({
    ...{ plain: true, style: 'rgb(1, 2, 3)', module: false, fetched: false, worker: false },
    ...{ kept: 'b', history: '?q=b' },
  })
})

describe('gongkai publish', () => {
  it('writes what was asked for, says what it wrote, and refuses a folder of other things', async () => {
    const folder = temporaryFolder()
    const index = join(folder, 'index')
    await run(['index', join(import.meta.dirname, '../../index-data/samples'), '--out', index])
    const out = join(folder, 'site')
    const options = ['--index', index, '--out', out, '--languages', 'en', '--year', '2017']
    const written = await run(['publish', ...options, '--json'])
    expect(written.code).toBe(0)
    expect(JSON.parse(written.stdout)).toMatchObject({ folder: out, reports: 2 })
    expect(readdirSync(join(out, 'reports'))).toHaveLength(2)
    expect(existsSync(join(out, 'edition.en.js'))).toBe(true)
    expect(existsSync(join(out, 'edition.zh-Hans.js'))).toBe(false)
    // Again over itself, said for people.
    const again = await run(['publish', ...options, '--lang', 'en'])
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('2 reports')])
    const other = await run(['publish', '--index', index, '--out', folder])
    expect([other.code, other.stdout]).toEqual([expect.toSatisfy((code) => code !== 0), ''])
    expect(other.stderr).toContain(folder)
    const unknown = await run(['publish', '--index', index, '--out', out, '--languages', 'fr'])
    expect(unknown.code).toBe(2)
    expect(unknown.stderr).toContain('fr')
    expect(existsSync(join(out, 'edition.en.js'))).toBe(true)
  })
})
