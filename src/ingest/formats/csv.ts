/** CSV whose rows are documents: one column holds whole texts, the others say what they are. */
import { parse } from 'csv-parse/sync'
import { AppError } from '../../errors.ts'
import { remark, sentence } from '../../sentence.ts'
import { withAccount, withMore, type Tally } from '../account.ts'
import { decodeText, isBinary } from '../decode.ts'
import type { FormatReader, SourceDocument } from '../types.ts'
import { readFragment } from './html.ts'
import { toUnreadable } from './require-text.ts'
import { toLineBlocks } from './text.ts'

/** Names of the column of texts, as people and crawlers write them. */
const textColumn =
  /^(?:正文|全文|正文内容|全文内容|报告全文|报告正文|内容|文本|content|text|full_?text|body)$/i
const delimiters = [',', '\t', ';', '，'] as const
const probeBytes = 4096
/** A column whose longest entry is shorter holds names and figures, not texts. */
const minTextLength = 50
/** A longer entry in the first row is a text: the row is no header. */
const maxHeaderLength = 40

/** The reader for CSV and TSV. A document's path ends in `#` and the number of its row, the header not counted. */
export const csvFormat: FormatReader = {
  name: 'csv',
  extensions: ['csv', 'tsv'],
  recognizes(bytes) {
    if (isBinary(bytes)) return false
    // A line end is the same byte in both encodings.
    const lineEnd = bytes.indexOf(0x0a)
    const head = bytes.subarray(0, lineEnd < 0 ? probeBytes : Math.min(lineEnd, probeBytes))
    return ['utf-8', 'gb18030'].some((encoding) => {
      const header = readHeader(new TextDecoder(encoding).decode(head))
      return header?.some((name) => textColumn.test(name)) ?? false
    })
  },
  async read(bytes, path, limits) {
    try {
      return await readRows(bytes, path, limits.maxArchiveEntries)
    } catch (error) {
      throw toUnreadable(error, path, sentence('what.table'))
    }
  },
}

/** The names in the first line, if it is a line of several names. */
function readHeader(text: string): string[] | undefined {
  const line = text.split(/\r?\n/, 1)[0]!
  const names = line.split(delimiterOf(line)).map((name) => name.trim().replace(/^"(.*)"$/, '$1'))
  return names.length >= 2 && names.every((name) => name.length <= maxHeaderLength)
    ? names
    : undefined
}

function delimiterOf(line: string): string {
  const count = (delimiter: string) => line.split(delimiter).length
  return delimiters.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best))
}

/**
 * Doubles quotes that stand inside a quoted entry without being doubled: such a quote would end the entry, and the rest of it, often
 * with the rows behind, would be lost. A quote ends an entry only where a delimiter, the line's end or the text's end follows.
 */
export function doubleStrayQuotes(
  text: string,
  delimiter: string,
): { text: string; doubled: number } {
  const pieces: string[] = []
  let from = 0
  let doubled = 0
  let isQuoted = false
  let beginsEntry = true
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i)
    if (!isQuoted) {
      if (character === '"' && beginsEntry) isQuoted = true
      beginsEntry = character === delimiter || character === '\n' || character === '\r'
      continue
    }
    if (character !== '"') continue
    const next = text.charAt(i + 1)
    if (next === '"' && !isEntryEnd(text, i + 2, delimiter)) i++
    else if (isEntryEnd(text, i + 1, delimiter)) {
      isQuoted = false
      beginsEntry = false
    } else if (next === '"') i++
    else {
      pieces.push(text.slice(from, i), '"')
      from = i
      doubled++
    }
  }
  pieces.push(text.slice(from))
  return { text: pieces.join(''), doubled }
}

/** True where an entry that was closed before `at` is over, blanks aside. */
function isEntryEnd(text: string, at: number, delimiter: string): boolean {
  let i = at
  while (text.charAt(i) === ' ' && delimiter !== ' ') i++
  const next = text.charAt(i)
  return next === '' || next === delimiter || next === '\n' || next === '\r'
}

/** An entry with two tags and more was taken from a web page as it was. */
const markup = /<\/?(?:p|br|div|span|table|tr|td|strong|font|li|h[1-6])\b[^<>]*>/gi

async function blocksOf(
  entry: string,
  path: string,
): Promise<Pick<SourceDocument, 'text' | 'blocks'> & { seen: string | number; tally?: Tally }> {
  const tags = entry.match(markup)?.length ?? 0
  if (tags > 1) return readFragment(entry, path)
  return { text: entry, blocks: toLineBlocks(entry), seen: entry }
}

async function readRows(
  bytes: Uint8Array,
  path: string,
  maxRows: number,
): Promise<SourceDocument[]> {
  const decoded = decodeText(bytes, path)
  const { encoding } = decoded
  const delimiter = delimiterOf(decoded.text.split(/\r?\n/, 1)[0]!)
  const { text, doubled } = doubleStrayQuotes(decoded.text, delimiter)
  const warnings = [...decoded.warnings]
  if (doubled > 0) {
    warnings.push(remark('csv_quotes', sentence('read.csvQuotes', { quotes: doubled })))
  }
  if (readHeader(text) === undefined) {
    throw new AppError('unreadable_file', sentence('file.noHeader', { path }))
  }
  const [header = [], ...rows]: string[][] = parse(text, {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    // The header, the rows, and one that tells of more: what is refused need not be read to its end.
    to: maxRows + 2,
  })
  const documents = await documentsOfRows(header, rows, maxRows, {
    path,
    format: 'csv',
    encoding,
    warnings,
  })
  if (documents.length === 0) {
    throw new AppError('unreadable_file', sentence('file.noTextColumn', { path }))
  }
  return documents
}

/** One document for each row whose column of texts is filled; its other columns are what it says of itself. */
export async function documentsOfRows(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  maxRows: number,
  {
    path,
    format,
    encoding,
    warnings,
  }: Pick<SourceDocument, 'path' | 'format' | 'encoding' | 'warnings'>,
): Promise<SourceDocument[]> {
  if (rows.length > maxRows) {
    throw new AppError('unreadable_file', sentence('file.tooManyRows', { path, limit: maxRows }))
  }
  const column = findTextColumn(header, rows)
  const documents: SourceDocument[] = []
  const withoutText: number[] = []
  for (const [i, row] of rows.entries()) {
    const { seen, tally, ...content } = await blocksOf(row[column] ?? '', path)
    if (content.blocks.length === 0) {
      if (row.some((cell) => cell.trim() !== '')) withoutText.push(i + 1)
      continue
    }
    // What no column has a name for is no text, and says nothing of it.
    const unnamed = row.filter((_cell, j) => j !== column && (header[j] ?? '').trim() === '')
    const properties: Record<string, string> = {}
    for (const [j, name] of header.entries()) {
      const value = row[j]?.trim() ?? ''
      if (j !== column && name.trim() !== '' && value !== '') properties[name.trim()] = value
    }
    const rowWarnings =
      row.length === header.length
        ? warnings
        : [
            ...warnings,
            remark(
              'csv_columns',
              sentence('read.csvColumns', {
                row: i + 1,
                columns: row.length,
                header: header.length,
              }),
            ),
          ]
    const document: SourceDocument = {
      path: `${path}#${i + 1}`,
      format,
      encoding,
      ...content,
      properties,
      warnings: rowWarnings,
    }
    documents.push(
      withMore(withAccount(document, seen, tally), 'notRead', 'part', unnamed.join('')),
    )
  }
  const [first] = documents
  if (first !== undefined && withoutText.length > 0) {
    const values = { rows: withoutText.length, numbers: withoutText.slice(0, 10).join('、') }
    first.warnings = [
      ...first.warnings,
      remark('rows_without_text', sentence('read.rowsWithoutText', values)),
    ]
  }
  return documents
}

/** Whether rows are documents: one column is named as one of texts and holds some. */
export function holdsTexts(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): boolean {
  const column = header.findIndex((name) => textColumn.test(name.trim()))
  return (
    column >= 0 &&
    header.filter((name) => name.trim() !== '').length >= 2 &&
    rows.some((row) => (row[column]?.length ?? 0) >= minTextLength)
  )
}

/** The column by its name, else the one with the longest entry, if that is a text. */
function findTextColumn(header: readonly string[], rows: readonly (readonly string[])[]): number {
  const named = header.findIndex((name) => textColumn.test(name.trim()))
  if (named >= 0) return named
  const longest = header.map((_name, i) =>
    rows.reduce((most, row) => Math.max(most, row[i]?.length ?? 0), 0),
  )
  const best = longest.indexOf(Math.max(...longest))
  return longest[best]! >= minTextLength ? best : -1
}
