import { describe, expect, it } from 'vitest'
import { holdService } from '../../src/server/index.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { getJson, serveApp } from '../support/serve-app.ts'
import { corpusFolder, readReports, serviceOver } from '../search/corpus.ts'

describe('GET /api/export', () => {
  it('streams a file of every passage, by default as CSV', async () => {
    const service = serviceOver(await readReports(corpusFolder), anyAnalyzer())
    const address = await serveApp({ search: holdService(service) })
    const { body } = await getJson(`${address}/api/search?q=公开`)
    const { passages } = body as unknown as { passages: number }

    const csv = await fetch(`${address}/api/export?q=公开`)
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(csv.headers.get('content-disposition')).toMatch(/attachment; filename="gongkai-.*\.csv"/)
    const bytes = new Uint8Array(await csv.arrayBuffer())
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])

    const lines = await fetch(`${address}/api/export?q=公开&format=jsonl`)
    const text = await lines.text()
    expect(text.trimEnd().split('\n')).toHaveLength(passages + 1)
    expect(passages).toBeGreaterThan(1)
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
