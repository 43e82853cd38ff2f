/** The best of what was found, in the order asked for. How close together the terms stand is looked at only where it can decide. */
import type { ReportMetadata } from '../../../report/index.ts'
import type { SortOrder } from '../../engine.ts'
import type { Found } from './find.ts'
import { topOf } from './top.ts'

/** Sums in another order differ in their last digits. */
const rounding = 1e-9

/** The whole score of a report that matches. */
export function scoreOf({ scores, passages }: Found, report: number): number {
  return scores[report]! + passages.closenessIn(report)
}

/** The best `k` reports, best first; ties by number, which runs from the newest year on. */
export function rank(
  found: Found,
  metadata: readonly ReportMetadata[],
  sort: SortOrder,
  k: number,
): number[] {
  const { isMatch } = found
  const accept = (report: number): boolean => isMatch[report] === 1
  // Reports are numbered from the newest year on, then by id: the number itself breaks ties.
  if (sort === 'year-desc') return topOf(isMatch.length, k, accept, (a, b) => a - b)
  if (sort === 'year-asc') {
    const yearOf = (report: number): number => metadata[report]!.reportYear ?? Infinity
    return topOf(isMatch.length, k, accept, (a, b) => yearOf(a) - yearOf(b) || a - b)
  }
  return rankByScore(found, k)
}

/**
 * The best without closeness come first; the least whole score among them is what any other report must reach, and most
 * cannot, whatever closeness would add.
 */
function rankByScore(found: Found, k: number): number[] {
  const { isMatch, scores, passages } = found
  const first = topOf(
    isMatch.length,
    k,
    (report) => isMatch[report] === 1,
    (a, b) => scores[b]! - scores[a]! || a - b,
  )
  const { most } = passages
  if (most === 0) return first
  const whole = new Float64Array(isMatch.length)
  let least = Infinity
  for (const report of first) {
    whole[report] = scoreOf(found, report)
    least = Math.min(least, whole[report])
  }
  const needed = first.length < k ? -Infinity : least - most - rounding
  const isFirst = new Set(first)
  const candidates: number[] = [...first]
  for (let report = 0; report < isMatch.length; report++) {
    if (isMatch[report] === 0 || scores[report]! < needed || isFirst.has(report)) continue
    whole[report] = scoreOf(found, report)
    candidates.push(report)
  }
  return topOf(
    candidates.length,
    k,
    () => true,
    (a, b) => whole[candidates[b]!]! - whole[candidates[a]!]! || candidates[a]! - candidates[b]!,
  ).map((i) => candidates[i]!)
}
