/** How far a long run has come. */
import { SingleBar } from 'cli-progress'
import type { CommandContext } from './context.ts'

/** Plain progress lines are written each time this share is done. */
const plainSteps = 10

/** What is counted, in words. */
const messages = {
  files: { line: 'progress.line', bar: 'progress.bar' },
  reports: { line: 'progress.reports', bar: 'progress.reportsBar' },
  queries: { line: 'progress.queries', bar: 'progress.queriesBar' },
  terms: { line: 'progress.terms', bar: 'progress.termsBar' },
} as const

/** Shows how far a run has come: a bar on a terminal, else a line on standard error for every tenth. */
export function showProgress(
  context: CommandContext,
  what: keyof typeof messages,
  isTerminal: boolean,
): { step: (done: number, total: number) => void; stop: () => void } {
  if (!isTerminal) {
    let shown = 0
    return {
      step: (done, total) => {
        const tenth = Math.floor((done / total) * plainSteps)
        if (tenth > shown) context.notify(context.t(messages[what].line, { done, total }))
        shown = tenth
      },
      stop: () => undefined,
    }
  }
  const bar = new SingleBar({
    // The library fills in its own values, so their names stand in for them here.
    format: context.t(messages[what].bar, {
      bar: '{bar}',
      done: '{value}',
      total: '{total}',
      left: '{eta}',
    }),
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
