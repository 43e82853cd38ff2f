/** A real server with the pages in front, on a free port: the one place that says what the browser tests run against. */
import type { AddressInfo } from 'node:net'
import express from 'express'
import { pino } from 'pino'
import { createApp, holdService } from '../../../src/server/index.ts'
import { secureHeaders } from '../../../src/server/guards.ts'
import { pageErrors, pageNotFound, pageRouter } from '../../../src/server/pages/index.ts'
import { openContext } from '../../../src/server/request-context.ts'
import { loadSettings } from '../../../src/settings.ts'
import type { SearchService } from '../../../src/search/index.ts'
import { createFakeSearchService, fakeStats } from '../../support/fake-search-service.ts'
import { createRichReports } from './rich-reports.ts'

export interface PageServer {
  url: string
  close: () => Promise<void>
}

/** Places of the words of a query, as plain substrings. */
export function highlightPlainly(text: string, q: string): [number, number][] {
  const words = q
    .replace(/[“”"]/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '')
  return words
    .flatMap((word) =>
      [...text.matchAll(new RegExp(word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'g'))].map(
        (m): [number, number] => [m.index, m.index + word.length],
      ),
    )
    .sort((a, b) => a[0] - b[0])
}

/** What the pages show: invented reports behind the fake service. */
export function createPageService(overrides: Partial<SearchService> = {}): SearchService {
  const reports = createRichReports()
  const years = [...new Set(reports.map((report) => report.reportYear ?? 0))].sort()
  const stats = { ...fakeStats, reports: reports.length, bodies: 3, years }
  return createFakeSearchService({ stats: () => stats, ...overrides }, reports)
}

export async function startPageServer(
  service: SearchService = createPageService(),
): Promise<PageServer> {
  const search = holdService(service)
  const settings = loadSettings({}, { rateLimit: 0, logLevel: 'silent' })
  const logger = pino({ level: 'silent' })
  const app = express()
  app.use(openContext(), secureHeaders())
  app.use(pageRouter({ withSearch: (use) => search.use(use), highlight: highlightPlainly }))
  app.use(/^\/(api\/.*|style\.css|app\.js|favicon\.svg)$/, (request, response, next) => {
    request.url = request.originalUrl
    createApp({ search, settings, logger })(request, response, next)
  })
  app.use(
    pageNotFound(),
    pageErrors(() => undefined),
  )
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => {
          resolve()
        })
      }),
  }
}
