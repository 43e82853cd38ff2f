import { describe, expect, it } from 'vitest'
import { columnsInMemory } from '../../../src/index/figures/columns.ts'
import { figureValuesOf, withoutNumber } from '../../../src/index/figures/figure-values.ts'
import {
  comparedTo,
  figureBehind,
  numbersOf,
  sumByYear,
} from '../../../src/index/figures/number-lookup.ts'
import type { Figure } from '../../../src/report/index.ts'

const figure = (value: number | null, applicant?: string, raw = ''): Figure => ({
  key: 'requests.received',
  label: '收到申请数',
  value,
  raw,
  unit: '件',
  ...(applicant === undefined ? {} : { applicant }),
  reading: 'table',
  source: { passageId: 's1.p1' },
})

/** One report a row: its figures, and the number that counts for all applicants and for natural persons. */
const reports: [figures: Figure[], all: number, naturalPerson: number][] = [
  [[figure(3)], 3, NaN],
  [[figure(7, 'total'), figure(5, 'naturalPerson')], 7, 5],
  [[figure(null, 'total', '/'), figure(0, 'naturalPerson')], withoutNumber, 0],
  [[figure(null, 'total'), figure(28)], 28, NaN],
  [[figure(null), figure(4)], 4, NaN],
  [[], NaN, NaN],
  [[figure(0)], 0, NaN],
]
const columns = columnsInMemory(reports.map(([figures]) => figureValuesOf({ figures, checks: [] })))
const numbers = (applicant: string | null) => numbersOf(columns, 'requests.received', applicant)!

describe('numbersOf', () => {
  it('takes the total of all applicants, or the one number of a report without applicants', () => {
    expect(Array.from(numbers(null))).toEqual(reports.map(([, all]) => all))
    expect(numbers('total')).toEqual(numbers(null))
    expect(Array.from(numbers('naturalPerson'))).toEqual(reports.map(([, , one]) => one))
    expect(numbersOf(columns, 'rules.made', null)).toBeNull()
  })

  it('has the figure behind each number', () => {
    for (const applicant of [null, 'total', 'naturalPerson']) {
      for (const [number, [figures]] of reports.entries()) {
        const behind = figureBehind(figures, 'requests.received', applicant)
        const value = behind === undefined ? NaN : (behind.value ?? withoutNumber)
        expect(value, `${number} ${applicant}`).toBe(numbers(applicant)[number])
      }
    }
  })
})

describe('comparedTo', () => {
  it.each([
    ['>', 3, [1, 3, 4]],
    ['>=', 3, [0, 1, 3, 4]],
    ['<', 3, [6]],
    ['<=', 3, [0, 6]],
    ['=', 0, [6]],
  ] as const)('%s %d holds for numbers alone, never for a blank or missing one', (...row) => {
    const [operator, value, expected] = row
    const test = comparedTo(numbers(null), operator, value)
    expect(reports.flatMap((_, report) => (test(report) ? [report] : []))).toEqual(expected)
    expect(comparedTo(null, operator, value)(0)).toBe(false)
  })
})

describe('sumByYear', () => {
  it('sums and halves by hand', () => {
    const cells = (year: number | null, ...values: number[]) =>
      values.map((value) => ({ year, value }))
    expect(
      sumByYear([
        ...cells(2016, 0.1, 0.2),
        ...cells(2018, 9, withoutNumber, 1, 2),
        ...cells(2017, 4, 1, 2, 0),
        ...cells(null, 1000),
        ...cells(2015, withoutNumber),
      ]),
    ).toEqual([
      {
        ...{ year: 2018, sum: 12, reports: 3, blank: 1 },
        ...{ lowerQuartile: 1.5, median: 2, upperQuartile: 5.5 },
      },
      {
        ...{ year: 2017, sum: 7, reports: 4, blank: 0 },
        ...{ lowerQuartile: 0.75, median: 1.5, upperQuartile: 2.5 },
      },
      {
        ...{ year: 2016, sum: 0.3, reports: 2, blank: 0 },
        ...{ lowerQuartile: 0.125, median: 0.15, upperQuartile: 0.175 },
      },
    ])
  })
})
