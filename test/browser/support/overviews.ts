/** Figures and coverage of the invented reports, for the pages over the whole collection. */
import type { Report } from '../../../src/report/index.ts'
import type { BodyCoverage, ReportFigure, SearchService } from '../../../src/search/index.ts'

export function createCoverage(reports: readonly Report[]): BodyCoverage[] {
  const bodies = new Map<string, BodyCoverage>()
  for (const { bodyId, reportingBody, reportYear, reportId, checks } of reports) {
    if (bodyId === null || reportYear === null || reportYear === 2006) continue
    const body = bodies.get(bodyId) ?? {
      bodyId,
      reportingBody: reportingBody ?? '',
      years: [],
      reports: [],
    }
    const count = (outcome: string): number =>
      checks.filter((check) => check.outcome === outcome).length
    body.years.push(reportYear)
    body.reports.push({
      reportId,
      reportYear,
      checks: { pass: count('pass'), fail: count('fail'), notAssessable: count('notAssessable') },
    })
    bodies.set(bodyId, body)
  }
  return [...bodies.values()]
}

const shared = {
  title: null,
  reportingBody: '青松县人民政府',
  bodyId: '990101-青松县人民政府',
  region: { code: '990101', province: '松林省', city: '松林市', county: '青松县' },
  administrativeLevel: 'county',
  key: 'requests.received',
  label: '收到申请数',
  unit: '件',
  applicant: null,
} as const

function figureOf(
  reportYear: number,
  value: number | null,
  raw: string,
  reading: ReportFigure['reading'] = 'table',
): ReportFigure {
  const url = '/reports/bbbbbbbbbbb1#s3.t1.r3'
  const source = { passageId: 's3.t1.r3' }
  return {
    ...shared,
    reportId: `report-${reportYear}`,
    reportYear,
    value,
    raw,
    reading,
    source,
    url,
  }
}

/** Four years of one body: a number, an inferred one, a blank, a number. */
const figures = [
  figureOf(2015, 12, '12'),
  figureOf(2016, 15, '15', 'inferred'),
  figureOf(2017, null, '/'),
  figureOf(2018, 28, '28'),
]

export function createFigures(): Pick<SearchService, 'figures' | 'figureKeys'> {
  const { key, label, unit } = shared
  const definition = '收到的政府信息公开申请'
  return {
    figureKeys: () => [{ key, label, unit, definition, reports: 3, blank: 1, applicants: [] }],
    figures: (parameters) =>
      Promise.resolve({
        ...{ key, label, unit, definition, applicant: parameters.applicant },
        ...{ total: figures.length, blank: 1, limit: parameters.limit, offset: 0 },
        figures,
        byYear: figures.map(({ reportYear, value }) => ({
          year: reportYear ?? 0,
          sum: value ?? 0,
          median: value ?? 0,
          reports: value === null ? 0 : 1,
          blank: value === null ? 1 : 0,
        })),
      }),
  }
}
