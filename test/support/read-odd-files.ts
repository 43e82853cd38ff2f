/** Reads odd files as a run of indexing does, in a process that is held to time and memory. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ParseOutcome, ParseTask } from '../../src/index/indexing/parse-task.ts'
import type { TaskCost } from '../../src/index/processes/messages.ts'
import { createProcessPool, type ProcessPool } from '../../src/index/processes/process-pool.ts'
import { whyNotRead } from '../../src/index/processes/why-not-read.ts'
import { moduleFile } from '../../src/index/threads.ts'
import { defaultReadLimits } from '../../src/ingest/index.ts'
import { inWords } from '../../src/sentence.ts'
import { nestings, oddCharacters, oddFile, oddFormats, shapes, type Shape } from './odd-files.ts'

export interface OddCase {
  name: string
  shape: Shape | 'nested'
  /** The file with about so many characters. */
  make: (count: number) => Buffer
}

/** All there is of one format. */
export function oddCases(format: string): OddCase[] {
  const characters = shapes.flatMap((shape) =>
    Object.entries(oddCharacters).map(([name, character]) => ({
      ...{ name, shape },
      make: (count: number) => oddFile(format, character, shape, count),
    })),
  )
  const nested = Object.entries(nestings[format] ?? {}).map(([name, make]) => ({
    ...{ name, make },
    shape: 'nested' as const,
  }))
  return [...characters, ...nested]
}

export interface OddOutcome {
  /** `read`, `refused` (with `said`), or how the process was ended. */
  kind: 'read' | 'refused' | 'slow' | 'memory' | 'failed' | 'lost'
  said: string
  cost: TaskCost
}

const pools = new Map<number, ProcessPool<ParseTask, ParseOutcome>>()

export async function readOddFile(
  format: string,
  bytes: Uint8Array,
  bounds: { timeoutMs: number; memoryMegabytes: number },
): Promise<OddOutcome> {
  const { memoryMegabytes } = bounds
  const pool =
    pools.get(memoryMegabytes) ??
    createProcessPool<ParseTask, ParseOutcome>({
      file: moduleFile('index/indexing/parse-worker'),
      processes: 1,
      memoryMegabytes,
      idleMs: 10_000,
    })
  pools.set(memoryMegabytes, pool)
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-odd-'))
  try {
    const path = join(folder, `odd.${oddFormats[format]!.ending}`)
    writeFileSync(path, bytes)
    const task: ParseTask = {
      ...{ path, knownHash: null, segmenter: 'auto' },
      limits: defaultReadLimits,
    }
    const outcome = await pool.run(task, bounds)
    const { cost } = outcome
    if (outcome.kind !== 'done')
      return { kind: outcome.kind, said: inWords(whyNotRead(path, outcome, bounds), 'en'), cost }
    const answer = outcome.value
    if (answer.kind === 'failed') return { kind: 'refused', said: answer.reason, cost }
    if (answer.kind !== 'parsed') return { kind: 'read', said: answer.kind, cost }
    const [report] = answer.reports
    const said = `${answer.reports.length} reports, ${report?.analyzed.passageKinds.length ?? 0} passages ${answer.skipped
      .map(({ reason }) => reason)
      .join()
      .slice(0, 100)}`
    return { kind: 'read', said, cost }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
