/** A report before it is published: its chapters, its arithmetic cell by cell, likely slips, and what it shares with last year's. */
import { compareReports, type Comparison } from '../compare/index.ts'
import type { Check, Report } from '../types.ts'
import { formOf, reviewChapters, type ReviewedChapter } from './chapters.ts'
import { findSlips, type Slip } from './slips.ts'

export type { ReviewedChapter } from './chapters.ts'
export type { Slip, SlipCode } from './slips.ts'

/** A figure of a table with how the checks that it is part of came out. */
export interface ReviewedCell {
  /** Its place in `report.figures`. */
  figure: number
  /** Places in `checks`; a cell that no sum speaks of has none. */
  fail: number[]
  notAssessable: number[]
  pass: number[]
}

/** What a report shares with that of the year before. */
export interface ReviewedAgainst {
  reportId: string
  title: string | null
  reportYear: number | null
  /** 结转 and documents in force, from one year to the next. */
  checks: Check[]
  /**
   * Characters of running text, white space not counted, and how many of them stand in last year's word for word; null where the
   * texts were not compared.
   */
  length: number | null
  verbatim: number | null
  /** Passages of a length worth naming that were taken over unchanged, in the order of the text. */
  unchanged: string[]
}

export interface ReportReview {
  /** The form it is held against; null before 2019. */
  form: '2019' | '2021' | null
  chapters: ReviewedChapter[]
  /** All checks within the report: failed ones first, then those that cannot be told. */
  checks: Check[]
  cells: ReviewedCell[]
  slips: Slip[]
  /** Null where there is no report of the year before. */
  lastYear: ReviewedAgainst | null
  /** How much is wrong for sure: failed sums, here and against last year, and chapters missing or empty. */
  errors: number
}

/** Shorter passages (无。) are the same in every year. */
const shortestNamed = 20

const order: Record<Check['outcome'], number> = { fail: 0, notAssessable: 1, pass: 2 }

/** What comparing two reports gives; made elsewhere where it may take long. */
export interface ReviewComparison extends Pick<Comparison, 'checks'> {
  /** Null where the texts are too long to be compared. */
  text: Comparison['text'] | null
}

/**
 * Reviews a report by itself, and against that of the year before where there is one.
 *
 * @param previous the report before it of the same body
 * @param compared what comparing the two gave; compared here without it
 */
export function reviewReport(
  report: Report,
  previous: Report | null = null,
  compared: ReviewComparison | null = null,
): ReportReview {
  const checks = [...report.checks].sort((a, b) => order[a.outcome] - order[b.outcome])
  const chapters = reviewChapters(report)
  const lastYear =
    previous === null ? null : against(previous, compared ?? compareReports(previous, report))
  const failed = [...checks, ...(lastYear?.checks ?? [])].filter(
    ({ outcome }) => outcome === 'fail',
  )
  return {
    form: formOf(report),
    chapters,
    checks,
    cells: cellsOf(report, checks),
    slips: findSlips(report),
    lastYear,
    errors: failed.length + chapters.filter(({ state }) => state !== 'present').length,
  }
}

function against(previous: Report, { text, checks }: ReviewComparison): ReviewedAgainst {
  const { reportId, title, reportYear } = previous
  return {
    ...{ reportId, title, reportYear },
    length: text?.length ?? null,
    verbatim: text?.verbatim ?? null,
    checks: [...checks].sort((a, b) => order[a.outcome] - order[b.outcome]),
    unchanged: (text?.passages ?? []).flatMap((passage) =>
      passage.outcome === 'same' && passage.b.text.replace(/\s+/g, '').length >= shortestNamed
        ? [passage.b.id]
        : [],
    ),
  }
}

function cellsOf({ figures }: Pick<Report, 'figures'>, checks: readonly Check[]): ReviewedCell[] {
  const byName = new Map<string, number[]>()
  checks.forEach(({ cells }, place) => {
    for (const name of new Set(cells)) byName.set(name, [...(byName.get(name) ?? []), place])
  })
  return figures.flatMap(({ key, applicant, reading, source }, figure): ReviewedCell[] => {
    if (reading === 'prose' || source.tableId === undefined) return []
    const places = byName.get(applicant === undefined ? key : `${key}@${applicant}`) ?? []
    const of = (outcome: Check['outcome']): number[] =>
      places.filter((place) => checks[place]?.outcome === outcome)
    return [{ figure, fail: of('fail'), notAssessable: of('notAssessable'), pass: of('pass') }]
  })
}
