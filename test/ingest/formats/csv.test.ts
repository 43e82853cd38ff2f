import { describe, expect, it } from 'vitest'
import { csvFormat } from '../../../src/ingest/formats/csv.ts'
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
    ).rejects.toThrow(/2 rows .* limit of 1/)
  })
})
