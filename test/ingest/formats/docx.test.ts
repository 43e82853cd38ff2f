import { describe, expect, it } from 'vitest'
import { toChineseNumeral } from '../../../src/ingest/formats/docx/numerals.ts'
import { docxFormat } from '../../../src/ingest/formats/docx.ts'
import type { SourceDocument, TableBlock } from '../../../src/ingest/index.ts'
import { testLimits } from '../../contracts/format.ts'
import { docxOf, wordCell, wordParagraph, zipOf } from '../../support/archive.ts'

async function read(bytes: Uint8Array): Promise<SourceDocument> {
  const [document] = await docxFormat.read(bytes, 'report.docx', testLimits)
  return document!
}

function tablesOf(document: SourceDocument): TableBlock[] {
  return document.blocks.filter((block) => block.kind === 'table')
}

describe('docxFormat', () => {
  it('keeps cells merged across and down', async () => {
    const table = `<w:tbl><w:tr>${wordCell('类', '<w:vMerge w:val="restart"/>')}${wordCell('数', '<w:gridSpan w:val="2"/>')}</w:tr>
      <w:tr>${wordCell('', '<w:vMerge/>')}${wordCell('甲')}${wordCell('乙')}</w:tr></w:tbl>`
    const [block] = tablesOf(await read(docxOf(table)))
    expect(block?.cells).toEqual([
      { row: 0, column: 0, rowSpan: 2, columnSpan: 1, text: '类' },
      { row: 0, column: 1, rowSpan: 1, columnSpan: 2, text: '数' },
      { row: 1, column: 1, rowSpan: 1, columnSpan: 1, text: '甲' },
      { row: 1, column: 2, rowSpan: 1, columnSpan: 1, text: '乙' },
    ])
  })

  it('writes out automatic numbers, by paragraph and by style', async () => {
    const level = (i: number, format: string, text: string) =>
      `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
    const numbering = `<w:abstractNum w:abstractNumId="1">${level(0, 'chineseCounting', '%1、')}${level(1, 'chineseCounting', '（%2）')}</w:abstractNum>
      <w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>`
    const styles = `<w:style w:type="paragraph" w:styleId="chapter"><w:name w:val="chapter"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>`
    const chapter = (text: string) => wordParagraph(text, '<w:pStyle w:val="chapter"/>')
    const part = (text: string) =>
      wordParagraph(text, '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="5"/></w:numPr>')
    const body = [
      chapter('总体情况'),
      part('主动公开'),
      part('依申请公开'),
      wordParagraph('正文'),
      chapter('问题'),
      part('不足'),
    ].join('')
    const { text } = await read(docxOf(body, { numbering, styles }))
    expect(text.split('\n')).toEqual([
      '一、总体情况',
      '（一）主动公开',
      '（二）依申请公开',
      '正文',
      '二、问题',
      '（一）不足',
    ])
  })

  it('leaves deleted text out and keeps inserted text', async () => {
    const body = `<w:p><w:r><w:t>共</w:t></w:r><w:del><w:r><w:delText>27</w:delText></w:r></w:del><w:ins><w:r><w:t>28</w:t></w:r></w:ins><w:r><w:t>件</w:t></w:r></w:p>`
    expect((await read(docxOf(body))).text).toBe('共28件')
  })

  it('marks headings by their style', async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/></w:style>'
    const { blocks } = await read(
      docxOf(wordParagraph('总体情况', '<w:pStyle w:val="2"/>') + wordParagraph('正文'), {
        styles,
      }),
    )
    expect(blocks.map((block) => block.kind === 'text' && block.isHeading === true)).toEqual([
      true,
      false,
    ])
  })

  it('states its properties, dates as days', async () => {
    const core = `<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>年报</dc:title><dcterms:created>2024-01-30T02:00:00Z</dcterms:created></cp:coreProperties>`
    expect((await read(docxOf(wordParagraph('正文'), { core }))).properties).toEqual({
      title: '年报',
      createdOn: '2024-01-30',
    })
  })

  it('is told from other archives by what is in it, not by its name', () => {
    expect(docxFormat.recognizes(docxOf(wordParagraph('正文')))).toBe(true)
    expect(docxFormat.recognizes(zipOf([{ name: 'word/a.txt', content: 'a' }]))).toBe(false)
    expect(
      docxFormat.recognizes(
        zipOf([
          { name: '[Content_Types].xml', content: '' },
          { name: 'xl/workbook.xml', content: '' },
        ]),
      ),
    ).toBe(false)
  })

  it('refuses one that unpacks beyond the limit', async () => {
    const bytes = docxOf(wordParagraph('字'.repeat(4_000_000)))
    await expect(read(bytes)).rejects.toMatchObject({ code: 'unreadable_file' })
  })
})

describe('toChineseNumeral', () => {
  it('counts as headings do', () => {
    expect([1, 10, 11, 20, 21, 100, 101, 110, 1001].map(toChineseNumeral)).toEqual([
      '一',
      '十',
      '十一',
      '二十',
      '二十一',
      '一百',
      '一百零一',
      '一百一十',
      '一千零一',
    ])
  })
})
