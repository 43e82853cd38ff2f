import { describe, expect, it } from 'vitest'
import {
  checkAcrossYears,
  checkFigures,
  figureKeys,
  resolveFigureKey,
} from '../../../src/report/figures/index.ts'
import type { Check, Figure } from '../../../src/report/index.ts'
import { applications2021, outlineOf, read, spannedTable } from './tables.ts'

function figure(key: string, value: number | null, applicant?: string): Figure {
  return {
    key,
    label: key,
    value,
    raw: String(value ?? ''),
    unit: null,
    ...(applicant === undefined ? {} : { applicant }),
    reading: 'table',
    source: { passageId: 't1.r1' },
  }
}

/** A sound table: 5 + 1 applications, 4 + 2 of them by people. */
function sound(row: number): string[] {
  const people: Record<number, number> = { 0: 5, 1: 1, 2: 3, 12: 1, 23: 4, 24: 2 }
  const value = String(people[row] ?? 0)
  return [value, '0', '0', '0', '0', '0', value]
}

function checksOf(numbers: (row: number) => string[], passages: string[] = []): Check[] {
  const table = spannedTable(applications2021(numbers))
  return checkFigures(read([table], passages).figures, outlineOf([table], passages))
}

const failed = (checks: Check[]) => checks.filter((check) => check.outcome === 'fail')

describe('checks of one report', () => {
  it('weighs 7 + 7 columns and 25 rows of a sound table', () => {
    const checks = checksOf(sound)
    expect(checks).toHaveLength(39)
    expect(checks.every((check) => check.outcome === 'pass')).toBe(true)
    expect(checks.find((check) => check.formula.endsWith('（总计）'))).toEqual({
      formula: '本年新收 + 上年结转 = 办理结果总计 + 结转下年度（总计）',
      outcome: 'pass',
      left: 6,
      right: 6,
      difference: 0,
      cells: [
        'requests.received@total',
        'requests.carriedOver@total',
        'requests.outcomes.total@total',
        'requests.carriedForward@total',
      ],
    })
  })

  it('shows a published total of 21 over details of 27, and repairs nothing', () => {
    const numbers = (row: number) =>
      row === 2
        ? ['27', '0', '0', '0', '0', '0', '27']
        : row === 23 || row === 0
          ? ['21', '0', '0', '0', '0', '0', '21']
          : ['0', '0', '0', '0', '0', '0', '0']
    const checks = failed(checksOf(numbers))
    expect(
      checks.map(({ formula, left, right, difference }) => [formula, left, right, difference]),
    ).toEqual([
      ['办理结果各项之和 = 总计（自然人）', 27, 21, 6],
      ['办理结果各项之和 = 总计（总计）', 27, 21, 6],
    ])
  })

  it('cannot judge where a cell is blank', () => {
    const checks = checksOf((row) => (row === 0 ? ['5', '', '0', '0', '0', '0', '5'] : sound(row)))
    expect(
      checks.filter((check) => check.outcome === 'notAssessable').map((check) => check.formula),
    ).toEqual([
      '本年新收 + 上年结转 = 办理结果总计 + 结转下年度（商业企业）',
      '自然人 + 商业企业 + 科研机构 + 社会公益组织 + 法律服务机构 + 其他 = 总计（本年新收政府信息公开申请数量）',
    ])
    expect(failed(checks)).toEqual([])
  })

  it("does not hold an office's own figure against the whole county's", () => {
    const checks = checksOf(sound, ['区政府办受理政府信息公开申请17件。'])
    expect(checks.filter((check) => check.formula.includes('正文'))).toEqual([
      {
        formula: '本年新收政府信息公开申请数量：正文 = 表格（统计口径可能不同）',
        outcome: 'notAssessable',
        left: 17,
        right: 5,
        difference: 12,
        cells: ['requests.received', 'requests.received@total'],
      },
    ])
    expect(
      checksOf(sound, ['受理政府信息公开申请5件。']).filter((check) =>
        check.formula.includes('正文'),
      ),
    ).toMatchObject([{ outcome: 'pass', left: 5, right: 5 }])
  })

  it('weighs the sums of the table before 2019', () => {
    const figures = [
      figure('requests.received', 10),
      figure('requests.received.inPerson', 1),
      figure('requests.received.fax', 2),
      figure('requests.received.online', 3),
      figure('requests.received.letter', 3),
      figure('requests.concluded', 9),
      figure('requests.concluded.onTime', 8),
      figure('requests.concluded.extended', 1),
      figure('reviews.total', 6),
      figure('reviews.upheld', 1),
      figure('reviews.corrected', 2),
      figure('reviews.other', 3),
    ]
    expect(checkFigures(figures).map(({ outcome, difference }) => [outcome, difference])).toEqual([
      ['pass', 0],
      ['fail', 1],
      ['pass', 0],
    ])
  })

  it('finds nothing to check in a report without figures', () => {
    expect(checkFigures([], outlineOf([], ['没有数字的一段。']))).toEqual([])
  })
})

describe('checks across years', () => {
  const year = (reportYear: number, ...figures: Figure[]) => ({ reportYear, figures })

  it('compares what one year hands on with what the next takes up', () => {
    const checks = checkAcrossYears([
      year(
        2023,
        figure('requests.carriedOver', 4, 'total'),
        figure('requests.carriedForward', 9, 'total'),
      ),
      year(2022, figure('requests.carriedForward', 5, 'total')),
      year(2025, figure('requests.carriedOver', 1, 'total')),
    ])
    expect(checks).toEqual([
      {
        formula: '结转下年度（2022年） = 上年结转（2023年）（总计）',
        outcome: 'fail',
        left: 5,
        right: 4,
        difference: 1,
        cells: ['requests.carriedForward@total:2022', 'requests.carriedOver@total:2023'],
      },
    ])
  })

  it('follows documents in force', () => {
    const documents = (made: number, repealed: number | null, inForce: number) => [
      figure('rules.made', made),
      figure('rules.repealed', repealed),
      figure('rules.inForce', inForce),
    ]
    const outcome = (checks: Check[]) =>
      checks.map((check) => [check.outcome, check.left, check.right])
    expect(
      outcome(
        checkAcrossYears([year(2021, ...documents(1, 0, 10)), year(2022, ...documents(3, 2, 11))]),
      ),
    ).toEqual([['pass', 11, 11]])
    expect(
      outcome(
        checkAcrossYears([
          year(2021, ...documents(1, 0, 10)),
          year(2022, ...documents(3, null, 11)),
        ]),
      ),
    ).toEqual([['notAssessable', 11, null]])
    expect(checkAcrossYears([year(2021, ...documents(1, 0, 10))])).toEqual([])
  })
})

describe('the table of keys', () => {
  it('has each key and each other name once', () => {
    const names = figureKeys.flatMap(({ key, aliases = [] }) => [key, ...aliases])
    expect(new Set(names).size).toBe(names.length)
  })

  it('answers to other names', () => {
    expect(resolveFigureKey('requests.extended')?.key).toBe('requests.concluded.extended')
    expect(resolveFigureKey('proactiveDisclosure.normativeDocuments.inForce')?.key).toBe(
      'normativeDocuments.inForce',
    )
    expect(resolveFigureKey('requests.nothing')).toBeUndefined()
  })
})
