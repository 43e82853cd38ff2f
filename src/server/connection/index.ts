/** What stands between the port and Express: whatever is decided about a connection rather than about a request. */
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Logger } from 'pino'
import type { Settings } from '../../settings.ts'
import { answerBrokenRequest } from './broken-request.ts'
import { tapHeads, type HeadTap } from './head-tap.ts'
import { boundConnections, type BoundConnections } from './open-connections.ts'
import { inTurn } from './pipeline.ts'

export { resetConnection } from './reset.ts'
export { sweepMs, type BoundConnections } from './open-connections.ts'

/**
 * Guards every connection of a server that does not listen yet, and hands its requests on to `listener` in turn.
 *
 * @returns what cuts all connections; see `BoundConnections`.
 */
export function guardConnections(
  server: Server,
  listener: RequestListener,
  { logger, settings }: { logger: Logger; settings: Settings },
): Pick<BoundConnections, 'cut'> {
  const { shutOut, cut } = boundConnections(server, settings)
  const taps = new WeakMap<Socket, HeadTap>()
  const refused = new WeakSet<Socket>()
  /** Answers that are not out yet. */
  const open = new WeakMap<Socket, ServerResponse[]>()

  server.on('connection', (socket: Socket) => {
    if (socket.destroyed) return
    taps.set(socket, tapHeads(socket))
  })
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    // The parser goes on to the end of its packet, which may hold thousands of requests of a connection that is destroyed.
    if (socket.destroyed) return
    open.set(socket, [...(open.get(socket) ?? []).filter(({ closed }) => !closed), response])
  })
  server.on('request', (request: IncomingMessage) => {
    if (!request.socket.destroyed) taps.get(request.socket)?.headRead(request)
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    // The clock of a head that was refused already goes on.
    if (refused.has(socket)) return
    refused.add(socket)
    // In the middle of an answer, or behind the last one, words of another would be read as part of it.
    const isAnswering = (answer: ServerResponse): boolean => {
      const isLast = !answer.shouldKeepAlive || answer.getHeader('connection') === 'close'
      return answer.headersSent && !answer.closed && (isLast || !answer.writableEnded)
    }
    if (open.get(socket)?.some(isAnswering) === true) socket.destroySoon()
    else answerBrokenRequest(error, socket, taps.get(socket), logger)
  })
  // Last: the others want to know where a head ends while that head is handed on.
  server.on('request', inTurn(listener, shutOut))
  return { cut }
}
