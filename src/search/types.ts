/** The answer to a search, as GET /api/search gives it (interface.md). */
import type { SearchFilters, SortOrder, YearShare } from '../index/index.ts'
import type { QueryNote } from '../query/index.ts'
import type { AdministrativeLevel, Region, Script, SectionKey } from '../report/index.ts'

export type { SearchFilters, SortOrder, YearShare }

export interface SearchParameters {
  /** Query text, up to 500 characters; empty lists reports, newest first. */
  q: string
  filters: SearchFilters
  sort: SortOrder
  limit: number
  offset: number
  /** Whether unquoted words stand for their other names too; yes unless false. */
  synonyms?: boolean
}

/** One word or phrase that was searched for. */
export interface SearchedTerm {
  /** As the user wrote it. */
  text: string
  /** Other names and other writings of a number, normalized, that were looked for too and stand in the index. */
  synonyms: string[]
  /** Places of this term in the reports that matched. */
  occurrences: number
  /** Where no report matches all: how many of those that pass the filters hold this term. Otherwise null. */
  reports: number | null
}

export interface PassageHit {
  passageId: string
  section: SectionKey
  sectionLabel: string
  /** The heading the passage stands under, as printed. */
  heading: string | null
  /** An excerpt cut at sentence ends, with … where text was left out. */
  text: string
  /** [start, end) in UTF-16 units of `text`, ascending, not overlapping. */
  highlights: [number, number][]
  /** Places in the whole passage. */
  occurrences: number
  url: string
  /** Where the body's other reports say the same, figures and punctuation aside: one passage a report, newest first. */
  alike: AlikePassage[]
}

export interface AlikePassage {
  reportId: string
  reportYear: number | null
  passageId: string
  url: string
}

export interface SearchHit {
  reportId: string
  title: string | null
  /** Marked places in the title. */
  titleHighlights: [number, number][]
  reportingBody: string | null
  bodyId: string | null
  publishingBody: string | null
  reportYear: number | null
  region: Region
  administrativeLevel: AdministrativeLevel | null
  publishedOn: string | null
  script: Script
  score: number
  occurrences: number
  /** How many passages of this report match; `passages` holds the best of them. */
  matchingPassages: number
  passages: PassageHit[]
}

export interface FacetBucket {
  value: string | number
  count: number
  label?: string
  /** Of a place: the names of those above it, highest first. The region filter takes them all in one: 江苏省南京市鼓楼区. */
  above?: readonly string[]
}

export interface SearchFacets {
  reportYear: FacetBucket[]
  section: FacetBucket[]
  province: FacetBucket[]
  /** Where the search is narrowed to regions: the cities of their provinces. */
  city: FacetBucket[]
  /** Where the search is narrowed to regions: the counties of their cities; else none. */
  county: FacetBucket[]
  /** Bodies by id, labelled by name: those of most reports, at most 50. */
  body: FacetBucket[]
  administrativeLevel: FacetBucket[]
}

export interface SearchWarning {
  code: string
  message: string
  /** Place in the query text, for syntax hints. */
  start?: number
  end?: number
}

/** Another query, for a word that looks like a typing mistake. */
export interface DidYouMean {
  /** The whole query, corrected. */
  text: string
  reason: string
}

export interface SearchResponse {
  query: { text: string; terms: SearchedTerm[]; filters: SearchFilters; notes: QueryNote[] }
  match: 'all' | 'partial'
  /** Reports. */
  total: number
  passages: number
  occurrences: number
  limit: number
  offset: number
  tookMs: number
  hits: SearchHit[]
  facets: SearchFacets
  /** For each year how many reports pass the other filters, and how many of them match. */
  byYear: YearShare[]
  warnings: SearchWarning[]
  /** Offered when (almost) nothing was found; never searched for by itself. */
  didYouMean: DidYouMean[]
}

/** The matching passages of one report, best first. */
export interface MatchingPassages {
  reportId: string
  match: 'all' | 'partial'
  matchingPassages: number
  /** Places in all of them. */
  occurrences: number
  limit: number
  offset: number
  passages: PassageHit[]
}
