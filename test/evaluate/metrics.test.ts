/** Measures held to values worked out by hand. */
import { describe, expect, it } from 'vitest'
import {
  mean,
  ndcgAt,
  precisionAt,
  recallAt,
  reciprocalRankAt,
} from '../../src/evaluate/metrics.ts'

const judgments = new Map([
  ['a', 3],
  ['b', 2],
  ['c', 1],
  ['d', 0],
])

describe('precisionAt', () => {
  it('is the share of the first k places that are relevant', () => {
    expect(precisionAt(['a', 'x', 'c', 'b'], judgments, 4)).toBe(3 / 4)
    expect(precisionAt(['a', 'x', 'c', 'b'], judgments, 2)).toBe(1 / 2)
  })

  it('counts empty places as not relevant', () => {
    expect(precisionAt(['a'], judgments, 5)).toBe(1 / 5)
  })

  it('takes grade 0 for not relevant', () => {
    expect(precisionAt(['d'], judgments, 1)).toBe(0)
  })
})

describe('recallAt', () => {
  it('is the share of the relevant that stand in the first k places', () => {
    expect(recallAt(['x', 'b', 'd', 'a', 'c'], judgments, 3)).toBe(1 / 3)
    expect(recallAt(['x', 'b', 'd', 'a', 'c'], judgments, 5)).toBe(1)
  })

  it('is 0 where nothing is relevant', () => {
    expect(recallAt(['d'], new Map([['d', 0]]), 10)).toBe(0)
  })
})

describe('reciprocalRankAt', () => {
  it('is one over the first relevant place', () => {
    expect(reciprocalRankAt(['a', 'b'], judgments, 10)).toBe(1)
    expect(reciprocalRankAt(['x', 'd', 'c', 'a'], judgments, 10)).toBe(1 / 3)
  })

  it('is 0 beyond place k', () => {
    expect(reciprocalRankAt(['x', 'y', 'a'], judgments, 2)).toBe(0)
    expect(reciprocalRankAt([], judgments, 10)).toBe(0)
  })
})

describe('ndcgAt', () => {
  it('is 1 in the order of the grades', () => {
    expect(ndcgAt(['a', 'b', 'c', 'x'], judgments, 10)).toBe(1)
  })

  it('weighs 2^grade - 1 by the logarithm of the place', () => {
    // Gained: 0 + 3 / log2(3) + 7 / log2(4); best: 7 + 3 / log2(3) + 1 / log2(4).
    const gained = 0 + 3 / Math.log2(3) + 7 / 2
    const best = 7 + 3 / Math.log2(3) + 1 / 2
    expect(ndcgAt(['x', 'b', 'a'], judgments, 3)).toBeCloseTo(gained / best, 12)
    expect(gained / best).toBeCloseTo(0.5741, 4)
  })

  it('takes the best order of only k places as the yardstick', () => {
    expect(ndcgAt(['b'], judgments, 1)).toBeCloseTo(3 / 7, 12)
  })

  it('is 0 where nothing is relevant', () => {
    expect(ndcgAt(['a'], new Map(), 10)).toBe(0)
  })
})

describe('mean', () => {
  it('is the mean, and 0 of nothing', () => {
    expect(mean([1, 0, 0.5])).toBe(0.5)
    expect(mean([])).toBe(0)
  })
})
