/** One file, or bytes at hand, to reports with figures and checks; read in processes that are kept for the next file. */
import { fileURLToPath } from 'node:url'
import { readReportsApart } from '../index/index.ts'
import type { Report } from '../report/index.ts'
import { loadSettings, readBoundsOf, type Settings } from '../settings.ts'
import { refuse, toLibraryError } from './errors.ts'
import { refuseUnknown, requireText, type StopOption } from './options.ts'

export interface ReadOptions extends StopOption {
  /** Name of a file whose bytes are given, for messages and where the ending tells the format: `'2023.html'`. */
  name?: string | undefined
  /** Limits of reading, in place of those of the environment. */
  settings?: Partial<Settings> | undefined
}

/**
 * Reads one report: text, web page, PDF, Word, Markdown. A file that stands at a path takes what `meta.csv` or
 * `NAME.meta.json` beside it set.
 *
 * @param source path or `file:` address of a file, or its bytes
 * @throws GongkaiError `not_found`, `unreadable_file`; `invalid_parameter` for a file of several reports (archives, CSV), which
 * `readReports` reads; `aborted`.
 */
export async function readReport(
  source: string | URL | Uint8Array,
  options: ReadOptions = {},
): Promise<Report> {
  const reports = await readReports(source, options)
  if (reports.length === 1) return reports[0]!
  throw refuse('source', `a file of ${reports.length} reports`, 'readReports reads them all.')
}

/** Every report of a file, in its order; throws as `readReport` does. */
export async function readReports(
  source: string | URL | Uint8Array,
  options: ReadOptions = {},
): Promise<Report[]> {
  refuseUnknown(options, 'name', 'settings', 'signal')
  const { signal } = options
  try {
    const bounds = readBoundsOf(loadSettings(process.env, options.settings))
    const { reports } = await readReportsApart(toSource(source, options.name), bounds, signal)
    return reports
  } catch (error) {
    throw toLibraryError(error, signal)
  }
}

function toSource(
  source: string | URL | Uint8Array,
  name = 'report',
): { path: string; bytes?: Uint8Array } {
  if (source instanceof Uint8Array) return { path: requireText('name', name), bytes: source }
  if (source instanceof URL) return { path: fileURLToPath(source) }
  return { path: requireText('source', source) }
}
