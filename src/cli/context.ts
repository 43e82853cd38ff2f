/** What every command is given: settings, streams, and the ways to open things. */
import { join } from 'node:path'
import {
  createEmbeddedEngine,
  createSourceOpener,
  createThreadedEngine,
  openSnapshot,
  type Builder,
  type SharedGeneration,
  type ThreadedOptions,
} from '../index/index.ts'
import type { ReadLimits } from '../ingest/index.ts'
import { createSearchService, type SearchService } from '../search/index.ts'
import { createAnalyzer, type Analyzer } from '../text/index.ts'
import { loadSettings, type Settings } from '../settings.ts'
import type { CommandTranslator } from './translator.ts'

export interface CommandContext {
  /** Says what people read. */
  t: CommandTranslator
  settings: Settings
  /** Writes one line to standard output. */
  print: (line: string) => void
  /** Writes one line to standard error: progress and notices, never results. */
  notify: (line: string) => void
}

/** Folder of the samples that the project carries, from src/ and dist/ alike. */
export const samplesFolder = join(import.meta.dirname, '..', '..', 'index-data', 'samples')

export function createContext(
  t: CommandTranslator,
  overrides: Parameters<typeof loadSettings>[1] = {},
): CommandContext {
  return {
    t,
    settings: loadSettings(process.env, overrides),
    print: (line) => process.stdout.write(`${line}\n`),
    notify: (line) => process.stderr.write(`${line}\n`),
  }
}

export function openAnalyzer({ settings }: CommandContext): Analyzer {
  return createAnalyzer({ segmenter: settings.segmenter })
}

const mebibyte = 1024 * 1024

/** The limits that readers keep to, from the settings. */
export function readLimitsOf({ settings }: Pick<CommandContext, 'settings'>): ReadLimits {
  return {
    maxFileBytes: settings.maxFileMegabytes * mebibyte,
    maxPages: settings.maxPages,
    maxArchiveEntries: settings.maxArchiveEntries,
    maxExpandedBytes: settings.maxExpandedMegabytes * mebibyte,
  }
}

/** What an index must have been built with to be read here. */
export function builderOf({ fingerprint, segmenter }: Analyzer): Builder {
  return { analyzerFingerprint: fingerprint, segmenter: segmenter.name }
}

function openIndex(
  { settings }: CommandContext,
  analyzer: Analyzer,
  shared?: SharedGeneration,
): ThreadedOptions {
  const builder = builderOf(analyzer)
  return {
    snapshot: openSnapshot(settings.indexDir, builder, shared),
    indexDirectory: settings.indexDir,
    builder,
    threads: settings.searchThreads,
    budget: { milliseconds: settings.queryMs, occurrences: settings.queryOccurrences },
    cacheBytes: settings.cacheMegabytes * 1024 * 1024,
  }
}

/** Opens the index of the settings for one command's searches. */
export function openSearch(context: CommandContext, analyzer: Analyzer): SearchService {
  const index = openIndex(context, analyzer)
  return createSearchService(createEmbeddedEngine(index.snapshot, index), analyzer)
}

/** Opens the index that was read for a server: many searches side by side, in threads of their own. */
export function openThreadedSearch(
  context: CommandContext,
  analyzer: Analyzer,
  shared: SharedGeneration,
): SearchService {
  const index = openIndex(context, analyzer, shared)
  const engine =
    index.threads > 0 ? createThreadedEngine(index) : createEmbeddedEngine(index.snapshot, index)
  return createSearchService(engine, analyzer, createSourceOpener(index.snapshot.sources))
}
