/** What every command is given: settings, streams, and the ways to open things. */
import { join } from 'node:path'
import { AppError, messageOf } from '../errors.ts'
import {
  builderOf,
  clusterSegmenter,
  createEmbeddedEngine,
  openCluster,
  openClusterEngine,
  openSnapshot,
  segmenterOfIndex,
} from '../index/index.ts'
import { createSearchService, type SearchService } from '../search/index.ts'
import { createAnalyzer, type Analyzer, type SegmenterChoice } from '../text/index.ts'
import {
  clusterOptionsOf,
  engineLimitsOf,
  loadSettings,
  queryLimitsOf,
  type Settings,
} from '../settings.ts'
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

/** The setting that `--ocr` stands for: alone, it means `auto`. */
export function ocrOf(option: string | boolean | undefined): string | undefined {
  return option === true ? 'auto' : option === false ? undefined : option
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
 * @param lazily for commands that mostly cut no text: the dictionary is loaded when they do
 * @throws AppError `unavailable` when that segmenter cannot be loaded here.
 */
export async function openAnalyzer(
  { settings, notify, t }: CommandContext,
  lazily = false,
): Promise<Analyzer> {
  const { segmenter, indexDir } = settings
  const made = segmenter === 'auto' ? await segmenterMade(settings) : null
  const choice = made === 'nodejieba' || made === 'node-rs-jieba' ? made : segmenter
  // For a new index it has to be known whether the dictionary loads: another segmenter may have to take over.
  const analyzer = loadAnalyzer(choice, made === null ? null : indexDir, lazily && made !== null)
  const { insteadOf, name } = analyzer.segmenter
  if (insteadOf !== undefined) notify(t('indexing.insteadOf', { reason: insteadOf, name }))
  return analyzer
}

/** The segmenter of the index that is asked; null where there is none yet. */
async function segmenterMade(settings: Settings): Promise<string | null> {
  return settings.engine === 'embedded'
    ? segmenterOfIndex(settings.indexDir)
    : clusterSegmenter(clusterOptionsOf(settings))
}

function loadAnalyzer(
  choice: SegmenterChoice,
  madeIndex: string | null,
  lazily: boolean,
): Analyzer {
  try {
    return createAnalyzer({ segmenter: choice, lazily })
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

/** Opens the cluster's index for one command. Its engine closes the connection. */
export async function openClusterOf(
  { settings }: CommandContext,
  analyzer: Analyzer,
): Promise<Awaited<ReturnType<typeof openClusterEngine>>> {
  const cluster = await openCluster(clusterOptionsOf(settings))
  try {
    return await openClusterEngine(cluster, builderOf(analyzer), {
      ...engineLimitsOf(settings),
      mostPassages: settings.openSearchPassages,
    })
  } catch (error) {
    await cluster.close()
    throw error
  }
}

/** Opens the index of the settings for one command's searches. */
export async function openSearch(
  context: CommandContext,
  analyzer: Analyzer,
): Promise<SearchService> {
  const { settings } = context
  const limits = queryLimitsOf(settings)
  if (settings.engine === 'opensearch')
    return createSearchService((await openClusterOf(context, analyzer)).engine, analyzer, {
      limits,
      milliseconds: settings.queryMs,
    })
  const snapshot = openSnapshot(settings.indexDir, builderOf(analyzer))
  const engine = createEmbeddedEngine(snapshot, engineLimitsOf(settings))
  return createSearchService(engine, analyzer, { limits })
}
