import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  maxVarintBytes,
  PositionReader,
  readPositions,
  writeVarint,
} from '../../../src/index/concordance/pairs.ts'
import { runs } from '../../support/long.ts'

const positions = fc
  .uniqueArray(fc.integer({ min: 0, max: 0xffffffff }), { maxLength: 40 })
  .map((values) => values.sort((a, b) => a - b))

it('reads back any ascending positions from anywhere to anywhere', () => {
  fc.assert(
    fc.property(positions, fc.nat(5), fc.nat(5), (values, at, outAt) => {
      const bytes = new Uint8Array(at + values.length * maxVarintBytes)
      let end = at
      let previous = 0
      for (const value of values) {
        const next = writeVarint(bytes, end, value - previous)
        expect(next - end).toBeLessThanOrEqual(maxVarintBytes)
        end = next
        previous = value
      }
      const out = new Uint32Array(outAt + values.length)
      readPositions(bytes, at, values.length, out, outAt)
      expect([...out.subarray(outAt)]).toEqual(values)
    }),
    { seed: 80, numRuns: runs(1_000) },
  )
})

it('reads them piece by piece as well, whatever the size of a piece', () => {
  fc.assert(
    fc.property(positions, fc.integer({ min: 1, max: 50 }), (values, size) => {
      const bytes = new Uint8Array(values.length * maxVarintBytes)
      let end = 0
      values.forEach((value, i) => {
        end = writeVarint(bytes, end, value - (values[i - 1] ?? 0))
      })
      const reader = new PositionReader(bytes, 0, values.length)
      const piece = new Uint32Array(size)
      const read: number[] = []
      for (let count = reader.read(piece); count > 0; count = reader.read(piece))
        read.push(...piece.subarray(0, count))
      expect(read).toEqual(values)
    }),
    { seed: 81, numRuns: runs(1_000) },
  )
})

it.each([
  [0, 1],
  [0x7f, 1],
  [0x80, 2],
  [0x3fff, 2],
  [0x4000, 3],
  [0xffffffff, 5],
])('writes %i in %i bytes', (value, length) => {
  expect(writeVarint(new Uint8Array(8), 0, value)).toBe(length)
})
