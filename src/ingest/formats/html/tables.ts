/** HTML tables: which ones hold data and which only place things, and data laid out on a grid. */
import { layoutGrid, type Grid, type SpannedCell } from '../../grid.ts'
import { childElements, descendants, plainText, type HtmlElement } from './nodes.ts'

/** A cell longer than this is prose: statutory forms stay below a hundred characters. */
const proseLength = 400

/** True for a table that places other things on the page: it holds tables, headings, prose or a single column. */
export function isLayoutTable(table: HtmlElement): boolean {
  for (const element of descendants(table)) {
    if (element.name === 'table' || /^h[1-6]$/.test(element.name)) return true
  }
  const rows = rowsOf(table)
  const cells = rows.flatMap(cellsOf)
  if (rows.every((row) => cellsOf(row).length <= 1)) return true
  return cells.some((cell) => plainText(cell).replace(/\s+/g, '').length > proseLength)
}

/** The rows of the table itself, in source order. */
export function rowsOf(table: HtmlElement): HtmlElement[] {
  return childElements(table).flatMap((child) => {
    if (child.name === 'tr') return [child]
    return /^(?:thead|tbody|tfoot)$/.test(child.name)
      ? childElements(child).filter((row) => row.name === 'tr')
      : []
  })
}

/** The cells of a row. */
export function cellsOf(row: HtmlElement): HtmlElement[] {
  return childElements(row).filter((cell) => cell.name === 'td' || cell.name === 'th')
}

/** The table on its grid; `readCell` gives a cell's text. Rows without cells are left out. */
export function toGrid(table: HtmlElement, readCell: (cell: HtmlElement) => string): Grid {
  const rows = rowsOf(table)
    .map((row) =>
      cellsOf(row).map((cell): SpannedCell => ({
        text: readCell(cell),
        rowSpan: spanOf(cell.attribs['rowspan']),
        columnSpan: Math.max(1, spanOf(cell.attribs['colspan'])),
      })),
    )
    .filter((row) => row.length > 0)
  return layoutGrid(rows)
}

function spanOf(value: string | undefined): number {
  const span = Number.parseInt(value ?? '1', 10)
  return Number.isInteger(span) && span >= 0 ? span : 1
}
