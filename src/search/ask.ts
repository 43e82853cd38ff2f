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
import { resolveQuery, withOtherNames, type Cutting, type ResolvedQuery } from './resolve.ts'
import type { SearchResponse, SearchWarning } from './contract/index.ts'
import type { SearchParameters } from './service.ts'

/** A search, ready to be asked. */
export interface PlannedSearch {
  parsed: ParsedQuery
  query: ResolvedQuery
  request: EngineRequest
  /** The same with words cut at every border that they may have: asked where no report holds them as they were typed. */
  apart: () => Pick<PlannedSearch, 'query' | 'request'>
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
  const ask = (cutting: Cutting): Pick<PlannedSearch, 'query' | 'request'> => {
    const query = resolveQuery(parsed, filters, analyzer, synonyms, cutting)
    const among = withOtherNames(query.filters)
    return { query, request: { query, filters: among, sort, limit, offset, passagesPerHit } }
  }
  return { parsed, ...ask('asTyped'), apart: () => ask('apart') }
}

/** What the engine answered, and to which request: the one planned, or one for some of its terms. */
export interface Asked {
  /** The query that was asked: that of the plan, or the same cut apart. */
  query: ResolvedQuery
  request: EngineRequest
  result: EngineResult
  match: SearchResponse['match']
  /** Where no report holds all terms: how many hold each. */
  reportsOfTerms: readonly (number | null)[]
  warnings: SearchWarning[]
}

/**
 * All terms; or, for a question and where no report holds them all, the best of those that hold some. Words that no report
 * holds as they were typed are cut apart first.
 */
export async function searchOrPartly(
  engine: SearchEngine,
  { parsed, query, request, apart }: PlannedSearch,
): Promise<Asked> {
  const wanted = positiveTerms(query.match)
  if (wanted.length > 1 && isQuestion(parsed)) {
    const loose = { ...request, query: anyOf(query, wanted) }
    const result = await engine.search(loose)
    return { query, request: loose, result, match: 'partial', ...missedBy(query, result) }
  }
  const result = await engine.search(request)
  const reportsOfTerms = result.terms.map(({ reports }) => reports)
  if (result.total > 0)
    return { query, request, result, match: 'all', reportsOfTerms, warnings: [] }
  const missing = wanted.filter((term) => result.terms[term]!.reports === 0)
  const warnings = missing.map((term) => termMissing(query.terms[term]!.text))
  const asAsked: Asked = { query, request, result, match: 'all', reportsOfTerms, warnings }
  // Only a word that nothing holds is cut: where each stands somewhere, it is their meeting that is missed.
  const cut = missing.length > 0 ? apart() : null
  if (cut === null || cut.query.terms.length <= query.terms.length)
    return (await searchPartly(engine, { query, request }, result)) ?? asAsked
  const still = new Set(cut.query.terms.map(({ text }) => text))
  const words = missing.map((term) => query.terms[term]!.text).filter((text) => !still.has(text))
  const said = remark('taken_apart', sentence('note.taken_apart', { words: words.join('”“') }))
  const all = await engine.search(cut.request)
  const none = cut.query.terms.map(() => null)
  const partly: Asked | null =
    all.total > 0
      ? { ...cut, result: all, match: 'partial', reportsOfTerms: none, warnings: [] }
      : await searchPartly(engine, cut, all)
  return partly === null ? asAsked : { ...partly, warnings: [said, ...partly.warnings] }
}

/** The best of the reports that hold some of the terms, after none was found that holds all; null where none holds any. */
async function searchPartly(
  engine: SearchEngine,
  { query, request }: Pick<PlannedSearch, 'query' | 'request'>,
  result: EngineResult,
): Promise<Asked | null> {
  const wanted = positiveTerms(query.match)
  const present = wanted.filter((term) => (result.terms[term]!.reports ?? 0) > 0)
  if (wanted.length < 2 || present.length === 0) return null
  const missing = wanted.filter((term) => result.terms[term]!.reports === 0)
  const warnings = missing.map((term) => termMissing(query.terms[term]!.text))
  if (missing.length === 0)
    warnings.push(remark('terms_not_together', sentence('note.terms_not_together')))
  const loose = { ...request, query: anyOf(query, present) }
  const partly = await engine.search(loose)
  const reportsOfTerms = result.terms.map(({ reports }) => reports)
  return partly.total > 0
    ? { query, request: loose, result: partly, match: 'partial', reportsOfTerms, warnings }
    : null
}

/** What a question asks for and no report holds: it is named, though the others are found without it. */
function missedBy(
  query: ResolvedQuery,
  result: EngineResult,
): Pick<Asked, 'reportsOfTerms' | 'warnings'> {
  const isMissed = query.terms.map(
    ({ isAid }, i) => !isAid && result.total > 0 && result.terms[i]!.occurrences === 0,
  )
  return {
    reportsOfTerms: isMissed.map((missed) => (missed ? 0 : null)),
    warnings: [
      askedLoosely,
      ...query.terms.filter((_, i) => isMissed[i]).map(({ text }) => termMissing(text)),
    ],
  }
}

const termMissing = (term: string): SearchWarning =>
  remark('term_missing', sentence('note.term_missing', { term }))

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
