/** CSV whose rows are documents: one column holds whole texts, the others say what they are. */
import { parse } from 'csv-parse/sync'
import { AppError } from '../../errors.ts'
import { decodeText, isBinary } from '../decode.ts'
import type { FormatReader, SourceDocument } from '../types.ts'
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
  read: (bytes, path, limits) =>
    Promise.resolve().then(() => {
      try {
        return readRows(bytes, path, limits.maxArchiveEntries)
      } catch (error) {
        throw toUnreadable(error, path, 'the table')
      }
    }),
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

function readRows(bytes: Uint8Array, path: string, maxRows: number): SourceDocument[] {
  const { text, encoding, warnings } = decodeText(bytes, path)
  if (readHeader(text) === undefined) {
    throw new AppError(
      'unreadable_file',
      `${path}: no header row. Name the columns in the first line, the column of texts 正文.`,
    )
  }
  const [header = [], ...rows]: string[][] = parse(text, {
    delimiter: delimiterOf(text.split(/\r?\n/, 1)[0]!),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  })
  if (rows.length > maxRows) {
    throw new AppError(
      'unreadable_file',
      `${path}: ${rows.length} rows are more than the limit of ${maxRows}. Split the file.`,
    )
  }
  const column = findTextColumn(header, rows)
  const documents = rows.flatMap((row, i): SourceDocument[] => {
    const cell = row[column] ?? ''
    const blocks = toLineBlocks(cell)
    if (blocks.length === 0) return []
    const properties: Record<string, string> = {}
    for (const [j, name] of header.entries()) {
      const value = row[j]?.trim() ?? ''
      if (j !== column && name.trim() !== '' && value !== '') properties[name.trim()] = value
    }
    return [
      {
        path: `${path}#${i + 1}`,
        format: 'csv',
        encoding,
        text: cell,
        blocks,
        properties,
        warnings,
      },
    ]
  })
  if (documents.length === 0) {
    throw new AppError(
      'unreadable_file',
      `${path}: no row holds a text. Name the column of texts 正文.`,
    )
  }
  return documents
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
