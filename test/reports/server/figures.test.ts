/** GET /api/figures over the real reports and samples, through an index on disk. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  buildIndex,
  createEmbeddedEngine,
  openSnapshot,
  type BuildSummary,
} from '../../../src/index/index.ts'
import { findFigureKey } from '../../../src/search/figures.ts'
import { createSearchService, type SearchResponse } from '../../../src/search/index.ts'
import { holdService } from '../../../src/server/index.ts'
import { anyAnalyzer } from '../../support/analyzers.ts'
import { getJson, serveApp } from '../../support/serve-app.ts'
import { sharedPath } from '../support/shared-path.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

interface FiguresBody {
  total: number
  blank: number
  applicant: string | null
  key: string
  figures: {
    reportId: string
    reportingBody: string | null
    reportYear: number | null
    value: number | null
    raw: string
    reading: string
    applicant: string | null
    source: { sentence?: string; tableId?: string }
  }[]
  byYear: { year: number; sum: number; median: number; reports: number; blank: number }[]
  keys: { key: string; reports: number; blank: number; applicants: string[] }[]
  error: { code: string; message: string; details: object[] }
}

/** By name, since more samples may come to lie in the folder. */
const samples = [
  'blank-template-2021.docx',
  'hailar-2012-work-report-gbk.txt',
  'hongze-2024.pdf',
  'huaian-2024.pdf',
  'pingtan-2021-flattened.txt',
  'pingtan-2021-table2-wps.html',
  'pingtan-tax-2013.txt',
]

describe('GET /api/figures over the real reports', () => {
  const indexDirectory = temporaryFolder()
  const analyzer = anyAnalyzer()
  let summary: BuildSummary
  beforeAll(async () => {
    const paths = [sharedPath('reports'), ...samples.map((name) => sharedPath('samples', name))]
    summary = await buildIndex({ paths, indexDirectory, analyzer })
  }, 120_000)

  async function ask(address: string): Promise<{ status: number; body: FiguresBody }> {
    const snapshot = openSnapshot(indexDirectory, {
      analyzerFingerprint: analyzer.fingerprint,
      segmenter: analyzer.segmenter.name,
    })
    const service = createSearchService(createEmbeddedEngine(snapshot), analyzer)
    const { status, body } = await getJson(
      (await serveApp({ search: holdService(service) })) + address,
      { headers: { 'Accept-Language': 'en' } },
    )
    await service.close()
    return { status, body: body as unknown as FiguresBody }
  }
  const figures = async (query: string) => (await ask(`/api/figures?limit=100&${query}`)).body
  const search = async (q: string) =>
    (await ask(`/api/search?q=${encodeURIComponent(q)}`)).body as unknown as SearchResponse

  it('leaves the blank template out, with the reason', () => {
    expect(summary.skipped).toMatchObject([{ name: 'blank-template-2021.docx' }])
    expect(summary.skipped[0]?.reason).toContain('template')
    expect(summary.reports).toBe(5 + samples.length - 1)
  })

  it('answers every figure that a careful reader found in the five reports', async () => {
    interface Expected {
      reportingBody: string
      reportYear: number
      statedFigures?: Record<string, number>
      tableFigures?: Record<string, number>
    }
    const expected = JSON.parse(
      readFileSync(sharedPath('expected', 'reports.json'), 'utf8'),
    ) as Expected[]
    let compared = 0
    for (const { reportingBody, reportYear, statedFigures, tableFigures } of expected) {
      for (const [key, value] of Object.entries({ ...statedFigures, ...tableFigures })) {
        const answer = await figures(`key=${key}&year=${reportYear}`)
        const own = answer.figures.filter((figure) => figure.reportingBody === reportingBody)
        expect(own, `${reportingBody} ${key}`).toMatchObject([
          { key: findFigureKey(key)?.key, value, reportYear },
        ])
        const { source, reading } = own[0]!
        if (reading === 'prose') expect(source.sentence).toBeTruthy()
        if (reading === 'table') expect(source.tableId).toBeTruthy()
        compared++
      }
    }
    expect(compared).toBe(47)
  })

  it('sums by year: 2017 is 28 + 2, 2024 is 3119 + 95', async () => {
    const { byYear, total, blank, figures: rows } = await figures('key=requests.received')
    expect(byYear.find(({ year }) => year === 2017)).toMatchObject({
      sum: 30,
      median: 15,
      reports: 2,
    })
    expect(byYear.find(({ year }) => year === 2024)).toMatchObject({
      sum: 3214,
      median: 1607,
      reports: 2,
    })
    expect(byYear.reduce((all, { reports }) => all + reports, 0)).toBe(total - blank)
    expect(rows).toHaveLength(total)
    const people = await figures('key=requests.received&applicant=自然人&year=2024')
    expect(people.applicant).toBe('naturalPerson')
    expect(people.figures.every(({ applicant }) => applicant === 'naturalPerson')).toBe(true)
  })

  it('keeps what is not stated apart from 0', async () => {
    const made = 'key=normativeDocuments.made&year=2021'
    const { figures: rows, blank, byYear } = await figures(made)
    expect(rows).toMatchObject([{ value: null, raw: '693665', reading: 'unreadable' }])
    expect(blank).toBe(1)
    expect(byYear).toEqual([])
  })

  it('passes only what the filters pass', async () => {
    const { figures: rows } = await figures('key=requests.received&region=江苏&level=county')
    expect(rows.map(({ reportingBody, reportYear }) => [reportingBody, reportYear])).toContainEqual(
      ['高港区人民政府', 2017],
    )
    expect(rows.some(({ reportingBody }) => reportingBody?.includes('淮北'))).toBe(false)
    const body = await figures('key=requests.received&body=高港区')
    expect(body.figures.map(({ value }) => value)).toEqual([28])
  })

  it('lists the keys without one', async () => {
    const { keys, total } = await figures('')
    expect(total).toBe(keys.length)
    const received = keys.find(({ key }) => key === 'requests.received')!
    const { total: all, blank } = await figures('key=requests.received')
    expect(received).toMatchObject({ reports: all - blank, blank })
    expect(received.applicants).toContain('legalService')
  })

  it('refuses a key or applicant that does not exist, naming near ones', async () => {
    const { status, body } = await ask('/api/figures?key=requests.recieved')
    expect(status).toBe(400)
    expect(body.error.message).toContain('requests.received')
    expect(body.error.details).toEqual([{ parameter: 'key', value: 'requests.recieved' }])
    const applicant = await ask('/api/figures?key=requests.received&applicant=x')
    expect(applicant.status).toBe(400)
    expect(applicant.body.error.message).toContain('naturalPerson')
    expect((await ask('/api/figures?section=overview')).status).toBe(400)
  })

  it('finds reports by them', async () => {
    const bodies = async (q: string) =>
      (await search(q)).hits.map(({ reportingBody, reportYear }) => [reportingBody, reportYear])
    expect(await bodies('figure:requests.extended>0 year:2017')).toEqual([['高港区人民政府', 2017]])
    expect(await bodies('figure:requests.received>3000')).toHaveLength(1)
    expect(await bodies('figure:normativeDocuments.made>=0 year:2021')).toEqual([])
    expect(await bodies('PPP项目 -figure:requests.received=28')).toEqual([
      ['博尔塔拉蒙古自治州人民政府', 2016],
    ])
  })
})
