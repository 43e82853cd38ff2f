/** Opening and closing the port. Closing loses no request: those under way are finished, up to a limit of time. */
import { createServer, type Server } from 'node:http'
import type { Express } from 'express'
import type { Logger } from 'pino'
import { AppError, messageOf } from '../errors.ts'
import { sentence } from '../sentence.ts'
import { createApp, type AppOptions } from './app.ts'
import { guardConnections, sweepMs, type BoundConnections } from './connection/index.ts'

export interface RunningServer {
  /** Where people open it, such as http://127.0.0.1:3000 */
  url: string
  /**
   * Takes no new requests, waits for those under way up to the grace time, closes the search service. Once is enough. It resolves
   * within the grace time and a second, also when work does not end: then it is for the caller to end the process.
   */
  close: () => Promise<void>
}

/** Bytes of a request's head. Above the longest address the app answers itself, so that it can say what is too long. */
const largestHeadBytes = 128 * 1024
/** How often connections that have become idle are let go while closing, milliseconds. */
const idleSweepMs = 20
/** What closing may take when the grace time is used up, milliseconds. */
const closeMarginMs = 1_000

/**
 * Serves on the host and port of the settings.
 *
 * @throws AppError('port_in_use') for a taken port, AppError('usage') for an address that cannot be listened on.
 */
export async function startServer(options: AppOptions): Promise<RunningServer> {
  const { settings, logger, search } = options
  const { server, cut } = createServerFor(createApp(options), options)
  await listen(server, settings.host, settings.port)
  outliveRefusals(server, logger)
  const url = urlOf(server, settings.host)
  logger.info({ url }, 'serving')

  let closing: Promise<void> | undefined
  const close = async (): Promise<void> => {
    // Not by the time of day, which may be set meanwhile.
    const deadlineMs = performance.now() + settings.shutdownGraceMs
    await closeGracefully(server, settings.shutdownGraceMs, cut)
    const isDone = await within(search.close(), deadlineMs + closeMarginMs - performance.now())
    if (isDone) logger.info('closed')
    else logger.warn('closed while a search was still running')
  }
  return { url, close: () => (closing ??= close()) }
}

function createServerFor(
  app: Express,
  options: AppOptions,
): { server: Server } & Pick<BoundConnections, 'cut'> {
  const { headersTimeoutMs, requestTimeoutMs, keepAliveTimeoutMs } = options.settings
  const server = createServer({
    maxHeaderSize: largestHeadBytes,
    headersTimeout: Math.min(headersTimeoutMs, requestTimeoutMs),
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: keepAliveTimeoutMs,
    connectionsCheckingInterval: Math.min(sweepMs, headersTimeoutMs),
  })
  return { server, ...guardConnections(server, app, options) }
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(toListenError(error, host, port))
    })
    server.listen(port, host, resolve)
  })
}

/** Between two lines of the log about connections that could not be taken, milliseconds. */
const refusalsEveryMs = 10_000

/** A connection that the system refuses (no file or memory is free) is an event of the server, which ends the process where nobody listens. */
function outliveRefusals(server: Server, logger: Logger): void {
  let saidAtMs = -Infinity
  server.on('error', (error) => {
    const now = performance.now()
    if (now - saidAtMs < refusalsEveryMs) return
    saidAtMs = now
    logger.warn({ reason: messageOf(error) }, 'a connection could not be taken')
  })
}

function toListenError(error: NodeJS.ErrnoException, host: string, port: number): AppError {
  switch (error.code) {
    case 'EADDRINUSE':
      return new AppError(
        'port_in_use',
        sentence('port.taken', {
          host,
          port: String(port),
          next: String(port === 65535 ? 3001 : port + 1),
        }),
        { cause: error },
      )
    case 'EACCES':
      return new AppError('usage', sentence('port.denied', { port: String(port) }), {
        cause: error,
      })
    default:
      return new AppError('usage', sentence('host.refused', { host, reason: messageOf(error) }), {
        cause: error,
      })
  }
}

function urlOf(server: Server, host: string): string {
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  // "Every network" is no address that a browser can open.
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}

async function closeGracefully(server: Server, graceMs: number, cutAll: () => void): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve()
    })
  })
  // A kept-alive connection turns idle only when its last answer is out.
  const sweep = setInterval(() => {
    server.closeIdleConnections()
  }, idleSweepMs)
  const cut = setTimeout(() => {
    cutAll()
    // Those that are none of its own, such as one that was refused and is read to its end.
    server.closeAllConnections()
  }, graceMs)
  await closed
  clearInterval(sweep)
  clearTimeout(cut)
}

/** @returns whether `work` was done in time. */
async function within(work: Promise<void>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => {
      resolve(false)
    }, ms)
  })
  const isDone = await Promise.race([work.then(() => true as const), late])
  clearTimeout(timer)
  return isDone
}
