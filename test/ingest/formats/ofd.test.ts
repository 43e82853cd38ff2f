import { describe, expect, it } from 'vitest'
import { ofdFormat } from '../../../src/ingest/formats/ofd.ts'
import { resolveLocation } from '../../../src/ingest/formats/ofd/package.ts'
import type { SourceDocument } from '../../../src/ingest/index.ts'
import { testLimits } from '../../contracts/format.ts'
import { ofdOf, toOfd } from '../../formats/support/ofd-writer.ts'
import { readingOf } from '../../formats/support/reading.ts'
import { reportsToWrite } from '../../formats/support/reports.ts'
import { zipOf } from '../../support/archive.ts'

async function read(bytes: Uint8Array, limits = testLimits): Promise<SourceDocument> {
  const [document] = await ofdFormat.read(bytes, 'a.ofd', limits)
  return document!
}

const text = (words: string, boundary: string, more = '', deltas = 'DeltaX="g 60 5"') =>
  `<ofd:TextObject ID="1" Boundary="${boundary}" Font="3" Size="5" ${more}><ofd:TextCode X="0" Y="5" ${deltas}>${words}</ofd:TextCode></ofd:TextObject>`

describe('OFD', () => {
  it('reads characters by their places, whatever their order in the file', async () => {
    const document = await read(
      ofdOf([text('后一行。', '30 60 100 7') + text('前一行。', '30 30 100 7')]),
    )
    expect(document.text).toBe('前一行。后一行。')
  })

  it('lays characters out that have no steps, and keeps words apart', async () => {
    expect((await read(ofdOf([text('收到OFD Reader 2件', '30 30 200 7', '', '')]))).text).toBe(
      '收到OFD Reader 2件',
    )
  })

  it('follows matrices, blocks and composite graphics, and no graphic that draws itself', async () => {
    const unit = `<ofd:Content>${text('图中的字', '0 0 50 7')}<ofd:CompositeObject ID="5" Boundary="0 0 9 9" ResourceID="7"/></ofd:Content>`
    const { text: words } = await read(
      ofdOf(
        [
          text('放大', '30 30 200 20', 'CTM="2 0 0 2 0 0"') +
            `<ofd:PageBlock ID="2">${text('块中的字', '30 80 100 7')}</ofd:PageBlock>` +
            `<ofd:CompositeObject ID="3" Boundary="30 120 90 20" ResourceID="7"/>`,
        ],
        {
          common: '<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>',
          parts: {
            'Doc_0/DocumentRes.xml': `<ofd:Res xmlns:ofd="x"><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="7">${unit}</ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>`,
          },
        },
      ),
    )
    expect(words.replace('\n', '')).toBe('放大块中的字图中的字')
  })

  it('takes graphics that a page names for itself, and goes on where a place is not stated', async () => {
    const unit = `<ofd:Content>${text('图中的字', '0 0 50 7')}</ofd:Content>`
    const { text: words } = await read(
      ofdOf(
        [
          '<ofd:TextObject ID="1" Boundary="30 30 100 30" Font="3" Size="5"><ofd:TextCode X="0" Y="5" DeltaX="g 9 5">甲行。</ofd:TextCode><ofd:TextCode Y="15" DeltaX="g 9 5">乙行。</ofd:TextCode></ofd:TextObject>' +
            '<ofd:CompositeObject ID="3" Boundary="30 120 90 20" ResourceID="7"/>',
        ],
        {
          before: ['<ofd:PageRes>PageRes.xml</ofd:PageRes>'],
          parts: {
            'Doc_0/Pages/Page_0/PageRes.xml': `<ofd:Res xmlns:ofd="x"><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="7">${unit}</ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>`,
          },
        },
      ),
    )
    expect(words.replaceAll('\n', '')).toBe('甲行。乙行。图中的字')
  })

  it('reads the templates that a page names with it', async () => {
    const template = `<ofd:Page xmlns:ofd="x"><ofd:Content><ofd:Layer>${text('申请表', '30 30 60 7')}</ofd:Layer></ofd:Content></ofd:Page>`
    const document = await read(
      ofdOf([text('28件', '30 60 60 7')], {
        common: '<ofd:TemplatePage ID="70" BaseLoc="Tpls/Tpl_0/Content.xml"/>',
        before: ['<ofd:Template TemplateID="70" ZOrder="Background"/>'],
        parts: { 'Doc_0/Tpls/Tpl_0/Content.xml': template },
      }),
    )
    expect(document.text).toBe('申请表28件')
  })

  it('reads text that is set sideways, and leaves what is at an angle', async () => {
    const upright = ['一、总体情况', '二、依申请公开'].map((words, i) =>
      text(words, `${200 - 20 * i} 30 7 100`, 'CTM="0 1 -1 0 0 0"'),
    )
    const watermark = text('内部资料', '60 60 100 100', 'CTM="0.7 0.7 -0.7 0.7 0 0"')
    const document = await read(ofdOf([upright.join('') + watermark]))
    expect(document.text).toBe('一、总体情况二、依申请公开')
    expect(document.account).toEqual({
      seen: 17,
      read: 13,
      leftOut: [{ reason: 'watermark', count: 4, sample: '内部资料' }],
      notRead: [],
      surplus: 0,
    })
  })

  it('says what it leaves out: scans, pages that are missing, attachments', async () => {
    const picture = '<ofd:ImageObject ID="2" Boundary="0 0 297 420" ResourceID="5"/>'
    const document = await read(
      ofdOf([text('第一页', '30 30 60 7'), picture], {
        document: '<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>',
        parts: {
          'Doc_0/Attachs/Attachments.xml':
            '<ofd:Attachments xmlns:ofd="x"><ofd:Attachment ID="1" Name="附表.docx"/></ofd:Attachments>',
        },
      }),
    )
    expect(document.warnings.map(({ code, sentence }) => [code, sentence.values])).toEqual([
      ['scanned_page', { page: '2', reason: { key: 'scan.notAsked', values: {} } }],
      ['attachments_not_read', { names: '附表.docx' }],
    ])
    await expect(read(ofdOf([picture]))).rejects.toThrow(/all 1 page\(s\) are scanned images/)
  })

  it('accounts for what is laid over its pages: watermarks, stamps and notes', async () => {
    const over = (words: string) => `<ofd:Appearance>${text(words, '30 90 60 7')}</ofd:Appearance>`
    const {
      account,
      text: read_,
      warnings,
    } = await read(
      ofdOf([text('第一页', '30 30 60 7')], {
        document: '<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>',
        parts: {
          'Doc_0/Annots/Annotations.xml':
            '<ofd:Annotations xmlns:ofd="x"><ofd:Page PageID="1"><ofd:FileLoc>Page_0/Annotation.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>',
          'Doc_0/Annots/Page_0/Annotation.xml': `<ofd:PageAnnot xmlns:ofd="x"><ofd:Annot Type="Watermark">${over('内部资料')}</ofd:Annot><ofd:Annot Type="Path"><ofd:Remark>此处有误</ofd:Remark>${over('改')}</ofd:Annot></ofd:PageAnnot>`,
        },
      }),
    )
    expect(read_).toBe('第一页')
    expect(account).toEqual({
      seen: 12,
      read: 3,
      leftOut: [
        { reason: 'watermark', count: 4, sample: '内部资料' },
        { reason: 'comment', count: 5, sample: '改此处有误' },
      ],
      notRead: [],
      surplus: 0,
    })
    expect(warnings).toEqual([])
  })

  it('says what stands beyond the limit of objects', async () => {
    const many = '<ofd:PageBlock/>'.repeat(200_000)
    const { account, warnings } = await read(
      ofdOf([text('第一页', '30 30 60 7') + many + text('其后的内容'.repeat(5), '30 60 200 7')]),
    )
    expect(account).toMatchObject({ seen: 28, read: 3, notRead: [{ reason: 'limit', count: 25 }] })
    expect(warnings.map(({ code }) => code)).toEqual(['text_not_read'])
  })

  it('takes properties from the description', async () => {
    const { properties } = await read(
      ofdOf([text('正文', '30 30 60 7')], {
        description:
          '<ofd:Title>年度报告</ofd:Title><ofd:CreationDate>2021-01-29T08:00:00</ofd:CreationDate><ofd:CustomDatas><ofd:CustomData Name="发文字号">青政〔2021〕3号</ofd:CustomData></ofd:CustomDatas>',
      }),
    )
    expect(properties).toEqual({
      title: '年度报告',
      createdOn: '2021-01-29',
      发文字号: '青政〔2021〕3号',
    })
  })

  it('keeps to the limits, and names what is broken', async () => {
    const pages = Array.from({ length: 3 }, () => text('页', '30 30 60 7'))
    await expect(read(ofdOf(pages), { ...testLimits, maxPages: 2 })).rejects.toThrow(/3 pages/)
    await expect(read(zipOf([{ name: 'OFD.xml', content: '<ofd:OFD/>' }]))).rejects.toThrow(
      /a\.ofd: the OFD document is broken/,
    )
    await expect(read(ofdOf(['']))).rejects.toThrow(/no text/)
  })

  it('finds parts from the root and from beside the part that names them', () => {
    expect(resolveLocation('/Doc_0/Pages/a.xml', 'Doc_0/Document.xml')).toBe('Doc_0/Pages/a.xml')
    expect(resolveLocation('Pages\\a.xml', 'Doc_0/Document.xml')).toBe('Doc_0/Pages/a.xml')
    expect(resolveLocation('../Res/a.xml', 'Doc_0/Pages/b.xml')).toBe('Doc_0/Res/a.xml')
  })

  it.each(reportsToWrite(1).filter(({ name }) => name.startsWith('generated')))(
    'reads $name as its text: outline, figures and checks',
    async ({ name, text: report }) => {
      expect(await readingOf(toOfd(report), `${name}.ofd`)).toEqual(
        await readingOf(Buffer.from(report), `${name}.txt`),
      )
    },
  )
})
