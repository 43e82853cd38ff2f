/** One error body for everything the server refuses: {"error": {code, message, details}}. */
import type { ErrorRequestHandler, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import { AppError, messageOf, type ErrorCode, type ErrorDetail } from '../errors.ts'
import { shorten } from './request-context.ts'
import { contextOf } from './request-context.ts'

/** HTTP status of every error code; a code that no request can cause is the server's own failure. */
export const statusOfCode: Record<ErrorCode, 400 | 404 | 405 | 413 | 429 | 500 | 503> = {
  invalid_parameter: 400,
  invalid_query: 400,
  not_found: 404,
  method_not_allowed: 405,
  payload_too_large: 413,
  too_many_requests: 429,
  unavailable: 503,
  overloaded: 503,
  query_too_costly: 503,
  index_missing: 503,
  index_damaged: 503,
  index_foreign: 503,
  index_locked: 503,
  storage_failed: 500,
  unreadable_file: 500,
  port_in_use: 500,
  usage: 500,
  aborted: 500,
  internal: 500,
}

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
    .status(statusOfCode[code])
    .set('Cache-Control', 'no-store')
    .set('Content-Language', contextOf(response).language)
    .vary('Accept-Language')
    .json(errorBody(code, message, details))
}

/** Whatever no route took. */
export function notFoundHandler(): RequestHandler {
  return (request, response) => {
    const { say, path } = contextOf(response)
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.set('Allow', 'GET, HEAD')
      sendError(response, 'method_not_allowed', say('methodNotServed', { method: request.method }))
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
    if (context.signal.aborted) return
    if (response.headersSent) {
      logFailure(logger)(error, response)
      next(error)
      return
    }
    if (error instanceof URIError) {
      sendError(response, 'invalid_parameter', context.say('addressMalformed'))
      return
    }
    if (error instanceof AppError && statusOfCode[error.code] !== 500) {
      const key = saidByCode[error.code]
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
