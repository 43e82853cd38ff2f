import { Agent } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { holdService, startServer, type AppOptions } from '../../src/server/index.ts'
import { loadSettings } from '../../src/settings.ts'
import { createFakeSearchService, fakeReports } from '../support/fake-search-service.ts'
import { appOptions } from '../support/serve-app.ts'
import { ask, open, taken } from './support/callers.ts'

async function start(options: Partial<AppOptions>) {
  const server = await startServer(appOptions(options))
  onTestFinished(() => server.close())
  return { ...server, port: Number(new URL(server.url).port) }
}

const own = new Agent()

describe('one caller that asks for too much', () => {
  it('has no pipelined requests worked through after it left, and is not let in for a while', async () => {
    let searches = 0
    const fake = createFakeSearchService()
    const search = holdService({
      ...fake,
      search(parameters) {
        searches += 1
        return fake.search(parameters)
      },
    })
    const settings = loadSettings({}, { port: 0, rateLimit: 0 })
    const { url, port } = await start({ search, settings })
    const request = 'GET /api/search?q=x HTTP/1.1\r\nHost: x\r\n\r\n'
    const elsewhere = '127.0.0.3'
    const socket = await open(port, request.repeat(60_000), elsewhere)
    socket.on('error', () => undefined)
    await new Promise((resolve) => setTimeout(resolve, 200))
    socket.destroy()
    expect((await ask(`${url}/healthz`, own)).status).toBe(200)
    const next = await open(port, request, elsewhere)
    let answer = ''
    next.on('data', (data: Buffer) => (answer += data.toString()))
    await taken(next)
    expect(answer).toBe('')
    // What waits on one connection, and the one under way.
    expect(searches).toBeLessThanOrEqual(33)
  })

  it('is cut where it does not read what it asked for', async () => {
    const text = '公开'.repeat(20_000_000)
    const [report] = fakeReports
    const search = holdService(
      createFakeSearchService({ report: () => Promise.resolve({ ...report!, title: text }) }),
    )
    const settings = loadSettings({}, { port: 0, writeTimeoutMs: 500 })
    const { url, port } = await start({ search, settings })
    const socket = await open(port, 'GET /api/reports/x HTTP/1.1\r\nHost: x\r\n\r\n')
    socket.pause()
    // Its end is seen only by writing: to read would be to take the answer.
    await new Promise<void>((resolve) => {
      socket.on('error', () => {
        resolve()
      })
      const knock = setInterval(() => {
        if (socket.destroyed) clearInterval(knock)
        else socket.write('x')
      }, 50)
    })
    expect((await ask(`${url}/healthz`, own)).status).toBe(200)
  })

  it('holds up nobody with two reports of 20,000 short lines', async () => {
    const [report] = fakeReports
    const [node] = report!.outline
    const linesOf = (name: string) =>
      Array.from({ length: 20_000 }, (_, i) => ({
        ...{ id: `s1.p${i}`, text: `${name}${i}`, source: { start: 0, end: 1 } },
      }))
    const reportOf = (id: string) => ({
      ...{ ...report!, reportId: id, bodyId: null },
      outline: [{ ...node!, passages: linesOf(id) }],
    })
    const service = createFakeSearchService({ report: (id) => Promise.resolve(reportOf(id)) })
    const { url } = await start({ search: holdService(service) })
    const order: string[] = []
    const comparing = ask(
      `${url}/compare?a=甲&b=乙`.replace(/[甲乙]/g, encodeURIComponent),
      new Agent(),
    )
    const compared = comparing.then(({ status }) => order.push(`compared ${status}`))
    for (let i = 0; i < 5; i++) {
      await ask(`${url}/healthz`, own)
      order.push('alive')
    }
    await compared
    expect(order).toEqual(['alive', 'alive', 'alive', 'alive', 'alive', 'compared 503'])
  })
})

describe('a socket whose request was refused by the app', () => {
  it('is destroyed', async () => {
    const { port } = await start({})
    const head = 'POST /api/search HTTP/1.1\r\nHost: x\r\nContent-Length: 999999\r\n\r\n'
    await taken(await open(port, head))
  })
})
