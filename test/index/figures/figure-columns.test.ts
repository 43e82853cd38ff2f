import { readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  openFigureColumns,
  writeFigureColumns,
  type FigureSource,
} from '../../../src/index/figures/figure-columns.ts'
import { columnsInMemory } from '../../../src/index/figures/columns.ts'
import { figureMarks } from '../../../src/limits.ts'
import { withoutNumber, type FigureValues } from '../../../src/index/figures/figure-values.ts'
import { sumOfFile } from '../../../src/index/store/output-file.ts'
import { files } from '../../../src/index/store/files.ts'
import { beginGeneration } from '../../../src/index/store/generation.ts'
import { readLines } from '../../../src/index/store/lines.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { runs } from '../../support/long.ts'

const folder = temporaryFolder()

/** Writes columns as a generation's, and answers what opens them. */
function write(
  ...args: Parameters<typeof writeFigureColumns> extends [unknown, ...infer R] ? R : never
) {
  const generation = beginGeneration(folder)
  writeFigureColumns(generation, ...args)
  const path = (file: string): string => generation.path(file)
  return { path, readLines: (file: string) => readLines(path(file), sumOfFile(path(file))) }
}

const valuesOf = (record: Record<string, number>): FigureValues => ({
  names: Object.keys(record),
  values: Float64Array.from(Object.values(record)),
  // Any marks do, but each value has its own.
  marks: Uint8Array.from(Object.values(record), (value) => Math.abs(Math.round(value)) % 32),
})

const anyReport = fc
  .dictionary(
    fc.constantFrom('a', 'b', 'b@total', 'c.d', '甲'),
    fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constant(withoutNumber), fc.constant(0.5)),
  )
  .map(valuesOf)

/** Each report's values again, out of columns. */
function recordsOf(columns: ReturnType<typeof openFigureColumns>, reports: number) {
  return Array.from({ length: reports }, (_, report) =>
    Object.fromEntries(
      columns.columns.flatMap(({ name }) => {
        const value = columns.valuesOf(name)![report]!
        const mark = columns.marksOf(name)![report]!
        return Number.isNaN(value) ? [] : [[name, [value, mark]]]
      }),
    ),
  )
}

const asRecord = ({ names, values, marks }: FigureValues) =>
  Object.fromEntries(names.map((name, i) => [name, [values[i], marks[i]]]))

describe('figure columns', () => {
  it('hold what reports state, also those taken over from an older generation', () => {
    fc.assert(
      fc.property(
        fc.array(anyReport, { minLength: 1, maxLength: 6 }),
        fc.array(fc.oneof(anyReport, fc.nat({ max: 5 })), { minLength: 1, maxLength: 8 }),
        (before, after) => {
          const previous = openFigureColumns(write(before, null), before.length)
          const reports = after.map((each) =>
            typeof each === 'number' ? before[each % before.length]! : each,
          )
          const sources = after.map((each): FigureSource =>
            typeof each === 'number' ? { keptFrom: each % before.length } : each,
          )
          const columns = openFigureColumns(write(sources, previous), after.length)
          expect(recordsOf(columns, after.length)).toEqual(reports.map(asRecord))
          for (const { name, stated, blank } of columns.columns) {
            const own = reports.map((report) => asRecord(report)[name])
            expect(blank).toBe(own.filter((cell) => cell?.[0] === withoutNumber).length)
            expect(stated + blank).toBe(own.filter((value) => value !== undefined).length)
          }
          expect(columns.columns).toMatchObject(
            columnsInMemory(reports).columns.map(({ name, stated, blank }) => ({
              name,
              stated,
              blank,
            })),
          )
          previous.close()
          columns.close()
        },
      ),
      { numRuns: runs(60), seed: 7 },
    )
  })

  it('answers more names than it keeps in memory', () => {
    const names = Array.from({ length: 100 }, (_, i) => `name${i}`)
    const report = valuesOf(Object.fromEntries(names.map((name, i) => [name, i])))
    const written = write([report, valuesOf({})], null)
    const columns = openFigureColumns(written, 2)
    for (let round = 0; round < 2; round++)
      for (const [i, name] of names.entries())
        expect(Array.from(columns.valuesOf(name)!)).toEqual([i, NaN])
    expect(columns.valuesOf('none')).toBeNull()
    columns.close()
  })

  it('keep a figure that is disputed as one without a number, which is no blank', () => {
    const disputed = {
      names: ['a'],
      values: Float64Array.of(NaN),
      marks: Uint8Array.of(figureMarks.disputed),
    }
    const columns = openFigureColumns(write([disputed, valuesOf({})], null), 2)
    expect(columns.columns).toMatchObject([{ name: 'a', stated: 0, blank: 0 }])
    expect(Array.from(columns.marksOf('a')!)).toEqual([figureMarks.disputed, 0])
    columns.close()
  })

  it('refuses a column that was changed, by the name of its file', () => {
    const written = write([valuesOf({ a: 1 }), valuesOf({ a: 2 })], null)
    const path = written.path(files.figureColumns)
    const bytes = readFileSync(path)
    bytes[9] = bytes[9]! ^ 1
    writeFileSync(path, bytes)
    const columns = openFigureColumns(written, 2)
    expect(() => columns.valuesOf('a')).toThrow(
      /figure-columns\.f64 is not the file that was written/,
    )
    columns.close()
  })
})
