/** What stands before the routes: safe headers, and limits on the size and number of requests. */
import type { RequestHandler } from 'express'
import { rateLimit, type ClientRateLimitInfo, type Store } from 'express-rate-limit'
import helmet from 'helmet'
import { AppError } from '../errors.ts'
import { largestPostedBytes } from '../limits.ts'
import type { Admission } from './admission.ts'
import { contextOf, namesHost } from './request-context.ts'

/** Longest address, characters: far above the longest query, so that a query too long gets its own message. */
const longestAddress = 100_000
/** Largest body of a request that needs none, bytes: it is let pass and ignored. */
const largestBodyBytes = 1024

/** Scripts, styles and requests from this server alone, nothing inline, no framing. */
export function secureHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // The server speaks plain http; whether a name is https for good is the proxy's to say.
    strictTransportSecurity: false,
  })
}

/**
 * Refuses overlong addresses and request bodies.
 *
 * @param isPosted Whether something larger may be sent to a path.
 * @param uploads Paths that hold the bodies they take to limits of their own.
 */
export function limitSizes(
  isPosted: (path: string) => boolean,
  uploads: ReadonlySet<string>,
): RequestHandler {
  return (request, response, next) => {
    const { say } = contextOf(response)
    if (request.url.length > longestAddress) {
      throw new AppError('payload_too_large', say('addressTooLong'))
    }
    if (request.method === 'POST' && uploads.has(request.path)) {
      next()
      return
    }
    const isChunked = request.get('transfer-encoding') !== undefined
    const isSent = request.method === 'POST' && isPosted(request.path)
    const largest = isSent ? largestPostedBytes : largestBodyBytes
    if (isChunked || Number(request.get('content-length') ?? 0) > largest) {
      // The body is not read, so the connection cannot be used again.
      response.set('Connection', 'close')
      throw new AppError(
        'payload_too_large',
        isSent ? say('postedTooLarge', { kibibytes: largest / 1024 }) : say('bodyTooLarge'),
      )
    }
    next()
  }
}

/** A percent-encoded byte beyond ASCII: all others are UTF-8 by themselves. */
const encodedByte = /%[89a-f][\da-f]/i

/**
 * Refuses addresses whose percent-encoded bytes are not UTF-8, such as GBK: read as they are, they would be looked for as �.
 * A percent sign that encodes nothing (`q=100%`) stands for itself.
 */
export function refuseGarbledAddresses(): RequestHandler {
  return ({ url }, response, next) => {
    if (encodedByte.test(url)) {
      try {
        decodeURIComponent(url.replace(/%(?![\da-f]{2})/gi, '%25'))
      } catch {
        throw new AppError('invalid_parameter', contextOf(response).say('addressMalformed'))
      }
    }
    next()
  }
}

/**
 * Refuses requests that name two hosts, or what is no host: whoever stands in front may have read another than this server, and
 * addresses in answers begin with it.
 */
export function refuseStrangeHosts(): RequestHandler {
  return (request, response, next) => {
    if (namesHost(request)) next()
    else throw new AppError('invalid_parameter', contextOf(response).say('hostMalformed'))
  }
}

/** Refuses at once what there will be no room for, before anything is done for it. */
export function shedLoad(admission: Admission): RequestHandler {
  return (_request, response, next) => {
    const { address, say } = contextOf(response)
    if (admission.isFull(address)) {
      admission.noteRefusal()
      throw new AppError('overloaded', say('overloaded'))
    }
    next()
  }
}

interface Counted {
  hits: number
  /** When it is counted anew, milliseconds since the start of the process. */
  endsAtMs: number
}

/**
 * Counts requests by address. By a clock that nobody sets: of one set back by an hour, an address would be counted an hour long. Each
 * address has windows of its own, the first from its first request on.
 */
export function createRateStore(windowMs: number): Store {
  /** Who asked in this stretch of time, and in the one before: who did in neither is forgotten. */
  let recent = new Map<string, Counted>()
  let before = new Map<string, Counted>()
  let forgetsAtMs = performance.now() + windowMs

  const countedOf = (address: string, now: number): Counted => {
    if (now >= forgetsAtMs) {
      before = now >= forgetsAtMs + windowMs ? new Map<string, Counted>() : recent
      recent = new Map()
      forgetsAtMs = now + windowMs
    }
    let counted = recent.get(address) ?? before.get(address)
    if (counted === undefined || now >= counted.endsAtMs)
      counted = { hits: 0, endsAtMs: now + windowMs }
    recent.set(address, counted)
    return counted
  }

  return {
    increment(address): ClientRateLimitInfo {
      const now = performance.now()
      const counted = countedOf(address, now)
      counted.hits++
      const resetTime = new Date(Date.now() + counted.endsAtMs - now)
      return { totalHits: counted.hits, resetTime }
    },
    decrement(address) {
      const counted = countedOf(address, performance.now())
      if (counted.hits > 0) counted.hits--
    },
    resetKey(address) {
      recent.delete(address)
      before.delete(address)
    },
  }
}

/** At most `perMinute` requests a minute from one address. */
export function limitRate(perMinute: number): RequestHandler {
  const windowMs = 60_000
  return rateLimit({
    windowMs,
    store: createRateStore(windowMs),
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // Its checks print to the console; TRUST_PROXY is documented instead.
    validate: false,
    handler(_request, response, next) {
      const seconds = Number(response.getHeader('Retry-After') ?? 60)
      const message = contextOf(response).say('tooManyRequests', { limit: perMinute, seconds })
      next(new AppError('too_many_requests', message))
    },
  })
}
