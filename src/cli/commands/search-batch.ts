/** `gongkai search --batch`: many queries out of a file, and a table of all their hits. */
import { readFileSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { citationText, type CitedPlace } from '../../language/index.ts'
import { AppError, messageOf } from '../../errors.ts'
import {
  batchColumns,
  readQueries,
  tableFormats,
  toTableStream,
  type CsvRow,
  type TableFormat,
} from '../../search/index.ts'
import { openAnalyzer, openSearch, type CommandContext } from '../context.ts'
import { filtersOf, type FilterOptions } from '../filter-options.ts'
import { openOutput } from '../output-file.ts'
import { showProgress } from '../progress.ts'
import type { CommandTranslator } from '../translator.ts'

interface Options extends FilterOptions {
  limit?: string
  out?: string
  json?: boolean
}

/** A mistake of the command line, in the reader's language already. */
export function usage(message: string, parameter: string, value: string): AppError {
  return new AppError('usage', message, { details: [{ parameter, value }] })
}

/** A text file that someone wrote; `-` is standard input. @throws AppError `usage` where it cannot be read. */
export function readInput(path: string, t: CommandTranslator): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path === '-' ? 0 : path))
  } catch (error) {
    throw usage(t('usage.cannotRead', { path, reason: messageOf(error) }), 'FILE', path)
  }
}

/** The form of a table by the ending of its name. @throws AppError `usage` for any other. */
export function tableFormatOf(path: string, t: CommandTranslator): TableFormat {
  const format = tableFormats.find((each) => path.toLowerCase().endsWith(`.${each}`))
  if (format !== undefined) return format
  throw usage(
    t('usage.tableFormat', { value: path, known: tableFormats.join(', ') }),
    '--out',
    path,
  )
}

/** Writes a table to a file of the ending's form, else as CSV to standard output. */
export async function writeTable(
  rows: AsyncIterable<CsvRow>,
  out: string | undefined,
  t: CommandTranslator,
): Promise<void> {
  if (out === undefined) {
    await pipeline(toTableStream(rows, 'csv'), process.stdout, { end: false })
    return
  }
  const format = tableFormatOf(out, t)
  const file = openOutput(out, t)
  try {
    for await (const bytes of toTableStream(rows, format)) file.write(bytes as Uint8Array | string)
    file.finish()
  } finally {
    file.discard()
  }
}

function limitOf(given: string | undefined, t: CommandTranslator): number | undefined {
  if (given === undefined) return undefined
  const limit = Number(given)
  if (Number.isInteger(limit) && limit >= 1) return limit
  throw usage(t('usage.count', { option: '--limit', value: given }), '--limit', given)
}

export async function searchBatch(
  context: CommandContext,
  path: string,
  options: Options,
): Promise<void> {
  const { t } = context
  const { out } = options
  if (out !== undefined) tableFormatOf(out, t)
  if (options.json === true && out === undefined)
    throw new AppError('usage', t('usage.jsonNeedsOut'))
  const limit = limitOf(options.limit, t)
  const filters = filtersOf(options, t)
  const queries = readQueries(readInput(path, t))
  const service = await openSearch(context, await openAnalyzer(context))
  const progress = showProgress(context, 'queries', process.stderr.isTTY && options.json !== true)
  const counts = { queries: queries.length, rows: 0, none: 0, question: 0, refused: 0 }
  const outcome = batchColumns.indexOf('outcome')
  async function* rows(): AsyncGenerator<CsvRow> {
    yield batchColumns
    const narrowed = {
      filters,
      cite: (row: CitedPlace, address: string) => citationText(t.language, row, address),
      ...(limit !== undefined && { limit }),
    }
    for await (const piece of service.batch(queries, narrowed)) {
      for (const row of piece.rows) {
        counts.rows++
        if (row[outcome] === 'none') counts.none++
        if (row[outcome] === 'question') counts.question++
        if (row[outcome] === 'refused') counts.refused++
        yield row
      }
      progress.step(piece.done, piece.total)
    }
  }
  try {
    await writeTable(rows(), out, t)
  } finally {
    progress.stop()
    await service.close()
  }
  if (options.json === true) context.print(JSON.stringify({ file: out, ...counts }))
  else if (out !== undefined) context.print(t('batch.summary', { ...counts, file: out }))
}
