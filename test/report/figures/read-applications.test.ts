import { describe, expect, it } from 'vitest'
import {
  applications2021,
  keys2021,
  pipeTable,
  read,
  spannedTable,
  type HtmlCell,
} from './tables.ts'

/** Seven cells that are different in every row and column, so that no swap goes unseen. */
const distinct = (row: number) =>
  Array.from({ length: 7 }, (_, column) => String(row * 10 + column + 1))
const zeros = Array.from({ length: 7 }, () => '0')

describe('the applications table', () => {
  it('gives all 25 x 7 cells of the 2021 form, by label', () => {
    const { row, figures, get } = read([spannedTable(applications2021(distinct))])
    keys2021.forEach((key, i) => {
      expect(row(key), key).toEqual(distinct(i).map(Number))
    })
    expect(figures.filter((figure) => figure.applicant !== undefined)).toHaveLength(175)
    expect(get('requests.refused.stateSecret', 'business')?.source).toEqual({
      passageId: 't1.r8',
      tableId: 't1',
      row: 7,
      column: 4,
    })
  })

  it('states the total first, which is what is asked for without an applicant', () => {
    const { figures } = read([spannedTable(applications2021(distinct))])
    expect(figures.find((figure) => figure.key === 'requests.received')).toMatchObject({
      applicant: 'total',
      value: 7,
    })
  })

  it('reads 其他处理 as one row where the form has one', () => {
    const rows = applications2021(distinct)
    const one: HtmlCell[][] = [
      ...rows.slice(0, 23),
      [{ text: '（六）其他处理', columns: 2 }, ...distinct(50)],
      ...rows.slice(-2),
    ]
    const { row, value, figures } = read([spannedTable(one)])
    expect(row('requests.otherOutcome')).toEqual(distinct(50).map(Number))
    expect(value('requests.otherOutcome.other', 'total')).toBeUndefined()
    expect(figures.filter((figure) => figure.applicant !== undefined)).toHaveLength(161)
  })

  it('finds rows by Traditional, renumbered, spaced and clipped labels', () => {
    const table = pipeTable(`
      | 自然人 | 商業企業 | 科研機構 | 社會公益組織 | 法律服務機構 | 其他 | 總計 |
      1、本年新收政府信息公開申請數量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
      ②上年結轉 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
      ㈠ 予 以 公 開 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
      [3] 危及三安全 | 4 | 0 | 0 | 0 | 0 | 0 | 4 |
      2.其他法律行政止公开 | 5 | 0 | 0 | 0 | 0 | 0 | 5 |
      当理由大量反 | 6 | 0 | 0 | 0 | 0 | 0 | 6 |
      合計 | 7 | 0 | 0 | 0 | 0 | 0 | 7 |
    `)
    const { value } = read([table])
    expect(value('requests.received', 'total')).toBe(1)
    expect(value('requests.carriedOver', 'total')).toBe(2)
    expect(value('requests.granted', 'total')).toBe(3)
    expect(value('requests.refused.safetyAndStability', 'total')).toBe(4)
    expect(value('requests.refused.otherLaw', 'total')).toBe(5)
    expect(value('requests.notProcessed.excessive', 'total')).toBe(6)
    expect(value('requests.outcomes.total', 'total')).toBe(7)
  })

  it('joins a label written one character a line, and one broken over rows of the grid', () => {
    const table = spannedTable([
      [
        '',
        '自\n然\n人',
        '商 业\n企业',
        '科研\n机构',
        '社会公\n益组织',
        '法律服\n务机构',
        '其\n他',
        '总\n计',
      ],
      ['一\n、\n本\n年\n新\n收', '1', '0', '0', '0', '0', '0', '1'],
      ['（二）部分公开（区分处理的，只计这一情', '', '', '', '', '', '', ''],
      ['形，不计其他情形）', '2', '0', '0', '0', '0', '0', '2'],
      ['1、申请人无正当理由逾期不补', '', '', '', '', '', '', ''],
      ['正、行政机关不再处理其政府信', '3', '0', '0', '0', '0', '0', '3'],
      ['息公开申请', '', '', '', '', '', '', ''],
      ['（七）总计', '5', '0', '0', '0', '0', '0', '5'],
    ])
    const { value, figures } = read([table])
    expect(value('requests.received', 'naturalPerson')).toBe(1)
    expect(value('requests.partlyGranted', 'naturalPerson')).toBe(2)
    expect(value('requests.otherOutcome.correctionOverdue', 'naturalPerson')).toBe(3)
    expect(figures.filter((figure) => figure.applicant !== undefined)).toHaveLength(28)
  })

  it('matches columns by their heads when they stand in another order', () => {
    const table = pipeTable(`
      | 总计 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |
      一、本年新收政府信息公开申请数量 | 21 | 1 | 2 | 3 | 4 | 5 | 6 |
      二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    `)
    expect(read([table]).row('requests.received')).toEqual([1, 2, 3, 4, 5, 6, 21])
  })

  it('keeps blank, "/", "-" and 0 apart', () => {
    const cells = ['', '/', '-', '0', '——', '０', '1,234']
    const { get } = read([spannedTable(applications2021((row) => (row === 0 ? cells : zeros)))])
    const seen = [
      'naturalPerson',
      'business',
      'researchInstitution',
      'publicWelfare',
      'legalService',
      'other',
      'total',
    ].map((applicant) => {
      const figure = get('requests.received', applicant)
      return [figure?.value, figure?.raw]
    })
    expect(seen).toEqual([
      [null, ''],
      [null, '/'],
      [null, '-'],
      [0, '0'],
      [null, '——'],
      [0, '０'],
      [1234, '1,234'],
    ])
  })

  it('keeps a row of blanks as stated nothing', () => {
    const blank = Array.from({ length: 7 }, () => '')
    const { row } = read([spannedTable(applications2021((i) => (i === 4 ? blank : distinct(i))))])
    expect(row('requests.refused.stateSecret')).toEqual([null, null, null, null, null, null, null])
    expect(row('requests.refused.otherLaw')).toEqual(distinct(5).map(Number))
  })

  it('takes the run of seven numbers where pipe text lost or doubled blank cells', () => {
    const { row } = read([
      pipeTable(`
        (本列数据的勾稽关系为) | 申请人情况 | ||||||||
        自然人 | 法人或其他组织 | 总计 | |||||||
        商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||
        一、本年新收政府信息公开申请数量 | 1 | 2 | 3 | 4 | 5 | 6 | 21 | ||
        三、本年度办理结果 | (一)予以公开 | 2 | 3 | 4 | 5 | 6 | 7 | 27 | |
        (三)不予公开 | 1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 8 | 8 | |
        2.其他法律行政法规禁止公开 | 9 | 0 | 0 | 0 | 0 | 0 | 9 | ||
      `),
    ])
    expect(row('requests.received')).toEqual([1, 2, 3, 4, 5, 6, 21])
    expect(row('requests.granted')).toEqual([2, 3, 4, 5, 6, 7, 27])
    expect(row('requests.refused.stateSecret')).toEqual([0, 0, 0, 0, 0, 8, 8])
    expect(row('requests.refused.otherLaw')).toEqual([9, 0, 0, 0, 0, 0, 9])
  })

  it('does not guess which cell is missing', () => {
    const { get, warnings } = read([
      pipeTable(`
        自然人 | 法人或其他组织 | 总计 | |||||||
        商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||
        一、本年新收政府信息公开申请数量 | 1 | 2 | 3 | 4 | 5 | 15 | ||
        二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | ||
      `),
    ])
    expect(get('requests.received', 'total')).toMatchObject({
      value: null,
      reading: 'unreadable',
      raw: '1 2 3 4 5 15',
    })
    expect(get('requests.carriedOver', 'total')).toMatchObject({ value: 0, reading: 'table' })
    expect(warnings.map((warning) => warning.code)).toEqual(['figures_unreadable'])
  })

  it('goes on over a page break with the columns of the page before', () => {
    const rows = applications2021(distinct)
    const first = spannedTable(
      rows.slice(0, 8).map((row) => row.map(unspanRows)),
      't1',
    )
    const width = Array.from({ length: 2 }, () => '')
    const second = spannedTable(
      [
        [...width, '2.其他法律行政法规禁止公开', '1', '', '', '', '', '', '1'],
        [...width, '（七）总计', '1', '0', '0', '0', '0', '0', '1'],
      ],
      't2',
    )
    const { row, get } = read([first, second])
    expect(row('requests.refused.otherLaw')).toEqual([1, null, null, null, null, null, 1])
    expect(get('requests.outcomes.total', 'total')?.source.tableId).toBe('t2')
  })

  it('does not take two numbers in one cell for one', () => {
    const table = pipeTable(`
      | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
      一、本年新收政府信息公开申请数量 | 1 2 | 0 | 0 | 0 | 0 | 0 | 3 |
      二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    `)
    expect(read([table]).get('requests.received', 'naturalPerson')).toMatchObject({
      value: null,
      raw: '1 2',
      reading: 'unreadable',
    })
  })
})

/** Below a page break nothing hangs over from above. */
function unspanRows(cell: HtmlCell): HtmlCell {
  return typeof cell === 'string' ||
    cell.text.startsWith('（本列') ||
    /^(自然人|总计)$/.test(cell.text)
    ? cell
    : { ...cell, rows: 1 }
}
