/** The parts of an answer that are told without any text: counts, facets, lists of reports. */
import { sectionKeys } from '../../../report/index.ts'
import type { Concordance } from '../../concordance/concordance.ts'
import type {
  EngineRequest,
  EngineResult,
  EngineTally,
  ListedReport,
  SearchFilters,
} from '../../engine.ts'
import { kindsOfPassage, partOfKind } from '../../searched-passages.ts'
import type { Snapshot } from '../../snapshot.ts'
import { countFacets, yearShares, type FacetRoom } from './facets.ts'
import {
  allPassages,
  countPassed,
  filterReports,
  matches,
  narrowingOf,
  passesAll,
} from './filters.ts'
import type { Found } from './find.ts'
import { matchEverything } from './match.ts'
import type { ReportColumns } from './report-columns.ts'
import type { ReportPostings } from './report-postings.ts'

/** Reports that pass the filters and hold a term in the passages asked for. */
function countPassing({ reports, bits }: ReportPostings, { passes }: Found): number {
  let count = 0
  for (let i = 0; i < reports.length; i++)
    if ((bits[i]! & matches) !== 0 && passes[reports[i]!] === passesAll) count++
  return count
}

/** Everything of an answer but its hits. */
export function countFound(
  { query, filters }: EngineRequest,
  found: Found,
  columns: ReportColumns,
  room: FacetRoom,
): Omit<EngineResult, 'hits'> {
  const { total, wholePostings } = found
  const facets = countFacets(columns, found, filters.region.length > 0, room)
  return {
    total,
    passages: found.totalPassages,
    occurrences: found.totalOccurrences,
    passing: countPassed(found.passes),
    terms: query.terms.map((_, term) => {
      const at = found.scoredAs(term)
      return {
        occurrences: at < 0 ? 0 : found.termOccurrences[at]!,
        reports: countPassing(wholePostings[term]!, found),
        found: wholePostings[term]!.found,
      }
    }),
    facets,
    byYear: yearShares(columns.year, found.passes, room.counts.year),
  }
}

/** What a search counts in each report that matches. */
export function tallyFound({ matching, occurrences, passages }: Found): EngineTally {
  return {
    // The arrays are used again by the next search.
    reports: matching.slice(),
    occurrences: Uint32Array.from(matching, (report) => occurrences[report]!),
    passages: Uint32Array.from(matching, (report) => {
      passages.turnTo(report)
      return passages.count()
    }),
  }
}

/** Characters of each report, in these sections and parts; empty lists mean all. */
export function charactersIn(
  { passageSections, passageKinds, passageReports, reportPassages }: PassageColumns,
  lengthOf: (passage: number) => number,
  sections: SearchFilters['section'],
  parts: SearchFilters['part'],
): Uint32Array {
  const isIn = (passage: number): boolean =>
    (sections.length === 0 || sections.includes(sectionKeys[passageSections[passage]!]!)) &&
    (parts.length === 0 || parts.includes(partOfKind[kindsOfPassage[passageKinds[passage]!]!]))
  const characters = new Uint32Array(reportPassages.length - 1)
  for (let passage = 0; passage < passageReports.length; passage++)
    if (isIn(passage)) characters[passageReports[passage]!]! += lengthOf(passage)
  return characters
}

type PassageColumns = Pick<
  Concordance,
  'passageSections' | 'passageKinds' | 'passageReports' | 'reportPassages'
>

/** See `SearchEngine.list`. */
export function listReports(
  { concordance, metadata, checkCounts }: Snapshot,
  columns: ReportColumns,
  filters: SearchFilters,
  limit: number,
  offset: number,
): { total: number; reports: ListedReport[] } {
  const passes = filterReports(columns, filters)
  const narrowing = narrowingOf(filters)
  const masks = narrowing === allPassages ? null : matchEverything(concordance, narrowing)
  const passing = Array.from(metadata.keys()).filter(
    (report) =>
      passes[report] === passesAll && (masks === null || (masks[report]! & matches) !== 0),
  )
  return {
    total: passing.length,
    reports: passing.slice(offset, offset + limit).map((report) => ({
      metadata: metadata[report]!,
      checks: checkCounts[report]!,
    })),
  }
}
