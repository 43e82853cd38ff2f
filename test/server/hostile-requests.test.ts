/** Requests as strangers write them by hand: none is a failure of the server, none leads others astray. */
import { connect } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { holdService, startServer, type AppOptions } from '../../src/server/index.ts'
import { loadSettings } from '../../src/settings.ts'
import { createFakeSearchService } from '../support/fake-search-service.ts'
import { appOptions, getJson, recordLog, serveApp } from '../support/serve-app.ts'

/** Sends bytes as they are, and others once something has come; answers all that comes until the connection is closed. */
async function send(text: string, options: Partial<AppOptions> = {}, later = ''): Promise<string> {
  const server = await startServer(appOptions(options))
  onTestFinished(() => server.close())
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
    socket.on('data', (piece: Buffer) => (answer += piece.toString()))
    socket.once('data', () => socket.write(later))
    socket.on('error', () => undefined)
    socket.once('close', () => {
      resolve(answer)
    })
    socket.write(text)
  })
}

const get = (path: string, headers: string): string =>
  `GET ${path} HTTP/1.1\r\n${headers}Connection: close\r\n\r\n`

describe('the host of a request', () => {
  it.each([
    ['two', 'Host: a.example\r\nHost: b.example\r\n'],
    ['markup', 'Host: a"><script>\r\n'],
    ['a path', 'Host: a.example/b\r\n'],
    ['a user', 'Host: a@b.example\r\n'],
  ])('is refused: %s', async (_, headers) => {
    const answer = await send(get('/api/search?q=x', headers))
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer).toContain('"invalid_parameter"')
  })

  it.each(['a.example', 'a.example:8080', '127.0.0.1:1', '[::1]:3000', 'xn--fiq228c.cn', ''])(
    'is taken: %s',
    async (host) => {
      expect(await send(get('/api/search?q=x', `Host: ${host}\r\n`))).toMatch(/^HTTP\/1\.1 200 /)
    },
  )

  it('may be missing before HTTP/1.1, and addresses are whole all the same', async () => {
    const answer = await send('GET /feed.atom?q=x HTTP/1.0\r\n\r\n')
    expect(answer).toMatch(/^HTTP\/1\.1 200 /)
    expect(answer).toMatch(/<id>http:\/\/127\.0\.0\.1:\d+\/feed\.atom/)
  })

  it('and what proxies state of it cannot write another scheme or markup into answers', async () => {
    const url = await serveApp({ settings: loadSettings({ TRUST_PROXY: '1' }, { port: 0 }) })
    const headers = { 'X-Forwarded-Proto': 'javascript', 'X-Forwarded-Host': 'a"><script>' }
    const answer = await fetch(`${url}/feed.atom?q=x`, { headers })
    expect(await answer.text()).toContain(`<id>${url}/feed.atom`)
  })
})

describe('what is no HTTP behind a request', () => {
  const broken = 'GET / SMUGGLED\r\n\r\n'
  it('is not answered behind the last answer of a connection', async () => {
    const head = 'POST /api/panel HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n'
    const answer = await send(`${head}0\r\n\r\n${broken}`)
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 413'])
  })

  it('is not answered in the middle of an answer', async () => {
    const service = createFakeSearchService()
    const left: AbortSignal[] = []
    const search = holdService({
      ...service,
      export: async (parameters, signal) => {
        const found = await service.export(parameters)
        left.push(signal!)
        async function* rows(): AsyncGenerator<never> {
          // As long as anybody reads it.
          await new Promise((resolve) => {
            signal!.addEventListener('abort', resolve)
          })
          yield* []
        }
        return { ...found, rows: rows() }
      },
    })
    const request = 'GET /api/export?q=x HTTP/1.1\r\nHost: x\r\n\r\n'
    const answer = await send(request, { search }, broken)
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200'])
    expect(left[0]!.aborted).toBe(true)
  })
})

describe('a body for assistants', () => {
  const settings = loadSettings({ GONGKAI_MCP: 'on' }, { port: 0 })
  const post = (url: string, body: string, headers: Record<string, string> = {}) =>
    getJson(`${url}/mcp`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json, text/event-stream',
        ...headers,
      },
      body,
    })
  const ping = (id: number): object => ({ jsonrpc: '2.0', id, method: 'ping' })

  it.each([
    ['no JSON', '{"a":', {}, 400],
    ['in an unknown encoding', '{}', { 'Content-Encoding': 'magic' }, 400],
    ['packed, and not as it says', 'abcde', { 'Content-Encoding': 'gzip' }, 400],
    [
      'of more messages than one may ask',
      JSON.stringify(Array.from({ length: 11 }, (_, i) => ping(i))),
      {},
      400,
    ],
    ['too large', JSON.stringify('x'.repeat(70_000)), {}, 413],
  ])('is refused, and no failure: %s', async (_, body, headers, expected) => {
    const { logger, lines } = recordLog()
    const url = await serveApp({ settings, logger })
    const { status, body: answer } = await post(url, body, headers)
    expect(status).toBe(expected)
    expect(answer.error.message).not.toBe('')
    expect(lines.filter(({ level }) => Number(level) >= 50)).toEqual([])
  })

  it('may hold some messages at once', async () => {
    const url = await serveApp({ settings })
    const { status } = await post(url, JSON.stringify([ping(1), ping(2)]))
    expect(status).toBe(200)
  })
})

describe('names that every object has', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
  const places = [
    (name: string) => `/api/search?${name}=x`,
    (name: string) => `/api/search?q=${name}:x+figure:${name}%3E0+-level:${name}`,
    (name: string) => `/api/search?level=${name}&section=${name}&sort=${name}&check=${name}`,
    (name: string) => `/?lang=${name}&q=x`,
    (name: string) => `/?${name}=x`,
    (name: string) => `/reports/${name}`,
    (name: string) => `/bodies/${name}`,
    (name: string) => `/api/reports/${name}/passages?q=${name}`,
    (name: string) => `/api/figures?key=${name}`,
    (name: string) => `/figures?key=${name}&view=${name}`,
    (name: string) => `/api/figures/bodies?key=${name}`,
    (name: string) => `/api/terms?terms=${name}%7Cx&by=${name}`,
    (name: string) => `/api/dataset/${name}.csv`,
    (name: string) => `/api/dataset/reports.${name}`,
    (name: string) => `/compare?a=${name}&b=${name}&section=${name}`,
  ]
  it('name nothing here', async () => {
    const { logger, lines } = recordLog()
    const url = await serveApp({ logger, settings: loadSettings({}, { port: 0, rateLimit: 0 }) })
    for (const place of places)
      for (const name of names) {
        const { status } = await fetch(`${url}${place(name)}`, {
          headers: { 'Accept-Language': name },
        })
        expect([200, 400, 404], place(name)).toContain(status)
      }
    expect(lines.filter(({ level }) => Number(level) >= 50)).toEqual([])
  })
})
