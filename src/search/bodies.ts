/** A body over its years: its reports, the main figures in them, the checks that fail, and how much of the text was taken over. */
import { noFilters } from '../index/index.ts'
import {
  mainFigureKeys,
  metadataOfReport,
  wholeFigure,
  type Check,
  type Comparison,
  type Figure,
  type Report,
} from '../report/index.ts'
import type { BodyAnswer, TextChange } from './contract/index.ts'
import type { BodyCoverage, SearchService } from './service.ts'

/** Reports of one body that are looked at, the newest; nobody has so many years, and each is read whole. */
const mostOfBody = 60

/** How the text of a report changed against that of another; null where the two are too long to compare. */
export type CompareText = (from: Report, to: Report) => Promise<TextChange | null>

/** What the faces show of a body: the answer, and the reports it was read from, newest first. */
export interface BodyOverview {
  answer: BodyAnswer
  reports: readonly Report[]
}

/** A comparison summed up: what became of the passages, and how much was taken over. */
export function toTextChange({ passages, ...lengths }: Comparison['text']): TextChange {
  const counts = { same: 0, changed: 0, new: 0, gone: 0 }
  for (const { outcome } of passages) counts[outcome]++
  const { length, verbatim, partly } = lengths
  return { ...counts, length, verbatim, partly }
}

const yearOf = ({
  reportId,
  reportYear,
}: Report): { reportId: string; reportYear: number | null } => ({
  reportId,
  reportYear,
})

/** Whether a check that fails in its report names a figure. */
function isFailing({ checks, reportYear }: Report, { key, applicant }: Figure): boolean {
  const name = applicant === undefined ? key : `${key}@${applicant}`
  const named = new Set([name, `${name}:${reportYear ?? ''}`])
  return checks.some(
    ({ outcome, cells }) => outcome === 'fail' && cells.some((cell) => named.has(cell)),
  )
}

function countsOf(checks: readonly Check[]): BodyCoverage['reports'][number]['checks'] {
  const counts = { pass: 0, fail: 0, notAssessable: 0 }
  for (const { outcome, cells } of checks)
    // One against another year belongs to neither report alone.
    if (!cells.some((cell) => /:\d{4}$/.test(cell))) counts[outcome]++
  return counts
}

function figuresOf(reports: readonly Report[]): BodyAnswer['figures'] {
  return mainFigureKeys.flatMap((key) => {
    const stated = reports.toReversed().flatMap((report) => {
      const figure = wholeFigure(report.figures, key)
      return figure === undefined ? [] : [{ report, figure }]
    })
    const newest = stated.at(-1)?.figure
    if (newest === undefined) return []
    const values = stated.map(({ report, figure }) => {
      const { value, raw, reading, state, candidates, decidedBy, source, applicant } = figure
      return {
        ...yearOf(report),
        ...{ value, raw, applicant: applicant ?? null, reading },
        ...(state && { state }),
        ...(candidates && { candidates }),
        ...(decidedBy && { decidedBy }),
        source,
        url: `/reports/${report.reportId}#${source.passageId}`,
        fails: isFailing(report, figure),
      }
    })
    return [{ key, label: newest.label, unit: newest.unit, values }]
  })
}

function failedOf(reports: readonly Report[]): BodyAnswer['failedChecks'] {
  const told = new Set<string>()
  return reports.flatMap((report) => {
    const failed = report.checks.filter(({ outcome, formula, cells }) => {
      if (outcome !== 'fail') return false
      if (!cells.some((cell) => /:\d{4}$/.test(cell))) return true
      // Both years have it: it is told once.
      const name = `${formula} ${cells.join(' ')}`
      if (told.has(name)) return false
      told.add(name)
      return true
    })
    return failed.length === 0 ? [] : [{ ...yearOf(report), checks: failed }]
  })
}

/** From each year to the next that has a report; of two reports of one year the first counts, as for checks across years. */
async function changesOf(
  reports: readonly Report[],
  compare: CompareText,
): Promise<BodyAnswer['changes']> {
  const years = reports.filter(
    ({ reportYear }, place) =>
      reportYear !== null && reports.findIndex((each) => each.reportYear === reportYear) === place,
  )
  const changes: BodyAnswer['changes'] = []
  for (const [place, to] of years.entries()) {
    const from = years[place + 1]
    if (from !== undefined)
      changes.push({ from: yearOf(from), to: yearOf(to), text: await compare(from, to) })
  }
  return changes
}

/**
 * A body's years, read from its reports.
 *
 * @returns null for an id that no report has
 */
export async function bodyOverview(
  service: Pick<SearchService, 'report' | 'reports'>,
  bodyId: string,
  compare: CompareText,
): Promise<BodyOverview | null> {
  const filters = { ...noFilters, body: [bodyId] }
  const listed = await service.reports(filters, mostOfBody, 0)
  const reports: Report[] = []
  // Names that hold the text of an id would pass the filter too.
  for (const { reportId } of listed.reports.filter((each) => each.bodyId === bodyId)) {
    const report = await service.report(reportId)
    if (report !== null) reports.push(report)
  }
  const [newest] = reports
  if (newest === undefined) return null
  const answer = {
    bodyId,
    reportingBody: newest.reportingBody,
    names: [...new Set(reports.flatMap(({ reportingBody }) => reportingBody ?? []))],
    region: newest.region,
    administrativeLevel: newest.administrativeLevel,
    total: listed.total,
    reports: reports.map((report) => ({
      ...metadataOfReport(report),
      checks: countsOf(report.checks),
    })),
    figures: figuresOf(reports),
    failedChecks: failedOf(reports),
    changes: await changesOf(reports, compare),
  }
  return { answer, reports }
}

/** A body as a list names it. */
export function toListedBody({ bodyId, reportingBody, years, reports }: BodyCoverage) {
  return {
    ...{ bodyId, reportingBody, years, reports: reports.length },
    failedChecks: reports.reduce((sum, { checks }) => sum + checks.fail, 0),
  }
}
