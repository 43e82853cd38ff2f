/** The one error type of the project. A message says what is wrong and what to do about it. */

export type ErrorCode =
  | 'invalid_parameter'
  | 'invalid_query'
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
 * An error that a person is meant to read.
 *
 * @example throw new AppError('index_missing', 'No index at index-data/index. Run: gongkai index PATH')
 */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetail[]

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; details?: ErrorDetail[] } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    // The name it is exported by: people see it where an error is printed.
    this.name = 'GongkaiError'
    this.code = code
    this.details = options.details ?? []
  }
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
