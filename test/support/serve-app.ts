/** Serves an app over a search holder on a free port for one test, and reads its answers. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import type { SearchFacets, SearchHit } from '../../src/search/index.ts'
import type { ErrorBody } from '../../src/server/errors.ts'
import { createApp, holdService, type AppOptions } from '../../src/server/index.ts'
import { loadSettings } from '../../src/settings.ts'
import { createFakeSearchService } from './fake-search-service.ts'

export const silentLogger = pino({ level: 'silent' })

/** Log lines as objects, for tests that look at them. */
export function recordLog(): { logger: AppOptions['logger']; lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = []
  const write = (line: string): void => {
    lines.push(JSON.parse(line) as Record<string, unknown>)
  }
  return { logger: pino({ level: 'debug' }, { write }), lines }
}

/** Options of an app over the fake service; each part can be replaced. */
export function appOptions(options: Partial<AppOptions> = {}): AppOptions {
  return {
    search: holdService(createFakeSearchService()),
    settings: loadSettings({}, { port: 0 }),
    logger: silentLogger,
    ...options,
  }
}

/** Serves until the test is over. @returns the server's address, without a slash at its end. */
export async function serveApp(options: Partial<AppOptions> = {}): Promise<string> {
  const server = createServer(createApp(appOptions(options)))
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Every field that some answer has. A test that reaches for one that its answer lacks fails. */
interface AnswerBody {
  error: ErrorBody['error']
  status: string
  total: number
  hits: SearchHit[]
  facets: SearchFacets
  reports: Record<string, unknown>[]
  index: Record<string, unknown>
  problem: { message: string } | null
  openapi: string
  servers: { url: string }[]
  paths: Record<string, { get: { parameters: OpenApiParameter[]; responses: object } }>
}

interface OpenApiParameter {
  name: string
  required: boolean
  schema: Record<string, unknown>
}

export interface Answer {
  status: number
  headers: Headers
  body: AnswerBody
}

/** Fetches JSON. */
export async function getJson(address: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(address, init)
  const text = await response.text()
  const body = (text === '' ? null : JSON.parse(text)) as AnswerBody
  return { status: response.status, headers: response.headers, body }
}
