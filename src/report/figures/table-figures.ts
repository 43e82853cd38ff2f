/** Shared by the table readers: making figures out of cells. */
import { remark, sentence } from '../../sentence.ts'
import type { DocumentWarning } from '../../ingest/index.ts'
import type { Figure } from '../types.ts'
import { figureKeyOf } from './figure-keys.ts'
import { lineIdOf, valueOf, type Grid, type GridCell } from './grid.ts'
import { readCell, toUnit } from './numbers.ts'

/** What a table reader found. */
export interface TableReading {
  figures: Figure[]
  warnings: DocumentWarning[]
}

/** An empty reading to add to. */
export function emptyReading(): TableReading {
  return { figures: [], warnings: [] }
}

/** Where a figure belongs. */
interface Place {
  key: string
  applicant?: string
  row: number
  /** Unit stated by a header or a unit column. */
  unit?: string | null
}

/** The figure of one cell; without a cell, of a blank. */
export function cellFigure(grid: Grid, place: Place, cell: GridCell | undefined): Figure {
  const { label, unit } = figureKeyOf(place.key)
  const { value, raw, unit: printed, kind } = cell === undefined ? readCell('') : valueOf(cell)
  const source: Figure['source'] = {
    passageId: lineIdOf(grid.table, place.row),
    tableId: grid.table.id,
    row: place.row,
  }
  if (cell !== undefined) source.column = cell.column
  return {
    key: place.key,
    label,
    value: value === null ? null : toUnit(value, printed ?? place.unit ?? null, unit),
    raw,
    unit,
    ...(place.applicant === undefined ? {} : { applicant: place.applicant }),
    reading: kind === 'text' ? 'unreadable' : 'table',
    source,
  }
}

/** A figure that a row states somewhere, though its cell cannot be told. */
export function unreadableFigure(grid: Grid, place: Place, raw: string): Figure {
  return { ...cellFigure(grid, place, undefined), raw, reading: 'unreadable' }
}

/** The warning that goes with unreadable figures of one row. */
export function unreadableRow(grid: Grid, row: number, label: string): DocumentWarning {
  const line = grid.table.lines[Math.min(row, grid.table.lines.length - 1)]
  return {
    ...remark('figures_unreadable', sentence('report.rowUnreadable', { row: label })),
    ...(line === undefined ? {} : { source: line.source }),
  }
}

/** The warning that goes with tables that reached us without their cells. */
export function flattenedTable(read: number, unread: number): DocumentWarning {
  return remark(
    'flattened_table',
    unread === 0
      ? sentence('report.tableFlattened')
      : sentence('report.tablePartlyRead', { read, unread }),
  )
}

/** The warning that goes with a table whose head names another year than the report's. */
export function otherYear(years: string, reportYear: number | null): DocumentWarning {
  const year = reportYear === null ? '?' : String(reportYear)
  return remark('several_years', sentence('report.severalYears', { years, year }))
}
