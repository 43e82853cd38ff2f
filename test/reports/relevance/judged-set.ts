/** The judged set: its reports, its queries, and the grade of each judged passage, read from the tables beside this file. */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { passagesOfReport } from '../../../src/index/index.ts'
import { readDocuments } from '../../../src/ingest/index.ts'
import { parseReport, type Report } from '../../../src/report/index.ts'
import { normalizeText } from '../../../src/text/index.ts'
import { sharedPath } from '../support/shared-path.ts'

/** A report of the set under the short name that the tables use. */
export interface NamedReport {
  key: string
  report: Report
}

/** A query with what answers it. Grades: 3 answers it, 2 answers in part, 1 touches on it. */
export interface JudgedQuery {
  id: string
  kind: string
  text: string
  /** Grade of each judged passage, by `passageKey`. */
  passages: Map<string, number>
  /** Grade of each judged report, by report id: its own, or that of its best passage. */
  reports: Map<string, number>
}

/** Anchor that judges a report as a whole. */
const wholeReport = '*'

/** Names a passage within the whole set. */
export function passageKey(reportId: string, passageId: string): string {
  return `${reportId}#${passageId}`
}

/** Rows of a table of tab-separated values, by the names in its first line. */
export function readTable<Column extends string>(name: string): Record<Column, string>[] {
  const [head, ...lines] = readFileSync(join(import.meta.dirname, name), 'utf8')
    .trim()
    .split('\n')
  const columns = head!.split('\t')
  return lines.map((line) => {
    const cells = line.split('\t')
    if (cells.length !== columns.length)
      throw new Error(`${name}: ${columns.length} columns are wanted in: ${line}`)
    return Object.fromEntries(columns.map((column, i) => [column, cells[i]!])) as Record<
      Column,
      string
    >
  })
}

/** Reads the reports of the set: the real ones and the carried samples. */
export async function readReports(): Promise<NamedReport[]> {
  const folders: Record<string, string> = {
    reports: sharedPath('reports'),
    samples: join(import.meta.dirname, '..', '..', '..', 'index-data', 'samples'),
    shared: sharedPath('samples'),
  }
  return Promise.all(
    readTable<'key' | 'folder' | 'file'>('reports.tsv').map(async ({ key, folder, file }) => {
      const documents = await readDocuments(join(folders[folder]!, basename(file)))
      if (documents.length !== 1) throw new Error(`reports.tsv: ${file} holds no single document`)
      return { key, report: parseReport(documents[0]!) }
    }),
  )
}

/** The one passage of a report that holds the anchor. */
function resolveAnchor({ key, report }: NamedReport, anchor: string): string {
  const wanted = normalizeText(anchor)
  const holding = passagesOfReport(report).filter((unit) =>
    normalizeText(unit.text).includes(wanted),
  )
  if (holding.length !== 1) {
    const found = holding.map((unit) => unit.id).join(', ')
    throw new Error(
      `judgments.tsv: “${anchor}” must stand in one passage of ${key}, found in: ${found || 'none'}`,
    )
  }
  return holding[0]!.id
}

/** Reads the queries with their judgments. Throws for an unknown name, and for an anchor that does not name one passage. */
export function readQueries(reports: readonly NamedReport[]): JudgedQuery[] {
  const reportOf = new Map(reports.map((named) => [named.key, named]))
  const queries = readTable<'id' | 'kind' | 'query'>('queries.tsv').map(
    ({ id, kind, query }): JudgedQuery => ({
      id,
      kind,
      text: query,
      passages: new Map(),
      reports: new Map(),
    }),
  )
  const queryOf = new Map(queries.map((query) => [query.id, query]))
  for (const row of readTable<'query' | 'report' | 'grade' | 'anchor'>('judgments.tsv')) {
    const query = queryOf.get(row.query)
    const named = reportOf.get(row.report)
    const grade = Number(row.grade)
    if (query === undefined || named === undefined || ![1, 2, 3].includes(grade))
      throw new Error(`judgments.tsv: unknown query, report or grade in: ${JSON.stringify(row)}`)
    const { reportId } = named.report
    if (row.anchor !== wholeReport)
      query.passages.set(passageKey(reportId, resolveAnchor(named, row.anchor)), grade)
    query.reports.set(reportId, Math.max(grade, query.reports.get(reportId) ?? 0))
  }
  return queries
}
