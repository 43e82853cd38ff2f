/** The best of what was found, in the order asked for. */
import type { ReportMetadata } from '../../../report/index.ts'
import type { EngineRequest } from '../../engine.ts'
import type { Found } from './find.ts'
import { roundScore } from './score.ts'

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

/**
 * The `k` of some numbers with the highest scores, best first; ties by number, the lower first.
 *
 * @param scores by number
 */
export function topOf(numbers: Uint32Array, k: number, scores: Float64Array): number[] {
  /** The worst on top. */
  const heap: number[] = []
  let i = 0
  for (; i < numbers.length && i < k; i++) {
    heap.push(numbers[i]!)
    rise(heap, scores)
  }
  for (; i < numbers.length && k > 0; i++) {
    const number = numbers[i]!
    // Most are told by their score alone.
    if (scores[number]! < scores[heap[0]!]! || !isBefore(number, heap[0]!, scores)) continue
    heap[0] = number
    sift(heap, heap.length, scores)
  }
  for (let end = heap.length - 1; end > 0; end--) {
    swap(heap, 0, end)
    sift(heap, end, scores)
  }
  return heap
}

function isBefore(a: number, b: number, scores: Float64Array): boolean {
  return scores[a]! > scores[b]! || (scores[a] === scores[b] && a < b)
}

/** Puts the last of a heap in its place. */
function rise(heap: number[], scores: Float64Array): void {
  for (let at = heap.length - 1; at > 0;) {
    const parent = (at - 1) >> 1
    if (!isBefore(heap[parent]!, heap[at]!, scores)) return
    swap(heap, at, parent)
    at = parent
  }
}

/** Puts the first of the `length` that are left of a heap in its place. */
function sift(heap: number[], length: number, scores: Float64Array): void {
  for (let at = 0; ;) {
    let worst = at
    for (let child = 2 * at + 1; child <= 2 * at + 2 && child < length; child++)
      if (isBefore(heap[worst]!, heap[child]!, scores)) worst = child
    if (worst === at) return
    swap(heap, at, worst)
    at = worst
  }
}

function swap(heap: number[], a: number, b: number): void {
  const held = heap[a]!
  heap[a] = heap[b]!
  heap[b] = held
}
