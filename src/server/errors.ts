/** One error body for everything the server refuses: {"error": {code, message, details}}. */
import type { ErrorRequestHandler, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import { AppError, messageOf, type ErrorCode, type ErrorDetail } from '../errors.ts'
import { contextOf, shorten } from './request-context.ts'

interface ErrorRow {
  status: 400 | 404 | 405 | 413 | 429 | 500 | 503
  /** Said in docs/api.md and openapi.json; null for a code that no request can cause: it is answered as `internal`. */
  when: string | null
}

const noIndex = 'no index is loaded; `/readyz` says why'
const ownFailure: ErrorRow = { status: 500, when: null }

/** Every error code with its HTTP status. */
export const errorRows: Readonly<Record<ErrorCode, ErrorRow>> = {
  invalid_parameter: {
    status: 400,
    when: 'a parameter is unknown, repeated or out of range; the address is not UTF-8',
  },
  not_found: { status: 404, when: 'no such address or report' },
  method_not_allowed: {
    status: 405,
    when: 'a method that is not served there; `Allow` says which are',
  },
  payload_too_large: { status: 413, when: 'the address or a body is too large' },
  too_many_requests: {
    status: 429,
    when: 'more than `RATE_LIMIT` requests a minute; `Retry-After` says when to try again',
  },
  unavailable: { status: 503, when: noIndex },
  index_missing: { status: 503, when: noIndex },
  index_damaged: { status: 503, when: noIndex },
  index_foreign: { status: 503, when: noIndex },
  index_locked: {
    status: 503,
    when: 'another run is writing the index; a search is never refused for it',
  },
  overloaded: { status: 503, when: 'more is asked than there is room for (`Retry-After`)' },
  query_too_costly: { status: 503, when: 'the request would take too long' },
  internal: {
    status: 500,
    when: 'the server failed; the message carries the request id that its log has too',
  },
  storage_failed: ownFailure,
  unreadable_file: ownFailure,
  port_in_use: ownFailure,
  usage: ownFailure,
  aborted: ownFailure,
}

/** HTTP status of an error code. */
export const statusOf = (code: ErrorCode): ErrorRow['status'] => errorRows[code].status

export interface ErrorBody {
  error: { code: ErrorCode; message: string; details: ErrorDetail[] }
}

export function errorBody(
  code: ErrorCode,
  message: string,
  details: ErrorDetail[] = [],
): ErrorBody {
  return { error: { code, message, details } }
}

/** When the server may have caught up, seconds. */
export const retryAfterSeconds = '2'

/** Answers an error. It is never cached, whatever the route had meant to allow. */
export function sendError(
  response: Response,
  code: ErrorCode,
  message: string,
  details: ErrorDetail[] = [],
): void {
  response.removeHeader('ETag')
  if (code === 'overloaded') response.set('Retry-After', retryAfterSeconds)
  response
    .status(statusOf(code))
    .set('Cache-Control', 'no-store')
    .set('Content-Language', contextOf(response).language)
    .vary('Accept-Language')
    .json(errorBody(code, message, details))
}

/** Whatever no route took. */
export function notFoundHandler(isPosted: (path: string) => boolean): RequestHandler {
  return (request, response) => {
    const { say, path } = contextOf(response)
    const takesPosts = isPosted(request.path)
    if (takesPosts || (request.method !== 'GET' && request.method !== 'HEAD')) {
      response.set('Allow', takesPosts ? 'POST' : 'GET, HEAD')
      const values = { method: request.method, allowed: takesPosts ? 'POST' : 'GET, HEAD' }
      sendError(response, 'method_not_allowed', say('methodNotServed', values))
      return
    }
    sendError(response, 'not_found', say('pathNotFound', { path: shorten(path) }))
  }
}

/** Logs what was not foreseen, whole, under the request id that the caller is told. */
export function logFailure(logger: Logger): (error: unknown, response: Response) => void {
  return (error, response) => {
    const { requestId, path } = contextOf(response)
    logger.error({ requestId, path: shorten(path), err: error }, messageOf(error))
  }
}

/** The last stop of everything thrown. What was not foreseen is logged whole and answered without internals. */
export function errorHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const context = contextOf(response)
    // Whoever asked has left; work was given up for that, and nobody is there to be told.
    if (context.signal.aborted && context.isBroken !== true) return
    if (response.headersSent) {
      logFailure(logger)(error, response)
      next(error)
      return
    }
    if (error instanceof URIError) {
      sendError(response, 'invalid_parameter', context.say('addressMalformed'))
      return
    }
    if (error instanceof AppError && statusOf(error.code) !== 500) {
      const isCluster = error.sentence?.key.startsWith('cluster.') === true
      // Whoever runs it wants to know of it, and callers need not know its addresses.
      if (isCluster) logger.warn({ reason: error.message }, 'the cluster cannot answer')
      const key = isCluster ? 'clusterUnavailable' : saidByCode[error.code]
      sendError(
        response,
        error.code,
        key ? context.say(key) : error.in(context.language),
        error.details,
      )
      return
    }
    logFailure(logger)(error, response)
    const { requestId } = context
    sendError(response, 'internal', context.say('internal', { requestId }))
  }
}

/** Codes whose sentence is the same wherever they are thrown, so that it can be said in the request's language. */
export const saidByCode: Partial<Record<ErrorCode, 'unavailable' | 'overloaded'>> = {
  unavailable: 'unavailable',
  overloaded: 'overloaded',
  index_missing: 'unavailable',
  index_damaged: 'unavailable',
  index_foreign: 'unavailable',
}
