/** The index as tidy tables: what they hold, their rows, and their files. */
export { createTableEncoder, datasetFormats, type DatasetFormat } from './files.ts'
export { datasetPieces, type DatasetPiece } from './rows.ts'
export {
  datasetTable,
  datasetTableNames,
  datasetTables,
  type DatasetCell,
  type DatasetField,
  type DatasetRow,
  type DatasetTable,
  type DatasetTableName,
} from './tables.ts'
