/** Reports from outside the index, reviewed before they are published: each by itself, and against last year's of its body. */
import {
  reviewReport,
  type Report,
  type ReportReview,
  type ReviewComparison,
} from '../report/index.ts'
import { noFilters } from '../index/index.ts'
import type { SearchService } from './service.ts'

/** Reports of one file that are reviewed; a file that holds more is a collection, not a draft. */
export const mostReviewed = 20

export interface ReviewedReport {
  report: Report
  review: ReportReview
}

/** Compares the report of the year before with a report; it may take long, and elsewhere than here. */
export type CompareYears = (previous: Report, report: Report) => Promise<ReviewComparison | null>

/** The same body's report of the year before; null where the index has none, or the body or year is not known. */
async function previousOf(
  service: Pick<SearchService, 'report' | 'reports'>,
  { bodyId, reportYear, reportId }: Report,
): Promise<Report | null> {
  if (bodyId === null || reportYear === null) return null
  const year = [{ from: reportYear - 1, to: reportYear - 1 }]
  const { reports } = await service.reports({ ...noFilters, body: [bodyId], year }, 10, 0)
  const before = reports.find((each) => each.bodyId === bodyId && each.reportId !== reportId)
  return before === undefined ? null : service.report(before.reportId)
}

/**
 * Reviews reports, the first twenty of a file.
 *
 * @param service where last year's reports are looked for; null for no index
 * @param compare null compares here
 */
export async function reviewReports(
  reports: readonly Report[],
  service: Pick<SearchService, 'report' | 'reports'> | null,
  compare: CompareYears | null = null,
): Promise<ReviewedReport[]> {
  const reviewed: ReviewedReport[] = []
  for (const report of reports.slice(0, mostReviewed)) {
    const previous = service === null ? null : await previousOf(service, report)
    const compared = previous && compare ? await compare(previous, report) : null
    reviewed.push({ report, review: reviewReport(report, previous, compared) })
  }
  return reviewed
}
