/**
 * Pictures of every view at two widths and in both themes, for README and docs/screenshots/.
 * Starts the built server over the samples, or takes the address of a running one: `tsx scripts/screenshots.ts [URL]`.
 */
import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { startBuiltServer } from './support/built-server.ts'
import { launchChromium } from './support/chromium.ts'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'docs', 'screenshots')
const query = '依申请公开 延期'

const widths = [
  [1280, 720],
  [390, 844],
] as const
const themes = ['light', 'dark'] as const
/** Tallest picture of views that are dense with text, at the wide width, so that no file is large. */
const tallest: Partial<Record<string, number>> = { report: 390, results: 600 }

/** The best passage for the query: what the report view is opened at. */
async function findPassage(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/search?q=${encodeURIComponent(query)}`)
  const { hits } = (await answer.json()) as {
    hits: { reportId: string; passages: { passageId: string }[] }[]
  }
  const hit = hits.find(({ passages }) => passages.length > 0)
  if (hit === undefined) throw new Error(`No report matches ${query}: is this the sample index?`)
  return `/reports/${hit.reportId}?q=${encodeURIComponent(query)}#${hit.passages[0]?.passageId ?? ''}`
}

/** The newest report of a body that has another year, beside that one, and the body. */
async function findBodyOfYears(url: string): Promise<{ compare: string; body: string }> {
  const answer = await fetch(`${url}/api/reports?limit=100`)
  const { reports } = (await answer.json()) as { reports: { reportId: string; bodyId: string }[] }
  for (const { reportId, bodyId } of reports) {
    const other = reports.find((each) => each.bodyId === bodyId && each.reportId !== reportId)
    if (other !== undefined)
      return {
        compare: `/compare?a=${other.reportId}&b=${reportId}`,
        body: `/bodies/${encodeURIComponent(bodyId)}`,
      }
  }
  throw new Error('No body has two reports: is this the sample index?')
}

async function photograph(
  browser: Browser,
  url: string,
  views: Record<string, string>,
): Promise<void> {
  for (const [width, height] of widths) {
    for (const colorScheme of themes) {
      const context = await browser.newContext({
        locale: 'zh-CN',
        colorScheme,
        viewport: { width, height },
      })
      const page = await context.newPage()
      for (const [name, path] of Object.entries(views)) {
        const file = join(folder, `${name}-${width}-${colorScheme}.png`)
        await page.goto(url + path, { waitUntil: 'networkidle' })
        const tall = width > 1000 ? Math.min(height, tallest[name] ?? height) : height
        await page.screenshot({ path: file, clip: { x: 0, y: 0, width, height: tall } })
        const { size } = await stat(file)
        console.log(`${name} ${width} ${colorScheme}: ${Math.round(size / 1024)} kB`)
      }
      await context.close()
    }
  }
}

const given = process.argv[2]
const started = given === undefined ? await startBuiltServer(['--samples']) : null
const url = given ?? started?.url ?? ''
const browser = await launchChromium()
try {
  await mkdir(folder, { recursive: true })
  await photograph(browser, url, {
    front: '/',
    results: `/?q=${encodeURIComponent(query)}`,
    empty: `/?q=${encodeURIComponent('“量子纠缠” 桥梁')}`,
    report: await findPassage(url),
    ...(await findBodyOfYears(url)),
    figures: '/figures',
    table: '/figures?view=table&ratio=granted',
    compose: '/compose',
    check: '/check',
    downloads: '/downloads',
    coverage: '/coverage',
    terms: '/terms',
  })
} finally {
  await browser.close()
  started?.stop()
}
