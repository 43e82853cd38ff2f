/** Stands in for the parsing worker: does what a file's name says. */
import type { ParseOutcome, TimedParseTask } from '../../../src/index/indexing/parse-task.ts'
import { startTaskClock } from '../../../src/index/indexing/task-clock.ts'

let hasFailed = false

export default function parse({ path, clock }: TimedParseTask): ParseOutcome {
  // What a thread that does not start looks like, once.
  if (path === 'starts late' && !hasFailed) {
    hasFailed = true
    throw new Error('the thread did not start')
  }
  startTaskClock(clock)
  const hoard: number[][] = []
  if (path === 'hangs') while (hoard.length === 0);
  if (path === 'hoards') for (;;) hoard.push(new Array<number>(100_000).fill(hoard.length))
  if (path === 'throws') throw new Error('broken on purpose')
  return { kind: 'unchanged', contentHash: path }
}
