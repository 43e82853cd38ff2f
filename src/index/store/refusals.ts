/** Why an index is refused, each in one sentence with the way to mend it. */
import { dirname } from 'node:path'
import { AppError } from '../../errors.ts'
import { sentence, type Sentence } from '../../sentence.ts'

/** Said of a file whose bytes are others. */
export const notAsWritten = sentence('why.notAsWritten')

/** `index_damaged`, naming the file of a generation and what is wrong with it. */
export function damaged(
  path: string,
  why: Sentence,
  cause?: unknown,
  indexDirectory = dirname(dirname(path)),
): AppError {
  return new AppError(
    'index_damaged',
    sentence('index.damaged', { folder: indexDirectory, path, why }),
    { cause },
  )
}

/** Faults of this moment and this process, not of the file. */
const passing = new Set(['EMFILE', 'ENFILE', 'ENOMEM', 'EAGAIN', 'EINTR'])

/** What a failure to read a file of a generation is for whoever asked: errors that say so already are left as they are. */
export function unreadable(path: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code
  if (error instanceof AppError || typeof code !== 'string') return error
  if (!passing.has(code)) return damaged(path, sentence('why.unreadable', { reason: code }), error)
  return new AppError('unavailable', sentence('index.notNow', { path, reason: code }), {
    cause: error,
  })
}
