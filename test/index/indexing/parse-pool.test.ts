import { join } from 'node:path'
import { expect } from 'vitest'
import { createParsePool } from '../../../src/index/indexing/parse-pool.ts'
import type { ParseOutcome } from '../../../src/index/indexing/parse-task.ts'
import { defaultReadLimits } from '../../../src/ingest/index.ts'
import { describeLong, itLong } from '../../support/long.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const memoryMegabytes = 400

async function read(paths: readonly string[], fileTimeoutMs = 60_000): Promise<ParseOutcome[]> {
  const pool = createParsePool({
    fileCount: paths.length,
    fileTimeoutMs,
    memoryMegabytes,
    maxProcesses: 1,
    workerFile: join(import.meta.dirname, 'unruly-worker.ts'),
  })
  const outcomes: ParseOutcome[] = []
  try {
    const tasks = paths.map((path) => ({
      path,
      knownHash: null,
      segmenter: 'auto' as const,
      limits: defaultReadLimits,
    }))
    for await (const outcome of pool.run(tasks)) outcomes.push(outcome)
  } finally {
    await pool.close()
  }
  return outcomes
}

/** What became of each file, its process left out. */
async function outcomesOf(paths: readonly string[], fileTimeoutMs?: number): Promise<string[]> {
  return (await read(paths, fileTimeoutMs)).map((outcome) =>
    outcome.kind === 'failed' ? outcome.reason : outcome.kind,
  )
}

function processesOf(outcomes: readonly ParseOutcome[]): (string | undefined)[] {
  return outcomes.map((each) =>
    each.kind === 'unchanged' ? each.contentHash.split(' ').at(-1) : undefined,
  )
}

describeLong('the pool of parsing processes', () => {
  itLong('reads file after file in one process, and says what each took', async () => {
    const outcomes = await read(['a', 'b', 'c'])
    expect(new Set(processesOf(outcomes)).size).toBe(1)
    for (const { cost } of outcomes) {
      expect(cost!.milliseconds).toBeLessThan(10_000)
      expect(cost!.peakMegabytes).toBeGreaterThan(10)
    }
  })

  itLong('stops a file that hangs, and reads those that waited behind it', async () => {
    expect(await outcomesOf(['a', 'hangs', 'b', 'hangs', 'c'], 300)).toEqual([
      'unchanged',
      'hangs: reading took longer than 0.3 s and was stopped. Split the file, or raise the limit.',
      'unchanged',
      'hangs: reading took longer than 0.3 s and was stopped. Split the file, or raise the limit.',
      'unchanged',
    ])
  })

  itLong('counts the time anew with each step that is done', async () => {
    expect(await outcomesOf(['goes step by step', 'hangs'], 900)).toEqual([
      'unchanged',
      expect.stringContaining('longer than 0.9 s'),
    ])
  })

  const needsTooMuch = (path: string): unknown =>
    expect.stringMatching(
      new RegExp(
        `^${path}: reading needs more than 400 MiB of memory and was stopped after [\\d.]+ s\\. `,
      ),
    )

  itLong('fails a file that takes the memory, in the heap or outside of it', async () => {
    const outcomes = await read(['hoards', 'a', 'unpacks', 'b'])
    expect(outcomes.map((each) => (each.kind === 'failed' ? each.reason : each.kind))).toEqual([
      needsTooMuch('hoards'),
      'unchanged',
      needsTooMuch('unpacks'),
      'unchanged',
    ])
    expect(outcomes[2]!.cost!.peakMegabytes).toBe(memoryMegabytes)
  })

  itLong('does not count against a file what the one before it left', async () => {
    const [, before, after] = processesOf(await read(['a', 'leaves much', 'leaves much']))
    expect(after).not.toBe(before)
  })

  itLong('reads a file again whose process ended before it came to the file', async () => {
    expect(await outcomesOf([join(temporaryFolder(), 'starts late'), 'a'])).toEqual([
      'unchanged',
      'unchanged',
    ])
  })

  itLong('fails a file at which the reader throws, crashes or leaves a promise', async () => {
    expect(await outcomesOf(['throws', 'a', 'crashes', 'b', 'forgets a promise', 'c'])).toEqual([
      'throws: reading failed (broken on purpose).',
      'unchanged',
      'crashes: reading failed (SIGABRT).',
      'unchanged',
      'forgets a promise: reading failed (Error: nobody hears this).',
      'unchanged',
    ])
  })
})
