/** What readers say when a file opens but holds nothing. */
import { AppError } from '../../errors.ts'
import { sentence, type Sentence } from '../../sentence.ts'
import { faultOf } from '../fault.ts'
import type { SourceDocument } from '../types.ts'

/** The document, if it holds text; else throws AppError('unreadable_file'). */
export function requireText(document: SourceDocument): SourceDocument {
  if (document.blocks.length > 0) return document
  throw new AppError('unreadable_file', sentence('file.noText', { path: document.path }))
}

/** An AppError as it is; whatever a library threw, as one that names the file and says what to do. */
export function toUnreadable(error: unknown, path: string, what: Sentence): AppError {
  if (error instanceof AppError) return error
  return new AppError(
    'unreadable_file',
    sentence('file.broken', { path, what, reason: faultOf(error) }),
    { cause: error },
  )
}
