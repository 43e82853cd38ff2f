import { formats } from '../../../src/ingest/index.ts'
import { describeFormats } from '../../contracts/format.ts'
import { ofdOf } from '../../formats/support/ofd-writer.ts'
import { docxOf, wordCell, wordParagraph, zipOf } from '../../support/archive.ts'
import { odtOf } from '../../support/odt-writer.ts'
import { pdfOf, ruledTable, text } from '../../support/pdf-writer.ts'
import { xlsxOf } from '../../support/xlsx-writer.ts'
import { cellEnd, docOf } from '../../support/word-binary.ts'

const words = '本机关全年收到申请28件'
const htmlTable = `<table><tr><td colspan="2">指标</td></tr><tr><td>收到</td><td>28</td></tr></table>`

function docSample(): Buffer {
  const row = `指标${cellEnd}28${cellEnd}`
  return docOf(`${words}\r${row}${cellEnd}完\r`, [words.length + 1 + row.length])
}

describeFormats(
  formats,
  {
    text: { bytes: Buffer.from(`${words}\n第二行\n`), words },
    html: {
      bytes: Buffer.from(`<html><body><h1>报告</h1><p>${words}</p>${htmlTable}</body></html>`),
      words,
    },
    pdf: {
      bytes: pdfOf([
        [
          text('Received 28 applications', 72, 150),
          ...ruledTable(
            [72, 200, 300],
            [200, 220, 240],
            [
              ['a', 'b'],
              ['c', '9'],
            ],
          ),
        ],
      ]),
      words: 'Received 28 applications',
    },
    docx: {
      bytes: docxOf(
        `${wordParagraph(words)}<w:tbl><w:tr>${wordCell('指标')}${wordCell('28')}</w:tr></w:tbl>`,
      ),
      words,
    },
    ofd: {
      bytes: ofdOf([
        `<ofd:TextObject ID="1" Boundary="30 30 90 7" Font="3" Size="5"><ofd:TextCode X="0" Y="5" DeltaX="g 20 5">${words}</ofd:TextCode></ofd:TextObject><ofd:PathObject ID="2" Boundary="30 60 90 9"><ofd:AbbreviatedData>M 0 0 L 90 0 L 90 9 L 0 9 C</ofd:AbbreviatedData></ofd:PathObject>`,
      ]),
      words,
    },
    odt: {
      bytes: odtOf(
        `<text:h text:outline-level="1">报告</text:h><text:p>${words}</text:p><table:table><table:table-row><table:table-cell><text:p>收到</text:p></table:table-cell><table:table-cell><text:p>28</text:p></table:table-cell></table:table-row></table:table>`,
      ),
      words,
    },
    rtf: {
      bytes: Buffer.from(
        String.raw`{\rtf1\ansi\ansicpg936{\fonttbl{\f0 SimSun;}}Received 28\par\trowd\cellx2000\cellx4000\pard\intbl a\cell 28\cell\row\pard \u23436?\par}`,
      ),
      words: 'Received 28',
    },
    mhtml: {
      bytes: Buffer.from(
        `From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="B"\n\n--B\nContent-Type: text/html; charset=utf-8\n\n<h1>报告</h1><p>${words}</p>${htmlTable}\n--B--\n`,
      ),
      words,
    },
    xlsx: {
      bytes: xlsxOf([{ name: 'Sheet1', rows: [[words], ['指标', '件数'], ['收到', '28']] }]),
      words,
    },
    doc: { bytes: docSample(), words },
    markdown: {
      bytes: Buffer.from(`# 报告\n\n${words}\n\n| 指标 | 数 |\n|---|---|\n| 收到 | 28 |\n`),
      words,
    },
    csv: { bytes: Buffer.from(`标题,正文\n报告,"${words}\n第二行"\n`), words },
    zip: {
      bytes: zipOf([
        { name: 'a.txt', content: words },
        { name: 'b.html', content: `<p>${words}</p>` },
      ]),
      words,
    },
  },
  40,
)
