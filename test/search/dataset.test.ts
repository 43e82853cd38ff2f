/** The dataset as its users take it: files of the command line, a data package that its validator accepts, tables that a database joins. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { parse } from 'csv-parse/sync'
import { Package } from 'datapackage'
import { beforeAll, describe, expect, it } from 'vitest'
import { run } from '../cli/run.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { appOptions, getJson, serveApp } from '../support/serve-app.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { codeBlocks, root } from '../support/readme.ts'
import { datasetTables, noFilters, type SearchService } from '../../src/search/index.ts'
import { createTableEncoder, datasetTable, datasetTableNames } from '../../src/search/index.ts'
import { figureKeys } from '../../src/report/index.ts'
import { holdService } from '../../src/server/index.ts'
import { codebookRows } from '../../src/views/index.ts'
import { readReports, serviceOver, textsOf, type NamedReport } from './corpus.ts'

const samples = join(root, 'index-data', 'samples')
const folder = temporaryFolder()
const out = join(folder, 'dataset')
let reports: NamedReport[]
let service: SearchService
let database: DuckDBConnection

async function rows(sql: string): Promise<Record<string, unknown>[]> {
  const result = await database.runAndReadAll(sql)
  return result.getRowObjectsJson()
}

beforeAll(async () => {
  reports = await readReports(samples)
  service = serviceOver(reports, anyAnalyzer())
  const index = join(folder, 'index')
  expect((await run(['index', samples, '--out', index])).code).toBe(0)
  const written = await run(['dataset', '--out', out, '--index', index, '--json'])
  expect(written.stderr).not.toContain('gongkai:')
  expect(written.code).toBe(0)
  expect(JSON.parse(written.stdout)).toMatchObject({ reports: 10, rows: { reports: 10 } })
  database = await (await DuckDBInstance.create()).connect()
  for (const { name } of datasetTables) {
    await database.run(`CREATE TABLE ${name} AS FROM '${join(out, `${name}.parquet`)}'`)
    await database.run(
      `CREATE TABLE ${name}_csv AS FROM read_csv('${join(out, `${name}.csv`)}', all_varchar = true)`,
    )
  }
})

describe('the tables', () => {
  it('are joined by their keys: every reference leads to one row', async () => {
    for (const { name, primaryKey, foreignKeys } of datasetTables) {
      const [count] = await rows(
        `SELECT count(*) AS n, count(DISTINCT (${primaryKey.join(', ')})) AS keys FROM ${name}`,
      )
      expect(count!['n'], name).toBe(count!['keys'])
      expect(Number(count!['n']), name).toBeGreaterThan(0)
      for (const { field, table } of foreignKeys)
        expect(
          await rows(
            `SELECT ${field} FROM ${name} ANTI JOIN ${table} USING (${field}) WHERE ${field} IS NOT NULL`,
          ),
        ).toEqual([])
    }
  })

  it('answer a question by a join: who received how many applications', async () => {
    const answer = await rows(`
      SELECT bodies.name, figures.year, figures.value FROM figures
      JOIN bodies USING (body_id) WHERE key = 'requests.received' AND applicant = 'total'
      AND bodies.level = 'prefecture' ORDER BY year`)
    const { figures } = await service.figures({
      key: 'requests.received',
      applicant: 'total',
      filters: { ...noFilters, level: ['prefecture'] },
      limit: 100,
      offset: 0,
    })
    const own = figures.filter(({ applicant }) => applicant === 'total')
    expect(own.length).toBeGreaterThan(1)
    expect(answer.map(({ year, value }) => [year, value])).toEqual(
      own.map(({ reportYear, value }) => [reportYear, value]).reverse(),
    )
  })

  it('open in DuckDB as the example says', async () => {
    const text = readFileSync(join(root, 'examples', 'dataset.md'), 'utf8')
    const { text: sql } = codeBlocks(text).find(({ language }) => language === 'sql')!
    const table = await rows(sql.replaceAll("'dataset/", `'${out}/`))
    const yunting = table.find((row) => String(row['name']).startsWith('云汀市人民政府'))
    expect(yunting).toMatchObject({ 2022: expect.any(Number) as number })
    // A year without a report is empty.
    expect(yunting).toMatchObject({ 2019: null })
  })

  it('hold every figure and check of the reports, with an empty value where there is no number', async () => {
    const figures = reports.flatMap(({ report }) => report.figures)
    const [{ n, empty, sum }] = (await rows(
      'SELECT count(*)::INT AS n, count(*) FILTER (value IS NULL)::INT AS empty, sum(value) AS sum FROM figures',
    )) as [Record<string, number>]
    expect(n).toBe(figures.length)
    expect(empty).toBe(figures.filter(({ value }) => value === null).length)
    expect(sum).toBeCloseTo(
      figures.reduce((total, { value }) => total + (value ?? 0), 0),
      6,
    )
    const [checks] = await rows('SELECT count(*)::INT AS n FROM checks WHERE NOT across_years')
    expect(checks!['n']).toBe(reports.flatMap(({ report }) => report.checks).length)
    expect(await rows('SELECT DISTINCT year FROM checks WHERE across_years ORDER BY 1')).toEqual([
      { year: 2022 },
      { year: 2023 },
    ])
  })

  it('count the characters and passages of each section as the index does', async () => {
    const [sizes] = await rows(
      'SELECT sum(characters)::INT AS characters, sum(passages)::INT AS passages FROM sections',
    )
    const all = reports.flatMap(({ report }) => textsOf(report))
    expect(sizes).toEqual({ characters: all.join('').length, passages: all.length })
    expect((await service.stats()).passages).toBe(all.length)
    const { reportId } = reports[0]!.report
    const [fees] = await rows(
      `SELECT characters, passages FROM sections WHERE report_id = '${reportId}' AND section = 'disclosureOnRequest'`,
    )
    const texts = textsOf(reports[0]!.report, ['disclosureOnRequest'])
    expect(fees).toEqual({ characters: texts.join('').length, passages: texts.length })
  })

  it('are the same in CSV and in Parquet', async () => {
    for (const { name, fields } of datasetTables) {
      // What a spreadsheet would run has an apostrophe before it in CSV alone.
      const texts = (table: string, plain: (field: string) => string): string =>
        `SELECT ${fields.map((field) => `${plain(field.name)} AS ${field.name}`).join(', ')} FROM ${table}`
      const parquet = texts(name, (field) =>
        fields.find((each) => each.name === field)!.type === 'number'
          ? `${field}::DOUBLE`
          : `${field}::VARCHAR`,
      )
      const csv = texts(`${name}_csv`, (field) =>
        fields.find((each) => each.name === field)!.type === 'number'
          ? `nullif(${field}, '')::DOUBLE`
          : `nullif(${field}, '')`,
      )
      expect(await rows(`(${parquet}) EXCEPT (${csv})`), name).toEqual([])
      expect(await rows(`(${csv}) EXCEPT (${parquet})`), name).toEqual([])
    }
    const types = await rows(
      "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = 'reports' AND column_name IN ('year', 'published_on') ORDER BY 1",
    )
    expect(types.map((row) => row['data_type'])).toEqual(['DATE', 'INTEGER'])
  })

  it('have names that Stata takes, and begin in CSV as Excel wants it', () => {
    for (const { name, fields } of datasetTables) {
      for (const field of fields) expect(field.name).toMatch(/^[a-z][a-z0-9_]{0,31}$/)
      const bytes = readFileSync(join(out, `${name}.csv`))
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    }
  })
})

describe('the data package', () => {
  /** The validator's own reader of CSV, of 2020, knows no byte order mark; everything else is as it is. */
  const plain = join(folder, 'plain')

  beforeAll(() => {
    mkdirSync(plain)
    for (const { name } of datasetTables) {
      const file = `${name}.csv`
      writeFileSync(join(plain, file), readFileSync(join(out, file)).subarray(3))
    }
  })

  it('is valid, and its tables are what it says, references too', async () => {
    const descriptor = JSON.parse(readFileSync(join(out, 'datapackage.json'), 'utf8')) as object
    const described = await Package.load(descriptor, { basePath: plain, strict: true })
    expect(described.errors).toEqual([])
    expect(described.valid).toBe(true)
    expect(described.resourceNames).toEqual(datasetTableNames)
    for (const resource of described.resources) {
      expect(resource.tabular).toBe(true)
      // Types, constraints, unique keys and references are held against each row.
      const read = await resource.read({ relations: true })
      expect(read.length, resource.name).toBeGreaterThan(0)
    }
  })

  it('refuses a table that is not what it says', async () => {
    const descriptor = JSON.parse(readFileSync(join(out, 'datapackage.json'), 'utf8')) as {
      resources: { name: string; schema: { fields: { name: string; type: string }[] } }[]
    }
    const reports = descriptor.resources.find(({ name }) => name === 'reports')!
    reports.schema.fields.find(({ name }) => name === 'title')!.type = 'integer'
    const described = await Package.load(descriptor, { basePath: plain, strict: true })
    await expect(described.getResource('reports')!.read()).rejects.toThrow(
      /type and format mismatch/,
    )
  })

  it('has a codebook that names every column and every fixed value in three languages', () => {
    const text = readFileSync(join(out, 'codebook.csv'), 'utf8')
    const lines = parse<Record<string, string>>(text, { columns: true, bom: true })
    expect(lines.length).toBe(codebookRows(datasetTables, figureKeys).length - 1)
    for (const { name, fields } of datasetTables)
      for (const field of fields) {
        const own = lines.filter((each) => each['table'] === name && each['field'] === field.name)
        expect(own[0]).toMatchObject({ type: field.type })
        for (const each of ['zh_hans', 'zh_hant', 'en'] as const)
          expect(own[0]![each], `${name}.${field.name}`).not.toBe('')
        expect(own.slice(1).map((each) => each['value'])).toEqual(field.values ?? [])
      }
    expect(lines.find((each) => each['value'] === 'requests.received')).toMatchObject({
      unit: '件',
      en: 'Applications received this year',
    })
  })
})

describe('GET /api/dataset', () => {
  const serve = (): Promise<string> => serveApp({ ...appOptions(), search: holdService(service) })

  it('answers the files that the command writes, narrowed where asked', async () => {
    const address = await serve()
    const get = async (file: string): Promise<Buffer> => {
      const response = await fetch(`${address}/api/dataset/${file}`)
      expect(response.status, file).toBe(200)
      return Buffer.from(await response.arrayBuffer())
    }
    const lines = (bytes: Buffer): Record<string, string>[] =>
      parse<Record<string, string>>(bytes, { columns: true, bom: true })
    const whole = lines(await get('reports.csv'))
    const narrowed = lines(await get(`reports.csv?year=2022..2023&level=prefecture`))
    expect(whole).toHaveLength(10)
    expect(narrowed.map(({ year }) => year)).toEqual(['2023', '2022'])
    const parquet = await get('figures.parquet')
    expect(parquet.subarray(0, 4).toString()).toBe('PAR1')
    expect(parquet.subarray(-4).toString()).toBe('PAR1')
    expect(lines(await get('codebook.csv'))).toHaveLength(
      codebookRows(datasetTables, figureKeys).length - 1,
    )
    const described = JSON.parse((await get('datapackage.json?region=安徽')).toString()) as object
    expect(described).toMatchObject({ filters: 'region=安徽', resources: { length: 5 } })
  })

  it.each(['nothing.csv', 'reports.xls', 'datapackage.csv'])('refuses %s by name', async (file) => {
    const { status, body } = await getJson(`${await serve()}/api/dataset/${file}`, {
      headers: { 'Accept-Language': 'en' },
    })
    expect(status).toBe(404)
    expect(body.error.message).toContain('bodies, reports, sections, figures, checks')
  })

  it('refuses a filter that it does not know', async () => {
    const { status } = await getJson(`${await serve()}/api/dataset/reports.csv?section=fees`)
    expect(status).toBe(400)
  })
})

describe('an encoder', () => {
  it('gives its rows away as they come: memory does not grow with the table', () => {
    const table = datasetTable('checks')
    const row = ['aaaaaaaaaaaa', 1, null, 2020, '甲 = 乙', false, 'pass', 1, 1, 0, 'a|b']
    for (const format of ['csv', 'parquet'] as const) {
      const encoder = createTableEncoder(table, format)
      let longest = 0
      let whole = 0
      for (let piece = 0; piece < 300; piece++) {
        const { length } = encoder.add(Array.from({ length: 1000 }, () => row))
        longest = Math.max(longest, length)
        whole += length
      }
      whole += encoder.end().length
      expect(longest).toBeGreaterThan(0)
      expect(longest * 20).toBeLessThan(whole)
    }
  })
})
