/** `gongkai index`: files and folders into a live index, with progress and a list of what failed. */
import type { Command } from 'commander'
import { buildIndex, type BuildSummary, type DiskNeeds } from '../../index/index.ts'
import { inWords, type Sentence } from '../../sentence.ts'
import { readLimitsOf } from '../../settings.ts'
import { createContext, ocrOf, openAnalyzer, type CommandContext } from '../context.ts'
import { showProgress } from '../progress.ts'
import type { CommandTranslator } from '../translator.ts'

interface Options {
  out?: string
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

export function addIndexCommand(program: Command, t: CommandTranslator): void {
  program
    .command('index')
    .description(t('index.about'))
    .argument(`<${t('value.paths')}...>`, t('index.paths'))
    .option(`--out <${t('value.folder')}>`, t('option.index'))
    .option('--force', t('index.force'))
    .option('--strict', t('index.strict'))
    .option(`--ocr [${t('value.ocr')}]`, t('option.ocr'))
    .option('--json', t('option.json'))
    .action(async (paths: string[], options: Options) => {
      const context = createContext(t, { indexDir: options.out, ocr: ocrOf(options.ocr) })
      const progress = showProgress(context, 'files', process.stderr.isTTY && options.json !== true)
      const summary = await buildIndex({
        paths,
        indexDirectory: context.settings.indexDir,
        analyzer: openAnalyzer(context),
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
      if (options.json === true) context.print(JSON.stringify(summary))
      else printSummary(context, summary, context.settings.indexDir)
      if (options.strict === true && summary.failures.length > 0) process.exitCode = 1
    })
}
