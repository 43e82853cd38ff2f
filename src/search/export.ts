/** A whole search as a file: one row a passage, read from the engine page by page while it is written out. */
import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import type { EngineHit, SearchEngine, SearchFilters } from '../index/index.ts'
import { sectionLabelOf } from '../report/index.ts'
import { searchOrPartly, type PlanSearch } from './ask.ts'
import { toCsvStream, type CsvRow } from './csv.ts'
import { toXlsxStream } from './xlsx.ts'
import type { SearchResponse } from './contract/index.ts'
import type { SearchParameters } from './service.ts'

/** Reports read at a time. */
const pageSize = 100

/** What the file says of itself. */
export interface ExportHead {
  query: string
  filters: SearchFilters
  match: SearchResponse['match']
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
  /** Whose report, its title, where in it, and its address. */
  citation: string
  url: string
}

export interface ExportedSearch {
  head: ExportHead
  rows: AsyncIterable<ExportRow>
}

/** `第 2 段`, `表格`, `第 8 行`: where in its part a passage stands, told by its id, as the page's own citations say it. */
function placeOf(id: string): string[] {
  const [, paragraph, table, row] = /(?:\.p(\d+)|(\.t\d+)(?:\.r(\d+))?)$/.exec(id) ?? []
  if (paragraph !== undefined) return [`第 ${paragraph} 段`]
  return [...(table === undefined ? [] : ['表格']), ...(row === undefined ? [] : [`第 ${row} 行`])]
}

/** The same with whole addresses, which lead to their places from anywhere. */
export function withOrigin({ head, rows }: ExportedSearch, origin: string): ExportedSearch {
  async function* placed(): AsyncGenerator<ExportRow> {
    for await (const { url, citation, ...row } of rows) {
      const address = origin + url
      yield { ...row, citation: citation.slice(0, -url.length) + address, url: address }
    }
  }
  return { head, rows: placed() }
}

function rowsOf({ metadata, passages }: EngineHit): ExportRow[] {
  const { reportId, title, reportingBody, bodyId, reportYear, region } = metadata
  const { administrativeLevel, publishingBody, publishedOn, documentNumber } = metadata
  return passages.map(({ id, section, heading, text, occurrences }) => {
    const url = `/reports/${reportId}#${id}`
    const sectionLabel = sectionLabelOf(section)
    const named =
      title === null ? `${reportingBody ?? reportId}${reportYear ?? ''}` : `《${title}》`
    return {
      ...{ reportId, title, reportingBody, bodyId, reportYear },
      ...{ province: region.province, city: region.city, county: region.county },
      ...{ administrativeLevel, publishingBody, publishedOn, documentNumber },
      ...{ section, sectionLabel, heading, passageId: id, occurrences, text },
      citation: [named, heading ?? sectionLabel, ...placeOf(id), url].join('，'),
      url,
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
): Promise<ExportedSearch> {
  const planned = plan({ ...parameters, limit: 0, offset: 0 }, Infinity)
  const { request, result, match } = await searchOrPartly(engine, planned)
  const { total, passages, occurrences } = result
  const { generation } = engine
  const { analyzerFingerprint, builtAt } = await engine.statistics()

  async function* rows(): AsyncGenerator<ExportRow> {
    const end = Math.min(total, parameters.offset + parameters.limit)
    for (let { offset } = parameters; offset < end; offset += pageSize) {
      const limit = Math.min(pageSize, end - offset)
      const { hits } = await engine.search({ ...request, offset, limit })
      for (const hit of hits) yield* rowsOf(hit)
      // Other requests get their turn between two pages.
      await setImmediate()
    }
  }
  return {
    head: {
      query: parameters.q,
      filters: planned.query.filters,
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
] as const satisfies readonly (keyof ExportRow)[]

/** Says what a column is called. */
export type ColumnNames = (column: (typeof columns)[number]) => string

async function* tableOf(
  { head, rows }: ExportedSearch,
  nameOf: ColumnNames | undefined,
): AsyncGenerator<CsvRow> {
  const { filters, ...rest } = head
  yield* Object.entries({ ...rest, filters: JSON.stringify(filters) })
  yield []
  yield* linesBelow(rows, nameOf)
}

async function* linesBelow(
  rows: ExportedSearch['rows'],
  nameOf: ColumnNames = (column) => column,
): AsyncGenerator<CsvRow> {
  yield columns.map(nameOf)
  for await (const row of rows) yield columns.map((column) => row[column])
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
