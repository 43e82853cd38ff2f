import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import { holdService } from '../../../src/server/index.ts'
import { loadSettings } from '../../../src/settings.ts'
import { createFakeSearchService } from '../../support/fake-search-service.ts'
import { serveApp } from '../../support/serve-app.ts'

const reportId = 'aaaaaaaaaaa1'

/** A server whose one report has one file; `asked` says what the service was asked for. */
async function serve(serveSources: 'on' | 'off') {
  const asked: [string, number][] = []
  const service = createFakeSearchService({
    source: (id, place) => {
      asked.push([id, place])
      const file = { name: '报告 "2018".html', mediaType: 'text/html', bytes: Buffer.from('<b>') }
      return Promise.resolve(id === reportId && place === 0 ? file : null)
    },
  })
  const settings = loadSettings({}, { port: 0, serveSources })
  return { url: await serveApp({ search: holdService(service), settings }), asked }
}

/** The status of an address sent as it stands: fetch would tidy up the dots. */
function statusOf(url: string, path: string): Promise<number> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, headers: { accept: 'text/html' } }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
      .on('error', reject)
      .end()
  })
}

describe('/reports/{id}/sources/{number}', () => {
  it('is off unless it is turned on, and then not linked', async () => {
    const { url, asked } = await serve('off')
    const answer = await fetch(`${url}/reports/${reportId}/sources/1`, {
      headers: { accept: 'text/html' },
    })
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('GONGKAI_SERVE_SOURCES')
    expect(asked).toEqual([])
    expect(await (await fetch(`${url}/reports/${reportId}`)).text()).not.toContain('/sources/')
    expect(loadSettings({}).serveSources).toBe('off')
  })

  it('sends the file to be saved, under its name, and shown nowhere', async () => {
    const { url } = await serve('on')
    const page = await (await fetch(`${url}/reports/${reportId}`)).text()
    expect(page).toContain(`href="../reports/${reportId}/sources/1"`)
    const answer = await fetch(`${url}/reports/${reportId}/sources/1`)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe('<b>')
    expect(answer.headers.get('content-type')).toBe('text/html')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; .*filename\*=UTF-8''%E6%8A%A5%E5%91%8A%20%222018%22\.html/,
    )
  })

  it('takes a number and nothing else', async () => {
    const { url, asked } = await serve('on')
    const bad = ['0', '2x', '-1', '1.0', '%2e%2e', '..%2f..%2fetc%2fpasswd', '9999999', '١']
    for (const number of bad)
      expect(
        await statusOf(url, `/reports/${reportId}/sources/${encodeURI(decodeURI(number))}`),
      ).toBe(404)
    expect(asked).toEqual([])
  })

  it('leads nowhere by dots and slashes', async () => {
    const { url, asked } = await serve('on')
    const paths = [
      `/reports/${reportId}/sources/../../../package.json`,
      `/reports/${reportId}/sources/1/../../../../package.json`,
      '/reports/..%2f..%2fpackage.json/sources/1',
      '/reports/%2e%2e/sources/1',
      `/reports/${reportId}/sources/1%00.html`,
    ]
    for (const path of paths) expect(await statusOf(url, path)).toBe(404)
    for (const [, place] of asked) expect(place).toBe(0)
  })

  it('says that a file is gone', async () => {
    const { url } = await serve('on')
    const answer = await fetch(`${url}/reports/${reportId}/sources/2`, {
      headers: { accept: 'text/html', 'accept-language': 'en' },
    })
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('moved or changed')
  })
})
