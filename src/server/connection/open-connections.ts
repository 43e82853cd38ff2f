/**
 * How many connections are open, from whom, and how long they may do nothing. Those that only wait make room for those that
 * come: a caller that holds connections open keeps nobody out.
 */
import { readFileSync } from 'node:fs'
import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { addressGroup, onceClosed } from '../request-context.ts'
import type { Settings } from '../../settings.ts'
import { resetConnection } from './reset.ts'

/** Files besides connections: index, log, and what threads hold and open for a moment while they start, all their modules at once. */
const reservedFiles = 192
const leastConnections = 16
/** How often the clocks of connections are looked at, milliseconds. */
export const sweepMs = 1_000

/**
 * How long an address is not let in after it sent far more requests ahead than may wait, milliseconds. Node makes objects for all that a
 * packet holds and an error for each when the connection is closed: some 50 ms for 3,000 requests in 100 kB.
 */
const shutOutMs = 10_000
/** Addresses of which this is remembered. */
const mostShutOut = 10_000

type Limits = Pick<
  Settings,
  'maxConnections' | 'maxConnectionsPerAddress' | 'trustProxy' | 'writeTimeoutMs'
>

interface Connection {
  group: string
  /** Requests that are not answered yet. */
  underWay: number
  /** Bytes taken by the caller, and when that last changed. */
  taken: number
  takenAtMs: number
}

/** @returns files this process may have open; Infinity where the system does not say. */
function mostOpenFiles(): number {
  try {
    const limits = readFileSync('/proc/self/limits', 'utf8')
    return Number(/^Max open files\s+(\d+)/m.exec(limits)?.[1] ?? Infinity)
  } catch {
    return Infinity
  }
}

/** Connections that fit the setting and the files this process may open. */
export function connectionsThatFit(wanted: number, openFiles = mostOpenFiles()): number {
  return Math.max(leastConnections, Math.min(wanted, openFiles - reservedFiles))
}

export interface BoundConnections {
  count: () => number
  /** Closes a connection, and every other that its address opens for a while; behind a proxy, which is all callers' address, that one alone. */
  shutOut: (socket: Socket) => void
  /**
   * Closes all connections at once. Those with an answer that is not out are reset.
   */
  cut: () => void
}

/** Bounds the connections of a server that does not listen yet. */
export function boundConnections(server: Server, limits: Limits): BoundConnections {
  /** In the order of their last request: those that have waited longest come first. */
  const open = new Map<Socket, Connection>()
  const byGroup = new Map<string, number>()
  /** Addresses that are not let in, by when they are again. */
  const shutOutUntil = new Map<string, number>()
  const most = connectionsThatFit(limits.maxConnections)
  // All connections are the proxy's where there is one; whom it lets in is its own to bound.
  const mostOfGroup =
    limits.trustProxy > 0 ? Infinity : Math.min(limits.maxConnectionsPerAddress, most)
  // Beyond this Node closes a connection before anything is made for it.
  server.maxConnections = most + leastConnections

  function makeRoom(group: string | null): boolean {
    for (const [socket, connection] of open) {
      if (connection.underWay > 0 || (group !== null && connection.group !== group)) continue
      socket.destroy()
      forget(socket)
      return true
    }
    return false
  }

  function isShutOut(group: string): boolean {
    const until = shutOutUntil.get(group)
    if (until === undefined) return false
    if (performance.now() < until) return true
    shutOutUntil.delete(group)
    return false
  }

  function forget(socket: Socket): void {
    const connection = open.get(socket)
    if (connection === undefined) return
    open.delete(socket)
    const left = (byGroup.get(connection.group) ?? 1) - 1
    if (left === 0) byGroup.delete(connection.group)
    else byGroup.set(connection.group, left)
  }

  server.on('connection', (socket: Socket) => {
    const group = addressGroup(socket.remoteAddress)
    if (isShutOut(group)) {
      socket.destroy()
      return
    }
    const isOverOwn = (byGroup.get(group) ?? 0) >= mostOfGroup
    if ((isOverOwn && !makeRoom(group)) || (open.size >= most && !makeRoom(null))) {
      socket.destroy()
      return
    }
    open.set(socket, { group, underWay: 0, taken: 0, takenAtMs: performance.now() })
    byGroup.set(group, (byGroup.get(group) ?? 0) + 1)
    socket.once('close', () => {
      forget(socket)
    })
  })

  server.on('request', ({ socket }, response: ServerResponse) => {
    const connection = open.get(socket)
    if (connection === undefined || socket.destroyed) return
    connection.underWay += 1
    onceClosed(response, () => {
      connection.underWay -= 1
      if (!open.delete(socket)) return
      open.set(socket, connection)
    })
  })

  const sweep = setInterval(() => {
    const now = performance.now()
    for (const [socket, connection] of open) {
      // What was handed to the socket and is out of it. A piece counts once all of it is taken, so a trickle does not help.
      const taken = socket.bytesWritten - socket.writableLength
      if (socket.writableLength === 0 || taken !== connection.taken) {
        connection.taken = taken
        connection.takenAtMs = now
      } else if (now - connection.takenAtMs > limits.writeTimeoutMs) socket.destroy()
    }
  }, sweepMs)
  sweep.unref()
  server.once('close', () => {
    clearInterval(sweep)
  })
  return {
    count: () => open.size,
    shutOut(socket) {
      if (limits.trustProxy === 0) {
        if (shutOutUntil.size >= mostShutOut) shutOutUntil.clear()
        shutOutUntil.set(addressGroup(socket.remoteAddress), performance.now() + shutOutMs)
      }
      socket.destroy()
    },
    cut() {
      for (const [socket, { underWay }] of open)
        if (underWay > 0) resetConnection(socket)
        else socket.destroy()
    },
  }
}
