/** The best of what was found, in the order asked for. */
import type { ReportMetadata } from '../../../report/index.ts'
import type { EngineRequest } from '../../engine.ts'
import type { Found } from './find.ts'
import { roundScore } from './score.ts'
import { topOf } from './top.ts'

/** A report that matches, with its whole score. */
export interface RankedReport {
  report: number
  score: number
}

/** The whole score of a report that matches, as `roundScore` leaves it. */
export function scoreOf({ scores, passages }: Found, report: number): number {
  return roundScore(scores[report]! + passages.closenessIn(report))
}

/** The reports of a page, best first; ties by number, which runs from the newest year on, then by id. */
export function rank(
  found: Found,
  metadata: readonly ReportMetadata[],
  { sort, offset, limit }: Pick<EngineRequest, 'sort' | 'offset' | 'limit'>,
): RankedReport[] {
  const { matching } = found
  if (limit === 0) return []
  if (sort === 'relevance') {
    const scores = new Float64Array(metadata.length)
    for (let i = 0; i < matching.length; i++) scores[matching[i]!] = scoreOf(found, matching[i]!)
    return topOf(matching, offset + limit, scores)
      .slice(offset)
      .map((report) => ({ report, score: scores[report]! }))
  }
  const reports =
    sort === 'year-desc'
      ? Array.from(matching.subarray(offset, offset + limit))
      : topOf(
          matching,
          offset + limit,
          Float64Array.from(metadata, ({ reportYear }) => -(reportYear ?? Infinity)),
        ).slice(offset)
  return reports.map((report) => ({ report, score: scoreOf(found, report) }))
}
