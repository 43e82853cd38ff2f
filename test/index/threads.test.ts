import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createThreadPool } from '../../src/index/threads.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

function poolOf(workerData: string, maxThreads = 1) {
  const pool = createThreadPool<number, number>('../test/support/late-worker', {
    maxThreads,
    workerData,
  })
  onTestFinished(() => pool.destroy())
  return pool
}

describe('threads that cannot start', () => {
  it('fail the calls, and are started for a later one', async () => {
    const file = join(temporaryFolder(), 'free')
    const pool = poolOf(file)
    await expect(pool.run(1)).rejects.toThrow(Error)
    await expect(pool.run(1)).rejects.toThrow(Error)
    writeFileSync(file, '')
    expect(await pool.run(1)).toBe(2)
  })
})

describe('a call that is given up', () => {
  it('leaves its turn to the one behind it, whether it was begun or not', async () => {
    const pool = poolOf(import.meta.filename)
    const leaving = new AbortController()
    const endless = pool.run(-1, { signal: leaving.signal })
    const behind = pool.run(-1, { signal: leaving.signal })
    const last = pool.run(1)
    expect(pool.queueSize).toBe(2)
    leaving.abort(new Error('gone'))
    await expect(endless).rejects.toThrow('gone')
    await expect(behind).rejects.toThrow('gone')
    expect(await last).toBe(2)
    await expect(pool.run(1, { signal: leaving.signal })).rejects.toThrow('gone')
  })
})

describe('a pool that is closed', () => {
  it('ends what it has been given', async () => {
    const pool = poolOf(import.meta.filename)
    const answers = [pool.run(1), pool.run(2), pool.run(3)]
    await pool.close()
    expect(await Promise.all(answers)).toEqual([2, 3, 4])
  })

  // The library's pool, closed with tasks in it of which one is given up, looks for a thread without end in the caller's thread.
  it('goes on with what waits where a call is given up meanwhile', async () => {
    const pool = poolOf(import.meta.filename, 2)
    await Promise.all([pool.run(1), pool.run(1)])
    const leaving = new AbortController()
    const signal = new AbortController().signal
    const endless = pool.run(-1, { signal: leaving.signal })
    const answers = [1, 2, 3, 4].map((value) => pool.run(value, { signal }))
    const closing = pool.close()
    leaving.abort(new Error('gone'))
    await expect(endless).rejects.toThrow('gone')
    expect(await Promise.all(answers)).toEqual([2, 3, 4, 5])
    await closing
  })
})
