import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { keepAsking, percentile, type Reply } from './support/callers.ts'
import { flood } from './support/flood.ts'
import { serveChild, type ServedChild } from './support/serve-child.ts'

const seconds = 8

describe('many more requests than there is room for', () => {
  const folder = temporaryFolder()
  let server: ServedChild
  beforeAll(async () => {
    server = await serveChild(folder, { LOG_LEVEL: 'info', SEARCH_QUEUE: '16', TRUST_PROXY: '1' })
  })
  afterAll(async () => {
    await server.stop()
  })

  /** Asks from another address, as long as a flood goes on; what was asked in its last second is left out. */
  async function besides(kind: string, connections: number) {
    let isOver = false
    const logged = server.log().length
    const polite = (path: string, from: string): Promise<Reply[]> =>
      keepAsking(
        () => ({ address: `${server.url}${path}`, headers: { 'X-Forwarded-For': from } }),
        '127.0.0.2',
        1,
        () => isOver,
      )
    const flooding = flood(server.url, { from: '127.0.0.1', connections, seconds, kind }).finally(
      () => (isOver = true),
    )
    const [flooded, search, health, metrics] = await Promise.all([
      flooding,
      polite(`/api/search?q=${encodeURIComponent('依申请公开')}`, '203.0.113.1'),
      polite('/healthz', '203.0.113.2'),
      polite('/metrics', '203.0.113.3'),
    ])
    const told = Object.entries({ search, health, metrics }).map(([name, replies]) => {
      const times = replies.map(({ tookMs }) => tookMs)
      return `${name}: ${replies.length}, median ${percentile(times, 0.5)} ms, p99 ${percentile(times, 0.99)} ms`
    })
    // What the server took, by its own log: the flood has to wait for a processor too.
    const own = server
      .log()
      .slice(logged)
      .split('\n')
      .filter((line) => line.startsWith('{') && line.includes('"status":200'))
      .map((line) => (JSON.parse(line) as { tookMs: number }).tookMs)
    const served = `by the server's log ${own.length}, median ${percentile(own, 0.5)} ms, p99 ${percentile(own, 0.99)} ms, longest ${percentile(own, 1)} ms`
    console.log(
      `${connections} connections ask for ${kind}: ${JSON.stringify(flooded)}; ${served}\nanother address: ${told.join('; ')}`,
    )
    return { flooded, search, health, metrics }
  }

  // A flood is one address here: that before the proxy's.
  it.each(['search', 'suggest', 'pages', 'forwarded'])(
    'for %s are answered or told to come back; others and the operator are always answered',
    async (kind) => {
      const { flooded, ...others } = await besides(kind, 200)
      expect(flooded.answered).toBeGreaterThan(0)
      expect(flooded).toMatchObject({ others: 0, withoutRetry: 0 })
      // Whether the flood fills the queue is up to the machine; that a full one refuses is held in test/server/admission.test.ts.
      for (const replies of Object.values(others)) {
        // Not once only, when the flood is over.
        expect(replies.length).toBeGreaterThan(seconds)
        expect(replies.filter(({ status }) => status !== 200)).toEqual([])
      }
    },
  )
})
