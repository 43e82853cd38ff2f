/** From the parameters of a search to the engine's answer: all terms, or where no report holds them all, those that hold some. */
import { AppError } from '../errors.ts'
import { facetRows } from '../facets.ts'
import { remark, sentence } from '../sentence.ts'
import {
  inverseDocumentFrequency,
  positiveTerms,
  tooCostly,
  type EngineHit,
  type EngineRequest,
  type EngineResult,
  type MatchNode,
  type SearchEngine,
  type SearchFilters,
  type SortOrder,
} from '../index/index.ts'
import { hitsPerPage, longestQuery, usualQueryLimits, type QueryLimits } from '../limits.ts'
import { countParts, parseQuery, type ParsedQuery, type QueryNote } from '../query/index.ts'
import type { Analyzer } from '../text/index.ts'
import { matchingByName, namedWordsOf, namesWithin, type NamedWord } from './named-words.ts'
import { isQuestion } from './question.ts'
import { resolveQuery, withOtherNames, type CutApart, type ResolvedQuery } from './resolve.ts'
import type { SearchResponse, SearchWarning } from './contract/index.ts'

/** What a search is asked by. What it answers is in contract/. */
export interface SearchParameters {
  /** Query text, not longer than `longestQuery`; empty lists reports, newest first. */
  q: string
  filters: SearchFilters
  sort: SortOrder
  limit: number
  offset: number
  /** Whether unquoted words stand for their other names too; yes unless false. */
  synonyms?: boolean
  /** Whether a short list is filled up with reports that hold most of the query; yes unless false. */
  fill?: boolean
}

/** A search, ready to be asked. */
export interface PlannedSearch {
  parsed: ParsedQuery
  query: ResolvedQuery
  request: EngineRequest
  /** The same with some words cut at every border that they may have: those that no report holds as they were typed. */
  apart: (words: CutApart) => Pick<PlannedSearch, 'query' | 'request'>
}

/** Plans the searches of one service: its analyzer, and what it lets a query hold. */
export type PlanSearch = (parameters: SearchParameters, passagesPerHit: number) => PlannedSearch

/**
 * Parses and resolves a query.
 *
 * @throws AppError `invalid_parameter` for a query that is too long, `query_too_costly` for one that holds more than the limits.
 */
export function planSearch(
  { q, filters, sort, limit, offset, synonyms = true }: SearchParameters,
  analyzer: Analyzer,
  passagesPerHit: number,
  limits: QueryLimits = usualQueryLimits,
): PlannedSearch {
  if (q.length > longestQuery) {
    throw new AppError(
      'invalid_parameter',
      sentence('query.tooLong', { length: q.length, limit: longestQuery }),
      { details: [{ parameter: 'q', value: q.slice(0, 40) }] },
    )
  }
  const parsed = parseQuery(q, limits)
  const counts = countParts(parsed.tree)
  for (const part of ['terms', 'nearClauses', 'excludedTerms'] as const) {
    const [count, limit] = [counts[part], limits[part]]
    if (count > limit) throw tooCostly(sentence(`why.${part}`, { count, limit }))
  }
  const ask = (words: CutApart | null): Pick<PlannedSearch, 'query' | 'request'> => {
    const query = resolveQuery(parsed, filters, analyzer, synonyms, words)
    const among = withOtherNames(query.filters)
    return { query, request: { query, filters: among, sort, limit, offset, passagesPerHit } }
  }
  return { parsed, ...ask(null), apart: ask }
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
  /** Words that name places or bodies; matched by these too where `isByName`. */
  named: readonly NamedWord[]
  isByName: boolean
  /** Where few reports hold everything: asks for those that hold most of it and are none of these. */
  rest: EngineRequest | null
}

/** `named` where the words were cut apart: those of the query as it was typed are none of them. */
type AskedWords = Omit<Asked, 'named' | 'isByName'> & { named?: readonly NamedWord[] }

/** Reports that follow those that match: how many there are, and those of the page asked for. */
export interface Rest {
  total: number
  hits: EngineHit[]
}

export const noRest: Rest = { total: 0, hits: [] }

/** The words of the query that a hit does not hold, as typed. */
export function lackedBy({ query, request }: Asked, { lacks }: EngineHit): string[] {
  const counted = positiveTerms(request.query.match)
  const lacked = positiveTerms(query.match).filter(
    (term) => !query.terms[term]!.isAid && (lacks.includes(term) || !counted.includes(term)),
  )
  return [...new Set(lacked.map((term) => query.terms[term]!.text))]
}

/** A spot of the query among the warnings, for programs that look only there. */
export function warningOfNote({ code, problem, hint, start, end }: QueryNote): SearchWarning {
  return { ...remark(code, sentence('note.withHint', { note: problem, hint })), start, end }
}

/** Whether a hit of what was asked first holds all of it: a question is answered by what comes close, and some of that does. */
export function isFullMatch(asked: Asked, hit: EngineHit): boolean {
  if (asked.match === 'all') return true
  const isAsked = asked.warnings.some(({ code }) => code === 'question')
  return isAsked && lackedBy(asked, hit).length === 0
}

/** The reports that hold most of the query, where few hold all of it: as many of them as the page has room for behind these. */
export async function askRest(
  engine: SearchEngine,
  { request: { offset, limit }, result, rest }: Asked,
): Promise<Rest> {
  if (rest === null) return noRest
  return engine.search({
    ...rest,
    offset: Math.max(0, offset - result.total),
    limit: limit - result.hits.length,
  })
}

/** Clauses that find something in the texts. */
const isFinding = ({ type }: MatchNode): boolean =>
  type !== 'everything' && type !== 'not' && type !== 'filter' && type !== 'figure'

/**
 * Searches for all terms, or some; see `searchWords`. A word that names a place or a body finds the reports of it too, where other words
 * stand beside it; alone it is looked for as it stands, and matched so only where no report holds it.
 */
export async function searchOrPartly(engine: SearchEngine, planned: PlannedSearch): Promise<Asked> {
  const named = await namedWordsOf(engine, planned.query)
  const withNames = (asked: AskedWords, isByName: boolean): Asked => ({
    ...asked,
    named: asked.named ?? named,
    isByName: asked.named === undefined ? isByName : asked.named.length > 0,
  })
  const byNames = named.filter(({ isFree }) => isFree)
  if (byNames.length === 0 || isQuestion(planned.parsed))
    return withNames(await searchWords(engine, planned), false)
  const query = matchingByName(planned.query, byNames)
  const byName = { ...planned, ...withQuery(planned, query) }
  const isAlone = sideBySide(planned.query.match).filter(isFinding).length < 2
  if (!isAlone) return withNames(await searchWords(engine, byName), true)
  const asTyped = await searchWords(engine, planned)
  if (asTyped.match === 'all' && asTyped.result.total > 0) return withNames(asTyped, false)
  return withNames(await searchWords(engine, byName), true)
}

/** Reports that hold the whole query, words that name a place or a body taken as in `searchOrPartly`. */
export async function countWhole(engine: SearchEngine, planned: PlannedSearch): Promise<number> {
  const isAlone = sideBySide(planned.query.match).filter(isFinding).length < 2
  const named = isAlone ? [] : await namedWordsOf(engine, planned.query)
  const query = matchingByName(
    planned.query,
    named.filter(({ isFree }) => isFree),
  )
  return (await engine.search(withQuery(planned, query).request)).total
}

/**
 * All terms; or, for a question and where no report holds them all, the best of those that hold some. Words that no report
 * holds as they were typed are cut apart first.
 */
async function searchWords(
  engine: SearchEngine,
  { parsed, query, request, apart }: PlannedSearch,
): Promise<AskedWords> {
  const wanted = positiveTerms(query.match)
  const explaining = query.explained.map(({ term }) => term)
  if (wanted.length + explaining.length > 1 && isQuestion(parsed)) {
    const loose = { ...request, query: anyOf(query, [...wanted, ...explaining]) }
    const result = await engine.search(loose)
    const missed = missedBy(query, result)
    return { query, request: loose, result, match: 'partial', ...missed, rest: null }
  }
  const result = await engine.search(request)
  if (result.total > 0) {
    const rest = restOf(query, request, result)
    const reportsOfTerms = result.terms.map(() => null)
    return { query, request, result, match: 'all', reportsOfTerms, warnings: [], rest }
  }
  const reportsOfTerms = result.terms.map(({ reports }) => reports)
  const missing = wanted.filter((term) => result.terms[term]!.reports === 0)
  const warnings = missing.map((term) => termMissing(query, term))
  const asAsked: AskedWords = {
    ...{ query, request, result, match: 'all', reportsOfTerms, warnings },
    rest: null,
  }
  // Only a word that nothing holds is cut: where each stands somewhere, it is their meeting that is missed.
  const missed = missing.map((term) => query.terms[term]!.text)
  const parts =
    missed.length === 0
      ? null
      : apart({ missing: new Set(missed), names: await namesWithin(engine.names, missed) })
  const still = new Set(parts?.query.terms.map(({ text }) => text))
  const words = missed.filter((text) => !still.has(text))
  if (parts === null || words.length === 0)
    return (await searchPartly(engine, { query, request }, result)) ?? asAsked
  const named = await namedWordsOf(engine, parts.query)
  const cut = withQuery(parts, matchingByName(parts.query, named))
  const key = isNarrowed(query) ? 'note.taken_apart_among' : 'note.taken_apart'
  const said = remark('taken_apart', sentence(key, { words: words.join('”“') }))
  const all = await engine.search(cut.request)
  const none = cut.query.terms.map(() => null)
  const partly: AskedWords | null =
    all.total > 0
      ? { ...cut, result: all, match: 'partial', reportsOfTerms: none, warnings: [], rest: null }
      : await searchPartly(engine, cut, all)
  return partly === null ? asAsked : { ...partly, named, warnings: [said, ...partly.warnings] }
}

/** The same search by another query. */
function withQuery(
  { request }: Pick<PlannedSearch, 'request'>,
  query: ResolvedQuery,
): Pick<PlannedSearch, 'query' | 'request'> {
  return { query, request: { ...request, query } }
}

/** The best of the reports that hold some of the terms, after none was found that holds all; null where none holds any. */
async function searchPartly(
  engine: SearchEngine,
  { query, request }: Pick<PlannedSearch, 'query' | 'request'>,
  result: EngineResult,
): Promise<AskedWords | null> {
  const wanted = positiveTerms(query.match)
  const isHeld = (term: number): boolean => result.terms[term]!.reports > 0
  const explaining = query.explained.map(({ term }) => term).filter(isHeld)
  const present = wanted.filter(isHeld)
  // A single word that is nowhere, or stands where its condition is not met, leaves nothing to be found in part.
  if (wanted.length < 2 ? explaining.length === 0 : present.length + explaining.length === 0)
    return null
  const missing = wanted.filter((term) => result.terms[term]!.reports === 0)
  const warnings = missing.map((term) => termMissing(query, term))
  if (missing.length === 0) {
    const isOfWords =
      !isNarrowed(query) && sideBySide(query.match).every(({ type }) => type === 'term')
    const key = isOfWords ? 'note.terms_not_together' : 'note.not_all_met'
    warnings.push(remark('terms_not_together', sentence(key)))
  }
  const loose = { ...request, query: anyOf(query, [...present, ...explaining]) }
  const partly = await engine.search(loose)
  const reportsOfTerms = result.terms.map(({ reports }) => reports)
  return partly.total > 0
    ? {
        query,
        request: loose,
        result: partly,
        match: 'partial',
        reportsOfTerms,
        warnings,
        rest: null,
      }
    : null
}

/** Words side by side, in whatever groups they were cut. */
function sideBySide(node: MatchNode): readonly MatchNode[] {
  return node.type === 'and' ? node.clauses.flatMap(sideBySide) : [node]
}

/** This much of the words' weight is most of a query: of two about as rare either will do, else the rarer one. */
const mostOfWeight = 0.4

/** The same with each everyday word or what reports say in its place. */
function explainedIn(node: MatchNode, { explained }: Pick<ResolvedQuery, 'explained'>): MatchNode {
  if (node.type === 'or')
    return { ...node, clauses: node.clauses.map((clause) => explainedIn(clause, { explained })) }
  if (node.type !== 'term') return node
  const clauses = explained
    .filter(({ of }) => of.includes(node.term))
    .map(({ term }): MatchNode => ({ type: 'term', term }))
  return clauses.length === 0 ? node : { type: 'or', clauses: [node, ...clauses] }
}

/**
 * What asks for the reports that come after those that hold the whole query; null where there are none to ask for. Those that hold
 * what reports say in place of everyday words; and, where less than a page hold the whole, those that hold most of it: of the words
 * side by side, weighed by their rarity, most, and everything that is no such word (phrases, alternatives, conditions, exclusions).
 */
function restOf(
  query: ResolvedQuery,
  request: EngineRequest,
  { total, terms, passing }: EngineResult,
): EngineRequest | null {
  const clauses = sideBySide(query.match)
  const isWord = (node: MatchNode): boolean => {
    // A name that reports are matched by too is no less a word.
    const [word, ...others] = node.type === 'or' ? node.clauses : [node]
    return (
      word?.type === 'term' &&
      !query.terms[word.term]!.isExact &&
      others.every(({ type }) => type === 'filter')
    )
  }
  const words = clauses.filter(isWord)
  const explained = words.map((word) => explainedIn(word, query))
  const others = clauses.filter((clause) => !isWord(clause))
  const wanted: MatchNode[] = []
  if (explained.some((each, i) => each !== words[i]))
    wanted.push({ type: 'and', clauses: [...explained, ...others] })
  if (total < hitsPerPage.usual && words.length > 1) {
    const weights = words.map((word) => {
      const [term] = positiveTerms(word)
      const { reports } = terms[term!]!
      return Math.max(1, Math.round(1000 * inverseDocumentFrequency(passing, reports)))
    })
    const least = Math.ceil(mostOfWeight * weights.reduce((a, b) => a + b, 0))
    const most: MatchNode = { type: 'most', clauses: explained, weights, least }
    wanted.push({ type: 'and', clauses: [most, ...others] })
  }
  if (wanted.length === 0) return null
  const match: MatchNode = {
    type: 'and',
    clauses: [
      { type: 'or', clauses: wanted },
      { type: 'not', clause: query.match },
    ],
  }
  return { ...request, query: { ...query, match } }
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
      ...query.terms.flatMap((_, i) => (isMissed[i] ? [termMissing(query, i)] : [])),
    ],
  }
}

/** Whether words are counted in some reports or sections only: what these do not hold, others may. */
function isNarrowed({ filters }: ResolvedQuery): boolean {
  return facetRows.some(({ name }) => filters[name].length > 0)
}

function termMissing(query: ResolvedQuery, term: number): SearchWarning {
  const key = isNarrowed(query) ? 'note.term_missing_among' : 'note.term_missing'
  return remark('term_missing', sentence(key, { term: query.terms[term]!.text }))
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
