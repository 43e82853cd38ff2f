import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { rtfFormat } from '../../../src/ingest/formats/rtf.ts'
import type { SourceDocument } from '../../../src/ingest/index.ts'
import { testLimits } from '../../contracts/format.ts'

const fonts =
  "{\\fonttbl{\\f0\\fnil SimSun;}{\\f1\\fnil\\fcharset134 \\'cb\\'ce;}{\\f2\\fcharset136 x;}{\\f3\\fcharset0 Times;}}"
const rtf = (body: string, head = '\\ansi\\ansicpg936') =>
  Buffer.from(`{\\rtf1${head}\\deff0${fonts}${body}}`, 'latin1')
const hex = (text: string, encoding = 'gbk') =>
  Array.from(
    iconv.encode(text, encoding),
    (byte) => `\\'${byte.toString(16).padStart(2, '0')}`,
  ).join('')
const unicode = (text: string) =>
  Array.from({ length: text.length }, (_, i) => `\\u${(text.charCodeAt(i) << 16) >> 16}?`).join('')

async function read(bytes: Uint8Array): Promise<SourceDocument> {
  const [document] = await rtfFormat.read(bytes, 'a.rtf', testLimits)
  return document!
}
const linesOf = async (body: string, head?: string) =>
  (await read(rtf(body, head))).text.split('\n')

describe('RTF', () => {
  it.each([
    ['numbers of characters', unicode('收到申请28件\u{20BB7}'), undefined],
    ['bytes of the code page', hex('收到申请28件'), undefined],
    ['bytes of the font', `\\f1 ${hex('收到申请28件')}`, '\\ansi\\ansicpg1252'],
    [
      'bytes of the East Asian font',
      `\\loch\\f3\\dbch\\af1 ${hex('收到申请28件')}`,
      '\\ansi\\ansicpg1252',
    ],
    ['bytes as they are', iconv.encode('收到申请28件', 'gbk').toString('latin1'), undefined],
    [
      'numbers with their fallback in bytes',
      `\\uc2\\u25910${hex('收')}\\u21040${hex('到')}\\uc0\\u30003 \\u35831 28{\\u20214 }`,
      undefined,
    ],
  ])('reads %s', async (_what, body, head) => {
    expect((await linesOf(`${body}\\par`, head))[0]!.slice(0, 7)).toBe('收到申请28件')
  })

  it('reads each font in its own encoding', async () => {
    expect(await linesOf(`{\\f1 ${hex('政务')}}{\\f2 ${hex('資訊', 'big5')}}\\par`)).toEqual([
      '政务資訊',
    ])
  })

  it('ends paragraphs, keeps list numbers and signs, and knows headings', async () => {
    const document = await read(
      rtf(
        `{\\stylesheet{\\s1\\outlinelevel0 heading 1;}}\\pard\\s1 {\\listtext ${hex('一、')}\\tab}${hex('概况')}\\par\\pard ${hex('甲')}\\line ${hex('乙')}\\emdash\\ldblquote A\\rdblquote\\par\\outlinelevel1 ${hex('节')}\\par`,
      ),
    )
    expect(
      document.blocks.map(
        (block) => block.kind === 'text' && [block.text, block.isHeading === true],
      ),
    ).toEqual([
      ['一、概况', true],
      ['甲', false],
      ['乙—“A”', false],
      ['节', true],
    ])
  })

  it('lays tables out by their edges and merges', async () => {
    const cell = (text: string) => `\\pard\\intbl ${hex(text)}\\cell`
    const document = await read(
      rtf(
        `\\trowd\\clvmgf\\cellx2000\\cellx6000${cell('指标')}${cell('件数')}\\row` +
          `\\trowd\\clvmrg\\cellx2010\\cellx4000\\cellx6000${cell('')}${cell('新收')}${cell('28')}\\row` +
          `\\trowd\\clmgf\\cellx2000\\clmrg\\cellx4000\\cellx6000${cell('合计')}${cell('')}${cell('28')}\\row\\pard ${hex('之后')}\\par`,
      ),
    )
    const [table, after] = document.blocks
    expect(table!.kind === 'table' && table!.cells).toEqual([
      { row: 0, column: 0, rowSpan: 2, columnSpan: 1, text: '指标' },
      { row: 0, column: 1, rowSpan: 1, columnSpan: 2, text: '件数' },
      { row: 1, column: 1, rowSpan: 1, columnSpan: 1, text: '新收' },
      { row: 1, column: 2, rowSpan: 1, columnSpan: 1, text: '28' },
      { row: 2, column: 0, rowSpan: 1, columnSpan: 2, text: '合计' },
      { row: 2, column: 2, rowSpan: 1, columnSpan: 1, text: '28' },
    ])
    expect(after).toMatchObject({ text: '之后' })
  })

  it('reads fields, boxes and notes once, and says what it leaves out', async () => {
    const document = await read(
      rtf(
        `{\\header ${hex('页眉')}}{\\info{\\title ${hex('年报')}}}{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt ${hex('链接')}}}{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}{\\shptxt ${hex('框内')}\\par}}{\\shprslt ${hex('框内')}}}{\\upr{abc}{\\*\\ud ${unicode('双')}}}{\\v ${hex('隐')}}{\\deleted ${hex('删')}}{\\*\\unknown ${hex('无')}}{\\pict ffd8ff}{\\footnote ${hex('注')}}\\par`,
      ),
    )
    expect(document.text.split('\n')).toEqual(['链接双', '框内', '注'])
    expect(document.properties).toEqual({ title: '年报' })
    expect(document.account).toMatchObject({ read: 6, notRead: [], surplus: 0 })
    expect(document.account?.leftOut.map(({ reason }) => reason)).toEqual([
      'furniture',
      'repeated',
      'hidden',
      'deleted',
    ])
  })

  it('passes over the bytes of pictures, braces in them too', async () => {
    expect(await linesOf(`{\\pict\\bin5 }}{{}}${hex('正文')}\\par`)).toEqual(['正文'])
  })

  it('reads what was cut, and refuses what is none', async () => {
    expect((await read(rtf(hex('正文')).subarray(0, -1))).text).toBe('正文')
    await expect(read(Buffer.from('text'))).rejects.toThrow(/the RTF document is broken/)
    await expect(read(rtf(''))).rejects.toThrow(/no text/)
  })
})
