/** One run at a time writes an index: a file in its folder says which. One that a killed run left behind is recognised. */
import { sentence } from '../../sentence.ts'
import { randomUUID } from 'node:crypto'
import {
  closeSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../../errors.ts'
import { beginRun, endRun, holderSchema, isUnderWay, type Holder } from './run-holder.ts'

const lockName = 'LOCK'
/** How often the holder touches its lock, milliseconds. */
const signEveryMs = 10_000
/** A lock of another machine that was not touched for so long is stale. The holder cannot touch it while it writes a large index. */
const deadAfterMs = 15 * 60_000
/** An empty lock is being written just now; after so long, its run was killed at that moment. */
const unnamedAfterMs = 10_000

export interface RunLock {
  /** @throws AppError `index_locked` when another run has taken over. */
  check: () => void
  release: () => void
}

/**
 * Takes the lock of an index folder.
 *
 * @throws AppError `index_locked` that names the run which holds it.
 */
export function takeRunLock(indexDirectory: string): RunLock {
  const path = join(indexDirectory, lockName)
  const mine = beginRun()
  while (!create(path, mine)) {
    const found = look(path)
    if (found === null) continue
    if (isAtWork(found)) {
      endRun(mine)
      throw lockedBy(found, indexDirectory, path)
    }
    moveAway(path, found.text)
  }
  const sign = setInterval(() => {
    showLife(path)
  }, signEveryMs)
  sign.unref()
  const isMine = (): boolean => look(path)?.holder?.token === mine.token
  return {
    check: () => {
      if (isMine()) return
      throw new AppError('index_locked', sentence('lock.takenOver', { folder: indexDirectory }))
    },
    release: () => {
      clearInterval(sign)
      endRun(mine)
      try {
        if (isMine()) rmSync(path, { force: true })
      } catch {
        // A lock that cannot be removed is recognised as stale, since its token is no longer held.
      }
    },
  }
}

interface FoundLock {
  text: string
  holder: Holder | null
  ageMs: number
}

/** Creates the lock; false where there is one. */
function create(path: string, holder: Holder): boolean {
  let file: number
  try {
    file = openSync(path, 'wx')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
  try {
    writeFileSync(file, `${JSON.stringify(holder)}\n`)
    return true
  } catch (error) {
    rmSync(path, { force: true })
    throw error
  } finally {
    closeSync(file)
  }
}

/** The lock that is there; null where it has just gone. */
function look(path: string): FoundLock | null {
  try {
    const ageMs = Date.now() - statSync(path).mtimeMs
    const text = readFileSync(path, 'utf8')
    return { text, holder: parseHolder(text), ageMs }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function parseHolder(text: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

function isAtWork({ holder, ageMs }: FoundLock): boolean {
  if (holder === null) return ageMs < unnamedAfterMs
  return isUnderWay(holder) ?? ageMs < deadAfterMs
}

/** Removes a stale lock. It is renamed first: of two runs that find it, only one succeeds in that. */
function moveAway(path: string, text: string): void {
  const aside = `${path}.${randomUUID()}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  const moved = readFileSync(aside, 'utf8')
  // Another run replaced the stale lock meanwhile, and its lock was renamed: it is put back. If a third run has taken the lock by now, the
  // run whose lock this was finds that out by `check`, before its index goes live.
  if (moved !== text) {
    try {
      writeFileSync(path, moved, { flag: 'wx' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  rmSync(aside, { force: true })
}

function showLife(path: string): void {
  try {
    const now = new Date()
    utimesSync(path, now, now)
  } catch {
    // A lock that cannot be touched is lost at worst, and `check` finds that out.
  }
}

function lockedBy({ holder, ageMs }: FoundLock, indexDirectory: string, path: string): AppError {
  if (holder === null) {
    return new AppError('index_locked', sentence('lock.beginning', { folder: indexDirectory }))
  }
  const { pid, host, since } = holder
  const writing = sentence('lock.writing', {
    folder: indexDirectory,
    pid: String(pid),
    host,
    since,
  })
  return new AppError(
    'index_locked',
    host === hostname()
      ? writing
      : sentence('lock.elsewhere', { writing, seconds: Math.round(ageMs / 1000), path }),
  )
}
