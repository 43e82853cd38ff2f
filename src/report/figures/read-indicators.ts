/** Reads the statistics table before 2019: one indicator a row, with its unit and number. */
import type { Figure } from '../types.ts'
import { isBlankCell, isValueCell, isWordCell, type Grid, type GridCell } from './grid.ts'
import {
  cumulativeHeader,
  indicatorHeader,
  indicatorParts,
  indicatorRows,
  longestIndicator,
  unitHeader,
  units,
  valueHeader,
  type IndicatorPart,
  type IndicatorRow,
} from './indicator-rows.ts'
import { labelWithoutNotes, remembering, squeeze } from './labels.ts'
import { readGlued } from './glued-indicators.ts'
import {
  cellFigure,
  emptyReading,
  flattenedTable,
  otherYear,
  unreadableFigure,
  type TableReading,
} from './table-figures.ts'

/** Columns that the header names. */
interface Columns {
  value: number | undefined
  cumulative: number | undefined
  /** The year that the head names, where it is not the report's. */
  otherYear?: number
  /** Of a table laid out from text: the numbers of each row that can be told. */
  glued?: { told: ReadonlyMap<number, readonly (number | null)[]>; value: number } | undefined
}

/** Fewer known rows than these, without a header, and the table is about something else. */
const fewestRows = 3

/** Reads what a grid holds of the statistics table; nothing, where it is none. */
export function readIndicators(grid: Grid, reportYear: number | null = null): TableReading {
  const reading = emptyReading()
  const headers = headerRows(grid)
  const header = headers[0]
  let isOtherYear = false
  let columns: Columns = { value: undefined, cumulative: undefined }
  const figures: Figure[] = []
  const seen = new Set<string>()
  let part: IndicatorPart | undefined
  let pending = ''
  for (let row = header ?? 0; row < grid.rowCount; row++) {
    const cells = grid.row(row)
    if (headers.includes(row)) {
      // The head can stand again above another part, with its columns in another order.
      columns = columnsOf(cells, reportYear)
      isOtherYear = columns.otherYear !== undefined
      if (isOtherYear) reading.warnings.push(otherYear(String(columns.otherYear), reportYear))
      const next = headers.find((each) => each > row) ?? grid.rowCount
      if (grid.table.isFromText === true) columns.glued = gluedOf(grid, row, next, columns)
      continue
    }
    const label = labelCell(cells)
    if (label === undefined) {
      if (!cells.some(isValueCell)) continue
    } else {
      part = openedPart(labelWithoutNotes(label.text)) ?? part
    }
    const own = label?.text ?? ''
    const entry = entryOf(own, part) ?? (pending === '' ? undefined : entryOf(pending + own, part))
    const after = cells.filter((cell) => label === undefined || cell.column > label.column)
    const isContinued = entry === undefined && !after.some((cell) => !isBlankCell(cell))
    pending = isContinued ? pending + own : ''
    if (entry === undefined || isOtherYear || seen.has(entry.key)) continue
    seen.add(entry.key)
    const unitCell = after.find((cell) => isWordCell(cell) && units.test(squeeze(cell.text)))
    const unit = unitCell === undefined ? null : squeeze(unitCell.text)
    const cell = valueCell(grid, row, after, unitCell, columns)
    const place = { key: entry.key, row, unit }
    figures.push(
      columns.glued === undefined || cell === undefined || cell.columnSpan === 1
        ? cellFigure(grid, place, cell)
        : gluedFigure(grid, place, cell, columns.glued),
    )
  }
  if (header !== undefined || figures.length >= fewestRows) reading.figures.push(...figures)
  const read = reading.figures.filter((figure) => figure.reading === 'inferred').length
  const unread = reading.figures.filter((figure) => figure.reading === 'unreadable').length
  if (grid.table.isFromText === true && read + unread > 0)
    reading.warnings.push(flattenedTable(read, unread))
  return reading
}

function gluedOf(grid: Grid, header: number, end: number, { value, cumulative }: Columns) {
  if (value === undefined) return undefined
  const numbers = grid
    .row(header)
    .map(({ column }) => column)
    .filter((column) => column >= Math.min(value, cumulative ?? value))
  const first = numbers[0]!
  const place = value - first
  const told = readGlued(grid, {
    from: header + 1,
    to: end,
    first,
    count: numbers.length,
    value: place,
    cumulative: cumulative === undefined ? undefined : cumulative - first,
  })
  return { told, value: place }
}

/** A number out of digits side by side: `inferred` where one cut alone keeps the arithmetic. */
function gluedFigure(
  grid: Grid,
  place: Parameters<typeof cellFigure>[1],
  cell: GridCell,
  { told, value }: NonNullable<Columns['glued']>,
): Figure {
  const numbers = told.get(place.row)
  if (numbers === undefined) return unreadableFigure(grid, place, cell.text.trim())
  const number = numbers[value] ?? null
  const figure = cellFigure(grid, place, cell)
  return { ...figure, value: number, reading: number === null ? 'table' : 'inferred' }
}

function headerRows(grid: Grid): number[] {
  const rows: number[] = []
  for (let row = 0; row < grid.rowCount; row++) {
    const cells = grid.row(row)
    if (!cells.some((cell) => isWordCell(cell) && indicatorHeader.test(squeeze(cell.text))))
      continue
    const texts = cells.map((cell) => squeeze(cell.text))
    if (texts.some((text) => valueHeader.test(text) || unitHeader.test(text))) rows.push(row)
  }
  return rows
}

/** The column of the report's own year, where the head names several; none, where it names others alone. */
function columnsOf(cells: readonly GridCell[], reportYear: number | null): Columns {
  const words = cells.map(({ text, column }) => ({ text: squeeze(text), column }))
  const cumulative = words.find(({ text }) => cumulativeHeader.test(text))?.column
  const values = words
    .filter(({ text }) => valueHeader.test(text))
    .map(({ text, column }) => ({ column, year: Number(/(?:19|20)\d\d/.exec(text)?.[0] ?? NaN) }))
  const dated = values.filter(({ year }) => !Number.isNaN(year))
  const own =
    dated.find(({ year }) => year === reportYear) ?? values.find(({ year }) => Number.isNaN(year))
  if (own !== undefined) return { value: own.column, cumulative }
  const [only] = dated
  if (only === undefined) return { value: undefined, cumulative }
  if (reportYear === null && dated.length === 1) return { value: only.column, cumulative }
  return { value: undefined, cumulative, otherYear: only.year }
}

/** The first words of a row that are no unit. */
function labelCell(cells: readonly GridCell[]): GridCell | undefined {
  return cells.find((cell) => isWordCell(cell) && !units.test(squeeze(cell.text)))
}

/** The part that a label opens. */
const openedPart = remembering(
  (label) =>
    (label.length > longestIndicator
      ? undefined
      : indicatorParts.find(({ pattern }) => pattern.test(label))?.part) ?? null,
)

/** The rows that a label fits, whatever the part. */
const rowsFor = remembering((label): readonly IndicatorRow[] =>
  label.length > longestIndicator ? [] : indicatorRows.filter((row) => row.pattern.test(label)),
)

function entryOf(text: string, part: IndicatorPart | undefined): IndicatorRow | undefined {
  return rowsFor(labelWithoutNotes(text)).find((row) => row.part === undefined || row.part === part)
}

/** The cell under the header of the year; in a row whose cells do not line up, the first number that is not cumulative. */
function valueCell(
  grid: Grid,
  row: number,
  after: readonly GridCell[],
  unitCell: GridCell | undefined,
  columns: Columns,
): GridCell | undefined {
  const named = columns.value === undefined ? undefined : grid.at(row, columns.value)
  if (named?.row === row && after.includes(named) && named !== unitCell) {
    if (!isBlankCell(named) || columns.cumulative !== undefined) return named
  }
  const rest = after.filter(
    (cell) => cell !== unitCell && (unitCell === undefined || cell.column > unitCell.column),
  )
  return rest.find(isValueCell) ?? rest.find((cell) => !isBlankCell(cell)) ?? rest[0]
}
