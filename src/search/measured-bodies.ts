/** Measured reports laid out to be compared: bodies by years, bodies in the order of a number, and how numbers are spread. */
import type { ReportMetadata } from '../report/index.ts'
import type { Measured } from './measures.ts'

/** What a body has in a year. */
export interface BodyYear {
  /** Place of the report among those measured. */
  report: number
  /** Other reports of the same body and year, by their places. */
  others: readonly number[]
  /** Whether another of them gives another number. */
  differs: boolean
}

export interface MeasuredBody {
  bodyId: string | null
  reportingBody: string | null
  /** Its newest report. */
  newest: ReportMetadata
  years: ReadonlyMap<number, BodyYear>
}

export interface BodiesByYears {
  /** Years in which a body has something of the measures, ascending. */
  years: readonly number[]
  /** Bodies with something of the measures in some year, in the order of their ids. */
  bodies: readonly MeasuredBody[]
  /** Bodies without, and reports of no known year, which are in no cell. */
  without: { bodies: number; undated: number }
}

/** Whose report it is: years of one body make one row. A body that is not known is known by its name, else each report stands alone. */
const bodyOf = ({ bodyId, reportingBody, reportId }: ReportMetadata): string =>
  bodyId ?? reportingBody ?? reportId

/** How many of the measures a report has a number for. */
function numbersIn({ columns }: Measured, report: number): number {
  return columns.filter(({ values }) => !Number.isNaN(values[report]!)).length
}

/** The report that stands for a body and year: an annual report before any other kind, then the one with the most numbers. */
function chooseReport(measured: Measured, reports: readonly number[]): BodyYear {
  const rank = (report: number): number =>
    (measured.reports[report]!.kind === 'annualReport' ? 100 : 0) + numbersIn(measured, report)
  const [report, ...others] = reports.toSorted((a, b) => rank(b) - rank(a))
  const differs = measured.columns.some(({ values }) =>
    others.some((other) => !Number.isNaN(values[other]!) && values[other] !== values[report!]),
  )
  return { report: report!, others, differs }
}

/** Whether a report has anything of the measures, be it a blank. */
function hasSome({ columns }: Measured, report: number): boolean {
  return columns.some(({ values, marks }) => !Number.isNaN(values[report]!) || marks[report] !== 0)
}

export function byBodies(measured: Measured): BodiesByYears {
  const rows = new Map<string, Map<number, number[]>>()
  let undated = 0
  measured.reports.forEach((metadata, report) => {
    const { reportYear } = metadata
    if (reportYear === null) {
      undated++
      return
    }
    const own = rows.get(bodyOf(metadata)) ?? new Map<number, number[]>()
    rows.set(bodyOf(metadata), own)
    own.set(reportYear, [...(own.get(reportYear) ?? []), report])
  })
  const years = new Set<number>()
  const bodies: MeasuredBody[] = []
  for (const own of rows.values()) {
    const chosen = new Map(
      [...own].map(([year, reports]) => [year, chooseReport(measured, reports)] as const),
    )
    const having = [...chosen].filter(([, { report }]) => hasSome(measured, report))
    if (having.length === 0) continue
    for (const [year] of having) years.add(year)
    // Reports stand newest first.
    const newest = measured.reports[Math.min(...[...chosen.values()].map(({ report }) => report))]!
    const { bodyId, reportingBody } = newest
    bodies.push({ bodyId, reportingBody, newest, years: chosen })
  }
  bodies.sort((a, b) => compareTexts(bodyOf(a.newest), bodyOf(b.newest)))
  return {
    years: [...years].sort((a, b) => a - b),
    bodies,
    without: { bodies: rows.size - bodies.length, undated },
  }
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

export type SortDirection = 'asc' | 'desc'

/** The number of a body in a year; NaN where there is none. */
export function numberOf(
  { columns }: Measured,
  body: MeasuredBody,
  measure: number,
  year: number,
): number {
  const cell = body.years.get(year)
  return cell === undefined ? NaN : columns[measure]!.values[cell.report]!
}

/** Bodies in the order of a number; those without one last, in the order they had. */
export function sortBodies(
  measured: Measured,
  bodies: readonly MeasuredBody[],
  { measure, year, direction }: { measure: number; year: number; direction: SortDirection },
): MeasuredBody[] {
  const sign = direction === 'asc' ? 1 : -1
  const keyOf = (body: MeasuredBody): number => {
    const value = numberOf(measured, body, measure, year)
    return Number.isNaN(value) ? Infinity : sign * value
  }
  const keys = new Map(bodies.map((body) => [body, keyOf(body)]))
  return bodies.toSorted((a, b) => {
    const [one, other] = [keys.get(a)!, keys.get(b)!]
    return one < other ? -1 : Number(one > other)
  })
}

/** A body's place in the order of a number: bodies with the same number share one. */
export interface RankedBody {
  rank: number
  body: MeasuredBody
  value: number
}

/** Bodies with a number in a year, by it. */
export function rankBodies(
  measured: Measured,
  bodies: readonly MeasuredBody[],
  by: { measure: number; year: number; direction: SortDirection },
): RankedBody[] {
  const ranked: RankedBody[] = []
  for (const body of sortBodies(measured, bodies, by)) {
    const value = numberOf(measured, body, by.measure, by.year)
    if (Number.isNaN(value)) break
    const before = ranked.at(-1)
    const rank = before?.value === value ? before.rank : ranked.length + 1
    ranked.push({ rank, body, value })
  }
  return ranked
}

/** Numbers from `from` on and below `to`; the last class holds what is equal to `to` too. */
export interface NumberClass {
  from: number
  to: number
  count: number
  /** How many numbers are greater than those of the class. */
  above: number
}

/** Steps of shares, and where counts are few enough for a class each. */
const shareSteps = 10
const mostSingle = 20

/** Where classes begin, and where the last ends. Counts lie close at the low end and far apart at the high: classes widen by 1, 2, 5. */
function bordersFor(values: readonly number[], isShare: boolean): number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  if (isShare) {
    const last = Math.max(shareSteps, Math.ceil(most * shareSteps))
    return Array.from(
      { length: Math.min(last, 2 * shareSteps) + 1 },
      (_, i) => i / shareSteps,
    ).concat(last > 2 * shareSteps ? [last / shareSteps] : [])
  }
  const areWhole = values.every(Number.isInteger)
  if (areWhole && most - least < mostSingle)
    return Array.from({ length: most - least + 2 }, (_, i) => least + i)
  const upTo = (limit: number): number[] => {
    const borders: number[] = []
    for (let power = 1; (borders.at(-1) ?? 0) <= limit; power *= 10)
      for (const step of [1, 2, 5]) if ((borders.at(-1) ?? 0) <= limit) borders.push(step * power)
    return borders
  }
  const below = least < 0 ? upTo(-least).map((border) => -border) : []
  return [...below.reverse(), 0, ...(most >= 0 ? upTo(most) : [])]
}

/** Counts numbers in classes that leave none out. */
export function spreadOf(values: readonly number[], isShare: boolean): NumberClass[] {
  if (values.length === 0) return []
  const borders = bordersFor(values, isShare)
  const last = borders.length - 2
  return borders.slice(0, -1).map((from, i) => {
    const to = borders[i + 1]!
    const isIn = (value: number): boolean =>
      value >= from && (value < to || (i === last && value === to))
    const count = values.filter(isIn).length
    const above = values.filter((value) => value >= to && !isIn(value)).length
    return { from, to, count, above }
  })
}

/** The numbers of a year, in ascending order. */
export interface YearSpread {
  year: number
  values: readonly number[]
  /** Reports of the year that have the measure without a number, and those that have nothing of it. */
  without: { blank: number; missing: number }
}

export function numbersOfYear(
  measured: Measured,
  bodies: readonly MeasuredBody[],
  measure: number,
  year: number,
): YearSpread {
  const values: number[] = []
  const without = { blank: 0, missing: 0 }
  const column = measured.columns[measure]!
  for (const body of bodies) {
    const cell = body.years.get(year)
    if (cell === undefined) continue
    const value = column.values[cell.report]!
    if (!Number.isNaN(value)) values.push(value)
    else if (column.marks[cell.report] === 0) without.missing++
    else without.blank++
  }
  return { year, values: values.sort((a, b) => a - b), without }
}
