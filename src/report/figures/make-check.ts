/** What a check is made of. */
import type { Check } from '../types.ts'

/** `key@applicant`, or the key alone. */
export function nameOf({
  key,
  applicant,
}: {
  key: string
  applicant?: string | undefined
}): string {
  return applicant === undefined ? key : `${key}@${applicant}`
}

/** A finished check. */
export function makeCheck(
  formula: string,
  left: number | null,
  right: number | null,
  cells: string[],
): Check {
  const difference = left === null || right === null ? null : tidy(left - right)
  return {
    formula,
    outcome: difference === null ? 'notAssessable' : difference === 0 ? 'pass' : 'fail',
    left,
    right,
    difference,
    cells,
  }
}

/** Sums of decimals carry binary dust: a millionth is finer than anything printed. */
export function tidy(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
