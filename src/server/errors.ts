/** One error body for everything the server refuses: {"error": {code, message, details}}. */
import type { ErrorRequestHandler, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import { AppError, messageOf, type ErrorCode, type ErrorDetail } from '../errors.ts'
import { shorten, type MessageKey } from './messages.ts'
import { contextOf } from './request-context.ts'

/** HTTP status of every error code; a code that no request can cause is the server's own failure. */
export const statusOfCode: Record<ErrorCode, 400 | 404 | 413 | 429 | 500 | 503> = {
  invalid_parameter: 400,
  invalid_query: 400,
  not_found: 404,
  payload_too_large: 413,
  too_many_requests: 429,
  unavailable: 503,
  index_missing: 503,
  index_damaged: 503,
  index_foreign: 503,
  unreadable_file: 500,
  port_in_use: 500,
  usage: 500,
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

/** Answers an error. It is never cached, whatever the route had meant to allow. */
export function sendError(
  response: Response,
  code: ErrorCode,
  message: string,
  details: ErrorDetail[] = [],
): void {
  response.removeHeader('ETag')
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
      sendError(response, 'not_found', say('methodNotServed', { method: request.method }))
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
      sendError(response, error.code, key ? context.say(key) : error.message, error.details)
      return
    }
    logFailure(logger)(error, response)
    const { requestId } = context
    sendError(response, 'internal', context.say('internal', { requestId }))
  }
}

/** Codes whose sentence is the same wherever they are thrown, so that it can be said in the request's language. */
const saidByCode: Partial<Record<ErrorCode, MessageKey>> = {
  unavailable: 'unavailable',
  index_missing: 'unavailable',
  index_damaged: 'unavailable',
  index_foreign: 'unavailable',
}
