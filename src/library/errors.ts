/** One class of errors for all callers, whatever went wrong and in whichever thread. */
import { inspect } from 'node:util'
import { AppError, messageOf, type ErrorCode, type ErrorDetail } from '../errors.ts'
import type { Sentence } from '../sentence.ts'

/** An error on its way out of a thread: a structured clone keeps neither class nor code. */
export interface CarriedError {
  code: ErrorCode
  /** What it says in any language, or the words it was thrown with. */
  said: Sentence | string
  details: ErrorDetail[]
}

/** What a thread answers: a value, or why there is none. */
export type Carried<T> = { value: T } | { error: CarriedError }

/** Runs work in a thread and packs what comes of it. */
export async function carry<T>(work: () => T | Promise<T>): Promise<Carried<T>> {
  try {
    return { value: await work() }
  } catch (error) {
    const { code, sentence, message, details } = toLibraryError(error)
    return { error: { code, said: sentence ?? message, details } }
  }
}

/** Unpacks it in the caller's thread. */
export function unpack<T>(carried: Carried<T>): T {
  if ('value' in carried) return carried.value
  const { code, said, details } = carried.error
  throw new AppError(code, said, { details })
}

/** Any error as one that callers are promised; `aborted`, with the signal's reason as its cause, where `signal` is the cause. */
export function toLibraryError(error: unknown, signal?: AbortSignal): AppError {
  if (signal?.aborted === true)
    return new AppError('aborted', 'Stopped by the signal that was given.', {
      cause: signal.reason,
    })
  if (error instanceof AppError) return error
  if ((error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY')
    return new AppError('unreadable_file', 'Reading needs more memory than a thread may use.', {
      cause: error,
    })
  return new AppError('internal', messageOf(error), { cause: error })
}

/** Something that a caller gave and that cannot be taken. */
export function refuse(parameter: string, value: unknown, right: string): AppError {
  const shown = typeof value === 'string' ? value : inspect(value, { depth: 0 })
  return new AppError('invalid_parameter', `${parameter} is ${shown}: ${right}`, {
    details: [{ parameter, value: shown.slice(0, 100) }],
  })
}
