/** Why a file could not be read in a worker process, as a sentence with the time and memory it took until then. */
import { faultOf } from '../../ingest/index.ts'
import { sentence, type Sentence } from '../../sentence.ts'
import type { TaskOutcome } from './process-pool.ts'

/** @param path as it is shown to people */
export function whyNotRead(
  path: string,
  outcome: Exclude<TaskOutcome<unknown>, { kind: 'done' }>,
  bounds: { timeoutMs: number; memoryMegabytes: number },
): Sentence {
  switch (outcome.kind) {
    case 'slow':
      return sentence('file.slow', { path, seconds: bounds.timeoutMs / 1000 })
    case 'memory':
      return sentence('file.memory', {
        path,
        megabytes: bounds.memoryMegabytes,
        seconds: toSeconds(outcome.cost.milliseconds),
      })
    default:
      return sentence('file.failed', { path, reason: faultOf(outcome.reason) })
  }
}

/** Rounded to a tenth. */
function toSeconds(milliseconds: number): number {
  return Math.round(milliseconds / 100) / 10
}
