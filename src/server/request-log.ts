/** One JSON line and one count for every request, written when its answer is out. */
import type { RequestHandler } from 'express'
import { pino, type Logger } from 'pino'
import { shorten } from './messages.ts'
import type { Metrics } from './metrics.ts'
import { contextOf, routeOf } from './request-context.ts'

/** Addresses that machines ask every few seconds: logged at `debug`. */
const quietPaths = new Set(['/healthz', '/readyz', '/metrics'])

/**
 * The program's own log: JSON lines on standard error, so that standard output stays for what people asked for.
 *
 * @param level A level of the LOG_LEVEL setting.
 */
export function createLogger(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2))
}

export function logRequests(logger: Logger, metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    // 'close' comes once, also when the caller hangs up before the answer.
    response.once('close', () => {
      const { requestId, path, query, total, startedAtMs } = contextOf(response)
      const tookMs = performance.now() - startedAtMs
      const status = response.writableFinished ? response.statusCode : 499
      metrics.count(routeOf(request), status, tookMs / 1000)
      const line = {
        requestId,
        method: request.method,
        path: shorten(path),
        status,
        ...(query === undefined ? {} : { query }),
        ...(total === undefined ? {} : { total }),
        tookMs: Math.round(tookMs * 100) / 100,
      }
      if (quietPaths.has(path)) logger.debug(line, 'request')
      else logger.info(line, 'request')
    })
    next()
  }
}
