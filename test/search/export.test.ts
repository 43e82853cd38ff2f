import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { citationText } from '../../src/language/index.ts'
import {
  toCsv,
  toJsonLines,
  withCitations,
  type ExportedSearch,
  type ExportRow,
  type SearchParameters,
  type SearchService,
} from '../../src/search/index.ts'
import { reportOf } from '../contracts/random-requests.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { corpusFolder, parametersOf, readReports, serviceOver } from './corpus.ts'

async function join(parts: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const part of parts) text += part
  return text
}

const row: ExportRow = {
  reportId: 'r1',
  title: '=HYPERLINK("x")',
  reportingBody: null,
  bodyId: null,
  reportYear: 2017,
  province: null,
  city: null,
  county: null,
  administrativeLevel: null,
  publishingBody: '@甲',
  publishedOn: null,
  documentNumber: '-1',
  section: 'overview',
  sectionLabel: '总体情况',
  heading: '＋甲',
  passageId: 's1.p1',
  occurrences: 1,
  text: '一,"二"\n三',
  citation: '',
  url: '/reports/r1#s1.p1',
  ocr: true,
  match: 'all',
}

describe('an export', () => {
  let service: SearchService

  beforeAll(async () => {
    service = serviceOver(await readReports(corpusFolder), anyAnalyzer())
  })

  const exported = async (parameters: SearchParameters): Promise<ExportedSearch> =>
    withCitations(await service.export(parameters), {
      cite: (row, address) => citationText('en', row, address),
    })

  const tableOf = (csv: string): Record<string, string>[] =>
    parse(csv.slice(csv.indexOf('\r\n\r\n') + 4), { columns: true })

  it('comes in pieces that make up the whole', async () => {
    const idsOf = async (limit: number, offset: number): Promise<string[]> => {
      const { rows } = await service.export({ ...parametersOf('公开'), limit, offset })
      const ids: string[] = []
      for await (const { reportId, passageId } of rows) ids.push(`${reportId} ${passageId}`)
      return ids
    }
    const whole = await idsOf(Infinity, 0)
    expect(new Set(whole).size).toBe(whole.length)
    expect([...(await idsOf(2, 0)), ...(await idsOf(2, 2)), ...(await idsOf(9, 4))]).toEqual(whole)
  })

  it('holds every passage and place that the search counts, in both forms', async () => {
    const parameters = parametersOf('公开 申请')
    const { passages, occurrences, total } = await service.search(parameters)
    const csv = await join(toCsv(await exported(parameters)))
    const lines = (await join(toJsonLines(await exported(parameters)))).trimEnd().split('\n')
    const [head, ...rows] = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    const table = tableOf(csv)
    expect(head).toMatchObject({ head: { query: '公开 申请', total, passages, occurrences } })
    expect(rows).toHaveLength(passages)
    expect(table).toHaveLength(passages)
    expect(table.reduce((sum, each) => sum + Number(each['occurrences']), 0)).toBe(occurrences)
    expect(table.map((each) => each['text'])).toEqual(rows.map((each) => each['text']))
    for (const each of rows) expect(each['citation']).toContain(each['url'])
  })

  it('says in its head what was asked of which index', async () => {
    const csv = await join(toCsv(await exported(parametersOf('公开'))))
    const head = parse(csv.slice(1, csv.indexOf('\r\n\r\n')), { columns: false })
    const { generation, analyzerFingerprint } = await service.stats()
    expect(csv.startsWith('\uFEFF')).toBe(true)
    expect(Object.fromEntries(head as [string, string][])).toMatchObject({
      query: '公开',
      generation,
      analyzerFingerprint,
      exportedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
    })
  })

  it('says of a search in part that it is one, in its head and with each row', async () => {
    const q = '依申请公开 没有的词语某某某'
    const answer = await service.search(parametersOf(q))
    const { head, rows } = await exported(parametersOf(q))
    expect(head).toMatchObject({ match: 'partial', total: answer.total })
    expect(head.warnings).toEqual(answer.warnings.map(({ message }) => message))
    for await (const { match } of rows) expect(match).toBe('partial')
    const csv = await join(toCsv(await exported(parametersOf(q))))
    expect(csv).toContain('没有报告原样含有“没有的词语某某某”')
    expect(new Set(tableOf(csv).map(({ match }) => match))).toEqual(new Set(['partial']))
    const question = await service.search(parametersOf('哪里公开申请？'))
    const matchOf = new Map(question.hits.map(({ reportId, match }) => [reportId, match]))
    for await (const { reportId, match } of (await exported(parametersOf('哪里公开申请？'))).rows)
      expect(match, reportId).toBe(matchOf.get(reportId))
  })

  it('keeps a spreadsheet from running a text, and cells whole', async () => {
    const { head } = await exported(parametersOf('公开'))
    const rows = async function* () {
      yield await Promise.resolve(row)
    }
    const [cells] = tableOf(await join(toCsv({ head, rows: rows() })))
    expect(cells).toMatchObject({
      title: `'=HYPERLINK("x")`,
      publishingBody: "'@甲",
      documentNumber: "'-1",
      heading: "'＋甲",
      reportYear: '2017',
      text: '一,"二"\n三',
    })
  })
})

describe('rows of a large export', () => {
  it('let others have their turn in the middle of a page', async () => {
    const reports = Array.from({ length: 10 }, (_, i) => {
      const report = reportOf('', i)
      const [node] = report.outline
      const passages = Array.from({ length: 90 }, (__, at) => ({
        ...{ id: `s0.p${at}`, text: `公开${at}`, source: { start: 0, end: 0 } },
      }))
      return { name: String(i), report: { ...report, outline: [{ ...node!, passages }] } }
    })
    const { rows } = await serviceOver(reports, anyAnalyzer()).export(
      parametersOf('公开', { limit: Infinity }),
    )
    let turn = 0
    let isOver = false
    const goRound = (): void => {
      turn++
      if (!isOver) setImmediate(goRound)
    }
    goRound()
    const byTurn = new Map<number, number>()
    for await (const { reportId } of rows) {
      expect(reportId).not.toBe('')
      byTurn.set(turn, (byTurn.get(turn) ?? 0) + 1)
    }
    isOver = true
    const counts = [...byTurn.values()]
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(900)
    // Two hundred, and what is left of the report at hand.
    expect(Math.max(...counts)).toBeLessThan(300)
  })
})
