import { describe, expect, it } from 'vitest'
import { createRandom, type Random } from '../../bench/generator/random.ts'
import { toLineBlocks } from '../../src/ingest/formats/text.ts'
import type { SourceDocument } from '../../src/ingest/index.ts'
import { parseReport, walkOutline, type Report } from '../../src/report/index.ts'
import { runs } from '../support/long.ts'
import { expectNothingLost } from './nothing-lost.ts'

const opening = '青岫县人民政府2014年度政府信息公开工作年度报告\n一、概述\n各项公开工作有序进行。\n'

function documentOf(table: string): SourceDocument {
  const text = opening + table
  return {
    path: 'report.txt',
    format: 'text',
    encoding: 'utf-8',
    text,
    blocks: toLineBlocks(text),
    properties: {},
    warnings: [],
  }
}

const reportOf = (table: string): Report => parseReport(documentOf(table))
const valueOf = (report: Report, key: string) =>
  report.figures.find((figure) => figure.key === key)?.value
const headingsOf = ({ outline }: Report) =>
  [...walkOutline(outline)].flatMap(({ heading }) => heading ?? [])
const codesOf = ({ warnings }: Report) =>
  warnings.map(({ code }) => code).filter((code) => code !== 'region_unknown')

const twoColumns = '指标名称计量单位2014年度历年累计'

describe('the statistics table as text', () => {
  it('is laid out under its caption, in the part of tables, and what follows goes on behind it', () => {
    const report = reportOf(
      '五、青岫县政府信息公开情况统计表指标名称 计量单位 2014年度 历年累计 主动公开文件数 条 12 40 其中：1、政府网站公开数 条 9 30 2、政府公报公开数 条 3 10 六、需要说明的事项\n没有其他需要说明的事项。',
    )
    expect(headingsOf(report)).toEqual([
      '一、概述',
      '五、青岫县政府信息公开情况统计表',
      '六、需要说明的事项',
    ])
    const node = report.outline[1]!
    expect(node.section).toBe('statistics')
    expect(node.tables[0]?.rows).toEqual([
      ['指标名称', '计量单位', '2014年度', '历年累计'],
      ['主动公开文件数', '条', '12', '40'],
      ['其中：1、政府网站公开数', '条', '9', '30'],
      ['2、政府公报公开数', '条', '3', '10'],
    ])
    expect(codesOf(report)).toEqual([])
  })

  it('has a part of its own where its caption is lost', () => {
    const report = reportOf(
      `二、存在的问题\n还有差距。\n${twoColumns}主动公开文件数条1240其中：1、政府网站公开数条9302、政府公报公开数条310行政复议数件00`,
    )
    expect(headingsOf(report)).toEqual(['一、概述', '二、存在的问题'])
    const node = [...walkOutline(report.outline)].find(({ tables }) => tables.length > 0)!
    expect([node.section, node.rule]).toEqual(['statistics', 'table 统计指标'])
    expect(valueOf(report, 'reviews.total')).toBe(0)
  })

  it('takes its caption out of a line of text', () => {
    const report = reportOf(
      `二、存在的问题\n还有差距。附件：政府信息公开情况统计表 ${twoColumns}主动公开文件数条1240行政复议数件00行政诉讼数件00`,
    )
    const node = [...walkOutline(report.outline)].find(({ tables }) => tables.length > 0)!
    expect(node.section).toBe('statistics')
    expect(valueOf(report, 'litigation.total')).toBe(0)
  })

  it('reads the national form, whose parts have no numbers', () => {
    const report = reportOf(
      '统计指标 单位 统计数 一、主动公开情况 —— （一）主动公开政府信息数（不同渠道和方式公开相同信息计1条） 条 30 其中：主动公开规范性文件数 条 4 制发规范性文件总数 件 5 （二）通过不同渠道和方式公开政府信息的情况 1.政府公报公开政府信息数 条 0 2.政府网站公开政府信息数 条 26 三、依申请公开情况 （一）收到申请数 件 3 1.当面申请数 件 1 2.传真申请数 件 0 3.网络申请数 件 2 4.信函申请数 件 0 四、行政复议数量 件 0 （一）维持具体行政行为数 件 0 （二）被依法纠错数 件 0 （三）其他情形数 件 0',
    )
    expect(headingsOf(report)).toEqual(['一、概述'])
    expect(valueOf(report, 'proactiveDisclosure.total')).toBe(30)
    expect(valueOf(report, 'proactiveDisclosure.normativeDocuments')).toBe(4)
    expect(valueOf(report, 'normativeDocuments.made')).toBe(5)
    expect(valueOf(report, 'requests.received.online')).toBe(2)
    expect(valueOf(report, 'reviews.corrected')).toBe(0)
    expect(report.checks.map(({ outcome }) => outcome)).toEqual(['pass', 'pass'])
  })

  it('cuts a row by the rule that a year is part of all years, and by the sums', () => {
    const table = (total: string, website: string, gazette: string) =>
      reportOf(
        `${twoColumns}主动公开文件数条${total}其中：1、政府网站公开数条${website} 2、政府公报公开数条${gazette}行政复议数件00行政诉讼数件12`,
      )
    const sums = table('214022601', '201020850', '1301751')
    expect(valueOf(sums, 'proactiveDisclosure.total')).toBe(2140)
    expect(valueOf(sums, 'proactiveDisclosure.byChannel.gazette')).toBe(130)
    // Parts that do not make up the whole tell nothing of it, but 1|2 can be cut in one way alone.
    const open = table('214022601', '201020857', '1301751')
    expect(valueOf(open, 'proactiveDisclosure.total')).toBeNull()
    expect(valueOf(open, 'litigation.total')).toBe(1)
    expect(codesOf(open)).toEqual(['flattened_table'])
  })

  it.each([
    [
      'a number beside a blank in a table of two columns',
      '主动公开文件数 条 12 40 当面申请数 条 21 行政复议数 件 0 0',
      'requests.received.inPerson',
    ],
    [
      'a single digit for two columns',
      '主动公开文件数条1240当面申请数条3行政复议数件00',
      'requests.received.inPerson',
    ],
    [
      'three numbers for two columns',
      '主动公开文件数 条 1 876 2461 当面申请数 条 2 3 行政复议数 件 0 0',
      'proactiveDisclosure.total',
    ],
    [
      'the number of the next row that fits two ways',
      '主动公开文件数条1240其中：10、当面申请数条121111、网上申请数条12行政复议数件00',
      'requests.received.inPerson',
    ],
  ])('does not tell %s', (_, rows, key) => {
    const report = reportOf(twoColumns.replace(/(单位|年度)/g, ' $1 ') + rows)
    expect(report.figures.find((figure) => figure.key === key)).toMatchObject({
      value: null,
      reading: 'unreadable',
    })
    expect(codesOf(report)).toContain('flattened_table')
  })

  it('gives no row the number of another, where cells are blank', () => {
    const report = reportOf(
      `${twoColumns}主动公开文件数条1240行政复议数件行政诉讼数件12举报投诉数件——`,
    )
    expect(report.figures.find(({ key }) => key === 'reviews.total')).toMatchObject({
      value: null,
      raw: '',
    })
    expect(valueOf(report, 'litigation.total')).toBe(1)
    expect(report.figures.find(({ key }) => key === 'complaints.total')?.value).toBeNull()
  })

  it('takes no sentence about indicators for a table', () => {
    const report = reportOf(
      '我们统计指标名称和计量单位，本年度主动公开信息数条目12条，收到申请数3件，行政复议数0件。',
    )
    expect([...walkOutline(report.outline)].flatMap(({ tables }) => tables)).toEqual([])
  })

  it('reads a head that stands again above another part', () => {
    const report = reportOf(
      '（一）主动公开情况统计 指标名称 计量单位 2014年度 历年累计 主动公开文件数 条 12 40 （二）依申请公开情况统计 指标名称 计量单位 历年累计 2014年度 受理依申请公开信息总数 条 9 3 其中：1.当面申请数 条 4 1 2.网上申请数 条 5 2 行政复议数 件 1 0',
    )
    expect(valueOf(report, 'proactiveDisclosure.total')).toBe(12)
    expect(valueOf(report, 'requests.received')).toBe(3)
    expect(valueOf(report, 'reviews.total')).toBe(0)
  })

  it('leaves out the codes and the running numbers of rows', () => {
    const coded = reportOf(
      '指标名称 计量单位 代码 2014年度 历年累计 主动公开文件数 条 01 12 40 行政复议数 件 02 0 1 行政诉讼数 件 03 0 2',
    )
    expect(valueOf(coded, 'proactiveDisclosure.total')).toBe(12)
    expect(valueOf(coded, 'litigation.total')).toBe(0)
    const serial = reportOf(
      '序号 统计指标 单位 统计数 1 主动公开政府信息数 条 30 2 收到申请数 件 3 3 行政复议数量 件 4 4 行政诉讼数量 件 0',
    )
    expect(valueOf(serial, 'proactiveDisclosure.total')).toBe(30)
    expect(valueOf(serial, 'requests.received')).toBe(3)
    expect(valueOf(serial, 'reviews.total')).toBe(4)
    expect(valueOf(serial, 'litigation.total')).toBe(0)
    const blank = reportOf(
      '序号 统计指标 单位 统计数 1 主动公开政府信息数 条 30 2 收到申请数 件 3 行政复议数量 件 4 4 行政诉讼数量 件 0',
    )
    expect(valueOf(blank, 'requests.received')).toBeNull()
  })
})

interface Row {
  label: string
  key?: string
  unit: string
  numbers: [year: number, all: number]
}

/** Rows of a made-up office, whose sums mostly hold. */
function rowsOf(random: Random): Row[] {
  const number = (most: number): [number, number] => {
    const year = random.chance(0.3) ? 0 : random.integer(0, most)
    return [year, year + (random.chance(0.2) ? 0 : random.integer(0, most * 8))]
  }
  const group = (
    whole: readonly [label: string, key: string],
    parts: readonly (readonly [label: string, key?: string])[],
    most: number,
  ): Row[] => {
    const rows = parts.map(([label, key]) => ({
      label,
      unit: '条',
      numbers: number(most),
      ...(key === undefined ? {} : { key }),
    }))
    const left = random.chance(0.15) ? random.integer(1, 9) : 0
    const sum = (column: 0 | 1) => rows.reduce((all, { numbers }) => all + numbers[column], left)
    return [{ label: whole[0], key: whole[1], unit: '条', numbers: [sum(0), sum(1)] }, ...rows]
  }
  return [
    ...group(
      ['主动公开文件数', 'proactiveDisclosure.total'],
      [
        ['政府网站公开数', 'proactiveDisclosure.byChannel.website'],
        ['政府公报公开数', 'proactiveDisclosure.byChannel.gazette'],
      ],
      random.pick([9, 300, 5000]),
    ),
    ...group(
      ['受理依申请公开信息总数', 'requests.received'],
      [
        ['当面申请数', 'requests.received.inPerson'],
        ['网上申请数', 'requests.received.online'],
        ['信函、传真申请数'],
      ],
      random.pick([3, 40]),
    ),
    ...group(
      ['对申请的答复总数', 'requests.outcomes.total'],
      [
        ['同意公开答复数', 'requests.granted'],
        ['同意部分公开答复数', 'requests.partlyGranted'],
        ['不予公开答复数', 'requests.refused'],
      ],
      random.pick([3, 40]),
    ),
    { label: '行政复议数', key: 'reviews.total', unit: '件', numbers: number(3) },
    { label: '行政诉讼数', key: 'litigation.total', unit: '件', numbers: number(3) },
  ]
}

/** A table of the rows as text; what it may look like is drawn. */
function textOf(rows: readonly Row[], random: Random): { text: string; isParted: boolean } {
  const reversed = random.chance(0.3)
  const alone = random.chance(0.2)
  const between = random.pick(['', ' ', '\t', '\n', '　'])
  const behind = random.pick([between, between, between === '' ? ' ' : '\n'])
  const mark = random.pick(['、', '.', '．'])
  const wide = random.chance(0.15)
  const digits = (value: number) =>
    wide
      ? String(value).replace(/\d/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0))
      : String(value)
  const order = <T>(year: T, all: T): T[] => (alone ? [year] : reversed ? [all, year] : [year, all])
  const lines = [['指标名称', '计量单位', ...order('2014年度', '历年累计')]]
  let number = 0
  rows.forEach(({ label, unit, numbers }) => {
    const isPart = !/总数|文件数|行政/.test(label)
    number = isPart ? number + 1 : 0
    const name = isPart ? `${number === 1 ? '其中：' : ''}${String(number)}${mark}${label}` : label
    lines.push([name, unit, ...order(digits(numbers[0]), digits(numbers[1]))])
  })
  return {
    text: lines.map((cells) => cells.join(between)).join(behind),
    isParted: between !== '' || alone,
  }
}

describe('statistics tables of made-up offices, glued and spaced', () => {
  it('give no wrong number, all where white space parts them, most where it does not', () => {
    const random = createRandom(19)
    let glued = 0
    let told = 0
    for (let i = 0; i < runs(400); i++) {
      const rows = rowsOf(random)
      const { text, isParted } = textOf(rows, random)
      const report = reportOf(`五、政府信息公开情况统计表\n${text}\n六、其他\n无。`)
      const shown = JSON.stringify(text)
      expect(headingsOf(report), shown).toEqual([
        '一、概述',
        '五、政府信息公开情况统计表',
        '六、其他',
      ])
      for (const { key, numbers } of rows) {
        if (key === undefined) continue
        const value = valueOf(report, key)
        if (isParted) expect(value, `${key} ${shown}`).toBe(numbers[0])
        else {
          glued++
          if (value === null) continue
          told++
          expect(value, `${key} ${shown}`).toBe(numbers[0])
        }
      }
      if (i % 20 === 0) expectNothingLost(documentOf(text))
    }
    expect(told / glued).toBeGreaterThan(0.8)
  })
})
