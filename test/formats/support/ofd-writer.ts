/** Sets a report's text as pages of an OFD document: lines of 34 characters, tables with drawn borders and merged cells. */
import type { Grid } from '../../../src/ingest/grid.ts'
import { zipOf } from '../../support/archive.ts'
import { pageParts } from './html-writer.ts'

/** A3 upright, millimetres, so that each table fits on a page. */
const page = { width: 297, height: 420, margin: 30 }
const size = 5
const perLine = Math.floor((page.width - 2 * page.margin) / size)
const lineHeight = 9
const cellSize = 3.5
const cellLine = 4.5
const padding = 1.5

const escapeMarkup = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const isHalf = (character: string) => /[\u0020-\u007e]/.test(character)

interface Writer {
  pages: string[][]
  y: number
}

/** One line of characters, each with its own step; `sizeMm` is the font's. */
function textObject(text: string, x: number, y: number, sizeMm: number): string {
  const steps = Array.from(text, (character) => (isHalf(character) ? sizeMm / 2 : sizeMm))
  return `<ofd:TextObject ID="1" Boundary="${x} ${y} 200 ${sizeMm * 1.4}" Font="3" Size="${sizeMm}"><ofd:TextCode X="0" Y="${sizeMm}" DeltaX="${steps.slice(0, -1).join(' ')}">${escapeMarkup(text)}</ofd:TextCode></ofd:TextObject>`
}

function line(x: number, y: number, dx: number, dy: number): string {
  return `<ofd:PathObject ID="2" Boundary="${x} ${y} ${dx + 0.2} ${dy + 0.2}" LineWidth="0.2"><ofd:AbbreviatedData>M 0 0 L ${dx} ${dy}</ofd:AbbreviatedData></ofd:PathObject>`
}

/** Breaks a text into lines of at most `most` wide characters. A number is not broken. */
function wrap(text: string, most: number): string[] {
  const lines: string[] = []
  let current = ''
  let width = 0
  for (const piece of text.match(
    /[\u0021-\u007e]+[，。、；：）)%]*|[^\u0021-\u007e][，。、；：）]*/g,
  ) ?? []) {
    const wide = Array.from(piece).reduce(
      (sum, character) => sum + (isHalf(character) ? 0.5 : 1),
      0,
    )
    if (width + wide > most && current !== '') {
      lines.push(current)
      current = ''
      width = 0
    }
    current += piece
    width += wide
  }
  return current === '' ? lines : [...lines, current]
}

function newPage(writer: Writer): void {
  writer.pages.push([])
  writer.y = page.margin
}

function addParagraph(writer: Writer, text: string): void {
  const indented = wrap(`\u3000\u3000${text}`, perLine)
  for (const [i, words] of indented.entries()) {
    if (writer.y + lineHeight > page.height - page.margin) newPage(writer)
    const isFirst = i === 0
    writer.pages
      .at(-1)!
      .push(
        textObject(
          isFirst ? words.slice(2) : words,
          page.margin + (isFirst ? 2 * size : 0),
          writer.y,
          size,
        ),
      )
    writer.y += lineHeight
  }
}

function addTable(writer: Writer, grid: Grid): void {
  const width = (page.width - 2 * page.margin) / grid.columnCount
  const widthOf = (columns: number) =>
    Math.max(1, Math.floor((columns * width - padding) / cellSize))
  const linesOf = grid.cells.map((cell) => wrap(cell.text, widthOf(cell.columnSpan)))
  const heights = Array<number>(grid.rowCount).fill(cellLine + 2 * padding)
  for (const [i, cell] of grid.cells.entries()) {
    const needed = (linesOf[i]!.length * cellLine + 2 * padding) / cell.rowSpan
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++)
      heights[row] = Math.max(heights[row]!, needed)
  }
  const tops = heights.reduce<number[]>((all, height) => [...all, all.at(-1)! + height], [0])
  if (writer.y + tops.at(-1)! > page.height - page.margin) newPage(writer)
  const objects = writer.pages.at(-1)!
  for (const [i, cell] of grid.cells.entries()) {
    const x = page.margin + cell.column * width
    const y = writer.y + tops[cell.row]!
    const [dx, dy] = [cell.columnSpan * width, tops[cell.row + cell.rowSpan]! - tops[cell.row]!]
    objects.push(
      line(x, y, dx, 0),
      line(x, y + dy, dx, 0),
      line(x, y, 0, dy),
      line(x + dx, y, 0, dy),
    )
    for (const [j, words] of linesOf[i]!.entries())
      objects.push(textObject(words, x + 1, y + padding + j * cellLine, cellSize))
  }
  writer.y += tops.at(-1)! + lineHeight
}

/** The package of a report in text form. */
export function toOfd(text: string): Buffer {
  const writer: Writer = { pages: [[]], y: page.margin }
  for (const part of pageParts(text)) {
    if (typeof part === 'string') addParagraph(writer, part)
    else addTable(writer, part)
  }
  return ofdOf(writer.pages.map((objects) => objects.join('')))
}

const namespace = 'xmlns:ofd="http://www.ofdspec.org/2016"'

/** A package of one document whose pages hold these objects; `parts` are further files, `description` the XML inside DocInfo. */
export function ofdOf(
  pages: readonly string[],
  {
    description = '',
    common = '',
    document = '',
    before = pages.map(() => ''),
    parts = {},
  }: {
    description?: string
    common?: string
    document?: string
    before?: readonly string[]
    parts?: Record<string, string | Uint8Array>
  } = {},
): Buffer {
  const location = (i: number) => `Pages/Page_${i}/Content.xml`
  const box = `<ofd:PageArea><ofd:PhysicalBox>0 0 ${page.width} ${page.height}</ofd:PhysicalBox></ofd:PageArea>`
  return zipOf([
    {
      name: 'OFD.xml',
      content: `<?xml version="1.0" encoding="UTF-8"?><ofd:OFD ${namespace} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>${description}</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    },
    {
      name: 'Doc_0/Document.xml',
      content: `<ofd:Document ${namespace}><ofd:CommonData>${box}${common}</ofd:CommonData><ofd:Pages>${pages.map((_, i) => `<ofd:Page ID="${i + 1}" BaseLoc="${location(i)}"/>`).join('')}</ofd:Pages>${document}</ofd:Document>`,
    },
    ...pages.map((objects, i) => ({
      name: `Doc_0/${location(i)}`,
      content: `<ofd:Page ${namespace}>${before[i] ?? ''}<ofd:Content><ofd:Layer ID="9">${objects}</ofd:Layer></ofd:Content></ofd:Page>`,
    })),
    ...Object.entries(parts).map(([name, content]) => ({ name, content })),
  ])
}
