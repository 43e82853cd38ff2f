/**
 * What the server knows of one request: its id, the language it is answered in, what the log line tells at its end, and under which address the
 * server stands for whoever asks.
 */
import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import express, { type Request, type RequestHandler, type Response } from 'express'
import { ipKeyGenerator } from 'express-rate-limit'
import { pino, type Logger } from 'pino'
import {
  createTranslator,
  endpointMessages,
  firstLanguage,
  languages,
  type Language,
  type Translator,
} from '../language/index.ts'
import type { Metrics } from './metrics.ts'

export type MessageKey = keyof typeof endpointMessages

/** Says one message in one language. */
export type Say = Translator<typeof endpointMessages>

const translators = new Map(
  languages.map((language) => [language, createTranslator(endpointMessages, language)]),
)

/** The endpoint's translator into a language; made once, since every request asks for it. */
export function sayIn(language: Language): Say {
  return translators.get(language)!
}

/** What callers wrote is said back to them and kept in the log, but not by the kilobyte. */
export function shorten(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text
}

/**
 * Simplified Chinese when none fits. Express sorts the wishes by their quality and leaves out refused ones; it is handed the header
 * alone, since what the HTTP parser refused has a head but is no request.
 */
export function languageOf(acceptLanguage: string | undefined): Language {
  const request = Object.create(express.request) as Request
  request.headers = acceptLanguage === undefined ? {} : { 'accept-language': acceptLanguage }
  return firstLanguage(request.acceptsLanguages())
}

export interface RequestContext {
  requestId: string
  language: Language
  say: Say
  /** Path as it came in, without the query. */
  path: string
  startedAtMs: number
  /** Callers of one address share what one caller gets. */
  address: string
  /** Fires when the caller leaves before the answer is out. */
  signal: AbortSignal
  /** The answer broke off while the caller was there. */
  isBroken?: boolean
  /** Query text and number of reports found, where the request was a search. */
  query?: string
  total?: number
}

/** Ids that callers may choose themselves; others are replaced, so that nothing strange enters the log. */
const callerRequestId = /^[\w-]{1,64}$/

/** Gives every request its context and answers with the request id, so that a report of a failure can be found in the log. */
export function openContext(): RequestHandler {
  return (request, response, next) => {
    const given = request.get('x-request-id')
    const leaving = new AbortController()
    const language = languageOf(request.get('accept-language'))
    const context: RequestContext = {
      requestId: given !== undefined && callerRequestId.test(given) ? given : randomUUID(),
      language,
      say: sayIn(language),
      path: request.path,
      startedAtMs: performance.now(),
      address: addressGroup(request.ip),
      signal: leaving.signal,
    }
    onceClosed(response, () => {
      if (!response.writableFinished) leaving.abort()
    })
    response.locals['context'] = context
    response.set('X-Request-Id', context.requestId)
    next()
  }
}

const calls = new WeakMap<ServerResponse, (() => void)[]>()

/**
 * Calls back once the answer is out or its connection gone, in the order of asking; by one listener for all: streams that write
 * an export add eight, and Node takes more than ten for a leak.
 */
export function onceClosed(response: ServerResponse, call: () => void): void {
  const known = calls.get(response)
  if (known !== undefined) {
    known.push(call)
    return
  }
  const own = [call]
  calls.set(response, own)
  response.once('close', () => {
    for (const each of own) each()
  })
}

/** The context of a request; `openContext` runs before everything else. */
export function contextOf(response: Response): RequestContext {
  return response.locals['context'] as RequestContext
}

/** The pattern of the route that answered, `other` where none did: a name from a fixed set, safe as a metric label. */
export function routeOf(request: Request): string {
  const route = request.route as { path?: unknown } | undefined
  return typeof route?.path === 'string' ? route.path : 'other'
}

/** Addresses that machines ask every few seconds: logged at `debug`. */
const quietPaths = new Set(['/healthz', '/readyz', '/metrics'])

/** Lines that wait while they cannot be written, bytes: a full disk may be freed. What comes beyond is lost. */
const keptLogBytes = 1024 * 1024

/**
 * The program's own log: JSON lines on standard error, so that standard output stays for what people asked for. Where it cannot be
 * written (the disk is full, its reader is gone) the program goes on.
 *
 * @param level A level of the LOG_LEVEL setting.
 * @param file the number of the open file.
 */
export function createLogger(level: string, file = 2): Logger {
  const lines = pino.destination({ dest: file, sync: true, maxLength: keptLogBytes })
  lines.on('error', () => undefined)
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, lines)
}

export function logRequests(logger: Logger, metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    // 'close' comes once, also when the caller hangs up before the answer.
    onceClosed(response, () => {
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

/** One IPv4 address, or the IPv6 network that one customer of a provider is given: an address of it costs nothing. */
export function addressGroup(address: string | undefined): string {
  if (address === undefined) return ''
  const plain = address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address
  return ipKeyGenerator(plain)
}

/** A path of plain names, such as a proxy states. */
const plainPath = /^(?:\/[\w.~-]+)+$/

/** What a Host header holds: a name or an address, and a port. */
const plainHost = /^(?:[\w.~-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i

/** Whether a request names the host that it is meant for as a host is named, once; one of HTTP/1.0 may name none. */
export function namesHost({
  rawHeaders,
  headers,
}: Pick<Request, 'rawHeaders' | 'headers'>): boolean {
  const named = rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host').length
  return named < 2 && (!headers.host || plainHost.test(headers.host))
}

/**
 * `https://example.org/gongkai`, without a slash at its end. Behind proxies that TRUST_PROXY names, what they state of protocol, host
 * and path (`X-Forwarded-Proto`, `-Host`, `-Prefix`) goes before what this server sees.
 */
export function originOf(request: Request): string {
  const trusts = Boolean(request.app.get('trust proxy'))
  const stated = trusts ? (request.get('x-forwarded-prefix') ?? '').replace(/\/$/, '') : ''
  const prefix = plainPath.test(stated) ? stated : ''
  // A proxy that hands on what a caller states of itself must not lead others astray.
  const { protocol, host } = request as { protocol: string; host: string | undefined }
  const { localAddress, localPort } = request.socket
  const own = request.headers.host ?? `${localAddress}:${localPort}`
  const known = host !== undefined && plainHost.test(host) ? host : own
  return `${protocol === 'https' ? 'https' : 'http'}://${known}${prefix}${request.baseUrl}`
}
