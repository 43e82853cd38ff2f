import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupSplits, splitsWithSum } from '../../../src/report/figures/digit-splits.ts'
import { generateReports } from '../../../bench/generator/index.ts'
import { checkFigures, extractFigures } from '../../../src/report/figures/index.ts'
import { applications2021, outlineOf, read } from './tables.ts'
import { runs } from '../../support/long.ts'

/** The 2021 applications table without its cells; `digits(i)` is what stands behind the label of row i. */
function applicationsText(digits: (row: number) => string): string {
  return applications2021((row) => [digits(row)])
    .flat()
    .map((cell) => (typeof cell === 'string' ? cell : cell.text))
    .join('')
}

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

  it('reads the rows that have one cut alone, whatever the columns do, and shows that these fail', () => {
    const text = applicationsText((row) => {
      if (row === 0) return '640020470'
      if (row === 2) return '610020467'
      return row === 23 ? '600020466' : '0000000'
    })
    const { row, warnings } = read([], [text])
    expect(row('requests.received')).toEqual([64, 0, 0, 2, 0, 4, 70])
    expect(row('requests.granted')).toEqual([61, 0, 0, 2, 0, 4, 67])
    expect(row('requests.outcomes.total')).toEqual([60, 0, 0, 2, 0, 4, 66])
    expect(warnings.map((warning) => warning.code)).toEqual(['flattened_table'])
    const { figures } = extractFigures({ outline: outlineOf([], [text]) })
    expect(
      checkFigures(figures)
        .filter(({ outcome }) => outcome === 'fail')
        .map(({ formula, difference }) => [formula, difference]),
    ).toEqual([
      ['本年新收 + 上年结转 = 办理结果总计 + 结转下年度（自然人）', 4],
      ['本年新收 + 上年结转 = 办理结果总计 + 结转下年度（总计）', 4],
      ['办理结果各项之和 = 总计（自然人）', 1],
      ['办理结果各项之和 = 总计（总计）', 1],
    ])
  })

  it('leaves a row with several cuts unread where the columns contradict each other', () => {
    const { get, row } = read(
      [],
      [
        applicationsText((i) => {
          if (i === 0) return '1110000022'
          if (i === 2) return '1110000012'
          return i === 23 ? '1110000012' : '0000000'
        }),
      ],
    )
    expect(get('requests.granted', 'total')).toMatchObject({ value: null, reading: 'unreadable' })
    expect(row('requests.carriedOver')).toEqual([0, 0, 0, 0, 0, 0, 0])
  })

  it('reads seven digits as seven cells, though their sum is wrong, but not beside blanks', () => {
    const wrong = (i: number) => (i === 2 ? '2000003' : '0000000')
    expect(read([], [applicationsText(wrong)]).row('requests.granted')).toEqual([
      2, 0, 0, 0, 0, 0, 3,
    ])
    const beside = (i: number) => (i === 5 ? '22' : wrong(i))
    expect(read([], [applicationsText(beside)]).row('requests.granted')).toEqual(
      Array(7).fill(null),
    )
  })

  it('reads cells on lines of their own, and signs for none', () => {
    const { row } = read(
      [],
      [
        applicationsText((i) => {
          if (i === 0) return '\n13\n3\n0\n0\n0\n0\n16\n'
          return i === 1 ? '\n5\n-\n/\n-\n-\n-\n5\n' : '\n0\n0\n0\n0\n0\n0\n0\n'
        }),
      ],
    )
    expect(row('requests.received')).toEqual([13, 3, 0, 0, 0, 0, 16])
    expect(row('requests.carriedOver')).toEqual([5, null, null, null, null, null, 5])
    expect(row('requests.carriedForward')).toEqual([0, 0, 0, 0, 0, 0, 0])
  })

  it("does not give a blank row the next one's digits", () => {
    const { row } = read([], [applicationsText((i) => (i === 2 ? '' : '5000005'))])
    expect(row('requests.granted')).toEqual(Array(7).fill(undefined))
    expect(row('requests.partlyGranted')).toEqual([5, 0, 0, 0, 0, 0, 5])
  })

  it('finds the table behind sentences with the words of its rows', () => {
    const { row, warnings } = read(
      [],
      [
        '本年新收政府信息公开申请16件，其中予以公开3件、部分公开2件、重复申请1件，结转下年度继续办理2件。',
        applicationsText(() => '1000001'),
      ],
    )
    expect(row('requests.received')).toEqual([1, 0, 0, 0, 0, 0, 1])
    expect(row('requests.granted')).toEqual([1, 0, 0, 0, 0, 0, 1])
    expect(warnings).toHaveLength(1)
    const sentence = '本年新收政府信息公开申请16件，予以公开3件，部分公开2件，结转下年度2件。'
    expect(read([], [sentence]).warnings).toEqual([])
  })

  it('cuts at signs, and where that leaves one reading alone', () => {
    const table = (digits: string) =>
      read([], [`信息内容上一年项目数量本年增/减处理决定数量行政许可${digits}三、收到和处理`])
    const licensing = (digits: string) =>
      ['previousYearItems', 'change', 'decisions'].map((each) =>
        table(digits).value(`licensing.${each}`),
      )
    expect(licensing('35-15 20')).toEqual([35, -15, 20])
    expect(licensing('35 +15 20')).toEqual([35, 15, 20])
    expect(licensing('３５ －１５ ２０')).toEqual([35, -15, 20])
    expect(licensing('35−1520')).toEqual([null, null, null])
    // 35 | -15 over a blank, or 35 | -1 | 5.
    expect(licensing('35-15')).toEqual([null, null, null])
    const fees = read(
      [],
      ['信息内容上一年项目数量本年增/减行政事业性收费35-15信息内容采购项目数量采购总金额'],
    )
    expect(fees.value('administrativeFees.previousYearItems')).toBe(35)
    expect(fees.value('administrativeFees.change')).toBe(-15)
  })

  it('takes digits side by side for one number where other rows are parted', () => {
    const { value } = read(
      [],
      ['信息内容本年制发件数本年废止件数现行有效件数规章100行政规范性文件 12 3 40三、收到和处理'],
    )
    expect(value('normativeDocuments.inForce')).toBe(40)
    expect(value('rules.made')).toBeNull()
  })

  it('knows the tables of published information by their own head', () => {
    const { value, get } = read(
      [],
      [
        '逐条核对信息内容是否真实，对外公开总数量比去年多出一成，规章478件。',
        '信息内容本年新制作数量本年新公开数量对外公开总数量规章123规范性文件464646',
        '本年行政许可35件，行政处罚42次。',
      ],
    )
    expect(['made', 'disclosed', 'total'].map((each) => value(`rules.${each}`))).toEqual([1, 2, 3])
    expect(get('normativeDocuments.made')).toMatchObject({ value: null, raw: '464646' })
    expect(get('licensing.decisions')).toBeUndefined()
  })

  it('reads fifteen results on lines of their own', () => {
    const results = '结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n'
    const { value } = read(
      [],
      [
        `行政复议\n行政诉讼\n未经复议直接起诉\n复议后起诉\n${results.repeat(3)}12\n0\n1\n0\n13\n0\n0\n0\n0\n0\n2\n0\n0\n0\n2\n`,
      ],
    )
    expect(value('reviews.upheld')).toBe(12)
    expect(value('litigation.afterReview.total')).toBe(2)
    expect(read([], ['复议后起诉的案件总计3件。']).figures).toEqual([])
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
