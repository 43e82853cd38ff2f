/** A table that still knows where its borders stand, so that its parts on two pages can be fitted together. */
import type { Grid } from '../../grid.ts'
import type { TableCell } from '../../types.ts'

export type PlacedCell = TableCell

export interface PlacedTable {
  /** Borders of the columns, from left to right: one more than there are columns. */
  xs: number[]
  /** Borders of the rows, from top to bottom, on the page where they stand. */
  ys: number[]
  cells: PlacedCell[]
}

/** The table as a grid, its cells in reading order. */
export function toGrid(table: PlacedTable): Grid {
  return {
    cells: [...table.cells].sort((a, b) => a.row - b.row || a.column - b.column),
    rowCount: table.ys.length - 1,
    columnCount: table.xs.length - 1,
  }
}
