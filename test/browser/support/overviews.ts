/** Figures and coverage of the invented reports, for the pages over the whole collection. */
import { unknownMetadata, type Report } from '../../../src/report/index.ts'
import type { BodyCoverage, ReportFigure, SearchService } from '../../../src/search/index.ts'
import { measureOver } from '../../support/fake-search-service.ts'
import { createRichReports } from './rich-reports.ts'

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

/** What four years of one body say: value, print and reading; null for a year that does not have the figure. */
type Years = readonly (readonly [value: number | null, raw: string, reading?: 'inferred'] | null)[]

/** A number, an inferred one, a blank, a number; outcomes of the last year alone, one of them blank. */
const rows: Record<string, { label: string; unit: string; row: number; years: Years }> = {
  'requests.received': {
    ...{ label: '本年新收政府信息公开申请数量', unit: '件', row: 2 },
    years: [
      [12, '12'],
      [15, '15', 'inferred'],
      [null, '/'],
      [28, '28'],
    ],
  },
  'requests.concluded.extended': {
    ...{ label: '延期办结数', unit: '件', row: 7 },
    years: [null, null, [1, '1'], [2, '2']],
  },
  'staff.total': {
    ...{ label: '工作人员数', unit: '人', row: 3 },
    years: [null, null, null, [6, '6']],
  },
  'requests.granted': {
    ...{ label: '予以公开', unit: '件', row: 4 },
    years: [null, null, null, [21, '21']],
  },
  'requests.partlyGranted': {
    ...{ label: '部分公开', unit: '件', row: 5 },
    years: [null, null, null, [7, '7']],
  },
  'requests.unavailable.notHeld': {
    ...{ label: '本机关不掌握相关政府信息', unit: '件', row: 6 },
    years: [null, null, null, [null, '-']],
  },
}

const firstYear = 2015

function figuresFor(key: string): ReportFigure[] {
  const { label, unit, row, years } = rows[key]!
  return years.flatMap((stated, i): ReportFigure[] => {
    if (stated === null) return []
    const [value, raw, reading = 'table'] = stated
    const passageId = `s3.t1.r${row + 1}`
    return [
      {
        reportId: i === 3 ? 'bbbbbbbbbbb1' : `report-${firstYear + i}`,
        reportYear: firstYear + i,
        title: null,
        reportingBody: '青松县人民政府',
        bodyId: '990101-青松县人民政府',
        region: { code: '990101', province: '松林省', city: '松林市', county: '青松县' },
        administrativeLevel: 'county',
        ...{ key, label, unit, applicant: null, value, raw, reading },
        source: { passageId, tableId: 's3.t1', row, column: 2 },
        url: `/reports/bbbbbbbbbbb1#${passageId}`,
      },
    ]
  })
}

/** The same figures as those of reports, with the checks of the one that has some. */
function measuredReports(): Report[] {
  const all = Object.keys(rows).flatMap(figuresFor)
  const checks = createRichReports().find(({ reportId }) => reportId === 'bbbbbbbbbbb1')!.checks
  return [...new Map(all.map((figure) => [figure.reportId, figure])).values()].map((first) => ({
    ...unknownMetadata,
    ...first,
    ...{ kind: 'annualReport', origins: {}, outline: [], warnings: [], sources: [] },
    checks: first.reportId === 'bbbbbbbbbbb1' ? checks : [],
    figures: all
      .filter(({ reportId }) => reportId === first.reportId)
      .map(({ applicant: _, ...figure }) => figure),
  }))
}

/** Figures as the service answers them. A year of several reports is not among them: each is a year of its own. */
export function createFigures(): Pick<SearchService, 'figures' | 'figureKeys' | 'measure'> {
  const definition = '怎样计数的说明'
  return {
    measure: measureOver(measuredReports()),
    figureKeys: () =>
      Promise.resolve(
        Object.entries(rows).map(([key, { label, unit }]) => {
          const figures = figuresFor(key)
          const blank = figures.filter(({ value }) => value === null).length
          const reports = figures.length - blank
          return { key, label, unit, definition, reports, blank, applicants: [] }
        }),
      ),
    figures: ({ key, applicant, limit, offset, reportIds }) => {
      const { label, unit } = rows[key]!
      const figures = figuresFor(key).filter(
        ({ reportId }) => reportIds?.includes(reportId) ?? true,
      )
      return Promise.resolve({
        ...{ key, label, unit, definition, applicant, limit, offset, figures },
        total: figures.length,
        blank: figures.filter(({ value }) => value === null).length,
        byYear: figures.map(({ reportYear, value }) => ({
          year: reportYear ?? 0,
          sum: value ?? 0,
          median: value ?? 0,
          lowerQuartile: value ?? 0,
          upperQuartile: value ?? 0,
          reports: value === null ? 0 : 1,
          blank: value === null ? 1 : 0,
        })),
      })
    },
  }
}
