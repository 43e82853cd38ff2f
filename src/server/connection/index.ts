/** What stands between the port and Express: whatever is decided about a connection rather than about a request. */
import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import type { Logger } from 'pino'
import type { Settings } from '../../settings.ts'
import { answerBrokenRequest } from './broken-request.ts'
import { tapHeads, type HeadTap } from './head-tap.ts'
import { boundConnections } from './open-connections.ts'

export { sweepMs } from './open-connections.ts'
export { inTurn } from './pipeline.ts'

/** Guards every connection of a server that does not listen yet. */
export function guardConnections(
  server: Server,
  { logger, settings }: { logger: Logger; settings: Settings },
): void {
  boundConnections(server, settings)
  const taps = new WeakMap<Socket, HeadTap>()
  const refused = new WeakSet<Socket>()

  server.on('connection', (socket: Socket) => {
    if (socket.destroyed) return
    taps.set(socket, tapHeads(socket))
  })
  server.on('request', (request) => taps.get(request.socket)?.headRead(request))
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    // The clock of a head that was refused already goes on.
    if (refused.has(socket)) return
    refused.add(socket)
    answerBrokenRequest(error, socket, taps.get(socket), logger)
  })
}
