/** The embedded engine: the concordance and names of one generation, in this process. */
import { continuationsOf, similarStrings, type SimilarString } from '../concordance/similar.ts'
import { frequentWords } from '../concordance/frequent-words.ts'
import type { SearchEngine } from '../engine.ts'
import type { NamesIndex } from '../names/names.ts'
import { createNames, type NamesSource } from '../names/create-names.ts'
import { loadPinyin } from '../names/pinyin.ts'
import { sectionKeys } from '../../report/index.ts'
import type { Snapshot } from '../snapshot.ts'
import { describeGeneration } from '../store/manifest.ts'
import { checksAcrossYears, countFigures } from './embedded/figures.ts'
import { createFindingEngine, type FindingEngine, type FindingOptions } from './embedded/finding.ts'
import { warming, type Preparation } from './embedded/warm-up.ts'

/** Words looked up before anyone asks: as many as are frequent, and leave room in the caches for what is asked. */
const mostPrepared = 3_000
const shareOfCache = 0.75

/** The engine, and what is asked of it by others that run it in threads. */
export interface EmbeddedEngine extends FindingEngine, SearchEngine, Preparation {
  tallyByReading: FindingEngine['tallyByReading']
  cacheBytes: FindingEngine['cacheBytes']
  names: NamesIndex
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

/** What an embedded engine may take. */
export interface EmbeddedOptions extends FindingOptions {
  /** Whether it goes on after opening to read its texts and to look up their frequent words, for who asks often. */
  warmUp?: boolean
}

/** Makes the engine over an open snapshot, which it closes with itself. */
export function createEmbeddedEngine(
  snapshot: Snapshot,
  options: EmbeddedOptions = {},
): EmbeddedEngine {
  const { concordance } = snapshot
  const finding = createFindingEngine(snapshot, options)
  const similar: EmbeddedEngine['similar'] = (literal, limit, signal) =>
    new Promise((resolve) => {
      finding.begin(signal)
      resolve(similarStrings(concordance, literal, limit, finding.read, finding.pause))
    })

  const engine: EmbeddedEngine = {
    ...finding,
    name: 'embedded',
    generation: snapshot.manifest.generation,
    report: (reportId) => {
      const number = snapshot.numberOf(reportId)
      if (number === undefined) return Promise.resolve(null)
      const report = snapshot.readReport(number)
      const across = checksAcrossYears(snapshot, number, finding.sameBody(number))
      return Promise.resolve({ ...report, checks: [...report.checks, ...across] })
    },
    readTexts: () => snapshot.keepTexts(),
    frequentWords: () => Promise.resolve(frequentWords(concordance, mostPrepared)),
    prepare: (request) => Promise.resolve(finding.find(request) < shareOfCache),
    names: namesOf(snapshot, similar),
    similar,
    statistics: () =>
      Promise.resolve({
        ...describeGeneration(snapshot.manifest),
        figures: finding.figureCounts(),
      }),
    close: () => {
      snapshot.close()
      return Promise.resolve()
    },
  }
  return options.warmUp === true ? warming(engine, engine) : engine
}
