/**
 * The tables of the dataset: their columns, types and keys, a row each. Files, codebook and data package are made of these.
 * What a column means is said in `language/dataset.ts`, by `table.column`.
 */
import { administrativeLevels } from '../../limits.ts'
import { applicants, figureKeys, sectionKeys } from '../../report/index.ts'

/** A cell; null where nothing is known, which is not 0 and not an empty text. */
export type DatasetCell = string | number | boolean | null
export type DatasetRow = readonly DatasetCell[]

/** Types by the names that Frictionless Table Schema has for them; a `date` is a text YYYY-MM-DD. */
export type FieldType = 'string' | 'integer' | 'number' | 'boolean' | 'date'

export interface DatasetField {
  /** Small letters, digits and _, at most 32 of them, as Stata wants it. */
  name: string
  type: FieldType
  /** Never empty. */
  required?: true
  /** The values it may have, where they are fixed. */
  values?: readonly string[]
}

export interface DatasetTable {
  name: DatasetTableName
  fields: readonly DatasetField[]
  /** Columns that together tell a row. */
  primaryKey: readonly string[]
  /** Columns that lead to a row of another table, by its column of the same name. */
  foreignKeys: readonly { field: string; table: DatasetTableName }[]
}

export const datasetTableNames = ['bodies', 'reports', 'sections', 'figures', 'checks'] as const
export type DatasetTableName = (typeof datasetTableNames)[number]

const levels = administrativeLevels
const reportId: DatasetField = { name: 'report_id', type: 'string', required: true }
const number: DatasetField = { name: 'number', type: 'integer', required: true }
const bodyId: DatasetField = { name: 'body_id', type: 'string' }
const year: DatasetField = { name: 'year', type: 'integer' }
const place: readonly DatasetField[] = ['region_code', 'province', 'city', 'county'].map(
  (name) => ({ name, type: 'string' }),
)
const ofReport = { field: 'report_id', table: 'reports' } as const
const ofBody = { field: 'body_id', table: 'bodies' } as const

export const datasetTables: readonly DatasetTable[] = [
  {
    name: 'bodies',
    fields: [
      { ...bodyId, required: true },
      { name: 'name', type: 'string' },
      ...place,
      { name: 'level', type: 'string', values: levels },
      { name: 'reports', type: 'integer', required: true },
      { name: 'first_year', type: 'integer' },
      { name: 'last_year', type: 'integer' },
    ],
    primaryKey: ['body_id'],
    foreignKeys: [],
  },
  {
    name: 'reports',
    fields: [
      reportId,
      { name: 'title', type: 'string' },
      bodyId,
      { name: 'reporting_body', type: 'string' },
      { name: 'publishing_body', type: 'string' },
      year,
      ...place,
      { name: 'level', type: 'string', values: levels },
      { name: 'published_on', type: 'date' },
      { name: 'era', type: 'string', required: true, values: ['2008', '2019', '2021', 'unknown'] },
      {
        name: 'kind',
        type: 'string',
        required: true,
        values: ['annualReport', 'workSummary', 'governmentWorkReport', 'notice', 'other'],
      },
      { name: 'script', type: 'string', required: true, values: ['Hans', 'Hant'] },
      { name: 'document_number', type: 'string' },
      { name: 'index_number', type: 'string' },
      { name: 'source_address', type: 'string' },
      { name: 'checks_passed', type: 'integer', required: true },
      { name: 'checks_failed', type: 'integer', required: true },
      { name: 'checks_not_assessable', type: 'integer', required: true },
      { name: 'address', type: 'string', required: true },
    ],
    primaryKey: ['report_id'],
    foreignKeys: [ofBody],
  },
  {
    name: 'sections',
    fields: [
      reportId,
      bodyId,
      year,
      { name: 'section', type: 'string', required: true, values: sectionKeys },
      { name: 'passages', type: 'integer', required: true },
      { name: 'characters', type: 'integer', required: true },
    ],
    primaryKey: ['report_id', 'section'],
    foreignKeys: [ofReport, ofBody],
  },
  {
    name: 'figures',
    fields: [
      reportId,
      number,
      bodyId,
      { name: 'reporting_body', type: 'string' },
      year,
      { name: 'key', type: 'string', required: true, values: figureKeys.map(({ key }) => key) },
      { name: 'applicant', type: 'string', values: applicants.map(({ key }) => key) },
      { name: 'value', type: 'number' },
      { name: 'raw', type: 'string' },
      { name: 'unit', type: 'string' },
      {
        name: 'state',
        type: 'string',
        values: ['stated', 'inferred', 'disputed', 'blank', 'unreadable'],
      },
      {
        name: 'reading',
        type: 'string',
        required: true,
        values: ['table', 'prose', 'inferred', 'unreadable'],
      },
      { name: 'passage_id', type: 'string', required: true },
      { name: 'table_row', type: 'integer' },
      { name: 'table_column', type: 'integer' },
      { name: 'sentence', type: 'string' },
      { name: 'candidates', type: 'string' },
      { name: 'address', type: 'string', required: true },
    ],
    primaryKey: ['report_id', 'number'],
    foreignKeys: [ofReport, ofBody],
  },
  {
    name: 'checks',
    fields: [
      reportId,
      number,
      bodyId,
      year,
      { name: 'formula', type: 'string', required: true },
      { name: 'across_years', type: 'boolean', required: true },
      {
        name: 'outcome',
        type: 'string',
        required: true,
        values: ['pass', 'fail', 'notAssessable'],
      },
      { name: 'left_side', type: 'number' },
      { name: 'right_side', type: 'number' },
      { name: 'difference', type: 'number' },
      { name: 'cells', type: 'string' },
    ],
    primaryKey: ['report_id', 'number'],
    foreignKeys: [ofReport, ofBody],
  },
]

/** @throws where there is no such table: the names are a closed list. */
export function datasetTable(name: DatasetTableName): DatasetTable {
  return datasetTables.find((table) => table.name === name)!
}
