/** Generated reports written in each format, as bytes: what the reader benchmark reads. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { docxOf, wordCell, wordParagraph, zipOf } from '../../test/support/archive.ts'
import { toOfd } from '../../test/formats/support/ofd-writer.ts'
import { odtOf } from '../../test/support/odt-writer.ts'
import { pdfOf, ruledTable, text } from '../../test/support/pdf-writer.ts'
import { xlsxOf } from '../../test/support/xlsx-writer.ts'
import { docOf, paragraphEnd } from '../../test/support/word-binary.ts'
import { generateReports } from '../generator/index.ts'

/** Different files a format; a run reads them in turn. */
const variety = 8

const escapeMarkup = (words: string) => words.replace(/&/g, '&amp;').replace(/</g, '&lt;')

type Part = { kind: 'line'; line: string } | { kind: 'table'; rows: string[][] }

/** Lines with bars between their words are rows of a table. */
function partsOf(report: string): Part[] {
  const parts: Part[] = []
  for (const line of report.split('\n').filter((words) => words.trim() !== '')) {
    const last = parts.at(-1)
    if (!line.includes('|')) parts.push({ kind: 'line', line })
    else if (last?.kind === 'table') last.rows.push(line.split('|').map((cell) => cell.trim()))
    else parts.push({ kind: 'table', rows: [line.split('|').map((cell) => cell.trim())] })
  }
  return parts
}

function toHtml(report: string): string {
  const body = partsOf(report).map((part) =>
    part.kind === 'line'
      ? `<p><span>${escapeMarkup(part.line)}</span></p>`
      : `<table>${part.rows.map((row) => `<tr>${row.map((cell) => `<td><p>${escapeMarkup(cell)}</p></td>`).join('')}</tr>`).join('')}</table>`,
  )
  return `<!doctype html><html><head><title>年报</title></head><body><div id="zoom">${body.join('\n')}</div></body></html>`
}

function toDocx(report: string): Buffer {
  const body = partsOf(report).map((part) =>
    part.kind === 'line'
      ? wordParagraph(escapeMarkup(part.line))
      : `<w:tbl>${part.rows.map((row) => `<w:tr>${row.map((cell) => wordCell(escapeMarkup(cell))).join('')}</w:tr>`).join('')}</w:tbl>`,
  )
  return docxOf(body.join(''))
}

function toOdt(report: string): Buffer {
  const cell = (words: string) =>
    `<table:table-cell><text:p>${escapeMarkup(words)}</text:p></table:table-cell>`
  const body = partsOf(report).map((part) =>
    part.kind === 'line'
      ? `<text:p>${escapeMarkup(part.line)}</text:p>`
      : `<table:table>${part.rows.map((row) => `<table:table-row>${row.map(cell).join('')}</table:table-row>`).join('')}</table:table>`,
  )
  return odtOf(body.join(''))
}

/** Characters as numbers, as Word writes them. */
function toRtf(report: string): Buffer {
  const words = (text: string) =>
    Array.from({ length: text.length }, (_, i) => {
      const unit = text.charCodeAt(i)
      return unit < 128 ? text.charAt(i).replace(/[\\{}]/, '\\$&') : `\\u${(unit << 16) >> 16}?`
    }).join('')
  const body = partsOf(report).map((part) =>
    part.kind === 'line'
      ? `\\pard ${words(part.line)}\\par\n`
      : part.rows
          .map(
            (row) =>
              `\\trowd${row.map((_cell, i) => `\\cellx${1000 * (i + 1)}`).join('')}${row.map((cell) => `\\pard\\intbl ${words(cell)}\\cell`).join('')}\\row\n`,
          )
          .join(''),
  )
  return Buffer.from(`{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0 SimSun;}}${body.join('')}}`)
}

function toMhtml(report: string): Buffer {
  const packed = Buffer.from(toHtml(report)).toString('base64').replace(/.{76}/g, '$&\r\n')
  return Buffer.from(
    `From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="Part"\r\n\r\n--Part\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${packed}\r\n--Part--\r\n`,
  )
}

/** Five pages, two of them with a table of the statutory size. The words are Latin: no font is embedded. */
function toPdf(): Buffer {
  const xs = Array.from({ length: 11 }, (_, i) => 60 + 47 * i)
  const ys = Array.from({ length: 29 }, (_, i) => 100 + 24 * i)
  const table = ruledTable(
    xs,
    ys,
    ys.slice(1).map((_y, row) => xs.slice(1).map((_x, column) => String(row * column))),
  )
  const prose = Array.from({ length: 26 }, (_, i) =>
    text('words that fill the line from the left margin to the right', 72, 90 + 27 * i),
  )
  return pdfOf([prose, prose, table, table, prose])
}

/** The inputs by reader name. They come from nothing but the generator. */
export function makeSamples(): Record<string, Buffer[]> {
  const reports = [...generateReports({ seed: 1, count: variety })].map((report) => report.text)
  return {
    text: reports.map((report) => Buffer.from(report)),
    markdown: reports.map((report) => Buffer.from(`# 年报\n\n${report}`)),
    html: reports.map((report) => Buffer.from(toHtml(report))),
    docx: reports.map(toDocx),
    odt: reports.map(toOdt),
    xlsx: reports.map((report) =>
      xlsxOf([
        {
          name: 'Sheet1',
          rows: partsOf(report).flatMap((part) =>
            part.kind === 'line' ? [[part.line]] : part.rows,
          ),
        },
      ]),
    ),
    rtf: reports.map(toRtf),
    mhtml: reports.map(toMhtml),
    ofd: reports.map(toOfd),
    // The test writer makes small documents only.
    doc: reports.map((report) => docOf(report.slice(0, 7000).replace(/\n/g, paragraphEnd))),
    csv: reports.map((report) => Buffer.from(`标题,正文\n年报,"${report.replace(/"/g, '""')}"\n`)),
    zip: reports.map((report) => zipOf([{ name: 'a.txt', content: report }])),
    pdf: [toPdf()],
  }
}

/** The two real PDFs beside the repository, or none where they are missing; to be called from the project's folder. */
export function realPdfs(): Buffer[] {
  const paths = ['huaian-2024.pdf', 'hongze-2024.pdf'].map((name) =>
    join(process.cwd(), '..', 'shared', 'samples', name),
  )
  return paths.every((path) => existsSync(path)) ? paths.map((path) => readFileSync(path)) : []
}
