import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupSplits, splitsWithSum } from '../../../src/report/figures/digit-splits.ts'
import { generateReports } from '../../../bench/generator/index.ts'
import { extractFigures } from '../../../src/report/figures/index.ts'
import { outlineOf, read } from './tables.ts'
import { runs } from '../../support/long.ts'

describe('cutting digits', () => {
  it('finds the only cut in which six numbers sum to the seventh', () => {
    expect(splitsWithSum('640020470', 7)).toEqual([[64, 0, 0, 2, 0, 4, 70]])
    expect(splitsWithSum('500000 5', 7)).toEqual([[5, 0, 0, 0, 0, 0, 5]])
  })

  it('finds every cut, and none where the sum cannot be', () => {
    expect(splitsWithSum('11112', 3)).toEqual([
      [1, 11, 12],
      [11, 1, 12],
    ])
    expect(splitsWithSum('101010', 3)).toEqual([])
    expect(splitsWithSum('0000008', 7)).toEqual([])
  })

  it('always has the numbers that were glued among its cuts', () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(numbers, (six) => {
        const seven = [...six, six.reduce((all, value) => all + value, 0)]
        expect(splitsWithSum(seven.join(''), 7)).toContainEqual(seven)
      }),
      { seed: 11, numRuns: runs(200) },
    )
  })

  it('cuts groups', () => {
    expect(groupSplits('10203120001200000', 3, 5)).toEqual([
      [1, 0, 2, 0, 3, 12, 0, 0, 0, 12, 0, 0, 0, 0, 0],
    ])
  })

  it('gives up on runs too long to be one row', () => {
    expect(splitsWithSum('1'.repeat(400), 7)).toEqual([])
  })
})

describe('flattened tables', () => {
  it('leaves three numbers in one run unread, whatever they look like', () => {
    const { get, warnings } = read(
      [],
      [
        '第二十条第（五）项信息内容上一年项目数量本年增/减处理决定数量行政许可3960181其他对外管理服务事项000三、收到和处理政府信息公开申请情况',
      ],
    )
    expect(get('licensing.decisions')).toMatchObject({
      value: null,
      reading: 'unreadable',
      raw: '3960181',
    })
    expect(get('otherServices.decisions')).toMatchObject({ value: 0, reading: 'inferred' })
    expect(warnings.map((warning) => warning.code)).toEqual(['flattened_table'])
  })

  it('leaves a table unread whose columns do not add up', () => {
    const { get } = read(
      [],
      [
        '一、本年新收政府信息公开申请数量640020470二、上年结转政府信息公开申请数量0000000（七）总计630020469四、结转下年度继续办理1000001',
      ],
    )
    expect(get('requests.received', 'total')).toMatchObject({
      value: null,
      reading: 'unreadable',
      raw: '640020470',
    })
  })

  it('never infers a wrong number: 60 reports with their tables glued', () => {
    let inferred = 0
    for (const { text, expected } of generateReports({ seed: 5, count: 60, characters: 3000 })) {
      if (expected.era === '2008') continue
      const truth = new Map(
        expected.figures.map((figure) => [`${figure.key}@${figure.applicant ?? ''}`, figure.value]),
      )
      const glued = text
        .split('\n')
        .map((line) => (line.includes('|') ? line.replace(/[|\s]/g, '') : `${line}\n`))
        .join('')
      for (const figure of extractFigures({ outline: outlineOf([], [glued]) }).figures) {
        if (figure.reading !== 'inferred' || figure.key === 'litigation.total') continue
        inferred++
        expect(figure.value, figure.key).toBe(truth.get(`${figure.key}@${figure.applicant ?? ''}`))
      }
    }
    expect(inferred).toBeGreaterThan(1000)
  })
})
