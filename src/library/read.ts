/** One file, or bytes at hand, to reports with figures and checks; read in threads that are kept for the next file. */
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import { moduleFile, threadOptions } from '../index/index.ts'
import type { Report } from '../report/index.ts'
import { loadSettings, readLimitsOf, type Settings } from '../settings.ts'
import { refuse, toLibraryError, unpack, type Carried } from './errors.ts'
import { refuseUnknown, requireText, type StopOption } from './options.ts'
import type { ReadTask } from './read-worker.ts'

export interface ReadOptions extends StopOption {
  /** Name of a file whose bytes are given, for messages and where the ending tells the format: `'2023.html'`. */
  name?: string | undefined
  /** Limits of reading, in place of those of the environment. */
  settings?: Partial<Settings> | undefined
}

/** A thread that has had nothing to read for so long ends, milliseconds. */
const idleMs = 10_000

/** Made when first asked for; its threads keep no program from ending. Loading the readers takes longer than most files do. */
let readers: Piscina | undefined

function startReaders(): Piscina {
  return new Piscina({
    filename: moduleFile('library/read-worker'),
    minThreads: 0,
    maxThreads: availableParallelism(),
    idleTimeout: idleMs,
    execArgv: threadOptions,
    resourceLimits: { maxOldGenerationSizeMb: loadSettings(process.env).readerMemoryMegabytes },
  })
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
    const limits = readLimitsOf(loadSettings(process.env, options.settings))
    const task: ReadTask = { ...toSource(source, options.name), limits }
    readers ??= startReaders()
    const answer: unknown = await readers.run(task, signal === undefined ? {} : { signal })
    return unpack(answer as Carried<Report[]>)
  } catch (error) {
    throw toLibraryError(error, signal)
  }
}

function toSource(
  source: string | URL | Uint8Array,
  name = 'report',
): Pick<ReadTask, 'path' | 'bytes'> {
  if (source instanceof Uint8Array) return { path: requireText('name', name), bytes: source }
  if (source instanceof URL) return { path: fileURLToPath(source), bytes: null }
  return { path: requireText('source', source), bytes: null }
}
