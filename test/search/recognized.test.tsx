/** What was read off a picture says so wherever it is shown, quoted or written out. */
import { renderToString } from 'preact-render-to-string'
import { beforeAll, describe, expect, it } from 'vitest'
import { createComposer } from '../../src/ingest/formats/compose.ts'
import { citationText, type CitedPlace } from '../../src/language/index.ts'
import { parseReport, type Report } from '../../src/report/index.ts'
import {
  batchColumns,
  toCsv,
  withCitations,
  type CsvRow,
  type SearchService,
} from '../../src/search/index.ts'
import {
  createTranslator,
  parseSearchState,
  ReportView,
  SearchView,
} from '../../src/views/index.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { noFilters, parametersOf, serviceOver } from './corpus.ts'

const cite = (row: CitedPlace, address: string): string => citationText('zh-Hans', row, address)
const context = { t: createTranslator('zh-Hans'), root: './' }

/** The first page is a picture, the second is typed. */
function scannedReport(): Report {
  const composer = createComposer()
  const ocr = { ocr: true }
  composer.addText('云汀市青岫县人民政府2023年政府信息公开工作年度报告', ocr)
  composer.addText('一、总体情况', ocr)
  composer.addText('全年扫描公开培训三次。', ocr)
  const cells = [
    ['信息内容', '扫描件数'],
    ['规章', '扫描'],
  ].flatMap((texts, row) =>
    texts.map((text, column) => ({ row, column, rowSpan: 1, columnSpan: 1, text })),
  )
  composer.addTable({ cells, rowCount: 2, columnCount: 2 }, ocr)
  composer.addText('二、依申请公开')
  composer.addText('全年打印公开会议三次。')
  return parseReport({
    ...{ path: 'scan.pdf', format: 'pdf', encoding: null, properties: {}, warnings: [] },
    ...composer.finish(),
  })
}

let report: Report
let service: SearchService

beforeAll(() => {
  report = scannedReport()
  service = serviceOver([{ name: 'scan', report }], anyAnalyzer())
})

describe('what was read off a picture', () => {
  const markedOf = async (q: string): Promise<(true | undefined)[]> => {
    const { hits } = await service.search(parametersOf(q))
    return hits.flatMap(({ passages }) => passages.map(({ ocr }) => ocr))
  }

  it.each([
    ['a paragraph', '"扫描公开培训"', true],
    ['a row of a table', '"规章"', true],
    ['a heading', '"总体情况"', true],
    ['the title', '"政府信息公开工作"', true],
    ['typed text beside it', '"打印公开会议"', undefined],
    ['a typed heading', '"依申请公开"', undefined],
  ])('is marked in a hit, and nothing else: %s', async (_, q, ocr) => {
    expect(await markedOf(q)).toEqual([ocr])
  })

  it('is marked among all passages of a hit', async () => {
    const { passages } = await service.passages(report.reportId, parametersOf('公开 三次'))
    expect(passages.map(({ passageId, ocr }) => [passageId, ocr])).toEqual(
      expect.arrayContaining([
        ['s1.p1', true],
        ['s2.p1', undefined],
      ]),
    )
  })

  it('is marked in rows of an export and of a batch, and in their citations', async () => {
    const exported = withCitations(await service.export(parametersOf('三次')), { cite })
    let csv = ''
    for await (const part of toCsv(exported)) csv += String(part)
    const lines = csv.split('\r\n').filter((line) => line.includes(report.reportId))
    const endings = lines.map((line) => [line.includes('据扫描件识别（OCR）'), line.slice(-6)])
    expect(endings).toEqual([
      [true, '"true"'],
      [false, 'false"'],
    ])
    const rows: CsvRow[] = []
    for await (const piece of service.batch(['"扫描公开培训"', '"打印公开会议"'], {
      filters: noFilters,
      cite,
    }))
      rows.push(...piece.rows)
    const at = (column: (typeof batchColumns)[number]) =>
      rows.map((row) => row[batchColumns.indexOf(column)])
    expect(at('ocr')).toEqual(['true', 'false'])
    expect(at('citation').map((each) => String(each).includes('OCR'))).toEqual([true, false])
  })

  it('is marked on the page of results, and of the report, whose citations say it', async () => {
    const state = parseSearchState(new URLSearchParams('q=三次'))
    const response = await service.search(parametersOf('三次'))
    const site = { reports: 1, bodies: 1, years: [2023], samples: false }
    const results = renderToString(
      <SearchView context={context} state={state} site={site} outcome={{ response }} />,
    )
    expect(results.match(/识别（OCR）/g)).toHaveLength(1)
    const page = renderToString(
      <ReportView context={context} state={state} report={report} highlight={() => []} />,
    )
    // Title, heading, paragraph, table.
    expect(page.match(/>识别（OCR）</g)).toHaveLength(4)
    expect(page.match(/data-cite="[^"]*据扫描件识别（OCR）"/g)).not.toBeNull()
    expect(page.match(/data-cite="[^"]*第 1 段"/g)).toHaveLength(1)
  })
})
