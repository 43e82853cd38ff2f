/** Why an index is refused, each in one sentence with the way to mend it. */
import { dirname } from 'node:path'
import { AppError } from '../../errors.ts'

/** What to do about an index that cannot be used. */
export function rebuildHint(indexDirectory: string): string {
  return `Rebuild it: gongkai index PATH --force --out ${indexDirectory}`
}

/** Said of a file whose bytes are others. */
export const notAsWritten = 'is not the file that was written'

/** `index_damaged`, naming the file of a generation and what is wrong with it. */
export function damaged(
  path: string,
  why: string,
  cause?: unknown,
  indexDirectory = dirname(dirname(path)),
): AppError {
  return new AppError(
    'index_damaged',
    `The index at ${indexDirectory} is damaged: ${path} ${why}. ${rebuildHint(indexDirectory)}`,
    { cause },
  )
}

/** Faults of this moment and this process, not of the file. */
const passing = new Set(['EMFILE', 'ENFILE', 'ENOMEM', 'EAGAIN', 'EINTR'])

/** What a failure to read a file of a generation is for whoever asked: errors that say so already are left as they are. */
export function unreadable(path: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code
  if (error instanceof AppError || typeof code !== 'string') return error
  if (!passing.has(code)) return damaged(path, `cannot be read (${code})`, error)
  return new AppError('unavailable', `${path} cannot be read now (${code}). Try again.`, {
    cause: error,
  })
}
