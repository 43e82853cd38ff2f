/** Files of one odd thing over and over, in every format: what makes a reader slow that looks at the same place again and again. */
import { docxOf, wordParagraph, zipOf } from '../../support/archive.ts'
import { pdfOf, text as pdfText } from '../../support/pdf-writer.ts'

/** What is repeated. */
export const oddUnits = [
  ...'<>[](){}*_~#|"\'&;:,.!?+=-/\\@$%^0a公第年月日件。，、；：？！（）《》“”‘’【】〔〕一㈠①…—·￥'.split(
    '',
  ),
  '`',
  ' ',
  '\t',
  '\u3000',
  '\u00a0',
  '\u200b',
  '\ufeff',
  '\u0301',
  '\u{1f600}',
  '\u{20000}',
  '\ud800',
  '\r',
  '\f',
  'a ',
  '公 ',
  '1 ',
  '1,',
  '1.',
  '1、',
  '1.1.',
  '- ',
  '> ',
  '* ',
  '# ',
  '| ',
  '|-',
  '|1',
  '[1]',
  '[a](',
  '![',
  '**a',
  '&amp;',
  '&#1;',
  '&lt;',
  '<p>',
  '</p>',
  '<b>',
  '<div>',
  '<td>',
  '<tr><td>',
  '<table>',
  '<table><tr><td>',
  '<li>',
  '<ul><li>',
  '<a href="',
  '<!--',
  '-->',
  '<br>',
  '<h1>',
  '<option>',
  '<font ',
  '<blockquote>',
  '<![CDATA[',
  '<?xml',
  '<script>',
  '一、',
  '（一）',
  '第一章',
  '一是',
  '第1页',
  '2023年',
  '2023年1月1日',
  '2023-01-01 ',
  '二〇二三年',
  '附件',
  '附件1：',
  '来源：',
  '标题：',
  '发布日期：',
  '索引号：1 ',
  '浏览次数：',
  '打印 ',
  '当前位置：',
  '首页 > ',
  '上一篇',
  '扫一扫',
  'http://a.cn/ ',
  'a@b.cn',
  '〔2018〕1号',
  '国办发〔2016〕80号',
  '共1件，',
  '其中1件，',
  '1件，其中',
  '1万元',
  '收到申请1件',
  '公开1条',
  '行政复议1件，',
  '不予公开',
  '0 | ',
  '总计 1 ',
  '新收1',
  '县人民政府',
  '江苏省泰州市高港区',
  '省',
  '市',
  '县',
  '局',
  '政府信息公开工作年度报告',
  '年度报告',
  '政府',
  '政府信息公开',
  '单位',
  '指标',
  '本年新收政府信息公开申请数量',
  '（一）予以公开',
  '1\n2\n',
] as const

/** How it is repeated: in one line, between words, each on a line of its own, in lines with an end of their own. */
export const layouts = ['line', 'inner', 'lines', 'pairs'] as const
export type Layout = (typeof layouts)[number]

export const oddFormats = ['txt', 'md', 'html', 'csv', 'docx', 'pdf'] as const
export type OddFormat = (typeof oddFormats)[number]

const head = '云汀市2023年政府信息公开工作年度报告\n一、总体情况\n'
const foot = '\n二、主动公开情况\n主动公开政府信息12条。\n'

/** About `size` characters of the unit. */
export function oddText(unit: string, layout: Layout, size: number): string {
  const times = Math.max(1, Math.floor(size / unit.length))
  switch (layout) {
    case 'line':
      return unit.repeat(times)
    case 'inner':
      return `${head}公开${unit.repeat(times)}公开${foot}`
    case 'lines':
      return `${head}${`${unit}\n`.repeat(Math.ceil(size / (unit.length + 1)))}${foot}`
    case 'pairs': {
      const line = `${unit.repeat(Math.max(1, Math.floor(40 / unit.length)))}公开\n\n`
      return `${head}${line.repeat(Math.ceil(size / line.length))}${foot}`
    }
  }
}

const escapeXml = (text: string): string =>
  text
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ' ')
    .replace(/[&<>]/g, (mark) => `&#${mark.charCodeAt(0)};`)

/** The text as a file of the format. */
export function oddFile(format: OddFormat, text: string): Buffer {
  switch (format) {
    case 'txt':
    case 'md':
      return Buffer.from(text)
    case 'html':
      return Buffer.from(
        `<!doctype html><html><body><div id="zoom">${text.replaceAll('\n', '<br>\n')}</div></body></html>`,
      )
    case 'csv':
      return Buffer.from(`标题,正文\n云汀市2023年报告,${text}\n云汀市2022年报告,"${text}"\n`)
    case 'docx':
      return docxOf(
        text
          .split('\n')
          .map((line) => wordParagraph(escapeXml(line)))
          .join(''),
      )
    case 'pdf': {
      const lines = text.split('\n')
      const pages: string[][] = []
      for (let i = 0; i < lines.length; i += 60)
        pages.push(lines.slice(i, i + 60).map((line, j) => pdfText(line, 50, 60 + 12 * j)))
      return pdfOf(pages.slice(0, 1900))
    }
  }
}

export { zipOf }
