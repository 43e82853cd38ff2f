/**
 * The distributed engine: a cluster of OpenSearch holds the texts and says where literals stand; what that means is decided here,
 * by the code of the embedded engine, over arrays of a few bytes a passage. So both match, count, score and order alike.
 *
 * OpenSearch gives, for a literal, every passage that holds it with how often it stands there, and how often at word borders.
 * Sentences, distances and patterns need positions: the passages that could satisfy them are fetched and read, up to a limit.
 */
import type { Postings } from '../concordance/postings.ts'
import { isKept, storedFrequencies, type Frequencies } from '../concordance/frequencies.ts'
import { occurrencesWithin, type Stretch } from '../concordance/postings.ts'
import {
  queryOfConcept,
  type EngineHit,
  type EngineRequest,
  type EngineTally,
  type EngineTerm,
  type LiteralCounts,
  type SearchEngine,
} from '../engine.ts'
import type { Literal } from '../literal.ts'
import type { NamesIndex } from '../names/names.ts'
import { defaultBudget, QueryMeter, tooCostly, type QueryBudget } from '../query-budget.ts'
import type { CorpusStatistics } from '../ranking.ts'
import { describeGeneration } from '../store/manifest.ts'
import type { Builder } from '../store/open-generation.ts'
import { sentence } from '../../sentence.ts'
import type { Report } from '../../report/index.ts'
import { EvidenceSource, evidenceTexts, keyOfEvidence } from './embedded/character-evidence.ts'
import { namesOf } from './embedded.ts'
import { explainReport } from './embedded/explain.ts'
import { charactersIn, countFound, listReports, makeFacetRoom } from './embedded/answer.ts'
import {
  checksAcrossYears,
  countFigures,
  createSameBody,
  findFigures,
  findNumbers,
} from './embedded/figures.ts'
import { filterReports } from './embedded/filters.ts'
import { createFinder, type Found } from './embedded/find.ts'
import { createHitDrawer } from './embedded/hits.ts'
import { passagesOf } from './embedded/passage-set.ts'
import { rank, type RankedReport } from './embedded/rank.ts'
import { joinTallies, tallyByPostings } from './embedded/tally.ts'
import { columnsOf } from './embedded/report-columns.ts'
import { ReportPostingsSource } from './embedded/report-postings.ts'
import {
  keyOf,
  TermPostingsSource,
  unitePostings,
  uniteLiterals,
  type TermPostings,
} from './embedded/term-postings.ts'
import { lowerBound } from '../concordance/pairs.ts'
import type { Cluster } from './opensearch/cluster.ts'
import { openClusterIndex, type OpenClusterIndex } from './opensearch/open.ts'
import { keyOfKept, LiteralSource } from './opensearch/postings.ts'
import { continuedInCluster, similarInCluster, type Ask } from './opensearch/strings.ts'
import { PassageSource, showTexts, type PassagesAtHand } from './opensearch/texts.ts'
import { keptLiterals, spansOf, type KeptLiteral } from './opensearch/tokens.ts'

/** What the engine may take. */
export interface ClusterEngineOptions {
  /** What one search may cost. */
  budget?: QueryBudget
  /** Memory for what was fetched before, bytes. */
  cacheBytes?: number
  /** Passages that one search may read to be sure. */
  mostPassages?: number
}

const defaultCacheBytes = 512 * 1024 * 1024
/** Passages that one search may read where positions decide. */
const defaultMostPassages = 50_000
/** Memory that each cache may take, as a share of that of all. */
const shares = { fetched: 0.3, terms: 0.15, reports: 0.25, evidence: 0.15, texts: 0.15 }
/** A term whose literals overlap in more ways than this is counted by reading. */
const mostSpans = 24
/** Passages read at once when every text is read. */
const scannedAtOnce = 2_000

/** What a request has at hand of the cluster: places of literals, by `keyOfKept`. */
type Fetched = ReadonlyMap<string, Postings>

/** Whether a term's places are told by its literals alone, without reading. */
function isCountedThere({ literals }: EngineTerm): boolean {
  return (
    literals.every(({ pattern, text }) => pattern === undefined && text !== '') &&
    keptLiterals(literals).reduce((sum, kept) => sum + spansOf(kept), 0) <= mostSpans
  )
}

/** Every literal that has to be known of a term: as it is counted, and as it stands by itself. */
function literalsOf({ literals }: EngineTerm, isCounted: boolean): KeptLiteral[] {
  const own = literals
    .filter(({ text }) => text !== '')
    .map(({ text }): KeptLiteral => ({ text, without: [] }))
  return isCounted ? [...own, ...keptLiterals(literals)] : own
}

const noPostings: Postings = {
  passages: new Uint32Array(0),
  counts: new Uint32Array(0),
  aligned: new Uint32Array(0),
  occurrences: 0,
}

/** Postings of terms, put together of what a request has at hand. */
class ClusterTermPostings extends TermPostingsSource {
  /** Set before each step that asks. */
  fetched: Fetched = new Map()

  /** The places of a literal wherever they overlap those of another. */
  placesOf(text: string): Postings {
    return this.fetched.get(keyOfKept({ text, without: [] })) ?? noPostings
  }

  override of(term: EngineTerm, key: string = keyOf(term)): TermPostings {
    const cached = this.cache.get(key)
    if (cached) return cached
    const { literals } = term
    const postings = isCountedThere(term)
      ? unitePostings(
          this.concordance,
          literals,
          keptLiterals(literals).map((kept) => this.fetched.get(keyOfKept(kept))!),
          literals.map(({ text }) => this.placesOf(text).occurrences > 0),
        )
      : this.byReading(literals)
    this.cache.set(key, postings)
    return postings
  }

  private byReading(literals: readonly Literal[]): TermPostings {
    const { passageStarts } = this.concordance
    return uniteLiterals(this.concordance, { literals }, (literal) => {
      const { passages } = this.placesOf(literal.text)
      const stretches = Array.from(passages, (passage): Stretch => ({
        start: passageStarts[passage]!,
        end: passageStarts[passage + 1]!,
      }))
      return occurrencesWithin(this.concordance, literal, stretches)
    })
  }

  /** Those of the whole corpus are at hand, so that no text need be. */
  override inReport(term: EngineTerm, report: number): TermPostings {
    const whole = this.of(term)
    const { reportPassages } = this.concordance
    const from = lowerBound(whole.passages, reportPassages[report]!)
    const to = lowerBound(whole.passages, reportPassages[report + 1]!)
    const counts = whole.counts.subarray(from, to)
    return {
      passages: whole.passages.subarray(from, to),
      counts,
      aligned: whole.aligned.subarray(from, to),
      weights: whole.weights.subarray(from, to),
      own: whole.own.subarray(from, to),
      occurrences: counts.reduce((sum, count) => sum + count, 0),
      found: whole.found,
      reportFrequency: from < to ? 1 : 0,
    }
  }
}

class ClusterEvidence extends EvidenceSource {
  fetched: Fetched = new Map()

  /** Characters and common pairs are held here; any other pair is a literal of its own. */
  toFetch(texts: readonly string[]): KeptLiteral[] {
    const { frequencies } = this.concordance
    return evidenceTexts(texts)
      .filter((text) => text.length > 1 && !isKept(frequencies, keyOfEvidence(text)))
      .map((text) => ({ text, without: [] }))
  }

  protected override frequencies(text: string): Frequencies {
    const stored = storedFrequencies(this.concordance.frequencies, keyOfEvidence(text))
    if (stored !== null) return stored
    const { passages, counts } = this.fetched.get(keyOfKept({ text, without: [] })) ?? noPostings
    const { passageReports } = this.concordance
    const reports = new Uint32Array(passages.length)
    const frequencies = new Uint32Array(passages.length)
    let at = -1
    passages.forEach((passage, i) => {
      const report = passageReports[passage]!
      if (at < 0 || reports[at] !== report) reports[++at] = report
      frequencies[at]! += counts[i]!
    })
    return { reports: reports.slice(0, at + 1), frequencies: frequencies.slice(0, at + 1) }
  }
}

/** Ends when a caller leaves or the time of a search is over. */
class Deadline {
  readonly signal: AbortSignal
  private readonly endsAt: number
  private readonly budget: QueryBudget

  constructor(budget: QueryBudget, signal: AbortSignal | undefined) {
    this.budget = budget
    this.endsAt = performance.now() + budget.milliseconds
    const over = new AbortController()
    this.timer = setTimeout(() => {
      over.abort(tooCostly(sentence('why.milliseconds', { ms: budget.milliseconds })))
    }, budget.milliseconds)
    this.timer.unref()
    this.signal = signal === undefined ? over.signal : AbortSignal.any([signal, over.signal])
    this.signal.throwIfAborted()
  }

  private readonly timer: NodeJS.Timeout

  /** What is left, at least a millisecond. */
  get milliseconds(): number {
    return Math.max(1, this.endsAt - performance.now())
  }

  /** The budget for one step of work here. */
  get left(): QueryBudget {
    return { ...this.budget, milliseconds: this.milliseconds }
  }

  end(): void {
    clearTimeout(this.timer)
  }
}

/** Makes the engine over an open generation. It closes the connection with itself. */
export function createClusterEngine(
  index: OpenClusterIndex,
  options: ClusterEngineOptions = {},
): SearchEngine & { names: NamesIndex } {
  const {
    budget = defaultBudget,
    cacheBytes = defaultCacheBytes,
    mostPassages = defaultMostPassages,
  } = options
  const { cluster, indexes, snapshot, atHand } = index
  const { concordance, metadata } = snapshot
  const room = (share: keyof typeof shares): number => Math.round(cacheBytes * shares[share])
  const columns = columnsOf(metadata, snapshot.checkCounts)
  const meter = new QueryMeter()
  const statistics: CorpusStatistics = {
    reports: metadata.length,
    averageLength: index.reportStarts.at(-1)! / Math.max(1, metadata.length),
    reportsHolding: (_, counted) => counted,
  }
  const termPostings = new ClusterTermPostings(concordance, meter, room('terms'))
  const reportPostings = new ReportPostingsSource(
    concordance,
    termPostings,
    meter,
    room('reports'),
    false,
  )
  const evidence = new ClusterEvidence(
    concordance,
    statistics,
    () => undefined,
    meter,
    room('evidence'),
  )
  const finder = createFinder(snapshot, columns, statistics, meter, {
    termPostings,
    reportPostings,
    evidence,
  })
  const { passageLengths, passageListings, slots, slotOf } = index
  const longest = passageLengths.reduce((most, length) => Math.max(most, length), 0)
  const literals = new LiteralSource(cluster, indexes.passages, slots, longest, room('fetched'))
  const texts = new PassageSource(cluster, indexes.passages, slotOf, room('texts'))
  const sameBody = createSameBody(columns)
  const facetRoom = makeFacetRoom(columns)
  const drawHits = createHitDrawer(snapshot, meter.pause, {
    lengthOf: (passage) => passageLengths[passage]!,
    isListing: (passage) => passageListings[passage] === 1,
    onRead: (passage) => {
      if (!atHand.passages.has(passage)) atHand.missingPassages.add(passage)
    },
  })

  /** Begins a step of work that no other request interrupts, with what one has at hand. */
  const turnTo = (fetched: Fetched, passages: PassagesAtHand, deadline: Deadline): void => {
    termPostings.fetched = fetched
    evidence.fetched = fetched
    atHand.passages = passages
    atHand.missingPassages = new Set()
    showTexts(concordance, passages)
    meter.start(deadline.left, deadline.signal)
  }

  /** Refuses what would take too many places to be counted here. */
  const expect = (terms: readonly EngineTerm[], fetched: Fetched): void => {
    let occurrences = 0
    let most = -1
    let costliest = ''
    for (const text of new Set(terms.flatMap((term) => term.literals.map((each) => each.text)))) {
      const count = fetched.get(keyOfKept({ text, without: [] }))?.occurrences ?? 0
      occurrences += count
      if (count <= most) continue
      most = count
      costliest = text
    }
    meter.expect(occurrences, costliest)
  }

  /** Fetches what a query's terms and characters need. */
  const fetchTerms = async (
    { terms, texts: asked }: EngineRequest['query'],
    deadline: Deadline,
  ): Promise<{ fetched: Fetched; passages: PassagesAtHand }> => {
    const counted = terms.map(isCountedThere)
    const fetched = await literals.of(
      [...terms.flatMap((term, i) => literalsOf(term, counted[i]!)), ...evidence.toFetch(asked)],
      deadline.milliseconds,
      deadline.signal,
    )
    const passages: PassagesAtHand = new Map()
    const toRead = terms
      .filter((_, i) => !counted[i]!)
      .flatMap((term) =>
        term.literals.map(({ text }) => fetched.get(keyOfKept({ text, without: [] }))),
      )
    for (const postings of toRead)
      if (postings !== undefined)
        await texts.loadUnits(passages, postings.passages, mostPassages, deadline)
    return { fetched, passages }
  }

  /** Brings everything to hand that finding the reports of a request takes; `clauses` are trees that are evaluated too. */
  const prepare = async (
    query: EngineRequest['query'],
    deadline: Deadline,
    clauses: readonly EngineRequest['query']['match'][] = [],
  ): Promise<{ fetched: Fetched; passages: PassagesAtHand }> => {
    const { fetched, passages } = await fetchTerms(query, deadline)
    turnTo(fetched, passages, deadline)
    expect(query.terms, fetched)
    const toRead = new Set<number>()
    for (const clause of [query.match, ...clauses])
      for (const passage of finder.toRead(clause, query.terms)) toRead.add(passage)
    await texts.loadUnits(passages, toRead, mostPassages, deadline)
    return { fetched, passages }
  }

  /** Draws hits, fetching what of their texts turns out to decide or to be shown: drawn without, they say what that is. */
  const draw = async (
    request: EngineRequest,
    found: Found,
    reports: readonly RankedReport[],
    fetched: Fetched,
    passages: PassagesAtHand,
    deadline: Deadline,
  ): Promise<EngineHit[]> => {
    let missing: Iterable<number> = []
    for (;;) {
      await texts.load(passages, missing, deadline.signal)
      turnTo(fetched, passages, deadline)
      const hits = drawHits(request, found, reports)
      if (atHand.missingPassages.size === 0) return hits
      missing = atHand.missingPassages
    }
  }

  const within = async <T>(
    signal: AbortSignal | undefined,
    work: (deadline: Deadline) => Promise<T>,
  ): Promise<T> => {
    const deadline = new Deadline(budget, signal)
    try {
      return await work(deadline)
    } finally {
      deadline.end()
    }
  }

  const search: SearchEngine['search'] = (request, signal) =>
    within(signal, async (deadline) => {
      const { fetched, passages } = await prepare(request.query, deadline)
      turnTo(fetched, passages, deadline)
      const found = finder.find(request)
      const top = rank(found, metadata, request)
      const result = countFound(request, found, columns, facetRoom)
      // Arrays by report are used again by the next search, which may come while texts are fetched.
      const kept = { ...found, occurrences: found.occurrences.slice() }
      return { ...result, hits: await draw(request, kept, top, fetched, passages, deadline) }
    })

  const passagesIn = (report: number): number[] => {
    const first = concordance.reportPassages[report]!
    const count = concordance.reportPassages[report + 1]! - first
    return Array.from({ length: count }, (_, i) => first + i)
  }

  const count = async (
    literal: string,
    by: 'index' | 'scan',
    deadline: Deadline,
  ): Promise<LiteralCounts> => {
    const counts: LiteralCounts = { occurrences: 0, passages: 0, reports: 0 }
    const { passageReports } = concordance
    let last = -1
    const add = (passage: number, occurrences: number): void => {
      if (occurrences === 0) return
      counts.occurrences += occurrences
      counts.passages++
      if (passageReports[passage] !== last) counts.reports++
      last = passageReports[passage]!
    }
    if (literal === '') return counts
    if (by === 'index') {
      const kept = { text: literal, without: [] }
      const places = await literals.of([kept], deadline.milliseconds, deadline.signal)
      const { passages, counts: own } = places.get(keyOfKept(kept))!
      passages.forEach((passage, i) => {
        add(passage, own[i]!)
      })
      return counts
    }
    for (let from = 0; from < passageReports.length; from += scannedAtOnce) {
      const length = Math.min(scannedAtOnce, passageReports.length - from)
      const passages: PassagesAtHand = new Map()
      const numbers = Array.from({ length }, (_, i) => from + i)
      await texts.load(passages, numbers, deadline.signal)
      for (const passage of numbers) {
        const { units } = passages.get(passage)!
        const text = Buffer.from(units.buffer, units.byteOffset, units.byteLength).toString(
          'utf16le',
        )
        let occurrences = 0
        for (let at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + 1))
          occurrences++
        add(passage, occurrences)
      }
    }
    return counts
  }

  const askWithin =
    (deadline: Deadline): Ask =>
    (searches) =>
      cluster.search(searches, deadline.milliseconds, deadline.signal)

  /** Does what reads whole reports, again with those that it found missing. */
  const withReports = async <T>(
    numbers: readonly number[],
    work: () => T,
    signal?: AbortSignal,
  ): Promise<T> => {
    const reports = new Map<number, Report>()
    let wanted: Iterable<number> = numbers
    for (;;) {
      for (const [report, read] of await index.loadReports([...wanted], signal))
        reports.set(report, read)
      atHand.reports = { reports, missing: new Set() }
      const result = work()
      const { missing } = atHand.reports
      if (missing.size === 0) return result
      wanted = missing
    }
  }

  return {
    name: 'opensearch',
    generation: snapshot.manifest.generation,
    search,
    explain: (request, reportId, signal) =>
      within(signal, async (deadline) => {
        const report = snapshot.numberOf(reportId)
        if (report === undefined) return null
        const { match } = request.query
        const clauses = match.type === 'and' ? match.clauses : []
        const { fetched, passages } = await prepare(request.query, deadline, clauses)
        await texts.load(passages, passagesIn(report), deadline.signal)
        turnTo(fetched, passages, deadline)
        return explainReport(snapshot, request, finder.find(request), report)
      }),
    tally: (request, signal) =>
      within(signal, async (deadline) => {
        const tallies: EngineTally[] = []
        for (const concept of request.concepts) {
          const query = queryOfConcept(concept)
          const { fetched, passages } = await prepare(query, deadline)
          if (concept.queries.length > 0) {
            // Their places are held against each other: read wherever there are any.
            turnTo(fetched, passages, deadline)
            const held = passagesOf({ bits: finder.holding(query) })
            await texts.loadUnits(passages, held, mostPassages, deadline)
          }
          turnTo(fetched, passages, deadline)
          const own = { ...request, concepts: [concept] }
          tallies.push(tallyByPostings(concordance, finder, own, meter))
        }
        return joinTallies(tallies)
      }),
    characters: (sections, parts) =>
      Promise.resolve(
        charactersIn(concordance, (passage) => passageLengths[passage]!, sections, parts),
      ),
    count: (literal, by, signal) => {
      // Reading every text takes as long as it takes.
      const patience = by === 'scan' ? { ...budget, milliseconds: 2 ** 31 - 1 } : budget
      const deadline = new Deadline(patience, signal)
      return count(literal, by, deadline).finally(() => {
        deadline.end()
      })
    },
    list: (filters, limit, offset) =>
      Promise.resolve(listReports(snapshot, columns, filters, limit, offset)),
    report: async (reportId) => {
      const number = snapshot.numberOf(reportId)
      if (number === undefined) return null
      return withReports([number], () => {
        const report = snapshot.readReport(number)
        const across = checksAcrossYears(snapshot, number, sameBody(number))
        return { ...report, checks: [...report.checks, ...across] }
      })
    },
    figures: (request, signal) =>
      withReports(
        [],
        () =>
          findFigures(snapshot, filterReports(columns, request.filters), request, () => undefined),
        signal,
      ),
    numbers: (figures, filters) =>
      Promise.resolve(
        findNumbers(snapshot, filterReports(columns, filters), figures, () => undefined),
      ),
    statistics: () =>
      Promise.resolve({
        ...describeGeneration(snapshot.manifest),
        figures: countFigures(snapshot),
      }),
    names: namesOf(
      snapshot,
      (word, limit, signal) =>
        within(signal, (deadline) => similarInCluster(index, askWithin(deadline), word, limit)),
      (text, limit) =>
        within(undefined, (deadline) =>
          continuedInCluster(index, askWithin(deadline), text, limit),
        ),
    ),
    close: () => cluster.close(),
  }
}

/**
 * Opens the live generation of a cluster, or the one that is named.
 *
 * @throws AppError as `openClusterIndex`.
 */
export async function openClusterEngine(
  cluster: Cluster,
  builder: Builder,
  options: ClusterEngineOptions & { generation?: string | undefined } = {},
): Promise<{ engine: ReturnType<typeof createClusterEngine>; index: OpenClusterIndex }> {
  const index = await openClusterIndex(cluster, builder, options.generation)
  return { engine: createClusterEngine(index, options), index }
}
