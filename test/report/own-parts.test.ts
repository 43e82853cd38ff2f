import { describe, expect, it } from 'vitest'
import { toLineBlocks } from '../../src/ingest/formats/text.ts'
import { parseReport, type Report } from '../../src/report/index.ts'

function reportOf(text: string): Report {
  return parseReport({
    path: 'report.txt',
    format: 'text',
    encoding: 'utf-8',
    text,
    blocks: toLineBlocks(text),
    properties: {},
    warnings: [],
  })
}

const valueOf = ({ figures }: Report, key: string) =>
  figures.find((figure) => figure.key === key)?.value
const codesOf = ({ warnings }: Report) =>
  warnings.map(({ code }) => code).filter((code) => code !== 'region_unknown')

const title = (year: number, body = '云汀市人民政府') =>
  `${body}${String(year)}年政府信息公开工作年度报告`
const rules = (made: number, repealed: number, inForce: number) =>
  `信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n规章 | ${String(made)} | ${String(repealed)} | ${String(inForce)} |`
const chapters = (made: number, received: number) =>
  `一、总体情况\n收到政府信息公开申请${String(received)}件。\n二、主动公开政府信息情况\n${rules(made, 1, 20)}\n三、其他需要报告的事项\n无。`

describe('a file with more than one year', () => {
  it('gives the figures of its own year alone, and says so', () => {
    const compared = (first: number, second: number) =>
      reportOf(
        `${title(2022)}\n${String(first)}年度\n${rules(5, 1, 24)}\n${String(second)}年度\n${rules(3, 2, 25)}`,
      )
    expect(valueOf(compared(2021, 2022), 'rules.made')).toBe(3)
    expect(valueOf(compared(2022, 2021), 'rules.made')).toBe(5)
    expect(codesOf(compared(2021, 2022))).toEqual(['several_years'])
    expect(valueOf(compared(2020, 2021), 'rules.made')).toBeUndefined()
  })

  it.each(['（一）2021年情况', '2021年政府信息公开统计表', '2021年：', '２０２１年度'])(
    'knows the year of a table by the line above: %s',
    (line) => {
      const report = reportOf(`${title(2022)}\n一、总体情况\n${line}\n单位：件\n${rules(5, 1, 24)}`)
      expect(valueOf(report, 'rules.made')).toBeUndefined()
      expect(codesOf(report)).toEqual(['several_years'])
    },
  )

  it('takes years in a list, in a sentence, or far above for no such line', () => {
    for (const lines of [
      '2022年度\n2021年度\n2020年度',
      '2021年，公开工作有了进展。',
      '2021年度\n第一句。\n第二句。\n第三句。\n第四句。',
    ]) {
      const report = reportOf(`${title(2022)}\n一、总体情况\n${lines}\n${rules(5, 1, 24)}`)
      expect(valueOf(report, 'rules.made'), lines).toBe(5)
      expect(codesOf(report), lines).toEqual([])
    }
  })

  it('keeps two reports apart, whichever year stands first', () => {
    const later = reportOf(`${title(2021)}\n${chapters(5, 12)}\n${title(2022)}\n${chapters(3, 9)}`)
    expect(later.reportYear).toBe(2021)
    expect(valueOf(later, 'rules.made')).toBe(5)
    expect(valueOf(later, 'requests.received')).toBe(12)
    expect(codesOf(later)).toEqual(['several_reports'])
    const sameYear = reportOf(
      `${title(2022)}\n${chapters(3, 9)}\n${title(2022, '云汀市财政局')}\n${chapters(4, 2)}`,
    )
    expect(valueOf(sameYear, 'rules.made')).toBe(3)
    expect(codesOf(sameYear)).toEqual(['several_reports'])
  })

  it.each([
    [
      'without chapters',
      `${title(2022, '青岫县民政局')}\n主动公开政府信息120条。\n${title(2022, '青岫县教育局')}\n主动公开政府信息88条，因政府信息公开被申请行政复议2件。`,
    ],
    [
      'whose titles are names alone',
      `各镇2022年政府信息公开工作年度报告汇编\n青岫镇\n一、总体情况\n主动公开政府信息120条。\n白苇镇\n一、总体情况\n主动公开政府信息88条，因政府信息公开被申请行政复议2件。`,
    ],
  ])('keeps short reports apart: %s', (_, text) => {
    const report = reportOf(text)
    expect(valueOf(report, 'proactiveDisclosure.total')).toBe(120)
    expect(valueOf(report, 'reviews.total')).toBeUndefined()
    expect(codesOf(report)).toContain('several_reports')
  })

  it.each([
    [
      'its own body is named shorter',
      `${title(2022, '云汀市青岫县人民政府')}\n全文如下。\n青岫县2022年政府信息公开工作年度报告\n主动公开政府信息120条。`,
    ],
    [
      'a table of contents stands before it',
      `${title(2022)}\n目录\n一、总体情况\n二、依申请公开情况\n一、总体情况\n主动公开政府信息120条。\n二、依申请公开情况\n无。`,
    ],
    [
      'parts number their chapters anew',
      `${title(2022)}\n第一部分 上半年\n一、总体情况\n召开会议3次。\n第二部分 全年\n一、总体情况\n主动公开政府信息120条。`,
    ],
  ])('is one report where %s', (_, text) => {
    const report = reportOf(text)
    expect(valueOf(report, 'proactiveDisclosure.total')).toBe(120)
    expect(codesOf(report)).not.toContain('several_reports')
  })

  it('is no second report where the title stands twice', () => {
    const report = reportOf(`${title(2022)}\n索引号：1\n${title(2022)}\n${chapters(3, 9)}`)
    expect(valueOf(report, 'rules.made')).toBe(3)
    expect(codesOf(report)).toEqual([])
  })

  it('disputes what two tables without a year state differently', () => {
    const report = reportOf(
      `${title(2022)}\n一、总体情况\n${rules(5, 1, 24)}\n以下为汇总。\n${rules(3, 1, 24)}`,
    )
    expect(report.figures.find(({ key }) => key === 'rules.made')).toMatchObject({
      value: null,
      state: 'disputed',
      candidates: [{ value: 5 }, { value: 3 }],
    })
    expect(valueOf(report, 'rules.inForce')).toBe(24)
    expect(codesOf(report)).toEqual(['tables_disagree'])
  })

  it('takes the column of its own year from a table of statistics', () => {
    const table = (head: string) =>
      reportOf(
        `云汀市人民政府2014年政府信息公开工作年度报告\n一、概述\n无。\n统计指标 | 单位 | ${head} |\n主动公开政府信息数 | 条 | 40 | 50 |\n收到申请数 | 件 | 3 | 5 |\n行政复议数量 | 件 | 1 | 2 |`,
      )
    expect(valueOf(table('2013年 | 2014年'), 'requests.received')).toBe(5)
    expect(valueOf(table('2014年度 | 历年累计'), 'requests.received')).toBe(3)
    const other = table('2012年 | 2013年')
    expect(valueOf(other, 'requests.received')).toBeUndefined()
    expect(codesOf(other)).toEqual(['several_years'])
  })
})
