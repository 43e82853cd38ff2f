/**
 * Remembers the bytes of the request head that is coming in, for the parser forgets them: when it refuses a head, it tells only
 * the last packet of it. Only bytes are remembered that certainly belong to one head that began with them.
 */
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'

/** Longest head that is remembered, bytes. Longer ones are refused by the parser's own limit, or without their address. */
export const largestRememberedHead = 16 * 1024

export interface HeadTap {
  /** Bytes since the last head ended; null where they cannot be told from the rest of what came (a body, a second request). */
  bytes(): Buffer | null
  /** A head was read: the bytes up to here are no longer wanted. */
  headRead(request: IncomingMessage): void
}

/** @param socket has just been accepted: nothing was read from it yet. */
export function tapHeads(socket: Socket): HeadTap {
  let chunks: Buffer[] = []
  let length = 0
  let isCertain = true

  const giveUp = (): void => {
    isCertain = false
    chunks = []
  }
  // Before the parser's own listener: it refuses a head while it is given the packet.
  socket.prependListener('data', (chunk: Buffer) => {
    if (!isCertain) return
    length += chunk.length
    if (length > largestRememberedHead) giveUp()
    else chunks.push(chunk)
  })

  return {
    bytes: () => (isCertain ? Buffer.concat(chunks) : null),
    headRead({ headers }) {
      if (!isCertain) return
      const head = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
      const hasBody =
        headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0
      // Whatever follows the head in the same packet belongs to something else.
      const endsHere = head.indexOf('\r\n\r\n') === head.length - 4
      if (hasBody || !endsHere) giveUp()
      chunks = []
      length = 0
    },
  }
}
