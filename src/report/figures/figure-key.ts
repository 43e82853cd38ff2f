/** The shape of one entry of the table of figure keys. */
import type { Era } from '../types.ts'

/** One kind of figure a report can state. */
export interface FigureKey {
  /** Dotted key, the API value. */
  key: string
  /** What people see. */
  label: string
  /** Unit of `Figure.value`; null for a bare count without a unit of its own. */
  unit: string | null
  /** The forms that have this figure. */
  eras: readonly Era[]
  /** What is counted, in words. */
  definition: string
  /** Other names under which the same figure is asked for. */
  aliases?: readonly string[]
}

/** One entry, written in one line. */
export function row(
  key: string,
  label: string,
  unit: string | null,
  eras: readonly Era[],
  definition: string,
  aliases?: readonly string[],
): FigureKey {
  return aliases
    ? { key, label, unit, eras, definition, aliases }
    : { key, label, unit, eras, definition }
}

/** The eras that entries name. */
export const eras = {
  old: ['2008'],
  form2019: ['2019'],
  form2021: ['2021'],
  forms: ['2019', '2021'],
  all: ['2008', '2019', '2021'],
} as const satisfies Record<string, readonly Era[]>
