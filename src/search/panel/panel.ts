/** A dictionary of concepts counted by body and year, or by other properties of reports. */
import {
  noFilters,
  type ListedReport,
  type SearchEngine,
  type SearchFilters,
} from '../../index/index.ts'
import type { PanelDimension, PanelShape } from '../../limits.ts'
import type { PlanSearch } from '../ask.ts'
import type { CsvRow } from '../csv.ts'
import { withOtherNames } from '../resolve.ts'
import { countConcepts, type ConceptCounts } from './count.ts'
import { toEngineConcept, type Concept } from './dictionary.ts'

export interface PanelOptions {
  filters: SearchFilters
  by: readonly PanelDimension[]
  shape: PanelShape
}

/** Rows of the panel; the first row of the first piece has the names of the columns. */
export interface PanelPiece {
  rows: CsvRow[]
  /** Concepts counted so far, and in all. */
  done: number
  total: number
}

interface Dimension {
  columns: readonly string[]
  /** The values of a report's row, in the order of the columns. */
  valuesOf: (report: ListedReport, names: ReadonlyMap<string, string | null>) => CsvRow
}

const dimensions: Record<PanelDimension, Dimension> = {
  body: {
    columns: ['body_id', 'reporting_body'],
    valuesOf: ({ metadata: { bodyId } }, names) => [
      bodyId,
      bodyId === null ? null : (names.get(bodyId) ?? null),
    ],
  },
  year: { columns: ['year'], valuesOf: ({ metadata }) => [metadata.reportYear] },
  province: { columns: ['province'], valuesOf: ({ metadata }) => [metadata.region.province] },
  city: {
    columns: ['province', 'city'],
    valuesOf: ({ metadata: { region } }) => [region.province, region.city],
  },
  county: {
    columns: ['province', 'city', 'county'],
    valuesOf: ({ metadata: { region } }) => [region.province, region.city, region.county],
  },
  level: { columns: ['level'], valuesOf: ({ metadata }) => [metadata.administrativeLevel] },
}

const measures = ['occurrences', 'passages', 'per_10000'] as const

/** A row of the panel: its values, and what it holds. */
interface Group {
  values: CsvRow
  reports: number
  characters: number
}

interface Layout {
  columns: string[]
  groups: Group[]
  /** Group of each report of the index; -1 for one that does not pass. */
  groupOf: Int32Array
  /** Characters of each report that are counted in. */
  charactersOf: Uint32Array
}

const compare = (a: CsvRow, b: CsvRow): number => {
  for (let i = 0; i < a.length; i++) {
    const [one, other] = [a[i] ?? null, b[i] ?? null]
    if (one === other) continue
    // What is not known stands last.
    if (one === null) return 1
    if (other === null) return -1
    return one < other ? -1 : 1
  }
  return 0
}

/**
 * Lays out the rows: every combination that reports have. With years beside something else, every year from the first to the last
 * for each: where there is no report, the row is there and empty.
 */
export async function layOut(
  engine: SearchEngine,
  { filters, by }: Pick<PanelOptions, 'filters' | 'by'>,
): Promise<Layout> {
  const all = await engine.list(noFilters, Infinity, 0)
  const passing = await engine.list(withOtherNames(filters), Infinity, 0)
  const ids = new Set(passing.reports.map(({ metadata }) => metadata.reportId))
  const characters = await engine.characters(filters.section, filters.part)
  /** Newest first, so that a body has the name it has now. */
  const names = new Map<string, string | null>()
  for (const { metadata } of passing.reports)
    if (metadata.bodyId !== null && !names.has(metadata.bodyId))
      names.set(metadata.bodyId, metadata.reportingBody)
  const chosen = by.map((name) => dimensions[name])
  const found = new Map<string, Group>()
  const groupAt = (values: CsvRow): Group => {
    const key = JSON.stringify(values)
    let group = found.get(key)
    if (group === undefined) found.set(key, (group = { values, reports: 0, characters: 0 }))
    return group
  }
  const ofReport = all.reports.map((report, place) => {
    if (!ids.has(report.metadata.reportId)) return null
    const group = groupAt(chosen.flatMap(({ valuesOf }) => valuesOf(report, names)))
    group.reports++
    group.characters += characters[place]!
    return group
  })
  const columns = chosen.flatMap((dimension) => dimension.columns)
  const yearColumn = columns.indexOf('year')
  if (yearColumn >= 0 && by.length > 1) {
    const own = [...found.values()].map(({ values }) => values)
    const years = own.map((values) => values[yearColumn]).filter((year) => typeof year === 'number')
    const [first, last] = [Math.min(...years), Math.max(...years)]
    for (const values of own)
      for (let year = first; year <= last; year++)
        groupAt(values.map((value, column) => (column === yearColumn ? year : value)))
  }
  const groups = [...found.values()].sort((a, b) => compare(a.values, b.values))
  const numbers = new Map(groups.map((group, i) => [group, i]))
  return {
    columns,
    groups,
    groupOf: Int32Array.from(ofReport, (group) => (group === null ? -1 : numbers.get(group)!)),
    charactersOf: characters,
  }
}

/** Occurrences for 10,000 characters, to four places. */
export const rate = (occurrences: number, characters: number): number | null =>
  characters === 0 ? null : Math.round((occurrences / characters) * 1e8) / 1e4

const measured = ({ occurrences, passages }: ConceptCounts, group: Group, i: number): CsvRow =>
  group.reports === 0
    ? measures.map(() => null)
    : [occurrences[i]!, passages[i]!, rate(occurrences[i]!, group.characters)]

/**
 * Counts each concept in each group of reports: occurrences, the passages that hold any, and occurrences for 10,000 characters of the text
 * that is counted in. Long: a row for each concept and group; wide: a row for each group, three columns for each concept. A group
 * without a report is empty, never 0.
 *
 * @throws AppError `invalid_parameter` as `queryOfConcept` does; the signal's reason once it fires.
 */
export async function* panelPieces(
  engine: SearchEngine,
  plan: PlanSearch,
  concepts: readonly Concept[],
  options: PanelOptions,
  signal?: AbortSignal,
): AsyncGenerator<PanelPiece> {
  const asked = concepts.map((concept) => toEngineConcept(concept, plan))
  const { columns, groups, groupOf, charactersOf } = await layOut(engine, options)
  const total = concepts.length
  const head = (group: Group): CsvRow => [
    ...group.values,
    group.reports,
    group.reports === 0 ? null : group.characters,
  ]
  const counting = countConcepts(
    engine,
    asked,
    {
      within: options.filters,
      groups: { of: groupOf, count: groups.length },
      characters: charactersOf,
    },
    signal,
  )
  const heads = [...columns, 'reports', 'characters']
  if (options.shape === 'long') {
    yield { rows: [['concept', ...heads, ...measures]], done: 0, total }
    let next = 0
    for await (const { counts, done } of counting) {
      if (counts.length === 0) yield { rows: [], done, total }
      for (const counted of counts) {
        const { name } = concepts[next++]!
        const rows = groups.map((group, at) => [
          name,
          ...head(group),
          ...measured(counted, group, at),
        ])
        yield { rows, done: Math.min(next, done), total }
      }
    }
    return
  }
  const all: ConceptCounts[] = []
  const names = concepts.flatMap(({ name }) => [name, `${name}_passages`, `${name}_per_10000`])
  yield { rows: [[...heads, ...names]], done: 0, total }
  for await (const { counts, done } of counting) {
    all.push(...counts)
    yield { rows: [], done, total }
  }
  for (const [at, group] of groups.entries())
    yield {
      rows: [[...head(group), ...all.flatMap((counted) => measured(counted, group, at))]],
      done: total,
      total,
    }
}
