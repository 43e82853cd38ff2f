/**
 * The seam between search and whatever finds and ranks. An engine receives a query tree over normalized literals, never
 * text to parse, and answers with report ids and passage numbers; texts, snippets and wording are the caller's.
 * Engines: embedded.ts (this machine, default). A distributed one stands beside it behind the same interface.
 */
import { facetRows, type ValueRow } from '../facets.ts'
import type { SortOrder } from '../limits.ts'
import type { FigureOperator } from '../query/index.ts'
import type {
  Figure,
  Report,
  ReportMetadata,
  RowLayout,
  SectionKey,
  CheckCounts,
} from '../report/index.ts'
import type { EngineExplanation } from './engine-explanation.ts'
import type { FigureYear } from './figures/number-lookup.ts'
import { longestFirst, type Literal } from './literal.ts'
import type { NamesIndex } from './names/names.ts'

/** What a filter of a row takes: inclusive ranges of years, either end open; names, full or short, codes, or ids; or fixed values. */
type FilterValue<Row> = Row extends { kind: 'years' }
  ? { from: number | null; to: number | null }
  : Row extends { kind: 'sections' }
    ? SectionKey
    : Row extends { values: readonly (infer Value)[] }
      ? Value
      : string

/** Narrowing without scoring. Empty arrays mean no narrowing; within an array any entry suffices. */
export type SearchFilters = {
  [Row in (typeof facetRows)[number] as Row['name']]: FilterValue<Row>[]
}

/** No narrowing. */
export const noFilters = Object.fromEntries(
  facetRows.map(({ name }) => [name, []]),
) as unknown as SearchFilters

export type { SortOrder }

/** One thing looked for: any of its literals. The first is the user's own. */
export interface EngineTerm {
  literals: readonly Literal[]
  /** How much it counts in ranking beside others; 1 when absent. */
  weight?: number
}

/** Which reports match: a tree over term numbers. */
export type MatchNode =
  | { type: 'everything' }
  | { type: 'term'; term: number }
  | { type: 'and' | 'or'; clauses: readonly MatchNode[] }
  | { type: 'not'; clause: MatchNode }
  /** Clauses whose weights, whole numbers, together reach `least`, which is at least 1. */
  | { type: 'most'; clauses: readonly MatchNode[]; weights: readonly number[]; least: number }
  /** All clauses within one passage or sentence. */
  | { type: 'scope'; scope: 'sentence' | 'passage'; clause: MatchNode }
  /** The terms in one passage, in any order, from the end of one to the start of the next at most `distance` characters. */
  | { type: 'near'; distance: number; terms: readonly number[] }
  /** Reports that pass filters, wherever in the tree. */
  | { type: 'filter'; filters: SearchFilters }
  /** Reports whose figure stands in this relation to a number; one without a number stands in none. */
  | ({ type: 'figure'; operator: FigureOperator; value: number } & FigureName)

/** One figure: a key of the table of figure keys, and whose applications it counts; null and `total` count all. */
export interface FigureName {
  key: string
  applicant: string | null
}

export interface EngineQuery {
  terms: readonly EngineTerm[]
  /** What the user typed to be found, normalized, run by run: its characters count softly in ranking, never in matching. */
  texts: readonly string[]
  /** Years among the words: reports of these years are lifted softly. None when absent. */
  years?: readonly number[]
  /**
   * What the answer to a question looks like, as a regular expression over normalized text: passages that hold such a thing are shown
   * first. None when absent.
   */
  answer?: string
  match: MatchNode
}

/** Whether clauses stand side by side in a node. */
export function isOfClauses(node: MatchNode): node is MatchNode & { type: 'and' | 'or' | 'most' } {
  return node.type === 'and' || node.type === 'or' || node.type === 'most'
}

/** Whether the clauses of a node that hold have enough weight together. */
export function isMost(
  { clauses, weights, least }: MatchNode & { type: 'most' },
  holds: (clause: MatchNode) => boolean,
): boolean {
  return clauses.reduce((sum, clause, i) => (holds(clause) ? sum + weights[i]! : sum), 0) >= least
}

/** Terms that count and score, each once: all but those under a `not`. */
export function positiveTerms(node: MatchNode): number[] {
  const terms: number[] = []
  collectPositive(node, terms)
  return terms
}

function collectPositive(node: MatchNode, terms: number[]): void {
  if (isOfClauses(node)) for (const clause of node.clauses) collectPositive(clause, terms)
  else if (node.type === 'scope') collectPositive(node.clause, terms)
  else if (node.type === 'term' || node.type === 'near')
    for (const term of node.type === 'term' ? [node.term] : node.terms)
      if (!terms.includes(term)) terms.push(term)
}

/** The literals of these terms: what is marked of a query. An excluded word is never marked, though a report may hold it and match by another part of the query. */
export function positiveLiterals(node: MatchNode, terms: readonly EngineTerm[]): Literal[] {
  const literals: Literal[] = []
  for (const term of positiveTerms(node)) literals.push(...terms[term]!.literals)
  return literals
}

export interface EngineRequest {
  query: EngineQuery
  filters: SearchFilters
  sort: SortOrder
  limit: number
  offset: number
  /** Most passages named for each hit. */
  passagesPerHit: number
  /** Only this report can be a hit; facets and counts by year are of no use then. */
  reportId?: string
}

/** [start, end) in UTF-16 units of a text. */
export type Range = [start: number, end: number]

/** A passage that matches. */
export interface EnginePassage {
  /** Anchor in the report. */
  id: string
  section: SectionKey
  /** The heading above it, as printed. */
  heading: string | null
  /** The whole passage as written. */
  text: string
  /** Where terms stand in it, ascending and apart. */
  marks: Range[]
  /** Where they stand across its words alone, apart from `marks`: counted, and not what was meant. */
  across: Range[]
  /** Of a row of a table: what its cells are. */
  row: RowLayout | null
  /** Read off a picture by text recognition: its characters may be wrong. */
  ocr?: true
  /** How often terms stand in it. */
  occurrences: number
  /** Passages of the body's other reports that read the same, figures and punctuation aside: one a report, newest first. */
  alike: EngineAlike[]
}

/** Where else a passage stands. */
export interface EngineAlike {
  reportId: string
  reportYear: number | null
  passageId: string
}

export interface EngineHit {
  metadata: ReportMetadata
  /** Where terms stand in its title, ascending and apart; not across its words. */
  titleMarks: Range[]
  score: number
  occurrences: number
  matchingPassages: number
  /** Terms that count and that it does not hold, by their numbers, in the order of the tree. */
  lacks: number[]
  /** Checks within the report that fail. */
  failedChecks: number
  /** The best passages, best first. */
  passages: EnginePassage[]
}

export interface Bucket<T extends string | number> {
  value: T
  count: number
}

/** A city or county with the names above it, highest first: 鼓楼区 is in many cities. */
export interface PlaceBucket extends Bucket<string> {
  above: string[]
}

/** A body by its id, with its name. */
export interface BodyBucket extends Bucket<string> {
  name: string | null
}

/** Facets of fixed values: parts in the order of their table, others those of most reports first. */
export type ValueFacets = {
  [Row in ValueRow as Row['facet']]: Bucket<Row['values'][number]>[]
}

export interface EngineFacets extends ValueFacets {
  reportYear: Bucket<number>[]
  section: Bucket<SectionKey>[]
  province: Bucket<string>[]
  /** Where the search is narrowed to regions: the cities of their provinces. */
  city: PlaceBucket[]
  /** Where the search is narrowed to regions: the counties of their cities; else none. */
  county: PlaceBucket[]
  /** The bodies of most reports, at most 50. */
  body: BodyBucket[]
}

/** How many reports of a year pass the filters other than that of the year, and how many of them match. */
export interface YearShare {
  year: number
  reports: number
  matches: number
}

export interface EngineResult {
  /** Reports, passages and occurrences that match: exact. */
  total: number
  passages: number
  occurrences: number
  /** Reports that pass the filters, whatever they say. */
  passing: number
  /**
   * For each term: its occurrences in the matching reports; how many reports that pass the filters hold it, whether they match or
   * not; and for each of its literals whether it stands anywhere in the index.
   */
  terms: { occurrences: number; reports: number; found: boolean[] }[]
  hits: EngineHit[]
  facets: EngineFacets
  /** Every year with reports to match, in ascending order. */
  byYear: YearShare[]
}

export interface EngineFigureRequest extends FigureName {
  /** `section` is not looked at: a figure belongs to the whole report. */
  filters: SearchFilters
  limit: number
  offset: number
  /** Only of these reports. */
  reportIds?: readonly string[]
  /** Newest first unless said; of equal numbers the newer report first, reports without a number last. */
  order?: 'most' | 'least'
}

/** One report's figure. */
export interface EngineFigure {
  metadata: ReportMetadata
  figure: Figure
}

export interface EngineFigures {
  /** Reports that have the figure, with a number or without. */
  total: number
  /** Those of them without a number. */
  blank: number
  /** One page of them, newest first. */
  figures: EngineFigure[]
  byYear: FigureYear[]
}

/** The numbers of some figures in all reports that pass. */
export interface EngineNumbers {
  /** The reports that pass, told by their place in the list of all (`list` without filters), ascending. */
  reports: Uint32Array
  /** For each figure asked for, as many numbers and marks as there are reports. */
  columns: {
    /** NaN where the report gives no number. */
    values: Float64Array
    /** Bits of `figureMarks`; 0 beside NaN where the report does not have the figure. */
    marks: Uint8Array
  }[]
}

/** How many reports have a figure, all applicants together: with a number, and without. */
export interface FigureCount {
  key: string
  reports: number
  blank: number
  /** Kinds of applicants that some report tells apart for it. */
  applicants: string[]
}

/** Counts of one literal, by the index and by reading every text. */
export interface LiteralCounts {
  occurrences: number
  passages: number
  reports: number
}

/** A report as a list names it. */
export interface ListedReport {
  metadata: ReportMetadata
  /** How the checks within it came out. */
  checks: CheckCounts
}

export interface EngineStatistics {
  reports: number
  passages: number
  characters: number
  sizeBytes: number
  builtAt: string
  formatVersion: number
  analyzerFingerprint: string
  segmenter: string
  samples: boolean
  /** Every figure that some report has. */
  figures: readonly FigureCount[]
}

/**
 * Terms that are counted together. Their places are those of its literals and those that a search for each of its queries counts in the
 * reports that it finds. No place counts twice: of places that overlap the longest counts, of as long ones that whose text comes first as
 * strings are compared; places of the same text count each, as in a count of that text alone.
 */
export interface EngineConcept {
  /** Normalized; none is empty. */
  literals: readonly string[]
  /** What is more than a string: scopes, NEAR, exclusions. */
  queries: readonly EngineQuery[]
}

/** The same tree over terms that stand `by` places further on. */
function shifted(node: MatchNode, by: number): MatchNode {
  switch (node.type) {
    case 'term':
      return { ...node, term: node.term + by }
    case 'near':
      return { ...node, terms: node.terms.map((term) => term + by) }
    case 'and':
    case 'or':
    case 'most':
      return { ...node, clauses: node.clauses.map((clause) => shifted(clause, by)) }
    case 'not':
    case 'scope':
      return { ...node, clause: shifted(node.clause, by) }
    default:
      return node
  }
}

/** A query that finds whatever a concept counts: what is brought to hand for it holds for the concept. */
export function queryOfConcept({ literals, queries }: EngineConcept): EngineQuery {
  const terms: EngineTerm[] = []
  const clauses: MatchNode[] = []
  const plain = longestFirst(literals).map((text): Literal => ({ text, weight: 1 }))
  // Literals alone are one term, whose overlaps are told without reading; places beside them are held against each of them.
  const isOneTerm = queries.length === 0 && plain.length > 0
  const plainTerms = isOneTerm ? [plain] : plain.map((literal) => [literal])
  for (const own of plainTerms)
    clauses.push({ type: 'term', term: terms.push({ literals: own }) - 1 })
  for (const query of queries) {
    clauses.push(shifted(query.match, terms.length))
    terms.push(...query.terms)
  }
  return { terms, texts: [], match: { type: 'or', clauses } }
}

/** Reports in groups. */
export interface EngineGroups {
  /** The group of each report, by its place in the list of all (`list` without filters); -1 for one that is not counted. */
  of: Int32Array
  /** How many groups there are. */
  count: number
}

export interface EngineTallyRequest {
  concepts: readonly EngineConcept[]
  /** The passages that are counted in. */
  within: Pick<SearchFilters, 'section' | 'part'>
  groups: EngineGroups
}

/** Counts of concepts in groups of reports: of concept i in group g at i times the number of groups plus g. */
export interface EngineTally {
  /** Reports that hold any place. */
  reports: Uint32Array
  occurrences: Uint32Array
  /** Passages that hold any place. */
  passages: Uint32Array
}

/**
 * What answers. It is opened over one generation of an index, which never changes; engines.ts lists those there are. Every
 * engine answers the same to the same request, scores too.
 *
 * Where a call takes a signal, it is given up with the signal's reason once that fires. Where it costs more than the engine
 * allows it throws AppError `query_too_costly`; where the index is not what was written, `index_damaged`.
 */
export interface SearchEngine {
  /** Name of the engine, for messages. */
  readonly name: string
  /** Name of the generation that it answers from. */
  readonly generation: string
  search: (request: EngineRequest, signal?: AbortSignal) => Promise<EngineResult>
  /** Why a report scores as it does in this search, or does not match; null for an unknown id. */
  explain: (
    request: EngineRequest,
    reportId: string,
    signal?: AbortSignal,
  ) => Promise<EngineExplanation | null>
  /** Counts of a normalized literal from the index (`index`) and from reading every text (`scan`). */
  count: (literal: string, by: 'index' | 'scan', signal?: AbortSignal) => Promise<LiteralCounts>
  /** The reports that pass the filters, newest first: `limit` of them, `Infinity` for all, from `offset` on. */
  list: (
    filters: SearchFilters,
    limit: number,
    offset: number,
  ) => Promise<{ total: number; reports: ListedReport[] }>
  /** One whole report, its checks with those against the years beside it; null for an unknown id. */
  report: (reportId: string) => Promise<Report | null>
  /** One figure of the reports that pass the filters. */
  figures: (request: EngineFigureRequest, signal?: AbortSignal) => Promise<EngineFigures>
  /** The numbers of some figures in all reports that pass the filters, without where they stand. */
  numbers: (
    figures: readonly FigureName[],
    filters: SearchFilters,
    signal?: AbortSignal,
  ) => Promise<EngineNumbers>
  statistics: () => Promise<EngineStatistics>
  /** Counts concepts, with nothing ranked or drawn. */
  tally: (request: EngineTallyRequest, signal?: AbortSignal) => Promise<EngineTally>
  /** Characters of normalized text of every report, by its place in the list of all, in these sections and parts; empty lists mean all. */
  characters: (
    sections: SearchFilters['section'],
    parts: SearchFilters['part'],
  ) => Promise<Uint32Array>
  close: () => Promise<void>
  /**
   * A power of an engine that has all texts at hand: what `tally` counts in the reports from one to another, exclusive, by reading these, which is
   * quicker for very many terms.
   */
  tallyByReading?: (
    request: EngineTallyRequest,
    reports: readonly [from: number, to: number],
    signal?: AbortSignal,
  ) => Promise<EngineTally>
  /** A power that not every engine has: the names of bodies, places, titles, terms …; without them nothing is suggested or corrected. */
  names?: NamesIndex
  /** Memory that its caches take, bytes, by name, of an engine that has some. */
  cacheBytes?: () => Readonly<Record<string, number>>
  /**
   * Of an engine that goes on working after it was opened, to be quicker: ends when that is done, at the latest after it is
   * closed. Nobody needs to wait for it; where the work finds the index damaged, it rejects.
   */
  settled?: Promise<void>
}
