/**
 * Requests that come on one connection before the one before them is answered: worked through one at a time, few of them, and
 * none once the caller has left. Node would begin with all that a packet holds at once, thousands in 64 kB.
 */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { onceClosed } from '../request-context.ts'

/** Requests that may wait on one connection. What sends more is not waiting for answers. */
const mostWaiting = 32

interface Line {
  waiting: (() => void)[]
  isBusy: boolean
}

/**
 * Hands requests of a connection on to `listener` in turn.
 *
 * @param shutOut closes a connection that sends too many ahead
 */
export function inTurn(
  listener: RequestListener,
  shutOut: (socket: Socket) => void,
): RequestListener {
  const lines = new WeakMap<Socket, Line>()

  return (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request
    // The parser goes on to the end of its packet, whatever became of the connection.
    if (socket.destroyed) return
    const line = lines.get(socket) ?? { waiting: [], isBusy: false }
    lines.set(socket, line)
    const begin = (): void => {
      line.isBusy = true
      onceClosed(response, () => {
        line.isBusy = false
        if (socket.destroyed || socket.writableEnded) line.waiting = []
        else line.waiting.shift()?.()
      })
      listener(request, response)
    }
    if (!line.isBusy) begin()
    else if (line.waiting.length < mostWaiting) line.waiting.push(begin)
    else shutOut(socket)
  }
}
