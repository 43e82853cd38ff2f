import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { readBytes } from '../../src/ingest/index.ts'
import { holdService } from '../../src/server/index.ts'
import { loadSettings } from '../../src/settings.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { getJson, serveApp } from '../support/serve-app.ts'
import { corpusFolder, readReports, serviceOver } from '../search/corpus.ts'

const samplesFolder = join(import.meta.dirname, '..', '..', 'index-data', 'samples')

describe('GET /api/export', () => {
  it('streams a file of every passage, by default as CSV', async () => {
    const service = serviceOver(await readReports(corpusFolder), anyAnalyzer())
    const address = await serveApp({ search: holdService(service) })
    const { body } = await getJson(`${address}/api/search?q=公开`)
    const { passages } = body as unknown as { passages: number }

    const csv = await fetch(`${address}/api/export?q=公开`)
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(csv.headers.get('content-disposition')).toMatch(
      /attachment; filename="gongkai .*\.csv"; filename\*=UTF-8''gongkai%20%E5%85%AC%E5%BC%80%20\d{4}-\d\d-\d\d\.csv/,
    )
    const bytes = new Uint8Array(await csv.arrayBuffer())
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])

    const lines = await fetch(`${address}/api/export?q=公开&format=jsonl`)
    const text = await lines.text()
    expect(text.trimEnd().split('\n')).toHaveLength(passages + 1)
    expect(passages).toBeGreaterThan(1)
  })

  it('gives whole addresses, by the origin that was asked and what a trusted proxy states', async () => {
    const reports = await readReports(corpusFolder)
    const service = serviceOver(reports, anyAnalyzer())
    const address = await serveApp({ search: holdService(service) })
    const read = async (url: string, headers: Record<string, string> = {}) => {
      const text = await (await fetch(url, { headers })).text()
      return JSON.parse(text.split('\n')[1] ?? '') as {
        url: string
        citation: string
        passageId: string
      }
    }
    const query = '/api/export?q=公开&format=jsonl'
    const row = await read(address + query)
    expect(row.url).toMatch(new RegExp(`^${address}/reports/\\w+#`))
    expect(row.citation.endsWith(`，${row.url}`)).toBe(true)
    const forwarded = {
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'example.org',
      'x-forwarded-prefix': '/gongkai/',
    }
    // A stranger's word is not taken for it.
    expect((await read(address + query, forwarded)).url).toBe(row.url)
    const settings = loadSettings({}, { trustProxy: 1 })
    const behind = await serveApp({ search: holdService(service), settings })
    expect((await read(behind + query, forwarded)).url).toMatch(
      /^https:\/\/example\.org\/gongkai\/reports\//,
    )
  })

  const samples = readReports(samplesFolder).then((reports) => serviceOver(reports, anyAnalyzer()))

  it.each([
    ['zh-Hans', '，', '第 1 段'],
    ['zh-Hant', '，', '第 1 段'],
    ['en', ', ', 'paragraph 1'],
  ])('cites as the page of the report does, in %s', async (lang, separator, first) => {
    const address = await serveApp({ search: holdService(await samples) })
    const query = `q=公开&lang=${lang}`
    const text = await (await fetch(`${address}/api/export?${query}&format=jsonl`)).text()
    const rows = text
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => JSON.parse(line) as { url: string; citation: string; passageId: string })
    const paragraphs = rows.filter(({ passageId }) => passageId.includes('.p'))
    const lines = rows.filter(({ passageId }) => passageId.includes('.r'))
    const checked = [...paragraphs.slice(0, 5), ...lines.slice(0, 2)]
    expect(lines.length).toBeGreaterThan(0)
    expect(checked.some(({ citation }) => citation.includes(first))).toBe(true)
    for (const { url, citation, passageId } of checked) {
      const [page = '', anchor = ''] = url.split('#')
      const read = await fetch(`${page}?lang=${lang}`, { headers: { accept: 'text/html' } })
      const html = await read.text()
      const [, ofPassage] =
        new RegExp(`data-cite="([^"]*)" data-anchor="${passageId}"`).exec(html) ?? []
      const [, ofLine] =
        new RegExp(`href="#${anchor}"[^>]*data-line-cite="([^"]*)"`).exec(html) ?? []
      expect(`${ofPassage ?? ofLine ?? ''}${separator}${url}`).toBe(citation)
    }
    // The file in the same language is the same.
    const csv = await (await fetch(`${address}/api/export?${query}`)).text()
    expect(csv).toContain(paragraphs[0]!.citation.replaceAll('"', '""'))
    const batch = await fetch(`${address}/api/batch?lang=${lang}`, { method: 'POST', body: '公开' })
    expect(await batch.text()).toContain(paragraphs[0]!.citation.replaceAll('"', '""'))
  })

  it('names columns in the language asked for, and writes a workbook', async () => {
    const service = serviceOver(await readReports(corpusFolder), anyAnalyzer())
    const address = await serveApp({ search: holdService(service) })
    const csv = await (await fetch(`${address}/api/export?q=公开&lang=zh-Hant`)).text()
    expect(csv).toContain('"報告編號","標題","報告機關"')
    const english = parse(await (await fetch(`${address}/api/export?q=公开&lang=en`)).text(), {
      relax_column_count: true,
      bom: true,
    })
    const at = english.findIndex(([first]) => first === 'Report ID')
    const column = (name: string): (string | undefined)[] =>
      english.slice(at + 1).map((row) => row[english[at]!.indexOf(name)])
    expect(column('Section')).toContain('Preamble')
    expect(column('Level')).toContain('County')
    for (const cell of [...column('Section'), ...column('Level')])
      expect(cell).toMatch(/^[A-Z][\w ]*$|^$/)
    const plain = await (await fetch(`${address}/api/export?q=公开`)).text()
    expect(plain).toContain('"reportId","title","reportingBody"')
    const xlsx = await fetch(`${address}/api/export?q=公开&format=xlsx&lang=zh-Hans`)
    expect(xlsx.headers.get('content-type')).toContain('spreadsheetml.sheet')
    const [book] = await readBytes(new Uint8Array(await xlsx.arrayBuffer()), 'a.xlsx')
    expect(book?.text).toContain('报告编号')
    expect(book?.text).toContain(`${address}/reports/`)
    expect((await getJson(`${address}/api/export?q=a&lang=fr`)).status).toBe(400)
  })

  it('refuses a form it does not know, and no query', async () => {
    const address = await serveApp()
    expect((await getJson(`${address}/api/export?q=a&format=xls`)).status).toBe(400)
    expect((await getJson(`${address}/api/export`)).status).toBe(400)
  })
})

describe('GET /api/explain', () => {
  it('says which report it does not know', async () => {
    const { status, body } = await getJson(`${await serveApp()}/api/explain?q=a&reportId=zzz`)
    expect(status).toBe(404)
    expect(body.error.details).toEqual([{ parameter: 'reportId', value: 'zzz' }])
  })
})
