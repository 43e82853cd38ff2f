import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { keepAsking, percentile, type Reply } from './support/callers.ts'
import { serveChild, type ServedChild } from './support/serve-child.ts'

describe('many more requests than there is room for', () => {
  const folder = temporaryFolder()
  let server: ServedChild
  beforeAll(async () => {
    server = await serveChild(folder, { LOG_LEVEL: 'warn', SEARCH_QUEUE: '16' })
  })
  afterAll(async () => {
    await server.stop()
  })

  it('are answered or told to come back; others and the operator are always answered', async () => {
    let over = false
    const isOver = (): boolean => over
    let number = 0
    // Different each time, and long: no answer is kept.
    const search = (): string => {
      number += 1
      const words = encodeURIComponent(`政府 信息 公开 -${number} "公开" OR "申请"`)
      return `${server.url}/api/search?q=${words}&limit=50`
    }
    setTimeout(() => {
      over = true
    }, 8_000)
    const [flood, polite, health, metrics] = await Promise.all([
      keepAsking(search, '127.0.0.1', 200, isOver),
      keepAsking(search, '127.0.0.2', 1, isOver),
      keepAsking(() => `${server.url}/healthz`, '127.0.0.3', 1, isOver),
      keepAsking(() => `${server.url}/metrics`, '127.0.0.3', 1, isOver),
    ])
    const withStatus = (replies: Reply[], status: number): Reply[] =>
      replies.filter((reply) => reply.status === status)
    const answered = withStatus(flood, 200)
    const refused = withStatus(flood, 503)
    const took = (replies: Reply[]): string => {
      const times = replies.map(({ tookMs }) => tookMs)
      return `${replies.length}, median ${percentile(times, 0.5)} ms, p99 ${percentile(times, 0.99)} ms`
    }
    console.log(
      [
        `200 connections: answered ${took(answered)}; refused ${took(refused)}`,
        `another address: ${took(polite)}; health: ${took(health)}; metrics: ${took(metrics)}`,
      ].join('\n'),
    )
    expect(answered.length).toBeGreaterThan(0)
    expect(refused.length).toBeGreaterThan(0)
    expect(answered.length + refused.length).toBe(flood.length)
    expect(refused.every(({ retryAfter }) => retryAfter === '2')).toBe(true)
    for (const replies of [polite, health, metrics]) {
      expect(replies.length).toBeGreaterThan(0)
      expect(withStatus(replies, 200)).toHaveLength(replies.length)
    }
  })
})
