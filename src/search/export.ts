/** A whole search as a file: one row a passage, read from the engine page by page while it is written out. */
import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import type { EngineHit, SearchEngine, SearchFilters } from '../index/index.ts'
import { sectionLabelOf } from '../report/index.ts'
import { wordsOr, type Sentence } from '../sentence.ts'
import {
  isFullMatch,
  searchOrPartly,
  warningOfNote,
  type PlanSearch,
  type SearchParameters,
} from './ask.ts'
import { toCsvStream, type CsvRow } from './csv.ts'
import { toXlsxStream } from './xlsx.ts'
import type { SearchResponse, SearchWarning } from './contract/index.ts'

/** Reports read at a time, and about how many rows these may make: the thread that writes them takes over a page at once. */
const mostOfPage = 100
const leastOfPage = 10
const rowsOfPage = 2_000
/** Rows that are written in one turn of the event loop: a page of a common character has ten thousand. */
const rowsInTurn = 200

/** What the file says of itself. */
export interface ExportHead {
  query: string
  filters: SearchFilters
  match: SearchResponse['match']
  /** What the search says of itself, for people: a word that no report holds, one that was taken apart, that the query is a question. */
  warnings: string[]
  total: number
  passages: number
  occurrences: number
  /** Name of the index's generation and the fingerprint of the analyzer that built it. */
  generation: string
  analyzerFingerprint: string
  indexBuiltAt: string
  /** ISO time. */
  exportedAt: string
}

export interface ExportRow {
  reportId: string
  title: string | null
  reportingBody: string | null
  bodyId: string | null
  reportYear: number | null
  province: string | null
  city: string | null
  county: string | null
  administrativeLevel: string | null
  publishingBody: string | null
  publishedOn: string | null
  documentNumber: string | null
  section: string
  sectionLabel: string
  heading: string | null
  passageId: string
  /** In the passage. */
  occurrences: number
  /** The whole passage as written. */
  text: string
  /** Read off a scanned page by text recognition: characters of the text may be wrong. */
  ocr: boolean
  /** Whose report, its title, where in it, and its address. */
  citation: string
  url: string
  /** Whether the report holds all of the query, as on the page. */
  match: SearchResponse['match']
}

/** A row as it is found, its address without an origin. */
export type PassageRow = Omit<ExportRow, 'citation'>

export interface FoundPassages {
  head: Omit<ExportHead, 'warnings'> & { warnings: SearchWarning[] }
  rows: AsyncIterable<PassageRow>
}

export interface ExportedSearch {
  head: ExportHead
  rows: AsyncIterable<ExportRow>
}

/** How rows are made ready for their reader. */
export interface Citing {
  /** Says a place and its address in the reader's language. */
  cite: (place: PassageRow, address: string) => string
  /** Says a sentence in the reader's language; Simplified Chinese by default. */
  say?: (said: Sentence) => string
  /** Names sections and levels in the reader's language, for a table that is asked for in one; their usual values by default. */
  nameValue?: (name: Sentence) => string
  /** Put before addresses, so that they lead to their places from anywhere; none by default. */
  origin?: string
}

/** A row with its citation and its whole address. */
export function citedRow(row: PassageRow, { cite, nameValue, origin = '' }: Citing): ExportRow {
  const { url, ...found } = row
  const address = origin + url
  const cited = { ...found, citation: cite(row, address), url: address }
  if (nameValue === undefined) return cited
  const named = (key: string, otherwise: string): string => {
    const name = wordsOr(key, otherwise)
    return typeof name === 'string' ? name : nameValue(name)
  }
  const { section, sectionLabel, administrativeLevel: level } = row
  return {
    ...cited,
    sectionLabel: named(`section.${section}`, sectionLabel),
    administrativeLevel: level === null ? null : named(`level.${level}`, level),
  }
}

/** The same with citations and whole addresses. */
export function withCitations({ head, rows }: FoundPassages, citing: Citing): ExportedSearch {
  async function* cited(): AsyncGenerator<ExportRow> {
    for await (const row of rows) yield citedRow(row, citing)
  }
  const { say } = citing
  const warnings = head.warnings.map(({ message, sentence }) => say?.(sentence) ?? message)
  return { head: { ...head, warnings }, rows: cited() }
}

function rowsOf({ metadata, passages }: EngineHit, match: SearchResponse['match']): PassageRow[] {
  const { reportId, title, reportingBody, bodyId, reportYear, region } = metadata
  const { administrativeLevel, publishingBody, publishedOn, documentNumber } = metadata
  return passages.map(({ id, section, heading, text, occurrences, ocr = false }) => {
    const sectionLabel = sectionLabelOf(section)
    return {
      ...{ reportId, title, reportingBody, bodyId, reportYear },
      ...{ province: region.province, city: region.city, county: region.county },
      ...{ administrativeLevel, publishingBody, publishedOn, documentNumber },
      ...{ section, sectionLabel, heading, passageId: id, occurrences, text, ocr },
      match,
      url: `/reports/${reportId}#${id}`,
    }
  })
}

/**
 * Asks for everything that a search finds. The counts are known at once, and are of all that is found; the rows are those of
 * `limit` reports from `offset` on and come as they are read.
 */
export async function exportSearch(
  engine: SearchEngine,
  plan: PlanSearch,
  parameters: SearchParameters,
): Promise<FoundPassages> {
  const planned = plan({ ...parameters, limit: 0, offset: 0 }, Infinity)
  const asked = await searchOrPartly(engine, planned)
  const { query, request, result, match, warnings } = asked
  const { total, passages, occurrences } = result
  const { generation } = engine
  const { analyzerFingerprint, builtAt } = await engine.statistics()

  async function* rows(): AsyncGenerator<PassageRow> {
    const end = Math.min(total, parameters.offset + parameters.limit)
    const reportsOfRows = Math.round((rowsOfPage * total) / Math.max(1, passages))
    const pageSize = Math.max(leastOfPage, Math.min(mostOfPage, reportsOfRows))
    let given = 0
    for (let { offset } = parameters; offset < end; offset += pageSize) {
      const limit = Math.min(pageSize, end - offset)
      const { hits } = await engine.search({ ...request, offset, limit })
      for (const hit of hits) {
        const rows = rowsOf(hit, isFullMatch(asked, hit) ? 'all' : 'partial')
        yield* rows
        given += rows.length
        if (given < rowsInTurn) continue
        // Other requests get their turn, and clocks that have run down are looked at.
        await setImmediate()
        given = 0
      }
      await setImmediate()
    }
  }
  return {
    head: {
      query: parameters.q,
      filters: planned.query.filters,
      warnings: [...planned.parsed.notes.map(warningOfNote), ...query.warnings, ...warnings],
      ...{ match, total, passages, occurrences, generation, analyzerFingerprint },
      indexBuiltAt: builtAt,
      exportedAt: new Date().toISOString(),
    },
    rows: rows(),
  }
}

const columns = [
  'reportId',
  'title',
  'reportingBody',
  'bodyId',
  'reportYear',
  'province',
  'city',
  'county',
  'administrativeLevel',
  'publishingBody',
  'publishedOn',
  'documentNumber',
  'section',
  'sectionLabel',
  'heading',
  'passageId',
  'occurrences',
  'text',
  'citation',
  'url',
  'match',
  'ocr',
] as const satisfies readonly (keyof ExportRow)[]

/** Says what a column is called. */
export type ColumnNames = (column: (typeof columns)[number]) => string

async function* tableOf(
  { head, rows }: ExportedSearch,
  nameOf: ColumnNames | undefined,
): AsyncGenerator<CsvRow> {
  const { filters, warnings, ...rest } = head
  yield* Object.entries({
    ...rest,
    warnings: warnings.join(' '),
    filters: JSON.stringify(filters),
  })
  yield []
  yield* linesBelow(rows, nameOf)
}

async function* linesBelow(
  rows: ExportedSearch['rows'],
  nameOf: ColumnNames = (column) => column,
): AsyncGenerator<CsvRow> {
  yield columns.map(nameOf)
  for await (const row of rows)
    yield columns.map((column) => (column === 'ocr' ? String(row.ocr) : row[column]))
}

/** For spreadsheets: first the head, a name and a value a line, an empty line, then the table. */
export function toCsv(exported: ExportedSearch, nameOf?: ColumnNames): Readable {
  return toCsvStream(tableOf(exported, nameOf))
}

/** A workbook of the table alone, the names of its columns standing fixed above it. */
export function toXlsx({ rows }: ExportedSearch, nameOf?: ColumnNames): Readable {
  return toXlsxStream(linesBelow(rows, nameOf))
}

/** One JSON object a line: first `{"head": …}`, then a passage each. */
export function toJsonLines(exported: ExportedSearch): Readable {
  return Readable.from(linesOf(exported))
}

async function* linesOf({ head, rows }: ExportedSearch): AsyncGenerator<string> {
  yield `${JSON.stringify({ head })}\n`
  for await (const row of rows) yield `${JSON.stringify(row)}\n`
}
