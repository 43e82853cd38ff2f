/** What a route is: one object that the app mounts and openapi.json describes. */
import { createHash } from 'node:crypto'
import type { RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import type { z } from 'zod'
import type { SearchService } from '../search/index.ts'
import type { Settings } from '../settings.ts'
import type { SearchHolder } from './live-search.ts'
import type { Metrics } from './metrics.ts'
import { readParameters } from './read-parameters.ts'
import { contextOf, type RequestContext } from './request-context.ts'
import type { ParameterRows, ParameterValues } from '../search/index.ts'

/** What the parts of the server share; made once by `createApp`. */
/**
 * Runs work with the live search service once it is the turn of whoever gets this response.
 *
 * @throws AppError('overloaded') where it would have to wait too long, AppError('unavailable') when no index is loaded;
 *   otherwise what `work` throws.
 */
export type UseSearch = <T>(
  response: Response,
  work: (service: SearchService, signal: AbortSignal) => Promise<T>,
) => Promise<T>

export interface ServerContext {
  /** For looking only: work goes through the two below. */
  search: SearchHolder
  useSearch: UseSearch
  /** The same for what is written for as long as its reader takes; it takes no place of a search. */
  useExport: UseSearch
  settings: Settings
  logger: Logger
  metrics: Metrics
  /** Differs from start to start: another program version may answer otherwise over the same index. */
  startId: string
}

/** A GET address. */
export interface Route {
  /** In OpenAPI's form: `/api/reports/{id}`. */
  path: string
  summary: string
  parameters: ParameterRows
  /** Shape of the answer; absent where the answer is not JSON. */
  answer?: z.ZodType
  /** Media type of an answer that is not JSON. */
  mediaType?: string
  /** Error statuses it answers besides those that every address may (404, 413, 429, 500). */
  errors: readonly (400 | 503)[]
  handler: (context: ServerContext) => RequestHandler
}

export interface JsonRoute<R extends ParameterRows> {
  path: string
  summary: string
  parameters: R
  answer: z.ZodType
  /** Makes the answer; `request` carries the language, and the log line's `query` and `total`. */
  respond: (
    service: SearchService,
    parameters: ParameterValues<R>,
    request: RequestContext,
    pathValues: Record<string, string>,
  ) => Promise<object>
}

/**
 * A route that asks the search service and answers JSON. The same question to the same index has the same ETag,
 * so a caller that has the answer is spared the search.
 */
export function jsonRoute<R extends ParameterRows>(route: JsonRoute<R>): Route {
  const handler = (context: ServerContext): RequestHandler => {
    return async (request, response) => {
      const requestContext = contextOf(response)
      const parameters = readParameters(route.parameters, request.query, requestContext.say)
      const pathValues = request.params as Record<string, string>
      await context.useSearch(response, async (service) => {
        const question = JSON.stringify([route.path, pathValues, parameters])
        response.set('Cache-Control', 'no-cache')
        response.set('ETag', etagOf(context.startId, service.generation, question))
        if (request.fresh) {
          response.status(304).end()
          return
        }
        response.json(await route.respond(service, parameters, requestContext, pathValues))
      })
    }
  }
  const { path, summary, parameters, answer } = route
  return { path, summary, parameters, answer, errors: [400, 503], handler }
}

/** Weak, since `tookMs` differs each time. */
function etagOf(...parts: string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
  return `W/"${hash.slice(0, 22)}"`
}
