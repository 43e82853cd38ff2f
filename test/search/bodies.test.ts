/** A body over its years, read through the index: against plain reading of its reports. */
import { beforeAll, describe, expect, it } from 'vitest'
import { readBytes } from '../../src/ingest/index.ts'
import { compareReports, parseReport, type Report } from '../../src/report/index.ts'
import {
  bodyOverview,
  toTextChange,
  type BodyOverview,
  type CompareText,
  type SearchService,
} from '../../src/search/index.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { noFilters, serviceOver } from './corpus.ts'

const grid = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => cells.join('\t')).join('\n')

/** A report in the free form, with the table of numbers of its years: 收到 is meant to be the sum of its parts. */
function textOf(
  body: string,
  year: number,
  { received, parts, words }: { received: number; parts: [number, number]; words: string },
): string {
  const table = grid([
    ['统计指标', '单位', '统计数'],
    ['（一）收到申请数', '件', String(received)],
    ['1.当面申请数', '件', String(parts[0])],
    ['2.传真申请数', '件', '0'],
    ['3.网络申请数', '件', '0'],
    ['4.信函申请数', '件', String(parts[1])],
  ])
  return [
    `${body}${year}年政府信息公开工作年度报告`,
    `一、概述`,
    `${body}按照要求编制本报告，列出全年工作情况。`,
    words,
    `二、统计表`,
    table,
  ].join('\n\n')
}

async function parsed(name: string, text: string): Promise<{ name: string; report: Report }> {
  const [document] = await readBytes(new TextEncoder().encode(text), `${name}.txt`)
  return { name, report: parseReport(document!) }
}

const own = '青松县人民政府'
const moves: CompareText = (from, to) =>
  Promise.resolve(toTextChange(compareReports(from, to).text))

let service: SearchService
let bodyId: string
let overview: BodyOverview

beforeAll(async () => {
  const reports = await Promise.all([
    parsed('b', textOf(own, 2014, { received: 9, parts: [4, 5], words: '全年召开会议三次。' })),
    parsed('a', textOf(own, 2013, { received: 5, parts: [2, 3], words: '全年召开会议三次。' })),
    // Its parts do not come to its sum, and a year is missing before it.
    parsed('c', textOf(own, 2016, { received: 20, parts: [4, 5], words: '新设查阅点两处。' })),
    parsed(
      'other',
      textOf('青松县人民政府办公室', 2014, { received: 1, parts: [1, 0], words: '无。' }),
    ),
  ])
  service = serviceOver(reports, anyAnalyzer())
  bodyId = reports[0].report.bodyId!
  overview = (await bodyOverview(service, bodyId, moves))!
})

describe('a body', () => {
  it('has its own reports alone, newest first', () => {
    const { reports, total, reportingBody, names } = overview.answer
    expect(reports.map(({ reportYear }) => reportYear)).toEqual([2016, 2014, 2013])
    expect([total, reportingBody, names]).toEqual([3, own, [own]])
  })

  it('has its figures year by year, those of sums that do not come out marked', () => {
    const received = overview.answer.figures.find(({ key }) => key === 'requests.received')
    expect(
      received?.values.map(({ reportYear, value, fails }) => [reportYear, value, fails]),
    ).toEqual([
      [2013, 5, false],
      [2014, 9, false],
      [2016, 20, true],
    ])
    for (const { url, reportId, source } of received?.values ?? [])
      expect(url).toBe(`/reports/${reportId}#${source.passageId}`)
  })

  it('has the checks that fail, by year', () => {
    expect(
      overview.answer.failedChecks.map(({ reportYear, checks }) => [
        reportYear,
        checks.map(({ left, right }) => [left, right].sort()),
      ]),
    ).toEqual([[2016, [[20, 9]]]])
  })

  it('says from year to year what became of the text, over a missing year too', () => {
    const { changes } = overview.answer
    expect(changes.map(({ from, to }) => [from.reportYear, to.reportYear])).toEqual([
      [2014, 2016],
      [2013, 2014],
    ])
    expect(changes[1]!.text).toMatchObject({ same: 2, changed: 0, new: 0, gone: 0 })
    expect(changes[0]!.text).toMatchObject({ same: 1, new: 1, gone: 1 })
  })

  it('leaves out what was too long to compare, and says so', async () => {
    const cut = await bodyOverview(service, bodyId, () => Promise.resolve(null))
    expect(cut?.answer.changes.map(({ text }) => text)).toEqual([null, null])
  })

  it('is none for an id that no report has, nor for a part of its name', async () => {
    for (const id of ['nothing', own, ''])
      expect(await bodyOverview(service, id, moves), id).toBeNull()
  })
})

describe('the list of bodies', () => {
  it('has those whose reports pass the filters, with the years of these', async () => {
    const all = await service.bodies(noFilters)
    expect(all.map(({ years }) => years).sort()).toEqual([[2013, 2014, 2016], [2014]])
    const late = await service.bodies({ ...noFilters, year: [{ from: 2015, to: null }] })
    expect(late.map(({ bodyId: id, years }) => [id, years])).toEqual([[bodyId, [2016]]])
    expect(await service.bodies({ ...noFilters, body: ['没有这个'] })).toEqual([])
  })
})
