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
import {
  matchingByName,
  namedWordsOf,
  namesWithin,
  withHeldNames,
  type NamedWord,
} from './named-words.ts'
import { isQuestion, mayBeCited } from './question.ts'
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
  /** Whether it is a question: what shares most of it answers it. */
  asks: boolean
  query: ResolvedQuery
  request: EngineRequest
  /** The same with some words cut at every border that they may have: those that no report holds as they were typed. */
  apart: (words: CutApart) => Pick<PlannedSearch, 'query' | 'request'>
  /** The same without asking anything: its words are to be found as they were typed. */
  unasked: () => PlannedSearch
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
  const planned = (asks: boolean): PlannedSearch => {
    const ask = (words: CutApart | null): Pick<PlannedSearch, 'query' | 'request'> => {
      const query = resolveQuery(parsed, filters, analyzer, synonyms, words, asks)
      const among = withOtherNames(query.filters)
      return { query, request: { query, filters: among, sort, limit, offset, passagesPerHit } }
    }
    return { parsed, asks, ...ask(null), apart: ask, unasked: () => planned(false) }
  }
  return planned(isQuestion(parsed))
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
  /** Where few reports are found: asks for more, none of which is among these. */
  rest: RestAsked | null
}

/** What follows behind the reports found: those that hold most of the query, or none of its words and yet some of their characters. */
export interface RestAsked {
  holds: 'most' | 'characters'
  request: EngineRequest
}

/** `named` where the words were cut apart: those of the query as it was typed are none of them. */
type AskedWords = Omit<Asked, 'named' | 'isByName'> & { named?: readonly NamedWord[] }

/** Reports that follow those that match: how many there are, and those of the page asked for. */
export interface Rest {
  total: number
  hits: EngineHit[]
}

export const noRest: Rest = { total: 0, hits: [] }

/** The words of the query that a hit does not hold, as typed; `isRest` where it is among those behind the reports found. */
export function lackedBy(
  { query, request, rest }: Asked,
  { lacks }: EngineHit,
  isRest: boolean,
): string[] {
  const counted = isRest && rest?.holds === 'characters' ? [] : positiveTerms(request.query.match)
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
  return isAsked && lackedBy(asked, hit, false).length === 0
}

/** The reports that follow where few are found: as many of them as the page has room for behind these. */
export async function askRest(
  engine: SearchEngine,
  { request: { offset, limit }, result, rest }: Asked,
): Promise<Rest> {
  if (rest === null) return noRest
  return engine.search({
    ...rest.request,
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
export async function searchOrPartly(engine: SearchEngine, typed: PlannedSearch): Promise<Asked> {
  const planned = (await isCited(engine, typed)) ? typed.unasked() : typed
  const named = await namedWordsOf(engine, planned.query)
  const withNames = (asked: AskedWords, isByName: boolean): Asked => ({
    ...asked,
    named: asked.named ?? named,
    isByName: asked.named === undefined ? isByName : asked.named.length > 0,
  })
  const byNames = named.filter(({ isFree }) => isFree)
  if (byNames.length === 0 || planned.asks)
    return withNames(await searchWords(engine, planned), false)
  const query = matchingByName(planned.query, byNames)
  const byName = { ...planned, ...withQuery(planned, query) }
  const isAlone = sideBySide(planned.query.match).filter(isFinding).length < 2
  if (!isAlone) return withNames(await searchWords(engine, byName), true)
  const asTyped = await searchWords(engine, planned)
  if (asTyped.match === 'all' && asTyped.result.total > 0) return withNames(asTyped, false)
  return withNames(await searchWords(engine, byName), true)
}

/** Whether the words of a query that seem to ask stand in reports as they were typed. */
async function isCited(
  engine: SearchEngine,
  { asks, parsed, query, request }: PlannedSearch,
): Promise<boolean> {
  const cited = asks ? mayBeCited(parsed) : []
  if (cited.length === 0) return false
  const terms = cited.map((text) => ({ literals: [{ text, weight: 1 }] }))
  const match: MatchNode = {
    type: 'and',
    clauses: terms.map((_, term): MatchNode => ({ type: 'term', term })),
  }
  const asTyped = { ...query, terms, texts: [], match }
  return (await engine.search({ ...request, query: asTyped, offset: 0, limit: 0 })).total > 0
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
 * What holds all terms or some, and where that is less than a page and no report holds all: what holds their characters. Where no
 * report meets the conditions beside the words, nothing is said of what reports hold: there was none to be looked into.
 */
async function searchWords(engine: SearchEngine, planned: PlannedSearch): Promise<AskedWords> {
  const asked = await searchTerms(engine, planned)
  const { result, match } = asked
  if (result.total >= hitsPerPage.usual || (match === 'all' && result.total > 0)) return asked
  if (result.total > 0 || (await isAnyToSearch(engine, asked)))
    return { ...asked, rest: await byCharacters(engine, asked) }
  const { query, request } = planned
  const reportsOfTerms = query.terms.map(() => null)
  return {
    query,
    request,
    result,
    match: 'all',
    reportsOfTerms,
    warnings: [noneToSearch],
    rest: null,
  }
}

/** Whether any report meets what is asked beside the words: filters, exclusions, conditions on figures. */
async function isAnyToSearch(
  engine: SearchEngine,
  { query, request, result }: AskedWords,
): Promise<boolean> {
  const conditions = conditionsOf(query)
  if (result.passing === 0 || positiveTerms(query.match).length === 0) return result.passing > 0
  if (conditions.length === 0 && !isWithinPassages(query)) return true
  const match: MatchNode = { type: 'and', clauses: [{ type: 'everything' }, ...conditions] }
  const among = { ...request, query: { ...query, match }, offset: 0, limit: 0 }
  return (await engine.search(among)).total > 0
}

/**
 * All terms; or, for a question and where no report holds them all, the best of those that hold some. Words that no report
 * holds as they were typed are cut apart first.
 */
async function searchTerms(
  engine: SearchEngine,
  { asks, query, request, apart }: PlannedSearch,
): Promise<AskedWords> {
  const wanted = positiveTerms(query.match)
  const explaining = query.explained.map(({ term }) => term)
  if (wanted.length + explaining.length > 1 && asks) {
    const named = await withHeldNames(engine, { query, request })
    const names = named.terms.map((_, i) => i).slice(query.terms.length)
    const loose = { ...request, query: anyOf(named, [...wanted, ...explaining, ...names]) }
    const result = await engine.search(loose)
    const missed = missedBy(named, result)
    return { query: named, request: loose, result, match: 'partial', ...missed, rest: null }
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
  const key = isWithinPassages(query)
    ? 'note.taken_apart_within'
    : isNarrowed(query)
      ? 'note.taken_apart_among'
      : 'note.taken_apart'
  const said = remark('taken_apart', sentence(key, { words: words.join('”“') }))
  const all = await engine.search(cut.request)
  const none = cut.query.terms.map(() => null)
  const partly: AskedWords | null =
    all.total > 0
      ? {
          ...cut,
          ...{ result: all, match: 'partial', reportsOfTerms: none, warnings: [] },
          rest: restOf(cut.query, cut.request, all),
        }
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

/** What holding a word or a piece of one weighs, by its rarity: a whole number, as clauses of `most` have. */
function weightOf(passing: number, holding: number): number {
  return Math.max(1, Math.round(1000 * inverseDocumentFrequency(passing, holding)))
}

/** Whether a clause is a word typed plainly: not a phrase, nor alternatives. */
function isPlainWord(node: MatchNode, { terms }: ResolvedQuery): boolean {
  // A name that reports are matched by too is no less a word.
  const [word, ...others] = node.type === 'or' ? node.clauses : [node]
  return (
    word?.type === 'term' &&
    !terms[word.term]!.isExact &&
    others.every(({ type }) => type === 'filter')
  )
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
): RestAsked | null {
  const clauses = sideBySide(query.match)
  const isWord = (node: MatchNode): boolean => isPlainWord(node, query)
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
      return weightOf(passing, reports)
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
  return { holds: 'most', request: { ...request, query: { ...query, match } } }
}

/** Reports of fewer characters than this on average are short: in a long one stand all characters that are in use, and one of them tells nothing. */
const shortReport = 1000
/** This much of the weight of all characters that stand anywhere is enough to follow behind. */
const enoughCharacters = 0.2
/** Pairs and characters that are looked for, at most: of a few words, all. */
const mostPieces = 60

const hanPair = /^\p{Script=Han}{2}$/u
const hanCharacter = /^\p{Script=Han}$/u

/** The pairs of Han characters in some texts, and each character where these tell something; each once. */
function piecesOf(texts: readonly string[], withCharacters: boolean): string[] {
  const pieces = new Set<string>()
  for (const text of texts)
    for (let i = 0; i < text.length; i++) {
      const [one, two] = [text.charAt(i), text.slice(i, i + 2)]
      if (withCharacters && hanCharacter.test(one)) pieces.add(one)
      if (hanPair.test(two)) pieces.add(two)
    }
  return [...pieces].slice(0, mostPieces)
}

/**
 * What asks for reports that hold none of the words and yet a good part of their characters, by rarity: 停车 where 停车位 is missing. Null for
 * a single word, which is looked for as it stands, and where anything but words is to be held.
 */
async function byCharacters(
  engine: SearchEngine,
  { query, request }: AskedWords,
): Promise<RestAsked | null> {
  const clauses = sideBySide(query.match).filter(isFinding)
  if (clauses.length < 2 || !clauses.every((node) => isPlainWord(node, query))) return null
  // A published edition, which has no index of names, would load texts for each of the characters.
  if (engine.names === undefined) return null
  const { reports, characters } = await engine.statistics()
  const texts = positiveTerms(query.match).map((term) => query.terms[term]!.literals[0]!.text)
  const pieces = piecesOf(texts, characters < reports * shortReport)
  if (pieces.length === 0) return null
  const first = query.terms.length
  const terms = [
    ...query.terms,
    ...pieces.map((text) => ({
      text,
      literals: [{ text, weight: 1 }],
      isAid: true,
      isExact: false,
    })),
  ]
  const nodes = pieces.map((_, i): MatchNode => ({ type: 'term', term: first + i }))
  const asking = (...match: MatchNode[]): EngineRequest => ({
    ...request,
    query: { ...query, terms, match: { type: 'and', clauses: [...match, ...conditionsOf(query)] } },
  })
  try {
    const counted = await engine.search({ ...asking({ type: 'or', clauses: nodes }), limit: 0 })
    const weights = pieces.map((_, i) => {
      const holding = counted.terms[first + i]!.reports
      return holding === 0 ? 0 : weightOf(counted.passing, holding)
    })
    const least = Math.ceil(enoughCharacters * weights.reduce((a, b) => a + b, 0))
    if (least === 0) return null
    const enough: MatchNode = { type: 'most', clauses: nodes, weights, least }
    const words: MatchNode[] = positiveTerms(query.match).map((term) => ({ type: 'term', term }))
    const others: MatchNode = { type: 'not', clause: { type: 'or', clauses: words } }
    return { holds: 'characters', request: asking(enough, others) }
  } catch (error) {
    // What only follows behind never has a search refused that was answered.
    if (error instanceof AppError && error.code === 'query_too_costly') return null
    throw error
  }
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

/** Whether only some passages of a report are looked at: what these do not hold, others of the same report may. */
function isWithinPassages({ filters }: ResolvedQuery): boolean {
  return facetRows.some(({ name, of }) => of === 'passages' && filters[name].length > 0)
}

function termMissing(query: ResolvedQuery, term: number): SearchWarning {
  const key = isWithinPassages(query)
    ? 'note.term_missing_within'
    : isNarrowed(query)
      ? 'note.term_missing_among'
      : 'note.term_missing'
  return remark('term_missing', sentence(key, { term: query.terms[term]!.text }))
}

const noneToSearch: SearchWarning = remark('none_to_search', sentence('note.none_to_search'))

const askedLoosely: SearchWarning = remark('question', sentence('note.question'))

/** The same query asking for any of some terms, with its exclusions and conditions. */
function anyOf(query: ResolvedQuery, terms: readonly number[]): ResolvedQuery {
  const any: MatchNode = { type: 'or', clauses: terms.map((term) => ({ type: 'term', term })) }
  return { ...query, match: { type: 'and', clauses: [any, ...conditionsOf(query)] } }
}

/** What a query excludes, and the conditions in it. */
function conditionsOf({ match }: ResolvedQuery): MatchNode[] {
  return sideBySide(match).filter(
    ({ type }) => type === 'not' || type === 'filter' || type === 'figure',
  )
}
