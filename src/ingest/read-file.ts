/** From a path to documents: size limit, choice of reader, one clear error for each way a file can be unreadable. */
import { readFile, stat } from 'node:fs/promises'
import { AppError, messageOf } from '../errors.ts'
import { sentence } from '../sentence.ts'
import { shownPath, systemPath } from './file-names.ts'
import { chooseFormat } from './formats/index.ts'
import type { ReadLimits, ScanProgress, SourceDocument } from './types.ts'

const mebibyte = 1024 * 1024

/** The limits used where a caller names none. */
export const defaultReadLimits: ReadLimits = {
  maxFileBytes: 32 * mebibyte,
  maxPages: 2000,
  maxLines: 100_000,
  maxArchiveEntries: 10_000,
  maxExpandedBytes: 512 * mebibyte,
  ocr: null,
}

/**
 * Reads one file; an archive or a CSV gives several documents.
 *
 * @throws AppError `not_found` when there is no such file, `unreadable_file` when it is empty, too large, binary, or cannot be opened.
 */
export async function readDocuments(
  path: string,
  limits: ReadLimits = defaultReadLimits,
): Promise<SourceDocument[]> {
  return readBytes(await loadFile(path, limits), shownPath(path), limits)
}

/** The same for bytes already at hand; `path` is used for messages and for its extension. */
export async function readBytes(
  bytes: Uint8Array,
  path: string,
  limits: ReadLimits = defaultReadLimits,
): Promise<SourceDocument[]> {
  const documents = await chooseFormat(bytes, path).read(bytes, path, limits)
  if (documents.every((document) => document.text.trim() === '')) {
    throw new AppError('unreadable_file', sentence('file.noText', { path }))
  }
  return documents
}

/** The bytes of a file within the limits; the same errors as `readDocuments`. */
export async function loadFile(path: string, limits: ReadLimits): Promise<Uint8Array> {
  await checkFile(path, limits)
  const shown = shownPath(path)
  const bytes = await readFile(systemPath(path)).catch((error: unknown) => {
    throw unreadable(shown, error)
  })
  if (bytes.length === 0)
    throw new AppError('unreadable_file', sentence('file.empty', { path: shown }))
  return bytes
}

/** Gives the size of a file in bytes, or throws what `loadFile` would throw by what the system says of it, without reading it. */
export async function checkFile(path: string, limits: ReadLimits): Promise<number> {
  const shown = shownPath(path)
  const found = await stat(systemPath(path)).catch((error: unknown) => {
    throw unreadable(shown, error)
  })
  const { size } = found
  if (found.isDirectory())
    throw new AppError('unreadable_file', sentence('file.folder', { path: shown }))
  // Reading a pipe or a device may never end, and no thread could be stopped in it.
  if (!found.isFile())
    throw new AppError('unreadable_file', sentence('file.device', { path: shown }))
  if (size === 0) throw new AppError('unreadable_file', sentence('file.empty', { path: shown }))
  if (size > limits.maxFileBytes) throw tooLarge(shown, size, limits)
  return size
}

/** Faults that say something of the path; any other may be gone at the next try. */
const lastingFaults = new Set(['ENOENT', 'ELOOP', 'ENAMETOOLONG', 'ENOTDIR', 'EISDIR'])

/** Whether the system could not give a file just now: nothing is known of what it holds. */
export function isPassingFault(error: unknown): boolean {
  const cause = error instanceof AppError ? error.cause : null
  const { code, syscall } = (cause ?? {}) as NodeJS.ErrnoException
  return syscall !== undefined && code !== undefined && !lastingFaults.has(code)
}

function tooLarge(path: string, size: number, limits: ReadLimits): AppError {
  const inMebibytes = (bytes: number) => (bytes / mebibyte).toFixed(1)
  return new AppError(
    'unreadable_file',
    sentence('file.tooLarge', {
      path,
      size: inMebibytes(size),
      limit: inMebibytes(limits.maxFileBytes),
    }),
  )
}

function unreadable(path: string, cause: unknown): AppError {
  const code = (cause as NodeJS.ErrnoException).code
  if (code === 'ENOENT')
    return new AppError('not_found', sentence('file.missing', { path }), { cause })
  const why =
    code === 'ELOOP'
      ? sentence('file.linkLoop', { path })
      : sentence('file.unreadable', { path, reason: code ?? messageOf(cause) })
  return new AppError('unreadable_file', why, { cause })
}

/** The limits with somebody who is told how far the reading of scanned pages is. */
export function withProgress(
  limits: ReadLimits,
  onPage: (progress: ScanProgress) => void,
): ReadLimits {
  const { ocr = null } = limits
  return ocr === null ? limits : { ...limits, ocr: { ...ocr, onPage } }
}
