import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { generateReports } from '../../bench/generator/index.ts'
import {
  createEmbeddedEngine,
  createMemorySnapshot,
  type SearchEngine,
} from '../../src/index/index.ts'
import { createReferenceEngine } from '../../src/index/engines/reference.ts'
import { readBytes } from '../../src/ingest/index.ts'
import { parseReport, type Report } from '../../src/report/index.ts'
import {
  createSearchService,
  noFilters,
  readDictionary,
  readTermGroups,
  type CsvRow,
  type PanelOptions,
  type SearchService,
} from '../../src/search/index.ts'
import { holdService } from '../../src/server/index.ts'
import { run } from '../cli/run.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { getJson, serveApp } from '../support/serve-app.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { parametersOf, plainCount, textsOf } from './corpus.ts'

const folder = temporaryFolder()

/** Three bodies over three years; 乙溪县 has none of 2021. Each text stands in one section. */
const texts: [body: string, year: number, text: string][] = [
  ['甲溪县', 2020, '信息公开和公开。公开公开。'],
  ['甲溪县', 2021, '没有相关内容。'],
  ['甲溪县', 2022, '答复延期，申请延期。'],
  ['乙溪县', 2020, '政务公开工作。'],
  ['乙溪县', 2022, '申请公开。\n延期办理申请。'],
  ['丙溪县', 2021, '公开透明，信息公开。'],
]

async function write(body: string, year: number, text: string): Promise<Report> {
  const written = `${body}人民政府${year}年政府信息公开工作年度报告\n一、总体情况\n${text}\n`
  const [document] = await readBytes(new TextEncoder().encode(written), `${body}${year}.txt`)
  return parseReport(document!)
}

const optionsOf = (rest: Partial<PanelOptions> = {}): PanelOptions => ({
  filters: noFilters,
  by: ['body', 'year'],
  shape: 'long',
  ...rest,
})

async function panelOf(
  service: SearchService,
  dictionary: string,
  rest: Partial<PanelOptions> = {},
): Promise<Record<string, CsvRow[number]>[]> {
  const rows: CsvRow[] = []
  for await (const piece of service.panel(readDictionary(dictionary), optionsOf(rest)))
    rows.push(...piece.rows)
  const [head, ...body] = rows
  return body.map((row) => Object.fromEntries(head!.map((name, i) => [String(name), row[i]!])))
}

const onlyProse = { filters: { ...noFilters, part: ['prose' as const] } }

let reports: Report[]
let service: SearchService

beforeAll(async () => {
  reports = await Promise.all(texts.map((each) => write(...each)))
  const snapshot = createMemorySnapshot(reports, anyAnalyzer())
  service = createSearchService(createEmbeddedEngine(snapshot), anyAnalyzer())
})

describe('a dictionary', () => {
  it.each([
    ['with a head', 'concept,term\n透明,公开\n透明,"信息公开"\n时限,延期\n', { 透明: 2, 时限: 1 }],
    [
      'with a Chinese head, columns the other way round',
      '词语\t概念\n公开\t透明\n延期\t时限',
      { 透明: 1, 时限: 1 },
    ],
    ['without a head', '透明,公开\n透明,公开\n', { 透明: 1 }],
    ['of one term a line', '公开\n延期\n', { 公开: 1, 延期: 1 }],
  ])('is read: %s', (_, text, expected) => {
    const read = readDictionary(text).map(({ name, terms }) => [name, terms.length])
    expect(Object.fromEntries(read)).toEqual(expected)
  })

  it('without a term, or with a field in one, is refused', async () => {
    expect(() => readDictionary('concept,term\n')).toThrow(/no term/)
    await expect(panelOf(service, '公开 year:2020')).rejects.toThrow(/takes no field/)
  })
})

describe('a panel', () => {
  it('of three bodies is what a reader counts by hand', async () => {
    const rows = await panelOf(service, 'concept,term\n公开,公开\n公开,信息公开\n', onlyProse)
    const cells = rows.map((row) => [
      row['reporting_body'],
      row['year'],
      row['reports'],
      row['occurrences'],
      row['passages'],
    ])
    expect(cells).toEqual([
      ['丙溪县人民政府', 2020, 0, null, null],
      ['丙溪县人民政府', 2021, 1, 2, 1],
      ['丙溪县人民政府', 2022, 0, null, null],
      ['乙溪县人民政府', 2020, 1, 1, 1],
      ['乙溪县人民政府', 2021, 0, null, null],
      ['乙溪县人民政府', 2022, 1, 1, 1],
      // 信息公开 counts once, not again for the 公开 in it; then 公开 alone, and twice in 公开公开.
      ['甲溪县人民政府', 2020, 1, 4, 1],
      ['甲溪县人民政府', 2021, 1, 0, 0],
      ['甲溪县人民政府', 2022, 1, 0, 0],
    ])
    const first = rows.find((row) => row['occurrences'] === 4)!
    expect(first['characters']).toBe('信息公开和公开。公开公开。'.length)
    expect(first['per_10000']).toBeCloseTo((4 / 13) * 10_000, 3)
    const empty = rows.find((row) => row['reports'] === 0)!
    expect([empty['characters'], empty['per_10000']]).toEqual([null, null])
  })

  it('counts a word as verify does, in all groups together', async () => {
    for (const term of ['公开', '延期', '信息公开', '公开公开', '甲溪县']) {
      const rows = await panelOf(service, term)
      const sum = (name: string): number =>
        rows.reduce((total, row) => total + Number(row[name] ?? 0), 0)
      const { index } = await service.verify(term)
      expect([sum('occurrences'), sum('passages')], term).toEqual([
        index.occurrences,
        index.passages,
      ])
    }
  })

  it('takes the operators of the query language', async () => {
    const rows = await panelOf(service, 'concept,term\n时限,同句(申请 延期)\n时限,答复\n', {
      by: ['year'],
      ...onlyProse,
    })
    expect(rows.map((row) => [row['year'], row['occurrences']])).toEqual([
      [2020, 0],
      [2021, 0],
      // 申请 and 延期 twice in one sentence of 甲, once in one of 乙, and 答复.
      [2022, 6],
    ])
  })

  it('counts no place twice where a term with operators overlaps another, nor in reports that it does not find', async () => {
    const rows = await panelOf(
      service,
      [
        'concept,term',
        '甲,公开\n甲,信息公开 OR 透明\n甲,信息公开',
        '乙,公开 -申请\n乙,延期',
        '丙,同句(公开 申请)\n丙,申请公开',
      ].join('\n'),
      { by: ['year'], ...onlyProse },
    )
    const countsOf = (concept: string): unknown[] =>
      rows.filter((row) => row['concept'] === concept).map((row) => row['occurrences'])
    // 2020: 信息公开, 公开 three times more, and that of 政务公开; 2021: 公开, 透明, 信息公开; 2022: 公开.
    expect(countsOf('甲')).toEqual([5, 3, 1])
    // 2022: 延期 twice and once; the 公开 of that year stands in a report that holds 申请.
    expect(countsOf('乙')).toEqual([5, 2, 3])
    expect(countsOf('丙')).toEqual([0, 0, 1])
  })

  it('of more terms than are looked up one by one counts each as verify does', async () => {
    const characters = [...new Set(texts.map(([, , text]) => text).join(''))].filter((each) =>
      /\p{Script=Han}/u.test(each),
    )
    const pairs = characters.flatMap((a) => characters.map((b) => a + b)).slice(0, 300)
    const terms = ['公开', '信息公开', '公开公开', '申请', ...pairs]
    const rows = await panelOf(service, terms.join('\n'), { by: ['level'] })
    let found = 0
    for (const term of terms) {
      const row = rows.find((each) => each['concept'] === term)
      const { index } = await service.verify(term)
      expect([row?.['occurrences'], row?.['passages']], term).toEqual([
        index.occurrences,
        index.passages,
      ])
      found += index.occurrences
    }
    expect(found).toBeGreaterThan(50)
  })

  it('can be wide, and by place or level, and narrowed', async () => {
    const dictionary = 'concept,term\n透明,公开\n时限,延期\n'
    const wide = await panelOf(service, dictionary, { shape: 'wide', by: ['year'] })
    const long = await panelOf(service, dictionary, { by: ['year'] })
    expect(wide).toHaveLength(3)
    for (const row of wide)
      for (const concept of ['透明', '时限']) {
        const own = long.find(
          (each) => each['concept'] === concept && each['year'] === row['year'],
        )!
        expect(row[concept]).toBe(own['occurrences'])
        expect(row[`${concept}_passages`]).toBe(own['passages'])
        expect(row[`${concept}_per_10000`]).toBe(own['per_10000'])
      }
    const narrowed = await panelOf(service, dictionary, {
      by: ['level'],
      filters: { ...noFilters, year: [{ from: 2022, to: 2022 }] },
    })
    expect(narrowed.map((row) => row['reports'])).toEqual([2, 2])
  })

  it('is the same with an engine that reads every text, over generated reports', async () => {
    const generated = await Promise.all(
      [...generateReports({ seed: 5, count: 12, era: 'mixed', characters: 1500 })].map(
        async ({ fileName, text }) => {
          const [document] = await readBytes(new TextEncoder().encode(text), fileName)
          return parseReport(document!)
        },
      ),
    )
    const named = generated.map((report) => ({ name: report.reportId, report }))
    const snapshot = createMemorySnapshot(generated, anyAnalyzer())
    const dictionary =
      'concept,term\n公开,公开\n公开,主动公开\n申请,申请\n申请,申请 NEAR/5 公开\n无,某某某某\n'
    const panels: unknown[] = []
    const engines: SearchEngine[] = [
      createEmbeddedEngine(snapshot),
      createReferenceEngine(snapshot, anyAnalyzer()),
    ]
    expect(engines.map(({ tallyByReading }) => tallyByReading !== undefined)).toEqual([true, false])
    for (const engine of engines) {
      const own = createSearchService(engine, anyAnalyzer())
      const section = ['disclosureOnRequest' as const]
      panels.push([
        await panelOf(own, dictionary),
        await panelOf(own, dictionary, { filters: { ...noFilters, section }, by: ['year'] }),
      ])
    }
    expect(panels[1]).toEqual(panels[0])
    const [[rows]] = panels as [[Record<string, number | null>[]]]
    const plain = plainCount(named, ['申请'])
    expect(rows.length).toBeGreaterThan(10)
    expect(plain.occurrences).toBeGreaterThan(0)
    const characters = named.flatMap(({ report }) => textsOf(report)).join('').length
    const ofOne = rows.filter((row) => String(row['concept']) === '无')
    expect(ofOne.reduce((sum, row) => sum + (row['characters'] ?? 0), 0)).toBe(characters)
  })
})

describe('terms in columns', () => {
  it('count what a search from each cell finds, alone and in groups, narrowed and not', async () => {
    const { groups } = readTermGroups(['公开', '信息公开|公开|透明', ' 延期 ｜ 申请 ', '没有'])
    expect(groups.map(({ name }) => name)).toEqual([
      '公开',
      '信息公开|公开|透明',
      '延期|申请',
      '没有',
    ])
    let found = 0
    for (const by of ['year', 'level'] as const)
      for (const narrowing of [{}, { part: ['prose' as const] }, { body: ['甲溪'] }]) {
        const filters = { ...noFilters, ...narrowing }
        const counted = await service.terms({ groups, by, filters })
        const { total } = await service.reports(filters, 1, 0)
        expect(counted.reports).toBe(total)
        for (const { together, counts, reports, occurrences } of counted.terms) {
          expect(counts.reduce((sum, each) => sum + each.reports, 0)).toBe(reports)
          expect(counts.reduce((sum, each) => sum + each.occurrences, 0)).toBe(occurrences)
          for (const [i, { value }] of counted.columns.entries()) {
            const own = by === 'year' ? { year: [{ from: Number(value), to: Number(value) }] } : {}
            const q = together.map((term) => `"${term}"`).join(' OR ')
            const answer = await service.search({
              ...parametersOf(q),
              filters: { ...filters, ...own },
            })
            const isHit = answer.match === 'all'
            expect(counts[i]!.reports, `${q} ${value}`).toBe(isHit ? answer.total : 0)
            found += counts[i]!.reports
          }
        }
      }
    expect(found).toBeGreaterThan(20)
    // No place twice: what one of the terms counts everywhere, and 透明.
    const { terms } = await service.terms({ groups, by: 'year', filters: onlyProse.filters })
    expect(terms.slice(0, 2).map(({ occurrences }) => occurrences)).toEqual([8, 9])
  })

  it('are refused where none is given, or too many', async () => {
    const address = await serveApp({ search: holdService(service) })
    const answer = await getJson(`${address}/api/terms?terms=公开,信息公开|透明&part=prose`)
    expect(answer.body).toMatchObject({
      by: 'year',
      terms: [{ occurrences: 8 }, { occurrences: 3 }],
    })
    const many = Array.from({ length: 101 }, (_, i) => `甲${String(i)}|乙${String(i)}`).join(',')
    for (const wrong of [
      '',
      '?terms=|',
      `?terms=${many}`,
      '?terms=公开&by=month',
      '?terms=公开&parts=prose',
    ])
      expect((await getJson(`${address}/api/terms${wrong}`)).status, wrong).toBe(400)
  })
})

describe('gongkai panel', () => {
  it('writes the panel that a search agrees with', async () => {
    const samples = join(import.meta.dirname, '..', '..', 'index-data', 'samples')
    const index = join(folder, 'index')
    expect((await run(['index', samples, '--out', index])).code).toBe(0)
    const dictionary = join(folder, 'dictionary.csv')
    writeFileSync(dictionary, 'concept,term\n申请,依申请公开\n复议,行政复议\n')
    const out = join(folder, 'panel.csv')
    const args = ['panel', dictionary, '--index', index, '--by', 'year', '--part', 'prose']
    const { code, stdout } = await run([...args, '--out', out, '--lang', 'en'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/2 concepts, 2 terms, \d+ rows/)
    const rows = parse<Record<string, string>>(readFileSync(out), { columns: true, bom: true })
    const found = await run(['search', '"行政复议" part:prose', '--index', index, '--json'])
    const { occurrences } = JSON.parse(found.stdout) as { occurrences: number }
    const own = rows.filter((row) => row['concept'] === '复议')
    expect(occurrences).toBeGreaterThan(0)
    expect(own.reduce((sum, row) => sum + Number(row['occurrences']), 0)).toBe(occurrences)
    const printed = await run([...args, '--shape', 'wide'])
    expect(printed.stdout).toContain('"复议_per_10000"')
  })

  it.each([
    [['--by', 'month'], /--by month/],
    [['--shape', 'round'], /--shape round/],
  ])('refuses %j', async (options, message) => {
    const { code, stderr } = await run(['panel', join(folder, 'dictionary.csv'), ...options])
    expect(code).toBe(2)
    expect(stderr).toMatch(message)
  })
})

describe('POST /api/panel', () => {
  it('answers the panel, and refuses what it cannot count before the file begins', async () => {
    const address = await serveApp({ search: holdService(service) })
    const post = (query: string, body: string): Promise<Response> =>
      fetch(`${address}/api/panel?${query}`, {
        method: 'POST',
        headers: { 'Content-Type': 'text/csv' },
        body,
      })
    const answer = await post('by=year&shape=wide', 'concept,term\n透明,公开\n')
    expect(answer.status).toBe(200)
    const rows = parse<Record<string, string>>(Buffer.from(await answer.arrayBuffer()), {
      columns: true,
      bom: true,
    })
    expect(rows.map((row) => row['year'])).toEqual(['2020', '2021', '2022'])
    const { index } = await service.verify('公开')
    expect(rows.reduce((sum, row) => sum + Number(row['透明']), 0)).toBe(index.occurrences)
    expect((await post('by=year', 'year:2020')).status).toBe(400)
    expect((await post('by=month', '公开')).status).toBe(400)
    expect((await post('', 'concept,term\n')).status).toBe(400)
    expect((await getJson(`${address}/api/panel`)).status).toBe(405)
    const { body } = await getJson(`${address}/api/search?q=公开`)
    expect((await service.search(parametersOf('公开'))).total).toBe(body.total)
  })

  it('has its form on the page of terms', async () => {
    const page = await (await fetch(`${await serveApp()}/terms?lang=en`)).text()
    expect(page).toContain('action="./api/panel"')
  })
})
