import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createParsePool } from '../../../src/index/indexing/parse-pool.ts'
import { defaultReadLimits } from '../../../src/ingest/index.ts'
import { describeLong } from '../../support/long.ts'

async function outcomesOf(paths: readonly string[], fileTimeoutMs = 300): Promise<string[]> {
  const pool = createParsePool({
    fileCount: paths.length,
    fileTimeoutMs,
    heapMegabytes: 64,
    maxThreads: 1,
    workerFile: join(import.meta.dirname, 'unruly-worker.ts'),
  })
  const outcomes: string[] = []
  try {
    const tasks = paths.map((path) => ({
      path,
      knownHash: null,
      segmenter: 'auto' as const,
      limits: defaultReadLimits,
    }))
    for await (const outcome of pool.run(tasks))
      outcomes.push(outcome.kind === 'failed' ? outcome.reason : outcome.kind)
  } finally {
    await pool.close()
  }
  return outcomes
}

describeLong('the pool of parsing threads', () => {
  it('stops a file that hangs, and reads those that waited behind it', async () => {
    expect(await outcomesOf(['a', 'hangs', 'b', 'hangs', 'c'])).toEqual([
      'unchanged',
      'hangs: reading took longer than 0.3 s and was stopped. Split the file, or raise the limit.',
      'unchanged',
      'hangs: reading took longer than 0.3 s and was stopped. Split the file, or raise the limit.',
      'unchanged',
    ])
  })

  it('fails a file that takes the memory, and reads the others', async () => {
    const outcomes = await outcomesOf(['a', 'hoards', 'b'], 60_000)
    expect(outcomes).toEqual([
      'unchanged',
      'hoards: reading needs more than 64 MiB of memory and was stopped. Split the file, or raise the limit.',
      'unchanged',
    ])
  })

  it('reads a file again whose thread failed before it came to the file', async () => {
    expect(await outcomesOf(['starts late', 'a'])).toEqual(['unchanged', 'unchanged'])
  })

  it('fails a file at which the reader throws, and reads the others', async () => {
    expect(await outcomesOf(['throws', 'a'])).toEqual([
      'throws: reading failed (broken on purpose).',
      'unchanged',
    ])
  })
})
