/** How far a long run has come. */
import { basename } from 'node:path'
import { SingleBar } from 'cli-progress'
import type { ScanProgress } from '../ingest/index.ts'
import type { CommandContext } from './context.ts'
import type { CommandTranslator } from './translator.ts'

/** Plain progress lines are written each time this share is done. */
const plainSteps = 10

/** What is counted, in words. */
const messages = {
  files: { line: 'progress.line', bar: 'progress.bar' },
  reports: { line: 'progress.reports', bar: 'progress.reportsBar' },
  queries: { line: 'progress.queries', bar: 'progress.queriesBar' },
  concepts: { line: 'progress.concepts', bar: 'progress.conceptsBar' },
} as const

/** Shows how far a run has come: a bar on a terminal, else a line on standard error for every tenth. */
export function showProgress(
  context: CommandContext,
  what: keyof typeof messages,
  isTerminal: boolean,
): {
  step: (done: number, total: number) => void
  /** Scanned pages of a file on their way through text recognition. */
  scan: (path: string, progress: ScanProgress) => void
  stop: () => void
} {
  if (!isTerminal) {
    let shown = 0
    return {
      step: (done, total) => {
        const tenth = Math.floor((done / total) * plainSteps)
        if (tenth > shown) context.notify(context.t(messages[what].line, { done, total }))
        shown = tenth
      },
      scan: (path, progress) => {
        context.notify(scanText(context.t, path, progress))
      },
      stop: () => undefined,
    }
  }
  const bar = new SingleBar({
    // The library fills in its own values, so their names stand in for them here.
    format: `${context.t(messages[what].bar, {
      bar: '{bar}',
      done: '{value}',
      total: '{total}',
      left: '{eta}',
    })} {scan}`,
    stream: process.stderr,
    hideCursor: true,
  })
  return {
    step: (done, total) => {
      if (!bar.isActive) bar.start(total, 0, { scan: '' })
      bar.update(done, { scan: '' })
    },
    scan: (path, progress) => {
      if (bar.isActive) bar.update({ scan: scanText(context.t, path, progress) })
      else context.notify(scanText(context.t, path, progress))
    },
    stop: () => {
      bar.stop()
    },
  }
}

/** Where the reading of a file's scanned pages is. */
function scanText(t: CommandTranslator, path: string, { done, total }: ScanProgress): string {
  return t('progress.scan', { file: basename(path), done, total })
}
