/** Files that a command writes: whole under their names, or not there. */
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { AppError, messageOf } from '../errors.ts'
import type { CommandTranslator } from './translator.ts'

export interface OutputFile {
  write(bytes: Uint8Array | string): void
  /** Puts the file in place of whatever had its name. */
  finish(): void
  /** Leaves no trace; nothing after `finish`. */
  discard(): void
}

/** Opens a file beside its place, and makes the folder where there is none. @throws AppError `storage_failed`, in the reader's language. */
export function openOutput(path: string, t: CommandTranslator): OutputFile {
  const attempt = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      const said = t('usage.cannotWrite', { path, reason: messageOf(error) })
      throw new AppError('storage_failed', said, { cause: error })
    }
  }
  const part = `${path}.part`
  const file = attempt(() => {
    mkdirSync(dirname(path), { recursive: true })
    return openSync(part, 'w')
  })
  let isOpen = true
  const close = (): void => {
    if (isOpen) closeSync(file)
    isOpen = false
  }
  return {
    write: (bytes) => {
      attempt(() => {
        const whole = typeof bytes === 'string' ? Buffer.from(bytes) : bytes
        for (let at = 0; at < whole.length;) at += writeSync(file, whole, at)
      })
    },
    finish: () => {
      attempt(() => {
        close()
        renameSync(part, path)
      })
    },
    discard: () => {
      close()
      rmSync(part, { force: true })
    },
  }
}

/** Writes a whole file at once. */
export function writeOutput(
  path: string,
  content: Uint8Array | string,
  t: CommandTranslator,
): void {
  const file = openOutput(path, t)
  try {
    file.write(content)
    file.finish()
  } finally {
    file.discard()
  }
}
