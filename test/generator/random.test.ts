import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom, mixSeed, toZipfList } from '../../bench/generator/random.ts'

describe('createRandom', () => {
  it('gives the known first numbers of its stream', () => {
    const random = createRandom(1)
    expect([random.integer(0, 999_999), random.integer(0, 999_999)]).toEqual([627073, 2735])
  })

  it('keeps whole numbers within their limits, both included', () => {
    const random = createRandom(3)
    const seen = new Set(Array.from({ length: 200 }, () => random.integer(-1, 2)))
    expect([...seen].sort((a, b) => a - b)).toEqual([-1, 0, 1, 2])
  })

  it('refuses to pick from nothing', () => {
    expect(() => createRandom(1).pick([])).toThrow(RangeError)
    expect(() => createRandom(1).zipf(toZipfList([]))).toThrow(RangeError)
  })

  it('draws by Zipf: the first about twice as often as the second, the last still drawn', () => {
    const random = createRandom(5)
    const list = toZipfList([0, 1, 2, 3, 4, 5, 6, 7])
    const counts = list.items.map(() => 0)
    for (let i = 0; i < 20_000; i += 1) {
      const item = random.zipf(list)
      counts[item] = counts[item]! + 1
    }
    expect(counts[0]! / counts[1]!).toBeGreaterThan(1.8)
    expect(counts[0]! / counts[1]!).toBeLessThan(2.2)
    expect(counts[7]).toBeGreaterThan(500)
  })
})

describe('mixSeed', () => {
  it('tells apart seeds that differ in one part or in order', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (a, b) => {
        fc.pre(a !== b)
        expect(mixSeed(a, b)).not.toBe(mixSeed(b, a))
        expect(mixSeed(a, 1)).not.toBe(mixSeed(b, 1))
      }),
      { seed: 1, numRuns: 200 },
    )
  })
})
