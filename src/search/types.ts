/** What a search is asked by. What it answers is in contract/. */
import type { SearchFilters, SortOrder } from '../index/index.ts'

export type { SearchFilters, SortOrder }

export interface SearchParameters {
  /** Query text, not longer than `longestQuery`; empty lists reports, newest first. */
  q: string
  filters: SearchFilters
  sort: SortOrder
  limit: number
  offset: number
  /** Whether unquoted words stand for their other names too; yes unless false. */
  synonyms?: boolean
}
