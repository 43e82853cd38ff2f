/** The part of the embedded engine that needs no names, no threads and no disk: it runs in a browser too. */
import { endOfPassage, passageOf } from '../../concordance/concordance.ts'
import { betweenPauses, type Pause } from '../../concordance/pause.ts'
import { countAtMost, occurrencesOf, unitsOfLiteral } from '../../concordance/occurrences.ts'
import { scanCounts } from '../../concordance/scan.ts'
import type { EngineRequest, EngineResult, LiteralCounts, SearchEngine } from '../../engine.ts'
import {
  charactersPerOccurrence,
  defaultBudget,
  QueryMeter,
  type QueryBudget,
  type SharedFlag,
} from '../../query-budget.ts'
import type { CorpusStatistics } from '../../ranking.ts'
import type { SearchedSnapshot } from '../../snapshot.ts'
import { charactersIn, countFound, listReports, makeFacetRoom } from './answer.ts'
import { explainReport } from './explain.ts'
import { countFigures, createSameBody, findFigures, findNumbers } from './figures.ts'
import { filterReports, keptFilterBytes } from './filters.ts'
import { createFinder } from './find.ts'
import { createHitDrawer } from './hits.ts'
import { rank } from './rank.ts'
import { columnsOf } from './report-columns.ts'
import { createReadingTally, tallyByPostings } from './tally.ts'

/** @param read told how many occurrences are read before they are; it may end the count by throwing, as `pause` may */
function countByIndex(
  { concordance }: SearchedSnapshot,
  literal: string,
  read: (occurrences: number) => void,
  pause: Pause,
): LiteralCounts {
  const { passageReports, passageStarts } = concordance
  const units = unitsOfLiteral(literal)
  read(countAtMost(concordance, units))
  const starts = occurrencesOf(concordance, units, pause)
  const counts = { occurrences: starts.length, passages: 0, reports: 0 }
  let passageEnd = 0
  let last = -1
  for (let i = 0; i < starts.length; i++) {
    if (i % betweenPauses === 0) pause()
    const start = starts[i]!
    if (start < passageEnd) continue
    const passage = passageOf(concordance, start)
    passageEnd = passageStarts[passage + 1]!
    counts.passages++
    if (passageReports[passage] !== last) counts.reports++
    last = passageReports[passage]!
  }
  return counts
}

/** Statistics of a snapshot that is the whole corpus. */
function statisticsOf({ concordance: { reportStarts } }: SearchedSnapshot): CorpusStatistics {
  const reports = reportStarts.length - 1
  return {
    reports,
    averageLength: reportStarts[reports]! / Math.max(1, reports),
    reportsHolding: (_, counted) => counted,
  }
}

/** What an embedded engine may take. */
export interface FindingOptions {
  /** What one search may cost. */
  budget?: QueryBudget
  /** Memory for what was looked up before, bytes. */
  cacheBytes?: number
  /** Of the whole corpus, where the snapshot is a part of it: reports and passages are then scored as within the whole. */
  statistics?: CorpusStatistics
  /** Reaches in from another thread to end the search under way; asked for at the start of each. */
  flag?: () => SharedFlag | undefined
}

/** The methods of an engine that find, count, rank and draw, and what the rest of the embedded engine goes by. */
export interface FindingEngine extends Pick<
  SearchEngine,
  'search' | 'explain' | 'figures' | 'numbers' | 'list' | 'count' | 'tally' | 'characters'
> {
  tallyByReading: NonNullable<SearchEngine['tallyByReading']>
  /** Memory that the caches take, bytes, by name. */
  cacheBytes: () => Readonly<Record<string, number>>
  /** Reports of the same body as one, by their numbers. */
  sameBody: ReturnType<typeof createSameBody>
  /** How many reports have each figure. */
  figureCounts: () => ReturnType<typeof countFigures>
  /** Begins a piece of work that is held to the budget. */
  begin: (signal?: AbortSignal) => void
  /** Told how many occurrences are read before they are; it may end the work by throwing. */
  read: (occurrences: number) => void
  /** Looks whether the work is to go on. */
  pause: Pause
  /** Searches so that caches have it; answers how full these are, 0 to 1. */
  find: (request: EngineRequest) => number
}

const defaultCacheBytes = 512 * 1024 * 1024

/** Makes it over an open snapshot, or what of one a search needs. It stays the caller's to close. */
export function createFindingEngine(
  snapshot: SearchedSnapshot,
  options: FindingOptions = {},
): FindingEngine {
  const { budget = defaultBudget, cacheBytes = defaultCacheBytes, flag } = options
  const { concordance, metadata } = snapshot
  const columns = columnsOf(metadata, snapshot.checkCounts)
  const meter = new QueryMeter()
  const { statistics = statisticsOf(snapshot) } = options
  const finder = createFinder(snapshot, columns, statistics, meter, cacheBytes)
  const start = (signal?: AbortSignal): void => {
    meter.start(budget, signal, flag?.())
  }
  const facetRoom = makeFacetRoom(columns)
  const drawHits = createHitDrawer(snapshot, meter.pause)
  const tallyByReading = createReadingTally(concordance, finder, meter)
  const read = (occurrences: number): void => {
    meter.spend(occurrences)
  }
  const search = (request: EngineRequest, signal?: AbortSignal): EngineResult => {
    start(signal)
    const found = finder.find(request)
    meter.pause()
    const top = rank(found, metadata, request)
    meter.pause()
    const counted = countFound(request, found, columns, facetRoom)
    return { ...counted, hits: drawHits(request, found, top) }
  }

  return {
    // What is thrown is a promise's error, as from any other engine.
    search: (request, signal) =>
      new Promise((resolve) => {
        resolve(search(request, signal))
      }),
    explain: (request, reportId, signal) =>
      new Promise((resolve) => {
        const report = snapshot.numberOf(reportId)
        start(signal)
        resolve(
          report === undefined
            ? null
            : explainReport(snapshot, request, finder.find(request), report),
        )
      }),
    tally: (request, signal) =>
      new Promise((resolve) => {
        start(signal)
        resolve(tallyByPostings(concordance, finder, request, meter))
      }),
    tallyByReading: (request, reports, signal) =>
      new Promise((resolve) => {
        start(signal)
        resolve(tallyByReading(request, reports))
      }),
    characters: (sections, parts) =>
      Promise.resolve(
        charactersIn(
          concordance,
          (passage) => endOfPassage(concordance, passage) - concordance.passageStarts[passage]!,
          sections,
          parts,
        ),
      ),
    figures: (request, signal) =>
      new Promise((resolve) => {
        start(signal)
        resolve(findFigures(snapshot, filterReports(columns, request.filters), request, read))
      }),
    numbers: (figures, filters, signal) =>
      new Promise((resolve) => {
        start(signal)
        resolve(findNumbers(snapshot, filterReports(columns, filters), figures, read))
      }),
    list: (filters, limit, offset) =>
      Promise.resolve(listReports(snapshot, columns, filters, limit, offset)),
    count: (literal, by, signal) =>
      new Promise((resolve) => {
        start(signal)
        resolve(
          by === 'index'
            ? countByIndex(snapshot, literal, read, meter.pause)
            : scanCounts(concordance, literal, (characters) => {
                read(characters / charactersPerOccurrence)
              }),
        )
      }),
    sameBody: createSameBody(columns),
    figureCounts: () => countFigures(snapshot),
    cacheBytes: () => ({ ...finder.cacheBytes(), filters: keptFilterBytes(columns) }),
    begin: start,
    read,
    pause: meter.pause,
    find: (request) => {
      search(request)
      return finder.filled()
    },
  }
}
