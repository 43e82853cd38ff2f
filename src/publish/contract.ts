/**
 * What a published edition is made of beside its pages: files of data that the page's script reads, and who reads them where.
 * Each is a script of one call, since a browser loads no other file for a page that was opened from disk.
 */
import type { Options } from 'minisearch'
import type { PassageKind } from '../index/index.ts'
import type { CheckCounts, Figure, ReportMetadata, RowLayout, SectionKey } from '../report/index.ts'
import type { SegmenterName } from '../text/index.ts'

/** Raised when what is in the files changes; a script reads only those of its own version. */
export const editionVersion = 2

/** The function of the page that a file of data calls with its name and its content. */
export const receiver = 'gongkaiData'

/** One report as the catalogue lists it. */
export interface CatalogReport {
  metadata: ReportMetadata
  checks: CheckCounts
  /** UTF-16 units of its normalized text as an index lays it out. */
  length: number
  /** Each kind of passage that it has in each section: what lists and facets without a query go by. */
  kinds: [section: SectionKey, kind: PassageKind][]
  /** Number of the shard that holds its passages. */
  shard: number
}

/** Every report, newest year first, then by id. */
export interface Catalog {
  /** See `editionVersion`. */
  version: number
  /** Generation of the index that was published. */
  generation: string
  segmenter: { name: SegmenterName; version: string }
  shards: number
  reports: CatalogReport[]
}

/** The words of all passages, and where they stand. */
export interface Vocabulary {
  /** Parted by line breaks. */
  words: string
  /** How often each stands in the corpus; 0 for words of the segmenter's dictionary that are parts of others alone. */
  counts: number[]
  /** For each word that is counted, its shards as bits of a hexadecimal number, parted by spaces. */
  shards: string
}

/** A passage: its report by its number in the catalogue, and what `SearchedPassage` says of it. */
export type PublishedPassage = [
  report: number,
  id: string,
  kind: PassageKind,
  section: SectionKey,
  text: string,
  /** Place in the shard of the heading that it stands under. */
  heading: number | null,
  row?: RowLayout | null,
  ocr?: true,
]

/** The passages of some reports in their order, and MiniSearch over them: a document is a passage, its id the place in the list. */
export interface PassageShard {
  passages: PublishedPassage[]
  /** JSON of MiniSearch. */
  index: string
}

/** The figures of the same reports, by number of the report. */
export type FigureShard = [report: number, figures: Figure[]][]

/** Reads the files of one edition, each once. */
export interface EditionSource {
  catalog: () => Promise<Catalog>
  vocabulary: () => Promise<Vocabulary>
  passages: (shard: number) => Promise<PassageShard>
  figures: (shard: number) => Promise<FigureShard>
}

/** Names of the files, without ending. */
export const dataFiles = {
  catalog: 'catalog',
  vocabulary: 'vocabulary',
  passages: (shard: number): string => `passages-${shard}`,
  figures: (shard: number): string => `figures-${shard}`,
} as const

/** A document of MiniSearch: words of a passage, parted by line breaks. */
export interface PassageDocument {
  id: number
  words: string
}

/** The words are cut when the edition is made, and compared as they are: normalized. */
export const passageIndexOptions: Options<PassageDocument> = {
  fields: ['words'],
  tokenize: (words) => words.split('\n'),
  processTerm: (word) => (word === '' ? null : word),
  autoVacuum: false,
}
