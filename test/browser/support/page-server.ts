/** A real server with the pages in front, on a free port: the one place that says what the browser tests run against. */
import { pino } from 'pino'
import { holdService, startServer, type RunningServer } from '../../../src/server/index.ts'
import { loadSettings } from '../../../src/settings.ts'
import type { SearchService } from '../../../src/search/index.ts'
import { createFakeSearchService, fakeStats } from '../../support/fake-search-service.ts'
import { createRichReports } from './rich-reports.ts'

export type PageServer = RunningServer

/** What the pages show: invented reports behind the fake service. */
export function createPageService(overrides: Partial<SearchService> = {}): SearchService {
  const reports = createRichReports()
  const years = [...new Set(reports.map((report) => report.reportYear ?? 0))].sort()
  const stats = { ...fakeStats, reports: reports.length, bodies: 3, years }
  return createFakeSearchService({ stats: () => Promise.resolve(stats), ...overrides }, reports)
}

export async function startPageServer(
  service: SearchService = createPageService(),
): Promise<PageServer> {
  const settings = loadSettings({}, { port: 0, rateLimit: 0, shutdownGraceMs: 0 })
  const logger = pino({ level: 'silent' })
  const search = holdService(service)
  return startServer({ search, settings, logger })
}
