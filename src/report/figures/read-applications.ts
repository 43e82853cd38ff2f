/** Reads the applications table of the 2019 and 2021 forms: rows by label, columns by kind of applicant. */
import {
  applicationHeadings,
  applicationRows,
  applicants,
  type Applicant,
  type ApplicationRow,
} from './application-rows.ts'
import { isBlankCell, isValueCell, isWordCell, type Grid, type GridCell } from './grid.ts'
import { labelOf, matchLabel, squeeze } from './labels.ts'
import { readCell } from './numbers.ts'
import {
  cellFigure,
  emptyReading,
  unreadableFigure,
  unreadableRow,
  type TableReading,
} from './table-figures.ts'

/** Applicant columns by their place in the grid. */
export type ApplicantColumns = ReadonlyMap<string, number>

/** A row of labels whose numbers, if it has any, stand on the row below. */
interface PendingRow {
  text: string
  entry: ApplicationRow | undefined
  row: number
}

type Cells = ReadonlyMap<string, GridCell | undefined>

const total = applicants.length - 1

/** `total` first: who asks for the figure of a report means the total. */
const shownFirst: readonly Applicant[] = [applicants[total]!, ...applicants.slice(0, total)]

/**
 * Reads the rows of the applications table that a grid holds.
 *
 * @param before columns of the table before this one, for a table that goes on over a page break without its header
 * @returns undefined when the grid holds no such table
 */
export function readApplications(
  grid: Grid,
  before?: ApplicantColumns,
): (TableReading & { columns: ApplicantColumns }) | undefined {
  const telling = tellingRows(grid)
  const firstDataRow = telling[0]
  if (firstDataRow === undefined) return undefined
  const own = findColumns(grid, firstDataRow)
  const continues = own.size === 0 && before !== undefined
  if (own.size < 3 && !continues && !(telling.length > 1 && isApplicationsByRows(grid)))
    return undefined
  const columns = continues ? before : own
  const reading = emptyReading()
  const seen = new Set<string>()
  let pending: PendingRow | undefined

  const emit = (entry: ApplicationRow, row: number, cells: Cells | string): void => {
    if (seen.has(entry.key)) return
    seen.add(entry.key)
    if (typeof cells === 'string') reading.warnings.push(unreadableRow(grid, row, entry.label))
    for (const { key: applicant } of shownFirst) {
      const place = { key: entry.key, applicant, row }
      reading.figures.push(
        typeof cells === 'string'
          ? unreadableFigure(grid, place, cells)
          : cellFigure(grid, place, cells.get(applicant)),
      )
    }
  }
  const emitBlank = (row: PendingRow | undefined): void => {
    if (row?.entry !== undefined) emit(row.entry, row.row, new Map())
  }

  for (let row = firstDataRow; row < grid.rowCount; row++) {
    const cells = grid.row(row)
    const values = cells.filter(isValueCell)
    const labels = labelCells(cells, columns)
    if (values.length === 0) {
      emitBlank(pending)
      pending =
        labels.length === 0 ? undefined : { text: joined(labels), entry: entryOf(labels), row }
      continue
    }
    let entry = entryOf(labels)
    if (entry === undefined && pending !== undefined) {
      entry = matchLabel(pending.text + joined(labels), applicationRows) ?? pending.entry
    } else if (pending?.entry?.key !== entry?.key) emitBlank(pending)
    pending = undefined
    if (entry !== undefined) emit(entry, row, cellsOf(grid, row, columns, labels.at(-1)))
  }
  emitBlank(pending)
  dropHeadingRow(reading)
  return { ...reading, columns }
}

function joined(cells: readonly GridCell[]): string {
  return cells.map((cell) => cell.text).join('')
}

/** The innermost label of a row tells it; a label split over cells is put together. */
function entryOf(labels: readonly GridCell[]): ApplicationRow | undefined {
  const innermost = labels.at(-1)
  if (innermost === undefined) return undefined
  if (labels.length > 1 && applicationHeadings.test(labelOf(innermost.text))) return undefined
  return matchLabel(innermost.text, applicationRows) ?? matchLabel(joined(labels), applicationRows)
}

function labelCells(cells: readonly GridCell[], columns: ApplicantColumns): GridCell[] {
  const first = cells.find(isValueCell)
  const edge = first?.column ?? (columns.size > 0 ? Math.min(...columns.values()) : Infinity)
  return cells.filter((cell) => isWordCell(cell) && cell.column < edge)
}

/** Rows of the table that are told apart by more than a bare 其他 or 总计, which headers hold too. */
function isTelling(cell: GridCell): boolean {
  return (
    isWordCell(cell) &&
    labelOf(cell.text).length > 2 &&
    matchLabel(cell.text, applicationRows) !== undefined
  )
}

/** Rows with a telling label; those before the first are the header. */
function tellingRows(grid: Grid): number[] {
  const rows: number[] = []
  for (let row = 0; row < grid.rowCount; row++) if (grid.row(row).some(isTelling)) rows.push(row)
  return rows
}

/** Without a header: the rows that no other table has. */
function isApplicationsByRows(grid: Grid): boolean {
  const keys = new Set<string>()
  for (let row = 0; row < grid.rowCount; row++) {
    const cells = grid.row(row)
    const entry = entryOf(cells.filter(isWordCell))
    if (entry !== undefined && cells.filter(isValueCell).length >= applicants.length)
      keys.add(entry.key)
  }
  return keys.size > 0
}

function findColumns(grid: Grid, headerRows: number): Map<string, number> {
  const columns = new Map<string, number>()
  for (const { key, pattern } of applicants) {
    for (let row = 0; row < headerRows && !columns.has(key); row++) {
      if (grid.row(row).some(isValueCell)) continue
      const cell = grid.row(row).find((candidate) => pattern.test(squeeze(candidate.text)))
      if (cell !== undefined) columns.set(key, cell.column)
    }
  }
  if (columns.size === applicants.length) return columns
  // A header word can be broken over rows of the grid: read each column downwards.
  for (let column = 0; column < grid.columnCount; column++) {
    let text = ''
    for (let row = 0; row < headerRows; row++) {
      const cell = grid.at(row, column)
      if (cell?.row === row && cell.columnSpan === 1 && !isValueCell(cell)) text += cell.text
    }
    const found = applicants.find(({ pattern }) => pattern.test(squeeze(text)))
    if (found !== undefined && !columns.has(found.key)) columns.set(found.key, column)
  }
  return columns
}

/** The seven cells of a row, or its text where they cannot be told. */
function cellsOf(
  grid: Grid,
  row: number,
  columns: ApplicantColumns,
  label: GridCell | undefined,
): Cells | string {
  const cells = grid.row(row).filter((cell) => label === undefined || cell.column > label.column)
  const values = cells.filter(isValueCell)
  const places = [...columns.values()]
  const aligned =
    columns.size === applicants.length &&
    values.every((cell) => occurrencesWithin(cell, places).length === 1)
  if (aligned) {
    return new Map(
      applicants.map(({ key }) => {
        const cell = grid.at(row, columns.get(key)!)
        return [key, cell?.row === row ? cell : undefined] as const
      }),
    )
  }
  if (values.length === applicants.length) return inOrder(values)
  // Blank cells kept in their places, but no header to show the places: the total must prove it.
  const leading = cells.slice(0, applicants.length)
  if (leading.length === applicants.length && cells.slice(applicants.length).every(isBlankCell)) {
    const read = leading.map((cell) => readCell(cell.text).value)
    const sum = read.slice(0, total).reduce<number>((all, value) => all + (value ?? 0), 0)
    if (read[total] === sum && sum > 0) return inOrder(leading)
  }
  return cells
    .map((cell) => cell.text.trim())
    .filter((text) => text !== '')
    .join(' ')
}

function occurrencesWithin(cell: GridCell, places: readonly number[]): number[] {
  return places.filter((place) => place >= cell.column && place < cell.column + cell.columnSpan)
}

function inOrder(cells: readonly GridCell[]): Cells {
  return new Map(applicants.map(({ key }, i) => [key, cells[i]] as const))
}

/** In the 2021 form 其他处理 only heads three rows: standing on a row of its own, it states nothing. */
function dropHeadingRow(reading: TableReading): void {
  if (!reading.figures.some((figure) => figure.key.startsWith('requests.otherOutcome.'))) return
  reading.figures = reading.figures.filter(
    (figure) =>
      figure.key !== 'requests.otherOutcome' || figure.value !== null || figure.raw !== '',
  )
}
