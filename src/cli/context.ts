/** What every command is given: settings, streams, and the ways to open things. */
import { join } from 'node:path'
import { AppError, messageOf } from '../errors.ts'
import {
  createEmbeddedEngine,
  createSourceOpener,
  createThreadedEngine,
  openSnapshot,
  segmenterOfIndex,
  type Builder,
  type SharedGeneration,
  type ThreadedOptions,
} from '../index/index.ts'
import type { ReadLimits } from '../ingest/index.ts'
import { createSearchService, type SearchService } from '../search/index.ts'
import { createAnalyzer, type Analyzer, type SegmenterChoice } from '../text/index.ts'
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

/**
 * The analyzer of the settings. `auto` takes the segmenter that the index was made with: it alone can read or go on with it.
 *
 * @throws AppError `unavailable` when that segmenter cannot be loaded here.
 */
export function openAnalyzer({ settings, notify, t }: CommandContext): Analyzer {
  const { segmenter, indexDir } = settings
  const made = segmenter === 'auto' ? segmenterOfIndex(indexDir) : null
  const choice = made === 'nodejieba' || made === 'node-rs-jieba' ? made : segmenter
  const analyzer = loadAnalyzer(choice, made === null ? null : indexDir)
  const { insteadOf, name } = analyzer.segmenter
  if (insteadOf !== undefined) notify(t('indexing.insteadOf', { reason: insteadOf, name }))
  return analyzer
}

function loadAnalyzer(choice: SegmenterChoice, madeIndex: string | null): Analyzer {
  try {
    return createAnalyzer({ segmenter: choice })
  } catch (error) {
    if (madeIndex === null || !(error instanceof AppError)) throw error
    throw new AppError(
      error.code,
      `The index at ${madeIndex} was made with the segmenter ${choice}, which cannot be loaded here (${messageOf(error.cause)}). ` +
        'Mend that, or make the index anew with the other one: set GONGKAI_SEGMENTER to it and add --force. The index stays as it was.',
      { cause: error },
    )
  }
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
