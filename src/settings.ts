/** Every setting of the program, one row each: environment variable, default, what is allowed. Nothing reads process.env but the caller. */
import { resolve } from 'node:path'
import { AppError } from './errors.ts'
import { usualQueryLimits, type QueryLimits } from './limits.ts'
import { sentence, type Sentence } from './sentence.ts'

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

/** One row; what it means stands in language/settings.ts, by its name. */
export type Setting = (IntegerSetting | TextSetting | ChoiceSetting) & {
  name: string
  env: string
}

export const settingsTable = [
  {
    name: 'port',
    env: 'PORT',
    kind: 'integer',
    default: 3000,
    min: 0,
    max: 65535,
  },
  {
    name: 'host',
    env: 'HOST',
    kind: 'text',
    default: '127.0.0.1',
  },
  {
    name: 'indexDir',
    env: 'INDEX_DIR',
    kind: 'text',
    default: 'index-data/index',
  },
  {
    name: 'segmenter',
    env: 'GONGKAI_SEGMENTER',
    kind: 'choice',
    default: 'auto',
    choices: ['auto', 'nodejieba', 'node-rs-jieba'],
  },
  {
    name: 'logLevel',
    env: 'LOG_LEVEL',
    kind: 'choice',
    default: 'info',
    choices: ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
  },
  {
    name: 'engine',
    env: 'GONGKAI_ENGINE',
    kind: 'choice',
    default: 'embedded',
    choices: ['embedded', 'opensearch'],
  },
  { name: 'openSearchUrl', env: 'GONGKAI_OPENSEARCH_URL', kind: 'text', default: '' },
  { name: 'openSearchIndex', env: 'GONGKAI_OPENSEARCH_INDEX', kind: 'text', default: 'gongkai' },
  { name: 'openSearchUser', env: 'GONGKAI_OPENSEARCH_USER', kind: 'text', default: '' },
  {
    name: 'openSearchPasswordFile',
    env: 'GONGKAI_OPENSEARCH_PASSWORD_FILE',
    kind: 'text',
    default: '',
  },
  { name: 'openSearchCaFile', env: 'GONGKAI_OPENSEARCH_CA_FILE', kind: 'text', default: '' },
  { name: 'openSearchCertFile', env: 'GONGKAI_OPENSEARCH_CERT_FILE', kind: 'text', default: '' },
  { name: 'openSearchKeyFile', env: 'GONGKAI_OPENSEARCH_KEY_FILE', kind: 'text', default: '' },
  {
    name: 'openSearchShards',
    env: 'GONGKAI_OPENSEARCH_SHARDS',
    kind: 'integer',
    default: 3,
    min: 1,
    max: 1_000,
  },
  {
    name: 'openSearchReplicas',
    env: 'GONGKAI_OPENSEARCH_REPLICAS',
    kind: 'integer',
    default: 1,
    min: 0,
    max: 10,
  },
  {
    name: 'openSearchPassages',
    env: 'GONGKAI_OPENSEARCH_PASSAGES',
    kind: 'integer',
    default: 50_000,
    min: 100,
    max: 10_000_000,
  },
  {
    name: 'rateLimit',
    env: 'RATE_LIMIT',
    kind: 'integer',
    default: 600,
    min: 0,
    max: 1_000_000,
  },
  {
    name: 'trustProxy',
    env: 'TRUST_PROXY',
    kind: 'integer',
    default: 0,
    min: 0,
    max: 10,
  },
  {
    name: 'concurrentSearches',
    env: 'CONCURRENT_SEARCHES',
    kind: 'integer',
    default: 8,
    min: 1,
    max: 1_000,
  },
  {
    name: 'searchQueue',
    env: 'SEARCH_QUEUE',
    kind: 'integer',
    default: 64,
    min: 0,
    max: 100_000,
  },
  {
    name: 'searchWaitMs',
    env: 'SEARCH_WAIT_MS',
    kind: 'integer',
    default: 500,
    min: 1,
    max: 60_000,
  },
  {
    name: 'concurrentExports',
    env: 'CONCURRENT_EXPORTS',
    kind: 'integer',
    default: 4,
    min: 1,
    max: 1_000,
  },
  {
    name: 'maxConnections',
    env: 'MAX_CONNECTIONS',
    kind: 'integer',
    default: 1_024,
    min: 16,
    max: 1_000_000,
  },
  {
    name: 'maxConnectionsPerAddress',
    env: 'MAX_CONNECTIONS_PER_ADDRESS',
    kind: 'integer',
    default: 256,
    min: 1,
    max: 1_000_000,
  },
  {
    name: 'headersTimeoutMs',
    env: 'HEADERS_TIMEOUT_MS',
    kind: 'integer',
    default: 10_000,
    min: 100,
    max: 600_000,
  },
  {
    name: 'requestTimeoutMs',
    env: 'REQUEST_TIMEOUT_MS',
    kind: 'integer',
    default: 60_000,
    min: 100,
    max: 3_600_000,
  },
  {
    name: 'writeTimeoutMs',
    env: 'WRITE_TIMEOUT_MS',
    kind: 'integer',
    default: 30_000,
    min: 100,
    max: 3_600_000,
  },
  {
    name: 'keepAliveTimeoutMs',
    env: 'KEEP_ALIVE_TIMEOUT_MS',
    kind: 'integer',
    default: 5_000,
    min: 100,
    max: 600_000,
  },
  {
    name: 'shutdownGraceMs',
    env: 'SHUTDOWN_GRACE_MS',
    kind: 'integer',
    default: 10_000,
    min: 0,
    max: 600_000,
  },
  {
    name: 'indexPollMs',
    env: 'INDEX_POLL_MS',
    kind: 'integer',
    default: 2_000,
    min: 100,
    max: 3_600_000,
  },
  {
    name: 'searchThreads',
    env: 'SEARCH_THREADS',
    kind: 'integer',
    default: 2,
    min: 0,
    max: 64,
  },
  {
    name: 'queryMs',
    env: 'GONGKAI_QUERY_MS',
    kind: 'integer',
    default: 5_000,
    min: 50,
    max: 600_000,
  },
  {
    name: 'queryOccurrences',
    env: 'GONGKAI_QUERY_OCCURRENCES',
    kind: 'integer',
    default: 100_000_000,
    min: 1_000,
    max: 999_999_999,
  },
  {
    name: 'queryTerms',
    env: 'GONGKAI_QUERY_TERMS',
    kind: 'integer',
    default: usualQueryLimits.terms,
    min: 1,
    max: 500,
  },
  {
    name: 'queryNearClauses',
    env: 'GONGKAI_QUERY_NEAR_CLAUSES',
    kind: 'integer',
    default: usualQueryLimits.nearClauses,
    min: 0,
    max: 500,
  },
  {
    name: 'queryNearDistance',
    env: 'GONGKAI_QUERY_NEAR_DISTANCE',
    kind: 'integer',
    default: usualQueryLimits.nearDistance,
    min: 0,
    max: 9_999,
  },
  {
    name: 'queryNesting',
    env: 'GONGKAI_QUERY_NESTING',
    kind: 'integer',
    default: usualQueryLimits.nesting,
    min: 0,
    max: 100,
  },
  {
    name: 'queryExcludedTerms',
    env: 'GONGKAI_QUERY_EXCLUDED_TERMS',
    kind: 'integer',
    default: usualQueryLimits.excludedTerms,
    min: 0,
    max: 500,
  },
  {
    name: 'cacheMegabytes',
    env: 'GONGKAI_CACHE_MB',
    kind: 'integer',
    default: 1_024,
    min: 16,
    max: 100_000,
  },
  {
    name: 'mcp',
    env: 'GONGKAI_MCP',
    kind: 'choice',
    default: 'off',
    choices: ['off', 'on'],
  },
  {
    name: 'serveSources',
    env: 'GONGKAI_SERVE_SOURCES',
    kind: 'choice',
    default: 'off',
    choices: ['off', 'on'],
  },
  {
    name: 'crawlers',
    env: 'GONGKAI_CRAWLERS',
    kind: 'choice',
    default: 'none',
    choices: ['none', 'reports'],
  },
  {
    name: 'checksPerMinute',
    env: 'GONGKAI_CHECKS_PER_MINUTE',
    kind: 'integer',
    default: 10,
    min: 0,
    max: 1_000_000,
  },
  {
    name: 'maxFileMegabytes',
    env: 'GONGKAI_MAX_FILE_MB',
    kind: 'integer',
    default: 32,
    min: 1,
    max: 2000,
  },
  {
    name: 'maxPages',
    env: 'GONGKAI_MAX_PAGES',
    kind: 'integer',
    default: 2000,
    min: 1,
    max: 100_000,
  },
  {
    name: 'maxLines',
    env: 'GONGKAI_MAX_LINES',
    kind: 'integer',
    default: 100_000,
    min: 1,
    max: 100_000_000,
  },
  {
    name: 'maxArchiveEntries',
    env: 'GONGKAI_MAX_ARCHIVE_ENTRIES',
    kind: 'integer',
    default: 10_000,
    min: 1,
    max: 1_000_000,
  },
  {
    name: 'maxExpandedMegabytes',
    env: 'GONGKAI_MAX_EXPANDED_MB',
    kind: 'integer',
    default: 512,
    min: 1,
    max: 16_000,
  },
  {
    name: 'fileTimeoutMs',
    env: 'GONGKAI_FILE_TIMEOUT_MS',
    kind: 'integer',
    default: 60_000,
    min: 1,
    max: 3_600_000,
  },
  {
    name: 'readerMemoryMegabytes',
    env: 'GONGKAI_READER_MEMORY_MB',
    kind: 'integer',
    default: 2048,
    min: 64,
    max: 64_000,
  },
  {
    name: 'ocr',
    env: 'GONGKAI_OCR',
    kind: 'choice',
    default: 'off',
    choices: ['off', 'auto'],
  },
  {
    name: 'ocrCacheDir',
    env: 'GONGKAI_OCR_CACHE',
    kind: 'text',
    default: 'index-data/ocr',
  },
  {
    name: 'readerThreads',
    env: 'GONGKAI_READER_THREADS',
    kind: 'integer',
    default: 0,
    min: 0,
    max: 256,
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

/** A page that is scanned is read as up to three pictures, and there is drawing between them. */
const picturesAPage = 4

/** The limits that readers keep to: bytes, pages and files, as `ReadLimits` of ingest/ has them. */
export function readLimitsOf(settings: Settings): {
  ocr: { cacheFolder: string; pictureTimeoutMs: number; memoryMegabytes: number } | null
  maxFileBytes: number
  maxPages: number
  maxLines: number
  maxArchiveEntries: number
  maxExpandedBytes: number
} {
  return {
    ocr:
      settings.ocr === 'off'
        ? null
        : {
            cacheFolder: resolve(settings.ocrCacheDir),
            pictureTimeoutMs: Math.ceil(settings.fileTimeoutMs / picturesAPage),
            memoryMegabytes: settings.readerMemoryMegabytes,
          },
    maxFileBytes: settings.maxFileMegabytes * mebibyte,
    maxPages: settings.maxPages,
    maxLines: settings.maxLines,
    maxArchiveEntries: settings.maxArchiveEntries,
    maxExpandedBytes: settings.maxExpandedMegabytes * mebibyte,
  }
}

/** What the reading of one file is held to, as `ReadBounds` of index/ has it. */
export function readBoundsOf(settings: Settings): {
  limits: ReturnType<typeof readLimitsOf>
  timeoutMs: number
  memoryMegabytes: number
} {
  return {
    limits: readLimitsOf(settings),
    timeoutMs: settings.fileTimeoutMs,
    memoryMegabytes: settings.readerMemoryMegabytes,
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

/** What a query may hold. */
export function queryLimitsOf(settings: Settings): QueryLimits {
  return {
    terms: settings.queryTerms,
    nearClauses: settings.queryNearClauses,
    nearDistance: settings.queryNearDistance,
    nesting: settings.queryNesting,
    excludedTerms: settings.queryExcludedTerms,
  }
}

/** Where the cluster is and who asks, as `ClusterOptions` of index/ has it. */
export function clusterOptionsOf(settings: Settings): {
  nodes: string[]
  name: string
  user?: string | undefined
  passwordFile?: string | undefined
  caFile?: string | undefined
  certFile?: string | undefined
  keyFile?: string | undefined
  shards: number
  replicas: number
} {
  const given = (value: string): string | undefined => (value === '' ? undefined : value)
  return {
    nodes: settings.openSearchUrl
      .split(',')
      .map((node) => node.trim())
      .filter((node) => node !== ''),
    name: settings.openSearchIndex,
    user: given(settings.openSearchUser),
    passwordFile: given(settings.openSearchPasswordFile),
    caFile: given(settings.openSearchCaFile),
    certFile: given(settings.openSearchCertFile),
    keyFile: given(settings.openSearchKeyFile),
    shards: settings.openSearchShards,
    replicas: settings.openSearchReplicas,
  }
}

function toValue(row: Row, given: string): string | number {
  switch (row.kind) {
    case 'integer': {
      const value = /^\d{1,9}$/.test(given) ? Number(given) : NaN
      if (value >= row.min && value <= row.max) return value
      throw refuse(
        row,
        given,
        sentence('right.integer', { min: String(row.min), max: String(row.max) }),
      )
    }
    case 'choice':
      if (row.choices.some((choice) => choice === given)) return given
      throw refuse(row, given, sentence('right.choice', { choices: row.choices.join(', ') }))
    case 'text':
      return given
  }
}

function refuse(row: Row, given: string, right: Sentence): AppError {
  const help = sentence(`setting.${row.name}`)
  return new AppError(
    'usage',
    sentence('setting.refused', { env: row.env, value: given, right, help }),
    { details: [{ parameter: row.name, value: given }] },
  )
}
