/** Every setting of the program, one row each: environment variable, default, what it means. Nothing reads process.env but the caller. */
import { AppError } from './errors.ts'

interface IntegerSetting {
  kind: 'integer'
  default: number
  min: number
  max: number
}

interface TextSetting {
  kind: 'text'
  default: string
}

interface ChoiceSetting {
  kind: 'choice'
  default: string
  choices: readonly string[]
}

/** One row. `help` is the sentence that README and `--help` show. */
export type Setting = (IntegerSetting | TextSetting | ChoiceSetting) & {
  name: string
  env: string
  help: string
}

export const settingsTable = [
  {
    name: 'port',
    env: 'PORT',
    kind: 'integer',
    default: 3000,
    min: 0,
    max: 65535,
    help: 'Port of the server; 0 takes any free one.',
  },
  {
    name: 'host',
    env: 'HOST',
    kind: 'text',
    default: '127.0.0.1',
    help: 'Address the server listens on; 0.0.0.0 for every network of the machine.',
  },
  {
    name: 'indexDir',
    env: 'INDEX_DIR',
    kind: 'text',
    default: 'index-data/index',
    help: 'Folder of the built index.',
  },
  {
    name: 'segmenter',
    env: 'GONGKAI_SEGMENTER',
    kind: 'choice',
    default: 'auto',
    choices: ['auto', 'nodejieba', 'node-rs-jieba'],
    help: 'Word segmenter: auto takes nodejieba where it is installed, else node-rs-jieba.',
  },
  {
    name: 'logLevel',
    env: 'LOG_LEVEL',
    kind: 'choice',
    default: 'info',
    choices: ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
    help: 'Least important log line that is written (JSON lines on standard error).',
  },
  {
    name: 'rateLimit',
    env: 'RATE_LIMIT',
    kind: 'integer',
    default: 600,
    min: 0,
    max: 1_000_000,
    help: 'Requests one address may make in a minute; 0 for no limit.',
  },
  {
    name: 'trustProxy',
    env: 'TRUST_PROXY',
    kind: 'integer',
    default: 0,
    min: 0,
    max: 10,
    help: 'How many proxies stand in front of the server, so that the rate limit sees the real address.',
  },
  {
    name: 'concurrentSearches',
    env: 'CONCURRENT_SEARCHES',
    kind: 'integer',
    default: 8,
    min: 1,
    max: 1_000,
    help: 'Requests that use the index at once; one address has at most three quarters of them.',
  },
  {
    name: 'searchQueue',
    env: 'SEARCH_QUEUE',
    kind: 'integer',
    default: 64,
    min: 0,
    max: 100_000,
    help: 'Requests that wait for their turn; what comes beyond is answered 503 at once.',
  },
  {
    name: 'searchWaitMs',
    env: 'SEARCH_WAIT_MS',
    kind: 'integer',
    default: 500,
    min: 1,
    max: 60_000,
    help: 'Milliseconds that a request waits for its turn at most; then it is answered 503.',
  },
  {
    name: 'concurrentExports',
    env: 'CONCURRENT_EXPORTS',
    kind: 'integer',
    default: 4,
    min: 1,
    max: 1_000,
    help: 'Exports that are written at once; one address has at most three quarters of them.',
  },
  {
    name: 'maxConnections',
    env: 'MAX_CONNECTIONS',
    kind: 'integer',
    default: 1_024,
    min: 16,
    max: 1_000_000,
    help: 'Open connections, fewer where the system allows fewer open files; idle ones make room for new ones.',
  },
  {
    name: 'maxConnectionsPerAddress',
    env: 'MAX_CONNECTIONS_PER_ADDRESS',
    kind: 'integer',
    default: 256,
    min: 1,
    max: 1_000_000,
    help: 'Open connections of one address; not looked at behind a proxy (TRUST_PROXY), whose connections are all its own.',
  },
  {
    name: 'headersTimeoutMs',
    env: 'HEADERS_TIMEOUT_MS',
    kind: 'integer',
    default: 10_000,
    min: 100,
    max: 600_000,
    help: 'Milliseconds that the head of a request may take to arrive.',
  },
  {
    name: 'requestTimeoutMs',
    env: 'REQUEST_TIMEOUT_MS',
    kind: 'integer',
    default: 60_000,
    min: 100,
    max: 3_600_000,
    help: 'Milliseconds that a whole request, body included, may take to arrive.',
  },
  {
    name: 'writeTimeoutMs',
    env: 'WRITE_TIMEOUT_MS',
    kind: 'integer',
    default: 30_000,
    min: 100,
    max: 3_600_000,
    help: 'Milliseconds that a caller may take to read one piece of an answer.',
  },
  {
    name: 'keepAliveTimeoutMs',
    env: 'KEEP_ALIVE_TIMEOUT_MS',
    kind: 'integer',
    default: 5_000,
    min: 100,
    max: 600_000,
    help: 'Milliseconds that a connection stays open for a next request; behind a proxy longer than the proxy keeps it.',
  },
  {
    name: 'shutdownGraceMs',
    env: 'SHUTDOWN_GRACE_MS',
    kind: 'integer',
    default: 10_000,
    min: 0,
    max: 600_000,
    help: 'Milliseconds that requests under way have to finish when the server stops.',
  },
  {
    name: 'indexPollMs',
    env: 'INDEX_POLL_MS',
    kind: 'integer',
    default: 2_000,
    min: 100,
    max: 3_600_000,
    help: 'Milliseconds between two looks for a newly built index.',
  },
  {
    name: 'searchThreads',
    env: 'SEARCH_THREADS',
    kind: 'integer',
    default: 2,
    min: 0,
    max: 64,
    help: 'Threads that answer searches, so that a slow one holds up no other; 0 answers in the server itself.',
  },
  {
    name: 'queryMs',
    env: 'GONGKAI_QUERY_MS',
    kind: 'integer',
    default: 5_000,
    min: 50,
    max: 600_000,
    help: 'Milliseconds that one search may take; what takes longer is refused as too costly.',
  },
  {
    name: 'queryOccurrences',
    env: 'GONGKAI_QUERY_OCCURRENCES',
    kind: 'integer',
    default: 100_000_000,
    min: 1_000,
    max: 999_999_999,
    help: 'Occurrences that one search may read; one that would read more is refused at once.',
  },
  {
    name: 'cacheMegabytes',
    env: 'GONGKAI_CACHE_MB',
    kind: 'integer',
    default: 1_024,
    min: 16,
    max: 100_000,
    help: 'Memory for words looked up before, in all search threads together, mebibytes.',
  },
  {
    name: 'serveSources',
    env: 'GONGKAI_SERVE_SOURCES',
    kind: 'choice',
    default: 'off',
    choices: ['off', 'on'],
    help: 'Whether the files that reports were read from can be downloaded: whole files, with whatever else they hold.',
  },
  {
    name: 'maxFileMegabytes',
    env: 'GONGKAI_MAX_FILE_MB',
    kind: 'integer',
    default: 32,
    min: 1,
    max: 2000,
    help: 'Largest file that is read, mebibytes.',
  },
  {
    name: 'maxPages',
    env: 'GONGKAI_MAX_PAGES',
    kind: 'integer',
    default: 2000,
    min: 1,
    max: 100_000,
    help: 'Most pages of a PDF that is read.',
  },
  {
    name: 'maxArchiveEntries',
    env: 'GONGKAI_MAX_ARCHIVE_ENTRIES',
    kind: 'integer',
    default: 10_000,
    min: 1,
    max: 1_000_000,
    help: 'Most files in a ZIP archive or Word document that is read.',
  },
  {
    name: 'maxExpandedMegabytes',
    env: 'GONGKAI_MAX_EXPANDED_MB',
    kind: 'integer',
    default: 512,
    min: 1,
    max: 16_000,
    help: 'Most mebibytes that one archive or Word document may unpack to.',
  },
  {
    name: 'fileTimeoutMs',
    env: 'GONGKAI_FILE_TIMEOUT_MS',
    kind: 'integer',
    default: 60_000,
    min: 1,
    max: 3_600_000,
    help: 'Milliseconds that reading one file may take; a file that takes longer is stopped and fails, the others go on.',
  },
  {
    name: 'readerMemoryMegabytes',
    env: 'GONGKAI_READER_MEMORY_MB',
    kind: 'integer',
    default: 2048,
    min: 64,
    max: 64_000,
    help: 'Most mebibytes of heap that one reading thread may use; a file that needs more fails, the others go on.',
  },
  {
    name: 'readerThreads',
    env: 'GONGKAI_READER_THREADS',
    kind: 'integer',
    default: 0,
    min: 0,
    max: 256,
    help: 'Most threads that read files; 0 for one a processor.',
  },
] as const satisfies readonly Setting[]

type Row = (typeof settingsTable)[number]
export type SettingName = Row['name']

type ValueOf<R extends Row> = R extends { kind: 'integer' }
  ? number
  : R extends { choices: readonly (infer Choice)[] }
    ? Choice
    : string

export type Settings = { [R in Row as R['name']]: ValueOf<R> }

/**
 * Reads every setting: an override (a command line option) wins over the environment, that over the default.
 * An empty value counts as not given.
 *
 * @throws AppError('usage') that names the setting, the bad value and what would be right.
 * @example loadSettings(process.env, { port: '8080' })
 */
export function loadSettings(
  env: Record<string, string | undefined>,
  overrides: Partial<Record<SettingName, string | number | undefined>> = {},
): Settings {
  const values = settingsTable.map((row) => {
    const override = overrides[row.name]
    const given = override ?? env[row.env]
    if (given === undefined || given === '') return [row.name, row.default]
    return [row.name, toValue(row, String(given).trim())]
  })
  return Object.fromEntries(values) as Settings
}

const mebibyte = 1024 * 1024

/** The limits that readers keep to: bytes, pages and files, as `ReadLimits` of ingest/ has them. */
export function readLimitsOf(settings: Settings): {
  maxFileBytes: number
  maxPages: number
  maxArchiveEntries: number
  maxExpandedBytes: number
} {
  return {
    maxFileBytes: settings.maxFileMegabytes * mebibyte,
    maxPages: settings.maxPages,
    maxArchiveEntries: settings.maxArchiveEntries,
    maxExpandedBytes: settings.maxExpandedMegabytes * mebibyte,
  }
}

/** What one search may take, and the memory of the caches, as an engine has them. */
export function engineLimitsOf(settings: Settings): {
  budget: { milliseconds: number; occurrences: number }
  cacheBytes: number
} {
  return {
    budget: { milliseconds: settings.queryMs, occurrences: settings.queryOccurrences },
    cacheBytes: settings.cacheMegabytes * mebibyte,
  }
}

function toValue(row: Setting, given: string): string | number {
  switch (row.kind) {
    case 'integer': {
      const value = /^\d{1,9}$/.test(given) ? Number(given) : NaN
      if (value >= row.min && value <= row.max) return value
      throw refuse(row, given, `a whole number from ${row.min} to ${row.max}`)
    }
    case 'choice':
      if (row.choices.includes(given)) return given
      throw refuse(row, given, `one of ${row.choices.join(', ')}`)
    case 'text':
      return given
  }
}

function refuse(row: Setting, given: string, right: string): AppError {
  return new AppError('usage', `${row.env} is "${given}", but must be ${right}. ${row.help}`, {
    details: [{ parameter: row.name, value: given }],
  })
}
