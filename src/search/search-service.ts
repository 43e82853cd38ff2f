/**
 * Search from query text to answer: parse, resolve, ask the engine, draw hits with excerpts and marks; answers that took long are
 * kept.
 */
import { LRUCache } from 'lru-cache'
import { AppError } from '../errors.ts'
import { facetRows, isOfParts } from '../facets.ts'
import { usualQueryLimits, type QueryLimits } from '../limits.ts'
import { inWords, sentence } from '../sentence.ts'
import {
  createMarker,
  noFilters,
  positiveLiterals,
  positiveTerms,
  type EngineHit,
  type Literal,
  type Marker,
  type OpenSource,
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
import { batchPieces } from './batch.ts'
import { datasetPieces } from './dataset/index.ts'
import { didYouMean } from './did-you-mean.ts'
import { explainReport } from './explain.ts'
import { exportSearch } from './export.ts'
import { figureKeyCounts, figuresOf } from './figures.ts'
import { measure } from './measures.ts'
import { toHit } from './hit.ts'
import type { NamedWord } from './named-words.ts'
import { countTerms, panelPieces } from './panel/index.ts'
import { withOtherNames } from './resolve.ts'
import type { IndexStats, SearchService } from './service.ts'
import { coverageOf, statsOf } from './stats.ts'
import { createSuggester } from './suggest.ts'
import { verify } from './verify.ts'
import type {
  FigureKeyCount,
  MatchingPassages,
  SearchHit,
  SearchResponse,
} from './contract/index.ts'

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
    return toHit(hit, isFull ? 'all' : 'partial', lackedBy(asked, hit))
  }
}

const { valueNames: partNames } = facetRows.find(isOfParts)!

const noSource: OpenSource = () => Promise.resolve(null)

export interface SearchServiceOptions {
  /** Opens the files that reports were read from; none without it. */
  source?: OpenSource
  /** What a query may hold. */
  limits?: QueryLimits
}

/** Makes the search service over an engine, which it closes with itself. */
export function createSearchService(
  engine: SearchEngine,
  analyzer: Analyzer,
  { source = noSource, limits = usualQueryLimits }: SearchServiceOptions = {},
): SearchService {
  const plan: PlanSearch = (parameters, passages) =>
    planSearch(parameters, analyzer, passages, limits)
  /** An engine's index never changes, and every request asks. */
  let stats: Promise<IndexStats> | undefined
  let figureKeys: Promise<FigureKeyCount[]> | undefined
  let listed: ReturnType<SearchEngine['list']> | undefined
  const answer = async (
    parameters: SearchParameters,
    signal: AbortSignal,
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
    const offered = await didYouMean(asking, { analyzer, plan }, parameters, planned, asked)
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
      warnings: [...parsed.notes.map(warningOfNote), ...query.warnings, ...warnings],
      didYouMean: offered,
      tookMs: millisecondsSince(startedAt),
    }
  }
  const kept = keepAnswers(answer)

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
    let { hits } = await asking.search({ ...asked.request, ...wanted })
    if (hits.length === 0 && asked.rest !== null) {
      match = 'partial'
      ;({ hits } = await asking.search({ ...asked.rest, ...wanted }))
    }
    const draw = drawerOf(asked)
    const [hit] = hits.map((each) => draw(each, match === 'partial'))
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
    generation: engine.generation,
    settled: engine.settled ?? Promise.resolve(),
    search: kept.search,
    source,
    passages,
    report: (reportId, signal) => givenUpBy(engine, signal).report(reportId),
    reports: async (filters, limit, offset, signal) => {
      const asking = givenUpBy(engine, signal)
      const { total, reports } = await asking.list(withOtherNames(filters), limit, offset)
      return { total, reports: reports.map(({ metadata }) => metadata) }
    },
    bodies: async (filters, signal) => {
      if (!facetRows.some(({ name }) => filters[name].length > 0))
        return (await (stats ??= statsOf(engine))).coverage
      const asking = givenUpBy(engine, signal)
      return coverageOf((await asking.list(withOtherNames(filters), Infinity, 0)).reports).coverage
    },
    explain: (parameters, signal) => explainReport(givenUpBy(engine, signal), plan, parameters),
    export: (parameters, signal) => exportSearch(givenUpBy(engine, signal), plan, parameters),
    dataset: (filters, tables, signal) =>
      datasetPieces(givenUpBy(engine, signal), filters, tables, signal),
    batch: (queries, options, signal) =>
      batchPieces(givenUpBy(engine, signal), plan, queries, options, signal),
    panel: (concepts, options, signal) =>
      panelPieces(givenUpBy(engine, signal), plan, concepts, options, signal),
    terms: (parameters, signal) => countTerms(givenUpBy(engine, signal), parameters, signal),
    suggest: (q, limit, signal) => createSuggester(givenUpBy(engine, signal)).suggest(q, limit),
    figures: (parameters, signal) => {
      const filters = withOtherNames(parameters.filters)
      return figuresOf(givenUpBy(engine, signal), { ...parameters, filters })
    },
    measure: async (parameters, signal) => {
      figureKeys ??= figureKeyCounts(engine)
      const split = (await figureKeys).filter(({ applicants }) => applicants.length > 0)
      listed ??= engine.list(noFilters, Infinity, 0)
      const { reports } = await listed
      const splitKeys = new Set(split.map(({ key }) => key))
      return measure(givenUpBy(engine, signal), parameters, reports, splitKeys)
    },
    figureKeys: () => (figureKeys ??= figureKeyCounts(engine)),
    marker: (q, signal) => markerOf(givenUpBy(engine, signal), plan, analyzer, q),
    verify: (q, signal) => verify(givenUpBy(engine, signal), q),
    cacheBytes: () => ({ ...engine.cacheBytes?.(), answers: kept.bytes() }),
    stats: () => (stats ??= statsOf(engine)),
    close: () => engine.close(),
  }
}

/** A search that takes longer is worth keeping, milliseconds. */
const quickMs = 5

/** Memory that kept answers may take, bytes, by the estimates below. */
const mostBytes = 32 * 1024 * 1024
const bytesOfAnswer = 2_000
/** A hit with its passages. */
const bytesOfHit = 4_000
const bytesOfBucket = 100

/** @param key holds the query and the filters, which the answer repeats */
function estimateBytes({ hits, facets }: SearchResponse, key: string): number {
  let bytes = bytesOfAnswer + hits.length * bytesOfHit + 4 * key.length
  for (const buckets of Object.values(facets) as unknown[][])
    bytes += buckets.length * bytesOfBucket
  return bytes
}

/** One text for all that a search is asked by. */
function keyOf({ q, filters, sort, limit, offset, synonyms, fill }: SearchParameters): string {
  const isFiltered = facetRows.some(({ name }) => filters[name].length > 0)
  // The text of a query comes last: whatever it holds, it cannot be read as another part.
  return `${sort} ${limit} ${offset} ${synonyms} ${fill} ${isFiltered ? JSON.stringify(filters) : ''} ${q}`
}

/** A search under way, and how many wait for it. */
interface UnderWay {
  answer: Promise<SearchResponse>
  waiting: number
  /** Ends it, once nobody waits. */
  end: AbortController
}

export interface KeptAnswers {
  search: (parameters: SearchParameters, signal?: AbortSignal) => Promise<SearchResponse>
  /** Memory that the kept answers take, bytes, by an estimate. */
  bytes: () => number
}

/**
 * Makes the same search with its answers kept for those who ask the same again, and one search for all who ask the same at once:
 * many people look for the same things, and the index of a service never changes. Only what took longer than `longerThanMs` is
 * kept: to keep the answers of quick searches costs the garbage collector more than to search again. All but `tookMs` of an answer
 * may be shared: it is not to be changed. A search is given up once all who wait for it have left.
 */
export function keepAnswers(
  search: (parameters: SearchParameters, signal: AbortSignal) => Promise<SearchResponse>,
  longerThanMs = quickMs,
): KeptAnswers {
  const kept = new LRUCache<string, SearchResponse>({
    maxSize: mostBytes,
    sizeCalculation: estimateBytes,
  })
  const underWay = new Map<string, UnderWay>()

  const begin = (key: string, parameters: SearchParameters): UnderWay => {
    const end = new AbortController()
    const answer = search(parameters, end.signal).then((answered) => {
      if (answered.tookMs > longerThanMs) kept.set(key, answered)
      return answered
    })
    const begun: UnderWay = { answer, waiting: 0, end }
    const forget = (): void => {
      if (underWay.get(key) === begun) underWay.delete(key)
    }
    answer.then(forget, forget)
    end.signal.addEventListener('abort', forget)
    underWay.set(key, begun)
    return begun
  }

  const ask: KeptAnswers['search'] = async (parameters, signal) => {
    signal?.throwIfAborted()
    const startedAt = performance.now()
    const key = keyOf(parameters)
    const known = kept.get(key)
    if (known !== undefined) return { ...known, tookMs: millisecondsSince(startedAt) }
    const isFirst = !underWay.has(key)
    const asked = underWay.get(key) ?? begin(key, parameters)
    const answered = await waitFor(asked, signal)
    return isFirst ? answered : { ...answered, tookMs: millisecondsSince(startedAt) }
  }
  return { search: ask, bytes: () => kept.calculatedSize }
}

/** Waits for an answer until it is there or the signal fires; the last to leave ends the search. */
async function waitFor(asked: UnderWay, signal: AbortSignal | undefined): Promise<SearchResponse> {
  asked.waiting++
  if (signal === undefined) return asked.answer
  let leave: (() => void) | undefined
  const left = new Promise<never>((_, reject) => {
    leave = () => {
      reject(signal.reason as Error)
      asked.waiting--
      if (asked.waiting === 0) asked.end.abort(signal.reason)
    }
    if (signal.aborted) leave()
    else signal.addEventListener('abort', leave)
  })
  try {
    return await Promise.race([asked.answer, left])
  } finally {
    signal.removeEventListener('abort', leave!)
  }
}

/** To a hundredth. */
function millisecondsSince(startedAt: number): number {
  return Math.round((performance.now() - startedAt) * 100) / 100
}

/**
 * What one caller asks is given up once the caller has left: nothing more is asked of the engine, and what is under way ends.
 * Every call takes the signal and rejects with its reason once it fires. What a search is made of (questions, parts, offers, rows
 * of a file) is many calls: none of them has to think of the signal itself.
 */
function givenUpBy(engine: SearchEngine, signal: AbortSignal | undefined): SearchEngine {
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
    correct: (word, limit) => held(() => names.correct(word, limit, signal)),
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

/** The service as one caller has it: every call takes the caller's signal, so that no face can forget to hand it on. */
export function serviceFor(service: SearchService, signal: AbortSignal): SearchService {
  return {
    ...service,
    search: (parameters) => service.search(parameters, signal),
    explain: (parameters) => service.explain(parameters, signal),
    passages: (reportId, parameters) => service.passages(reportId, parameters, signal),
    export: (parameters) => service.export(parameters, signal),
    dataset: (filters, tables) => service.dataset(filters, tables, signal),
    batch: (queries, options) => service.batch(queries, options, signal),
    panel: (concepts, options) => service.panel(concepts, options, signal),
    terms: (parameters) => service.terms(parameters, signal),
    suggest: (q, limit) => service.suggest(q, limit, signal),
    report: (reportId) => service.report(reportId, signal),
    reports: (filters, limit, offset) => service.reports(filters, limit, offset, signal),
    bodies: (filters) => service.bodies(filters, signal),
    figures: (parameters) => service.figures(parameters, signal),
    measure: (parameters) => service.measure(parameters, signal),
    marker: (q) => service.marker(q, signal),
    verify: (q) => service.verify(q, signal),
  }
}
