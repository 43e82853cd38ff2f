import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readDocuments } from '../../../src/ingest/index.ts'
import { parseReport, resolveFigureKey, type Report } from '../../../src/report/index.ts'
import { sharedPath } from '../support/shared-path.ts'

async function readReport(...parts: string[]): Promise<Report> {
  const documents = await readDocuments(sharedPath(...parts))
  return parseReport(documents[0]!)
}

function valueOf(report: Report, key: string, applicant?: string): number | null | undefined {
  const figures = report.figures.filter((figure) => figure.key === key)
  return (figures.find((figure) => figure.applicant === applicant) ?? figures[0])?.value
}

const outcomes = (report: Report) => new Set(report.checks.map((check) => check.outcome))

interface Expected {
  file: string
  statedFigures?: Record<string, number>
  tableFigures?: Record<string, number>
}

describe('figures of the real reports', () => {
  it('states every figure that a careful reader found', async () => {
    const expected = JSON.parse(
      readFileSync(sharedPath('expected', 'reports.json'), 'utf8'),
    ) as Expected[]
    let compared = 0
    for (const { file, statedFigures, tableFigures } of expected) {
      const report = await readReport('reports', file)
      for (const [name, value] of Object.entries({ ...statedFigures, ...tableFigures })) {
        const key = resolveFigureKey(name)?.key ?? name
        expect(valueOf(report, key, 'total'), `${file} ${key}`).toBe(value)
        compared++
      }
      expect(
        report.checks.filter((check) => check.outcome === 'fail'),
        file,
      ).toEqual([])
    }
    expect(compared).toBe(47)
  })

  it('reads huaian-2024.pdf whole, and all of its arithmetic holds', async () => {
    const report = await readReport('samples', 'huaian-2024.pdf')
    const cells = report.figures.filter((figure) => figure.applicant !== undefined)
    expect(cells).toHaveLength(175)
    expect(cells.every((figure) => figure.reading === 'table' && figure.value !== null)).toBe(true)
    const flow = ['received', 'carriedOver', 'outcomes.total', 'carriedForward']
    expect(flow.map((key) => valueOf(report, `requests.${key}`, 'total'))).toEqual([
      3119, 34, 3050, 103,
    ])
    expect(valueOf(report, 'requests.otherOutcome.correctionOverdue', 'legalService')).toBe(1)
    expect(valueOf(report, 'requests.notProcessed.confirmation', 'naturalPerson')).toBe(1)
    const fifteen = ['reviews', 'litigation.direct', 'litigation.afterReview'].flatMap((group) =>
      ['upheld', 'corrected', 'other', 'pending', 'total'].map((result) =>
        valueOf(report, `${group}.${result}`),
      ),
    )
    expect(fifteen).toEqual([72, 64, 178, 37, 351, 13, 4, 8, 1, 26, 12, 1, 1, 6, 20])
    expect(valueOf(report, 'normativeDocuments.inForce')).toBe(66)
    expect(valueOf(report, 'penalties.decisions')).toBe(3985758)
    expect(valueOf(report, 'administrativeFees.amountWanYuan')).toBe(96171.6)
    expect(outcomes(report)).toEqual(new Set(['pass']))
  })

  it('does not hold the 17 applications of an office against the 95 of hongze', async () => {
    const report = await readReport('samples', 'hongze-2024.pdf')
    expect(report.figures.filter((figure) => figure.applicant !== undefined)).toHaveLength(161)
    expect(valueOf(report, 'requests.received', 'total')).toBe(95)
    expect(valueOf(report, 'requests.unavailable.notHeld', 'naturalPerson')).toBe(31)
    expect(valueOf(report, 'litigation.total')).toBe(4)
    expect(report.checks.filter((check) => check.outcome !== 'pass')).toMatchObject([
      { outcome: 'notAssessable', left: 17, right: 95 },
    ])
  })

  it('infers the flattened table of 平潭 where the arithmetic forces it, and no further', async () => {
    const report = await readReport('samples', 'pingtan-2021-flattened.txt')
    const cells = report.figures.filter((figure) => figure.applicant !== undefined)
    expect(cells).toHaveLength(175)
    expect(cells.every((figure) => figure.reading === 'inferred')).toBe(true)
    expect(valueOf(report, 'requests.unavailable.notHeld', 'other')).toBe(3)
    expect(valueOf(report, 'litigation.direct.upheld')).toBe(12)
    const unread = report.figures.filter((figure) => figure.reading === 'unreadable')
    expect(unread.map((figure) => [figure.key, figure.value, figure.raw])).toEqual(
      ['made', 'repealed', 'inForce'].map((measure) => [
        `normativeDocuments.${measure}`,
        null,
        '693665',
      ]),
    )
    expect(report.warnings.map((warning) => warning.code)).toContain('flattened_table')
    expect(outcomes(report)).toEqual(new Set(['pass']))
  })

  it('reads the WPS table of 平潭', async () => {
    const report = await readReport('samples', 'pingtan-2021-table2-wps.html')
    expect(report.outline[0]).toMatchObject({
      id: 's0',
      section: 'proactiveDisclosure',
      rule: 'table 第二十条第',
    })
    expect(report.figures.map((figure) => [figure.key, figure.value])).toEqual([
      ['licensing.decisions', 2293],
      ['penalties.decisions', 1282],
      ['coerciveMeasures.decisions', 42],
      ['administrativeFees.amountWanYuan', 24252.311082],
    ])
  })
})
