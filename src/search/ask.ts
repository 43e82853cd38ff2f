/** From the parameters of a search to the engine's answer: all terms, or where no report holds them all, those that hold some. */
import { AppError } from '../errors.ts'
import {
  positiveTerms,
  type EngineRequest,
  type EngineResult,
  type SearchEngine,
} from '../index/index.ts'
import { parseQuery, type ParsedQuery } from '../query/index.ts'
import type { Analyzer } from '../text/index.ts'
import { resolveQuery, withOtherNames, type ResolvedQuery } from './resolve.ts'
import type { SearchParameters, SearchResponse, SearchWarning } from './types.ts'

/** Longest query, UTF-16 units. */
export const maxQueryLength = 500

/** A search, ready to be asked. */
export interface PlannedSearch {
  parsed: ParsedQuery
  query: ResolvedQuery
  request: EngineRequest
}

/**
 * Parses and resolves a query.
 *
 * @throws AppError `invalid_parameter` for a query that is too long.
 */
export function planSearch(
  { q, filters, sort, limit, offset, synonyms = true }: SearchParameters,
  analyzer: Analyzer,
  passagesPerHit: number,
): PlannedSearch {
  if (q.length > maxQueryLength) {
    throw new AppError(
      'invalid_parameter',
      `The query has ${q.length} characters; at most ${maxQueryLength} are taken. Shorten it.`,
      { details: [{ parameter: 'q', value: q.slice(0, 40) }] },
    )
  }
  const parsed = parseQuery(q)
  const query = resolveQuery(parsed, filters, analyzer, synonyms)
  return {
    parsed,
    query,
    request: {
      query,
      filters: withOtherNames(query.filters),
      sort,
      limit,
      offset,
      passagesPerHit,
    },
  }
}

/** What the engine answered, and to which request: the one planned, or one for some of its terms. */
export interface Asked {
  request: EngineRequest
  result: EngineResult
  match: SearchResponse['match']
  warnings: SearchWarning[]
}

/** All terms; or, where no report holds them all, the best of those that hold some. */
export async function searchOrPartly(
  engine: SearchEngine,
  { query, request }: PlannedSearch,
): Promise<Asked> {
  const result = await engine.search(request)
  if (result.total > 0) return { request, result, match: 'all', warnings: [] }
  const wanted = [...positiveTerms(query.match)]
  const missing = wanted.filter((term) => result.terms[term]!.reports === 0)
  const present = wanted.flatMap((term) =>
    (result.terms[term]!.reports ?? 0) > 0 ? [{ type: 'term', term } as const] : [],
  )
  const saysAll = wanted.length > 1 && present.length > 0
  const warnings: SearchWarning[] = missing.map((term) => ({
    code: 'term_missing',
    message: `没有报告含有“${query.terms[term]!.text}”。`,
  }))
  if (!saysAll) return { request, result, match: 'all', warnings }
  if (missing.length === 0) {
    warnings.push({
      code: 'terms_not_together',
      message: '没有一份报告同时含有所有词语，以下是部分符合的报告。',
    })
  }
  const excluded =
    query.match.type === 'and'
      ? query.match.clauses.filter(
          ({ type }) => type === 'not' || type === 'filter' || type === 'figure',
        )
      : []
  const partRequest: EngineRequest = {
    ...request,
    query: {
      ...query,
      match: { type: 'and', clauses: [{ type: 'or', clauses: present }, ...excluded] },
    },
  }
  const partly = await engine.search(partRequest)
  return partly.total > 0
    ? { request: partRequest, result: partly, match: 'partial', warnings }
    : { request, result, match: 'all', warnings }
}
