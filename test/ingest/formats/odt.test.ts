import { describe, expect, it } from 'vitest'
import { odtFormat } from '../../../src/ingest/formats/odt.ts'
import type { SourceDocument } from '../../../src/ingest/index.ts'
import { testLimits } from '../../contracts/format.ts'
import { flatOdt, odtOf } from '../../support/odt-writer.ts'
import { zipOf } from '../../support/archive.ts'

async function read(bytes: Uint8Array): Promise<SourceDocument> {
  const [document] = await odtFormat.read(bytes, 'a.odt', testLimits)
  return document!
}
const linesOf = async (body: string, styles = '') =>
  (await read(odtOf(body, styles))).text.split('\n')
const p = (text: string, style = '') =>
  `<text:p${style && ` text:style-name="${style}"`}>${text}</text:p>`

describe('ODT', () => {
  it('reads headings, paragraphs, spaces, breaks and merged cells', async () => {
    const cell = (text: string, spans = '') =>
      `<table:table-cell ${spans}>${p(text)}</table:table-cell>`
    const covered = '<table:covered-table-cell/>'
    const document = await read(
      odtOf(
        `<text:h text:outline-level="1">年报</text:h>${p('甲<text:s text:c="2"/>乙<text:tab/>丙 &amp; 丁')}
         <table:table><table:table-column/><table:table-header-rows><table:table-row>${cell('指标', 'table:number-rows-spanned="2"')}${cell('件数', 'table:number-columns-spanned="2"')}${covered}</table:table-row></table:table-header-rows>
         <table:table-row>${covered}${cell('新收')}${cell('28')}</table:table-row></table:table>`,
      ),
    )
    expect(
      document.blocks.map((block) => (block.kind === 'text' ? block.text : block.cells)),
    ).toEqual([
      '年报',
      '甲 乙 丙 & 丁',
      [
        { row: 0, column: 0, rowSpan: 2, columnSpan: 1, text: '指标' },
        { row: 0, column: 1, rowSpan: 1, columnSpan: 2, text: '件数' },
        { row: 1, column: 1, rowSpan: 1, columnSpan: 1, text: '新收' },
        { row: 1, column: 2, rowSpan: 1, columnSpan: 1, text: '28' },
      ],
    ])
    expect(document.account).toMatchObject({ seen: 15, read: 15, surplus: 0, notRead: [] })
  })

  it('writes the numbers of lists and headings', async () => {
    const level = (n: number, format: string, prefix: string, suffix: string) =>
      `<text:list-level-style-number text:level="${n}" style:num-format="${format}" style:num-prefix="${prefix}" style:num-suffix="${suffix}"/>`
    const styles = `<text:list-style style:name="L">${level(1, '一, 二, 三, ...', '', '、')}${level(2, '壹, 贰, 叁, ...', '（', '）')}${level(3, '1', '', '.')}</text:list-style>
      <text:outline-style><text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/><text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>`
    const list = (items: string, more = '') =>
      `<text:list text:style-name="L" ${more}>${items}</text:list>`
    const item = (...blocks: string[]) => `<text:list-item>${blocks.join('')}</text:list-item>`
    const h = (level: number, text: string) =>
      `<text:h text:outline-level="${level}">${text}</text:h>`
    expect(
      await linesOf(
        list(
          item(p('甲'), p('甲之二'), `<text:list>${item(p('子'))}${item(p('丑'))}</text:list>`),
        ) +
          p('之间') +
          list(item(p('乙')), 'text:continue-numbering="true"') +
          list(item(p('丙'))) +
          h(1, '章') +
          h(2, '节') +
          h(1, '章'),
        styles,
      ),
    ).toEqual([
      '一、甲',
      '甲之二',
      '（壹）子',
      '（贰）丑',
      '之间',
      '二、乙',
      '一、丙',
      '1.章',
      '1.1节',
      '2.章',
    ])
  })

  it('keeps boxes and notes, and says what it leaves out', async () => {
    const document = await read(
      odtOf(
        `<text:tracked-changes><text:changed-region><text:deletion>${p('删去的话')}</text:deletion></text:changed-region></text:tracked-changes>
         <text:table-of-content>${p('一、总体情况 1')}</text:table-of-content>
         ${p('正文<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>脚注</text:p></text:note-body></text:note><office:annotation><text:p>批注</text:p></office:annotation>')}
         ${p('<draw:frame><draw:text-box><text:p>框内</text:p></draw:text-box></draw:frame>')}
         ${p('显<text:span text:style-name="T">隐</text:span>')}
         ${p('<text:ruby><text:ruby-base>甪</text:ruby-base><text:ruby-text>lù</text:ruby-text></text:ruby>塘')}`,
        '<style:style style:name="T"><style:text-properties text:display="none"/></style:style>',
      ),
    )
    expect(document.text.split('\n')).toEqual(['正文1', '框内', '显', '甪塘', '脚注'])
    expect(document.account?.leftOut.map(({ reason, sample }) => [reason, sample])).toEqual([
      ['deleted', '删去的话'],
      ['repeated', '一、总体情况 1'],
      ['comment', '批注'],
      ['hidden', '隐'],
      ['phonetic', 'lù'],
    ])
    expect(document.account?.notRead).toEqual([])
  })

  it('reads a document that is one XML file', async () => {
    const bytes = flatOdt(p('正文'))
    expect(odtFormat.recognizes(bytes)).toBe(true)
    expect((await read(bytes)).text).toBe('正文')
  })

  it('takes properties, and refuses what has a password or no text', async () => {
    const meta = `<office:document-meta><office:meta><dc:title>年度报告</dc:title><meta:creation-date>2021-01-29T00:00:00</meta:creation-date><meta:user-defined meta:name="文号">3号</meta:user-defined></office:meta></office:document-meta>`
    expect((await read(odtOf(p('正文'), '', { 'meta.xml': meta }))).properties).toEqual({
      title: '年度报告',
      createdOn: '2021-01-29',
      文号: '3号',
    })
    const manifest = '<manifest:manifest><manifest:encryption-data/></manifest:manifest>'
    await expect(read(odtOf(p('x'), '', { 'META-INF/manifest.xml': manifest }))).rejects.toThrow(
      /password/,
    )
    await expect(read(zipOf([{ name: 'content.xml', content: '<a/>' }]))).rejects.toThrow(/no text/)
  })

  it('does not follow repetitions without end', async () => {
    const nested = (depth: number): string =>
      depth === 0
        ? p('字')
        : `<table:table><table:table-row table:number-rows-repeated="200"><table:table-cell table:number-columns-repeated="200">${nested(depth - 1)}</table:table-cell></table:table-row></table:table>`
    expect((await read(odtOf(nested(6)))).text.length).toBeLessThan(2_000_000)
  })
})
