/** A whole edition of the samples: its pages lead to each other and nowhere else, from whatever folder they are opened. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../src/language/index.ts'
import { publishEdition } from '../../src/publish/index.ts'
import { noFilters, type SearchService } from '../../src/search/index.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { readReports, serviceOver } from '../search/corpus.ts'

const analyzer = anyAnalyzer()
const root = join(import.meta.dirname, '../..')

/** The project's style sheets, with a script that need not be built. */
function publicFolder(): string {
  const folder = temporaryFolder()
  const scripts = languages.map((language) => `edition.${language}.js`)
  for (const name of [...scripts, 'favicon.svg', 'noscript.css', 'style.css', 'views.css'])
    writeFileSync(join(folder, name), '')
  return folder
}

let service: SearchService
let out: string
let files: string[]

beforeAll(async () => {
  service = serviceOver(await readReports(join(root, 'index-data/samples')), analyzer)
  out = join(temporaryFolder(), 'site')
  const summary = await publishEdition(service, analyzer, {
    ...{ out, filters: noFilters, publicDir: publicFolder() },
  })
  files = readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(out, join(entry.parentPath, entry.name)))
  expect(summary).toMatchObject({ reports: 10, files: files.length })
})

const pages = (): string[] => files.filter((name) => name.endsWith('.html'))

describe('an edition', () => {
  it('has every page in every language', () => {
    const own = pages().filter((name) => !/^(?:zh-Hant|en)\//.test(name))
    expect(own).toEqual(expect.arrayContaining(['index.html', 'coverage.html', 'figures.html']))
    expect(own.filter((name) => name.startsWith('reports/'))).toHaveLength(10)
    expect(own).toContain('figures/requests.received.html')
    expect(pages()).toHaveLength(own.length * languages.length)
    for (const name of own) expect(pages()).toContain(join('en', name))
  })

  it('leads to its own files and nowhere else, by relative addresses', () => {
    const there = new Set(files)
    const wrong: string[] = []
    let followed = 0
    for (const name of pages()) {
      const html = readFileSync(join(out, name), 'utf8')
      for (const [, attribute, address = ''] of html.matchAll(/ (href|src|action)="([^"]*)"/g)) {
        // The address that a report states as its source is its own, and nothing is asked of it.
        if (/^https?:/.test(address) && attribute === 'href') continue
        const [path = ''] = address.replaceAll('&amp;', '&').split(/[?#]/)
        const target = join(dirname(name), decodeURIComponent(path))
        if (path !== '' && (/^\/|^[a-z]+:/.test(path) || !there.has(target)))
          wrong.push(`${name}: ${address}`)
        followed++
      }
    }
    expect(wrong).toEqual([])
    expect(followed).toBeGreaterThan(1000)
  })

  it('allows nothing but its own files, on every page', () => {
    for (const name of pages()) {
      const html = readFileSync(join(out, name), 'utf8')
      expect(html, name).toContain(
        `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'`,
      )
      expect(html, name).not.toMatch(
        /<style|<script(?! src="[^"]*edition\.[\w-]+\.js"| type="application\/json")| style="/,
      )
      expect(html, name).not.toMatch(/type="module"|\/api\//)
    }
  })

  it('holds the reports that pass the filters, and counts those alone', async () => {
    const narrow = join(temporaryFolder(), 'site')
    const filters = { ...noFilters, year: [{ from: 2017, to: 2017 }] }
    const summary = await publishEdition(service, analyzer, {
      ...{ out: narrow, filters, languages: ['en'] as const, publicDir: publicFolder() },
    })
    expect(summary.reports).toBe(2)
    expect(readdirSync(join(narrow, 'reports'))).toHaveLength(2)
    const data = JSON.parse(
      /id="page-data">(.*?)<\/script>/.exec(readFileSync(join(narrow, 'index.html'), 'utf8'))![1]!,
    ) as { site: unknown; response: { total: number; facets: { reportYear: unknown } } }
    expect(data.site).toMatchObject({ reports: 2, years: [2017] })
    expect(data.response.total).toBe(2)
    expect(data.response.facets.reportYear).toEqual([{ value: 2017, count: 2 }])
  })

  it('is not made of nothing, nor without its script', async () => {
    const filters = { ...noFilters, year: [{ from: 1990, to: 1990 }] }
    const place = join(temporaryFolder(), 'site')
    await expect(
      publishEdition(service, analyzer, { out: place, filters, publicDir: publicFolder() }),
    ).rejects.toMatchObject({ code: 'not_found' })
    const empty = temporaryFolder()
    mkdirSync(join(empty, 'public'))
    await expect(
      publishEdition(service, analyzer, { out: place, filters: noFilters, publicDir: empty }),
    ).rejects.toMatchObject({ code: 'unavailable' })
    expect(existsSync(place)).toBe(false)
  })

  it('leaves the one before whole where a report cannot be read', async () => {
    const before = readFileSync(join(out, 'index.html'), 'utf8')
    const failing = { ...service, report: () => Promise.reject(new Error('damaged')) }
    await expect(
      publishEdition(failing, analyzer, { out, filters: noFilters, publicDir: publicFolder() }),
    ).rejects.toThrow('damaged')
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe(before)
    expect(readdirSync(dirname(out))).toEqual(['site'])
  })
})
