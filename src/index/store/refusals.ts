/** Why an index is refused, each in one sentence with the way to mend it. */
import { dirname } from 'node:path'
import { AppError } from '../../errors.ts'
import { sentence, type Sentence } from '../../sentence.ts'

/** The reason where a checksum does not match. */
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

/** Errors of the system that pass by themselves: they say nothing of the file. */
const passing = new Set(['EMFILE', 'ENFILE', 'ENOMEM', 'EAGAIN', 'EINTR'])

/** A failure to read a generation's file as `index_damaged`, or as `unavailable` where it passes; an error of the project stays as it is. */
export function unreadable(path: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code
  if (error instanceof AppError || typeof code !== 'string') return error
  if (!passing.has(code)) return damaged(path, sentence('why.unreadable', { reason: code }), error)
  return new AppError('unavailable', sentence('index.notNow', { path, reason: code }), {
    cause: error,
  })
}
