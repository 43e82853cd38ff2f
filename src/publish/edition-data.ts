/** Makes the data of an edition out of reports, shard by shard: memory holds one shard, the catalogue and the vocabulary. */
import MiniSearch from 'minisearch'
import { passagesOfReport } from '../index/index.ts'
import { metadataOfReport, type CheckCounts, type Report } from '../report/index.ts'
import { normalizeText, type Analyzer } from '../text/index.ts'
import {
  dataFiles,
  editionVersion,
  passageIndexOptions,
  type Catalog,
  type CatalogReport,
  type FigureShard,
  type PassageDocument,
  type PublishedPassage,
  type Vocabulary,
} from './contract.ts'

/** UTF-16 units of text in one shard, more or less: some thirty reports. */
const charactersPerShard = 200_000

/** Reports begin at a multiple of this many units in an index: lengths are those of an index. */
const alignment = 8

/** A file of data: its name without ending, and its content. */
export interface DataFile {
  name: string
  content: unknown
}

const letterOrNumber = /[\p{L}\p{N}]/u

interface KnownWord {
  count: number
  shards: bigint
}

/** Gathers reports, in the order of the catalogue. */
export class EditionData {
  private readonly analyzer: Analyzer
  private readonly generation: string
  private readonly room: number
  private readonly reports: CatalogReport[] = []
  private readonly words = new Map<string, KnownWord>()
  private shard = 0
  private characters = 0
  private passages: PublishedPassage[] = []
  private figures: FigureShard = []
  private index = new MiniSearch<PassageDocument>(passageIndexOptions)

  /** @param room for how many UTF-16 units of text a shard has */
  constructor(analyzer: Analyzer, generation: string, room: number = charactersPerShard) {
    this.analyzer = analyzer
    this.generation = generation
    this.room = room
  }

  /** Adds a report; gives the files of a shard once it is full. */
  add(report: Report, checks: CheckCounts): DataFile[] {
    const number = this.reports.length
    const searched = passagesOfReport(report)
    const first = this.passages.length
    const kinds = new Map<string, CatalogReport['kinds'][number]>()
    let length = 0
    for (const { id, kind, section, text, headingPassage, row, ocr } of searched) {
      const place = this.passages.length
      const heading = headingPassage === null ? null : first + headingPassage
      const passage: PublishedPassage = [number, id, kind, section, text, heading]
      if (ocr === true) passage.push(row ?? null, true)
      else if (row) passage.push(row)
      this.passages.push(passage)
      kinds.set(`${section} ${kind}`, [section, kind])
      const normalized = normalizeText(text)
      this.index.add({ id: place, words: this.noteWords(normalized).join('\n') })
      length += normalized.length + 1
    }
    length = Math.ceil(length / alignment) * alignment
    this.reports.push({
      metadata: metadataOfReport(report),
      checks,
      length,
      kinds: [...kinds.values()],
      shard: this.shard,
    })
    this.figures.push([number, report.figures])
    this.characters += length
    return this.characters >= this.room ? this.finishShard() : []
  }

  /** What is left: the last shard, the vocabulary, the catalogue. */
  finish(): DataFile[] {
    const files = this.passages.length > 0 || this.figures.length > 0 ? this.finishShard() : []
    const { name, version } = this.analyzer.segmenter
    const catalog: Catalog = {
      version: editionVersion,
      generation: this.generation,
      segmenter: { name, version },
      shards: this.shard,
      reports: this.reports,
    }
    return [
      ...files,
      { name: dataFiles.vocabulary, content: this.vocabulary() },
      { name: dataFiles.catalog, content: catalog },
    ]
  }

  /** Notes the words of a text; answers those that are looked up. */
  private noteWords(normalized: string): string[] {
    const words: string[] = []
    for (const { start, end } of this.analyzer.wordsOf(normalized)) {
      const word = normalized.slice(start, end)
      if (!letterOrNumber.test(word)) continue
      words.push(word)
      const known = this.words.get(word) ?? { count: 0, shards: 0n }
      known.count++
      known.shards |= 1n << BigInt(this.shard)
      this.words.set(word, known)
    }
    for (const word of this.analyzer.segmenter.all(normalized))
      if (word.length > 1 && !this.words.has(word) && letterOrNumber.test(word))
        this.words.set(word, { count: 0, shards: 0n })
    return words
  }

  private finishShard(): DataFile[] {
    const files = [
      {
        name: dataFiles.passages(this.shard),
        content: { passages: this.passages, index: JSON.stringify(this.index) },
      },
      { name: dataFiles.figures(this.shard), content: this.figures },
    ]
    this.shard++
    this.characters = 0
    this.passages = []
    this.figures = []
    this.index = new MiniSearch<PassageDocument>(passageIndexOptions)
    return files
  }

  private vocabulary(): Vocabulary {
    const words = [...this.words].sort(([a], [b]) => (a < b ? -1 : 1))
    return {
      words: words.map(([word]) => word).join('\n'),
      counts: words.map(([, { count }]) => count),
      shards: words
        .flatMap(([, { count, shards }]) => (count > 0 ? shards.toString(16) : []))
        .join(' '),
    }
  }
}
