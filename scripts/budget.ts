/**
 * What the page costs a reader: weight over the wire, how far it moves while it is read, how long it holds the processor, time to the
 * first result, time to type a letter, with the processor slowed four times. `npm run budget -- INDEX [RUNS]` starts the built server
 * over that index.
 */
import type { Browser, CDPSession, Page } from 'playwright-core'
import { startBuiltServer } from './support/built-server.ts'
import { launchChromium } from './support/chromium.ts'

/** How many times slower the processor is made. */
const slowdown = 4

const queries = ['依申请公开', '公开 申请', 'PPP项目', '行政复议', '延期答复', '政策解读']
const typed = 'gongkai'

/** Set up before the page's own script: the time from a letter to the first frame that shows it. */
const letterProbe = `
  window.letterTimes = [];
  addEventListener('input', (event) => {
    const start = event.timeStamp;
    requestAnimationFrame(() => setTimeout(() => window.letterTimes.push(performance.now() - start)));
  }, true)`

/** Set up before the page's own script: what moves without being asked to (CLS), and how long the processor is held for more than 50 ms at once. */
const steadinessProbe = `
  window.moved = 0;
  window.held = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.moved += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.held.push(entry.duration);
  }).observe({ type: 'longtask', buffered: true })`

const firstPaint = `performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null`

/** Milliseconds from now until the results name this query. */
const resultsOf = (query: string): string => `new Promise((resolve) => {
  const start = performance.now();
  const isThere = () => new URL(location.href).searchParams.get('q') === ${JSON.stringify(query)}
    && document.querySelector('.hit') !== null;
  const look = () => isThere() ? resolve(performance.now() - start) : requestAnimationFrame(look);
  look();
})`

interface OpenPage {
  page: Page
  session: CDPSession
}

async function openSlowPage(browser: Browser, width = 1280): Promise<OpenPage> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width, height: 900 },
  })
  const page = await context.newPage()
  await page.addInitScript(letterProbe)
  await page.addInitScript(steadinessProbe)
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  return { page, session }
}

/** A page that says that the server is too busy weighs little: it must not count for the page that was asked for. */
async function openWhole(page: Page, address: string): Promise<void> {
  const response = await page.goto(address, { waitUntil: 'networkidle' })
  if (response?.status() !== 200) throw new Error(`${address} answered ${response?.status()}`)
}

/** Bytes over the wire of one page, opened for the first time, by what they are. */
async function weigh(browser: Browser, address: string): Promise<Record<string, number>> {
  const { page, session } = await openSlowPage(browser)
  const kinds = new Map<string, string>()
  const bytes: Record<string, number> = { Document: 0, Script: 0, Stylesheet: 0, Other: 0 }
  session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? 'Other'
    bytes[kind in bytes ? kind : 'Other']! += encodedDataLength
  })
  await session.send('Network.enable')
  await openWhole(page, address)
  await page.context().close()
  return bytes
}

/** How far a page moves from its first paint until nothing more is asked for, and how long it holds the processor. */
async function steadiness(
  browser: Browser,
  address: string,
  width: number,
): Promise<{ moved: number; held: number[] }> {
  const { page } = await openSlowPage(browser, width)
  await openWhole(page, address)
  const found = await page.evaluate<{ moved: number; held: number[] }>(
    '({ moved: window.moved, held: window.held })',
  )
  await page.context().close()
  return found
}

/** Milliseconds from opening the address of a search to the first paint, which holds its results. */
async function timeToFirstResult(browser: Browser, url: string, query: string): Promise<number> {
  const { page } = await openSlowPage(browser)
  await page.goto(`${url}/?q=${encodeURIComponent(query)}`)
  await page.locator('.hit').first().waitFor()
  const time = await page.evaluate<number>(firstPaint)
  await page.context().close()
  return time
}

/** The same from the last letter in the box, the pause before asking included. */
async function timeToTypedResult(browser: Browser, url: string, query: string): Promise<number> {
  const { page } = await openSlowPage(browser)
  await page.goto(url)
  await page.locator('#q').focus()
  await page.keyboard.insertText(query)
  const time = await page.evaluate<number>(resultsOf(query))
  await page.context().close()
  return time
}

/** Milliseconds of each letter typed over a page of results, one every 150 ms, as a quick typist does. */
async function timesToType(browser: Browser, url: string): Promise<number[]> {
  const { page } = await openSlowPage(browser)
  await page.goto(`${url}/?q=${encodeURIComponent(queries[0]!)}`)
  await page.locator('#q').focus()
  await page.locator('#q').press('End')
  for (const letter of typed) {
    await page.keyboard.press(letter)
    await page.waitForTimeout(150)
  }
  const times = await page.evaluate<number[]>('window.letterTimes')
  await page.context().close()
  return times
}

function at(times: readonly number[], share: number): string {
  const sorted = [...times].sort((a, b) => a - b)
  const place = Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)
  return `${Math.round(sorted[Math.max(0, place)] ?? NaN)} ms`
}

function printTable(rows: readonly (readonly string[])[]): void {
  const [head = [], ...body] = rows
  for (const row of [head, head.map((_, i) => (i === 0 ? '---' : '--:')), ...body])
    console.log(`| ${row.join(' | ')} |`)
  console.log('')
}

const [index, runs = '3'] = process.argv.slice(2)
if (index === undefined) {
  console.error('Name the folder of an index: npm run budget -- FOLDER [RUNS]')
  process.exit(2)
}
const server = await startBuiltServer(['--index', index])
const browser = await launchChromium()
try {
  const { url } = server
  const answer = await fetch(`${url}/api/reports?limit=1`)
  const { total, reports } = (await answer.json()) as {
    total: number
    reports: { reportId: string; bodyId: string }[]
  }
  const views: [string, string][] = [
    ['front', '/'],
    ['results', `/?q=${encodeURIComponent(queries[0]!)}`],
    ['report', `/reports/${reports[0]?.reportId ?? ''}`],
    ['figures', '/figures'],
    ['terms', '/terms'],
    ['coverage', '/coverage'],
    ['compose', '/compose'],
    ['check', '/check'],
    ['saved', '/saved'],
    ['downloads', '/downloads'],
    ['body', `/bodies/${reports[0]?.bodyId ?? ''}`],
  ]
  const kilobytes = (bytes: number | undefined): string => `${((bytes ?? 0) / 1000).toFixed(1)} kB`
  const weights: string[][] = [['over the wire', 'page', 'script', 'style', 'all']]
  for (const [name, path] of views) {
    const { Document, Script, Stylesheet, Other } = await weigh(browser, url + path)
    const sum = [Document, Script, Stylesheet, Other].reduce<number>((a, b) => a + (b ?? 0), 0)
    weights.push([name, ...[Document, Script, Stylesheet, sum].map(kilobytes)])
  }
  printTable(weights)

  const steady: string[][] = [
    ['until nothing more is asked for', 'CLS at 1280', 'CLS at 390', 'long tasks', 'longest'],
  ]
  for (const [name, path] of views) {
    const wide = await steadiness(browser, url + path, 1280)
    const narrow = await steadiness(browser, url + path, 390)
    const held = [...wide.held, ...narrow.held]
    steady.push([
      ...[name, wide.moved.toFixed(3), narrow.moved.toFixed(3), String(held.length)],
      held.length === 0 ? '' : `${Math.round(Math.max(...held))} ms`,
    ])
  }
  printTable(steady)

  const opened: number[] = []
  const written: number[] = []
  const letters: number[] = []
  for (let run = 0; run < Number(runs); run++) {
    for (const query of queries) {
      opened.push(await timeToFirstResult(browser, url, query))
      written.push(await timeToTypedResult(browser, url, query))
    }
    letters.push(...(await timesToType(browser, url)))
  }
  const timed = (name: string, times: number[]): string[] => [
    name,
    ...[0.5, 0.95, 1].map((share) => at(times, share)),
    String(times.length),
  ]
  printTable([
    [`${total} reports, processor ${slowdown} times slower`, 'median', 'p95', 'worst', 'times'],
    timed('an address opened, until its results are painted', opened),
    timed('a query typed, until its results are there (with the pause)', written),
    timed('a letter typed over results, until it is painted', letters),
  ])
} finally {
  await browser.close()
  server.stop()
}
