/** Search: from query text and filters to an answer with counts, hits, excerpts and marks. */
export {
  findApplicant,
  findFigureKey,
  nearFigureKeys,
  type FigureKeyCount,
  type FigureParameters,
  type FiguresResponse,
  type ReportFigure,
} from './figures.ts'
export { maxQueryLength } from './ask.ts'
export { createSearchService } from './search-service.ts'
export type { BodyCoverage, IndexStats, SearchService, VerifyResult } from './service.ts'
export type {
  FacetBucket,
  PassageHit,
  SearchedTerm,
  SearchFacets,
  SearchFilters,
  SearchHit,
  SearchParameters,
  SearchResponse,
  SearchWarning,
  SortOrder,
} from './types.ts'
