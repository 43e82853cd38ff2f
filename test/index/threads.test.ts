import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { createThreadPool } from '../../src/index/threads.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const file = join(temporaryFolder(), 'free')
const pool = createThreadPool<number, number>('../test/support/late-worker', {
  minThreads: 1,
  maxThreads: 1,
  workerData: file,
})
afterAll(() => pool.destroy())

it('fails the calls of threads that cannot start, and starts them for a later call', async () => {
  await expect(pool.run(1)).rejects.toThrow(Error)
  await expect(pool.run(1)).rejects.toThrow(Error)
  writeFileSync(file, '')
  expect(await pool.run(1)).toBe(2)
})
