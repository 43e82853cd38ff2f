/** Rows of cells with known borders on one grid. */
import type { Grid } from '../../grid.ts'
import type { TableCell } from '../../types.ts'
import type { RowDefinition } from './row-definitions.ts'

/** Borders this close together are one border, twentieths of a point. */
const sameBorder = 60
/** Wider tables do not exist on paper. */
const maxColumns = 200

/** The table, or undefined where the definitions do not fit its rows. */
export function layoutDefinedRows(
  rows: readonly (readonly string[])[],
  definitions: readonly RowDefinition[],
): Grid | undefined {
  const fits = rows.every((row, i) => definitions[i]?.merges.length === row.length)
  if (!fits || rows.length !== definitions.length) return undefined
  const borders = uniteBorders(definitions.flatMap(({ edges }) => edges))
  const columnCount = borders.length - 1
  if (columnCount < 1 || columnCount > maxColumns) return undefined
  const columnOf = (edge: number) => borders.findLastIndex((border) => border <= edge + sameBorder)
  const cells: TableCell[] = []
  /** The cell that each column's place in the row above belongs to. */
  let above: (TableCell | undefined)[] = []
  for (const [row, texts] of rows.entries()) {
    const { edges, merges } = definitions[row]!
    const current: (TableCell | undefined)[] = []
    let before: TableCell | undefined
    for (const [i, text] of texts.entries()) {
      const column = columnOf(edges[i]!)
      const end = columnOf(edges[i + 1]!)
      if (end <= column || current[column] !== undefined) return undefined
      const owner = above[column]
      const columnSpan = end - column
      if (merges[i] === 'above' && owner?.column === column && owner.columnSpan === columnSpan) {
        owner.rowSpan++
        before = owner
      } else if (merges[i] === 'before' && before !== undefined && text === '') {
        before.columnSpan += columnSpan
      } else {
        before = { row, column, rowSpan: 1, columnSpan, text }
        cells.push(before)
      }
      for (let c = column; c < end; c++) current[c] = before
    }
    above = current
  }
  return { cells, rowCount: rows.length, columnCount }
}

function uniteBorders(edges: readonly number[]): number[] {
  const borders: number[] = []
  for (const edge of [...edges].sort((a, b) => a - b)) {
    if (borders.length === 0 || edge - borders.at(-1)! > sameBorder) borders.push(edge)
  }
  return borders
}
