/** What other programs are given: feeds, the description of the search, robots and sitemap, and what pages say of themselves. */
import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { holdService } from '../../src/server/index.ts'
import { entryIdOf } from '../../src/server/routes/feed.ts'
import { loadSettings } from '../../src/settings.ts'
import type { SearchService } from '../../src/search/index.ts'
import { createPageService } from '../browser/support/page-server.ts'
import { hostileText } from '../browser/support/rich-reports.ts'
import { serveApp } from '../support/serve-app.ts'

interface Fetched {
  status: number
  text: string
  headers: Headers
}

async function read(address: string, headers: Record<string, string> = {}): Promise<Fetched> {
  // Else the client asks for a fresh answer by itself.
  const cache = 'if-none-match' in headers ? 'force-cache' : 'default'
  const answer = await fetch(encodeURI(address), { headers, cache })
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}

const serve = (
  overrides: Partial<SearchService> = {},
  env: Record<string, string> = {},
): Promise<string> =>
  serveApp({
    search: holdService(createPageService(overrides)),
    settings: loadSettings(env, { port: 0, rateLimit: 0 }),
  })

/** Behind a proxy that this server trusts. */
const proxied = {
  'x-forwarded-proto': 'https',
  'x-forwarded-host': 'example.org',
  'x-forwarded-prefix': '/gongkai',
}

describe('GET /feed.atom', () => {
  it('has what RFC 4287 asks of a feed and its entries', async () => {
    const { text, headers } = await read(`${await serve()}/feed.atom?q=依申请公开&lang=en`)
    expect(headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
    const $ = load(text, { xml: true })
    expect($('feed').attr()).toEqual({ xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'en' })
    for (const part of ['id', 'title', 'updated', 'author > name', 'link[rel=self]'])
      expect($(`feed > ${part}`).length, part).toBe(1)
    const entries = $('entry').toArray()
    expect(entries.length).toBeGreaterThan(3)
    for (const entry of entries) {
      for (const part of ['id', 'title', 'updated', 'summary'])
        expect($(entry).children(part).length, part).toBe(1)
      expect($(entry).children('link[rel=alternate][type="text/html"]')).toHaveLength(1)
      for (const moment of ['updated', 'published'])
        $(entry)
          .children(moment)
          .each((_, element) => {
            expect($(element).text()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+08:00)$/)
          })
    }
    const ids = entries.map((entry) => $(entry).children('id').text())
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('names a report by the same id in every feed, language and place', async () => {
    const idsOf = async (address: string, headers = {}): Promise<string[]> =>
      [...(await read(address, headers)).text.matchAll(/<id>(urn:uuid:[^<]+)<\/id>/g)].map(
        ([, id]) => id!,
      )
    const origin = await serve({}, { TRUST_PROXY: '1' })
    const all = await idsOf(`${origin}/feed.atom`)
    const some = await idsOf(`${origin}/feed.atom?q=延期&lang=zh-Hant`, proxied)
    expect(some).toContain(entryIdOf('bbbbbbbbbbb1'))
    for (const id of some) expect(all).toContain(id)
    // A UUID by name as RFC 9562 has it: made once with another implementation.
    expect(entryIdOf('bbbbbbbbbbb1')).toBe('urn:uuid:49fc8ff8-a3a2-53a0-8776-0a20ff56ff90')
  })

  it('asks for the latest in the index first, and for nothing that holds only a part', async () => {
    const asked: Parameters<SearchService['search']>[0][] = []
    const service = createPageService()
    const origin = await serve({
      async search(parameters, signal) {
        asked.push(parameters)
        const answer = await service.search(parameters, signal)
        return parameters.q === 'partly' ? { ...answer, match: 'partial', total: 1 } : answer
      },
    })
    expect((await read(`${origin}/feed.atom?q=partly`)).text).not.toContain('<entry>')
    expect((await read(`${origin}/feed.atom?q=延期&year=2018&synonyms=off`)).text).toContain(
      '<entry>',
    )
    expect(asked[1]).toMatchObject({
      ...{ q: '延期', sort: 'entered-desc', fill: false, synonyms: false, limit: 50, offset: 0 },
      filters: { year: [{ from: 2018, to: 2018 }] },
    })
  })

  it('dates an entry by when its report entered the index, and says when it was published', async () => {
    const service = createPageService()
    const origin = await serve({
      async search(parameters, signal) {
        const answer = await service.search(parameters, signal)
        const enteredAt = '2026-03-04T05:06:07.008Z'
        return {
          ...answer,
          hits: answer.hits.map((hit, i) => (i > 0 ? hit : { ...hit, enteredAt })),
        }
      },
    })
    const $ = load((await read(`${origin}/feed.atom?q=延期`)).text, { xml: true })
    const [first, second] = $('entry').toArray()
    expect($(first).children('updated').text()).toBe('2026-03-04T05:06:07.008Z')
    expect($(first).children('published').text()).toMatch(/T00:00:00\+08:00$/)
    // One of before this was kept was there when the index was built.
    expect($(second).children('updated').text()).toBe('2025-01-01T00:00:00.000Z')
    expect($('feed > updated').text()).toBe('2026-03-04T05:06:07.008Z')
  })

  it('gives whole addresses of the origin that was asked, and pages of a long feed', async () => {
    const origin = await serve({}, { TRUST_PROXY: '1' })
    const { text } = await read(`${origin}/feed.atom?q=公开&limit=2&offset=2`, proxied)
    const $ = load(text, { xml: true })
    const at = (rel: string): string | undefined => $(`feed > link[rel=${rel}]`).attr('href')
    const own = 'https://example.org/gongkai/feed.atom?q=%E5%85%AC%E5%BC%80'
    expect($('feed > id').text()).toBe(`${own}&limit=2`)
    expect(at('self')).toBe(`${own}&offset=2&limit=2`)
    expect([at('first'), at('previous')]).toEqual([`${own}&limit=2`, `${own}&limit=2`])
    expect(at('next')).toBe(`${own}&offset=4&limit=2`)
    for (const link of $('link').toArray())
      expect($(link).attr('href')).toMatch(/^https:\/\/example\.org\/gongkai\//)
  })

  it('holds any text as XML', async () => {
    const { text } = await read(`${await serve()}/feed.atom?q=恶意文本`)
    expect(text).not.toMatch(/<script|<img/)
    const $ = load(text, { xml: true })
    expect($('entry > title').text()).toBe(`恶意文本 ${hostileText}`)
  })

  it('spares whom has it already, until the index is another', async () => {
    const origin = await serve()
    const first = await read(`${origin}/feed.atom?q=延期`)
    const etag = first.headers.get('etag')!
    const again = await read(`${origin}/feed.atom?q=延期`, { 'if-none-match': etag })
    expect([again.status, again.text]).toEqual([304, ''])
    const other = await read(`${origin}/feed.atom?q=延期&lang=en`, { 'if-none-match': etag })
    expect(other.status).toBe(200)
  })

  it.each(['yeer=2017', 'year=20x7', 'sort=relevance', 'section=nonsense', 'limit=0'])(
    'refuses %s as the endpoint does',
    async (query) => {
      const origin = await serve()
      const feed = await read(`${origin}/feed.atom?${query}`)
      expect(feed.status).toBe(400)
      expect((JSON.parse(feed.text) as { error: { code: string } }).error.code).toBe(
        'invalid_parameter',
      )
    },
  )

  it('is linked from results, front and bodies, as it is asked', async () => {
    const origin = await serve()
    const feedAt = async (path: string): Promise<string | undefined> => {
      const { text } = await read(origin + path, { accept: 'text/html' })
      return load(text)('link[rel=alternate][type="application/atom+xml"]').attr('href')
    }
    const asked = './feed.atom?q=%E5%BB%B6%E6%9C%9F&year=2018'
    expect(await feedAt('/?q=延期&year=2018&sort=year-asc&offset=10')).toBe(asked)
    expect(await feedAt('/')).toBe('./feed.atom')
    expect(await feedAt('/bodies/990101-青松县人民政府')).toMatch(/^\.\.\/feed\.atom\?body=990101-/)
    expect(await feedAt('/?q=延期&year=20x8')).toBeUndefined()
  })
})

describe('GET /opensearch.xml', () => {
  it('describes the search by whole addresses of the origin that was asked', async () => {
    const origin = await serve({}, { TRUST_PROXY: '1' })
    const { text, headers } = await read(`${origin}/opensearch.xml?lang=en`, proxied)
    expect(headers.get('content-type')).toContain('application/opensearchdescription+xml')
    const $ = load(text, { xml: true })
    const root = 'https://example.org/gongkai/'
    expect($('Url[type="text/html"]').attr('template')).toBe(`${root}?q={searchTerms}&lang=en`)
    expect($('Url[rel=self]').attr('template')).toBe(`${root}opensearch.xml?lang=en`)
    expect($('ShortName').text().length).toBeLessThanOrEqual(16)
    expect($('LongName').text().length).toBeLessThanOrEqual(48)
    const page = load((await read(`${origin}/reports/bbbbbbbbbbb1`)).text)
    expect(page('link[rel=search]').attr('href')).toBe('../opensearch.xml')
  })

  it('leads to completions in the form that browsers take', async () => {
    const { text } = await read(`${await serve()}/suggestions?q=依申`)
    expect(JSON.parse(text)).toEqual(['依申', ['依申']])
  })
})

describe('crawlers', () => {
  it('are asked to stay away unless the setting says otherwise', async () => {
    const origin = await serve()
    expect((await read(`${origin}/robots.txt`)).text).toBe('User-agent: *\nDisallow: /\n')
    expect((await read(`${origin}/sitemap.xml`)).status).toBe(404)
  })

  it('are offered each page once', async () => {
    const stats = await createPageService().stats()
    const checks = { pass: 0, fail: 0, notAssessable: 0 }
    const body = {
      ...{ bodyId: '1-甲&乙', reportingBody: '甲', years: [2017] },
      reports: [{ reportId: 'a', reportYear: 2017, checks }],
    }
    const withoutBody = [{ reportId: 'd', reportYear: null, title: null, checks }]
    const origin = await serve(
      { stats: () => Promise.resolve({ ...stats, coverage: [body], withoutBody }) },
      { GONGKAI_CRAWLERS: 'reports', TRUST_PROXY: '1' },
    )
    const { text } = await read(`${origin}/robots.txt`, proxied)
    expect(text).toContain('Allow: /gongkai/reports/\n')
    expect(text).toContain('Disallow: /gongkai/\n')
    expect(text).toContain('Sitemap: https://example.org/gongkai/sitemap.xml')
    const map = load((await read(`${origin}/sitemap.xml`, proxied)).text, { xml: true })
    const addresses = map('url > loc')
      .toArray()
      .map((each) => map(each).text())
    expect(addresses).toContain('https://example.org/gongkai/')
    expect(addresses).toContain('https://example.org/gongkai/bodies/1-%E7%94%B2%26%E4%B9%99')
    for (const id of ['a', 'd'])
      expect(addresses).toContain(`https://example.org/gongkai/reports/${id}`)
    expect(new Set(addresses).size).toBe(addresses.length)
    expect((await read(`${origin}/sitemap-1.xml`)).status).toBe(404)
  })

  it('are given several maps of more than 50,000 addresses', async () => {
    const stats = await createPageService().stats()
    const checks = { pass: 0, fail: 0, notAssessable: 0 }
    const withoutBody = Array.from({ length: 99_997 }, (_, i) => ({
      ...{ reportId: `r${i}`, reportYear: null, title: null, checks },
    }))
    const origin = await serve(
      { stats: () => Promise.resolve({ ...stats, coverage: [], withoutBody }) },
      { GONGKAI_CRAWLERS: 'reports' },
    )
    const index = (await read(`${origin}/sitemap.xml`)).text
    expect(index.match(/<loc>[^<]*<\/loc>/g)).toEqual(
      [1, 2, 3].map((part) => `<loc>${origin}/sitemap-${part}.xml</loc>`),
    )
    const counts: number[] = []
    for (const part of [1, 2, 3]) {
      const { text } = await read(`${origin}/sitemap-${part}.xml`)
      counts.push(text.match(/<loc>/g)!.length)
    }
    // Four pages stand beside the reports.
    expect(counts).toEqual([50_000, 50_000, 1])
    for (const part of ['0', '4', 'x', '1e0'])
      expect((await read(`${origin}/sitemap-${part}.xml`)).status, part).toBe(404)
  })
})

describe('pages', () => {
  const aboutOf = async (address: string, headers: Record<string, string> = {}) => {
    const { text } = await read(address, { accept: 'text/html', ...headers })
    const $ = load(text)
    const data = $('script[type="application/ld+json"]')
    return {
      text,
      scripts: $('script').length,
      canonical: $('link[rel=canonical]').attr('href'),
      description: $('meta[name=description]').attr('content'),
      graph: (name: string) => $(`meta[property="og:${name}"]`).attr('content'),
      data: data.length === 0 ? null : (JSON.parse(data.text()) as Record<string, unknown>),
    }
  }

  it('say of a report what it is, in terms of schema.org and Open Graph', async () => {
    const origin = await serve({}, { TRUST_PROXY: '1' })
    const about = await aboutOf(`${origin}/reports/bbbbbbbbbbb1?q=延期&lang=en`, proxied)
    const canonical = 'https://example.org/gongkai/reports/bbbbbbbbbbb1'
    expect([about.canonical, about.graph('url')]).toEqual([canonical, canonical])
    expect(about.data).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Report',
      '@id': canonical,
      temporalCoverage: '2018',
      author: { '@type': 'GovernmentOrganization', name: '青松县人民政府' },
    })
    expect(about.description).toBe(about.graph('description'))
    expect(about.description!.length).toBeLessThanOrEqual(160)
    expect(about.graph('locale')).toBe('en_US')
  })

  it('let no text of a report out of the data they stand in', async () => {
    const plain = await aboutOf(`${await serve()}/reports/bbbbbbbbbbb1`)
    const about = await aboutOf(`${await serve()}/reports/bbbbbbbbbbb2`)
    expect(about.data).toMatchObject({ name: `恶意文本 ${hostileText}` })
    // The address it states is one of script: no way to it is offered.
    expect(about.data).not.toHaveProperty('isBasedOn')
    expect(about.scripts).toBe(plain.scripts)
    expect(about.text).not.toContain('<script>alert')
    expect(about.graph('title')).toContain('<script>alert(1)</script>')
  })

  it('say that figures and tables are a dataset', async () => {
    const origin = await serve()
    for (const path of ['/figures?key=requests.received', '/downloads']) {
      const { data, canonical } = await aboutOf(origin + path)
      expect(data).toMatchObject({ '@type': 'Dataset', url: canonical })
      const { description, distribution } = data as {
        description: string
        distribution: { contentUrl: string }[]
      }
      // What search engines for data ask for.
      expect(description.length).toBeGreaterThanOrEqual(50)
      for (const { contentUrl } of distribution) {
        expect(contentUrl).toMatch(new RegExp(`^${origin}/api/dataset/\\w+\\.(csv|parquet)$`))
        const file = contentUrl.endsWith('.csv') ? await read(contentUrl) : null
        if (file !== null) expect(file.status, contentUrl).toBe(200)
      }
    }
  })

  it('have one address each, whatever they are asked with', async () => {
    const origin = await serve()
    expect((await aboutOf(`${origin}/?lang=en`)).canonical).toBe(`${origin}/`)
    expect((await aboutOf(`${origin}/?q=延期`)).canonical).toBeUndefined()
    expect((await aboutOf(`${origin}/bodies/990101-青松县人民政府?lang=en`)).canonical).toBe(
      `${origin}/bodies/${encodeURIComponent('990101-青松县人民政府')}`,
    )
  })
})
