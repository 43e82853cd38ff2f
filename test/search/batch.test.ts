import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { citationText, type CitedPlace } from '../../src/language/index.ts'
import { AppError } from '../../src/errors.ts'
import { readBytes } from '../../src/ingest/index.ts'
import {
  batchColumns,
  noFilters,
  readQueries,
  toTableStream,
  type CsvRow,
  type SearchService,
} from '../../src/search/index.ts'
import { toXlsxStream } from '../../src/search/xlsx.ts'
import { holdService } from '../../src/server/index.ts'
import { run } from '../cli/run.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { getJson, serveApp } from '../support/serve-app.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { corpusFolder, parametersOf, readReports, serviceOver } from './corpus.ts'

const folder = temporaryFolder()

const cite = (row: CitedPlace, address: string): string => citationText('zh-Hans', row, address)
let service: SearchService

beforeAll(async () => {
  service = serviceOver(await readReports(corpusFolder), anyAnalyzer())
})

type Line = Record<string, string>
const linesOf = (csv: string | Buffer): Line[] => parse<Line>(csv, { columns: true, bom: true })

async function* rowsOf(...rows: CsvRow[]): AsyncGenerator<CsvRow> {
  for (const row of rows) yield await Promise.resolve(row)
}

async function bytesOf(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of stream) pieces.push(Buffer.from(piece as Uint8Array))
  return Buffer.concat(pieces)
}

/** The tables of a workbook, by the project's own reader of XLSX. */
async function sheetsOf(xlsx: Buffer): Promise<string[][][]> {
  const [document] = await readBytes(xlsx, '表.xlsx')
  return document!.blocks.flatMap((block) => {
    if (block.kind !== 'table') return []
    const sheet = Array.from({ length: block.rowCount }, () => [] as string[])
    for (const { row, column, text } of block.cells) sheet[row]![column] = text
    return [sheet]
  })
}

describe('a list of queries', () => {
  it.each([
    [
      'one a line',
      '依申请公开 延期\n\n"政府信息公开"\r\n  -收费 \n',
      ['依申请公开 延期', '"政府信息公开"', '-收费'],
    ],
    [
      'a CSV by its head',
      '\uFEFFid,query\n1,"公开 year:2016,2017"\n2,"""延期答复"""\n',
      ['公开 year:2016,2017', '"延期答复"'],
    ],
    ['a Chinese head, pasted from a spreadsheet', '编号\t查询\n1\t信访\n2\t\n', ['信访']],
    [
      'a column without a head, as a spreadsheet saves it',
      '"""延期答复"""\n公开,申请\n',
      ['"延期答复"', '公开,申请'],
    ],
  ])('is read: %s', (_, text, queries) => {
    expect(readQueries(text)).toEqual(queries)
  })

  it('is refused where it is empty, too many, or one is too long', () => {
    expect(() => readQueries('\n \n')).toThrow(/no query/)
    expect(() => readQueries('a\nb\nc', 2)).toThrow(/at most 2/)
    expect(() => readQueries(`公开\n${'公'.repeat(501)}`)).toThrow(/too long/)
  })
})

describe('a batch', () => {
  const queries = ['公开 申请', '"延期答复"', '没有的词语某某某']
  const all = async (given: readonly string[]): Promise<CsvRow[]> => {
    const rows: CsvRow[] = []
    for await (const piece of service.batch(given, { filters: noFilters, cite }))
      rows.push(...piece.rows)
    return rows
  }
  const column = (name: (typeof batchColumns)[number]): number => batchColumns.indexOf(name)

  it('has every passage and occurrence that each query counts, and one row for what is not found', async () => {
    const rows = await all(queries)
    for (const q of queries) {
      const own = rows.filter((row) => row[column('query')] === q)
      const answer = await service.search(parametersOf(q))
      const found = answer.match === 'all' ? answer : { passages: 0, occurrences: 0 }
      expect(
        own.reduce((sum, row) => sum + Number(row[column('occurrences')]), 0),
        q,
      ).toBe(found.occurrences)
      expect(own.filter((row) => row[column('outcome')] === 'found').length, q).toBe(found.passages)
      if (found.passages === 0) expect(own.map((row) => row[1])).toEqual(['none'])
    }
    expect(rows.filter((row) => row[column('outcome')] === 'none')).toHaveLength(1)
  })

  it('tells words that were taken apart and found from those of which some are, and from questions', async () => {
    const given = [
      '依申请公开的行政诉讼',
      '依申请公开 没有的词语某某某',
      '依申请公开的没有的词语某某某',
      '依申请公开怎么收费？',
    ]
    const rows = await all(given)
    const outcomes = given.map((q) => [
      ...new Set(rows.filter(([query]) => query === q).map((row) => row[column('outcome')])),
    ])
    expect(outcomes).toEqual([['partial'], ['none'], ['none'], ['question']])
    const [apart] = given
    const { match, passages } = await service.search(parametersOf(apart!))
    expect(match).toBe('partial')
    expect(rows.filter(([query]) => query === apart)).toHaveLength(passages)
  })

  it('answers a thousand queries in one run', async () => {
    const many = Array.from({ length: 1000 }, (_, i) => (i % 2 === 0 ? '延期答复' : `${i}件`))
    const rows = await all(many)
    expect(new Set(rows.map((row) => row[0])).size).toBe(501)
    expect(rows.length).toBeGreaterThanOrEqual(1000)
  })

  it('goes on after a query that costs too much', async () => {
    const { createSearchService } = await import('../../src/search/index.ts')
    const { createEmbeddedEngine, createMemorySnapshot } = await import('../../src/index/index.ts')
    const analyzer = anyAnalyzer()
    const reports = (await readReports(corpusFolder)).map(({ report }) => report)
    const engine = createEmbeddedEngine(createMemorySnapshot(reports, analyzer))
    const search: typeof engine.search = (request) =>
      request.query.terms[0]!.literals[0]!.text === '公开'
        ? Promise.reject(new AppError('query_too_costly', 'too much'))
        : engine.search(request)
    const strict = createSearchService({ ...engine, search }, analyzer)
    const outcomes: unknown[] = []
    for await (const { rows } of strict.batch(['公开', '延期答复'], { filters: noFilters, cite }))
      outcomes.push(...rows.map((row) => row[1]))
    expect(outcomes[0]).toBe('refused')
    expect(outcomes.slice(1).every((each) => each === 'found')).toBe(true)
    expect(outcomes.length).toBeGreaterThan(1)
  })

  it('is written by the command line, as CSV and as XLSX', async () => {
    const index = join(folder, 'index')
    expect((await run(['index', corpusFolder, '--out', index])).code).toBe(0)
    const list = join(folder, 'queries.csv')
    writeFileSync(list, queries.join('\n'))
    const [csv, xlsx] = [join(folder, 'hits.csv'), join(folder, 'hits.xlsx')]
    const args = ['search', '--batch', list, '--index', index]
    for (const out of [csv, xlsx]) {
      const { code, stdout } = await run([...args, '--out', out, '--json'])
      expect(code).toBe(0)
      expect(JSON.parse(stdout)).toMatchObject({ queries: 3, none: 1, refused: 0 })
    }
    const lines = linesOf(readFileSync(csv))
    const printed = await run(args)
    expect(linesOf(printed.stdout)).toEqual(lines)
    const [table] = await sheetsOf(readFileSync(xlsx))
    expect(table![0]).toEqual([...batchColumns])
    expect(table!.slice(1).map((row) => row[column('query')])).toEqual(
      lines.map((line) => line['query']),
    )
    expect(table![1]![column('citation')]).toBe(lines[0]!['citation'])
    const narrowed = await run([...args, '--year', '2017', '--limit', '1'])
    expect(
      new Set(
        linesOf(narrowed.stdout)
          .map((line) => line['year']!)
          .filter((year) => year !== ''),
      ).size,
    ).toBe(1)
  })

  it.each([
    [['search', '公开', '--batch', 'x.csv'], /give none beside it/],
    [['search'], /is missing/],
    [['search', '公开', '--out', 'x.csv'], /goes with --batch/],
    [['search', '--batch', join(folder, 'nowhere.csv')], /Cannot read/],
    [['search', '--batch', 'x', '--out', 'x.pdf'], /must end in/],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await run(args)
    expect(code).toBe(2)
    expect(stderr).toMatch(message)
  })
})

describe('POST /api/batch', () => {
  const serve = (): Promise<string> => serveApp({ search: holdService(service) })
  const csv = { 'Content-Type': 'text/csv' }

  it('takes a CSV as its body, or a form, and answers a table', async () => {
    const address = await serve()
    const sent = await fetch(`${address}/api/batch?year=2017`, {
      method: 'POST',
      headers: csv,
      body: 'query\n公开 申请\n"""延期答复"""\n',
    })
    expect(sent.status).toBe(200)
    const lines = linesOf(Buffer.from(await sent.arrayBuffer()))
    expect(new Set(lines.map(({ query }) => query))).toEqual(new Set(['公开 申请', '"延期答复"']))
    expect(new Set(lines.map(({ year }) => year).filter(Boolean))).toEqual(new Set(['2017']))
    const form = await fetch(`${address}/api/batch`, {
      method: 'POST',
      body: new URLSearchParams({ queries: '公开 申请', year: '2017', region: '', format: 'xlsx' }),
    })
    expect(form.headers.get('content-type')).toContain('spreadsheetml')
    const [table] = await sheetsOf(Buffer.from(await form.arrayBuffer()))
    expect(table!.length - 1).toBe(lines.filter(({ query }) => query === '公开 申请').length)
  })

  it('refuses what is no list, too large, or asked by GET', async () => {
    const address = `${await serve()}/api/batch`
    const post = (init: RequestInit) => getJson(address, { method: 'POST', ...init })
    expect((await post({ headers: csv, body: '' })).status).toBe(400)
    expect(
      (await post({ headers: { 'Content-Type': 'application/json' }, body: '{}' })).status,
    ).toBe(400)
    expect((await post({ headers: csv, body: 'a\n'.repeat(1001) })).status).toBe(400)
    expect((await post({ headers: csv, body: 'x'.repeat((1 << 20) + 1) })).status).toBe(413)
    expect(
      (await post({ body: new URLSearchParams({ queries: 'a', format: 'ods' }) })).status,
    ).toBe(400)
    const got = await getJson(address)
    expect(got.status).toBe(405)
    expect(got.headers.get('allow')).toBe('POST')
  })

  it('answers a person whose form was refused with a page', async () => {
    const response = await fetch(`${await serve()}/api/batch`, {
      method: 'POST',
      headers: { Accept: 'text/html', 'Accept-Language': 'en' },
      body: new URLSearchParams({ queries: ' ', format: 'csv' }),
    })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('There is no query.')
  })

  it('has its form on a page, beside the tables of the dataset', async () => {
    const page = await (await fetch(`${await serve()}/downloads?lang=en&q=公开`)).text()
    expect(page).toContain('action="./api/batch"')
    expect(page).toContain('href="./api/dataset/figures.parquet"')
    expect(page).toContain('>公开</textarea>')
  })
})

describe('XLSX', () => {
  it('keeps texts as they are: none is a formula, none breaks the file', async () => {
    const odd = ['=1+1', '<a&b>"', 'x_x0041_y', 'a\u0001b', '\ud800', ' a  b']
    const [table] = await sheetsOf(
      await bytesOf(toTableStream(rowsOf(['甲', '乙', '丙', '丁', '戊', '己'], odd), 'xlsx')),
    )
    expect(table![1]).toEqual(['=1+1', '<a&b>"', 'x_x0041_y', 'ab', '\ufffd', 'a b'])
  })

  it('goes on in a second sheet where one is full, under the same head', async () => {
    const rows = rowsOf(['n', 'm'], ...Array.from({ length: 5 }, (_, i) => [i + 1, i]))
    const sheets = await sheetsOf(await bytesOf(toXlsxStream(rows, 3)))
    expect(sheets.map((sheet) => sheet.map(([cell]) => cell))).toEqual([
      ['n', '1', '2'],
      ['n', '3', '4'],
      ['n', '5'],
    ])
  })

  it('fails as its rows fail', async () => {
    async function* failing(): AsyncGenerator<CsvRow> {
      yield await Promise.resolve(['a'])
      throw new Error('the rows ended')
    }
    await expect(bytesOf(toXlsxStream(failing()))).rejects.toThrow('the rows ended')
  })
})
