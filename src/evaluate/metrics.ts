/**
 * Measures of a ranking against judgments. Grades run from 0 (not relevant) up; what is not judged is 0. All results lie
 * between 0 and 1. A ranking names each thing once.
 */

/** Grade of each judged thing by its id. */
export type Judgments = ReadonlyMap<string, number>

const gradeOf = (judgments: Judgments, id: string): number => judgments.get(id) ?? 0

function relevantIn(ranking: readonly string[], judgments: Judgments, k: number): number {
  return ranking.slice(0, k).filter((id) => gradeOf(judgments, id) > 0).length
}

function relevantInAll(judgments: Judgments): number {
  return [...judgments.values()].filter((grade) => grade > 0).length
}

/** Share of the first k places that hold something relevant. Places left empty count as not relevant. */
export function precisionAt(ranking: readonly string[], judgments: Judgments, k: number): number {
  return relevantIn(ranking, judgments, k) / k
}

/** Share of everything relevant that stands in the first k places; 0 where nothing is relevant. */
export function recallAt(ranking: readonly string[], judgments: Judgments, k: number): number {
  const all = relevantInAll(judgments)
  return all === 0 ? 0 : relevantIn(ranking, judgments, k) / all
}

/** One over the place of the first relevant thing; 0 where none is in the first k. */
export function reciprocalRankAt(
  ranking: readonly string[],
  judgments: Judgments,
  k: number,
): number {
  const place = ranking.slice(0, k).findIndex((id) => gradeOf(judgments, id) > 0)
  return place < 0 ? 0 : 1 / (place + 1)
}

/** Discounted cumulative gain: each grade g is worth 2^g - 1, less the further down it stands. */
function discountedGain(grades: readonly number[]): number {
  return grades.reduce((sum, grade, i) => sum + (2 ** grade - 1) / Math.log2(i + 2), 0)
}

/** nDCG@k: the gain of the first k places as a share of what the best order would gain; 0 where nothing is relevant. */
export function ndcgAt(ranking: readonly string[], judgments: Judgments, k: number): number {
  const best = discountedGain([...judgments.values()].sort((a, b) => b - a).slice(0, k))
  const gained = discountedGain(ranking.slice(0, k).map((id) => gradeOf(judgments, id)))
  return best === 0 ? 0 : gained / best
}

/** The mean; 0 of nothing. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
