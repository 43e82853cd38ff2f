/** Writes a report's text as a web page: its lines as paragraphs, its tables with the merged cells of the statutory forms. */

import { load } from 'cheerio'
import { layoutGrid, type Grid } from '../../../src/ingest/grid.ts'

interface Cell {
  text: string
  columnSpan?: number
  rowSpan?: number
}

type Row = readonly string[]

/** The page of a report in text form, whose tables are lines with bars between the cells. */
export function toHtml(text: string): string {
  const parts: string[] = []
  let rows: Row[] = []
  const endTable = () => {
    if (rows.length > 0) parts.push(drawTable(spanCells(rows)))
    rows = []
  }
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    if (line.includes('|')) rows.push(cellsOf(line))
    else {
      endTable()
      parts.push(`<p>${escapeMarkup(line)}</p>`)
    }
  }
  endTable()
  return `<!doctype html>\n<html><head><meta charset="utf-8"></head><body>\n${parts.join('\n')}\n</body></html>\n`
}

/** A paragraph, or a table laid out. */
export type PagePart = string | Grid

/** The same page in parts, for writers of other formats. */
export function pageParts(text: string): PagePart[] {
  const $ = load(toHtml(text))
  return $('body')
    .children()
    .toArray()
    .map((element) => {
      if (element.name === 'p') return $(element).text()
      const rows = $(element)
        .find('tr')
        .toArray()
        .map((row) =>
          $(row)
            .children()
            .toArray()
            .map((cell) => ({
              text: $(cell).text(),
              rowSpan: Number($(cell).attr('rowspan') ?? 1),
              columnSpan: Number($(cell).attr('colspan') ?? 1),
            })),
        )
      return layoutGrid(rows)
    })
}

/** A bar ends a cell. */
function cellsOf(line: string): string[] {
  const cells = line.split('|').map((cell) => cell.trim())
  if (line.trimEnd().endsWith('|')) cells.pop()
  return cells
}

const withoutBlankEnd = (row: Row): Row =>
  row.slice(0, row.findLastIndex((cell) => cell !== '') + 1)

/** The merged cells of the form that the rows are of; rows of no known form are laid out as they stand. */
function spanCells(rows: readonly Row[]): Cell[][] {
  const width = Math.max(...rows.map((row) => row.length))
  if (width === 15) return reviewCells(rows)
  if (width === 10) return applicationCells(rows.map(withoutBlankEnd))
  if (width === 4 && withoutBlankEnd(rows[0]!).length === 1)
    return rows.map((row) => disclosureCells(withoutBlankEnd(row), width))
  return rows.map((row) => row.map((text) => ({ text })))
}

/** Chapter two: the last cell of a row reaches the border. */
function disclosureCells(row: Row, width: number): Cell[] {
  return row.map((text, i) => (i === row.length - 1 ? { text, columnSpan: width - i } : { text }))
}

const applicantColumns = 7
const labelColumns = 3

/** Chapter three: three columns of labels, the groups merged over their rows. */
function applicationCells(rows: readonly Row[]): Cell[][] {
  const [[note = '', applicants = ''] = [], second = [], kinds = [], ...body] = rows
  const head: Cell[][] = [
    [
      { text: note, columnSpan: labelColumns, rowSpan: 3 },
      { text: applicants, columnSpan: applicantColumns },
    ],
    second.map((text, i) => (i === 1 ? { text, columnSpan: kinds.length } : { text, rowSpan: 2 })),
    kinds.map((text) => ({ text })),
  ]
  const labelsOf = (row: Row | undefined) => row?.slice(0, -applicantColumns) ?? []
  const rowsUntil = (from: number, isEnd: (first: string) => boolean): number => {
    let end = from + 1
    while (end < body.length && !isEnd(labelsOf(body[end])[0]!)) end++
    return end - from
  }
  const isItem = (label: string) => /^[一二三四]、/.test(label)
  const isGroup = (label: string) => /^[（(]/.test(label)
  return [
    ...head,
    ...body.map((row, i): Cell[] => {
      const labels = labelsOf(row)
      const cells = labels.map((text, depth): Cell => {
        if (isItem(text))
          return labels.length === 1
            ? { text, columnSpan: labelColumns }
            : { text, rowSpan: rowsUntil(i, isItem) }
        if (isGroup(text))
          return depth === labels.length - 1
            ? { text, columnSpan: 2 }
            : { text, rowSpan: rowsUntil(i, (next) => isItem(next) || isGroup(next)) }
        return { text }
      })
      return [...cells, ...row.slice(-applicantColumns).map((text) => ({ text }))]
    }),
  ]
}

/** Chapter four: reviews beside two kinds of lawsuits. */
function reviewCells(rows: readonly Row[]): Cell[][] {
  const [first = [], second = [], ...rest] = rows
  return [
    first.filter((text) => text !== '').map((text, i) => ({ text, columnSpan: i === 0 ? 5 : 10 })),
    second
      .filter((text) => text !== '')
      .map((text, i) => (i < 5 ? { text, rowSpan: 2 } : { text, columnSpan: 5 })),
    ...rest.map((row, i) => (i === 0 ? withoutBlankEnd(row) : row).map((text) => ({ text }))),
  ]
}

function drawTable(rows: readonly (readonly Cell[])[]): string {
  const lines = rows.map((cells) => {
    const drawn = cells.map(({ text, columnSpan = 1, rowSpan = 1 }) => {
      const spans = `${columnSpan > 1 ? ` colspan="${columnSpan}"` : ''}${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}`
      return `<td${spans}>${escapeMarkup(text)}</td>`
    })
    return `<tr>${drawn.join('')}</tr>`
  })
  return `<table border="1" cellspacing="0">\n${lines.join('\n')}\n</table>`
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
