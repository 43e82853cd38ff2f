/** Where this server stands for whoever asks: the origin, and the path that a proxy puts before it. */
import type { Request } from 'express'

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
