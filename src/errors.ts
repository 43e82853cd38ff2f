/** The one error type of the project. A message says what is wrong and what to do about it. */
import type { Language } from './language/index.ts'
import { inWords, type Sentence } from './sentence.ts'

export type ErrorCode =
  | 'invalid_parameter'
  | 'not_found'
  | 'method_not_allowed'
  | 'payload_too_large'
  | 'too_many_requests'
  | 'unreadable_file'
  | 'index_missing'
  | 'index_damaged'
  | 'index_foreign'
  | 'index_locked'
  | 'storage_failed'
  | 'port_in_use'
  | 'usage'
  | 'unavailable'
  | 'overloaded'
  | 'query_too_costly'
  | 'aborted'
  | 'internal'

/** One offending value. `parameter` is the name as the caller wrote it. */
export interface ErrorDetail {
  parameter: string
  value: string
}

/**
 * An error that a person is meant to read. It is thrown with a sentence, and `in` says it in the reader's language; `message` is
 * its English, for logs. A face that has already spoken throws its words.
 *
 * @example throw new AppError('index_missing', sentence('index.missing', { folder }))
 */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetail[]
  /** What it says, whatever the language; null where it was thrown with words. */
  readonly sentence: Sentence | null

  constructor(
    code: ErrorCode,
    said: Sentence | string,
    options: { cause?: unknown; details?: ErrorDetail[] } = {},
  ) {
    super(
      typeof said === 'string' ? said : inWords(said, 'en'),
      options.cause === undefined ? undefined : { cause: options.cause },
    )
    // The name it is exported by: people see it where an error is printed.
    this.name = 'GongkaiError'
    this.code = code
    this.details = options.details ?? []
    this.sentence = typeof said === 'string' ? null : said
  }

  /** What it says in a language. */
  in(language: Language): string {
    return this.sentence === null ? this.message : inWords(this.sentence, language)
  }
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
