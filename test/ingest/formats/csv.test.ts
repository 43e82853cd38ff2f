import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvFormat, doubleStrayQuotes } from '../../../src/ingest/formats/csv.ts'
import { testLimits } from '../../contracts/format.ts'

const read = (content: string | Uint8Array, limits = testLimits) =>
  csvFormat.read(Buffer.from(content), 'a.csv', limits)

describe('csvFormat', () => {
  it('makes a document of each row, the other columns its properties', async () => {
    const documents = await read(
      '\uFEFF标题,年度,正文\n甲县,2023,"一、概述\n共""28""件，其中"\n乙县,2022,一段\n',
    )
    expect(documents.map(({ path, text, properties }) => ({ path, text, properties }))).toEqual([
      {
        path: 'a.csv#1',
        text: '一、概述\n共"28"件，其中',
        properties: { 标题: '甲县', 年度: '2023' },
      },
      { path: 'a.csv#2', text: '一段', properties: { 标题: '乙县', 年度: '2022' } },
    ])
    expect(documents[0]?.blocks.map((block) => block.source)).toEqual([
      { start: 0, end: 4 },
      { start: 5, end: 14 },
    ])
  })

  it('takes the column of the longest texts where none is named', async () => {
    const [document] = await read(`id,文章\n1,${'本机关全年收到申请。'.repeat(10)}\n`)
    expect(document).toMatchObject({ properties: { id: '1' } })
    expect(document?.text).toMatch(/^本机关/)
  })

  it('keeps quotes within an entry that are not doubled, and the rows behind them', async () => {
    const documents = await read(
      '机关,正文\n甲,"一、概述\n开展"阳光政务"行动，公开"五公开"信息。\n二、其他\n称为"好"。"\n乙,"他说""行"""\n丙,公开"三公"经费\n',
    )
    expect(documents.map(({ text }) => text)).toEqual([
      '一、概述\n开展"阳光政务"行动，公开"五公开"信息。\n二、其他\n称为"好"。',
      '他说"行"',
      '公开"三公"经费',
    ])
    expect(documents[0]?.warnings.map(({ code }) => code)).toEqual(['csv_quotes'])
  })

  it('leaves well-formed quotes as they are', () => {
    const options = { relax_column_count: true, relax_quotes: true }
    const table = fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 3 }), { minLength: 1 })
    fc.assert(
      fc.property(table, (rows) => {
        const written = rows
          .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
          .join('\n')
        expect(parse(doubleStrayQuotes(written, ',').text, options)).toEqual(
          parse(written, options),
        )
      }),
    )
  })

  it('says which row has more columns than the first line names', async () => {
    const [first, second] = await read('机关,正文\n甲,一段\n乙,一段,又一段\n')
    expect(first?.warnings).toEqual([])
    expect(second?.warnings.map(({ code }) => code)).toEqual(['csv_columns'])
  })

  it('reads the tags of an entry that was taken from a web page', async () => {
    const [document] = await read(
      '标题,正文\n甲,"<p>一、概述</p><p>公开&nbsp;5条。<br>另2条。</p>"\n',
    )
    expect(document?.blocks.map((block) => block.kind === 'text' && block.text)).toEqual([
      '一、概述',
      '公开 5条。',
      '另2条。',
    ])
  })

  it('reads GBK and tabs', async () => {
    // 标题 TAB 正文, then one row: 甲 TAB 政府信息公开年度报告
    const bytes = Buffer.from(
      'b1eacce209d5fdcec40abcd709d5feb8aed0c5cfa2b9abbfaac4eab6c8b1a8b8e60a',
      'hex',
    )
    expect(csvFormat.recognizes(bytes)).toBe(true)
    expect(await read(bytes)).toMatchObject([
      { text: '政府信息公开年度报告', encoding: 'gb18030', properties: { 标题: '甲' } },
    ])
  })

  it('counts rows without text, but makes no documents of them', async () => {
    const documents = await read('标题,正文\n甲,\n乙,有\n')
    expect(documents.map((document) => document.path)).toEqual(['a.csv#2'])
  })

  it('does not take a text with commas for a table', () => {
    expect(csvFormat.recognizes(Buffer.from('本报告共,分六部分,正文如下\n'))).toBe(false)
  })

  it('refuses a table of figures, a missing header and too many rows', async () => {
    await expect(read('年度,件数\n2023,28\n')).rejects.toMatchObject({ code: 'unreadable_file' })
    await expect(read(`${'很长的文字'.repeat(20)},2\n`)).rejects.toThrow(/header/)
    await expect(
      read('标题,正文\na,b\nc,d\n', { ...testLimits, maxArchiveEntries: 1 }),
    ).rejects.toThrow(/more rows than the limit of 1/)
  })
})
