/** One query answered: parsed, resolved, asked of the engine, its hits drawn with excerpts and marks. Runs in a browser too. */
import { AppError } from '../errors.ts'
import { facetRows, isOfParts } from '../facets.ts'
import { usualQueryLimits, type QueryLimits } from '../limits.ts'
import { inWords, remark, sentence } from '../sentence.ts'
import {
  createMarker,
  noFilters,
  positiveLiterals,
  positiveTerms,
  type EngineHit,
  type Literal,
  type Marker,
  type NamesIndex,
  type SearchEngine,
} from '../index/index.ts'
import type { QueryNote } from '../query/index.ts'
import { sectionLabelOf } from '../report/index.ts'
import { wordBorders, type Analyzer } from '../text/index.ts'
import { answersTo } from './answers.ts'
import {
  askRest,
  isFullMatch,
  lackedBy,
  noRest,
  planSearch,
  searchOrPartly,
  warningOfNote,
  type Asked,
  type PlanSearch,
  type SearchParameters,
} from './ask.ts'
import type { MatchingPassages, SearchHit, SearchResponse } from './contract/index.ts'
import { didYouMean } from './did-you-mean.ts'
import { toHit } from './hit.ts'
import type { NamedWord } from './named-words.ts'
import type { SearchService } from './service.ts'

/** Best passages shown for each hit. */
const passagesPerHit = 3

/** Other names and writings of a term that stand in the index; the user's own comes first and is none of them. */
function synonymsShown(literals: readonly Literal[], found: readonly boolean[]): string[] {
  return literals.filter((_, i) => i > 0 && found[i] === true).map(({ text }) => text)
}

/** Everyday words of a query with what reports say in their place, where any report says it. */
function explanationsShown(
  q: string,
  { query, request, result }: Asked,
): SearchResponse['query']['explained'] {
  const counted = positiveTerms(request.query.match)
  return query.explained.flatMap(({ text, term, start, end }) => {
    const found = query.terms[term]!.literals.filter((_, i) => result.terms[term]!.found[i])
    if (found.length === 0) return []
    const formal = found.map((literal) => literal.text)
    // A word copied with spaces between its characters is longer than what it is read as.
    const isThere = q.slice(start, end) === text
    return {
      text,
      formal,
      query: isThere ? q.slice(0, start) + formal[0]! + q.slice(end) : formal[0]!,
      counted: counted.includes(term),
    }
  })
}

/** A word that names something, with the queries that take it as one or the other. */
function namedShown(
  q: string,
  { text, kind, names, reports, filters, start, end, isFree }: NamedWord,
  isByName: boolean,
): SearchResponse['query']['named'][number] {
  const field = kind === 'place' ? 'region' : 'body'
  const values = filters[field].map((value) => `"${value}"`).join(',')
  // A part of a word is set apart from the rest of it.
  const before = q.slice(0, start).replace(/(?<=[\p{L}\p{N}])$/u, ' ')
  const after = q.slice(end).replace(/^(?=[\p{L}\p{N}])/u, ' ')
  const instead = (words: string): string => before + words + after
  return {
    ...{ text, kind, names, reports, applied: isByName && isFree },
    only: instead(`${field}:${values}`),
    exact: instead(`"${text}"`),
  }
}

/** Marks of a query in any text, as it was found: those of a report opened from a search. */
async function markerOf(
  engine: SearchEngine,
  plan: PlanSearch,
  analyzer: Analyzer,
  q: string,
): Promise<Marker> {
  const parameters = { q, filters: noFilters, sort: 'relevance', limit: 0, offset: 0 } as const
  const { query, request } = await searchOrPartly(engine, plan(parameters, 0))
  const literals = positiveLiterals(request.query.match, query.terms)
  return createMarker(literals, (normalized) => wordBorders(normalized, analyzer))
}

/** A spot of the query in words, as the contract has it. */
function sayNote({
  code,
  problem,
  hint,
  ...span
}: QueryNote): SearchResponse['query']['notes'][number] {
  const said = sentence('note.withHint', { note: problem, hint })
  const [message, right] = [inWords(problem, 'zh-Hans'), inWords(hint, 'zh-Hans')]
  return { code, message, hint: right, sentence: said, ...span }
}

/** Draws hits of what was asked; `isRest` says of one that it is among those behind the full ones. */
function drawerOf(asked: Asked): (hit: EngineHit, isRest: boolean) => SearchHit {
  return (hit, isRest) => {
    const isFull = !isRest && isFullMatch(asked, hit)
    return toHit(hit, isFull ? 'all' : 'partial', lackedBy(asked, hit, isRest))
  }
}

const { valueNames: partNames } = facetRows.find(isOfParts)!

/** What answers queries over an engine: the part of the service that a page of results needs. */
export interface Answerer extends Pick<SearchService, 'search' | 'passages' | 'marker'> {
  plan: PlanSearch
}

/** Makes it. @param limits what a query may hold */
export function createAnswerer(
  engine: SearchEngine,
  analyzer: Analyzer,
  limits: QueryLimits = usualQueryLimits,
): Answerer {
  const plan: PlanSearch = (parameters, passages) =>
    planSearch(parameters, analyzer, passages, limits)
  const search = async (
    parameters: SearchParameters,
    signal?: AbortSignal,
  ): Promise<SearchResponse> => {
    const asking = givenUpBy(engine, signal)
    const startedAt = performance.now()
    const { q, limit, offset } = parameters
    const planned = plan(parameters, passagesPerHit)
    const { parsed } = planned
    const [asked, answers] = await Promise.all([
      searchOrPartly(asking, planned),
      offset === 0 ? answersTo(asking, parsed, planned.request.filters) : [],
    ])
    const { query, result, match, reportsOfTerms, warnings } = asked
    const rest = parameters.fill === false ? noRest : await askRest(asking, asked)
    const offered = await didYouMean(asking, { analyzer, plan }, parameters, planned, asked).catch(
      (error: unknown) => {
        // What was found is the answer, also where there is no time left to look for other words.
        if (error instanceof AppError && error.code === 'query_too_costly') return []
        throw error
      },
    )
    const draw = drawerOf(asked)
    const hits = [
      ...result.hits.map((hit) => draw(hit, false)),
      ...rest.hits.map((hit) => draw(hit, true)),
    ]
    return {
      query: {
        text: q,
        terms: query.terms.flatMap(({ text, literals }, i) =>
          query.explained.some(({ term }) => term === i)
            ? []
            : {
                text,
                synonyms: synonymsShown(literals, result.terms[i]!.found),
                occurrences: result.terms[i]!.occurrences,
                reports: reportsOfTerms[i]!,
              },
        ),
        leftOut: query.leftOut,
        explained: explanationsShown(q, asked),
        named: asked.named.map((word) => namedShown(q, word, asked.isByName)),
        filters: query.filters,
        notes: parsed.notes.map(sayNote),
      },
      match,
      total: result.total,
      partialTotal: rest.total,
      passages: result.passages,
      occurrences: result.occurrences,
      limit,
      offset,
      answers,
      hits,
      facets: {
        ...result.facets,
        section: result.facets.section.map(({ value, count }) => ({
          value,
          count,
          label: sectionLabelOf(value),
        })),
        part: result.facets.part.map((bucket) => ({
          ...bucket,
          label: partNames[bucket.value],
        })),
        body: result.facets.body.map(({ value, count, name }) => ({
          value,
          count,
          label: name ?? value,
        })),
      },
      byYear: result.byYear,
      warnings: [
        ...parsed.notes.map(warningOfNote),
        ...query.warnings,
        ...warnings,
        ...(asked.rest?.holds === 'characters' && rest.total > 0
          ? [remark('characters_only', sentence('note.characters_only', { partly: rest.total }))]
          : []),
      ],
      didYouMean: offered,
      tookMs: millisecondsSince(startedAt),
    }
  }
  const passages = async (
    reportId: string,
    parameters: SearchParameters,
    signal?: AbortSignal,
  ): Promise<MatchingPassages> => {
    const asking = givenUpBy(engine, signal)
    const { limit, offset } = parameters
    // How words are cut, and whether all must be held, is decided over all reports: then these are the passages of the hit.
    const planned = plan({ ...parameters, limit: 0, offset: 0 }, 0)
    const asked = await searchOrPartly(asking, planned)
    const wanted = { limit: 1, passagesPerHit: offset + limit, reportId }
    let { match } = asked
    let isRest = false
    let { hits } = await asking.search({ ...asked.request, ...wanted })
    if (hits.length === 0 && asked.rest !== null) {
      match = 'partial'
      isRest = true
      ;({ hits } = await asking.search({ ...asked.rest.request, ...wanted }))
    }
    const draw = drawerOf(asked)
    const [hit] = hits.map((each) => draw(each, isRest))
    if (hit === undefined && (await asking.report(reportId)) === null)
      throw new AppError('not_found', sentence('report.unknown', { id: reportId }))
    return {
      reportId,
      match,
      limit,
      offset,
      matchingPassages: hit?.matchingPassages ?? 0,
      occurrences: hit?.occurrences ?? 0,
      passages: hit?.passages.slice(offset) ?? [],
    }
  }

  return {
    plan,
    search,
    passages,
    marker: (q, signal) => markerOf(givenUpBy(engine, signal), plan, analyzer, q),
  }
}

/** To a hundredth. */
export function millisecondsSince(startedAt: number): number {
  return Math.round((performance.now() - startedAt) * 100) / 100
}

/**
 * What one caller asks is given up once the caller has left: nothing more is asked of the engine, and what is under way ends.
 * Every call takes the signal and rejects with its reason once it fires. What a search is made of (questions, parts, offers, rows
 * of a file) is many calls: none of them has to think of the signal itself.
 */
export function givenUpBy(engine: SearchEngine, signal: AbortSignal | undefined): SearchEngine {
  if (signal === undefined) return engine
  /** Looks before, since a call may not, and after, so that nothing is made of an answer that nobody waits for. */
  const held = async <Value>(ask: () => Promise<Value>): Promise<Value> => {
    signal.throwIfAborted()
    const answer = await ask()
    signal.throwIfAborted()
    return answer
  }
  const { names } = engine
  const heldNames: NamesIndex | undefined = names && {
    suggest: (text, limit) => held(() => names.suggest(text, limit)),
    correct: (word, limit, how) => held(() => names.correct(word, limit, how, signal)),
    resolve: (name, options) => held(() => names.resolve(name, options)),
  }
  return {
    name: engine.name,
    generation: engine.generation,
    search: (request) => held(() => engine.search(request, signal)),
    explain: (request, reportId) => held(() => engine.explain(request, reportId, signal)),
    count: (literal, by) => held(() => engine.count(literal, by, signal)),
    list: (filters, limit, offset) => held(() => engine.list(filters, limit, offset)),
    report: (reportId) => held(() => engine.report(reportId)),
    figures: (request) => held(() => engine.figures(request, signal)),
    numbers: (names, filters) => held(() => engine.numbers(names, filters, signal)),
    statistics: () => held(() => engine.statistics()),
    tally: (request) => held(() => engine.tally(request, signal)),
    characters: (sections, parts) => held(() => engine.characters(sections, parts)),
    close: () => engine.close(),
    ...(engine.tallyByReading && {
      tallyByReading: (request, reports) =>
        held(() => engine.tallyByReading!(request, reports, signal)),
    }),
    ...(heldNames && { names: heldNames }),
  }
}
