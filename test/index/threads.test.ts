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

describe('a thread that the system refuses at once', () => {
  /** Refused while `isRefused`: the thread is asked for and an error thrown, as where no thread is free. */
  function refusable(maxThreads: number) {
    const refusing = { isRefused: true }
    const workerData = {
      get free(): string {
        if (refusing.isRefused) throw new Error('EAGAIN')
        return import.meta.filename
      },
    }
    const pool = createThreadPool<number, number>('../test/support/late-worker', {
      ...{ maxThreads, workerData },
    })
    onTestFinished(() => pool.destroy())
    return { pool, refusing }
  }

  it('costs the call that needed it, which nothing works on later', async () => {
    const { pool, refusing } = refusable(1)
    await expect(pool.run(-1)).rejects.toThrow('EAGAIN')
    refusing.isRefused = false
    // The refused one would never end, and this one never begin.
    expect(await pool.run(1)).toBe(2)
  })

  it('is not asked for again behind the back of those that are left', async () => {
    const { pool, refusing } = refusable(2)
    refusing.isRefused = false
    const first = pool.run(1)
    refusing.isRefused = true
    await expect(pool.run(2)).rejects.toThrow('EAGAIN')
    expect(await first).toBe(2)
    expect(await pool.run(3)).toBe(4)
  })
})

describe('a call that is given up', () => {
  it('while it waits leaves the line, and goes on where a thread has it', async () => {
    const pool = poolOf(import.meta.filename)
    const leaving = new AbortController()
    const whileWaiting = leaving.signal
    const begun = pool.run(1, { whileWaiting })
    const behind = pool.run(-1, { whileWaiting })
    leaving.abort(new Error('gone'))
    await expect(behind).rejects.toThrow('gone')
    expect(await begun).toBe(2)
    await expect(pool.run(1, { whileWaiting })).rejects.toThrow('gone')
  })

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
