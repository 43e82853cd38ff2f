import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { chooseFormat, readBytes } from '../../../src/ingest/index.ts'
import { zipOf } from '../../support/archive.ts'

const report =
  '青岫县人民政府2020年政府信息公开工作年度报告\n一是加强领导;\n二是完善制度;\n三是抓好落实;\n'
const stored = (type: string) => ({ name: 'mimetype', content: type, isStored: true })
const reasonOf = (bytes: string | Uint8Array, name: string): Promise<string> =>
  readBytes(Buffer.from(bytes), name).then(
    (documents) => `read as ${documents[0]!.format}`,
    (error: unknown) => (error as Error).message,
  )

describe('what is no document', () => {
  it.each([
    ['nav.js', '// 导航脚本\nfunction open(){var t="点击展开下拉菜单";}', 'a script'],
    ['style.css', '/* 导航栏的颜色 */\n.nav{color:#c00}', 'a style sheet'],
    ['data.json', '{"menu":["首页","政务公开"]}', 'a data file'],
    ['icon.svg', '<svg xmlns="http://www.w3.org/2000/svg"><title>返回上级</title></svg>', 'XML'],
    ['feed.xml', '<?xml version="1.0"?><feed><title>政务公开</title></feed>', 'XML'],
    ['setup.py', '# 采集年报\nimport os\n', 'program source'],
    ['photo.jpg', 'ÿØÿà', 'a picture'],
    ['list.yaml', '# 名单\nname: 甲\n', 'a data file'],
    ['letter.eml', `Subject: x\n\n${report}`, 'a mail message'],
    ['all.rar', 'Rar!', 'an archive other than ZIP'],
    ['report.ceb', 'Founder CEB', 'a document of another format'],
    ['page.bmp', 'BM', 'a picture of a format that is not read'],
    ['page.WEBP', 'RIFF', 'a picture of a format that is not read'],
  ])('refuses %s by the name of its kind', async (name, content, kind) => {
    expect(await reasonOf(content, name)).toContain(`${name}: ${kind}`)
  })

  it.each([
    ['data', '{\n "title": "年度报告",\n "items": [1, 2]\n}', 'a data file'],
    ['a list of values', '[{"id": 1, "name": "政务公开"}]', 'a data file'],
    ['XML without a declaration', '<feed><title>政务公开</title></feed>', 'XML'],
    [
      'a Word document as XML',
      '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>',
      'a Word document as XML',
    ],
    [
      'a script',
      "var t = '点击展开下拉菜单';\nfunction open() {\n  menu.show(t);\n}\nopen();",
      'program source',
    ],
    ['a script in one line', '!function(){var a="政务公开";b(a);c({d:a});}();', 'program source'],
    ['a style sheet', '.nav {\n  color: red;\n}\n.foot {\n  font-size: 12px;\n}', 'program source'],
    ['a page of a server', '<?php echo "政务公开"; ?>', 'program source'],
    [
      'a mail message',
      `From: a@b.cn\nMIME-Version: 1.0\nSubject: x\n\n${report}`,
      'a mail message',
    ],
    ['base64', `${'QUJD'.repeat(19)}\n${'QUJD'.repeat(19)}\n`, 'encoded data'],
  ])('refuses %s that calls itself a text', async (_what, content, kind) => {
    for (const name of ['a.txt', 'a', 'a.2020'])
      expect(await reasonOf(content, name)).toContain(kind)
    expect(await reasonOf(iconv.encode(content, 'gbk'), 'a.txt')).toContain(kind)
  })

  it.each([
    ['a report with semicolons', report, 'text'],
    ['a report that begins with an angle', `<索引号>2020-1\n${report}`, 'text'],
    ['a report in brackets', `[2020]年度报告\n${report}`, 'text'],
    [
      'English prose',
      'Received 28 applications.\nFor the year, none was refused;\nall were answered.',
      'text',
    ],
    ['a piece of a page', `<b>${report}</b><br>28件`, 'html'],
    ['a table saved as .xls', `<table><tr><td>${report}</td></tr></table>`, 'html'],
    ['a page of a server', `<!doctype html><p>${report}`, 'html'],
  ])('reads %s', async (_what, content, format) => {
    for (const name of ['a.txt', 'a.xls', 'index.jsp', 'content_12.action'])
      expect(await reasonOf(content, name)).toBe(`read as ${format}`)
  })

  it('goes by the bytes where they are sure, whatever the name says', () => {
    expect(chooseFormat(Buffer.from('%PDF-1.4'), 'a.json').name).toBe('pdf')
  })

  it.each([
    ['EPUB', [stored('application/epub+zip')], 'a document of another'],
    [
      'an OpenDocument spreadsheet',
      [stored('application/vnd.oasis.opendocument.spreadsheet')],
      'a document of another',
    ],
    [
      'slides',
      [
        { name: '[Content_Types].xml', content: 'x' },
        { name: 'ppt/presentation.xml', content: 'x' },
      ],
      'slides',
    ],
  ])('names %s, which is packed', async (_what, entries, kind) => {
    expect(await reasonOf(zipOf(entries), 'a.zip')).toContain(kind)
  })

  it('leaves the folder of a saved page in an archive, and says how many files', async () => {
    const documents = await readBytes(
      zipOf([
        { name: 'x/年报.html', content: `<p>${report}</p>` },
        { name: 'x/年报_files/a.css', content: '.a{}' },
        { name: 'x/年报_files/img/b.png', content: 'PNG' },
        { name: 'x/年报_files/附表.txt.pdf', content: 'no PDF' },
        { name: 'x/其他_files/c.txt', content: report },
      ]),
      'a.zip',
    )
    expect(documents.map(({ path, warnings }) => [path, warnings[0]?.code])).toEqual([
      ['a.zip#x/年报.html', undefined],
      ['a.zip#x/年报_files/附表.txt.pdf', 'unreadable_entry'],
      ['a.zip#x/其他_files/c.txt', undefined],
      ['a.zip#x/年报_files', 'left_out'],
    ])
    expect(documents[3]!.warnings[0]!.message).toContain('共 2 个')
  })
})
