/** `gongkai index`: files and folders into a live index, with progress and a list of what failed. */
import { SingleBar } from 'cli-progress'
import type { Command } from 'commander'
import { buildIndex, type BuildSummary } from '../../index/index.ts'
import { createContext, openAnalyzer, readLimitsOf, type CommandContext } from '../context.ts'

interface Options {
  out?: string
  force?: boolean
  strict?: boolean
  json?: boolean
}

/** Plain progress lines are written each time this share of the files is done. */
const plainSteps = 10

function showProgress(
  context: CommandContext,
  isTerminal: boolean,
): { step: (done: number, total: number) => void; stop: () => void } {
  if (!isTerminal) {
    let shown = 0
    return {
      step: (done, total) => {
        const tenth = Math.floor((done / total) * plainSteps)
        if (tenth > shown) context.notify(`${done} of ${total} files`)
        shown = tenth
      },
      stop: () => undefined,
    }
  }
  const bar = new SingleBar({
    format: '{bar} {value}/{total} files, {eta} s left',
    stream: process.stderr,
    hideCursor: true,
  })
  return {
    step: (done, total) => {
      if (!bar.isActive) bar.start(total, 0)
      bar.update(done)
    },
    stop: () => {
      bar.stop()
    },
  }
}

function printSummary({ print }: CommandContext, summary: BuildSummary, indexDir: string): void {
  const seconds = (summary.tookMs / 1000).toFixed(1)
  print(
    `${summary.reports} reports from ${summary.files} files (${summary.filesRead} read, ${summary.filesUnchanged} unchanged) in ${seconds} s. Index: ${indexDir}`,
  )
  for (const { name, sameAs } of summary.duplicates) print(`same text: ${name} = ${sameAs}`)
  for (const { name, reason } of summary.skipped) print(`skipped: ${name}: ${reason}`)
  if (summary.failures.length > 0) print(`${summary.failures.length} files failed:`)
  for (const { reason } of summary.failures) print(`  ${reason}`)
}

export function addIndexCommand(program: Command): void {
  program
    .command('index')
    .description('read files and folders, and make an index of what they hold')
    .argument('<paths...>', 'files and folders of reports')
    .option('--out <dir>', 'folder of the index')
    .option('--force', 'read every file again, even unchanged ones')
    .option('--strict', 'exit with 1 if any file failed')
    .option('--json', 'print one JSON document')
    .action(async (paths: string[], options: Options) => {
      const context = createContext({ indexDir: options.out })
      const progress = showProgress(context, process.stderr.isTTY && options.json !== true)
      const summary = await buildIndex({
        paths,
        indexDirectory: context.settings.indexDir,
        analyzer: openAnalyzer(context),
        force: options.force ?? false,
        limits: readLimitsOf(context),
        fileTimeoutMs: context.settings.fileTimeoutMs,
        heapMegabytes: context.settings.readerMemoryMegabytes,
        maxThreads: context.settings.readerThreads,
        onProgress: progress.step,
      }).finally(progress.stop)
      if (options.json === true) context.print(JSON.stringify(summary))
      else printSummary(context, summary, context.settings.indexDir)
      if (options.strict === true && summary.failures.length > 0) process.exitCode = 1
    })
}
