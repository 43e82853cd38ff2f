import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { mhtmlFormat } from '../../../src/ingest/formats/mhtml.ts'
import { decodeWords } from '../../../src/ingest/formats/mime.ts'
import { readBytes, type SourceDocument } from '../../../src/ingest/index.ts'
import { testLimits } from '../../contracts/format.ts'

const prose = '青岫县主动公开政府信息982条，微信公众号推送416次，全年收到申请21件。'
const page = (body: string, charset = 'utf-8') => `<meta charset="${charset}"><body>${body}</body>`

/** A saved page of these parts: headers and packed body of each. */
function saved(parts: readonly string[], headers = ''): Buffer {
  const body = parts.map((part) => `------Part\r\n${part}\r\n`).join('')
  return Buffer.from(
    `From: <Saved by Blink>\r\n${headers}MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----Part"\r\n\r\n\r\n${body}------Part--\r\n`,
    'latin1',
  )
}

const part = (bytes: Buffer, type = 'text/html', more = '') =>
  `Content-Type: ${type}\r\n${more}Content-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64').replace(/.{76}/g, '$&\r\n')}`

const quoted = (bytes: Buffer) =>
  `Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${Array.from(
    bytes,
    (byte) =>
      byte === 0x3d || byte > 0x7e
        ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
        : String.fromCharCode(byte),
  )
    .join('')
    .replace(/.{60}(?=.)(?!=?[0-9A-F]{0,2})/g, '$&=\r\n')}`

async function read(bytes: Buffer): Promise<SourceDocument> {
  const [document] = await mhtmlFormat.read(bytes, 'a.mhtml', testLimits)
  return document!
}

describe('MHTML', () => {
  it('accounts for the frames beside the page', async () => {
    const long = '附件内容'.repeat(80)
    const { account, warnings } = await read(
      saved([
        part(Buffer.from(page(`<p>${prose}</p>`))),
        part(Buffer.from(page(`<p>${long}</p>`))),
        part(Buffer.from(page('<p>广告</p>'))),
      ]),
    )
    expect(account).toMatchObject({
      notRead: [{ reason: 'part', count: long.length }],
      leftOut: [{ reason: 'furniture', count: 2, sample: '广告' }],
    })
    expect(account!.seen).toBe(account!.read + long.length + 2)
    expect(warnings.map(({ code }) => code)).toEqual(['frames_not_read'])
  })

  it.each([
    ['base64', part(Buffer.from(page(`<h1>年报</h1><p>${prose}</p>`)))],
    ['quoted-printable', quoted(Buffer.from(page(`<h1>年报</h1><p>${prose}</p>`)))],
    ['GBK under a wrong label', part(iconv.encode(page(`<h1>年报</h1><p>${prose}</p>`), 'gbk'))],
    [
      'GBK named by the envelope',
      part(iconv.encode(`<h1>年报</h1><p>${prose}</p>`, 'gbk'), 'text/html; charset="gb2312"'),
    ],
  ])('reads a page packed in %s, and nothing of its styles', async (_what, packed) => {
    const style = part(Buffer.from('.nav{color:red}'), 'text/css')
    expect((await read(saved([style, packed, style]))).text).toBe(`年报\n${prose}`)
  })

  it('takes title and address from the envelope where the page has none', async () => {
    const subject = `Subject: =?utf-8?B?${Buffer.from('年度').toString('base64')}?=\r\n =?utf-8?B?${Buffer.from('报告').toString('base64')}?=\r\nSnapshot-Content-Location: https://a.example/1.html\r\n`
    const { properties } = await read(saved([part(Buffer.from(`<p>${prose}`))], subject))
    expect(properties).toEqual({ title: '年度报告', canonical: 'https://a.example/1.html' })
  })

  it('reads the page that is named as the first, and says which frames it leaves', async () => {
    const frame = part(Buffer.from(page(`<p>${prose.repeat(12)}</p>`)))
    const first = part(Buffer.from(page(`<p>${prose}</p>`)), 'text/html', 'Content-ID: <main>\r\n')
    const bytes = saved([frame, first]).toString('latin1')
    const document = await read(
      Buffer.from(bytes.replace('type="text/html"', 'start="<main>"'), 'latin1'),
    )
    expect(document.text).toBe(prose)
    expect(document.warnings.map(({ code }) => code)).toEqual(['frames_not_read'])
  })

  it.each([
    ['by its id', 'cid:frame-1@mhtml.blink', 'Content-ID: <frame-1@mhtml.blink>\r\n'],
    [
      'by its address',
      'b.html?x=1&amp;y=2',
      'Content-Location: https://a.example/b.html?x=1&y=2\r\n',
    ],
  ])('reads a large frame that the page shows below it: %s', async (_, source, header) => {
    const body = `<p>导航</p><iframe class="x" src="${source}"></iframe>`
    const main = part(
      Buffer.from(page(body)),
      'text/html',
      'Content-Location: https://a.example/a.html\r\n',
    )
    const rows = '<table><tr><td>规章</td><td>3</td></tr><tr><td>文件</td><td>4</td></tr></table>'
    const frame = part(Buffer.from(page(`<p>${prose.repeat(12)}</p>${rows}`)), 'text/html', header)
    const { text, blocks, account, warnings } = await read(saved([main, frame]))
    expect(text).toContain(prose.repeat(12))
    const [, report, table] = blocks
    expect(text.slice(report!.source.start, report!.source.end)).toBe(prose.repeat(12))
    expect(table).toMatchObject({ kind: 'table', rowCount: 2 })
    if (table?.kind === 'table')
      for (const row of table.rows)
        expect(text.slice(row.source.start, row.source.end)).toContain(row.text.split(' ')[0]!)
    expect(account).toMatchObject({ notRead: [], surplus: 0 })
    expect(account!.seen).toBe(account!.read)
    expect(warnings).toEqual([])
  })

  it('reads a frame where the page holds nothing', async () => {
    const empty = part(Buffer.from('<iframe src="cid:1"></iframe>'))
    expect((await read(saved([empty, part(Buffer.from(`<p>${prose}`))]))).text).toBe(prose)
  })

  it('is told from a message that was sent', async () => {
    const sent = saved([part(Buffer.from(`<p>${prose}`))], 'To: <b@example.cn>\r\n')
    expect(mhtmlFormat.recognizes(sent)).toBe(false)
    await expect(readBytes(sent, 'a.txt')).rejects.toThrow(/a mail message/)
  })

  it('says that a page holds no text', async () => {
    await expect(read(saved([part(Buffer.from('x'), 'image/png')]))).rejects.toThrow(/no text/)
  })

  it('leaves words of a header that it cannot decode as they are', () => {
    expect(decodeWords('=?utf-8?Q?a_=E4=B8=80?= =?none?B?AA==?=')).toBe('a 一=?none?B?AA==?=')
  })
})
