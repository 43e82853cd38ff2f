/** Search: from query text and filters to an answer with counts, hits, excerpts and marks. */
export { byteOrderMark, csvLine } from './csv.ts'
export {
  findApplicant,
  findFigureKey,
  type FigureKeyCount,
  type FigureParameters,
  type FiguresResponse,
  type ReportFigure,
} from './figures.ts'
export { nearFigureKeys } from '../index/index.ts'
export { maxQueryLength } from './ask.ts'
export type { Explanation, ExplainedTerm, ExplainParameters, ReasonCode } from './explain.ts'
export {
  toCsv,
  toJsonLines,
  type ExportedSearch,
  type ExportHead,
  type ExportRow,
} from './export.ts'
export { noFilters } from './resolve.ts'
export type { Suggestion, SuggestionKind } from './suggest.ts'
export { createSearchService } from './search-service.ts'
export type { BodyCoverage, IndexStats, SearchService, VerifyResult } from './service.ts'
export type {
  AlikePassage,
  DidYouMean,
  FacetBucket,
  MatchingPassages,
  PassageHit,
  SearchedTerm,
  SearchFacets,
  SearchFilters,
  SearchHit,
  SearchParameters,
  SearchResponse,
  SearchWarning,
  SortOrder,
  YearShare,
} from './types.ts'
