/** Cuts the glued numbers of a statistics table that reached us as text: each row by its own arithmetic, then by the printed sums. */
import { cellNumber, cutsOf, type CellForm } from './digit-splits.ts'
import { isWordCell, valueOf, type Grid, type GridCell } from './grid.ts'
import { squeeze } from './labels.ts'
import { units } from './indicator-rows.ts'

/** The numbers of a row by column, null for a blank or a sign that stands for none. */
type Cells = readonly (number | null)[]

/** Columns of numbers, as they follow each other in the grid. */
export interface NumberColumns {
  /** Rows below one head: the first, and the one behind the last. */
  from: number
  to: number
  first: number
  count: number
  /** Places among them of the year's own number and of the one over all years, which is never less. */
  value: number
  cumulative: number | undefined
}

/** More ways than these to choose the parts of a sum, and the sum tells nothing. */
const mostCombinations = 20_000

/** A row of numbers with the readings that stand. */
interface Row {
  readonly row: number
  readonly label: string
  readings: readonly Cells[]
}

/** What opens a list of parts, and the number of a part. */
const opensParts = /^\s*其中\s*[:：,，、]?/
const partNumber = /^\s*(?:其中\s*(?:[:：,，、]\s*)?)?(?:[（(]\s*)?([0-9０-９]{1,2})\s*[、.．)）]/

/**
 * The numbers of each row with one reading alone, by grid row. A row that is not there has several, or none.
 *
 * @param grid a table laid out from text
 */
export function readGlued(grid: Grid, columns: NumberColumns): ReadonlyMap<number, Cells> {
  const rows = rowsOf(grid, columns)
  const groups = groupsOf(rows)
  // A part can be the whole of further parts: inner sums are told first, then once more from the outside.
  for (const group of [...groups].reverse()) weigh(group)
  for (const group of groups) weigh(group)
  return new Map(
    rows.flatMap(({ row, readings }) =>
      readings.length === 1 ? [[row, readings[0]!] as const] : [],
    ),
  )
}

function rowsOf(grid: Grid, columns: NumberColumns): Row[] {
  const lines = Array.from({ length: columns.to - columns.from }, (_, i) => columns.from + i).map(
    (row) => ({
      row,
      cells: grid.row(row).filter((cell) => cell.column >= columns.first),
      label: grid.row(row).find((cell) => isWordCell(cell) && cell.column === 0)?.text ?? '',
      unit:
        grid.row(row).find((cell) => cell.column > 0 && units.test(squeeze(cell.text)))?.text ?? '',
    }),
  )
  // Where some rows have white space between all numbers, digits side by side are one number beside a blank.
  const isParted =
    columns.count > 1 &&
    lines.some(
      ({ cells }) =>
        cells.length === columns.count && cells.every((cell) => valueOf(cell).kind !== 'text'),
    )
  return lines.flatMap(({ row, cells, label, unit }) =>
    label === '' || unit === ''
      ? []
      : [{ row, label, readings: readingsOf(cells, unit, columns, isParted) }],
  )
}

function readingsOf(
  cells: readonly GridCell[],
  unit: string,
  columns: NumberColumns,
  isParted: boolean,
): Cells[] {
  const [only] = cells
  if (only === undefined) return [Array.from({ length: columns.count }, () => null)]
  if (only.columnSpan === 1) {
    if (cells.some((cell) => valueOf(cell).kind === 'text')) return []
    return cells.length === columns.count ? [cells.map((cell) => valueOf(cell).value)] : []
  }
  // A wider cell is one whose digits could not even be told from what stands beside them.
  if (isParted || only.columnSpan > columns.count) return []
  const form: CellForm = unit.includes('元') ? 'amount' : 'count'
  const digits = only.text.normalize('NFKC').replace(/[−‐–—―]/g, '-')
  return cutsOf(
    digits,
    Array.from({ length: columns.count }, () => form),
  )
    .map((cut) => cut.map(cellNumber))
    .filter((numbers) => keepsOrder(numbers, columns))
}

/** What a year counts is part of what all years do. */
function keepsOrder(numbers: Cells, { value, cumulative }: NumberColumns): boolean {
  const own = numbers[value] ?? null
  const all = cumulative === undefined ? null : (numbers[cumulative] ?? null)
  return own === null || all === null || own <= all
}

interface Group {
  whole: Row
  parts: Row[]
}

/** 其中：1、… 2、…: the rows that count up behind a whole. */
function groupsOf(rows: readonly Row[]): Group[] {
  const groups: Group[] = []
  rows.forEach((row, i) => {
    const whole = rows[i - 1]
    if (whole === undefined || !opensParts.test(row.label) || numberOf(row) !== 1) return
    const parts = [row]
    for (const next of rows.slice(i + 1)) {
      if (numberOf(next) === parts.length + 1 && !opensParts.test(next.label)) parts.push(next)
      else if (numberOf(next) === undefined) break
    }
    if (parts.length > 1) groups.push({ whole, parts })
  })
  return groups
}

function numberOf({ label }: Row): number | undefined {
  const digits = partNumber.exec(label)?.[1]
  return digits === undefined ? undefined : Number(digits.normalize('NFKC'))
}

/** Leaves the readings with which the parts make up the whole in every column; all of them, where none do. */
function weigh({ whole, parts }: Group): void {
  const all = [whole, ...parts]
  const combinations = all.reduce((product, { readings }) => product * readings.length, 1)
  if (combinations <= 1 || combinations > mostCombinations) return
  const standing = all.map(() => new Set<Cells>())
  const choose = (place: number, chosen: readonly Cells[]): void => {
    if (place < all.length) {
      for (const reading of all[place]!.readings) choose(place + 1, [...chosen, reading])
    } else if (addsUp(chosen)) chosen.forEach((reading, i) => standing[i]!.add(reading))
  }
  choose(0, [])
  if (standing[0]!.size === 0) return
  all.forEach((row, i) => {
    row.readings = [...standing[i]!]
  })
}

function addsUp([whole, ...parts]: readonly Cells[]): boolean {
  return whole!.every((sum, column) => {
    const numbers = parts.map((part) => part[column] ?? null)
    return sum !== null && numbers.every((each) => each !== null)
      ? numbers.reduce((total, each) => total + each, 0) === sum
      : false
  })
}
