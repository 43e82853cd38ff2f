/** The embedded engine: the concordance and names of one generation, in this process. */
import { frequentWords } from '../concordance/frequent-words.ts'
import { continuationsOf, similarStrings, type SimilarString } from '../concordance/similar.ts'
import { sectionKeys } from '../../report/index.ts'
import { endOfPassage, passageOf } from '../concordance/concordance.ts'
import { countAtMost, occurrencesOf, unitsOfLiteral } from '../concordance/occurrences.ts'
import { scanCounts } from '../concordance/scan.ts'
import type { EngineRequest, EngineResult, LiteralCounts, SearchEngine } from '../engine.ts'
import type { NamesIndex } from '../names/names.ts'
import { createNames, type NamesSource } from '../names/create-names.ts'
import { loadPinyin } from '../names/pinyin.ts'
import {
  charactersPerOccurrence,
  defaultBudget,
  QueryMeter,
  type QueryBudget,
  type SharedFlag,
} from '../query-budget.ts'
import type { CorpusStatistics } from '../ranking.ts'
import type { Snapshot } from '../snapshot.ts'
import { describeGeneration } from '../store/manifest.ts'
import { charactersIn, countFound, listReports, makeFacetRoom } from './embedded/answer.ts'
import { explainReport } from './embedded/explain.ts'
import {
  checksAcrossYears,
  countFigures,
  createSameBody,
  findFigures,
  findNumbers,
} from './embedded/figures.ts'
import { filterReports, keptFilterBytes } from './embedded/filters.ts'
import { createFinder } from './embedded/find.ts'
import { createHitDrawer } from './embedded/hits.ts'
import { columnsOf } from './embedded/report-columns.ts'
import { rank } from './embedded/rank.ts'
import { createReadingTally, tallyByPostings } from './embedded/tally.ts'
import { warming, type Preparation } from './embedded/warm-up.ts'

/** @param read told how many occurrences are read before they are; it may end the count by throwing */
function countByIndex(
  { concordance }: Snapshot,
  literal: string,
  read: (occurrences: number) => void,
): LiteralCounts {
  const { passageReports, passageStarts } = concordance
  const units = unitsOfLiteral(literal)
  read(countAtMost(concordance, units))
  const starts = occurrencesOf(concordance, units)
  const counts = { occurrences: starts.length, passages: 0, reports: 0 }
  let passageEnd = 0
  let last = -1
  for (const start of starts) {
    if (start < passageEnd) continue
    const passage = passageOf(concordance, start)
    passageEnd = passageStarts[passage + 1]!
    counts.passages++
    if (passageReports[passage] !== last) counts.reports++
    last = passageReports[passage]!
  }
  return counts
}

/** Words looked up before anyone asks: as many as are frequent, and leave room in the caches for what is asked. */
const mostPrepared = 3_000
const shareOfCache = 0.75

/** The engine, and what is asked of it by others that run it in threads. */
export interface EmbeddedEngine extends SearchEngine, Preparation {
  tallyByReading: NonNullable<SearchEngine['tallyByReading']>
  names: NamesIndex
  /** Memory that the caches take, bytes, by name. */
  cacheBytes: () => Readonly<Record<string, number>>
  /** See `similarStrings`. */
  similar: (literal: string, limit: number, signal?: AbortSignal) => Promise<SimilarString[]>
}

/** What stands between word borders so often is a word, whatever else it is part of. */
const oftenByItself = 5

/** How many reports have each figure with a number, and each section. */
function countThings(snapshot: Snapshot): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { key, reports } of countFigures(snapshot)) counts.set(`figure ${key}`, reports)
  for (const bits of snapshot.concordance.reportSections)
    sectionKeys.forEach((key, section) => {
      const name = `section ${key}`
      if (((bits >>> section) & 1) === 1) counts.set(name, (counts.get(name) ?? 0) + 1)
    })
  return counts
}

/** The names of a snapshot; `similar` looks for slips in the texts, in whatever thread, `continued` for how they go on. */
export function namesOf(
  snapshot: Snapshot,
  similar: EmbeddedEngine['similar'],
  continued: NamesSource['continued'] = (text, limit) =>
    Promise.resolve(continuationsOf(snapshot.concordance, text, limit)),
): NamesIndex {
  let counts: ReadonlyMap<string, number> | undefined
  return createNames({
    load: () => snapshot.readNames(),
    loadSounds: loadPinyin,
    reportsOf: (kind, key) => {
      counts ??= countThings(snapshot)
      return counts.get(`${kind} ${key}`) ?? 0
    },
    continued,
    similar: async (word, limit, signal) =>
      (await (signal === undefined ? similar(word, limit) : similar(word, limit, signal)))
        // A piece of a longer word is noise: 主动的开 stands in 主动的开展. A word that is part of longer ones (政务新媒体) stands by itself too.
        .filter(
          ({ occurrences, aligned }) => aligned * 2 >= occurrences || aligned >= oftenByItself,
        )
        .map(({ text }) => text),
  })
}

/** Statistics of a snapshot that is the whole corpus. */
function statisticsOf({ concordance: { reportStarts } }: Snapshot): CorpusStatistics {
  const reports = reportStarts.length - 1
  return {
    reports,
    averageLength: reportStarts[reports]! / Math.max(1, reports),
    reportsHolding: (_, counted) => counted,
  }
}

/** What an embedded engine may take. */
export interface EmbeddedOptions {
  /** What one search may cost. */
  budget?: QueryBudget
  /** Memory for what was looked up before, bytes. */
  cacheBytes?: number
  /** Of the whole corpus, where the snapshot is a part of it: reports and passages are then scored as within the whole. */
  statistics?: CorpusStatistics
  /** Whether it goes on after opening to read its texts and to look up their frequent words, for who asks often. */
  warmUp?: boolean
  /** Reaches in from another thread to end the search under way; asked for at the start of each. */
  flag?: () => SharedFlag | undefined
}

const defaultCacheBytes = 512 * 1024 * 1024

/** Makes the engine over an open snapshot, which it closes with itself. */
export function createEmbeddedEngine(
  snapshot: Snapshot,
  options: EmbeddedOptions = {},
): EmbeddedEngine {
  const { budget = defaultBudget, cacheBytes = defaultCacheBytes, flag } = options
  const { concordance, metadata } = snapshot
  const columns = columnsOf(metadata, snapshot.checkCounts)
  const meter = new QueryMeter()
  const { statistics = statisticsOf(snapshot) } = options
  const finder = createFinder(snapshot, columns, statistics, meter, cacheBytes)
  const { find } = finder
  const start = (signal?: AbortSignal): void => {
    meter.start(budget, signal, flag?.())
  }
  const sameBody = createSameBody(columns)
  const facetRoom = makeFacetRoom(columns)
  const drawHits = createHitDrawer(snapshot)
  const tallyByReading = createReadingTally(concordance, finder, meter)
  const read = (occurrences: number): void => {
    meter.spend(occurrences)
  }
  const similar: EmbeddedEngine['similar'] = (literal, limit, signal) =>
    new Promise((resolve) => {
      start(signal)
      resolve(similarStrings(concordance, literal, limit, read))
    })

  const search = (request: EngineRequest, signal?: AbortSignal): EngineResult => {
    start(signal)
    const found = find(request)
    const top = rank(found, metadata, request)
    const counted = countFound(request, found, columns, facetRoom)
    return { ...counted, hits: drawHits(request, found, top) }
  }

  const engine: EmbeddedEngine = {
    name: 'embedded',
    generation: snapshot.manifest.generation,
    // What is thrown is a promise's error, as from any other engine.
    search: (request, signal) =>
      new Promise((resolve) => {
        resolve(search(request, signal))
      }),
    readTexts: () => snapshot.keepTexts(),
    frequentWords: () => Promise.resolve(frequentWords(concordance, mostPrepared)),
    prepare: (request) => {
      search(request)
      return Promise.resolve(finder.filled() < shareOfCache)
    },
    names: namesOf(snapshot, similar),
    similar,
    explain: (request, reportId, signal) =>
      new Promise((resolve) => {
        const report = snapshot.numberOf(reportId)
        start(signal)
        resolve(
          report === undefined ? null : explainReport(snapshot, request, find(request), report),
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
    report: (reportId) => {
      const number = snapshot.numberOf(reportId)
      if (number === undefined) return Promise.resolve(null)
      const report = snapshot.readReport(number)
      const across = checksAcrossYears(snapshot, number, sameBody(number))
      return Promise.resolve({ ...report, checks: [...report.checks, ...across] })
    },
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
            ? countByIndex(snapshot, literal, read)
            : scanCounts(concordance, literal, (characters) => {
                read(characters / charactersPerOccurrence)
              }),
        )
      }),
    statistics: () =>
      Promise.resolve({
        ...describeGeneration(snapshot.manifest),
        figures: countFigures(snapshot),
      }),
    cacheBytes: () => ({ ...finder.cacheBytes(), filters: keptFilterBytes(columns) }),
    close: () => {
      snapshot.close()
      return Promise.resolve()
    },
  }
  return options.warmUp === true ? warming(engine, engine) : engine
}
