/** Lays rows of cells that carry spans out on a grid: one routine for HTML, Word and everything else with merged cells. */
import type { TableCell } from './types.ts'

/** A cell as a row of the source lists it. Spans below 1 count as 1; a row span of 0 reaches the last row, as in HTML. */
export interface SpannedCell {
  text: string
  rowSpan: number
  columnSpan: number
}

/** A table on its grid. Cells stand in row order, then column order, each once, at its top left place. */
export interface Grid {
  cells: TableCell[]
  rowCount: number
  columnCount: number
}

/** Wider tables do not exist on paper; a wider one in a file is a mistake or an attack. */
const maxColumns = 200
/** Places on the grid, spans included: keeps `rowspan=65534 colspan=1000` from taking the memory. */
const maxPlaces = 200_000

/** Lays out the rows. A row that is filled from above by row spans alone keeps its place. */
export function layoutGrid(rows: readonly (readonly SpannedCell[])[]): Grid {
  const cells: TableCell[] = []
  /** For each column, the row below the last one that is taken from above. */
  const takenUntil: number[] = []
  let places = 0
  let columnCount = 0
  for (const [row, sourceCells] of rows.entries()) {
    let column = 0
    for (const source of sourceCells) {
      while ((takenUntil[column] ?? 0) > row) column++
      if (column >= maxColumns || places >= maxPlaces) break
      const rowSpan = Math.min(
        source.rowSpan === 0 ? Infinity : Math.max(1, source.rowSpan),
        rows.length - row,
      )
      const columnSpan = freeWidth(takenUntil, row, column, Math.max(1, source.columnSpan))
      for (let c = column; c < column + columnSpan; c++) takenUntil[c] = row + rowSpan
      places += rowSpan * columnSpan
      cells.push({ row, column, rowSpan, columnSpan, text: source.text })
      column += columnSpan
      columnCount = Math.max(columnCount, column)
    }
  }
  return { cells, rowCount: rows.length, columnCount }
}

/** A span stops where a cell from above is in its way: overlapping cells are a mistake of the file, not of the reader. */
function freeWidth(
  takenUntil: readonly number[],
  row: number,
  column: number,
  wanted: number,
): number {
  let width = 1
  while (width < wanted && column + width < maxColumns && (takenUntil[column + width] ?? 0) <= row)
    width++
  return width
}
