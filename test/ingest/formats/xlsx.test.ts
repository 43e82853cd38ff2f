import { describe, expect, it } from 'vitest'
import { xlsxFormat } from '../../../src/ingest/formats/xlsx.ts'
import { writeNumber } from '../../../src/ingest/formats/xlsx/number-formats.ts'
import type { SourceDocument } from '../../../src/ingest/index.ts'
import { testLimits } from '../../contracts/format.ts'
import { pageParts } from '../../formats/support/html-writer.ts'
import { readingOf } from '../../formats/support/reading.ts'
import { reportsToWrite } from '../../formats/support/reports.ts'
import { zipOf } from '../../support/archive.ts'
import {
  columnName,
  xlsxOf,
  type WrittenCell,
  type WrittenSheet,
} from '../../support/xlsx-writer.ts'

const read = (bytes: Uint8Array): Promise<SourceDocument[]> =>
  xlsxFormat.read(bytes, 'a.xlsx', testLimits)
const prose =
  '本机关全年主动公开政府信息九百八十二条，收到政府信息公开申请二十一件，均已按时答复，没有行政复议和行政诉讼。'
const boxed =
  '<borders><border/><border><left style="thin"/></border></borders><cellXfs><xf/><xf borderId="1"/></cellXfs>'
const inBox = (text: string): WrittenCell => ({
  attributes: 't="inlineStr" s="1"',
  content: `<is><t>${text}</t></is>`,
})

/** A report's text as one sheet, its tables with borders and merges. */
function toXlsx(text: string): Buffer {
  const rows: WrittenCell[][] = []
  const merges: string[] = []
  for (const grid of pageParts(text)) {
    if (typeof grid === 'string') {
      rows.push([grid])
      continue
    }
    const top = rows.length
    for (let row = 0; row < grid.rowCount; row++) rows.push([])
    for (const { row, column, rowSpan, columnSpan, text: words } of grid.cells) {
      rows[top + row]![column] = inBox(words)
      if (rowSpan * columnSpan > 1)
        merges.push(
          `${columnName(column)}${top + row + 1}:${columnName(column + columnSpan - 1)}${top + row + rowSpan}`,
        )
    }
    rows.push([])
  }
  const filled = rows.map((row) => Array.from(row, (cell) => cell))
  return xlsxOf([{ name: 'Sheet1', rows: filled, merges }], boxed)
}

describe('XLSX', () => {
  it('takes each row as a report where a column holds texts', async () => {
    const documents = await read(
      xlsxOf([
        {
          name: '年报',
          rows: [
            ['标题', '发布机构', '正文'],
            ['甲县年度报告', '甲县政府', `${prose}\n第二行`],
            ['乙县年度报告', '乙县政府', ''],
            ['丙县年度报告', undefined, prose],
          ],
        },
      ]),
    )
    expect(documents.map(({ path, text, properties }) => [path, text, properties])).toEqual([
      ['a.xlsx#1', `${prose}\n第二行`, { 标题: '甲县年度报告', 发布机构: '甲县政府' }],
      ['a.xlsx#3', prose, { 标题: '丙县年度报告' }],
    ])
  })

  it('accounts for what its rows of reports leave out', async () => {
    const documents = await read(
      xlsxOf([
        {
          name: '年报',
          rows: [
            ['标题', '正文', undefined],
            ['甲县年度报告', prose, '备注二字'],
            ['乙县年度报告', '', undefined],
          ],
        },
        { name: '底稿', attributes: 'state="hidden"', rows: [['底稿里的话']] },
      ]),
    )
    expect(documents).toHaveLength(1)
    const [{ account, warnings }] = documents as [SourceDocument]
    expect(account).toMatchObject({
      leftOut: [{ reason: 'hidden', count: 5, sample: '底稿里的话' }],
      surplus: 0,
    })
    expect(account!.seen).toBe(
      account!.read + 5 + account!.notRead.reduce((sum, { count }) => sum + count, 0),
    )
    expect(warnings).toMatchObject([
      { code: 'rows_without_text', sentence: { values: { rows: 1, numbers: '2' } } },
      { code: 'hidden_text' },
    ])
  })

  it('reads sheets of tables as one document, titles and notes as lines', async () => {
    const sheet = (name: string): WrittenSheet => ({
      name,
      rows: [
        ['申请情况'],
        [],
        ['指标', '件数', undefined],
        [undefined, '新收', '结转'],
        ['合计', '28', '0'],
        ['注：不含乡镇'],
      ],
      merges: ['A3:A4', 'B3:C3'],
    })
    const [document] = await read(xlsxOf([sheet('申请表'), sheet('Sheet2')]))
    expect(document!.text).toBe(
      [
        '申请表',
        ...Array.from(
          { length: 2 },
          () => '申请情况\n指标 | 件数\n新收 | 结转\n合计 | 28 | 0\n注：不含乡镇',
        ),
      ].join('\n'),
    )
    const table = document!.blocks.find((block) => block.kind === 'table')
    expect(table?.kind === 'table' && table.cells.slice(0, 3)).toEqual([
      { row: 0, column: 0, rowSpan: 2, columnSpan: 1, text: '指标' },
      { row: 0, column: 1, rowSpan: 1, columnSpan: 2, text: '件数' },
      { row: 1, column: 1, rowSpan: 1, columnSpan: 1, text: '新收' },
    ])
    expect(document!.account).toMatchObject({ notRead: [], surplus: 0 })
  })

  it('says what is hidden, and which formulas have no value', async () => {
    const [document] = await read(
      xlsxOf([
        {
          name: 'Sheet1',
          rows: [
            ['指标', '件数', '草稿'],
            ['旧', '1', '二'],
            [{ attributes: '', content: '<f>SUM(B1)</f>' }, '28', '三'],
          ],
          rowAttributes: ['', 'hidden="1"', ''],
          before: '<cols><col min="3" max="3" hidden="1"/></cols>',
        },
        { name: '底稿', attributes: 'state="hidden"', rows: [['底稿里的话']] },
      ]),
    )
    expect(document!.text).toBe('指标 | 件数\n| 28')
    expect(document!.account?.leftOut).toMatchObject([{ reason: 'hidden', count: 11 }])
    expect(document!.account?.notRead).toMatchObject([{ reason: 'part', sample: 'SUM(B1)' }])
    expect(document!.warnings.map(({ code }) => code)).toContain('hidden_text')
  })

  it.each([
    ['28', '', '28'],
    ['0.30000000000000004', '', '0.3'],
    ['27.6', '0', '28'],
    ['0.9854', '0.00%', '98.54%'],
    ['12', '#,##0"件"', '12件'],
    ['44225', 'yyyy-m-d', '2021-01-29'],
    ['44225.5', 'yyyy/m/d\\ h:mm', '2021-01-29 12:00'],
    ['44225', 'yyyy"年"m"月"', '2021-01'],
    ['44225', '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', '2021-01-29'],
    ['1234.5', '# ?/?', '1234.5'],
    ['-3', 'yyyy-m-d', '-3'],
    ['x', '0', 'x'],
  ])('shows %s in the format %s as %s', (stored, code, shown) => {
    expect(writeNumber(stored, code)).toBe(shown)
  })

  it('joins rich strings, leaves pronunciation, and keeps odd characters', async () => {
    const cell = (content: string): WrittenCell => ({
      attributes: 't="inlineStr"',
      content: `<is>${content}</is>`,
    })
    const [document] = await read(
      xlsxOf([
        {
          name: 'Sheet1',
          rows: [
            [
              cell('<r><t>年度</t></r><r><t>报告</t></r><rPh><t>ni</t></rPh>'),
              cell('<t>甲_x000D_乙</t>'),
            ],
            [
              { attributes: 't="b"', content: '<v>1</v>' },
              { attributes: 't="e"', content: '<v>#N/A</v>' },
            ],
          ],
        },
      ]),
    )
    expect(document!.text).toBe('年度报告 | 甲乙\nTRUE | #N/A')
  })

  it('keeps rows whose numbers go back', async () => {
    const bytes = xlsxOf([
      {
        name: 'Sheet1',
        rows: [
          ['指标', '件数'],
          ['新收', '28'],
        ],
        rowAttributes: ['r="9"', ''],
      },
    ])
    const [document] = await read(bytes)
    expect(document!.text).toBe('指标 | 件数\n新收 | 28')
  })

  it('names what is broken or empty', async () => {
    const types = { name: '[Content_Types].xml', content: '' }
    await expect(read(zipOf([types, { name: 'xl/x.xml', content: '' }]))).rejects.toThrow(
      /a\.xlsx: the spreadsheet is broken \(xl\/workbook\.xml\)/,
    )
    await expect(read(xlsxOf([{ name: 'Sheet1', rows: [] }]))).rejects.toThrow(/no text/)
  })

  it.each(reportsToWrite(1).filter(({ name }) => name.startsWith('generated')))(
    'reads $name as its text: outline, figures and checks',
    async ({ name, text }) => {
      expect(await readingOf(toXlsx(text), `${name}.xlsx`)).toEqual(
        await readingOf(Buffer.from(text), `${name}.txt`),
      )
    },
  )
})
