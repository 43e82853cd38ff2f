/** What a disk can do to a run, each as one sentence that says what became of the index and what to do. */
import { AppError, messageOf } from '../../errors.ts'

/** What is wrong and what to do, by the system's name of the fault. */
const faults: Readonly<Record<string, [what: string, remedy: string]>> = {
  ENOSPC: ['the disk is full', 'Make room'],
  EDQUOT: ['the quota of this user is used up', 'Make room, or raise the quota'],
  EROFS: ['the disk can only be read', 'Mount it for writing, or name another folder with --out'],
  EIO: ['the disk failed', 'Look after the disk, or name another folder with --out'],
  EACCES: [
    'this user may not write there',
    'Give it the right to, or name another folder with --out',
  ],
  EPERM: [
    'this user may not write there',
    'Give it the right to, or name another folder with --out',
  ],
  ENOTDIR: ['a part of the path is a file', 'Name another folder with --out'],
  EEXIST: ['a file stands where a folder should be', 'Name another folder with --out'],
  EMFILE: ['too many files are open', 'Raise the limit of open files'],
  ENFILE: ['too many files are open', 'Raise the limit of open files'],
  ENOMEM: ['there is too little memory', 'Free some'],
}

/** Said of a failed run: it changes nothing that was there. */
const staysAsItWas = 'The index stays as it was.'

/** `storage_failed` for a file that the disk does not give back as it was written. */
export function notKept(path: string): AppError {
  return new AppError(
    'storage_failed',
    `The disk did not keep ${path} as it was written. ${staysAsItWas} Look after the disk, then run the command again.`,
  )
}

/** An error of the system met while an index was written, as one for people; any other is left as it is. */
export function asStorageFault(error: unknown, indexDirectory: string): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException
  if (error instanceof AppError || code === undefined || syscall === undefined) return error
  const [what, remedy] = faults[code] ?? [messageOf(error), 'Look after the disk']
  return new AppError(
    'storage_failed',
    `Writing the index at ${indexDirectory} failed: ${what} (${code}). ${staysAsItWas} ${remedy}, then run the command again.`,
    { cause: error },
  )
}

/** The same after the new index was made live, when the system would not say that the switch has reached the disk. */
export function switchNotSynced(error: unknown, indexDirectory: string): AppError {
  const code = (error as NodeJS.ErrnoException).code ?? messageOf(error)
  return new AppError(
    'storage_failed',
    `The new index at ${indexDirectory} is live, but the disk did not confirm it (${code}): a power failure could bring the old one back. Look after the disk, then run the command again.`,
    { cause: error },
  )
}
