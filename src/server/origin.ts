/** Where this server stands for whoever asks: the origin, and the path that a proxy puts before it. */
import type { Request } from 'express'

/** A path of plain names, such as a proxy states. */
const plainPath = /^(?:\/[\w.~-]+)+$/

/**
 * `https://example.org/gongkai`, without a slash at its end. Behind proxies that TRUST_PROXY names, what they state of protocol, host
 * and path (`X-Forwarded-Proto`, `-Host`, `-Prefix`) goes before what this server sees.
 */
export function originOf(request: Request): string {
  const trusts = Boolean(request.app.get('trust proxy'))
  const stated = trusts ? (request.get('x-forwarded-prefix') ?? '').replace(/\/$/, '') : ''
  const prefix = plainPath.test(stated) ? stated : ''
  return `${request.protocol}://${request.host}${prefix}${request.baseUrl}`
}
