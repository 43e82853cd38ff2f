import { describe, expect, it } from 'vitest'
import { reviewKeys } from '../../../src/report/figures/read-reviews.ts'
import { pipeTable, read, spannedTable } from './tables.ts'

describe('the 第二十条 tables', () => {
  it('reads the 2021 form', () => {
    const table = spannedTable([
      [{ text: '第二十条 第（一）项', columns: 4 }],
      ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
      ['规章', '1', '0', '11'],
      ['行政规范性\n文件', '8', '26', '66'],
      [{ text: '第二十条 第（五）项', columns: 4 }],
      ['信息内容', { text: '本年处理决定数量', columns: 3 }],
      ['行政许可', { text: '447228', columns: 3 }],
      [{ text: '第二十条 第（六）项', columns: 4 }],
      ['信息内容', { text: '本年处理决定数量', columns: 3 }],
      ['行政处罚', { text: '3,985,758', columns: 3 }],
      ['行政强制', { text: '', columns: 3 }],
      [{ text: '第二十条 第（八）项', columns: 4 }],
      ['信息内容', { text: '本年收费金额（单位：万元）', columns: 3 }],
      ['行政事业性收费', { text: '96171.6', columns: 3 }],
    ])
    const { value, get, figures } = read([table])
    expect(['made', 'repealed', 'inForce'].map((measure) => value(`rules.${measure}`))).toEqual([
      1, 0, 11,
    ])
    expect(
      ['made', 'repealed', 'inForce'].map((measure) => value(`normativeDocuments.${measure}`)),
    ).toEqual([8, 26, 66])
    expect(value('licensing.decisions')).toBe(447228)
    expect(value('penalties.decisions')).toBe(3985758)
    expect(get('coerciveMeasures.decisions')).toMatchObject({
      value: null,
      raw: '',
      reading: 'table',
    })
    expect(get('administrativeFees.amountWanYuan')).toMatchObject({ value: 96171.6, unit: '万元' })
    expect(figures).toHaveLength(10)
  })

  it('reads the 2019 form, with signs and units in the cells', () => {
    const { value, get } = read([
      pipeTable(`
        第二十條第（一）項 | |||
        信息內容 | 本年新制作數量 | 本年新公開數量 | 對外公開總數量 |
        規章 | 0 | 1 | 2 |
        規範性文件 | 6 | 5 | 4 |
        第二十條第（五）項 | |||
        信息內容 | 上一年項目數量 | 本年增/減 | 處理決定數量 |
        行政許可 | 169 | +40 | 21634 |
        其他對外管理服務事項 | 671 | ＋235 | 95383 |
        第二十條第（六）項 | |||
        信息內容 | 上一年項目數量 | 本年增/減 | 處理決定數量 |
        行政處罰 | 4931 | -294 | / |
        行政強制 | 151 | −4 | 11 |
        第二十條第（八）項 | |||
        信息內容 | 上一年項目數量 | 本年增/減 | |
        行政事業性收費 | 16 | 1 | |
        第二十條第（九）項 | |||
        信息內容 | 采購項目數量 | 采購總金額 | |
        政府集中采購 | 96 | 16223.34萬元 | |
      `),
    ])
    expect(value('normativeDocuments.made')).toBe(6)
    expect(value('normativeDocuments.total')).toBe(4)
    expect(value('licensing.previousYearItems')).toBe(169)
    expect(value('licensing.change')).toBe(40)
    expect(value('otherServices.change')).toBe(235)
    expect(value('penalties.change')).toBe(-294)
    expect(get('penalties.decisions')).toMatchObject({ value: null, raw: '/' })
    expect(value('coerciveMeasures.change')).toBe(-4)
    expect(value('administrativeFees.change')).toBe(1)
    expect(get('procurement.amountWanYuan')).toMatchObject({
      value: 16223.34,
      raw: '16223.34萬元',
      unit: '万元',
    })
  })

  it('takes the header below where the table was cut at its top', () => {
    const { value } = read([
      spannedTable([
        ['行政许可', '2293'],
        [{ text: '第二十条第（六）项', columns: 2 }],
        ['信息内容', '本年处理决定数量'],
        ['行政处罚', '1282'],
      ]),
    ])
    expect(value('licensing.decisions')).toBe(2293)
    expect(value('penalties.decisions')).toBe(1282)
  })

  it('brings amounts to 万元 where the header names another unit', () => {
    const { get } = read([
      spannedTable([
        ['信息内容', '本年收费金额（单位：元）'],
        ['行政事业性收费', '12345'],
      ]),
    ])
    expect(get('administrativeFees.amountWanYuan')).toMatchObject({
      value: 1.2345,
      raw: '12345',
      unit: '万元',
    })
  })

  it('does not guess where numbers and columns differ', () => {
    const { get, warnings } = read([
      pipeTable(`
        信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
        | 行政许可 | 396 | 0 | 181 | 7 |
      `),
    ])
    expect(get('licensing.decisions')).toMatchObject({
      value: null,
      reading: 'unreadable',
      raw: '396 0 181 7',
    })
    expect(warnings.map((warning) => warning.code)).toEqual(['figures_unreadable'])
  })
})

const results = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']
const fifteen = Array.from({ length: 15 }, (_, i) => String(i + 1))

describe('the table of reviews and lawsuits', () => {
  it('gives 15 cells by group and result, and the sum of the lawsuits', () => {
    const { value, get } = read([
      spannedTable([
        [
          { text: '行政复议', columns: 5 },
          { text: '行政诉讼', columns: 10 },
        ],
        [
          ...results.map((text) => ({ text, rows: 2 })),
          { text: '未经复议直接起诉', columns: 5 },
          { text: '复议后起诉', columns: 5 },
        ],
        [...results, ...results],
        fifteen,
      ]),
    ])
    expect(reviewKeys.map((key) => value(key))).toEqual(fifteen.map(Number))
    expect(get('litigation.total')).toMatchObject({
      value: 25,
      raw: '10 + 15',
      reading: 'inferred',
    })
  })

  it('takes the run of fifteen where pipe text lost the spans', () => {
    const { value } = read([
      pipeTable(`
        行政複議 | 行政訴訟 | |||||||||||||
        结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉 | ||||||||
        ${[...results, ...results].join(' | ')} | |||||
        ${fifteen.join(' | ')} |
      `),
    ])
    expect(reviewKeys.map((key) => value(key))).toEqual(fifteen.map(Number))
  })

  it('reads the table turned on its side', () => {
    const { value } = read([
      spannedTable([
        [{ text: '', columns: 2 }, ...results],
        [{ text: '行政复议', columns: 2 }, '1', '2', '3', '4', '10'],
        [{ text: '行政诉讼', rows: 2 }, '未经复议直接起诉', '5', '0', '0', '0', '5'],
        ['复议后起诉', '0', '', '0', '6', '6'],
      ]),
    ])
    expect(value('reviews.total')).toBe(10)
    expect(value('litigation.direct.upheld')).toBe(5)
    expect(value('litigation.afterReview.pending')).toBe(6)
    expect(value('litigation.afterReview.corrected')).toBeNull()
    expect(value('litigation.total')).toBe(11)
  })

  it('does not guess which of fifteen is missing', () => {
    const { get, figures } = read([
      pipeTable(`
        行政复议 | 行政诉讼 | |||||||||||||
        结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉 | ||||||||
        ${[...results, ...results].join(' | ')} | |||||
        ${fifteen.slice(1).join(' | ')} |
      `),
    ])
    expect(get('reviews.upheld')).toMatchObject({ value: null, reading: 'unreadable' })
    expect(figures.every((figure) => figure.value === null)).toBe(true)
  })
})

describe('the statistics table before 2019', () => {
  it('tells rows of one name apart by the part they stand in', () => {
    const { value, get } = read([
      pipeTable(`
        序号 | 统 计 指 标 | 单位 | 统计数 |
        1 | 一、主动公开情况 | — | |
        2 | （一）主动公开政府信息总数（不同渠道发相同信息计1条） | 条 | 1,030 |
        3 | 其中，规范性文件数 | 条 | 31 |
        4 | 制发规范性文件总数 | 件 | 32 |
        5 | 2.政务微博公开政府信息数 | 条 | 2 |
        6 | 三、依申请公开情况 | — | |
        7 | （一）收到申请数 | 件 | 12 |
        8 | 1.当面申请数 | 件 | 12 |
        9 | 四、行政复议数量 | 件 | 6 |
        10 | （一）维持具体行政行为数 | 件 | 1 |
        11 | （二）被依法纠错数 | 件 | 2 |
        12 | （三）其他情形数 | 件 | 3 |
        13 | 五、行政诉讼数量 | 件 | 15 |
        14 | （一）维持具体行政行为或者驳回原告诉讼请求数 | 件 | 4 |
        15 | （二）被依法纠错数 | 件 | 5 |
        16 | （三）其他情形数 | 件 | 6 |
        17 | 七、依申请公开信息收取的费用 | 元 | 25 |
        18 | （二）设置政府信息公开查阅点数 | 个 | |
        19 | （一）是否设立实体办事大厅 | 是/否 | 是 |
      `),
    ])
    expect(value('proactiveDisclosure.total')).toBe(1030)
    expect(value('proactiveDisclosure.normativeDocuments')).toBe(31)
    expect(value('normativeDocuments.made')).toBe(32)
    expect(value('proactiveDisclosure.byChannel.weibo')).toBe(2)
    expect(value('requests.received')).toBe(12)
    expect(value('requests.received.inPerson')).toBe(12)
    expect(['total', 'upheld', 'corrected', 'other'].map((key) => value(`reviews.${key}`))).toEqual(
      [6, 1, 2, 3],
    )
    expect(
      ['total', 'upheld', 'corrected', 'other'].map((key) => value(`litigation.${key}`)),
    ).toEqual([15, 4, 5, 6])
    expect(get('fees.collectedWanYuan')).toMatchObject({ value: 0.0025, raw: '25' })
    expect(get('readingPoints.total')).toMatchObject({ value: null, raw: '' })
    expect(get('requests.received')?.source).toEqual({
      passageId: 't1.r8',
      tableId: 't1',
      row: 7,
      column: 3,
    })
  })

  it('takes the year, not the sum of all years, in provincial variants', () => {
    const { value } = read([
      pipeTable(`
        指 标 | 计量单位 | 历年累计 | 2010年度 |
        主动公开政府信息数 | 条 | 9000 | 400 |
        收到申请数 | 条 | 77 | 8 |
        其中：1.当面申请数 | 条 | 70 | |
      `),
    ])
    expect(value('proactiveDisclosure.total')).toBe(400)
    expect(value('requests.received')).toBe(8)
    expect(value('requests.received.inPerson')).toBeNull()
  })

  it('leaves other tables alone', () => {
    const { figures, warnings } = read([
      pipeTable(`
        考核项目 | 目标要求 | 具体标准 | 自查评分 |
        公开（50分） | 主动公开（40分） | 编制发布政府信息公开指南、目录、年报。（4分） | 4 |
        依申请公开（10分） | 政府信息公开行政复议和行政诉讼被纠错率低于10% | 设置依申请公开专栏 | 6 |
      `),
    ])
    expect(figures).toEqual([])
    expect(warnings).toEqual([])
  })
})
