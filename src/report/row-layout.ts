/** What the lines of a table are: the cells of each, the names of their columns, and what they stand under. */
import { isBlankCell, isValueCell, toGrid, type Grid, type GridCell } from './figures/grid.ts'
import type { Table } from './types.ts'

/** A line of a table as a row. Names are as printed, and only where they are sure. */
export interface RowLayout {
  /** What the row stands under, outermost first: the part of the table, and labels that span several rows. */
  under: string[]
  /** For each cell of the line the name of its column, a name above others before theirs (行政复议 › 结果维持); '' where none is sure. */
  columns: string[]
}

/** Between the names above a column and its own. */
const above = ' › '

/** Longer words are no name of a column, but a note or a sentence. */
const longestName = 30

/**
 * Where the cells of a table's line stand in its text, [start, end) each, white space aside. Inverse of how lines are written: with
 * bars between cells, in text with one behind the last too, in Markdown with one before the first.
 */
export function cellsOfLine(text: string): [start: number, end: number][] {
  const cells: [number, number][] = []
  for (let from = 0; from <= text.length;) {
    const bar = text.indexOf('|', from)
    const to = bar < 0 ? text.length : bar
    let [start, end] = [from, to]
    while (start < end && /\s/.test(text.charAt(start))) start++
    while (end > start && /\s/.test(text.charAt(end - 1))) end--
    cells.push([start, end])
    from = to + 1
  }
  const opens = text.startsWith('|') ? 1 : 0
  const closes = cells.length > 1 && text.endsWith('|') ? 1 : 0
  return cells.slice(opens, cells.length - closes)
}

/** The layout of each line of a table; null for a line that is no row of its grid. */
export function rowLayoutsOf(table: Table): (RowLayout | null)[] {
  if (table.lines.length !== table.rows.length) return table.lines.map(() => null)
  const grid = toGrid(table)
  const kinds = table.lines.map((_, row) => kindOf(grid, row))
  return table.lines.map(({ text }, row) => {
    const written = cellsOfLine(text).map(([start, end]) => text.slice(start, end))
    const cells = grid.row(row).slice(0, written.length)
    const isSame = written.every((each, i) => sameText(each, cells[i]?.text ?? ''))
    if (!isSame || written.length < 2) return null
    if (kinds[row] !== 'values') return { under: [], columns: written.map(() => '') }
    const head = headAbove(kinds, row)
    const captions = head.filter((each) => kinds[each] === 'caption')
    const names = head.filter((each) => kinds[each] === 'head')
    return {
      under: [
        ...captions.map((each) => nonBlank(grid, each)[0]!.text.trim()),
        ...labelsOver(grid, row, cells[0]!, head),
      ],
      columns: withoutCommon(columnsOf(grid, names, cells, kinds)),
    }
  })
}

const sameText = (a: string, b: string): boolean => a.replace(/\s/gu, '') === b.replace(/\s/gu, '')

const nonBlank = (grid: Grid, row: number): GridCell[] =>
  grid.row(row).filter((cell) => !isBlankCell(cell))

/** `caption`: one cell of words alone; `head`: words only; `values`: with a number, or a sign for none. */
function kindOf(grid: Grid, row: number): 'caption' | 'head' | 'values' | 'blank' {
  const cells = nonBlank(grid, row)
  if (cells.some(isValueCell)) return 'values'
  if (cells.length === 0) return 'blank'
  return cells.length === 1 ? 'caption' : 'head'
}

/** The rows of words next above a row of values: its head, with the captions over it. */
function headAbove(kinds: readonly string[], row: number): number[] {
  let last = row - 1
  while (last >= 0 && kinds[last] === 'values') last--
  const head: number[] = []
  for (let at = last; at >= 0 && kinds[at] !== 'values' && kinds[at] !== 'blank'; at--) {
    head.unshift(at)
    // What stands above a caption belongs to the part before it.
    if (kinds[at] === 'caption' && kinds.slice(at, last + 1).includes('head')) break
  }
  return head
}

/** Labels that begin in a row above and span this one, left of its first cell. */
function labelsOver(grid: Grid, row: number, first: GridCell, head: readonly number[]): string[] {
  const labels: string[] = []
  for (let column = 0; column < first.column; column++) {
    const cell = grid.at(row, column)
    if (cell === undefined || cell.row === row || head.includes(cell.row)) continue
    const text = cell.text.trim()
    if (text !== '' && !isValueCell(cell) && labels.at(-1) !== text) labels.push(text)
  }
  return labels
}

/** Names of the columns of some cells, '' where not sure. */
function columnsOf(
  grid: Grid,
  head: readonly number[],
  cells: readonly GridCell[],
  kinds: readonly string[],
): string[] {
  const unnamed = cells.map(() => '')
  if (head.length === 0) return unnamed
  const spans = head.some((row) =>
    grid.row(row).some(({ rowSpan, columnSpan }) => rowSpan > 1 || columnSpan > 1),
  )
  if (spans) return cells.map((cell) => nameAbove(grid, head, cell))
  const rows = head.map((row) => nonBlank(grid, row).map(({ text }) => text.trim()))
  const names = rows.length === 1 ? rows[0]! : formNames(rows)
  if (names === null || names.some((name) => name.length > longestName)) return unnamed
  // Spans that were lost leave cells out at the left, and blank ones at the right.
  let count = cells.length
  while (count > names.length && isBlankCell(cells[count - 1]!)) count--
  const shown = cells.slice(0, count)
  const isSure =
    rows.length === 1
      ? count === names.length || isLike(shown, fullRow(grid, head[0]!, names.length, kinds))
      : shown.filter(isValueCell).length === names.length
  return isSure
    ? cells.map((_, i) => (i < count ? (names[names.length - count + i] ?? '') : ''))
    : unnamed
}

/** The first row below a head that has a cell for each of its names. */
function fullRow(
  grid: Grid,
  head: number,
  count: number,
  kinds: readonly string[],
): readonly GridCell[] | undefined {
  for (let row = head + 1; row < grid.rowCount && kinds[row] === 'values'; row++) {
    const cells = grid.row(row)
    if (cells.length >= count && cells.slice(count).every(isBlankCell)) return cells.slice(0, count)
  }
  return undefined
}

/** Whether a shorter row has numbers and words where the end of another has them. */
function isLike(cells: readonly GridCell[], full: readonly GridCell[] | undefined): boolean {
  if (full === undefined || cells.length > full.length) return false
  return cells.every((cell, i) => {
    const other = full[full.length - cells.length + i]!
    return isBlankCell(cell) || isBlankCell(other) || isValueCell(cell) === isValueCell(other)
  })
}

/** Names without the one that stands above all of them: it tells none apart. */
function withoutCommon(names: readonly string[]): string[] {
  const given = names.filter((name) => name !== '')
  const end = given[0]?.indexOf(above) ?? -1
  const common = end < 0 ? '' : given[0]!.slice(0, end + above.length)
  const isCommon =
    common !== '' && given.length > 1 && given.every((name) => name.startsWith(common))
  return isCommon ? names.map((name) => name.slice(common.length)) : [...names]
}

/** The head's cells over a cell, outermost first. */
function nameAbove(grid: Grid, head: readonly number[], { column, columnSpan }: GridCell): string {
  const names: string[] = []
  let last: GridCell | undefined
  for (const row of head) {
    const cell = grid.at(row, column)
    if (cell === undefined || cell === last || isBlankCell(cell)) continue
    last = cell
    // What spans less than the cell is not over it; a note is no name.
    const covers = cell.column <= column && cell.column + cell.columnSpan >= column + columnSpan
    if (!covers || cell.text.length > longestName) return ''
    names.push(cell.text.trim())
  }
  return names.join(above)
}

/** Names of the columns of the two statutory forms whose heads have lost their spans; null for any other. */
function formNames(rows: readonly (readonly string[])[]): string[] | null {
  const [third = [], second = [], first = []] = [...rows].reverse()
  if (second.length === 3 && third.length === 5 && second[0]!.includes('自然人')) {
    const [person, organization, total] = second as [string, string, string]
    return [person, ...third.map((kind) => organization + above + kind), total]
  }
  if (first.length === 2 && second.length === 7 && third.length === 10) {
    const [review, litigation] = first as [string, string]
    const litigations = third.map(
      (outcome, i) => litigation + above + second[i < 5 ? 5 : 6]! + above + outcome,
    )
    return [...second.slice(0, 5).map((outcome) => review + above + outcome), ...litigations]
  }
  return null
}
