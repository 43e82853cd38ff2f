/** Counts requests by address. By a clock that nobody sets: of one set back by an hour, an address would be counted an hour long. */
import type { ClientRateLimitInfo, Store } from 'express-rate-limit'

interface Counted {
  hits: number
  /** When it is counted anew, milliseconds since the start of the process. */
  endsAtMs: number
}

/** Makes the counts. Each address has windows of its own, the first from its first request on. */
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
