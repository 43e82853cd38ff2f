/** Where an edition goes: written aside, then put in the place of the one before by two renames. A run that fails leaves that one whole. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { AppError, messageOf } from '../errors.ts'
import { sentence } from '../sentence.ts'

/** Written into every edition: a folder that has it may be put aside for the next. */
export const markFile = 'edition.json'

export interface Place {
  /** Where the files are written. */
  folder: string
  /** Puts them in place. */
  finish: () => void
  /** Leaves no trace; nothing after `finish`. */
  discard: () => void
}

/** Whether a process runs: what it left is not swept away under it. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Opens a place for an edition.
 *
 * @throws AppError `usage` for a folder that holds anything but an edition, `storage_failed` where nothing can be written.
 */
export function openPlace(out: string): Place {
  const target = resolve(out)
  const attempt = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      if (error instanceof AppError) throw error
      const said = sentence('publish.cannotWrite', { folder: out, reason: messageOf(error) })
      throw new AppError('storage_failed', said, { cause: error })
    }
  }
  const parent = dirname(target)
  const aside = (what: string): string => join(parent, `.${basename(target)}.${what}`)
  const former = aside('former')
  const folder = aside(`publish-${process.pid}`)

  attempt(() => {
    mkdirSync(parent, { recursive: true })
    // A run was killed between the two renames below: what it had put aside is the last whole edition.
    if (!existsSync(target) && existsSync(former)) renameSync(former, target)
    rmSync(former, { recursive: true, force: true })
    for (const name of readdirSync(parent)) {
      const [, pid] = /\.publish-(\d+)$/.exec(name) ?? []
      if (pid === undefined || name !== basename(aside(`publish-${pid}`))) continue
      if (Number(pid) === process.pid || !isAlive(Number(pid)))
        rmSync(join(parent, name), { recursive: true, force: true })
    }
    if (existsSync(target)) refuseOthers(target, out)
    mkdirSync(folder)
  })

  return {
    folder,
    finish: () => {
      attempt(() => {
        if (existsSync(target)) renameSync(target, former)
        try {
          renameSync(folder, target)
        } catch (error) {
          if (existsSync(former)) renameSync(former, target)
          throw error
        }
        rmSync(former, { recursive: true, force: true })
      })
    },
    discard: () => {
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function refuseOthers(target: string, out: string): void {
  const isEdition = statSync(target).isDirectory() && existsSync(join(target, markFile))
  if (isEdition) return
  if (statSync(target).isDirectory() && readdirSync(target).length === 0) return
  throw new AppError('usage', sentence('publish.notEmpty', { folder: out }))
}
