import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { serveApp } from '../support/serve-app.ts'

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

async function port(): Promise<number> {
  return Number(new URL(await serveApp()).port)
}

describe('an answer', () => {
  it.each([
    ['br', 'gzip, deflate, br', brotliDecompressSync],
    ['gzip', 'gzip, deflate', gunzipSync],
    ['gzip', 'gzip, br;q=0', gunzipSync],
  ])('goes out as %s to who takes %s', async (name, encodings, unpack) => {
    const open = await port()
    const plain = await ask(open, '/openapi.json')
    const { headers, bytes } = await ask(open, '/openapi.json', accept(encodings))
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(headers['content-encoding']).toBe(name)
    expect(headers.vary).toContain('Accept-Encoding')
    expect(bytes.length).toBeLessThan(plain.bytes.length / 4)
    expect(unpack(bytes).toString()).toBe(plain.bytes.toString())
  })

  it('goes out as it is where it is short', async () => {
    const { headers, bytes } = await ask(await port(), '/healthz', accept('gzip, br'))
    expect(headers['content-encoding']).toBeUndefined()
    expect(headers['content-length']).toBe(String(bytes.length))
  })

  it('is not sent again to who has it', async () => {
    const open = await port()
    const path = '/api/search?q=%E5%85%AC%E5%BC%80'
    const { headers } = await ask(open, path, accept('br'))
    const again = await ask(open, path, { ...accept('br'), 'If-None-Match': headers.etag! })
    expect([again.status, again.bytes.length]).toEqual([304, 0])
    expect((await ask(open, path, accept('br'), 'HEAD')).bytes.length).toBe(0)
  })
})
