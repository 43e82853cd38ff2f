/** Rows of different lengths on one grid: old Word files tell the cells of a row, not which of them are merged. */
import { layoutGrid, type Grid } from '../../grid.ts'

const figureOrBlank = /^[\d.,%/\-—]*$/

/**
 * The rows as a table. A short row has merged cells: with figures at its end, its last label is the wide one (as in
 * 一、本年新收 … over three columns); without, its first cell is. `isGuessed` is true where that was needed.
 */
export function layoutMarkedRows(rows: readonly (readonly string[])[]): {
  grid: Grid
  isGuessed: boolean
} {
  const width = Math.max(...rows.map((row) => row.length))
  let isGuessed = false
  const spanned = rows.map((row) => {
    const missing = width - row.length
    if (missing > 0 && row.length > 1) isGuessed = true
    const lastLabel = row.findLastIndex((cell) => !figureOrBlank.test(cell))
    const wide = lastLabel >= 0 && lastLabel < row.length - 1 ? lastLabel : 0
    return row.map((text, i) => ({ text, rowSpan: 1, columnSpan: i === wide ? 1 + missing : 1 }))
  })
  return { grid: layoutGrid(spanned), isGuessed }
}
