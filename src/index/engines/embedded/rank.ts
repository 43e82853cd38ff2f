/** The best of what was found, in the order asked for. How close together the terms stand is looked at only where it can decide. */
import type { ReportMetadata } from '../../../report/index.ts'
import type { EngineRequest } from '../../engine.ts'
import type { Found } from './find.ts'
import { topOf } from './top.ts'

/** Sums in another order differ in their last digits. */
const rounding = 1e-9

/** A report that matches, with its whole score. */
export interface RankedReport {
  report: number
  score: number
}

/** The whole score of a report that matches. */
export function scoreOf({ scores, passages }: Found, report: number): number {
  return scores[report]! + passages.closenessIn(report)
}

/** The reports of a page, best first; ties by number, which runs from the newest year on, then by id. */
export function rank(
  found: Found,
  metadata: readonly ReportMetadata[],
  { sort, offset, limit }: Pick<EngineRequest, 'sort' | 'offset' | 'limit'>,
): RankedReport[] {
  const end = offset + limit
  if (sort === 'relevance') return rankByScore(found, end).slice(offset)
  const reports =
    sort === 'year-desc'
      ? Array.from(found.matching.subarray(0, end))
      : topOf(
          found.matching,
          end,
          Float64Array.from(metadata, ({ reportYear }) => -(reportYear ?? Infinity)),
        )
  return reports.slice(offset).map((report) => ({ report, score: scoreOf(found, report) }))
}

/**
 * The best without closeness are looked at first; the least whole score of the best so far is what any other report must
 * reach, and most cannot, whatever closeness would add.
 */
function rankByScore(found: Found, k: number): RankedReport[] {
  const { matching, scores, passages } = found
  const first = topOf(matching, k, scores)
  const best: RankedReport[] = []
  const look = (report: number): void => {
    const ranked = { report, score: scoreOf(found, report) }
    let place = best.length
    while (place > 0 && isBefore(ranked, best[place - 1]!)) place--
    if (place === k) return
    best.splice(place, 0, ranked)
    if (best.length > k) best.pop()
  }
  first.forEach(look)
  const { most } = passages
  // Where not even k match, all were looked at.
  if (most === 0 || best.length < k || k === 0) return best
  const wasFirst = new Set(first)
  for (let i = 0; i < matching.length; i++) {
    const report = matching[i]!
    const needed = best[k - 1]!.score - most - rounding
    if (scores[report]! >= needed && !wasFirst.has(report)) look(report)
  }
  return best
}

function isBefore(a: RankedReport, b: RankedReport): boolean {
  return a.score > b.score || (a.score === b.score && a.report < b.report)
}
