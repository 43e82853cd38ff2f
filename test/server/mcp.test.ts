/** The tools, called by the protocol's own client: over HTTP, and over standard input and output of the command. */
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { noFilters, type SearchService } from '../../src/search/index.ts'
import { holdService } from '../../src/server/index.ts'
import { loadSettings } from '../../src/settings.ts'
import { run } from '../cli/run.ts'
import { parametersOf, readReports, serviceOver } from '../search/corpus.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { root } from '../support/readme.ts'
import { getJson, serveApp } from '../support/serve-app.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const samples = join(root, 'index-data', 'samples')
const folder = temporaryFolder()
let service: SearchService

beforeAll(async () => {
  service = serviceOver(await readReports(samples), anyAnalyzer())
})

const settings = loadSettings({ GONGKAI_MCP: 'on' }, { port: 0 })
const serve = (): Promise<string> => serveApp({ search: holdService(service), settings })

type Transport = Parameters<Client['connect']>[0]

async function connect(transport: Transport): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' })
  await client.connect(transport)
  onTestFinished(() => client.close())
  return client
}

const overHttp = async (language = 'zh-Hans'): Promise<Client> =>
  connect(
    new StreamableHTTPClientTransport(new URL(`${await serve()}/mcp`), {
      requestInit: { headers: { 'accept-language': language } },
    }),
  )

interface Answer<Body> {
  isError: boolean
  body: Body
  length: number
}

interface Found {
  total: number
  passages: number
  hits: { reportId: string; passages: { url: string; citation: string }[] }[]
}

interface Reading {
  passages: { id: string }[]
  next: string | null
}

interface Figures {
  total: number
  figures: object[]
}

interface Counts {
  columns: string[]
  rows: number[][]
}

interface Checks {
  fail: number
  failed: object[]
}

interface Refusal {
  error: { code: string; details: object[] }
}

async function call<Body = Refusal>(
  client: Client,
  name: string,
  given: object,
): Promise<Answer<Body>> {
  const result = await client.callTool({ name, arguments: { ...given } })
  const [{ text }] = result.content as [{ text: string }]
  let body: unknown = text
  try {
    body = JSON.parse(text)
  } catch {
    // What the protocol's library itself refuses is a sentence.
  }
  return { isError: result.isError === true, body: body as Body, length: text.length }
}

describe('/mcp', () => {
  it.each([
    ['en', 'No report meets the conditions'],
    ['zh-Hant', '沒有報告符合詞語以外的條件'],
    ['zh-Hans', '没有报告符合词语以外的条件'],
  ])('says in %s what it has to say of a query', async (language, words) => {
    const client = await overHttp(language)
    const asked = { q: '公开 year:1999' }
    const { body } = await call<{ warnings: string[] }>(client, 'search_reports', asked)
    expect(body.warnings.join('')).toContain(words)
  })

  it('lists five tools, each with what it takes', async () => {
    const { tools } = await (await overHttp()).listTools()
    expect(tools.map(({ name }) => name)).toEqual([
      'search_reports',
      'read_report',
      'get_figures',
      'count_terms',
      'check_report',
    ])
    for (const { description, inputSchema, annotations } of tools) {
      expect(description!.length).toBeGreaterThan(40)
      expect(Object.keys(inputSchema.properties!).length).toBeGreaterThan(0)
      expect(annotations?.readOnlyHint).toBe(true)
    }
    expect(tools[0]!.inputSchema.required).toEqual(['q'])
  })

  it('searches as the endpoint does, with citations', async () => {
    const client = await overHttp()
    const { body, length } = await call<Found>(client, 'search_reports', {
      q: '依申请公开 延期',
      year: '2016..2023',
      limit: 3,
    })
    const filters = { year: [{ from: 2016, to: 2023 }] }
    const found = await service.search(parametersOf('依申请公开 延期', { filters, limit: 3 }))
    expect(body).toMatchObject({ total: found.total, passages: found.passages })
    expect(body.hits.map(({ reportId }) => reportId)).toEqual(
      found.hits.map(({ reportId }) => reportId),
    )
    const [passage] = body.hits[0]!.passages
    expect(passage!.url).toBe(found.hits[0]!.passages[0]!.url)
    expect(passage!.citation).toContain(found.hits[0]!.title!)
    expect(length).toBeLessThan(12_000)
  })

  it('reads a whole report piece by piece, in order', async () => {
    const client = await overHttp()
    const { reports } = await service.reports(noFilters, 1, 0)
    const { reportId } = reports[0]!
    const ids: string[] = []
    let from: string | null | undefined
    for (let piece = 0; piece < 20 && from !== null; piece++) {
      const given = from === undefined ? { reportId } : { reportId, from }
      const { body, length } = await call<Reading>(client, 'read_report', given)
      ids.push(...body.passages.map(({ id }) => id))
      from = body.next
      expect(length).toBeLessThan(20_000)
    }
    expect(from).toBe(null)
    const all = await service.search(parametersOf('', {}))
    expect(all.total).toBeGreaterThan(0)
    expect(new Set(ids).size).toBe(ids.length)
    const whole = JSON.stringify(await service.report(reportId))
    for (const id of ids.slice(1)) expect(whole).toContain(`"${id}"`)
  })

  it('gives figures with their states and sources, and the keys', async () => {
    const client = await overHttp()
    const { body } = await call<Figures>(client, 'get_figures', {
      key: 'requests.received',
      year: 2023,
    })
    const narrowed = { ...noFilters, year: [{ from: 2023, to: 2023 }] }
    const found = await service.figures({
      ...{ key: 'requests.received', applicant: null, filters: narrowed, limit: 10, offset: 0 },
    })
    expect(body.total).toBe(found.total)
    expect(body.figures[0]).toMatchObject({
      value: found.figures[0]!.value,
      url: found.figures[0]!.url,
    })
    const { body: keys } = await call<{ keys: object[] }>(client, 'get_figures', {})
    expect(keys.keys.length).toBe((await service.figureKeys()).length)
  })

  it('counts terms as verify does', async () => {
    const client = await overHttp()
    const { body } = await call<Counts>(client, 'count_terms', {
      terms: ['行政复议'],
      by: ['year'],
    })
    const at = body.columns.indexOf('occurrences')
    const sum = body.rows.reduce((total, row) => total + (row[at] ?? 0), 0)
    expect(sum).toBe((await service.verify('行政复议')).index.occurrences)
  })

  it('tells which check of a report fails', async () => {
    const client = await overHttp()
    const { reports } = await service.reports(
      { ...noFilters, body: ['云汀市青岫县人民政府'], year: [{ from: 2023, to: 2023 }] },
      1,
      0,
    )
    const { body } = await call<Checks>(client, 'check_report', { reportId: reports[0]!.reportId })
    expect(body.fail).toBe(1)
    expect(body.failed[0]).toMatchObject({ left: 5, right: 6 })
  })

  it('refuses as the endpoint does, in its body', async () => {
    const client = await overHttp()
    const refused = await call(client, 'search_reports', { q: '公开', year: '20x7' })
    expect(refused).toMatchObject({ isError: true, body: { error: { code: 'invalid_parameter' } } })
    expect(refused.body.error.details).toEqual([{ parameter: 'year', value: '20x7' }])
    const unknown = await call(client, 'read_report', { reportId: 'nothing' })
    expect(unknown.body.error.code).toBe('not_found')
    const passage = (await service.reports(noFilters, 1, 0)).reports[0]!
    const nowhere = await call(client, 'read_report', { reportId: passage.reportId, from: 'x9' })
    expect(nowhere.body.error.code).toBe('not_found')
    const many = await call(client, 'count_terms', { terms: Array.from({ length: 31 }, () => 'x') })
    expect(many.body.error.code).toBe('invalid_parameter')
    expect((await call(client, 'search_reports', {})).isError).toBe(true)
  })

  it('is not there unless it is turned on', async () => {
    const address = await serveApp({ search: holdService(service) })
    const { status } = await getJson(`${address}/mcp`, { method: 'POST' })
    expect(status).toBe(405)
  })

  it('takes no request from a page of another site, and none by GET', async () => {
    const address = await serve()
    const post = (origin: string): Promise<{ status: number }> =>
      getJson(`${address}/mcp`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Accept: 'application/json, text/event-stream',
          Origin: origin,
        },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
      })
    expect((await post('https://elsewhere.example')).status).toBe(400)
    expect((await post('null')).status).toBe(400)
    expect((await post(address)).status).toBe(200)
    const got = await getJson(`${address}/mcp`)
    expect(got.status).toBe(405)
    expect(got.headers.get('allow')).toBe('POST')
  })
})

describe('gongkai mcp', () => {
  it('serves the tools over standard input and output, and nothing else there', async () => {
    const index = join(folder, 'index')
    expect((await run(['index', samples, '--out', index])).code).toBe(0)
    const client = await connect(
      new StdioClientTransport({
        command: process.execPath,
        args: ['--import', 'tsx', join(root, 'src/cli/main.ts'), 'mcp', '--index', index],
        env: { PATH: process.env['PATH']!, GONGKAI_SEGMENTER: 'node-rs-jieba', LC_ALL: 'C' },
        cwd: root,
        stderr: 'ignore',
      }),
    )
    const { body } = await call<Found>(client, 'search_reports', { q: '"政府和社会资本合作"' })
    expect(body).toMatchObject({ total: 3, passages: 3 })
    expect((await client.listTools()).tools).toHaveLength(5)
  })
})
