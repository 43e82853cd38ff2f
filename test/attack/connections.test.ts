import { Agent } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { ask, open, taken } from './support/callers.ts'
import { serveChild, type ServedChild } from './support/serve-child.ts'

/** The process has so few files that a few hundred connections would take them all. */
const openFiles = 300

describe('connections that are only held', () => {
  const folder = temporaryFolder()
  let server: ServedChild
  const own = new Agent({ localAddress: '127.0.0.2' })
  const health = async (): Promise<number> => (await ask(`${server.url}/healthz`, own)).status
  beforeAll(async () => {
    server = await serveChild(folder, { HEADERS_TIMEOUT_MS: '1000' }, openFiles)
  })
  afterAll(async () => {
    own.destroy()
    await server.stop()
  })

  it('are destroyed once their request was refused', async () => {
    const sockets = await Promise.all(
      Array.from({ length: 320 }, () => open(server.port, 'X\r\n\r\n')),
    )
    expect(await health()).toBe(200)
    await Promise.all(sockets.map(taken))
    expect(await health()).toBe(200)
  })

  it('are cut when the head of a request does not come', async () => {
    const head = 'GET /api/search?q=x HTTP/1.1\r\nHost: x\r\n'
    const sockets = await Promise.all(Array.from({ length: 20 }, () => open(server.port, head)))
    const drip = setInterval(() => {
      for (const socket of sockets) if (socket.writable) socket.write('a: b\r\n')
    }, 200)
    await Promise.all(sockets.map(taken))
    clearInterval(drip)
    expect(await health()).toBe(200)
  })

  it('make room for others, and no file is missing for the index', async () => {
    const held = Array.from({ length: 600 }, (_, i) =>
      // From many addresses, so that the limit of one does not help.
      open(server.port, 'GET / HTTP/1.1\r\n', `127.0.1.${(i % 200) + 1}`).catch(() => null),
    )
    const sockets = (await Promise.all(held)).filter((socket) => socket !== null)
    for (const socket of sockets) socket.on('error', () => undefined)
    for (let i = 0; i < 10; i++) expect(await health()).toBe(200)
    expect(
      (await ask(`${server.url}/api/search?q=${encodeURIComponent('公开')}`, own)).status,
    ).toBe(200)
    for (const socket of sockets) socket.destroy()
    // A thread may have found no file when it started, from many sources at once; it is tried again.
    const faults = server
      .log()
      .split('\n')
      .filter((line) => !line.includes('A search thread did not start'))
    expect(faults.join('\n')).not.toMatch(/EMFILE|index refused/)
  })
})
