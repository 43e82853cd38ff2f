import fc from 'fast-check'
import { expect, it } from 'vitest'
import { makeCountOrder } from '../../../src/index/engines/embedded/answer.ts'

const reports = 40
const values = 25

it('orders codes by their counts, most first, and of as many by themselves, one search after the other', () => {
  // One order for all: nothing of the counts before may be left in it.
  const order = makeCountOrder(reports, values)
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: reports }), { maxLength: values }),
      fc.option(fc.nat({ max: values }), { nil: undefined }),
      (counts, limit) => {
        const expected = [...counts.keys()]
          .filter((code) => counts[code]! > 0)
          .sort((a, b) => counts[b]! - counts[a]! || a - b)
          .slice(0, limit)
        expect(order(Uint32Array.from(counts), limit)).toEqual(expected)
      },
    ),
  )
})
