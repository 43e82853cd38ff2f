/**
 * Who may use the search service now, who waits, and who is told to come back. As many work at once as make sense for the
 * threads; a bounded number waits for a bounded time; the rest is refused at once, for an answer that comes when nobody waits for it any
 * more only keeps others waiting. Places and waiting are shared by address: whoever asks most waits most.
 */
import { AppError } from '../errors.ts'

export interface AdmissionLimits {
  /** Work under way at once. */
  running: number
  /** Requests that wait. */
  waiting: number
  /** Longest wait, milliseconds. */
  waitMs: number
}

/** A caller as the gate sees it. */
export interface Caller {
  /** Callers of one address share what they get. */
  address: string
  /** Fires when the caller has left. */
  signal: AbortSignal
}

export interface Admission {
  /**
   * Runs `work` when it is its turn.
   *
   * @throws AppError('overloaded') where there is no room, or none came in time; the signal's reason where the caller left first;
   *   otherwise what `work` throws.
   */
  run<T>(caller: Caller, work: () => Promise<T>): Promise<T>
  /** True where a request of this address would be refused now: cheaper to tell than to try. */
  isFull(address: string): boolean
  counts(): { running: number; waiting: number; refused: number; places: number; seats: number }
  /** Counts a request that was refused by `isFull`, before it asked. */
  noteRefusal(): void
}

/** Bytes of bodies that are held in memory at once. */
export interface BodyRoom {
  /**
   * Begins a body of an address. `add` says whether so many bytes more may be held; `release` gives all of them back.
   */
  hold(address: string): { add: (bytes: number) => boolean; release: () => void }
}

/** @param most bytes of all together. One address may have half, so that another finds room. */
export function createBodyRoom(most: number): BodyRoom {
  const byAddress = new Map<string, number>()
  let all = 0
  return {
    hold(address) {
      let own = 0
      const change = (bytes: number): void => {
        own += bytes
        all += bytes
        const left = (byAddress.get(address) ?? 0) + bytes
        if (left === 0) byAddress.delete(address)
        else byAddress.set(address, left)
      }
      return {
        add(bytes) {
          if (all + bytes > most || (byAddress.get(address) ?? 0) + bytes > most / 2) return false
          change(bytes)
          return true
        },
        release() {
          change(-own)
        },
      }
    },
  }
}

interface Ticket {
  address: string
  /** When it has waited long enough, milliseconds since the start of the process. */
  expiresAtMs: number
  /** Called once: admitted, or refused with an error. */
  settle: (error?: Error) => void
}

export function createAdmission({
  running: places,
  waiting: seats,
  waitMs,
}: AdmissionLimits): Admission {
  /** Work under way by address. */
  const working = new Map<string, number>()
  /** Who waits, by address; the addresses in the order of their turn. */
  const queues = new Map<string, Ticket[]>()
  let running = 0
  let waiting = 0
  let refused = 0
  /** Work has begun in this turn of the event loop. */
  let hasBegun = false
  /** One address never has all places, so that another finds one free. */
  const placesOfOne = Math.max(1, Math.min(places - 1, Math.ceil(places * 0.75)))

  const countOf = (address: string): number => working.get(address) ?? 0
  const hasPlace = (address: string): boolean => running < places && countOf(address) < placesOfOne

  function enter(address: string): void {
    running += 1
    working.set(address, countOf(address) + 1)
  }

  function leave(address: string): void {
    running -= 1
    const left = countOf(address) - 1
    if (left === 0) working.delete(address)
    else working.set(address, left)
    next()
  }

  /** The address whose turn it is gets one place and goes to the end of the line. */
  function next(): void {
    for (const [address, queue] of queues) {
      if (!hasPlace(address)) continue
      const ticket = queue[0]!
      remove(ticket)
      // Its clock comes to be looked at later than this where much is to be done.
      if (ticket.expiresAtMs < performance.now()) {
        ticket.settle(overloaded())
        next()
        return
      }
      if (queue.length > 0) {
        queues.delete(address)
        queues.set(address, queue)
      }
      enter(address)
      ticket.settle()
      return
    }
  }

  function remove(ticket: Ticket): boolean {
    const queue = queues.get(ticket.address)
    const place = queue?.indexOf(ticket) ?? -1
    if (queue === undefined || place < 0) return false
    queue.splice(place, 1)
    if (queue.length === 0) queues.delete(ticket.address)
    waiting -= 1
    return true
  }

  function overloaded(): AppError {
    refused += 1
    return new AppError('overloaded', 'The server has more to do than it can. Try again shortly.')
  }

  function longestQueue(): Ticket[] {
    let longest: Ticket[] = []
    for (const queue of queues.values()) if (queue.length > longest.length) longest = queue
    return longest
  }

  /** A seat for one more of this address; where all are taken, that of the address that has taken most. */
  function findSeat(address: string): boolean {
    if (waiting < seats) return true
    const longest = longestQueue()
    if (longest.length <= (queues.get(address)?.length ?? 0) + 1) return false
    const last = longest.at(-1)!
    remove(last)
    last.settle(overloaded())
    return true
  }

  function wait({ address, signal }: Caller): Promise<void> {
    if (!findSeat(address)) return Promise.reject(overloaded())
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        if (remove(ticket)) ticket.settle(signal.reason as Error)
      }
      const timer = setTimeout(() => {
        if (remove(ticket)) ticket.settle(overloaded())
      }, waitMs)
      const ticket: Ticket = {
        address,
        expiresAtMs: performance.now() + waitMs,
        settle(error) {
          clearTimeout(timer)
          signal.removeEventListener('abort', onAbort)
          if (error === undefined) resolve()
          else reject(error)
        },
      }
      signal.addEventListener('abort', onAbort)
      const queue = queues.get(address)
      if (queue === undefined) queues.set(address, [ticket])
      else queue.push(ticket)
      waiting += 1
    })
  }

  /**
   * Small work runs in the server's own thread from beginning to end. Between one and the next the event loop goes round, so that
   * requests which come meanwhile are read, and refused where there are too many, and health checks are answered.
   */
  function turn(): Promise<void> | undefined {
    if (hasBegun) return new Promise((resolve) => setImmediate(resolve))
    hasBegun = true
    setImmediate(() => {
      hasBegun = false
    })
    return undefined
  }

  return {
    async run(caller, work) {
      caller.signal.throwIfAborted()
      // Who comes now does not overtake who waits, unless those have all the places they may have.
      if (hasPlace(caller.address)) enter(caller.address)
      else await wait(caller)
      try {
        const nextTurn = turn()
        if (nextTurn !== undefined) await nextTurn
        caller.signal.throwIfAborted()
        return await work()
      } finally {
        leave(caller.address)
      }
    },
    isFull(address) {
      if (hasPlace(address) || waiting < seats) return false
      return longestQueue().length <= (queues.get(address)?.length ?? 0) + 1
    },
    counts: () => ({ running, waiting, refused, places, seats }),
    noteRefusal() {
      refused += 1
    },
  }
}
