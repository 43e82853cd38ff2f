/** The figures of many reports as columns, wherever they lie: for each name one number a report. */
import { withoutNumber, type FigureValues } from './figure-values.ts'

/** One name, and how many reports state it. */
export interface FigureCounts {
  name: string
  /** Reports that give a number. */
  stated: number
  /** Reports that have the cell or sentence, but no number in it. */
  blank: number
}

/** Numbers by report number: NaN where a report does not have the figure, `withoutNumber` where it has it without a number. */
export type ColumnValues = Float64Array

export interface FigureColumns {
  columns: readonly FigureCounts[]
  /** The column of a name; null where no report has it. */
  valuesOf: (name: string) => ColumnValues | null
  /** Marks of the same by report number: bits of `figureMarks`. */
  marksOf: (name: string) => Uint8Array | null
  close: () => void
}

/** How many of a column's reports give a number, and how many have the figure without one. */
export function countStated(values: Iterable<number>): { stated: number; blank: number } {
  let stated = 0
  let blank = 0
  for (const value of values) {
    if (value === withoutNumber) blank++
    else if (!Number.isNaN(value)) stated++
  }
  return { stated, blank }
}

/** The column of a name that no report has. */
export const emptyColumn = (
  reports: number,
): { values: ColumnValues; marks: Uint8Array<ArrayBuffer> } => ({
  values: new Float64Array(reports).fill(NaN),
  marks: new Uint8Array(reports),
})

/** Columns of reports that stand in memory. */
export function columnsInMemory(reports: readonly FigureValues[]): FigureColumns {
  const byName = new Map<string, ReturnType<typeof emptyColumn>>()
  reports.forEach(({ names, values, marks }, report) => {
    names.forEach((name, i) => {
      const column = byName.get(name) ?? emptyColumn(reports.length)
      byName.set(name, column)
      column.values[report] = values[i]!
      column.marks[report] = marks[i]!
    })
  })
  const columns = [...byName].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    columns: columns.map(([name, { values }]) => ({
      name,
      ...countStated(values),
    })),
    valuesOf: (name) => byName.get(name)?.values ?? null,
    marksOf: (name) => byName.get(name)?.marks ?? null,
    close: () => undefined,
  }
}
