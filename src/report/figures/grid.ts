/** A table as a grid in which a spanned cell is seen from every place it covers. */
import type { Table } from '../types.ts'
import { readCell, type CellValue } from './numbers.ts'

/** A cell with its place; `row` and `column` are those of its top left corner. */
export interface GridCell {
  row: number
  column: number
  rowSpan: number
  columnSpan: number
  text: string
  /** What the cell states, once it was asked for. */
  read?: CellValue | undefined
}

/** A laid-out table. */
export interface Grid {
  table: Table
  rowCount: number
  columnCount: number
  /** The cell that covers a place, if any. */
  at(row: number, column: number): GridCell | undefined
  /** Cells that begin in a row, left to right. */
  row(row: number): readonly GridCell[]
}

/** Lays a table out from its cells; a table without cells, from its rows. */
export function toGrid(table: Table): Grid {
  const cells: GridCell[] =
    table.cells.length > 0
      ? table.cells.map(({ row, column, rowSpan, columnSpan, text }) => ({
          row,
          column,
          rowSpan,
          columnSpan,
          text,
          read: undefined,
        }))
      : table.rows.flatMap((texts, row) =>
          texts.map((text, column) => ({
            row,
            column,
            rowSpan: 1,
            columnSpan: 1,
            text,
            read: undefined,
          })),
        )
  let rowCount = table.rows.length
  let columnCount = 0
  for (const cell of cells) {
    rowCount = Math.max(rowCount, cell.row + 1)
    columnCount = Math.max(columnCount, cell.column + cell.columnSpan)
  }
  const covered: (GridCell | undefined)[][] = Array.from({ length: rowCount }, () => [])
  const starting: GridCell[][] = Array.from({ length: rowCount }, () => [])
  for (const cell of cells) {
    starting[cell.row]!.push(cell)
    for (let row = cell.row; row < Math.min(rowCount, cell.row + cell.rowSpan); row++)
      for (let column = cell.column; column < cell.column + cell.columnSpan; column++)
        covered[row]![column] ??= cell
  }
  for (const row of starting) row.sort((a, b) => a.column - b.column)
  return {
    table,
    rowCount,
    columnCount,
    at: (row, column) => covered[row]?.[column],
    row: (row) => starting[row] ?? [],
  }
}

/** The id of the table line that a grid row stands on, for citing. */
export function lineIdOf(table: Table, row: number): string {
  const line = table.lines[Math.min(row, table.lines.length - 1)]
  return line === undefined ? table.id : line.id
}

/** What a cell states; a table's readers ask each cell many times. */
export function valueOf(cell: GridCell): CellValue {
  return (cell.read ??= readCell(cell.text))
}

/** True where a cell holds a number, or a sign that stands for none ("/", "-"), but not a blank. */
export function isValueCell(cell: GridCell): boolean {
  const { kind, raw } = valueOf(cell)
  return kind === 'number' || (kind === 'none' && raw !== '')
}

/** True where a cell holds words. */
export function isWordCell(cell: GridCell): boolean {
  return valueOf(cell).kind === 'text'
}

/** True where a cell holds nothing at all. */
export function isBlankCell(cell: GridCell): boolean {
  return cell.text.trim() === ''
}
