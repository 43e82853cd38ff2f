/** What a format reader makes of a file's bytes. Nothing here knows what a report is. */
import type { Remark } from '../sentence.ts'

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
  /** Read off a picture by text recognition (OCR): its characters may be wrong. */
  ocr?: true
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
  /** Laid out from running text: a cell of digits over several columns holds several numbers side by side. */
  isFromText?: true
  /** Read off a picture by text recognition (OCR): its characters may be wrong. */
  ocr?: true
}

export type Block = TextBlock | TableBlock

/** Something odd about a document that is no reason to stop. */
export interface DocumentWarning extends Remark {
  source?: SourceSpan
}

/** Why something that a file holds is not in its text. `language/names/losses.ts` has their words. */
export type LossReason =
  // Left out on purpose.
  /** Hidden by the file itself: a reader of the page does not see it. */
  | 'hidden'
  /** Struck out or deleted by its writer, the deletion being kept in the file. */
  | 'deleted'
  /** Heads and feet, page marks, menus, buttons: what stands around the text. */
  | 'furniture'
  /** Words set at an angle over or under the text. */
  | 'watermark'
  /** The same again: a character struck twice, a head repeated on the next page, a second version for old programs. */
  | 'repeated'
  /** Marks that say how to draw or lay out. */
  | 'markup'
  /** Pronunciation set above characters. */
  | 'phonetic'
  /** Remarks of those who worked on the file. */
  | 'comment'
  /** Texts of controls: choices, hints, buttons. */
  | 'control'
  // Not read.
  /** Characters for which the font names no letter. */
  | 'unmapped'
  /** Text in a part of the file that no reader knows. */
  | 'part'
  /** Beyond a limit of size. */
  | 'limit'
  /** Seen, but neither read nor set aside for a known reason. */
  | 'unaccounted'

export interface AccountEntry {
  reason: LossReason
  /** Characters, white space not counted. */
  count: number
  /** The first of them; empty where they cannot be shown. */
  sample: string
}

/**
 * What a reader was given and what became of it, in characters without white space:
 * seen + surplus = read + left out + not read.
 */
export interface ReadingAccount {
  seen: number
  /** Characters of the blocks. */
  read: number
  leftOut: AccountEntry[]
  notRead: AccountEntry[]
  /** Characters that stand in the text more often than in the file; more than 0 is a fault of the reader. */
  surplus: number
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
  /** What of the file is in the text; absent for a document that could not be read at all. See `withAccount`. */
  account?: ReadingAccount
}

/** How scanned pages are read where text recognition (OCR) was asked for. */
export interface ScanReading {
  /** Folder where what was read of a picture is kept by its content. */
  cacheFolder: string
  /** Most time for one picture, milliseconds; a page is some three of them. */
  pictureTimeoutMs: number
  /** Most memory of the program that reads, mebibytes. */
  memoryMegabytes: number
  /** Called before each page. */
  onPage?: (progress: ScanProgress) => void
}

/** Where the reading of a file's scanned pages is. */
export interface ScanProgress {
  /** Pages done; `total` once all are. */
  done: number
  /** Scanned pages of the file. */
  total: number
}

/** Limits a reader keeps to. */
export interface ReadLimits {
  /** Largest file, bytes. */
  maxFileBytes: number
  /** Most pages of a PDF. */
  maxPages: number
  /** Most lines of one document: its paragraphs, and the rows of its tables. */
  maxLines: number
  /** Most entries of an archive. */
  maxArchiveEntries: number
  /** Most bytes an archive may unpack to. */
  maxExpandedBytes: number
  /** Read pages without text by text recognition; null or absent: they are named and left. */
  ocr?: ScanReading | null
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
