/**
 * Two lengths of one suite. `npm test` is run before every commit and leaves out what takes long; `npm run test:long` runs
 * everything at full length, as CI does.
 */
import { describe, it } from 'vitest'

/** Whether this is the run at full length. */
export const isLong = process.env['TEST_LENGTH'] === 'long'

/** A test, or a suite, of the long run alone. A suite's body runs in both: only its tests are left out. */
export const itLong = it.runIf(isLong)
export const describeLong = describe.runIf(isLong)

/** How many cases a seeded property tries: all in the long run, the first twentieth in the short one. */
export function runs(count: number): number {
  return isLong ? count : Math.ceil(count / 20)
}

/** Rows of a table of cases that each cost an index: all in the long run, every third in the short one. */
export function rows<Row>(all: readonly Row[]): Row[] {
  return all.filter((_, i) => isLong || i % 3 === 0)
}
