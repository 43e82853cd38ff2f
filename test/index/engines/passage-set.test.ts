import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  countBetween,
  passagesOf,
  passageSet,
  PassageSetReader,
  unionOf,
  wordsBetween,
  type PassageSet,
} from '../../../src/index/engines/embedded/passage-set.ts'
import { runs } from '../../support/long.ts'

const total = 200

/** Few passages, kept as a list, or many, kept as bits. */
const members = fc.oneof(
  fc.uniqueArray(fc.nat(total - 1), { maxLength: 5 }),
  fc.uniqueArray(fc.nat(total - 1), { minLength: 20, maxLength: total }),
)
const stretch = fc
  .tuple(fc.nat(total), fc.nat(total))
  .map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)])

/** In their order, as they mostly come, or in any. */
const stretches = fc
  .tuple(fc.array(stretch, { minLength: 1, maxLength: 5 }), fc.boolean())
  .map(([all, inOrder]) => (inOrder ? all.sort(([a], [b]) => a - b) : all))

const ascending = (passages: readonly number[]): number[] => [...passages].sort((a, b) => a - b)
const setOf = (passages: readonly number[]): PassageSet =>
  passageSet(Uint32Array.from(ascending(passages)), total)
const isIn =
  ([first, end]: readonly [number, number]) =>
  (passage: number): boolean =>
    passage >= first && passage < end

describe('passageSet', () => {
  it('gives its passages back, ascending, as a list or as bits', () => {
    const forms = new Set<string>()
    fc.assert(
      fc.property(members, (passages) => {
        const set = setOf(passages)
        forms.add(Object.keys(set).join())
        expect([...passagesOf(set)]).toEqual(ascending(passages))
      }),
    )
    expect(forms).toEqual(new Set(['list', 'bits']))
  })

  it('is read between two passages, and no further', () => {
    fc.assert(
      fc.property(members, stretches, fc.boolean(), (passages, asked, isList) => {
        const list = Uint32Array.from(ascending(passages))
        const reader = new PassageSetReader(isList ? { list } : setOf(passages))
        for (const [first, end] of asked) {
          const words = new Uint32Array(wordsBetween(first, end)).fill(0xffffffff)
          reader.readWords(first, end, words, 0)
          const found = Array.from(
            passagesOf({ bits: words }),
            (passage) => passage + (first & ~31),
          )
          expect(found).toEqual(ascending(passages.filter(isIn([first, end]))))
        }
      }),
    )
  })

  it('counts, unites and meets others as sets of numbers do', () => {
    fc.assert(
      fc.property(fc.array(members, { minLength: 1, maxLength: 4 }), stretch, (lists, between) => {
        const sets = lists.map(setOf)
        const union = new Set(lists.flat())
        expect(countBetween(unionOf(sets, total), ...between)).toBe(
          [...union].filter(isIn(between)).length,
        )
      }),
      { numRuns: runs(1_000) },
    )
  })
})
