/** The rows of the dataset, read report by report: memory holds the list of reports and one report at a time. */
import { setImmediate } from 'node:timers/promises'
import {
  passagesOfReport,
  type ListedReport,
  type SearchEngine,
  type SearchFilters,
} from '../../index/index.ts'
import { sectionKeys, type Report, type SectionKey } from '../../report/index.ts'
import { normalizeText } from '../../text/index.ts'
import { withOtherNames } from '../resolve.ts'
import { datasetTableNames, type DatasetRow, type DatasetTableName } from './tables.ts'

/** Some rows of one table, in the order of its columns. */
export interface DatasetPiece {
  table: DatasetTableName
  rows: DatasetRow[]
  /** Reports read so far, and in all. */
  done: number
  total: number
}

const addressOf = (reportId: string): string => `/reports/${reportId}`

/** Several values in one cell; none is no text. */
const listed = (values: readonly string[]): string | null =>
  values.length === 0 ? null : values.join('|')

/** Reports listed by one piece of a table that needs no reading of them. */
const listedAtATime = 1000

function bodyRows(reports: readonly ListedReport[]): DatasetRow[] {
  /** Newest first, so that the first of a body says how it is called now. */
  const byBody = new Map<string, ListedReport[]>()
  for (const report of reports) {
    const { bodyId } = report.metadata
    if (bodyId !== null) byBody.set(bodyId, [...(byBody.get(bodyId) ?? []), report])
  }
  return [...byBody]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([bodyId, own]) => {
      const { reportingBody, region, administrativeLevel } = own[0]!.metadata
      const years = own.flatMap(({ metadata }) => metadata.reportYear ?? [])
      const { code, province, city, county } = region
      return [
        ...[bodyId, reportingBody, code, province, city, county, administrativeLevel],
        own.length,
        ...(years.length === 0 ? [null, null] : [Math.min(...years), Math.max(...years)]),
      ]
    })
}

function reportRow({ metadata, checks }: ListedReport): DatasetRow {
  const { region } = metadata
  return [
    ...[metadata.reportId, metadata.title, metadata.bodyId, metadata.reportingBody],
    ...[metadata.publishingBody, metadata.reportYear],
    ...[region.code, region.province, region.city, region.county, metadata.administrativeLevel],
    ...[metadata.publishedOn, metadata.era, metadata.kind, metadata.script],
    ...[metadata.documentNumber, metadata.indexNumber, metadata.sourceAddress],
    ...[checks.pass, checks.fail, checks.notAssessable],
    addressOf(metadata.reportId),
  ]
}

/** Passages and characters of each section, counted as a search counts them: over the normalized text of title, headings, paragraphs and table lines. */
function sectionSizes(report: Report): Map<SectionKey, { passages: number; characters: number }> {
  const sizes = new Map<SectionKey, { passages: number; characters: number }>()
  for (const { section, text } of passagesOfReport(report)) {
    const size = sizes.get(section) ?? { passages: 0, characters: 0 }
    size.passages++
    size.characters += normalizeText(text).length
    sizes.set(section, size)
  }
  return sizes
}

const readRows: Record<'sections' | 'figures' | 'checks', (report: Report) => DatasetRow[]> = {
  sections: (report) => {
    const sizes = sectionSizes(report)
    const { reportId, bodyId, reportYear } = report
    return sectionKeys.flatMap((section) => {
      const size = sizes.get(section)
      if (size === undefined) return []
      return [[reportId, bodyId, reportYear, section, size.passages, size.characters]]
    })
  },
  figures: ({ reportId, bodyId, reportingBody, reportYear, figures }) =>
    figures.map((figure, i) => {
      const { key, applicant, value, raw, unit, state, reading, source, candidates } = figure
      return [
        ...[reportId, i + 1, bodyId, reportingBody, reportYear, key, applicant ?? null],
        // An empty cell is no text.
        ...[value, raw === '' ? null : raw, unit, state ?? null, reading],
        // Rows and columns are counted from one, as people count.
        ...[source.passageId, source.row ?? null, source.column ?? null].map((each) =>
          typeof each === 'number' ? each + 1 : each,
        ),
        source.sentence ?? null,
        listed((candidates ?? []).map((each) => String(each.value ?? ''))),
        `${addressOf(reportId)}#${source.passageId}`,
      ]
    }),
  checks: ({ reportId, bodyId, reportYear, checks }) =>
    checks.map(({ formula, outcome, left, right, difference, cells }, i) => [
      ...[reportId, i + 1, bodyId, reportYear, formula],
      // A cell of another year's report carries that year.
      cells.some((cell) => /:\d+$/.test(cell)),
      ...[outcome, left, right, difference, listed(cells)],
    ]),
}

/**
 * The rows of the tables asked for, over the reports that pass the filters, piece by piece: bodies first, then reports, then
 * what is read of each report. `section` is not looked at: the tables are of whole reports.
 *
 * @throws the signal's reason once it fires.
 */
export async function* datasetPieces(
  engine: SearchEngine,
  filters: SearchFilters,
  tables: readonly DatasetTableName[] = datasetTableNames,
  signal?: AbortSignal,
): AsyncGenerator<DatasetPiece> {
  const wanted = withOtherNames({ ...filters, section: [] })
  const { total, reports } = await engine.list(wanted, Infinity, 0)
  if (tables.includes('bodies')) yield { table: 'bodies', rows: bodyRows(reports), done: 0, total }
  if (tables.includes('reports'))
    for (let at = 0; at < reports.length; at += listedAtATime) {
      const rows = reports.slice(at, at + listedAtATime).map(reportRow)
      yield { table: 'reports', rows, done: 0, total }
      signal?.throwIfAborted()
    }
  const read = (['sections', 'figures', 'checks'] as const).filter((table) =>
    tables.includes(table),
  )
  if (read.length === 0) return
  for (const [i, { metadata }] of reports.entries()) {
    signal?.throwIfAborted()
    const report = await engine.report(metadata.reportId)
    if (report === null) continue
    for (const table of read) yield { table, rows: readRows[table](report), done: i + 1, total }
    // Other requests get their turn between two reports.
    await setImmediate()
  }
}
