/** A table as a file for a spreadsheet, in the form that was asked for. */
import type { Readable } from 'node:stream'
import { toCsvStream, type CsvRow } from './csv.ts'
import { toXlsxStream } from './xlsx.ts'

export const tableFormats = ['csv', 'xlsx'] as const
export type TableFormat = (typeof tableFormats)[number]

export const tableMediaTypes: Readonly<Record<TableFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** The first row has the names of the columns; a row of nothing but names is a table too. */
export function toTableStream(rows: AsyncIterable<CsvRow>, format: TableFormat): Readable {
  return format === 'csv' ? toCsvStream(rows) : toXlsxStream(rows)
}
