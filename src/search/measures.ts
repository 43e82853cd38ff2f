/** What is compared between bodies and years: figures, and ratios of figures. From names to the numbers of every report. */
import { AppError } from '../errors.ts'
import { measureMarks } from '../limits.ts'
import { sentence } from '../sentence.ts'
import {
  sumByYear,
  type EngineNumbers,
  type FigureName,
  type FigureYear,
  type ListedReport,
  type SearchEngine,
  type SearchFilters,
} from '../index/index.ts'
import {
  figureRatios,
  type FigureKey,
  type FigureRatio,
  type ReportMetadata,
  findApplicant,
} from '../report/index.ts'
import { findFigureKey } from './figures.ts'
import { withOtherNames } from './resolve.ts'

/** Keys that are added up. */
type Side = readonly string[]

export interface Measure {
  /** A figure's key; a ratio's name, or two keys with a stroke between: `requests.refused.stateSecret/requests.outcomes.total`. */
  name: string
  kind: 'figure' | 'ratio'
  /** In Simplified Chinese. */
  label: string
  /** null for a ratio. */
  unit: string | null
  /** Whose applications it counts; null for all together. */
  applicant: string | null
  /** Ways to state the sides of a ratio, the first that is stated whole counts; of a figure, its key alone. */
  numerator: readonly Side[]
  denominator: readonly Side[]
}

/** The numbers of one measure, one a report. */
export interface MeasuredColumn {
  /** NaN where there is none; of a ratio a share of 1. */
  values: Float64Array
  /** Bits of `measureMarks`; 0 beside NaN where the report has nothing of it. */
  marks: Uint8Array
  /** Of a ratio: its sides, and the ways in which they are stated. */
  sides?: { numerator: MeasuredSide; denominator: MeasuredSide }
}

export interface MeasuredSide {
  values: Float64Array
  /** Place in the measure's list of ways. */
  ways: Uint8Array
}

/** Measures over the reports that pass filters. */
export interface Measured {
  measures: readonly Measure[]
  /** Newest first. */
  reports: readonly ReportMetadata[]
  /** As many as measures; of each as many numbers as reports. */
  columns: readonly MeasuredColumn[]
}

export interface MeasureParameters {
  /** Keys, labels, or other names of figures. */
  keys: readonly string[]
  /** Names of ratios, or `key/key`. */
  ratios: readonly string[]
  /** Kind of applicant, for figures that some report splits by it; null for all together. */
  applicant: string | null
  /** `section` and `part` are not looked at: a figure belongs to the whole report. */
  filters: SearchFilters
}

function measureOfFigure({ key, label, unit }: FigureKey): Measure {
  const numerator = [[key]]
  return { name: key, kind: 'figure', label, unit, applicant: null, numerator, denominator: [] }
}

function measureOfRatio({ name, label, numerator, denominator }: FigureRatio): Measure {
  return { name, kind: 'ratio', label, unit: null, applicant: null, numerator, denominator }
}

function unknown(parameter: 'key' | 'ratio', value: string): AppError {
  return new AppError('invalid_parameter', sentence(`unknown.${parameter}`, { value }), {
    details: [{ parameter, value }],
  })
}

/** @throws AppError `invalid_parameter` for a name that means no figure. */
function figureCalled(name: string, parameter: 'key' | 'ratio'): FigureKey {
  const entry = findFigureKey(name)
  if (entry === undefined) throw unknown(parameter, name)
  return entry
}

/**
 * The ratio of a name, of a label, or of two figures with a stroke between them.
 *
 * @throws AppError `invalid_parameter` for any other.
 */
export function findRatio(name: string): Measure {
  const own = figureRatios.find((ratio) => ratio.name === name || ratio.label === name)
  if (own !== undefined) return measureOfRatio(own)
  const keys = name.split('/')
  if (keys.length !== 2) throw unknown('ratio', name)
  const [numerator, denominator] = keys.map((key) => figureCalled(key, 'ratio'))
  return measureOfRatio({
    name: `${numerator!.key}/${denominator!.key}`,
    label: `${numerator!.label} ÷ ${denominator!.label}`,
    numerator: [[numerator!.key]],
    denominator: [[denominator!.key]],
  })
}

/** Every ratio of the table. */
export const knownRatios: readonly Measure[] = figureRatios.map(measureOfRatio)

type NumbersOf = (key: string, applicant: string | null) => EngineNumbers['columns'][number]

/** Adds up a side of a ratio; of its ways the first that a report states whole. */
function sumOfSide(
  ways: readonly Side[],
  applicant: string | null,
  reports: number,
  numbersOf: NumbersOf,
): MeasuredSide & { marks: Uint8Array } {
  const side = {
    values: new Float64Array(reports).fill(NaN),
    ways: new Uint8Array(reports),
    marks: new Uint8Array(reports),
  }
  const columns = ways.map((keys) => keys.map((key) => numbersOf(key, applicant)))
  for (let report = 0; report < reports; report++) {
    let seen = 0
    for (const [way, own] of columns.entries()) {
      const sum = own.reduce((total, { values }) => total + values[report]!, 0)
      const marks = own.reduce((all, each) => all | each.marks[report]!, 0)
      const holds = own.some(({ values }) => !Number.isNaN(values[report]!))
      seen |= marks | (holds ? measureMarks.incomplete : 0)
      if (Number.isNaN(sum)) continue
      // Sums of decimals carry binary dust: a millionth is finer than anything printed.
      side.values[report] = Math.round(sum * 1e6) / 1e6
      side.ways[report] = way
      side.marks[report] = marks
      break
    }
    if (Number.isNaN(side.values[report]!)) side.marks[report] = seen
  }
  return side
}

function ratioColumn(measure: Measure, reports: number, numbersOf: NumbersOf): MeasuredColumn {
  const { applicant } = measure
  const numerator = sumOfSide(measure.numerator, applicant, reports, numbersOf)
  const denominator = sumOfSide(measure.denominator, applicant, reports, numbersOf)
  const values = new Float64Array(reports).fill(NaN)
  const marks = new Uint8Array(reports)
  for (let report = 0; report < reports; report++) {
    const [above, below] = [numerator.values[report]!, denominator.values[report]!]
    const isWhole = !Number.isNaN(above) && !Number.isNaN(below)
    marks[report] = numerator.marks[report]! | denominator.marks[report]!
    if (isWhole && below !== 0) values[report] = above / below
    else if (isWhole) marks[report]! |= measureMarks.overZero
    else if (marks[report] !== 0 || !Number.isNaN(above) || !Number.isNaN(below))
      marks[report]! |= measureMarks.incomplete
  }
  return { values, marks, sides: { numerator, denominator } }
}

/**
 * Measures the reports that pass the filters.
 *
 * @param all every report of the index, newest first
 * @param splitKeys figures that some report splits by applicant: of others an applicant asks nothing
 * @throws AppError `invalid_parameter` for a key, ratio or applicant that does not exist.
 */
export async function measure(
  engine: SearchEngine,
  { keys, ratios, applicant: asked, filters }: MeasureParameters,
  all: readonly ListedReport[],
  splitKeys: ReadonlySet<string>,
): Promise<Measured> {
  const applicant = asked === null ? null : findApplicant(asked)
  if (applicant === undefined)
    throw new AppError('invalid_parameter', sentence('unknown.applicant', { value: asked ?? '' }), {
      details: [{ parameter: 'applicant', value: asked ?? '' }],
    })
  const named = [
    ...keys.map((key) => measureOfFigure(figureCalled(key, 'key'))),
    ...ratios.map(findRatio),
  ]
  const measures = [...new Map(named.map((each) => [each.name, each])).values()].map((each) => {
    const own = [...each.numerator, ...each.denominator].flat()
    return { ...each, applicant: own.some((key) => splitKeys.has(key)) ? applicant : null }
  })
  const names = new Map<string, FigureName>()
  for (const each of measures)
    for (const key of [...each.numerator, ...each.denominator].flat())
      names.set(`${key}@${each.applicant ?? ''}`, { key, applicant: each.applicant })
  const found = await engine.numbers([...names.values()], withOtherNames(filters))
  const places = new Map([...names.keys()].map((name, place) => [name, place]))
  const numbersOf: NumbersOf = (key, of) => found.columns[places.get(`${key}@${of ?? ''}`)!]!
  return {
    measures,
    reports: Array.from(found.reports, (report) => all[report]!.metadata),
    columns: measures.map((each) =>
      each.kind === 'figure'
        ? numbersOf(each.name, each.applicant)
        : ratioColumn(each, found.reports.length, numbersOf),
    ),
  }
}

/** What a measure amounts to year by year, newest first; reports without a number are in `blank` alone. */
export function measuredYears({ reports, columns }: Measured, measure: number): FigureYear[] {
  const { values, marks } = columns[measure]!
  return sumByYear(
    reports.flatMap(({ reportYear: year }, report) => {
      const value = values[report]!
      if (!Number.isNaN(value)) return [{ year, value }]
      return marks[report] === 0 ? [] : [{ year, value: Infinity }]
    }),
  )
}
