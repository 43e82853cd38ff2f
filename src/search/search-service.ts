/** The service over an engine: queries answered, answers that took long kept, and everything else that the faces ask. */
import { LRUCache } from 'lru-cache'
import { facetRows } from '../facets.ts'
import type { QueryLimits } from '../limits.ts'
import { noFilters, tooCostly, type OpenSource, type SearchEngine } from '../index/index.ts'
import { sentence } from '../sentence.ts'
import type { Analyzer } from '../text/index.ts'
import { createAnswerer, givenUpBy, millisecondsSince } from './answerer.ts'
import type { SearchParameters } from './ask.ts'
import { batchPieces } from './batch.ts'
import type { FigureKeyCount, SearchResponse } from './contract/index.ts'
import { datasetPieces } from './dataset/index.ts'
import { explainReport } from './explain.ts'
import { exportSearch } from './export.ts'
import { figureKeyCounts, figuresOf } from './figures.ts'
import { measure } from './measures.ts'
import { countTerms, panelPieces } from './panel/index.ts'
import { withOtherNames } from './resolve.ts'
import type { IndexStats, SearchService } from './service.ts'
import { coverageOf, statsOf } from './stats.ts'
import { createSuggester } from './suggest.ts'
import { verify } from './verify.ts'

const noSource: OpenSource = () => Promise.resolve(null)

export interface SearchServiceOptions {
  /** Opens the files that reports were read from; none without it. */
  source?: OpenSource
  /** What a query may hold. */
  limits?: QueryLimits
  /**
   * Time of one question, milliseconds: the budget of a call of the engine is for that call, and a question makes many (parts, other
   * names, offers). It is kept where an engine works beside this thread. No limit without it.
   */
  milliseconds?: number
}

/** Makes the search service over an engine, which it closes with itself. */
export function createSearchService(
  engine: SearchEngine,
  analyzer: Analyzer,
  { source = noSource, limits, milliseconds = Infinity }: SearchServiceOptions = {},
): SearchService {
  const { plan, search, passages, marker } = createAnswerer(engine, analyzer, limits)
  /** An engine's index never changes, and every request asks. */
  let stats: Promise<IndexStats> | undefined
  let figureKeys: Promise<FigureKeyCount[]> | undefined
  let listed: ReturnType<SearchEngine['list']> | undefined
  /** Calls the engine for one question, until its caller leaves or its time is over. */
  const ask = <Value>(
    signal: AbortSignal | undefined,
    question: (asking: SearchEngine, signal: AbortSignal | undefined) => Promise<Value>,
  ): Promise<Value> =>
    withinTime(milliseconds, signal, (held) => question(givenUpBy(engine, held), held))
  const kept = keepAnswers((parameters, signal) =>
    withinTime(milliseconds, signal, (held) => search(parameters, held)),
  )

  return {
    generation: engine.generation,
    settled: engine.settled ?? Promise.resolve(),
    search: kept.search,
    source,
    passages: (reportId, parameters, signal) =>
      withinTime(milliseconds, signal, (held) => passages(reportId, parameters, held)),
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
    explain: (parameters, signal) =>
      ask(signal, (asking) => explainReport(asking, plan, parameters)),
    export: (parameters, signal) => exportSearch(givenUpBy(engine, signal), plan, parameters),
    dataset: (filters, tables, signal) =>
      datasetPieces(givenUpBy(engine, signal), filters, tables, signal),
    batch: (queries, options, signal) =>
      batchPieces(givenUpBy(engine, signal), plan, queries, options, signal),
    panel: (concepts, options, signal) =>
      panelPieces(givenUpBy(engine, signal), plan, concepts, options, signal),
    terms: (parameters, signal) =>
      ask(signal, (asking, held) => countTerms(asking, parameters, held)),
    suggest: (q, limit, signal) =>
      ask(signal, (asking) => createSuggester(asking).suggest(q, limit)),
    figures: (parameters, signal) => {
      const filters = withOtherNames(parameters.filters)
      return ask(signal, (asking) => figuresOf(asking, { ...parameters, filters }))
    },
    measure: async (parameters, signal) => {
      figureKeys ??= figureKeyCounts(engine)
      const split = (await figureKeys).filter(({ applicants }) => applicants.length > 0)
      listed ??= engine.list(noFilters, Infinity, 0)
      const { reports } = await listed
      const splitKeys = new Set(split.map(({ key }) => key))
      return ask(signal, (asking) => measure(asking, parameters, reports, splitKeys))
    },
    figureKeys: () => (figureKeys ??= figureKeyCounts(engine)),
    marker: (q, signal) => withinTime(milliseconds, signal, (held) => marker(q, held)),
    verify: (q, signal) => ask(signal, (asking) => verify(asking, q)),
    cacheBytes: () => ({ ...engine.cacheBytes?.(), answers: kept.bytes() }),
    stats: () => (stats ??= statsOf(engine)),
    close: () => engine.close(),
  }
}

/**
 * Does what one question needs, and gives it up when the signal fires or the time is over.
 *
 * @throws AppError `query_too_costly` for the time; the signal's reason; what `work` throws.
 */
async function withinTime<Value>(
  milliseconds: number,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal | undefined) => Promise<Value>,
): Promise<Value> {
  if (milliseconds === Infinity) return work(signal)
  signal?.throwIfAborted()
  const end = new AbortController()
  const leave = (): void => {
    end.abort(signal?.reason)
  }
  signal?.addEventListener('abort', leave)
  const timer = setTimeout(() => {
    end.abort(tooCostly(sentence('why.milliseconds', { ms: milliseconds })))
  }, milliseconds)
  try {
    return await work(end.signal)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', leave)
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
