/** `gongkai index`: files and folders into a live index, with progress and a list of what failed. */
import type { Command } from 'commander'
import {
  builderOf,
  buildIndex,
  openCluster,
  openSnapshot,
  publishIndex,
  wholeGeneration,
  type BuildSummary,
  type Cluster,
  type DiskNeeds,
  type PublishSummary,
} from '../../index/index.ts'
import { inWords, type Sentence } from '../../sentence.ts'
import { clusterOptionsOf, readLimitsOf } from '../../settings.ts'
import type { Analyzer } from '../../text/index.ts'
import { createContext, ocrOf, openAnalyzer, type CommandContext } from '../context.ts'
import { showProgress } from '../progress.ts'
import type { CommandTranslator } from '../translator.ts'

interface Options {
  out?: string
  engine?: string
  force?: boolean
  strict?: boolean
  ocr?: string | boolean
  json?: boolean
}

const mebibyte = 1024 * 1024

function sayDiskNeeds(
  { settings, notify, t }: CommandContext,
  { neededBytes, freeBytes }: DiskNeeds,
): void {
  const needed = Math.ceil(neededBytes / mebibyte)
  const folder = settings.indexDir
  if (freeBytes === null) {
    notify(t('indexing.needs', { needed, folder }))
    return
  }
  const free = Math.floor(freeBytes / mebibyte)
  notify(t('indexing.needsOf', { needed, folder, free }))
  if (freeBytes < neededBytes) notify(t('indexing.mayNotDo'))
}

/** A reason in the reader's language; as it was stored where an older index tells it. */
function reasonIn(
  { reason, sentence }: { reason: string; sentence?: Sentence },
  { language }: CommandTranslator,
): string {
  return sentence === undefined ? reason : inWords(sentence, language)
}

function printSummary(
  { print, notify, t }: CommandContext,
  summary: BuildSummary,
  indexDir: string,
): void {
  const seconds = (summary.tookMs / 1000).toFixed(1)
  const { files, reports, filesRead: read, filesUnchanged: unchanged, failures } = summary
  print(t('indexed.summary', { files, reports, read, unchanged, seconds, folder: indexDir }))
  const { scans } = summary
  if (scans.pages > 0)
    print(t('indexed.scans', { ...scans, seconds: (scans.milliseconds / 1000).toFixed(1) }))
  for (const { name, sameAs: other } of summary.duplicates)
    print(t('indexed.same', { name, other }))
  for (const { name, ...skipped } of summary.skipped)
    print(t('indexed.skipped', { name, reason: reasonIn(skipped, t) }))
  for (const { code, reason } of summary.notices) notify(t(`indexed.${code}`, { reason }))
  if (failures.length > 0) print(t('indexed.failed', { files: failures.length }))
  for (const failure of failures) print(`  ${reasonIn(failure, t)}`)
}

/** Writes what was read into the cluster of the settings, and makes it live there. */
async function publish(
  context: CommandContext,
  cluster: Cluster,
  analyzer: Analyzer,
  { whole, isTerminal }: { whole: boolean; isTerminal: boolean },
): Promise<PublishSummary> {
  const { settings } = context
  const progress = showProgress(context, 'reports', isTerminal)
  const snapshot = openSnapshot(settings.indexDir, builderOf(analyzer))
  const stop = new AbortController()
  const stopNow = (): void => {
    stop.abort()
  }
  // What was written so far is taken away again before the program ends.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stopNow)
  try {
    return await publishIndex(snapshot, cluster, {
      whole,
      signal: stop.signal,
      onProgress: progress.step,
    })
  } finally {
    progress.stop()
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stopNow)
    snapshot.close()
  }
}

function printPublished({ print, settings, t }: CommandContext, published: PublishSummary): void {
  const { tookMs, sizeBytes, ...counts } = published
  const seconds = (tookMs / 1000).toFixed(1)
  const megabytes = Math.ceil(sizeBytes / mebibyte)
  const name = settings.openSearchIndex
  print(t('indexed.published', { ...counts, name, megabytes, seconds }))
}

export function addIndexCommand(program: Command, t: CommandTranslator): void {
  program
    .command('index')
    .description(t('index.about'))
    .argument(`<${t('value.paths')}...>`, t('index.paths'))
    .option(`--out <${t('value.folder')}>`, t('option.index'))
    .option(`--engine <${t('value.engine')}>`, t('index.engine'))
    .option('--force', t('index.force'))
    .option('--strict', t('index.strict'))
    .option(`--ocr [${t('value.ocr')}]`, t('option.ocr'))
    .option('--json', t('option.json'))
    .action(async (paths: string[], options: Options) => {
      const context = createContext(t, {
        indexDir: options.out,
        engine: options.engine,
        ocr: ocrOf(options.ocr),
      })
      // What is read is kept in the folder in any case, so that its segmenter is what counts. Texts are cut in other processes.
      const analyzer = await openAnalyzer(
        { ...context, settings: { ...context.settings, engine: 'embedded' } },
        true,
      )
      const { settings } = context
      const isTerminal = process.stderr.isTTY && options.json !== true
      const cluster =
        settings.engine === 'opensearch' ? await openCluster(clusterOptionsOf(settings)) : null
      // Before hours of reading: whether it answers, and takes this user.
      if (cluster !== null) await wholeGeneration(cluster)
      const progress = showProgress(context, 'files', isTerminal)
      const summary = await buildIndex({
        paths,
        indexDirectory: context.settings.indexDir,
        analyzer,
        force: options.force ?? false,
        limits: readLimitsOf(context.settings),
        fileTimeoutMs: context.settings.fileTimeoutMs,
        memoryMegabytes: context.settings.readerMemoryMegabytes,
        maxProcesses: context.settings.readerThreads,
        onDiskNeeds: (needs) => {
          sayDiskNeeds(context, needs)
        },
        onProgress: progress.step,
        onScan: progress.scan,
      }).finally(progress.stop)
      const published =
        cluster === null
          ? undefined
          : await publish(context, cluster, analyzer, {
              whole: options.force === true,
              isTerminal,
            }).finally(() => cluster.close())
      if (options.json === true)
        context.print(JSON.stringify({ ...summary, ...(published && { published }) }))
      else {
        printSummary(context, summary, context.settings.indexDir)
        if (published !== undefined) printPublished(context, published)
      }
      if (options.strict === true && summary.failures.length > 0) process.exitCode = 1
    })
}
