/** Tables of the dataset as files, CSV and Parquet, written piece by piece: memory holds some thousand rows. */
import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer'
import { toCsvLines } from '../csv.ts'
import type { DatasetCell, DatasetRow, DatasetTable, FieldType } from './tables.ts'

export const datasetFormats = ['csv', 'parquet'] as const
export type DatasetFormat = (typeof datasetFormats)[number]

/** Makes the bytes of one file out of its rows. What is given back may be empty: rows are gathered. */
export interface TableEncoder {
  add(rows: readonly DatasetRow[]): Uint8Array
  /** The rest of the file. */
  end(): Uint8Array
}

/** UTF-8 with a byte order mark, so that spreadsheets take it for what it is; the first line has the names of the columns. */
function csvEncoder({ fields }: DatasetTable): TableEncoder {
  const toBytes = (rows: readonly DatasetRow[], isFirst: boolean): Uint8Array =>
    Buffer.from(toCsvLines(rows, isFirst))
  let head: DatasetRow[] = [fields.map(({ name }) => name)]
  const add = (rows: readonly DatasetRow[]): Uint8Array => {
    const lines = [...head, ...rows]
    const isFirst = head.length > 0
    head = []
    return lines.length === 0 ? new Uint8Array() : toBytes(lines, isFirst)
  }
  return { add, end: () => add([]) }
}

const columnTypes: Record<FieldType, Pick<SchemaElement, 'type' | 'converted_type'>> = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
}

/** Rows of one group: readers take a file group by group. */
const rowsPerGroup = 10_000

function parquetEncoder({ fields }: DatasetTable): TableEncoder {
  const bytes = new ByteWriter()
  const schema: SchemaElement[] = [
    { name: 'table', num_children: fields.length },
    ...fields.map(({ name, type, required }): SchemaElement => ({
      name,
      repetition_type: required === true ? 'REQUIRED' : 'OPTIONAL',
      ...columnTypes[type],
    })),
  ]
  const writer = new ParquetWriter({ writer: bytes, schema, createdBy: 'gongkai' })
  let waiting: DatasetRow[] = []
  /** What was written so far; the buffer is used again. */
  const take = (): Uint8Array => {
    const written = bytes.getBytes().slice()
    bytes.index = 0
    return written
  }
  const write = (): void => {
    const columnData = fields.map(({ name, type }, column) => ({
      name,
      data: waiting.map((row) => valueOf(row[column]!, type)),
    }))
    waiting = []
    void writer.write({ columnData, rowGroupSize: rowsPerGroup })
  }
  return {
    add: (rows) => {
      waiting.push(...rows)
      if (waiting.length >= rowsPerGroup) write()
      return take()
    },
    end: () => {
      if (waiting.length > 0) write()
      void writer.finish()
      return take()
    },
  }
}

const valueOf = (cell: DatasetCell, type: FieldType): DatasetCell | Date =>
  type === 'date' && typeof cell === 'string' ? new Date(`${cell}T00:00:00Z`) : cell

const encoders: Record<DatasetFormat, (table: DatasetTable) => TableEncoder> = {
  csv: csvEncoder,
  parquet: parquetEncoder,
}

export function createTableEncoder(table: DatasetTable, format: DatasetFormat): TableEncoder {
  return encoders[format](table)
}
