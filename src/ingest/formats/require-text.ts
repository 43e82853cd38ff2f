/** What readers say when a file opens but holds nothing. */
import { AppError, messageOf } from '../../errors.ts'
import type { SourceDocument } from '../types.ts'

/** The document, if it holds text; else throws AppError('unreadable_file'). */
export function requireText(document: SourceDocument): SourceDocument {
  if (document.blocks.length > 0) return document
  throw new AppError(
    'unreadable_file',
    `${document.path}: the file holds no text. Remove it, or replace it by its full copy.`,
  )
}

/** An AppError as it is; whatever a library threw, as one that names the file and says what to do. */
export function toUnreadable(error: unknown, path: string, whatItIs: string): AppError {
  if (error instanceof AppError) return error
  return new AppError(
    'unreadable_file',
    `${path}: ${whatItIs} is broken (${messageOf(error)}). Fetch it again, or open it and save it anew.`,
    { cause: error },
  )
}
