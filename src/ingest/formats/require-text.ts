/** What readers say when a file opens but holds nothing. */
import { AppError } from '../../errors.ts'
import { sentence, type Sentence } from '../../sentence.ts'
import { faultOf } from '../fault.ts'
import type { Block, FormatReader, SourceDocument } from '../types.ts'

/** The document, if it holds text; else throws AppError('unreadable_file'). */
export function requireText(document: SourceDocument): SourceDocument {
  if (document.blocks.length > 0) return document
  throw new AppError('unreadable_file', sentence('file.noText', { path: document.path }))
}

/**
 * The reader, held to the most lines of a document: what is read out of it takes a fixed time a line, and no report has as many
 * as a file has room for.
 */
export function holdToLines(reader: FormatReader): FormatReader {
  return {
    ...reader,
    async read(bytes, path, limits) {
      const documents = await reader.read(bytes, path, limits)
      for (const { path: of, blocks } of documents) {
        const lines = countLines(blocks)
        const values = { path: of, lines, limit: limits.maxLines }
        if (lines > limits.maxLines)
          throw new AppError('unreadable_file', sentence('file.tooManyLines', values))
      }
      return documents
    },
  }
}

function countLines(blocks: readonly Block[]): number {
  let lines = 0
  for (const block of blocks) lines += block.kind === 'table' ? block.rows.length : 1
  return lines
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
