/** What stands between the port and Express: whatever is decided about a connection rather than about a request. */
import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import type { Logger } from 'pino'
import { answerBrokenRequest } from './broken-request.ts'
import { tapHeads, type HeadTap } from './head-tap.ts'

/** Guards every connection of a server that does not listen yet. */
export function guardConnections(server: Server, { logger }: { logger: Logger }): void {
  const taps = new WeakMap<Socket, HeadTap>()
  const refused = new WeakSet<Socket>()

  server.on('connection', (socket: Socket) => {
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
