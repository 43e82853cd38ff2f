/** What goes with the dataset's tables: a codebook for people, and a Frictionless data package for programs. */
import {
  datasetMessages,
  figureNames,
  languages,
  reportWords,
  type MessageRow,
} from '../../language/index.ts'
import type { FigureKey } from '../../report/index.ts'
import type { DatasetField, DatasetRow, DatasetTable, SearchFilters } from '../../search/index.ts'

type Words = Readonly<Partial<Record<string, MessageRow>>>
const words: Words = { ...reportWords, ...datasetMessages }

const meaningOf = (table: string, field: string): MessageRow =>
  words[`${table}.${field}`] ?? words[field]!

/** What a value of a column is called; null where it says itself what it is. */
function nameOf(field: string, value: string, figure?: FigureKey): MessageRow | null {
  if (figure === undefined) return words[`${field}.${value}`] ?? null
  const { label } = figure
  return figureNames[value] ?? [label, label, label]
}

/**
 * The codebook as a table: a line for each table, each column, and each value of the columns that have fixed ones, named in
 * every language. The first row has the names of its columns.
 */
export function codebookRows(
  tables: readonly DatasetTable[],
  figureKeys: readonly FigureKey[],
): DatasetRow[] {
  const figures = new Map(figureKeys.map((each) => [each.key, each]))
  const rows: DatasetRow[] = [
    ['table', 'field', 'value', 'type', 'unit', 'zh_hans', 'zh_hant', 'en'],
  ]
  for (const { name: table, fields } of tables) {
    rows.push([table, null, null, null, null, ...words[table]!])
    for (const { name, type, values = [] } of fields) {
      rows.push([table, name, null, type, null, ...meaningOf(table, name)])
      for (const value of values) {
        const figure = name === 'key' ? figures.get(value) : undefined
        const said = nameOf(name, value, figure) ?? [null, null, null]
        rows.push([table, name, value, null, figure?.unit ?? null, ...said])
      }
    }
  }
  return rows
}

/** What the data package says of the index that it was made from. */
export interface DatasetOrigin {
  generation: string
  /** ISO time the index was built. */
  builtAt: string
  /** What the reports were narrowed to. */
  filters: SearchFilters
}

/** What differs from all reports, as people write it: `year=2016..2018&region=江苏`. */
function narrowing({ year, section: _, ...names }: SearchFilters): string {
  const years = year.map(({ from, to }) =>
    from === to ? `${from ?? ''}` : `${from ?? ''}..${to ?? ''}`,
  )
  return Object.entries({ year: years, ...names })
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => `${name}=${values.join(',')}`)
    .join('&')
}

const inBoth = (row: MessageRow): string => `${row[0]} / ${row[languages.indexOf('en')]!}`

function fieldSchema(table: string, { name, type, required, values }: DatasetField): object {
  const constraints = {
    ...(required === true && { required: true }),
    ...(values !== undefined && { enum: values }),
  }
  return {
    name,
    type,
    description: inBoth(meaningOf(table, name)),
    ...(Object.keys(constraints).length > 0 && { constraints }),
  }
}

/**
 * The descriptor of the dataset as a Frictionless tabular data package: every CSV file with its columns, keys and references.
 * The Parquet files hold the same tables.
 */
export function dataPackage(
  tables: readonly DatasetTable[],
  { generation, builtAt, filters }: DatasetOrigin,
): object {
  return {
    profile: 'tabular-data-package',
    name: 'gongkai-dataset',
    title: inBoth(datasetMessages['dataset.title']),
    description: inBoth(datasetMessages['dataset.about']),
    created: builtAt,
    version: generation,
    ...(narrowing(filters) !== '' && { filters: narrowing(filters) }),
    resources: tables.map(({ name, fields, primaryKey, foreignKeys }) => ({
      profile: 'tabular-data-resource',
      name,
      path: `${name}.csv`,
      description: inBoth(words[name]!),
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true },
      schema: {
        fields: fields.map((field) => fieldSchema(name, field)),
        missingValues: [''],
        primaryKey,
        // An empty list is none by the profile.
        ...(foreignKeys.length > 0 && {
          foreignKeys: foreignKeys.map(({ field, table }) => ({
            fields: [field],
            reference: { resource: table, fields: [field] },
          })),
        }),
      },
    })),
  }
}
