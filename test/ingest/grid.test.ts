import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layoutGrid } from '../../src/ingest/grid.ts'
import { runs } from '../support/long.ts'

const cell = (text: string, columnSpan = 1, rowSpan = 1) => ({ text, columnSpan, rowSpan })

describe('layoutGrid', () => {
  it('places cells beside and below spans', () => {
    const grid = layoutGrid([
      [cell('a', 2, 2), cell('b')],
      [cell('c')],
      [cell('d'), cell('e'), cell('f')],
    ])
    expect(grid.cells.map(({ text, row, column }) => [text, row, column])).toEqual([
      ['a', 0, 0],
      ['b', 0, 2],
      ['c', 1, 2],
      ['d', 2, 0],
      ['e', 2, 1],
      ['f', 2, 2],
    ])
    expect(grid).toMatchObject({ rowCount: 3, columnCount: 3 })
  })

  it('lets a row span of 0 reach the last row and cuts one that reaches further', () => {
    const grid = layoutGrid([[cell('a', 1, 0), cell('b', 1, 99)], [cell('c')], [cell('d')]])
    expect(grid.cells.map(({ text, rowSpan }) => [text, rowSpan])).toEqual([
      ['a', 3],
      ['b', 3],
      ['c', 1],
      ['d', 1],
    ])
  })

  it('keeps spans made to fill the memory within bounds', () => {
    const bomb = Array.from({ length: 3000 }, () => [cell('x', 65_534, 65_534), cell('y', 1000)])
    const grid = layoutGrid(bomb)
    expect(grid.columnCount).toBeLessThanOrEqual(200)
    expect(grid.cells.length).toBeLessThan(7000)
  })

  it('never lays two cells on one place', () => {
    const anyCell = fc.record({ text: fc.constant('x'), columnSpan: fc.nat(5), rowSpan: fc.nat(5) })
    fc.assert(
      fc.property(fc.array(fc.array(anyCell, { maxLength: 6 }), { maxLength: 8 }), (rows) => {
        const grid = layoutGrid(rows)
        const taken = new Set<string>()
        for (const placed of grid.cells) {
          for (let row = placed.row; row < placed.row + placed.rowSpan; row++) {
            for (let column = placed.column; column < placed.column + placed.columnSpan; column++) {
              const place = `${row},${column}`
              if (taken.has(place) || row >= grid.rowCount || column >= grid.columnCount)
                return false
              taken.add(place)
            }
          }
        }
        return grid.cells.length === rows.flat().length
      }),
      { numRuns: runs(300), seed: 7 },
    )
  })
})
