import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import compression from 'compression'
import express from 'express'
import { describe, expect, it, onTestFinished } from 'vitest'
import { compressWhole } from '../../src/server/compress-whole.ts'

const textOf = (length: number): string =>
  '政府信息公开工作年度报告。'.repeat(length).slice(0, length)
const bodies: Record<string, string> = {
  short: textOf(100),
  page: textOf(5_000),
  long: textOf(200_000),
}

async function serve(): Promise<number> {
  const app = express()
  app.use(compression(), compressWhole())
  app.get('/picture', (_request, response) => {
    response.type('png').send(Buffer.alloc(5_000))
  })
  app.get('/pieces', (_request, response) => {
    response.type('text').write(bodies['page'])
    response.end(bodies['page'])
  })
  app.get('/:name', (request, response) => {
    response.type('text').send(bodies[request.params.name])
  })
  const server = app.listen(0)
  onTestFinished(() => void server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  return (server.address() as AddressInfo).port
}

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  bytes: Buffer
}

/** As it comes over the wire: fetch would unpack it. */
async function ask(
  port: number,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    httpRequest({ port, path, headers, method }, (message) => {
      buffer(message).then((bytes) => {
        resolve({ status: message.statusCode!, headers: message.headers, bytes })
      }, reject)
    })
      .on('error', reject)
      .end()
  })
}

const accept = (encodings: string): Record<string, string> => ({ 'Accept-Encoding': encodings })

describe('an answer in one piece', () => {
  it.each([
    ['br', 'gzip, deflate, br', brotliDecompressSync],
    ['gzip', 'gzip, deflate', gunzipSync],
    ['gzip', 'gzip, br;q=0', gunzipSync],
  ])('goes out as %s to who takes %s, with its length', async (name, encodings, unpack) => {
    const { headers, bytes } = await ask(await serve(), '/page', accept(encodings))
    expect(headers['content-encoding']).toBe(name)
    expect(headers.vary).toBe('Accept-Encoding')
    expect(headers['content-length']).toBe(String(bytes.length))
    expect(unpack(bytes).toString()).toBe(bodies['page'])
  })

  it('goes out as it is to who takes nothing else, where it is short, and where it is packed already', async () => {
    const port = await serve()
    for (const [path, encodings] of [
      ['/page', 'identity'],
      ['/short', 'gzip'],
      ['/picture', 'gzip'],
    ] as const) {
      const { headers, bytes } = await ask(port, path, accept(encodings))
      expect(headers['content-encoding'], path).toBeUndefined()
      expect(headers['content-length'], path).toBe(String(bytes.length))
    }
  })

  it('is not sent again to who has it', async () => {
    const port = await serve()
    const { headers } = await ask(port, '/page', accept('gzip'))
    const again = await ask(port, '/page', { ...accept('gzip'), 'If-None-Match': headers.etag! })
    expect([again.status, again.bytes.length]).toEqual([304, 0])
    expect((await ask(port, '/page', accept('gzip'), 'HEAD')).bytes.length).toBe(0)
  })
})

it('a long answer, or one in pieces, is packed as it streams', async () => {
  const port = await serve()
  const long = await ask(port, '/long', accept('gzip'))
  expect(long.headers['transfer-encoding']).toBe('chunked')
  expect(gunzipSync(long.bytes).toString()).toBe(bodies['long'])
  const pieces = await ask(port, '/pieces', accept('br'))
  expect(brotliDecompressSync(pieces.bytes).toString()).toBe(`${bodies['page']}${bodies['page']}`)
})
