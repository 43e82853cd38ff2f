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
import { threadId } from 'node:worker_threads'
import { z } from 'zod'
import { AppError } from '../../errors.ts'

const lockName = 'LOCK'
/** How often the holder touches its lock, milliseconds. */
const signEveryMs = 10_000
/** A lock of another machine that was not touched for so long is stale. The holder cannot touch it while it writes a large index. */
const deadAfterMs = 15 * 60_000
/** An empty lock is being written just now; after so long, its run was killed at that moment. */
const unnamedAfterMs = 10_000

const holderSchema = z.object({
  /** Unique to each taking of the lock. */
  token: z.string(),
  pid: z.number(),
  thread: z.number(),
  host: z.string(),
  /** When the process started, by the system's count; null where unknown. A process id alone may be that of a later process. */
  processStart: z.string().nullable(),
  /** When the run began, ISO 8601. */
  since: z.string(),
})
type Holder = z.infer<typeof holderSchema>

/**
 * Tokens of the locks that this thread holds. A lock that names this thread and is not among them is left from a run that has ended
 * and could not remove it.
 */
const heldHere = new Set<string>()

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
  const mine: Holder = {
    token: randomUUID(),
    pid: process.pid,
    thread: threadId,
    host: hostname(),
    processStart: processStart(process.pid),
    since: new Date().toISOString(),
  }
  while (!create(path, mine)) {
    const found = look(path)
    if (found === null) continue
    if (isAtWork(found)) throw lockedBy(found, indexDirectory, path)
    moveAway(path, found.text)
  }
  heldHere.add(mine.token)
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
      heldHere.delete(mine.token)
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
  // Whether a process of another machine still runs cannot be found out here.
  if (holder.host !== hostname()) return ageMs < deadAfterMs
  if (!isRunning(holder.pid) || holder.processStart !== processStart(holder.pid)) return false
  const isOfThisThread = holder.pid === process.pid && holder.thread === threadId
  return !isOfThisThread || heldHere.has(holder.token)
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** When a process started, in ticks since the machine was booted; null where there is no /proc. */
function processStart(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name of the program, in parentheses, may hold spaces. The start is the twentieth field after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return `${boot} ${fields[19] ?? ''}`
  } catch {
    return null
  }
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
