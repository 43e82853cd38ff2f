/** What is asked of the figures page and what it shows, as data: read and gathered by the server, drawn by the views. */
import type { FigureKeyCount, FiguresResponse, ReportFigure } from '../../search/index.ts'
import type { Language } from '../../language/index.ts'
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

export const plotKinds = ['lines', 'bars'] as const
export type PlotKind = (typeof plotKinds)[number]

/** Figures shown together at most: as many as there are colours. */
export const mostFigures = 6

/** Reports drawn as a point each without being asked for, and at most: of more, median and quartiles say more. */
export const mostPoints = { unasked: 300, asked: 2_000 } as const

/** Reports listed one by one below the plots. */
export const mostListed = 100

/** What the form was filled in with, as text. */
export interface FigureChoice {
  keys: readonly string[]
  applicant: string
  year: string
  region: readonly string[]
  body: readonly string[]
  plot: PlotKind
  /** Whether every report is drawn as a point also where they are many. */
  points: boolean
}

/** Address of the page with a choice, relative to it. */
export function figuresAddress(choice: FigureChoice, lang: Language | null): string {
  const pairs: [string, string][] = choice.keys.map((key) => ['key', key])
  if (choice.applicant !== '') pairs.push(['applicant', choice.applicant])
  if (choice.year !== '') pairs.push(['year', choice.year])
  for (const name of ['region', 'body'] as const)
    for (const value of choice[name]) pairs.push([name, value])
  if (choice.plot !== 'lines') pairs.push(['plot', choice.plot])
  if (choice.points) pairs.push(['points', 'on'])
  if (lang !== null) pairs.push(['lang', lang])
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

/** What the figures are over: the answers in the order of the keys. */
export interface ChosenFigures {
  answers: readonly FiguresResponse[]
  /** Of the reports drawn or listed, the names of figures that are part of a failed check, by report. */
  failing: Failing
  /** The same over each chosen region alone, where there are several. */
  regions: readonly { region: string; answers: readonly FiguresResponse[] }[]
  outcomes: readonly OutcomeYear[]
}

export interface FiguresViewProps {
  context: PageContext
  state: SearchState
  keys: readonly FigureKeyCount[]
  /** Names to choose from. */
  known: { regions: readonly string[]; bodies: readonly string[] }
  choice: FigureChoice
  /** More were asked for than are shown. */
  isCut: boolean
  outcome: ChosenFigures | { failure: string } | null
}
