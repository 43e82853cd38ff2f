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
    return topOf(
      matching,
      k,
      Float64Array.from(metadata, ({ reportYear }) => -(reportYear ?? Infinity)),
    )
  }
  return rankByScore(found, k)
}

/**
 * The best without closeness are looked at first; the least whole score of the best so far is what any other report must
 * reach, and most cannot, whatever closeness would add.
 */
function rankByScore(found: Found, k: number): number[] {
  const { matching, scores, passages } = found
  const first = topOf(matching, k, scores)
  const { most } = passages
  if (most === 0 || k === 0) return first
  const best: Scored[] = []
  let needed = -Infinity
  const look = (report: number): void => {
    const score = scoreOf(found, report)
    let place = best.length
    while (place > 0 && isBefore({ report, score }, best[place - 1]!)) place--
    if (place === k) return
    best.splice(place, 0, { report, score })
    if (best.length > k) best.pop()
    if (best.length === k) needed = best[k - 1]!.score - most - rounding
  }
  first.forEach(look)
  for (let i = 0; i < matching.length; i++) {
    const report = matching[i]!
    if (scores[report]! >= needed && !first.includes(report)) look(report)
  }
  return best.map(({ report }) => report)
}

interface Scored {
  report: number
  score: number
}

function isBefore(a: Scored, b: Scored): boolean {
  return a.score > b.score || (a.score === b.score && a.report < b.report)
}
