/** What one search may cost, and the meter that ends a search which costs more or that nobody waits for any longer. */
import { sentence, type Sentence } from '../sentence.ts'
import { AppError } from '../errors.ts'
import type { Pause } from './concordance/pause.ts'

/** Limits of one search. */
export interface QueryBudget {
  /** Occurrences read; reading 16 characters of text counts as one. */
  occurrences: number
  milliseconds: number
}

export const defaultBudget: QueryBudget = { occurrences: 100_000_000, milliseconds: 5_000 }

/** Occurrences read between two looks at the clock: a millisecond's work at most. */
const betweenLooks = 50_000

/** Characters whose reading counts as one occurrence. */
export const charactersPerOccurrence = 16

/** Why a search was given up whose caller had left: nobody reads it. */
const left = sentence('query.left')

/** A signal that reaches into another thread; `left` once set. */
export type SharedFlag = Int32Array<SharedArrayBuffer>

/** @throws AppError once the flag is set. */
export function throwIfLeft(flag: SharedFlag | undefined): void {
  if (flag !== undefined && Atomics.load(flag, 0) !== 0)
    throw new AppError('query_too_costly', left)
}

/** Meters one search after the other: an engine in a thread makes one at a time. */
export class QueryMeter {
  /** Until the first search starts, everything passes. */
  private budget: QueryBudget = { occurrences: Infinity, milliseconds: Infinity }
  private signal: AbortSignal | undefined
  private flag: SharedFlag | undefined
  private startedAt = 0
  private read = 0
  private nextLook = 0

  /** Starts on a search. */
  start(budget: QueryBudget, signal?: AbortSignal, flag?: SharedFlag): void {
    this.budget = budget
    this.signal = signal
    this.flag = flag
    this.startedAt = performance.now()
    this.read = 0
    this.nextLook = Math.min(betweenLooks, budget.occurrences)
    signal?.throwIfAborted()
    throwIfLeft(this.flag)
  }

  /**
   * Says before the search what it is going to read.
   *
   * @throws AppError `query_too_costly` for more than the budget.
   */
  expect(occurrences: number, costliest: string): void {
    if (occurrences > this.budget.occurrences)
      throw tooCostly(
        sentence('why.wouldRead', { occurrences, limit: this.budget.occurrences, costliest }),
      )
  }

  /**
   * Counts what was read, or is about to be.
   *
   * @throws AppError `query_too_costly` where the budget is spent; the signal's reason where the caller has left.
   */
  spend(occurrences: number): void {
    this.read += occurrences
    if (this.read >= this.nextLook) this.look()
  }

  /**
   * Looks whether the work is to go on: for what takes time and reads nothing. Cheap enough for every ten microseconds of work.
   *
   * @throws as `spend` does.
   */
  readonly pause: Pause = () => {
    if (this.signal?.aborted === true) throw this.signal.reason
    throwIfLeft(this.flag)
    const { budget } = this
    if (performance.now() - this.startedAt > budget.milliseconds)
      throw tooCostly(sentence('why.milliseconds', { ms: budget.milliseconds }))
  }

  private look(): void {
    this.nextLook = this.read + betweenLooks
    this.pause()
    const { budget, read } = this
    if (read > budget.occurrences)
      throw tooCostly(sentence('why.occurrences', { occurrences: budget.occurrences }))
  }
}

/** The error of a search that costs too much. */
export function tooCostly(why: Sentence): AppError {
  return new AppError('query_too_costly', sentence('query.tooCostly', { why }))
}
