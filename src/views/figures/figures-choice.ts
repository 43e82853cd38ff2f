/** What is asked of the figures page and what it shows, as data: read and gathered by the server, drawn by the views. */
import type {
  BodiesByYears,
  FigureKeyCount,
  FiguresResponse,
  Measure,
  Measured,
  MeasuredBody,
  NumberClass,
  RankedBody,
  ReportFigure,
  SortDirection,
} from '../../search/index.ts'
import type { Language } from '../../language/index.ts'
import { mostMeasures } from '../../limits.ts'
import { toQueryString, type SearchState } from '../page/address.ts'
import type { PageContext } from '../page/page-context.ts'

/** Outcomes of applications that make up the whole, in the order of the form. */
export const outcomeGroups = [
  'granted',
  'partlyGranted',
  'refused',
  'unavailable',
  'notProcessed',
  'otherOutcome',
] as const
export type OutcomeGroup = (typeof outcomeGroups)[number]

export interface OutcomeShare {
  /** Sum over the reports of the year; null where every one leaves it blank. */
  sum: number | null
  /** The cell, where the year has one report alone; relative to the page. */
  href?: string
}

export interface OutcomeYear {
  year: number
  /** A group that no report of the year has is left out. */
  shares: Partial<Record<OutcomeGroup, OutcomeShare>>
}

/** The ways to look at what is chosen; the first is the usual one. */
export const figureViews = ['lines', 'table', 'ranking', 'distribution', 'multiples'] as const
export type FigureView = (typeof figureViews)[number]

export const plotKinds = ['lines', 'bars'] as const
export type PlotKind = (typeof plotKinds)[number]

export const plotScales = ['same', 'own'] as const
export type PlotScale = (typeof plotScales)[number]

/** Figures and ratios shown together at most. */
export const mostFigures = mostMeasures

/** Reports drawn as a point each without being asked for, and at most: of more, median and quartiles say more. */
export const mostPoints = { unasked: 300, asked: 2_000 } as const

/** Reports listed one by one below the plots. */
export const mostListed = 100

/** Bodies on a page of a view. */
export const bodiesPerPage = { table: 50, ranking: 50, multiples: 24 } as const

/** What the form was filled in with, as text. */
export interface FigureChoice {
  view: FigureView
  keys: readonly string[]
  /** Names of ratios. */
  ratios: readonly string[]
  applicant: string
  year: string
  region: readonly string[]
  body: readonly string[]
  plot: PlotKind
  /** Whether every report is drawn as a point also where they are many. */
  points: boolean
  /** The column that the table of bodies is sorted by: a measure's name and a year, `requests.received:2023`; else empty. */
  sort: string
  order: SortDirection
  /** The year of ranking and distribution; empty for the newest with a number. */
  at: string
  /** The measure of ranking and distribution; empty for the first. */
  by: string
  scale: PlotScale
  /** Bodies left out before the first of the page. */
  offset: number
}

/** Address of the page with a choice, relative to it. */
export function figuresAddress(
  choice: FigureChoice,
  lang: Language | null,
  file: readonly (readonly [name: string, value: string])[] = [],
): string {
  const pairs: (readonly [string, string])[] = []
  const add = (name: string, value: string, usual = ''): void => {
    if (value !== usual) pairs.push([name, value])
  }
  add('view', choice.view, figureViews[0])
  for (const key of choice.keys) add('key', key)
  for (const ratio of choice.ratios) add('ratio', ratio)
  add('applicant', choice.applicant)
  add('year', choice.year)
  for (const name of ['region', 'body'] as const) for (const value of choice[name]) add(name, value)
  add('plot', choice.plot, plotKinds[0])
  if (choice.points) add('points', 'on')
  add('sort', choice.sort)
  add('order', choice.order, 'desc')
  add('at', choice.at)
  add('by', choice.by)
  add('scale', choice.scale, plotScales[0])
  add('offset', String(choice.offset), '0')
  pairs.push(...file)
  if (lang !== null) add('lang', lang)
  return `figures?${toQueryString(pairs)}`
}

export type Failing = ReadonlyMap<string, ReadonlySet<string>>

/** Whether a failed check of its report names a figure. */
export function isFailing(
  failing: Failing,
  { reportId, key, applicant }: Pick<ReportFigure, 'reportId' | 'key' | 'applicant'>,
): boolean {
  const names = failing.get(reportId)
  if (names === undefined) return false
  // A figure asked for whole may be the total of a table by applicant.
  return (
    names.has(applicant === null ? key : `${key}@${applicant}`) ||
    (applicant === null && names.has(`${key}@total`))
  )
}

/** A figure as the endpoint answers it, or a ratio in the same shape: its numbers are per cent, and have no sum. */
export type ChosenAnswer = FiguresResponse & { isRatio?: true }

/** What the figures are over: the answers in the order of the keys. */
export interface ChosenFigures {
  answers: readonly ChosenAnswer[]
  /** Of the reports drawn or listed, the names of figures that are part of a failed check, by report. */
  failing: Failing
  /** The same over each chosen region alone, where there are several. */
  regions: readonly { region: string; answers: readonly ChosenAnswer[] }[]
  outcomes: readonly OutcomeYear[]
}

/** The cell or sentence that a number was read from; of a ratio that of its numerator. */
export type SourceOf = (measure: number, report: number) => ReportFigure['source'] | null

/** A share of 1 per cent, to a tenth. */
export const percentOf = (share: number): number => Math.round(share * 1000) / 10

/** A year's numbers of one measure: how many bodies have one, and how these are spread. */
export interface SpreadYear {
  year: number
  numbers: number
  without: { blank: number; missing: number }
  /** Least, lower quartile, median, upper quartile, most; null without a number. */
  five: readonly [number, number, number, number, number] | null
}

/** Bodies measured, and what of them a page shows. */
export interface MeasuredView {
  measured: Measured
  bodies: BodiesByYears
  /** Bodies in the order of the view; of a ranking those that have a rank. */
  total: number
  /** Those of the page. */
  shown: readonly MeasuredBody[]
  sourceOf: SourceOf
  /** The column that the table is sorted by. */
  sorted: { measure: number; year: number } | null
  /** The measure and year that a ranking or distribution is of; null where no year has a number. */
  of: { measure: number; year: number } | null
  /** Years with a number of that measure, ascending. */
  yearsWithNumber: readonly number[]
  ranked: readonly RankedBody[]
  classes: readonly NumberClass[]
  spread: readonly SpreadYear[]
}

export interface FiguresViewProps {
  context: PageContext
  state: SearchState
  keys: readonly FigureKeyCount[]
  ratios: readonly Measure[]
  /** Names to choose from. */
  known: { regions: readonly string[]; bodies: readonly string[] }
  choice: FigureChoice
  /** More were asked for than are shown. */
  isCut: boolean
  outcome: FiguresOutcome | null
}

export type FiguresOutcome =
  | { lines: ChosenFigures; measures: readonly Measure[] }
  | { bodies: MeasuredView; measures: readonly Measure[] }
  | { failure: string }
