/** Ends a connection so that its answer cannot be taken for whole. */
import type { Socket } from 'node:net'

/**
 * Resets a connection at once. Node's own way first sends what waits and closes its half, which is how an answer without length and chunks
 * ends: to a caller, that of HTTP/1.0 above all, which proxies speak by default, a part of a file would look like all of it.
 */
export function resetConnection(socket: Socket): void {
  if (socket.destroyed) return
  socket.destroySoon = () => {
    socket.destroy()
  }
  socket.resetAndDestroy()
}
