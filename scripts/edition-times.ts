/**
 * What a published edition costs a reader: bytes and time to the first hits and to the whole answer, for a frequent and a rare query, on this
 * machine and as on a slow telephone (processor slowed four times, 1.6 Mbit/s, 150 ms). `npx tsx scripts/edition-times.ts SITE`
 * serves the folder as it is, uncompressed.
 */
import { createReadStream, existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import type { Browser } from 'playwright-core'
import { launchChromium } from './support/chromium.ts'

const mediaTypes: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

const queries = ['PPP项目', '依申请公开 延期', '“核心港区道路码头”', '“政府信息公开”']

interface Conditions {
  name: string
  slowdown: number
  /** Bits a second; none for as fast as the machine is. */
  bits?: number
}

const conditions: readonly Conditions[] = [
  { name: 'here', slowdown: 1 },
  { name: 'slow telephone', slowdown: 4, bits: 1_600_000 },
]

const [site] = process.argv.slice(2)
if (site === undefined) {
  console.error('Name the folder of an edition: npx tsx scripts/edition-times.ts SITE')
  process.exit(2)
}

const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
  const file = join(site, path)
  if (!existsSync(file)) {
    response.writeHead(404).end()
    return
  }
  response.writeHead(200, { 'content-type': mediaTypes[extname(file)] ?? 'text/plain' })
  createReadStream(file).pipe(response)
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/index.html`

/** Opens the address of a query for the first time: milliseconds and bytes to the first hits, and to the end of the answer. */
async function measure(
  browser: Browser,
  q: string,
  { slowdown, bits }: Conditions,
): Promise<string[]> {
  const context = await browser.newContext({ locale: 'zh-CN' })
  const page = await context.newPage()
  page.setDefaultTimeout(600_000)
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  await session.send('Network.enable')
  if (bits !== undefined)
    await session.send('Network.emulateNetworkConditions', {
      ...{ offline: false, latency: 150, downloadThroughput: bits / 8, uploadThroughput: bits / 8 },
    })
  let bytes = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
  const startedAt = performance.now()
  const since = (): string => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`
  const size = (): string => `${(bytes / 1e6).toFixed(1)} MB`
  await page.goto(`${address}?q=${encodeURIComponent(q)}`)
  await page.locator('.results-head .counts').waitFor()
  const first = [since(), size()]
  await page.locator('.results-head > p.quiet').waitFor()
  const counts = (await page.locator('.counts').textContent()) ?? ''
  const last = [since(), size()]
  await context.close()
  return [...first, ...last, counts]
}

const browser = await launchChromium()
console.log('| | query | first hits | read | whole answer | read | counts |')
console.log('| --- | --- | --: | --: | --: | --: | --- |')
for (const each of conditions)
  for (const q of queries)
    console.log(`| ${[each.name, q, ...(await measure(browser, q, each))].join(' | ')} |`)
await browser.close()
server.close()
