/** Errors of the disk while an index is written, each as a sentence that says what became of the index and what to do. */
import { AppError, messageOf } from '../../errors.ts'
import { sentence, type Sentence } from '../../sentence.ts'

/** Sentences by the system's error code. */
const faults: Readonly<Partial<Record<string, Sentence>>> = {
  ENOSPC: sentence('disk.full'),
  EDQUOT: sentence('disk.quota'),
  EROFS: sentence('disk.readOnly'),
  EIO: sentence('disk.failed'),
  EACCES: sentence('disk.denied'),
  EPERM: sentence('disk.denied'),
  ENOTDIR: sentence('disk.notAFolder'),
  EEXIST: sentence('disk.fileInTheWay'),
  EMFILE: sentence('disk.tooManyFiles'),
  ENFILE: sentence('disk.tooManyFiles'),
  ENOMEM: sentence('disk.noMemory'),
}

/** `storage_failed` for a file that reads back otherwise than it was written. */
export function notKept(path: string): AppError {
  return new AppError('storage_failed', sentence('disk.notKept', { path }))
}

/** An error of the system as `storage_failed`; any other error stays as it is. */
export function asStorageFault(error: unknown, indexDirectory: string): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException
  if (error instanceof AppError || code === undefined || syscall === undefined) return error
  const fault = faults[code] ?? sentence('disk.other', { reason: messageOf(error) })
  return new AppError(
    'storage_failed',
    sentence('disk.writing', { folder: indexDirectory, code, fault }),
    { cause: error },
  )
}

/** The error where the new index is live, but the system could not confirm that the switch has reached the disk. */
export function switchNotSynced(error: unknown, indexDirectory: string): AppError {
  const code = (error as NodeJS.ErrnoException).code ?? messageOf(error)
  return new AppError(
    'storage_failed',
    sentence('disk.notConfirmed', { folder: indexDirectory, reason: code }),
    { cause: error },
  )
}
