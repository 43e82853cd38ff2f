/** From the parameters of a search to the engine's answer: all terms, or where no report holds them all, those that hold some. */
import { AppError } from '../errors.ts'
import { remark, sentence } from '../sentence.ts'
import {
  positiveTerms,
  type EngineRequest,
  type EngineResult,
  type MatchNode,
  type SearchEngine,
} from '../index/index.ts'
import { longestQuery } from '../limits.ts'
import { parseQuery, type ParsedQuery } from '../query/index.ts'
import type { Analyzer } from '../text/index.ts'
import { isQuestion } from './question.ts'
import { resolveQuery, withOtherNames, type ResolvedQuery } from './resolve.ts'
import type { SearchResponse, SearchWarning } from './contract/index.ts'
import type { SearchParameters } from './types.ts'

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
  if (q.length > longestQuery) {
    throw new AppError(
      'invalid_parameter',
      sentence('query.tooLong', { length: q.length, limit: longestQuery }),
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
  /** Where no report holds all terms: how many hold each. */
  reportsOfTerms: readonly (number | null)[]
  warnings: SearchWarning[]
}

/** All terms; or, for a question and where no report holds them all, the best of those that hold some. */
export async function searchOrPartly(
  engine: SearchEngine,
  { parsed, query, request }: PlannedSearch,
): Promise<Asked> {
  const wanted = positiveTerms(query.match)
  if (wanted.length > 1 && isQuestion(parsed)) {
    const loose = { ...request, query: anyOf(query, wanted) }
    const result = await engine.search(loose)
    const reportsOfTerms = query.terms.map(() => null)
    return { request: loose, result, match: 'partial', reportsOfTerms, warnings: [askedLoosely] }
  }
  const result = await engine.search(request)
  const reportsOfTerms = result.terms.map(({ reports }) => reports)
  if (result.total > 0) return { request, result, match: 'all', reportsOfTerms, warnings: [] }
  const missing = wanted.filter((term) => result.terms[term]!.reports === 0)
  const present = wanted.filter((term) => (result.terms[term]!.reports ?? 0) > 0)
  const warnings: SearchWarning[] = missing.map((term) =>
    remark('term_missing', sentence('note.term_missing', { term: query.terms[term]!.text })),
  )
  const asAsked: Asked = { request, result, match: 'all', reportsOfTerms, warnings }
  if (wanted.length < 2 || present.length === 0) return asAsked
  if (missing.length === 0) {
    warnings.push(remark('terms_not_together', sentence('note.terms_not_together')))
  }
  const loose = { ...request, query: anyOf(query, present) }
  const partly = await engine.search(loose)
  return partly.total > 0
    ? { request: loose, result: partly, match: 'partial', reportsOfTerms, warnings }
    : asAsked
}

const askedLoosely: SearchWarning = remark('question', sentence('note.question'))

/** The same query asking for any of some terms, with its exclusions and conditions. */
function anyOf(query: ResolvedQuery, terms: readonly number[]): ResolvedQuery {
  const conditions =
    query.match.type === 'and'
      ? query.match.clauses.filter(
          ({ type }) => type === 'not' || type === 'filter' || type === 'figure',
        )
      : []
  const any: MatchNode = { type: 'or', clauses: terms.map((term) => ({ type: 'term', term })) }
  return { ...query, match: { type: 'and', clauses: [any, ...conditions] } }
}
