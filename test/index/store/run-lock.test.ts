import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { threadId } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { takeRunLock } from '../../../src/index/store/run-lock.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const root = temporaryFolder()
let folders = 0

function newFolder(): { folder: string; lock: string } {
  const folder = join(root, String(folders++))
  mkdirSync(folder)
  return { folder, lock: join(folder, 'LOCK') }
}

/** A lock as a run on this machine would leave it. */
const left = (change: Record<string, unknown> = {}): string =>
  JSON.stringify({
    token: 'another',
    pid: 1,
    thread: 0,
    host: hostname(),
    processStart: null,
    since: '2024-01-01T00:00:00.000Z',
    ...change,
  })

/** What this process's own lock says of its start. */
function startOfThis(): unknown {
  const { folder, lock } = newFolder()
  const held = takeRunLock(folder)
  const { processStart } = JSON.parse(readFileSync(lock, 'utf8')) as { processStart: unknown }
  held.release()
  return processStart
}

const minutesAgo = (minutes: number): Date => new Date(Date.now() - minutes * 60_000)

describe('the lock of an index folder', () => {
  it('refuses a second run, and says who holds it', () => {
    const { folder, lock } = newFolder()
    const held = takeRunLock(folder)
    expect(() => takeRunLock(folder)).toThrow(
      expect.objectContaining({
        code: 'index_locked',
        message: expect.stringContaining(
          `process ${process.pid} on ${hostname()}, since 20`,
        ) as unknown,
      }) as Error,
    )
    held.check()
    held.release()
    expect(existsSync(lock)).toBe(false)
    takeRunLock(folder).release()
  })

  it('is held while its process runs on another machine and gives signs of life', () => {
    const { folder, lock } = newFolder()
    writeFileSync(lock, left({ host: 'elsewhere', pid: 2 ** 30 }))
    expect(() => takeRunLock(folder)).toThrow(/process 1073741824 on elsewhere.*last sign of life/)
    utimesSync(lock, minutesAgo(14), minutesAgo(14))
    expect(() => takeRunLock(folder)).toThrow(/remove .*LOCK/)
  })

  it.each([
    ['whose process is gone', left({ pid: 2 ** 30 }), 0],
    ['whose process number is another process’s by now', left({ processStart: 'long ago 1' }), 0],
    [
      'of this process that could not be removed',
      left({ pid: process.pid, thread: threadId, processStart: startOfThis() }),
      0,
    ],
    ['of another machine that gave no sign for long', left({ host: 'elsewhere' }), 16],
    ['that a run was killed in writing', '', 1],
    ['that is no lock', '{"pid":1}', 1],
  ])('is taken over from a run %s', (_, text, minutes) => {
    const { folder, lock } = newFolder()
    writeFileSync(lock, text)
    utimesSync(lock, minutesAgo(minutes), minutesAgo(minutes))
    const held = takeRunLock(folder)
    expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject({ pid: process.pid })
    held.check()
    held.release()
  })

  it('tells a run that has lost it, and leaves the new holder’s in place', () => {
    const { folder, lock } = newFolder()
    const held = takeRunLock(folder)
    writeFileSync(lock, left())
    expect(() => {
      held.check()
    }).toThrow(/Another run has taken over/)
    held.release()
    expect(existsSync(lock)).toBe(true)
  })

  it('that is just being written is another run’s', () => {
    const { folder, lock } = newFolder()
    writeFileSync(lock, '')
    expect(() => takeRunLock(folder)).toThrow(/just beginning/)
  })
})
