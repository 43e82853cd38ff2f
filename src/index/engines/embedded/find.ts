/** Finds and scores the reports that match a request, over the whole index: what both the search and its explanation go by. */
import type { Concordance } from '../../concordance/concordance.ts'
import { countAtMost, unitsOfLiteral } from '../../concordance/occurrences.ts'
import {
  positiveTerms,
  type EngineQuery,
  type EngineRequest,
  type EngineTerm,
  type MatchNode,
} from '../../engine.ts'
import { charactersPerOccurrence, type QueryMeter } from '../../query-budget.ts'
import type { SearchedSnapshot } from '../../snapshot.ts'
import { addEvidence, EvidenceSource, type Evidence } from './character-evidence.ts'
import { chooseReports, type ChosenReports, matchReports, type Leaves } from './match.ts'
import { countPassages, liftYears, PassageReader, scoreReports, type Scores } from './rank.ts'
import {
  allPassages,
  filterReports,
  matches,
  narrowingOf,
  passesAll,
  type Narrowing,
} from './filters.ts'
import { figureTest } from './figures.ts'
import type { TermOccurrence } from './occurrence-reader.ts'
import { unionOf } from './passage-set.ts'
import {
  createPlaces,
  evaluateProximity,
  passagesToRead,
  type ProximityInput,
  type ReportTest,
} from './proximity.ts'
import type { ReportColumns } from './report-columns.ts'
import {
  ReportPostingsSource,
  sumByReport,
  type ReportPostings,
  type ScoredTerm,
} from './report-postings.ts'
import { isOneString, keyOf, TermPostingsSource, type TermPostings } from './term-postings.ts'
import { inverseDocumentFrequency, lengthNorms, type CorpusStatistics } from '../../ranking.ts'

/** What a request found. Arrays by report number; they hold until the next request. */
export interface Found extends Scores, ChosenReports {
  /** As from lengthNorms. */
  norms: Float64Array
  /** The passages asked for. */
  narrowing: Narrowing
  /** As from filterReports. */
  passes: Uint8Array
  /** As from matchReports. */
  masks: Uint32Array
  /** As `isMatch`, without the reports that hold some term by synonyms alone: characters shared with it must not lift them. */
  isOwnMatch: Uint8Array
  total: number
  totalPassages: number
  /** Which passages hold which terms: what closeness is taken from, which `scores` leave out. */
  passages: PassageReader
  /** The terms of the query, without other names that stand nowhere. */
  terms: readonly EngineTerm[]
  /** Postings of each term, whatever the tree says of it. */
  wholePostings: readonly ReportPostings[]
  /** The terms that count and score. */
  scored: readonly ScoredTerm[]
  evidence: readonly Evidence[]
  /** Which of the scored terms counts a term's occurrences, itself or one that is the same; -1 for none. */
  scoredAs: (term: number) => number
  /** The units of a term whose occurrences all count and that is one string of the user's; else null. */
  stringOf: (term: number) => Uint16Array | null
  /**
   * Postings of a term in one report; for a term of a scope or NEAR, the occurrences that satisfy it. `passages` are those of
   * the report that are of interest, if not all are.
   */
  postingsIn: (term: number, report: number, passages?: Uint32Array) => TermPostings
  /** Whether a report's text satisfies a part of the tree. */
  satisfies: (clause: MatchNode, report: number) => boolean
}

/** Matches without some reports. */
function withoutReports(isMatch: Uint8Array, left: readonly ReadonlySet<number>[]): Uint8Array {
  if (left.every(({ size }) => size === 0)) return isMatch
  const kept = isMatch.slice()
  for (const reports of left) for (const report of reports) kept[report] = 0
  return kept
}

/** What a tree leaves of its terms' postings, and the reports it holds of. */
interface Evaluated {
  masks: Uint32Array
  /** By key: postings of the terms that stand in scopes and NEAR alone, only the occurrences that satisfy them. */
  restricted: ReadonlyMap<string, TermPostings>
}

/** Finds, and keeps in caches what was asked for. */
export interface Finder {
  find: (request: Pick<EngineRequest, 'query' | 'filters' | 'reportId'>) => Found
  /** Postings of each term in some passages. */
  postings: (terms: readonly EngineTerm[], narrowing: Narrowing) => ReportPostings[]
  /** The passages that hold any of a query's terms that count, as bits. */
  holding: (query: EngineQuery) => Uint32Array
  /** Gives where a query counts its terms in a passage; see `createPlaces`. */
  places: (query: EngineQuery) => (passage: number) => readonly TermOccurrence[]
  /** The passages whose text decides on scopes and NEAR of a part of a query's tree, ascending. */
  toRead: (clause: MatchNode, terms: readonly EngineTerm[]) => Uint32Array
  /** How full the fullest of the caches is, 0 to 1. */
  filled: () => number
  /** Memory that each cache takes, bytes. */
  cacheBytes: () => Record<keyof typeof shares, number>
}

/** Refuses a search before anything is read where its words stand too often, told without reading positions. */
function expectTerms(
  concordance: Concordance,
  terms: readonly EngineTerm[],
  meter: QueryMeter,
): void {
  let occurrences = 0
  let most = -1
  let costliest = ''
  const met = new Set<string>()
  for (const { literals } of terms)
    for (const { text } of literals) {
      if (met.has(text)) continue
      met.add(text)
      const count = countAtMost(concordance, unitsOfLiteral(text))
      occurrences += count
      if (count > most) costliest = text
      most = Math.max(most, count)
    }
  meter.expect(occurrences, costliest)
}

/**
 * A term without its literals that stand nowhere: what is left of most is one string, which is read and marked in less time. A term of
 * which nothing stands anywhere is left as it is.
 */
function withoutAbsent(term: EngineTerm, { found }: ReportPostings): EngineTerm {
  const literals = term.literals.filter((_, i) => found[i])
  return literals.length === 0 || literals.length === found.length ? term : { ...term, literals }
}

/** Memory that each of the caches may take, as a share of that of all. */
const shares = { termPostings: 0.25, reportPostings: 0.5, evidence: 0.25 }

/** Where a finder gets postings from. */
export interface PostingsSources {
  termPostings: TermPostingsSource
  reportPostings: ReportPostingsSource
  evidence: EvidenceSource
}

/** Postings out of the texts that are at hand. `cacheBytes`: memory the caches may take together. */
function sourcesOver(
  concordance: Concordance,
  statistics: CorpusStatistics,
  meter: QueryMeter,
  cacheBytes: number,
): PostingsSources {
  const termPostings = new TermPostingsSource(
    concordance,
    meter,
    Math.round(cacheBytes * shares.termPostings),
  )
  const reportPostings = new ReportPostingsSource(
    concordance,
    termPostings,
    meter,
    Math.round(cacheBytes * shares.reportPostings),
  )
  const evidence = new EvidenceSource(
    concordance,
    statistics,
    (text) => reportPostings.counted(text),
    meter,
    Math.round(cacheBytes * shares.evidence),
  )
  return { termPostings, reportPostings, evidence }
}

/**
 * @param statistics of the whole corpus, of which the snapshot may be a part
 * @param meter meters each search, and is started before it
 * @param from memory the caches may take together, over the snapshot's texts; or where postings come from
 */
export function createFinder(
  snapshot: SearchedSnapshot,
  columns: ReportColumns,
  statistics: CorpusStatistics,
  meter: QueryMeter,
  from: number | PostingsSources,
): Finder {
  const { concordance, metadata } = snapshot
  const {
    termPostings,
    reportPostings,
    evidence: evidenceSource,
  } = typeof from === 'number' ? sourcesOver(concordance, statistics, meter, from) : from
  const norms = lengthNorms(concordance.reportStarts, statistics.averageLength)

  const testOf: ReportTest = (node) => {
    if (node.type === 'figure') return figureTest(snapshot, node)
    const passes = filterReports(columns, node.filters)
    return (report) => passes[report] === passesAll
  }

  const inputOf = (terms: readonly EngineTerm[]): ProximityInput => ({
    concordance,
    terms,
    passagesOfTerm: (term) => reportPostings.ofAll([terms[term]!], allPassages)[0]!.passages,
    postingsOfTerm: (term) => termPostings.of(terms[term]!),
    testOf,
    meter,
  })

  const evaluate = (
    match: MatchNode,
    terms: readonly EngineTerm[],
    whole: readonly ReportPostings[],
    narrowing: Narrowing,
  ): Evaluated => {
    const { passages, restricted } = evaluateProximity(inputOf(terms), match)
    const leaves: Leaves = {
      terms: whole,
      passagesOf: (node) => passages.get(node)!,
      passes: testOf,
      blank: () => {
        meter.pause()
        return new Uint32Array(metadata.length)
      },
    }
    return { masks: matchReports(concordance, match, leaves, narrowing), restricted }
  }

  const find: Finder['find'] = ({ query, filters, reportId }) => {
    const { match, terms } = query
    meter.spend(metadata.length / charactersPerOccurrence)
    expectTerms(concordance, terms, meter)
    const narrowing = narrowingOf(filters)
    const passes = filterReports(columns, filters)
    const wholePostings = reportPostings.ofAll(terms, narrowing)
    const standing = terms.map((term, i) => withoutAbsent(term, wholePostings[i]!))
    const { masks, restricted } = evaluate(match, terms, wholePostings, narrowing)
    const only = reportId === undefined ? null : snapshot.numberOf(reportId)
    const chosen = chooseReports(masks, passes, only)
    const { isMatch, matching } = chosen
    const keys = terms.map((term) => keyOf(term))
    // A word given twice is one word: each of its occurrences counts once.
    const counting = positiveTerms(match).filter(
      (term, i, all) => all.findIndex((other) => keys[other] === keys[term]) === i,
    )
    const scored = counting.map((term): ScoredTerm => {
      const whole = wholePostings[term]!
      const own = restricted.get(keys[term]!)
      return {
        term,
        postings: own === undefined ? whole : sumByReport(concordance, own, narrowing, meter.pause),
        idf:
          (terms[term]!.weight ?? 1) *
          inverseDocumentFrequency(
            statistics.reports,
            statistics.reportsHolding(terms[term]!.literals, whole.reports.length),
          ),
      }
    })
    const counted = scoreReports(scored, isMatch, norms, meter.pause)
    const isOwnMatch = withoutReports(isMatch, counted.synonymReports)
    const evidence = evidenceSource.of(query.texts)
    const ownMatching =
      isOwnMatch === isMatch ? matching : matching.filter((report) => isOwnMatch[report] === 1)
    addEvidence(evidence, ownMatching, isOwnMatch, counted.scores, meter.pause)
    liftYears(query.years, columns.year, ownMatching, counted.scores)
    // Named one by one: to spread them took a fifth of finding a word that few reports hold.
    return {
      scores: counted.scores,
      occurrences: counted.occurrences,
      termOccurrences: counted.termOccurrences,
      totalOccurrences: counted.totalOccurrences,
      floors: counted.floors,
      synonymReports: counted.synonymReports,
      norms,
      narrowing,
      passes,
      masks,
      holding: chosen.holding,
      satisfying: chosen.satisfying,
      isMatch,
      matching,
      isOwnMatch,
      total: matching.length,
      totalPassages: countPassages(concordance, scored, matching, isMatch, meter),
      passages: new PassageReader(concordance, scored, meter),
      wholePostings,
      terms: standing,
      scored,
      evidence,
      scoredAs: (term) => counting.findIndex((other) => keys[other] === keys[term]),
      stringOf: (term) =>
        isOneString(standing[term]!) && !restricted.has(keys[term]!)
          ? unitsOfLiteral(standing[term]!.literals[0]!.text)
          : null,
      postingsIn: (term, report, within) =>
        restricted.get(keys[term]!) ?? termPostings.inReport(terms[term]!, report, within),
      satisfies: (clause, report) =>
        (evaluate(clause, terms, wholePostings, narrowing).masks[report]! & matches) !== 0,
    }
  }

  const postings: Finder['postings'] = (terms, narrowing) => reportPostings.ofAll(terms, narrowing)

  return {
    find,
    postings,
    holding: ({ match, terms }) => {
      const counting = positiveTerms(match).map((term) => terms[term]!)
      const sets = postings(counting, allPassages).map(({ passages }) => passages)
      return unionOf(sets, concordance.passageReports.length)
    },
    places: ({ match, terms }) => createPlaces(inputOf(terms), match),
    toRead: (clause, terms) => passagesToRead(inputOf(terms), clause),
    filled: () => Math.max(reportPostings.filled, evidenceSource.filled),
    cacheBytes: () => ({
      termPostings: termPostings.bytes,
      reportPostings: reportPostings.bytes,
      evidence: evidenceSource.bytes,
    }),
  }
}
