/** What a format reader makes of a file's bytes. Nothing here knows what a report is. */
import type { Sentence } from '../sentence.ts'

/** A run of the source text: UTF-16 offsets into `SourceDocument.text`, `end` exclusive. */
export interface SourceSpan {
  start: number
  end: number
}

/** One line or paragraph, in reading order. `text` is the slice of the source at `source`, trimmed. */
export interface TextBlock {
  kind: 'text'
  text: string
  source: SourceSpan
  /** True where the format itself marks a heading (HTML h1-h6, Word styles, Markdown #). */
  isHeading?: boolean
}

/** One cell of a table, laid out on a grid: a spanned cell stands once, at its top left place. */
export interface TableCell {
  row: number
  column: number
  rowSpan: number
  columnSpan: number
  text: string
}

/** A table the reader could lay out. `rows` holds the text of each line of the table as it stood in the source. */
export interface TableBlock {
  kind: 'table'
  cells: TableCell[]
  rowCount: number
  columnCount: number
  /** One entry a source line of the table: what is searched and shown, and where it stood. */
  rows: { text: string; source: SourceSpan }[]
  source: SourceSpan
}

export type Block = TextBlock | TableBlock

/** Something odd about a document that is no reason to stop. `code` is stable, `message` is for people. */
export interface DocumentWarning {
  code: string
  message: string
  /** The message in every language, where it has one. */
  sentence?: Sentence
  source?: SourceSpan
}

/** One document read from a file (an archive or a CSV holds several). */
export interface SourceDocument {
  /** Path as given, with `#entry` or `#row` after it for a document inside an archive or table. */
  path: string
  /** Name of the reader: `text`, `html`, … */
  format: string
  /** Character encoding the bytes were read in, where the format has one. */
  encoding: string | null
  /** The decoded text that all offsets point into. */
  text: string
  blocks: Block[]
  /** Stated by the file itself outside its text: HTML title and meta, PDF and Word properties, a CSV row's columns. */
  properties: Record<string, string>
  warnings: DocumentWarning[]
}

/** Limits a reader keeps to. */
export interface ReadLimits {
  /** Largest file, bytes. */
  maxFileBytes: number
  /** Most pages of a PDF. */
  maxPages: number
  /** Most entries of an archive. */
  maxArchiveEntries: number
  /** Most bytes an archive may unpack to. */
  maxExpandedBytes: number
}

/**
 * A reader of one format. Add a format: one file in formats/ and one entry in formats/index.ts.
 * Throws AppError('unreadable_file') when nothing can be read; oddities go into `warnings`.
 */
export interface FormatReader {
  name: string
  /** File name endings without the dot; the second choice after `recognizes`. */
  extensions: readonly string[]
  /** True when the bytes look like this format. Must not throw, reads the first kilobytes at most. */
  recognizes(bytes: Uint8Array): boolean
  read(bytes: Uint8Array, path: string, limits: ReadLimits): Promise<SourceDocument[]>
}
