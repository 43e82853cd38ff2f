/**
 * The engine over a published edition. MiniSearch names the passages that may hold the words of a search, in the shards that may have
 * any; those are read, normalized and searched by the embedded engine's own code, so that what counts is what stands in the text.
 * Reports in which none of the words stands are known by what the catalogue says of them, so that lists, facets and exclusions are
 * over all reports.
 */
import MiniSearch from 'minisearch'
import {
  createFindingEngine,
  figureValuesOf,
  snapshotOfPassages,
  type EngineRequest,
  type FindingEngine,
  type MatchNode,
  type ReportPassages,
  type SearchedPassage,
  type SearchEngine,
} from '../index/index.ts'
import type { Figure } from '../report/index.ts'
import {
  analyzerOver,
  createVocabularySegmenter,
  domainWords,
  type Analyzer,
} from '../text/index.ts'
import { Words } from './candidates.ts'
import {
  editionVersion,
  passageIndexOptions,
  type Catalog,
  type CatalogReport,
  type EditionSource,
  type PassageDocument,
  type PublishedPassage,
} from './contract.ts'

/** A shard that was read. */
interface OpenShard {
  passages: PublishedPassage[]
  index: MiniSearch<PassageDocument>
  /** Passages that may hold a string, by string. */
  holding: Map<string, readonly number[]>
}

/** Engines kept of the last searches: a page of results asks several times for the same words. */
const keptEngines = 3

/** An edition as it is read: what was read once stays. */
export class Edition {
  readonly catalog: Catalog
  readonly analyzer: Analyzer
  readonly words: Words
  private readonly source: EditionSource
  private readonly shards = new Map<number, Promise<OpenShard>>()
  private readonly opened = new Map<number, OpenShard>()
  private figures: Promise<ReadonlyMap<number, Figure[]>> | null = null
  private readonly engines = new Map<string, FindingEngine>()

  private constructor(source: EditionSource, catalog: Catalog, words: Words) {
    this.source = source
    this.catalog = catalog
    this.words = words
    const unused = domainWords.filter((word) => !words.counts.has(word))
    const counts = new Map([...words.counts, ...unused.map((word) => [word, 0] as const)])
    const segmenter = createVocabularySegmenter(counts, catalog.segmenter)
    this.analyzer = analyzerOver(segmenter, domainWords, catalog.generation)
  }

  /** Reads the catalogue and the vocabulary. @throws Error where the files are of another version than this code. */
  static async open(source: EditionSource): Promise<Edition> {
    const [catalog, vocabulary] = await Promise.all([source.catalog(), source.vocabulary()])
    if (catalog.version !== editionVersion)
      throw new Error('The files of this edition do not belong together: publish it anew.')
    return new Edition(source, catalog, new Words(vocabulary, catalog.shards))
  }

  /** Whether a shard was read. */
  isOpen(shard: number): boolean {
    return this.opened.has(shard)
  }

  private openShard(shard: number): Promise<OpenShard> {
    const known = this.shards.get(shard)
    if (known !== undefined) return known
    const opening = this.source.passages(shard).then(({ passages, index }) => {
      const open: OpenShard = {
        passages,
        index: MiniSearch.loadJSON(index, passageIndexOptions),
        holding: new Map(),
      }
      this.opened.set(shard, open)
      return open
    })
    this.shards.set(shard, opening)
    // One that could not be read is asked for again.
    opening.catch(() => this.shards.delete(shard))
    return opening
  }

  private allFigures(): Promise<ReadonlyMap<number, Figure[]>> {
    this.figures ??= Promise.all(
      Array.from({ length: this.catalog.shards }, (_, shard) => this.source.figures(shard)),
    ).then((shards) => new Map(shards.flat()))
    this.figures.catch(() => (this.figures = null))
    return this.figures
  }

  /** The embedded engine's code over the passages of some shards that may hold any of some strings. */
  async engineFor(
    texts: readonly string[],
    shards: readonly number[],
    withFigures: boolean,
    signal?: AbortSignal,
  ): Promise<FindingEngine> {
    const open = await Promise.all(shards.map((shard) => this.openShard(shard)))
    const figures = withFigures ? await this.allFigures() : null
    signal?.throwIfAborted()
    const key = JSON.stringify([texts, shards, withFigures])
    const known = this.engines.get(key)
    if (known !== undefined) return known
    const byReport = new Map<number, SearchedPassage[]>()
    for (const shard of open) this.gather(shard, texts, byReport)
    const reports = this.catalog.reports.map((report, number): ReportPassages => {
      const passages = byReport.get(number) ?? []
      return {
        ...{ metadata: report.metadata, checks: report.checks, length: report.length },
        passages: [...passages, ...standIns(report, passages)],
        figures: figureValuesOf({ figures: figures?.get(number) ?? [], checks: [] }),
      }
    })
    const engine = this.engineOver(reports, (number) => figures?.get(number) ?? [])
    this.engines.set(key, engine)
    const oldest = this.engines.keys().next()
    if (this.engines.size > keptEngines && oldest.done !== true) this.engines.delete(oldest.value)
    return engine
  }

  private engineOver(
    reports: readonly ReportPassages[],
    figuresOf: (report: number) => Figure[],
  ): FindingEngine {
    return createFindingEngine({
      ...snapshotOfPassages(reports, this.analyzer),
      readFigures: figuresOf,
    })
  }

  /** Adds the passages of a shard that may hold any of the strings, each with the heading above it, to their reports. */
  private gather(
    { passages, index, holding }: OpenShard,
    texts: readonly string[],
    byReport: Map<number, SearchedPassage[]>,
  ): void {
    const places = new Set<number>()
    for (const text of texts) {
      let found = holding.get(text)
      if (found === undefined) {
        found = this.lookUp(index, text, passages.length)
        holding.set(text, found)
      }
      for (const place of found) {
        places.add(place)
        const heading = passages[place]![5]
        if (heading !== null) places.add(heading)
      }
    }
    /** Where each place of the shard stands among the passages of its report. */
    const numbers = new Map<number, number>()
    for (const place of [...places].sort((a, b) => a - b)) {
      const [report, id, kind, section, text, heading, row, ocr] = passages[place]!
      const list = byReport.get(report) ?? []
      byReport.set(report, list)
      numbers.set(place, list.length)
      const above = heading === null ? undefined : numbers.get(heading)
      list.push({
        ...{ id, kind, section, text },
        heading: above === undefined ? null : passages[heading!]![4],
        headingPassage: above ?? null,
        ...(row && { row }),
        ...(ocr === true && { ocr }),
      })
    }
  }

  private lookUp(
    index: MiniSearch<PassageDocument>,
    text: string,
    passages: number,
  ): readonly number[] {
    if (text === '') return []
    const { conditions } = this.words.candidatesOf(text)
    if (conditions.length === 0) return Array.from({ length: passages }, (_, place) => place)
    if (conditions.some(({ words }) => words.length === 0)) return []
    const queries = conditions.map(({ words }) => ({
      combineWith: 'OR' as const,
      queries: [...words],
    }))
    return index.search({ combineWith: 'AND', queries }).map(({ id }) => id as number)
  }
}

/** A passage without text for each kind and section that a report has and that none of its passages here is of. */
function standIns(
  { kinds }: CatalogReport,
  passages: readonly SearchedPassage[],
): SearchedPassage[] {
  const there = new Set(passages.map(({ section, kind }) => `${section} ${kind}`))
  return kinds
    .filter(([section, kind]) => !there.has(`${section} ${kind}`))
    .map(([section, kind]) => {
      const nothing = { text: '', heading: null, headingPassage: null }
      return { id: '', kind, section, ...nothing }
    })
}

/** Whether a tree asks for a figure. */
function asksFigures(node: MatchNode): boolean {
  if ('clauses' in node) return node.clauses.some(asksFigures)
  return node.type === 'figure' || ('clause' in node && asksFigures(node.clause))
}

/** How far the shards that a search needs were looked through. */
export interface Progress {
  looked: number
  needed: number
}

/** An engine over an edition, and how far it has looked. */
export interface EditionEngine extends SearchEngine {
  /** Of all searches of this engine together. */
  progress: () => Progress
}

/**
 * Makes an engine over an edition.
 *
 * @param mostShards how many shards that were not read yet it reads; of what needs more it answers for those that it has read
 */
export function createEditionEngine(edition: Edition, mostShards = Infinity): EditionEngine {
  const looked = new Set<number>()
  const needed = new Set<number>()
  const engineFor = (
    { query }: Pick<EngineRequest, 'query'>,
    signal?: AbortSignal,
  ): Promise<FindingEngine> => {
    const texts = [
      ...new Set(query.terms.flatMap(({ literals }) => literals.map(({ text }) => text))),
    ].sort()
    const shards = [
      ...new Set(texts.flatMap((text) => edition.words.candidatesOf(text).shards)),
    ].sort((a, b) => a - b)
    let left = mostShards - [...looked].filter((shard) => !edition.isOpen(shard)).length
    const taken = shards.filter((shard) => looked.has(shard) || edition.isOpen(shard) || left-- > 0)
    for (const shard of shards) needed.add(shard)
    for (const shard of taken) looked.add(shard)
    return edition.engineFor(texts, taken, asksFigures(query.match), signal)
  }
  const withoutText = (withFigures: boolean): Promise<FindingEngine> =>
    edition.engineFor([], [], withFigures)
  const notHere = (): Promise<never> => Promise.reject(new Error('A published edition has none.'))
  return {
    name: 'edition',
    generation: edition.catalog.generation,
    search: async (request, signal) => (await engineFor(request, signal)).search(request, signal),
    explain: async (request, reportId, signal) =>
      (await engineFor(request, signal)).explain(request, reportId, signal),
    tally: notHere,
    characters: notHere,
    figures: async (request, signal) => (await withoutText(true)).figures(request, signal),
    list: async (filters, limit, offset) => (await withoutText(false)).list(filters, limit, offset),
    // Whole reports are pages of the edition; counts of the whole index stand on them.
    report: () => Promise.resolve(null),
    count: notHere,
    numbers: notHere,
    statistics: notHere,
    close: () => Promise.resolve(),
    progress: () => ({ looked: looked.size, needed: needed.size }),
  }
}
