/** Reads the 第二十条 tables: regulations and documents made, decisions taken, fees, procurement. */
import { disclosureColumns, disclosureRows, type DisclosureRow } from './disclosure-rows.ts'
import { resolveFigureKey } from './figure-keys.ts'
import { isValueCell, isWordCell, type Grid, type GridCell } from './grid.ts'
import { labelOf, remembering, squeeze } from './labels.ts'
import {
  cellFigure,
  emptyReading,
  unreadableFigure,
  unreadableRow,
  type TableReading,
} from './table-figures.ts'

/** A column of the header that stands over a row. */
interface Column {
  measure: string
  column: number
  columnSpan: number
  unit: string | null
}

/** Reads what a grid holds of the 第二十条 tables; nothing, where it holds none. */
export function readDisclosure(grid: Grid): TableReading {
  const reading = emptyReading()
  const headers = Array.from({ length: grid.rowCount }, (_, row) => headerOf(grid.row(row)))
  const first = headers.find((header) => header.length > 0)
  if (first === undefined) return reading
  // A table cut at its top (a page break, a slice) takes the header further down that fits.
  let header: readonly Column[] | undefined
  for (let row = 0; row < grid.rowCount; row++) {
    if (headers[row]!.length > 0) {
      header = headers[row]!
      continue
    }
    const found = rowOf(grid.row(row))
    if (found === undefined) continue
    readRow(grid, row, found, header ?? headerBelow(grid, row, headers, found.entry), reading)
  }
  return reading
}

function headerOf(cells: readonly GridCell[]): Column[] {
  if (cells.some(isValueCell)) return []
  return cells.flatMap((cell) => {
    const text = squeeze(cell.text)
    const known = columnNamed(text)
    if (known === null) return []
    const unit = /单位(亿元|万元|元)/.exec(text)?.[1] ?? null
    return [{ measure: known.measure, column: cell.column, columnSpan: cell.columnSpan, unit }]
  })
}

function rowOf(cells: readonly GridCell[]): { entry: DisclosureRow; label: GridCell } | undefined {
  for (const label of cells) {
    const entry = isWordCell(label) ? rowNamed(labelOf(label.text)) : null
    if (entry !== null) return { entry, label }
  }
  return undefined
}

const columnNamed = remembering(
  (text) => disclosureColumns.find(({ pattern }) => pattern.test(text)) ?? null,
)

const rowNamed = remembering(
  (label) => disclosureRows.find(({ pattern }) => pattern.test(label)) ?? null,
)

function headerBelow(
  grid: Grid,
  row: number,
  headers: readonly Column[][],
  entry: DisclosureRow,
): readonly Column[] | undefined {
  const count = grid.row(row).filter(isValueCell).length
  return headers
    .slice(row)
    .find((header) => header.length === count && header.every((column) => hasKey(entry, column)))
}

/** What is measured in each row of the form: asked for every row, under every header. */
const measuresOf = new Map(
  disclosureRows.map((entry) => [
    entry,
    new Set(
      disclosureColumns
        .map(({ measure }) => measure)
        .filter((measure) => resolveFigureKey(`${entry.prefix}.${measure}`) !== undefined),
    ),
  ]),
)

function hasKey(entry: DisclosureRow, { measure }: Column): boolean {
  return measuresOf.get(entry)?.has(measure) === true
}

function readRow(
  grid: Grid,
  row: number,
  { entry, label }: { entry: DisclosureRow; label: GridCell },
  header: readonly Column[] | undefined,
  reading: TableReading,
): void {
  const columns = (header ?? []).filter((column) => hasKey(entry, column))
  if (columns.length === 0) return
  const cells = grid.row(row).filter((cell) => cell.column > label.column)
  const values = cells.filter(isValueCell)
  const within = (cell: GridCell) => columns.filter((column) => overlaps(cell, column)).length === 1
  const byPlace = columns.map((column) => cells.find((cell) => overlaps(cell, column)))
  const distinct =
    new Set(byPlace).size === byPlace.length || byPlace.every((cell) => cell === undefined)
  let chosen: (GridCell | undefined)[] | undefined
  if (values.every(within) && (distinct || values.length === 0)) chosen = byPlace
  else if (values.length === columns.length) chosen = values
  if (chosen === undefined) reading.warnings.push(unreadableRow(grid, row, entry.label))
  columns.forEach((column, i) => {
    const place = { key: `${entry.prefix}.${column.measure}`, row, unit: column.unit }
    reading.figures.push(
      chosen === undefined
        ? unreadableFigure(
            grid,
            place,
            cells
              .map((cell) => cell.text.trim())
              .join(' ')
              .trim(),
          )
        : cellFigure(grid, place, chosen[i]),
    )
  })
}

function overlaps(cell: GridCell, column: Column): boolean {
  return (
    cell.column < column.column + column.columnSpan && column.column < cell.column + cell.columnSpan
  )
}
