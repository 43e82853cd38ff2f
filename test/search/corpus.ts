/** The small corpus of test/cases/search, indexed in memory, and plain counts over it that use no index. */
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import {
  createEmbeddedEngine,
  createMemorySnapshot,
  passagesOfReport,
} from '../../src/index/index.ts'
import { readBytes, readDocuments } from '../../src/ingest/index.ts'
import { parseReport, type Report, type SectionKey } from '../../src/report/index.ts'
import {
  createSearchService,
  type Explanation,
  type SearchFilters,
  type SearchParameters,
  type SearchService,
  noFilters,
} from '../../src/search/index.ts'
import { normalizeText, type Analyzer } from '../../src/text/index.ts'

export { noFilters }

export const casesFolder = join(import.meta.dirname, '..', 'cases', 'search')
export const corpusFolder = join(casesFolder, 'corpus')

export interface NamedReport {
  /** File name without its ending. */
  name: string
  report: Report
}

/** Every report of a folder, parsed. */
export async function readReports(folder: string): Promise<NamedReport[]> {
  const reports: NamedReport[] = []
  for (const file of readdirSync(folder).sort()) {
    for (const document of await readDocuments(join(folder, file)))
      reports.push({ name: basename(file, '.txt'), report: parseReport(document) })
  }
  return reports
}

/** Reports of invented bodies, one a text: its lines are paragraphs of one section. */
export async function reportsOfTexts(...texts: readonly string[]): Promise<NamedReport[]> {
  return Promise.all(
    texts.map(async (text, i) => {
      const name = `${'甲乙丙丁戊己庚辛壬癸'.charAt(i)}溪县`
      const written = `${name}人民政府2020年政府信息公开工作年度报告\n一、总体情况\n${text}\n`
      const [document] = await readBytes(new TextEncoder().encode(written), `${name}.txt`)
      return { name, report: parseReport(document!) }
    }),
  )
}

export function serviceOver(reports: readonly NamedReport[], analyzer: Analyzer): SearchService {
  const snapshot = createMemorySnapshot(
    reports.map(({ report }) => report),
    analyzer,
  )
  return createSearchService(createEmbeddedEngine(snapshot), analyzer)
}

export function parametersOf(
  q: string,
  rest: Partial<Omit<SearchParameters, 'filters'>> & { filters?: Partial<SearchFilters> } = {},
): SearchParameters {
  const { filters, ...others } = rest
  return {
    q,
    sort: 'relevance',
    limit: 100,
    offset: 0,
    ...others,
    filters: { ...noFilters, ...filters },
  }
}

const normalizedUnits = new WeakMap<Report, { section: SectionKey; text: string }[]>()

/** Normalized texts of a report's units, in the sections given (none: in all). */
export function textsOf(report: Report, sections: readonly SectionKey[] = []): string[] {
  const units =
    normalizedUnits.get(report) ??
    passagesOfReport(report).map(({ section, text }) => ({ section, text: normalizeText(text) }))
  normalizedUnits.set(report, units)
  return units
    .filter(({ section }) => sections.length === 0 || sections.includes(section))
    .map(({ text }) => text)
}

/** Places and passages of literals by plain search: overlapping places count each, a passage counts once. */
export function plainCount(
  reports: readonly NamedReport[],
  literals: readonly string[],
  sections: readonly SectionKey[] = [],
): { reports: number; passages: number; occurrences: number } {
  let passages = 0
  let occurrences = 0
  let holding = 0
  for (const { report } of reports) {
    let isHolding = false
    for (const text of textsOf(report, sections)) {
      let places = 0
      for (const literal of literals)
        for (let at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + 1)) places++
      occurrences += places
      if (places > 0) passages++
      if (places > 0) isHolding = true
    }
    if (isHolding) holding++
  }
  return { reports: holding, passages, occurrences }
}

/** The parts of an explained score, added up. */
export const sumOfParts = ({ terms, closeness, year, characters }: Explanation): number =>
  terms.reduce((sum, term) => sum + (term.isScored ? term.score : 0), 0) +
  characters.reduce((sum, { score }) => sum + score, 0) +
  closeness.score +
  year
