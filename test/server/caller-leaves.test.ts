import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import { holdService } from '../../src/server/index.ts'
import type { SearchService } from '../../src/search/index.ts'
import { createFakeSearchService, fakeReports } from '../support/fake-search-service.ts'
import { serveApp } from '../support/serve-app.ts'

const asked = ['search', 'explain', 'passages', 'export', 'suggest', 'report', 'reports'] as const
const askedToo = ['figures', 'marker', 'verify', 'terms', 'bodies', 'measure'] as const

/** A service whose calls answer only by failing, once their signal fires; `none` are those that answer as usual. */
function endlessService(none: readonly string[] = []): {
  service: SearchService
  begun: Promise<void>
  ended: Promise<unknown>
} {
  const fake = createFakeSearchService()
  const service: Record<string, unknown> = { ...fake }
  let begin: () => void
  let end: (reason: unknown) => void
  const begun = new Promise<void>((resolve) => (begin = resolve))
  const ended = new Promise<unknown>((resolve) => (end = resolve))
  for (const name of [...asked, ...askedToo]) {
    if (none.includes(name)) continue
    service[name] = (...parameters: unknown[]) =>
      new Promise((_, reject) => {
        const signal = parameters.at(-1)
        if (!(signal instanceof AbortSignal)) throw new Error(`${name} was given no signal`)
        signal.addEventListener('abort', () => {
          reject(signal.reason as Error)
          end(signal.reason)
        })
        begin()
      })
  }
  return { service: service as unknown as SearchService, begun, ended }
}

const [first, second] = fakeReports.map(({ reportId }) => reportId)
const addresses: readonly [address: string, answered?: readonly string[]][] = [
  ['/api/search?q=x'],
  [`/api/explain?q=x&reportId=${first}`],
  ['/api/export?q=x'],
  ['/api/suggest?q=x'],
  ['/api/reports'],
  [`/api/reports/${first}`],
  [`/api/reports/${first}/passages?q=x`],
  ['/api/figures?key=requests.received'],
  ['/api/verify?q=x'],
  ['/?q=x'],
  ['/terms?terms=x'],
  ['/api/terms?terms=x'],
  ['/api/bodies'],
  ['/api/figures/bodies?key=requests.received'],
  ['/feed.atom?q=x'],
  ['/figures?key=requests.received'],
  [`/reports/${first}`],
  [`/reports/${first}?q=x`, ['report']],
  [`/compare?a=${first}&b=${second}`],
  [`/compare?a=${first}`, ['report']],
]

/** Asks a server for an address, and leaves once the work on it has begun. */
async function leave(
  service: SearchService,
  address: string,
  begun: Promise<unknown>,
): Promise<void> {
  const url = await serveApp({ search: holdService(service) })
  const asking = request(`${url}${address}`).on('error', () => undefined)
  asking.end()
  await begun
  asking.destroy()
}

describe('a caller that leaves', () => {
  it.each(addresses)('ends the work on %s', async (address, answered) => {
    const { service, begun, ended } = endlessService(answered)
    await leave(service, address, begun)
    expect(await ended).toBeInstanceOf(Error)
  })
})

describe('a caller that leaves in the middle of a file', () => {
  it.each(['/api/dataset/reports.csv', '/api/dataset/figures.parquet'])(
    'ends the work on %s',
    async (address) => {
      let end: (reason: unknown) => void
      const ended = new Promise<unknown>((resolve) => (end = resolve))
      let begin: () => void
      const begun = new Promise<void>((resolve) => (begin = resolve))
      async function* dataset(...asked: unknown[]): AsyncGenerator<never> {
        const signal = asked.at(-1) as AbortSignal
        begin()
        await new Promise((resolve) => {
          signal.addEventListener('abort', resolve)
        })
        end(signal.reason)
        yield* []
      }
      const service = { ...createFakeSearchService(), dataset } as SearchService
      await leave(service, address, begun)
      expect(await ended).toBeInstanceOf(Error)
    },
  )
})
