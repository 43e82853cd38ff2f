/** What a route is: one object that the app mounts and openapi.json describes. */
import { createHash } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import type { z } from 'zod'
import {
  readParameter,
  type ParameterRow,
  type ParameterRows,
  type ParameterValues,
  type SearchService,
} from '../search/index.ts'
import type { Settings } from '../settings.ts'
import type { Checker } from './check.ts'
import type { SearchHolder } from './live-search.ts'
import type { Admission } from './admission.ts'
import type { Metrics } from './metrics.ts'
import type { CompareInThread, TextChanges } from './pages/compare-thread.ts'
import {
  contextOf,
  type MessageKey,
  type RequestContext,
  type Say,
  shorten,
} from './request-context.ts'
import { AppError, type ErrorDetail } from '../errors.ts'
import { deepestHit } from '../limits.ts'
import { applicants, sectionLabels } from '../report/index.ts'

/** What the parts of the server share; made once by `createApp`. */
/**
 * Runs work with the live search service once it is the turn of whoever gets this response. What the service is asked is given up
 * when the caller leaves; the signal is for work beside it.
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
  /** Checks reports that are sent; null where that is turned off. */
  checker: Checker | null
  /** Compares two reports, beside the server's own thread. */
  compare: CompareInThread
  /** How texts changed from year to year. */
  changes: TextChanges
  /** Who may work, by what for. */
  admissions: Readonly<Record<'search' | 'export', Admission>>
  /** Differs from start to start: another program version may answer otherwise over the same index. */
  startId: string
}

/** An address; asked by GET unless something is sent to it. */
export interface Route {
  /** In OpenAPI's form: `/api/reports/{id}`. */
  path: string
  summary: string
  parameters: ParameterRows
  /** What is sent to it, where it is asked by POST: see `postedText`. Nothing on the server is changed by it. */
  posted?: PostedText
  /** Whether a file is sent to it, by POST. */
  isUpload?: true
  /** Shape of the answer; absent where the answer is not JSON. */
  answer?: z.ZodType
  /** Media type of an answer that is not JSON. */
  mediaType?: string
  /** Error statuses it answers besides those that every address may (404, 413, 429, 500). */
  errors: readonly (400 | 503)[]
  handler: (context: ServerContext) => RequestHandler
}

/** A text that is sent: as the body of the request, or as this field of a form. */
export interface PostedText {
  field: string
  /** Said in docs/api.md and openapi.json. */
  help: string
  example: string
}

/** How an address is asked. */
export function methodOf({ posted, isUpload }: Pick<Route, 'posted' | 'isUpload'>): 'get' | 'post' {
  return posted === undefined && isUpload !== true ? 'get' : 'post'
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
    context: ServerContext,
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
        const question = [route.path, pathValues, parameters]
        if (isKnown(request, response, [context.startId, service.generation, question])) return
        response.json(await route.respond(service, parameters, requestContext, pathValues, context))
      })
    }
  }
  const { path, summary, parameters, answer } = route
  return { path, summary, parameters, answer, errors: [400, 503], handler }
}

/**
 * Gives an answer its ETag and says whether the caller has it already: then that is answered.
 *
 * @param asked All that the answer follows from: the start of the server, the generation, what is asked.
 */
export function isKnown(request: Request, response: Response, asked: readonly unknown[]): boolean {
  const hash = createHash('sha256').update(JSON.stringify(asked)).digest('base64url')
  // Weak, since `tookMs` differs each time.
  response.set('Cache-Control', 'no-cache').set('ETag', `W/"${hash.slice(0, 22)}"`)
  if (!request.fresh) return false
  response.status(304).end()
  return true
}

/** Fills the lists that messages show. */
const messageValues = {
  sections: sectionLabels.map(({ key, label }) => `${key} ${label}`).join(', '),
  applicants: applicants.map((each) => `${each.key} ${each.label}`).join(', '),
}

const valuesOf = ({ name, values = [] }: ParameterRow): Record<string, string> => ({
  ...messageValues,
  parameter: name,
  values: values.join(', '),
})

/** A query string as Express parses it: a repeated parameter is an array. */
export type RawQuery = Record<string, unknown>

/**
 * Reads and checks parameters. An empty value counts as not given, as an empty form field sends it.
 * A parameter that is not in `rows` is refused: a misspelt filter must not silently widen a search.
 *
 * @throws AppError('invalid_parameter') with every offending value and what would be right.
 */
export function readParameters<R extends ParameterRows>(
  rows: R,
  query: RawQuery,
  say: Say,
): ParameterValues<R> {
  const problems: { message: string; details: ErrorDetail[] }[] = []
  const known = Object.keys(rows)
  for (const name of Object.keys(query).filter((given) => !known.includes(given))) {
    const parameter = shorten(name)
    const values = { parameter, known: known.join(', ') || say('noParameters') }
    const details = [{ parameter, value: shorten(textsOf(query[name]).join(',')) }]
    problems.push({ message: say('parameterUnknown', values), details })
  }

  const values: Record<string, unknown> = {}
  for (const [name, row] of Object.entries(rows)) {
    const texts = textsOf(query[name]).filter((text) => text !== '')
    if (!row.list && texts.length > 1) {
      const details = texts.map((text) => ({ parameter: name, value: shorten(text) }))
      problems.push({ message: say('parameterRepeated', { parameter: name }), details })
      continue
    }
    const { value, refused } = readParameter(row, texts)
    if (refused.length > 0) {
      const details = refused.map((text) => ({ parameter: name, value: shorten(text) }))
      const hint: MessageKey = row.hint
      problems.push({ message: say.maybe(hint, hint, valuesOf(row)), details })
    }
    values[name] = value
  }

  const { limit, offset } = values
  if (typeof limit === 'number' && typeof offset === 'number' && limit + offset > deepestHit) {
    const details = [
      { parameter: 'offset', value: String(offset) },
      { parameter: 'limit', value: String(limit) },
    ]
    problems.push({ message: say('pageTooDeep'), details })
  }
  if (problems.length === 0) return values as ParameterValues<R>
  throw new AppError('invalid_parameter', problems.map((problem) => problem.message).join(' '), {
    details: problems.flatMap((problem) => problem.details),
  })
}

function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String)
  return typeof value === 'string' ? [value] : []
}
