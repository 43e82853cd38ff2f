/** Joins the parts of a table that a page break cut: columns fitted, repeated heads dropped, cut cells healed. */
import { mostOf } from '../../extremes.ts'
import { joinLines } from '../join-lines.ts'
import type { PlacedCell, PlacedTable } from './placed-table.ts'

/** Borders this close together are the same border on the next page. */
const sameBorder = 6

/** How an item of a form begins: 一、 （一） 1. */
const itemMark =
  /^(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[）)]|[㈠-㈩]|\d{1,2}[、.．](?!\d))/
const figure = /^[\d.,%/\-—]+$/

/** `upper` continued by `lower`, and the head that `lower` repeats; undefined where the two are different tables. */
export function joinTables(
  upper: PlacedTable,
  lower: PlacedTable,
): { table: PlacedTable; repeated: string } | undefined {
  const shift = upper.xs[0]! - lower.xs[0]!
  const lowerXs = lower.xs.map((x) => x + shift)
  if (Math.abs(upper.xs.at(-1)! - lowerXs.at(-1)!) > sameBorder) return undefined
  const [coarse, fine] =
    upper.xs.length >= lowerXs.length ? [lowerXs, upper.xs] : [upper.xs, lowerXs]
  if (!coarse.every((x) => fine.some((other) => Math.abs(x - other) <= sameBorder)))
    return undefined

  const above = refit(upper.cells, upper.xs, fine)
  const below = refit(lower.cells, lowerXs, fine)
  const lowerRows = lower.ys.length - 1
  const repeated = countRepeatedRows(above, below, lowerRows)
  const upperRows = upper.ys.length - 1
  const kept = below.filter((cell) => cell.row >= repeated)
  const seam = kept.filter((cell) => cell.row === repeated)
  const bottom = above.filter((cell) => cell.row + cell.rowSpan === upperRows)
  const cutRow = isCutRow(bottom, seam)
  // In a row that was cut through, the halves lie in one row of the joined table.
  const offset = upperRows - repeated - (cutRow ? 1 : 0)
  const cells = [...above]
  for (const cell of kept) {
    const partner =
      cell.row === repeated
        ? bottom.find(
            (other) => other.column === cell.column && other.columnSpan === cell.columnSpan,
          )
        : undefined
    if (partner !== undefined && (cutRow || isCutCell(partner, cell, bottom))) {
      partner.text = joinLines(partner.text, cell.text)
      partner.rowSpan += cell.rowSpan - (cutRow ? 1 : 0)
    } else cells.push({ ...cell, row: cell.row + offset })
  }
  const rowCount = mostOf(cells, (cell) => cell.row + cell.rowSpan)
  return {
    table: { xs: fine, ys: continueBorders(upper.ys, lower.ys, rowCount), cells },
    repeated: below.flatMap((cell) => (cell.row < repeated ? [cell.text] : [])).join(' '),
  }
}

/** The cells on finer borders: a cell that lay over a border spans it. */
function refit(
  cells: readonly PlacedCell[],
  from: readonly number[],
  to: readonly number[],
): PlacedCell[] {
  const placeOf = from.map((x) => {
    let best = 0
    for (const [i, other] of to.entries())
      if (Math.abs(other - x) < Math.abs(to[best]! - x)) best = i
    return best
  })
  return cells.map((cell) => {
    const column = placeOf[cell.column]!
    return {
      ...cell,
      column,
      columnSpan: Math.max(1, placeOf[cell.column + cell.columnSpan]! - column),
    }
  })
}

/** How many rows at the top of the lower part repeat the head of the upper one. */
function countRepeatedRows(
  above: readonly PlacedCell[],
  below: readonly PlacedCell[],
  lowerRows: number,
): number {
  const describe = (cells: readonly PlacedCell[], row: number) =>
    cells
      .filter((cell) => cell.row === row)
      .sort((a, b) => a.column - b.column)
      .map((cell) => `${cell.column}+${cell.columnSpan}x${cell.rowSpan}:${cell.text}`)
      .join('\n')
  const hasWords = (row: number) =>
    below.some((cell) => cell.row === row && cell.text !== '' && !figure.test(cell.text))
  let repeated = 0
  for (let row = 0; row < lowerRows - 1; row++) {
    if (!hasWords(row) || describe(above, row) !== describe(below, row)) break
    // A head ends where none of its cells reaches further down.
    const closed = below.every((cell) => cell.row > row || cell.row + cell.rowSpan <= row + 1)
    if (closed) repeated = row + 1
  }
  return repeated
}

/** A row cut through: its lower half holds only the ends of words, beside nothing that is a row of its own. */
function isCutRow(bottom: readonly PlacedCell[], seam: readonly PlacedCell[]): boolean {
  const lastRow = bottom.filter((cell) => cell.rowSpan === 1)
  const singles = seam.filter((cell) => cell.rowSpan === 1)
  const words = singles.filter((cell) => cell.text !== '')
  if (words.length === 0 || lastRow.length === 0) return false
  return words.every((cell) => {
    const upper = lastRow.find((other) => other.column === cell.column)
    return upper !== undefined &&
      upper.text !== '' &&
      !itemMark.test(cell.text) &&
      !figure.test(cell.text)
      ? itemMark.test(upper.text)
      : false
  })
}

/** A cell over several rows cut by the break: the lower part is blank, or goes on where its neighbours begin items. */
function isCutCell(upper: PlacedCell, lower: PlacedCell, bottom: readonly PlacedCell[]): boolean {
  const isTall = upper.rowSpan > 1 || lower.rowSpan > 1
  if (lower.text === '') return isTall
  if (itemMark.test(lower.text) || figure.test(lower.text)) return false
  if (upper.text === '') return isTall && upper.rowSpan > 1
  const isLabelColumn = bottom.every(
    (cell) => cell.column >= upper.column || !figure.test(cell.text),
  )
  return isTall && isLabelColumn && itemMark.test(upper.text)
}

/** Borders for the joined rows; below the break they only need to rise. */
function continueBorders(
  upper: readonly number[],
  lower: readonly number[],
  rowCount: number,
): number[] {
  const ys = [...upper]
  const shift = upper.at(-1)! - lower[0]!
  for (const y of lower.slice(1)) ys.push(y + shift)
  while (ys.length < rowCount + 1) ys.push(ys.at(-1)! + 1)
  return ys.slice(0, rowCount + 1)
}
