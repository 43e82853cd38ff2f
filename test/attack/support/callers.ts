/** Callers that misbehave, and one that behaves. */
import { Agent, get } from 'node:http'
import { connect, type Socket } from 'node:net'

export interface Reply {
  status: number
  retryAfter: string | undefined
  tookMs: number
}

/** One GET on a kept-alive connection of an agent. */
export function ask(
  address: string,
  agent: Agent,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const startedAt = performance.now()
  return new Promise((resolve, reject) => {
    get(address, { agent, headers }, (response) => {
      response.resume()
      response.once('end', () => {
        const tookMs = performance.now() - startedAt
        const retryAfter = response.headers['retry-after']
        resolve({ status: response.statusCode ?? 0, retryAfter, tookMs })
      })
      response.once('error', reject)
    }).once('error', reject)
  })
}

/** Asks one after another for as long as `isOver` says no. @param from the caller's own address. */
export async function keepAsking(
  question: () => string | { address: string; headers?: Record<string, string> | undefined },
  from: string,
  connections: number,
  isOver: () => boolean,
): Promise<Reply[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections, localAddress: from })
  const replies: Reply[] = []
  const one = async (): Promise<void> => {
    while (!isOver()) {
      const asked = question()
      const { address, headers } =
        typeof asked === 'string' ? { address: asked, headers: {} } : asked
      replies.push(await ask(address, agent, headers))
    }
  }
  await Promise.all(Array.from({ length: connections }, one))
  agent.destroy()
  return replies
}

/** Opens a connection and sends a text, and never closes it. */
export function open(port: number, text: string, from = '127.0.0.1'): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({
      ...{ port, host: '127.0.0.1', localAddress: from, allowHalfOpen: true },
    })
    socket.once('connect', () => {
      socket.write(text)
      resolve(socket)
    })
    socket.once('error', reject)
  })
}

/** Resolves once the server has taken the connection away: not only its half. */
export function taken(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.destroyed) resolve()
    socket.on('error', () => {
      resolve()
    })
    socket.on('close', () => {
      resolve()
    })
    // A half closed socket is found out by writing to it: what is destroyed answers with a reset.
    const knock = (): void => {
      const knocking = setInterval(() => {
        if (socket.destroyed) clearInterval(knocking)
        else socket.write('x')
      }, 50)
    }
    // One that the server closed before it read a byte may have ended before anybody listened.
    if (socket.readableEnded) knock()
    else socket.once('end', knock)
    socket.resume()
  })
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0)
}
