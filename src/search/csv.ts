/** CSV files as spreadsheets read them: RFC 4180 with a byte order mark, every cell quoted, nothing taken for a formula. */
import { pipeline, Readable } from 'node:stream'
import { stringify as stringifyStream, type Options } from 'csv-stringify'
import { stringify } from 'csv-stringify/sync'

/** A line of cells; an empty one is an empty line. */
export type CsvRow = readonly (string | number | boolean | null)[]

/**
 * What a spreadsheet takes for the beginning of a formula. Wider than the library's `escape_formulas`, which
 * does not look behind white space, as spreadsheets do.
 */
const formulaStart = /^\s*[=+\-@\t\r＝＋－＠]/u

/** A text that a spreadsheet would take for a formula gets an apostrophe before it: texts are other people's. Numbers stay numbers. */
const options: Options = {
  bom: true,
  quoted: true,
  quoted_empty: true,
  record_delimiter: 'windows',
  cast: { string: (text) => (formulaStart.test(text) ? `'${text}` : text) },
}

/** A whole file. */
export function toCsvText(rows: readonly CsvRow[]): string {
  return stringify([...rows], options)
}

/** A number, or a sign alone: nothing to run. */
const plainNumber = /^[+\-＋－]?[\d.,]*%?$/u

/** For programs that read a table: what is printed as `-` or `-5` stays so, and truth is `true` or `false`. */
const tableOptions: Options = {
  ...options,
  cast: {
    string: (text) => (formulaStart.test(text) && !plainNumber.test(text) ? `'${text}` : text),
    boolean: String,
  },
}

/** Lines of a table that is written piece by piece; the byte order mark stands before the first. */
export function toCsvLines(rows: readonly CsvRow[], isFirst: boolean): string {
  return stringify([...rows], { ...tableOptions, bom: isFirst })
}

/** A file as a stream of UTF-8, for rows that come one after the other; it fails as they fail. */
export function toCsvStream(rows: AsyncIterable<CsvRow>): Readable {
  // Whoever reads the stream is told of a failure by the stream itself.
  return pipeline(Readable.from(rows), stringifyStream(options), () => undefined)
}
