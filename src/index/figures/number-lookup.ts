/** One figure over all reports: which have it, with what number, and what its years amount to. */
import type { FigureOperator } from '../../query/index.ts'
import type { Figure } from '../../report/index.ts'
import type { ColumnValues, FigureColumns } from './columns.ts'
import { chooseFigure, figureName, withoutNumber } from './figure-values.ts'

/** A year's numbers. Reports that have the figure without a number are in `blank` alone. */
export interface FigureYear {
  year: number
  sum: number
  /** Of an even count, the mean of the middle two. */
  median: number
  /** A quarter of the numbers is at most, a quarter at least this; between two numbers, as far as the quarter falls. */
  lowerQuartile: number
  upperQuartile: number
  /** Reports with a number. */
  reports: number
  blank: number
}

const isTotal = (applicant: string | null): boolean => applicant === null || applicant === 'total'

/**
 * A figure's number for every report, as a column. Without an applicant it is the number for all applicants together: the
 * 总计 of a table by applicant, or the one number of a form that does not tell applicants apart.
 */
export function numbersOf(
  columns: FigureColumns,
  key: string,
  applicant: string | null,
): ColumnValues | null {
  if (!isTotal(applicant)) return columns.valuesOf(figureName(key, applicant))
  const total = columns.valuesOf(figureName(key, 'total'))
  const plain = columns.valuesOf(key)
  if (total === null || plain === null) return total ?? plain
  return total.map((value, report) => firstNumber(value, plain[report]!))
}

function firstNumber(first: number, second: number): number {
  if (Number.isFinite(first)) return first
  return Number.isFinite(second) || Number.isNaN(first) ? second : first
}

/** A figure's numbers of all reports with their marks, of which each is that of the number beside it. */
export interface MarkedNumbers {
  values: ColumnValues
  marks: Uint8Array
}

/** The same as `numbersOf`, with what must be known of each number. */
export function markedNumbersOf(
  columns: FigureColumns,
  key: string,
  applicant: string | null,
): MarkedNumbers | null {
  const of = (name: string): MarkedNumbers | null => {
    const values = columns.valuesOf(name)
    return values === null ? null : { values, marks: columns.marksOf(name)! }
  }
  if (!isTotal(applicant)) return of(figureName(key, applicant))
  const total = of(figureName(key, 'total'))
  const plain = of(key)
  if (total === null || plain === null) return total ?? plain
  const values = total.values.slice()
  const marks = total.marks.slice()
  values.forEach((value, report) => {
    const other = plain.values[report]!
    // Where neither is held, either may be disputed.
    const takesOther = Number.isNaN(value)
      ? !Number.isNaN(other) || marks[report] === 0
      : firstNumber(value, other) !== value
    if (!takesOther) return
    values[report] = other
    marks[report] = plain.marks[report]!
  })
  return { values, marks }
}

/** The figure behind a number of `numbersOf`, of the same report. */
export function figureBehind(
  figures: readonly Figure[],
  key: string,
  applicant: string | null,
): Figure | undefined {
  if (!isTotal(applicant)) return chooseFigure(figures, key, applicant)
  const total = chooseFigure(figures, key, 'total')
  const plain = chooseFigure(figures, key, null)
  return total === undefined || (total.value === null && plain?.value != null) ? plain : total
}

const comparisons: Readonly<Record<FigureOperator, (a: number, b: number) => boolean>> = {
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '=': (a, b) => a === b,
}

/** Whether a report's number stands in a relation to another. A report without a number stands in none. */
export function comparedTo(
  numbers: ColumnValues | null,
  operator: FigureOperator,
  value: number,
): (report: number) => boolean {
  const compare = comparisons[operator]
  return (report) => {
    const own = numbers?.[report] ?? NaN
    return Number.isFinite(own) && compare(own, value)
  }
}

/** Sums of decimals carry binary dust: a millionth is finer than anything printed. */
const tidy = (value: number): number => Math.round(value * 1e6) / 1e6

/** The number below which a share of the sorted numbers lies, between two of them in proportion. */
function quantileOf(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share
  const [below, above] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!]
  return tidy(below + (above - below) * (place - Math.floor(place)))
}

/** What the numbers of some reports amount to, year by year, newest first; reports without a year are in none. */
export function sumByYear(cells: Iterable<{ year: number | null; value: number }>): FigureYear[] {
  const years = new Map<number, { numbers: number[]; blank: number }>()
  for (const { year, value } of cells) {
    if (year === null) continue
    const entry = years.get(year) ?? { numbers: [], blank: 0 }
    years.set(year, entry)
    if (value === withoutNumber) entry.blank++
    else entry.numbers.push(value)
  }
  return [...years]
    .filter(([, { numbers }]) => numbers.length > 0)
    .sort(([a], [b]) => b - a)
    .map(([year, { numbers, blank }]) => {
      const sorted = numbers.toSorted((a, b) => a - b)
      return {
        year,
        sum: tidy(numbers.reduce((sum, value) => sum + value, 0)),
        median: quantileOf(sorted, 0.5),
        lowerQuartile: quantileOf(sorted, 0.25),
        upperQuartile: quantileOf(sorted, 0.75),
        reports: numbers.length,
        blank,
      }
    })
}
