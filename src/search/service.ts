/** What the faces (server, command line) ask of the search system. `createSearchService` makes one over an engine. */
import type { Marker, OpenSource, SearchFilters } from '../index/index.ts'
import type { Report, CheckCounts, ReportMetadata } from '../report/index.ts'
import type { SearchParameters } from './ask.ts'
import type { BatchOptions, BatchPiece } from './batch.ts'
import type { Concept, PanelOptions, PanelPiece, TermsParameters } from './panel/index.ts'
import type { DatasetPiece, DatasetTableName } from './dataset/index.ts'
import type { ExplainParameters } from './explain.ts'
import type { FoundPassages } from './export.ts'
import type { FigureParameters } from './figures.ts'
import type { Measured, MeasureParameters } from './measures.ts'
import type {
  Explanation,
  FigureKeyCount,
  FiguresResponse,
  MatchingPassages,
  SearchResponse,
  Suggestion,
  TermsResponse,
  VerifyResult,
} from './contract/index.ts'

export interface IndexStats {
  reports: number
  passages: number
  /** Characters (UTF-16 units) of normalized text. */
  characters: number
  bodies: number
  years: number[]
  /** Bytes on disk. */
  sizeBytes: number
  /** Name of the live generation. */
  generation: string
  /** ISO time the generation was built. */
  builtAt: string
  formatVersion: number
  analyzerFingerprint: string
  /** Segmenter that built the index and runs now: `nodejieba` or `node-rs-jieba`. */
  segmenter: string
  /** True when the index holds only the carried samples. */
  samples: boolean
  /** Reports by body and year, for the coverage view. */
  coverage: BodyCoverage[]
  /** Reports whose body is not known, oldest first: in no entry of `coverage`. */
  withoutBody: (BodyCoverage['reports'][number] & { title: string | null })[]
}

export interface BodyCoverage {
  bodyId: string
  reportingBody: string
  years: number[]
  /** Its reports, oldest first, and how the checks within each came out. */
  reports: { reportId: string; reportYear: number | null; checks: CheckCounts }[]
}

/**
 * What answers. Where a call takes a signal, work is given up with the signal's reason once it fires: nobody waits for it.
 */
export interface SearchService {
  /** Name of the index's generation that it answers from: the index of a service never changes. */
  readonly generation: string
  /** Ends once the engine has done what makes it quicker; nobody needs to wait. Rejects where that found the index damaged. */
  readonly settled: Promise<void>
  search(parameters: SearchParameters, signal?: AbortSignal): Promise<SearchResponse>
  /**
   * Why a report matches and scores as it does, or why it does not match.
   *
   * @throws AppError `not_found` for an unknown report.
   */
  explain(parameters: ExplainParameters, signal?: AbortSignal): Promise<Explanation>
  /**
   * All passages of one report that match, `limit` of them from `offset` on. A report that does not match has none.
   *
   * @throws AppError `not_found` for an unknown report.
   */
  passages(
    reportId: string,
    parameters: SearchParameters,
    signal?: AbortSignal,
  ): Promise<MatchingPassages>
  /** The hits of a search with all their passages, for a file: `limit` reports from `offset` on, `Infinity` for all. */
  export(parameters: SearchParameters, signal?: AbortSignal): Promise<FoundPassages>
  /**
   * The reports that pass the filters as tidy tables, piece by piece: `createTableEncoder` makes files of them.
   * `section` is not looked at.
   */
  dataset(
    filters: SearchFilters,
    tables: readonly DatasetTableName[],
    signal?: AbortSignal,
  ): AsyncIterable<DatasetPiece>
  /** Every hit of many queries as rows of one table, whose columns are `batchColumns`. */
  batch(
    queries: readonly string[],
    options: BatchOptions,
    signal?: AbortSignal,
  ): AsyncIterable<BatchPiece>
  /** A dictionary of concepts, counted in groups of reports: rows of a table, the names of its columns first. */
  panel(
    concepts: readonly Concept[],
    options: PanelOptions,
    signal?: AbortSignal,
  ): AsyncIterable<PanelPiece>
  /** Groups of terms counted by year, or another property of reports. */
  terms(parameters: TermsParameters, signal?: AbortSignal): Promise<TermsResponse>
  /** Completions of a query being typed, best first. */
  suggest(q: string, limit: number, signal?: AbortSignal): Promise<Suggestion[]>
  /** One whole report, its checks with those against the years beside it; null for an unknown id. */
  report(reportId: string, signal?: AbortSignal): Promise<Report | null>
  /** A file that a report was read from, by its place in `Report.sources`; null where it is not to be had. */
  source: OpenSource
  /** Metadata of the reports that pass the filters, newest first. */
  reports(
    filters: SearchFilters,
    limit: number,
    offset: number,
    signal?: AbortSignal,
  ): Promise<{ total: number; reports: ReportMetadata[] }>
  /** Bodies that have a report that passes the filters, in the order of their ids, each with those of its reports. */
  bodies(filters: SearchFilters, signal?: AbortSignal): Promise<BodyCoverage[]>
  /**
   * One figure of the reports that pass the filters, with sources and sums by year.
   *
   * @throws AppError `invalid_parameter` for a key or applicant that does not exist.
   */
  figures(parameters: FigureParameters, signal?: AbortSignal): Promise<FiguresResponse>
  /**
   * Figures and ratios of figures of all reports that pass the filters, without where they stand.
   *
   * @throws AppError `invalid_parameter` for a key, ratio or applicant that does not exist.
   */
  measure(parameters: MeasureParameters, signal?: AbortSignal): Promise<Measured>
  /** Every figure key that some report has, with counts. */
  figureKeys(): Promise<FigureKeyCount[]>
  /** Gives the ranges of a text that a query covers, as it was searched for: the marks of a report opened from a search. */
  marker(q: string, signal?: AbortSignal): Promise<Marker>
  /** Checks one quoted query against a plain scan of every text. */
  verify(q: string, signal?: AbortSignal): Promise<VerifyResult>
  stats(): Promise<IndexStats>
  /** Memory that caches take, bytes, by name. */
  cacheBytes(): Readonly<Record<string, number>>
  close(): Promise<void>
}
