/** Many queries at once: a list of them in, a table of all their hits out, a row a passage. */
import { parse } from 'csv-parse/sync'
import { AppError } from '../errors.ts'
import { longestQuery } from '../limits.ts'
import { sentence } from '../sentence.ts'
import type { PlanSearch } from './ask.ts'
import type { CsvRow } from './csv.ts'
import {
  citedRow,
  exportSearch,
  type Citing,
  type ExportRow,
  type FoundPassages,
} from './export.ts'
import type { SearchEngine, SearchFilters } from '../index/index.ts'

/** What a column of queries may be headed by; without such a head, the first column has them from the first line on. */
const queryHeads = ['query', 'q', '查询', '查詢', '检索式', '檢索式', '检索词', '檢索詞']

/** The names of the columns of the table of hits. */
export const batchColumns = [
  ...['query', 'outcome', 'report_id', 'title', 'reporting_body', 'body_id', 'year'],
  ...['section', 'heading', 'passage_id', 'occurrences', 'text', 'citation', 'address', 'ocr'],
] as const

export type BatchColumn = (typeof batchColumns)[number]

export interface BatchOptions extends Citing {
  filters: SearchFilters
  synonyms?: boolean
  /** Most reports for each query, best first; all where it is absent. */
  limit?: number
}

/** Rows for one query, or some of them; how many queries are done with it. */
export interface BatchPiece {
  rows: CsvRow[]
  done: number
  total: number
}

/** The lines of a small table that someone wrote: separated by commas, semicolons or tabs, as spreadsheets save and paste them. */
export function readSmallTable(text: string): string[][] {
  const separators = [',', ';', '\t', '，', '；']
  const [firstLine = ''] = text
    .replace(/^\uFEFF/, '')
    .trimStart()
    .split(/\r?\n/)
  const inQuotes = /"(?:[^"]|"")*"/g
  const bare = firstLine.replace(inQuotes, '')
  const delimiter = separators.find((each) => bare.includes(each)) ?? ','
  return parse(text, {
    bom: true,
    delimiter,
    relax_column_count: true,
    // A query is full of quotes that are not those of CSV.
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
  })
}

/**
 * The queries of a CSV: those of the column that is headed `query` (查询, q …), else of the first. Empty ones are passed over.
 *
 * @param most Most queries; more are refused.
 * @throws AppError `invalid_parameter` where it is no CSV, or holds no query, too many, or one that is too long.
 */
export function readQueries(text: string, most = Infinity): string[] {
  const refuse = (said: ReturnType<typeof sentence>, value: string): AppError =>
    new AppError('invalid_parameter', said, { details: [{ parameter: 'queries', value }] })
  // Lines of queries alone are no CSV: a comma or a quotation mark in them is the query's.
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const isTable = queryHeads.some((each) => headOf(lines[0] ?? '').includes(each))
  const queries = (isTable ? columnOf(text) : lines.map(unwrapped))
    .map((each) => each.trim())
    .filter((each) => each !== '')
  if (queries.length === 0) throw refuse(sentence('batch.empty'), '')
  if (queries.length > most)
    throw refuse(sentence('batch.tooMany', { given: queries.length, most }), String(queries.length))
  for (const query of queries)
    if (query.length > longestQuery && Array.from(query).length > longestQuery)
      throw refuse(
        sentence('batch.tooLong', { most: longestQuery, query: `${query.slice(0, 30)}…` }),
        `${query.slice(0, 100)}…`,
      )
  return queries
}

const headOf = (line: string): string[] =>
  line.split(/[,;\t，；]/).map((each) => each.trim().replace(/^"|"$/g, '').toLowerCase())

/** A line of a CSV of one column: a cell in quotes whose inner quotes are doubled; anything else is as it stands. */
function unwrapped(line: string): string {
  const cell = /^"((?:[^"]|"")*)"$/.exec(line.trim())?.[1]
  // "政府" is a phrase, """政府""" the same phrase as a spreadsheet saves it.
  return cell?.includes('""') === true ? cell.replaceAll('""', '"') : line
}

function columnOf(text: string): string[] {
  const [head = [], ...rows] = readSmallTable(text)
  const column = head.findIndex((each) => queryHeads.includes(each.toLowerCase()))
  return rows.map((row) => row[column] ?? '')
}

function rowOf(query: string, outcome: 'found' | 'partial', row: ExportRow): CsvRow {
  return [
    ...[query, outcome, row.reportId, row.title, row.reportingBody, row.bodyId, row.reportYear],
    ...[row.section, row.heading, row.passageId, row.occurrences, row.text, row.citation, row.url],
    String(row.ocr),
  ]
}

/** A query without rows of its own is in the table too. */
const rowWithout = (query: string, outcome: 'none' | 'question' | 'refused'): CsvRow =>
  batchColumns.map((column) =>
    column === 'query'
      ? query
      : column === 'outcome'
        ? outcome
        : column === 'occurrences' && outcome === 'none'
          ? 0
          : null,
  )

/**
 * What comes of a query. Words that were taken apart, and found together, are `partial`: no report holds them as they were typed. What holds some
 * of the words is not what was asked for, `none`; a question asks for what comes close, which no table has an end for.
 */
function outcomeOf({ match, total, warnings }: FoundPassages['head']) {
  if (match === 'all') return total > 0 ? 'found' : 'none'
  const codes = warnings.map(({ code }) => code)
  if (codes.includes('question')) return 'question'
  const isWhole = !codes.includes('term_missing') && !codes.includes('terms_not_together')
  return isWhole && codes.includes('taken_apart') ? 'partial' : 'none'
}

/** Rows of one piece at most. */
const rowsAtOnce = 500

/**
 * Every passage that matches each query, by what all of the query finds; else one row that says why there are none: see `outcomeOf`. What is
 * refused as too costly does not end the others.
 *
 * @throws the signal's reason once it fires.
 */
export async function* batchPieces(
  engine: SearchEngine,
  plan: PlanSearch,
  queries: readonly string[],
  { filters, synonyms = true, limit = Infinity, ...citing }: BatchOptions,
  signal?: AbortSignal,
): AsyncGenerator<BatchPiece> {
  const total = queries.length
  for (const [i, q] of queries.entries()) {
    signal?.throwIfAborted()
    const parameters = { q, filters, synonyms, sort: 'relevance', limit, offset: 0 } as const
    let rows: CsvRow[] = []
    try {
      const { head, rows: found } = await exportSearch(engine, plan, parameters)
      const outcome = outcomeOf(head)
      if (outcome !== 'found' && outcome !== 'partial') rows.push(rowWithout(q, outcome))
      else
        for await (const row of found) {
          rows.push(rowOf(q, outcome, citedRow(row, citing)))
          if (rows.length < rowsAtOnce) continue
          yield { rows, done: i, total }
          rows = []
        }
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'query_too_costly') throw error
      rows.push(rowWithout(q, 'refused'))
    }
    yield { rows, done: i + 1, total }
  }
}
