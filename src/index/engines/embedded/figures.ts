/** Figures of the reports that pass filters, and the checks that hold one year's report against the next. */
import { checkAcrossYears, type Check, type ReportMetadata } from '../../../report/index.ts'
import type {
  EngineFigureRequest,
  EngineFigures,
  EngineNumbers,
  FigureCount,
  FigureName,
  MatchNode,
} from '../../engine.ts'
import { countStated, type ColumnValues, type FigureCounts } from '../../figures/columns.ts'
import {
  comparedTo,
  figureBehind,
  markedNumbersOf,
  numbersOf,
  sumByYear,
} from '../../figures/number-lookup.ts'
import { withoutNumber } from '../../figures/figure-values.ts'
import { charactersPerOccurrence } from '../../query-budget.ts'
import type { SearchedSnapshot } from '../../snapshot.ts'
import { passesAll } from './filters.ts'
import type { ReportColumns } from './report-columns.ts'

/** The reports in which a figure stands in the relation a query asks for. */
export function figureTest(
  snapshot: SearchedSnapshot,
  { key, applicant, operator, value }: MatchNode & { type: 'figure' },
): (report: number) => boolean {
  return comparedTo(numbersOf(snapshot.figures, key, applicant), operator, value)
}

/** Reading the figures of one report, in occurrences read. */
const occurrencesPerReport = 2_000

/**
 * One figure of the reports that pass; `passes` as from filterReports.
 *
 * @param read told what is about to be read, in occurrences; it may end the work by throwing
 */
export function findFigures(
  snapshot: SearchedSnapshot,
  passes: Uint8Array,
  request: EngineFigureRequest,
  read: (occurrences: number) => void,
): EngineFigures {
  read(passes.length / charactersPerOccurrence)
  const { metadata } = snapshot
  const { key, applicant, limit, offset, order, reportIds } = request
  const numbers = numbersOf(snapshot.figures, key, applicant)
  if (numbers === null) return { total: 0, blank: 0, figures: [], byYear: [] }
  const among =
    reportIds === undefined
      ? Array.from(metadata.keys())
      : [...new Set(reportIds.flatMap((id) => snapshot.numberOf(id) ?? []))].sort((a, b) => a - b)
  const reports = among.filter(
    (report) => passes[report] === passesAll && !Number.isNaN(numbers[report]),
  )
  const ordered = order === undefined ? reports : inOrder(reports, numbers, order)
  return {
    total: reports.length,
    blank: reports.filter((report) => numbers[report] === withoutNumber).length,
    figures: ordered.slice(offset, offset + limit).map((report) => {
      read(occurrencesPerReport)
      const figure = figureBehind(snapshot.readFigures(report), key, applicant)!
      return { metadata: metadata[report]!, figure }
    }),
    byYear: sumByYear(
      reports.map((report) => ({
        year: metadata[report]!.reportYear,
        value: numbers[report]!,
      })),
    ),
  }
}

/** Numbers of figures in the reports that pass; `passes` as from filterReports, `read` as of `findFigures`. */
export function findNumbers(
  { figures }: Pick<SearchedSnapshot, 'figures'>,
  passes: Uint8Array,
  names: readonly FigureName[],
  read: (occurrences: number) => void,
): EngineNumbers {
  read(((names.length + 1) * passes.length) / charactersPerOccurrence)
  const reports = Uint32Array.from(
    Array.from(passes.keys()).filter((report) => passes[report] === passesAll),
  )
  return {
    reports,
    columns: names.map(({ key, applicant }) => {
      const all = markedNumbersOf(figures, key, applicant)
      const numbers = {
        values: new Float64Array(reports.length).fill(NaN),
        marks: new Uint8Array(reports.length),
      }
      if (all === null) return numbers
      reports.forEach((report, i) => {
        const value = all.values[report]!
        numbers.values[i] = value === withoutNumber ? NaN : value
        numbers.marks[i] = all.marks[report]!
      })
      return numbers
    }),
  }
}

/** Reports by their numbers; those without one, which is told by an infinite number, last. */
function inOrder(
  reports: readonly number[],
  numbers: ColumnValues,
  order: 'most' | 'least',
): number[] {
  const sign = order === 'most' ? -1 : 1
  const keyOf = (report: number): number => {
    const value = numbers[report]!
    return value === withoutNumber ? Infinity : sign * value
  }
  // Not their difference: that of two infinite keys is no number.
  return reports.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : Number(keyOf(a) > keyOf(b))))
}

/** How many reports have each figure. */
export function countFigures({ figures }: SearchedSnapshot): FigureCount[] {
  const byKey = new Map<string, (FigureCounts & { applicant: string | undefined })[]>()
  for (const column of figures.columns) {
    // Disputed in every report that has it.
    if (column.stated + column.blank === 0) continue
    const [key = '', applicant] = column.name.split('@')
    const columns = byKey.get(key) ?? []
    byKey.set(key, columns)
    columns.push({ ...column, applicant })
  }
  return [...byKey].map(([key, columns]) => {
    const whole = columns.filter(({ applicant = 'total' }) => applicant === 'total')
    // A report may have both; only its numbers tell.
    const { stated, blank } =
      whole.length === 1 ? whole[0]! : countStated(numbersOf(figures, key, null) ?? [])
    return {
      key,
      reports: stated,
      blank,
      applicants: columns.flatMap(({ applicant }) => applicant ?? []),
    }
  })
}

/** Those of a body's other reports that are of the years beside one report's. */
function besideIn(
  metadata: readonly ReportMetadata[],
  report: number,
  sameBody: readonly number[],
): number[] {
  const { reportYear } = metadata[report]!
  if (reportYear === null) return []
  return sameBody.filter((other) => {
    const year = metadata[other]!.reportYear
    return year !== null && Math.abs(year - reportYear) === 1
  })
}

/**
 * The checks that hold a report against those of its body in the years beside it. Cells of the other report carry its year:
 * `requests.carriedForward@total:2023`.
 */
export function checksAcrossYears(
  snapshot: SearchedSnapshot,
  report: number,
  sameBody: readonly number[],
): Check[] {
  const neighbours = besideIn(snapshot.metadata, report, sameBody)
  if (neighbours.length === 0) return []
  const read = (number: number) => ({
    reportYear: snapshot.metadata[number]!.reportYear,
    figures: snapshot.readFigures(number),
  })
  // Of two texts of one year, the one that says more: a notice of a report lies beside it at times.
  const others = neighbours.map(read).sort((a, b) => b.figures.length - a.figures.length)
  const reports = [read(report), ...others]
  const ownYear = `:${snapshot.metadata[report]!.reportYear}`
  return checkAcrossYears(reports).map((check) => ({
    ...check,
    cells: check.cells.map((cell) =>
      cell.endsWith(ownYear) ? cell.slice(0, -ownYear.length) : cell,
    ),
  }))
}

/** Makes the function that names the other reports of a report's body, newest first; none where the body is not known. */
export function createSameBody({
  bodyId: { values, codes },
}: ReportColumns): (report: number) => number[] {
  const reportsOf: number[][] = values.map(() => [])
  codes.forEach((code, report) => {
    if (values[code]!.bodyId !== null) reportsOf[code]!.push(report)
  })
  return (report) => reportsOf[codes[report]!]!.filter((other) => other !== report)
}
