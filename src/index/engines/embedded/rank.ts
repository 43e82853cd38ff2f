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
  const { matching } = found
  // Reports are numbered from the newest year on, then by id: the number itself breaks ties.
  if (sort === 'year-desc') return Array.from(matching.subarray(0, k))
  if (sort === 'year-asc') {
    const yearOf = (report: number): number => metadata[report]!.reportYear ?? Infinity
    return topOf(matching, k, (a, b) => yearOf(a) - yearOf(b) || a - b)
  }
  return rankByScore(found, k)
}

/** Reports looked at before it is told anew what the others need. */
const batchSize = 32

/**
 * The best without closeness are looked at first; the least whole score of the best so far is what any other report must
 * reach, and most cannot, whatever closeness would add.
 */
function rankByScore(found: Found, k: number): number[] {
  const { matching, scores, passages } = found
  const first = topOf(matching, k, (a, b) => scores[b]! - scores[a]! || a - b)
  const { most } = passages
  if (most === 0 || k === 0) return first
  const looked = new Set(first)
  let best: { report: number; score: number }[] = []
  let needed = -Infinity
  const look = (reports: readonly number[]): void => {
    const more = reports.map((report) => ({ report, score: scoreOf(found, report) }))
    best = [...best, ...more].sort((a, b) => b.score - a.score || a.report - b.report).slice(0, k)
    needed = best.length < k ? -Infinity : best.at(-1)!.score - most - rounding
  }
  look(first)
  let batch: number[] = []
  for (const report of matching) {
    if (scores[report]! < needed || looked.has(report)) continue
    batch.push(report)
    if (batch.length < batchSize) continue
    look(batch)
    batch = []
  }
  look(batch)
  return best.map(({ report }) => report)
}
