import { createServer, Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { AppError } from '../../src/errors.ts'
import type { PassageRow } from '../../src/search/export.ts'
import { holdService, startServer, type AppOptions } from '../../src/server/index.ts'
import type { SearchHolder } from '../../src/server/live-search.ts'
import { loadSettings } from '../../src/settings.ts'
import { createFakeSearchService } from '../support/fake-search-service.ts'
import { appOptions, getJson, recordLog } from '../support/serve-app.ts'

async function start(options: Partial<AppOptions> = {}) {
  const server = await startServer(appOptions(options))
  onTestFinished(() => server.close())
  return server
}

describe('startServer', () => {
  it('serves on a free port and says where', async () => {
    const { url } = await start()
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect((await getJson(`${url}/healthz`)).status).toBe(200)
  })

  it('gives an address that a browser can open when it listens everywhere', async () => {
    const { url } = await start({ settings: loadSettings({}, { port: 0, host: '0.0.0.0' }) })
    expect((await getJson(`${url}/healthz`)).status).toBe(200)
  })

  it('listens to an answer no more than Node takes for a leak, where a file is streamed too', async () => {
    const warnings: string[] = []
    const note = ({ name }: Error): void => void warnings.push(name)
    process.on('warning', note)
    onTestFinished(() => void process.off('warning', note))
    const { url } = await start()
    const answer = await fetch(`${url}/api/export?q=x`, { headers: { 'accept-encoding': 'gzip' } })
    expect(answer.status).toBe(200)
    await answer.arrayBuffer()
    expect(warnings).toEqual([])
  })

  it('goes on where the system refuses a connection, again and again', async () => {
    const { url } = await start()
    const { port } = new URL(url)
    // What Node keeps of open servers: this one hands its own to nobody.
    const handles = (
      process as unknown as { _getActiveHandles: () => unknown[] }
    )._getActiveHandles()
    const isOurs = (each: unknown): each is Server =>
      each instanceof Server && (each.address() as AddressInfo | null)?.port === Number(port)
    const server = handles.find(isOurs)!
    for (let i = 0; i < 3; i++) server.emit('error', new Error('accept EMFILE'))
    expect((await getJson(`${url}/healthz`)).status).toBe(200)
  })

  it('names a taken port and how to choose another', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    onTestFinished(() => {
      other.close()
    })
    const { port } = other.address() as AddressInfo
    const starting = startServer(appOptions({ settings: loadSettings({}, { port }) }))
    const error = await starting.catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(AppError)
    expect(error).toMatchObject({ code: 'port_in_use' })
    expect((error as AppError).message).toContain(`Port ${port} on 127.0.0.1 is taken`)
    expect((error as AppError).message).toContain('PORT=')
  })

  it('refuses an address that is not of this machine', async () => {
    const settings = loadSettings({}, { port: 0, host: '192.0.2.1' })
    await expect(startServer(appOptions({ settings }))).rejects.toMatchObject({ code: 'usage' })
  })

  it('answers a query of 10,000 Chinese characters with its limit', async () => {
    const { url } = await start()
    const { status, body } = await getJson(`${url}/api/search?q=${'公'.repeat(10_000)}`)
    expect(status).toBe(400)
    expect(body.error.message).toContain('500')
  })

  it('answers 413 in the one body for an address or a head beyond all limits', async () => {
    const { url } = await start()
    for (const length of [100_001, 200_000]) {
      const { status, body } = await getJson(`${url}/api/search?q=${'a'.repeat(length)}`)
      expect(status, String(length)).toBe(413)
      expect(body.error.code).toBe('payload_too_large')
    }
  })

  it('answers 400 in the one body to what is not HTTP', async () => {
    const { url } = await start()
    const answer = await new Promise<string>((resolve, reject) => {
      let text = ''
      const socket = connect(Number(new URL(url).port), '127.0.0.1', () => {
        socket.write('not http at all\r\n\r\n')
      })
      socket.on('data', (chunk) => (text += chunk.toString()))
      socket.on('end', () => {
        resolve(text)
      })
      socket.on('error', reject)
    })
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer).toContain('"code":"invalid_parameter"')
  })
})

const rowOfExport: PassageRow = {
  ...{ reportId: 'a', title: '年度报告', reportingBody: null, bodyId: null, reportYear: 2020 },
  ...{ province: null, city: null, county: null, administrativeLevel: null, publishingBody: null },
  ...{ publishedOn: null, documentNumber: null, section: 'overview', sectionLabel: '总体情况' },
  ...{ heading: null, passageId: 'a.p1', occurrences: 1, text: '', ocr: false, match: 'all' },
  url: '/reports/a#a.p1',
}

describe('close', () => {
  /** A server whose searches wait until `finish`. */
  async function slowServer(options: Partial<AppOptions> = {}) {
    const fake = createFakeSearchService()
    const events: string[] = []
    let finish = (): void => undefined
    const gate = new Promise<void>((resolve) => {
      finish = resolve
    })
    const search = holdService({
      ...fake,
      async search(parameters) {
        events.push('asked')
        await gate
        return fake.search(parameters)
      },
      close() {
        events.push('service closed')
        return Promise.resolve()
      },
    })
    return { ...(await start({ search, ...options })), finish, events }
  }

  it('finishes requests under way, takes no new ones, then closes the service', async () => {
    const { url, close, finish, events } = await slowServer()
    const underWay = getJson(`${url}/api/search?q=申请`)
    await expect.poll(() => events).toEqual(['asked'])
    const closing = close()
    await expect(fetch(`${url}/healthz`)).rejects.toThrow()
    expect(events).toEqual(['asked'])
    finish()
    expect((await underWay).body.total).toBe(2)
    await closing
    expect(events).toEqual(['asked', 'service closed'])
  })

  it('ends within the grace time also when the service does not', async () => {
    const service = createFakeSearchService({ close: () => new Promise(() => undefined) })
    const settings = loadSettings({}, { port: 0, shutdownGraceMs: 50 })
    const { close } = await start({ search: holdService(service), settings })
    await close()
  })

  /** What comes of a request of HTTP/1.0, whose answer ends where its connection is closed: all that was read, and how that ended. */
  async function readToTheEnd(url: string, path: string): Promise<{ text: string; end: string }> {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => {
      socket.write(`GET ${path} HTTP/1.0\r\n\r\n`)
    })
    let text = ''
    socket.on('data', (chunk) => (text += chunk.toString()))
    const end = await new Promise<string>((resolve) => {
      socket.on('end', () => {
        resolve('closed')
      })
      socket.on('error', ({ code }: NodeJS.ErrnoException) => {
        resolve(String(code))
      })
    })
    return { text, end }
  }

  /** A service whose export has one row; then it goes on until `until` is settled, and fails as that does. */
  function breakingExport(until: Promise<never>): SearchHolder {
    const fake = createFakeSearchService()
    return holdService({
      ...fake,
      async export(parameters) {
        const { head } = await fake.export(parameters)
        async function* breaking(): AsyncGenerator<PassageRow> {
          yield { ...rowOfExport, text: '本年新收 13 件。' }
          await until
        }
        return { head, rows: breaking() }
      },
    })
  }

  it('resets the connection of a file that is not whole after the grace time', async () => {
    const settings = loadSettings({}, { port: 0, shutdownGraceMs: 200 })
    const search = breakingExport(new Promise(() => undefined))
    const { url, close } = await start({ search, settings })
    const read = readToTheEnd(url, '/api/export?q=x&format=jsonl')
    const health = await readToTheEnd(url, '/healthz')
    expect(health.end).toBe('closed')
    await close()
    const { text, end } = await read
    expect(text).toContain('13 件')
    expect(end).toBe('ECONNRESET')
  })

  it('resets the connection of a file that fails in the middle, and logs why', async () => {
    const { logger, lines } = recordLog()
    // What was sent is read before: with unread bytes before it, Node takes a reset for an end.
    const failing = setTimeout(100).then(() => {
      throw new Error('The disk is gone.')
    })
    failing.catch(() => undefined)
    const { url } = await start({ search: breakingExport(failing), logger })
    const read = readToTheEnd(url, '/api/export?q=x&format=jsonl')
    expect(await read).toMatchObject({ end: 'ECONNRESET' })
    await expect.poll(() => lines.map(({ msg }) => msg)).toContain('The disk is gone.')
  })

  it('cuts what outlasts the grace time', async () => {
    const settings = loadSettings({}, { port: 0, shutdownGraceMs: 50 })
    const { url, close, events } = await slowServer({ settings })
    const underWay = getJson(`${url}/api/search`).catch((error: unknown) => error)
    await expect.poll(() => events).toEqual(['asked'])
    await close()
    expect(await underWay).toBeInstanceOf(Error)
  })
})
