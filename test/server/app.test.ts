import { mkdtemp, writeFile } from 'node:fs/promises'
import { createServer, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import express from 'express'
import { describe, expect, it, onTestFinished } from 'vitest'
import { AppError } from '../../src/errors.ts'
import { createApp, holdService } from '../../src/server/index.ts'
import { loadSettings } from '../../src/settings.ts'
import { createFakeSearchService, fakeReports } from '../support/fake-search-service.ts'
import { appOptions, getJson, recordLog, serveApp } from '../support/serve-app.ts'

/** With the default cache mode, fetch would add Cache-Control: no-cache and so ask for everything anew. */
function ifNoneMatch(etag: string): RequestInit {
  return { headers: { 'If-None-Match': etag }, cache: 'force-cache' }
}

describe('GET /api/search', () => {
  it('answers hits, counts and facets', async () => {
    const url = await serveApp()
    const { status, headers, body } = await getJson(`${url}/api/search?q=依申请公开 延期`)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(body).toMatchObject({ total: 1, match: 'all', limit: 10, offset: 0 })
    expect(body.hits[0]).toMatchObject({ reportId: 'aaaaaaaaaaa1', reportYear: 2016 })
    expect(body.facets.reportYear).toEqual([{ value: 2016, count: 1 }])
  })

  it('passes every parameter on', async () => {
    const asked: unknown[] = []
    const fake = createFakeSearchService()
    const search = holdService({
      ...fake,
      search(parameters) {
        asked.push(parameters)
        return fake.search(parameters)
      },
    })
    const url = await serveApp({ search })
    await getJson(
      `${url}/api/search?q=申请&year=2016..2017&section=依申請公開&region=松林&body=青松县,湖光市` +
        '&part=正文&level=county&sort=year-asc&limit=5&offset=0',
    )
    expect(asked).toEqual([
      {
        q: '申请',
        filters: {
          year: [{ from: 2016, to: 2017 }],
          section: ['disclosureOnRequest'],
          part: ['prose'],
          region: ['松林'],
          body: ['青松县', '湖光市'],
          level: ['county'],
          check: [],
        },
        sort: 'year-asc',
        limit: 5,
        offset: 0,
        synonyms: true,
      },
    ])
  })

  it('spares a caller that has the answer the search, until another index is live', async () => {
    let generation = 'one'
    let searches = 0
    const fake = createFakeSearchService()
    const search = holdService({
      ...fake,
      get generation() {
        return generation
      },
      search(parameters) {
        searches += 1
        return fake.search(parameters)
      },
    })
    const url = await serveApp({ search })
    const first = await getJson(`${url}/api/search?q=申请`)
    expect(first.headers.get('cache-control')).toBe('no-cache')
    const etag = first.headers.get('etag') ?? ''
    const ask = (query: string) => getJson(`${url}/api/search?${query}`, ifNoneMatch(etag))

    expect((await ask('q=申请')).status).toBe(304)
    expect((await ask('q=申请&limit=10&year=')).status).toBe(304)
    expect(searches).toBe(1)
    expect((await ask('q=申请&limit=9')).status).toBe(200)
    generation = 'two'
    expect((await ask('q=申请')).status).toBe(200)
  })
})

describe('GET /api/reports', () => {
  it('lists metadata, newest first, with filters and paging', async () => {
    const url = await serveApp()
    const { body } = await getJson(`${url}/api/reports?region=松林&limit=1`)
    expect(body.total).toBe(2)
    expect(body.reports).toHaveLength(1)
    expect(body.reports[0]).toMatchObject({ reportId: 'aaaaaaaaaaa2', reportYear: 2017 })
    expect(body.reports[0]).not.toHaveProperty('outline')
  })

  it('answers one whole report', async () => {
    const url = await serveApp()
    const { status, body } = await getJson(`${url}/api/reports/aaaaaaaaaaa1`)
    expect(status).toBe(200)
    expect(body).toEqual(fakeReports[0])
  })

  it('answers 404 for an unknown id, uncached, in the language of the request', async () => {
    const url = await serveApp()
    const ask = (language: string) =>
      getJson(`${url}/api/reports/none`, { headers: { 'Accept-Language': language } })
    const { status, headers, body } = await ask('zh-TW')
    expect(status).toBe(404)
    expect(body).toEqual({
      error: {
        code: 'not_found',
        message: '沒有編號為 none 的報告。編號可由 /api/search 或 /api/reports 得到。',
        details: [{ parameter: 'id', value: 'none' }],
      },
    })
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('etag')).not.toMatch(/^W\/"[\w-]{22}"$/)
    expect(headers.get('content-language')).toBe('zh-Hant')
    expect((await ask('en')).body.error.message).toMatch(/^There is no report none\./)
    expect((await ask('zh')).body.error.message).toMatch(/^没有编号为 none/)
  })
})

describe('GET /api/verify', () => {
  it('answers both counts', async () => {
    const url = await serveApp()
    const { body } = await getJson(`${url}/api/verify?q=申请`)
    expect(body).toMatchObject({
      query: '申请',
      index: { occurrences: 4, passages: 2, reports: 2 },
      scan: { occurrences: 4, passages: 2, reports: 2 },
      agrees: true,
    })
  })

  it('asks for a query', async () => {
    const url = await serveApp()
    const { status, body } = await getJson(`${url}/api/verify`)
    expect(status).toBe(400)
    expect(body.error.details).toEqual([{ parameter: 'q', value: '' }])
  })
})

describe('errors', () => {
  it.each([
    ['/api/search?year=20x7', 400, 'invalid_parameter'],
    ['/api/search?limit=-1', 400, 'invalid_parameter'],
    [`/api/search?q=${'a'.repeat(10_000)}`, 400, 'invalid_parameter'],
    ['/api/search?sektion=fees', 400, 'invalid_parameter'],
    ['/api/reports/%E4%ZZ', 400, 'invalid_parameter'],
    ['/api/reports/none', 404, 'not_found'],
    ['/api/reports/none/passages?q=x', 404, 'not_found'],
    ['/api/reports/aaaaaaaaaaa1/passages', 400, 'invalid_parameter'],
    ['/api/nothing', 404, 'not_found'],
    ['/api', 404, 'not_found'],
  ])('%s is answered %i %s in the one body', async (path, expectedStatus, code) => {
    const url = await serveApp()
    const { status, body } = await getJson(`${url}${path}`)
    expect(status).toBe(expectedStatus)
    expect(Object.keys(body)).toEqual(['error'])
    expect(Object.keys(body.error).sort()).toEqual(['code', 'details', 'message'])
    expect(body.error.code).toBe(code)
    expect(body.error.message).not.toBe('')
  })

  it.each(['"依申请', '((', '-', 'OR', '%', '\u0000', '*'.repeat(500), '，。；'])(
    'the odd query %j is no error',
    async (q) => {
      const url = await serveApp()
      const { status } = await getJson(`${url}/api/search?q=${encodeURIComponent(q)}`)
      expect(status).toBe(200)
    },
  )

  it('an address that is not UTF-8 is refused, one with a bare percent sign is not', async () => {
    const url = await serveApp()
    for (const path of ['/api/search?q=%B9%AB%BF%AA', '/api/reports/%B9%AB', '/?q=%E5%85']) {
      const { status, body } = await getJson(url + path)
      expect([status, body.error.code], path).toEqual([400, 'invalid_parameter'])
      expect(body.error.message).toContain('UTF-8')
    }
    expect((await getJson(`${url}/api/search?q=100%25%E5%85%AC`)).status).toBe(200)
    expect((await getJson(`${url}/api/search?q=%E5%85%AC100%`)).status).toBe(200)
  })

  it('other methods are refused', async () => {
    const url = await serveApp()
    const { status, headers, body } = await getJson(`${url}/api/search`, { method: 'DELETE' })
    expect(status).toBe(405)
    expect(body.error.code).toBe('method_not_allowed')
    expect(headers.get('allow')).toBe('GET, HEAD')
    expect(body.error.message).toContain('DELETE')
  })

  it('a large body is refused by its length, and one of unstated length unread', async () => {
    const url = await serveApp()
    const large = await getJson(`${url}/api/search`, { method: 'POST', body: 'x'.repeat(2000) })
    expect(large.status).toBe(413)
    expect(large.body.error.code).toBe('payload_too_large')

    const status = await new Promise<number | undefined>((resolve, reject) => {
      const request = httpRequest(`${url}/api/search`, { method: 'POST' }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
      request.on('error', reject)
      request.write('x')
      onTestFinished(() => {
        request.destroy()
      })
    })
    expect(status).toBe(413)
  })

  it('what was not foreseen is answered without internals and logged with the request id', async () => {
    const { logger, lines } = recordLog()
    const search = holdService(
      createFakeSearchService({
        search: () => Promise.reject(new TypeError('cannot read /secret/path')),
      }),
    )
    const url = await serveApp({ search, logger })
    const { status, headers, body } = await getJson(`${url}/api/search?q=x`)
    expect(status).toBe(500)
    expect(body.error.code).toBe('internal')
    expect(JSON.stringify(body)).not.toContain('secret')
    const requestId = headers.get('x-request-id') ?? ''
    expect(body.error.message).toContain(requestId)
    const logged = lines.find((line) => line['msg'] === 'cannot read /secret/path')
    expect(logged).toMatchObject({ requestId, path: '/api/search', err: { type: 'TypeError' } })
  })

  it("an error of the server's own making says nothing to callers", async () => {
    const failure = new AppError('unreadable_file', 'Cannot read /secret/reports.jsonl')
    const search = holdService(createFakeSearchService({ report: () => Promise.reject(failure) }))
    const { status, body } = await getJson(`${await serveApp({ search })}/api/reports/x`)
    expect(status).toBe(500)
    expect(JSON.stringify(body)).not.toContain('secret')
  })
})

describe('without an index', () => {
  it('answers 503 and says what to do', async () => {
    const url = await serveApp({ search: holdService(null) })
    for (const path of ['/api/search', '/api/reports', '/api/verify?q=x', '/readyz']) {
      const { status, body } = await getJson(url + path, { headers: { 'Accept-Language': 'en' } })
      expect(status, path).toBe(503)
      expect(body.error.code).toBe('unavailable')
      expect(body.error.message).toContain('gongkai index')
    }
    expect((await getJson(`${url}/healthz`)).body).toEqual({ status: 'alive' })
  })
})

describe('rate limit', () => {
  it('answers 429 in the one body, and never to health checks', async () => {
    const url = await serveApp({ settings: loadSettings({}, { rateLimit: 2 }) })
    const ask = (path: string) => getJson(url + path, { headers: { 'Accept-Language': 'en' } })
    expect((await ask('/api/search')).status).toBe(200)
    expect((await ask('/api/reports')).status).toBe(200)
    const { status, headers, body } = await ask('/api/search')
    expect(status).toBe(429)
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    expect(body.error.code).toBe('too_many_requests')
    expect(body.error.message).toMatch(/at most 2 a minute\. Try again in \d+ seconds\./)
    for (const path of ['/healthz', '/readyz']) expect((await ask(path)).status).toBe(200)
  })

  it('is off at 0', async () => {
    const url = await serveApp({ settings: loadSettings({}, { rateLimit: 0 }) })
    expect((await getJson(`${url}/api/search`)).headers.get('ratelimit')).toBeNull()
  })
})

describe('headers', () => {
  it('allow nothing inline, nothing foreign, no framing; plain http stays possible', async () => {
    const { headers } = await getJson(`${await serveApp()}/healthz`)
    expect(headers.get('content-security-policy')?.split(';').sort()).toEqual([
      "base-uri 'none'",
      "connect-src 'self'",
      "default-src 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "img-src 'self' data:",
      "script-src 'self'",
      "style-src 'self'",
    ])
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('strict-transport-security')).toBeNull()
  })

  it('compress what is worth it', async () => {
    const response = await fetch(`${await serveApp()}/openapi.json`)
    expect(response.headers.get('content-encoding')).toMatch(/^(gzip|br|deflate)$/)
  })

  it('take the request id of a caller if it is harmless', async () => {
    const url = await serveApp()
    const idFor = async (given: string) => {
      const { headers } = await getJson(`${url}/healthz`, { headers: { 'X-Request-Id': given } })
      return headers.get('x-request-id')
    }
    expect(await idFor('trace-1')).toBe('trace-1')
    expect(await idFor('a b"}')).toMatch(/^[\da-f-]{36}$/)
  })
})

describe('static files', () => {
  it('are served with an ETag and asked for again', async () => {
    const publicDir = await mkdtemp(join(tmpdir(), 'gongkai-public-'))
    await writeFile(join(publicDir, 'style.css'), 'body{}')
    const url = await serveApp({ publicDir })
    const first = await fetch(`${url}/style.css`)
    expect(first.status).toBe(200)
    expect(first.headers.get('cache-control')).toBe('no-cache')
    const etag = first.headers.get('etag') ?? ''
    expect(etag).not.toBe('')
    const again = await fetch(`${url}/style.css`, ifNoneMatch(etag))
    expect(again.status).toBe(304)
    expect((await fetch(`${url}/..%2fpackage.json`)).status).toBe(404)
  })

  it('go out in the compressed form that lies beside them, in one that the caller takes', async () => {
    const publicDir = await mkdtemp(join(tmpdir(), 'gongkai-public-'))
    const style = 'body{}'
    await writeFile(join(publicDir, 'style.css'), style)
    await writeFile(join(publicDir, 'style.css.br'), brotliCompressSync(style))
    await writeFile(join(publicDir, 'style.css.gz'), gzipSync(style))
    const url = await serveApp({ publicDir })
    for (const [accepted, sent] of [
      ['gzip, deflate, br', 'br'],
      ['gzip', 'gzip'],
      ['identity', null],
    ] as const) {
      const response = await fetch(`${url}/style.css`, { headers: { 'Accept-Encoding': accepted } })
      expect(response.headers.get('content-encoding')).toBe(sent)
      expect(response.headers.get('content-type')).toMatch(/^text\/css; charset=utf-8$/i)
      expect(response.headers.get('cache-control')).toBe('no-cache')
      expect(response.headers.get('vary')).toBe('Accept-Encoding')
      expect(await response.text()).toBe(style)
    }
    expect((await getJson(`${url}/%ff.css`)).status).toBe(400)
  })
})

describe('pages', () => {
  const asBrowser = { headers: { Accept: 'text/html,*/*;q=0.8' } }

  it('stand beside the endpoint, and people get their errors as pages', async () => {
    const url = await serveApp()
    for (const [path, status] of [
      ['/?q=申请', 200],
      ['/reports/aaaaaaaaaaa1', 200],
      ['/reports/none', 404],
      ['/nothing', 404],
    ] as const) {
      const response = await fetch(url + path, asBrowser)
      expect(response.status, path).toBe(status)
      expect(response.headers.get('content-type'), path).toBe('text/html; charset=utf-8')
    }
    const { status, body } = await getJson(`${url}/nothing`)
    expect([status, body.error.code]).toEqual([404, 'not_found'])
  })

  it('log a failure that a person met under the request id', async () => {
    const { logger, lines } = recordLog()
    const search = holdService(
      createFakeSearchService({ search: () => Promise.reject(new Error('broken inside')) }),
    )
    const response = await fetch(`${await serveApp({ search, logger })}/?q=x`, asBrowser)
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('broken inside')
    expect(lines.find((line) => line['msg'] === 'broken inside')).toMatchObject({
      requestId: response.headers.get('x-request-id'),
    })
  })
})

describe('under a path prefix', () => {
  it('answers the same', async () => {
    const outer = express().use('/gongkai', createApp(appOptions()))
    const server = createServer(outer).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    onTestFinished(() => {
      server.close()
    })
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/gongkai`
    expect((await getJson(`${url}/api/search?q=申请`)).body.total).toBe(2)
    expect((await getJson(`${url}/openapi.json`)).body.servers).toEqual([{ url: '.' }])
    expect((await getJson(`${url}/api/none`)).status).toBe(404)
  })
})

describe('the log', () => {
  it('has one line a request, with query, total and time', async () => {
    const { logger, lines } = recordLog()
    const url = await serveApp({ logger })
    await getJson(`${url}/api/search?q=申请`, { headers: { 'X-Request-Id': 'r1' } })
    await expect.poll(() => lines.length).toBe(1)
    expect(lines[0]).toMatchObject({
      ...{ msg: 'request', requestId: 'r1', method: 'GET', path: '/api/search' },
      ...{ status: 200, query: '申请', total: 2 },
    })
    expect(lines[0]?.['tookMs']).toBeTypeOf('number')
  })
})
