/** Search: from query text and filters to an answer with counts, hits, excerpts and marks. */
export { createSearchService, maxQueryLength } from './search-service.ts'
export type { IndexStats, SearchService, VerifyResult } from './service.ts'
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
