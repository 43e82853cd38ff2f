import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extract, type Extracted } from './extract.ts'
import { runs } from '../support/long.ts'

const period = '本报告中所列数据的统计期限自2019年1月1日起至2019年12月31日止。'
const under = (title: string): Extracted =>
  extract(`${title}\n${period}\n一、概述\n2019年的工作如下。`)

describe('title and body', () => {
  it.each([
    [
      '南京市鼓楼区人民政府信息公开2019年度报告',
      '南京市鼓楼区人民政府',
      '320106-鼓楼区人民政府',
      'county',
    ],
    [
      '2019年南京市鼓楼区人民政府信息公开工作年度报告',
      '南京市鼓楼区人民政府',
      '320106-鼓楼区人民政府',
      'county',
    ],
    ['高港区政府2019年政府信息公开年报', '高港区人民政府', '321203-高港区人民政府', 'county'],
    [
      '泰州市高港区人民政府二〇一九年政府信息公开年度报告',
      '泰州市高港区人民政府',
      '321203-高港区人民政府',
      'county',
    ],
    [
      '博州2019年度政府信息公开工作报告',
      '博尔塔拉蒙古自治州人民政府',
      '652700-博尔塔拉蒙古自治州人民政府',
      'prefecture',
    ],
    ['河北省2019年政府信息公开工作年度报告', '河北省人民政府', '130000-河北省人民政府', 'province'],
    [
      '关于2019年泰州市房产管理局政府信息公开工作情况的报告',
      '泰州市房产管理局',
      '321200-泰州市房产管理局',
      'department',
    ],
    [
      '兴化市大垛镇人民政府2019年政府信息公开工作年度报告',
      '兴化市大垛镇人民政府',
      '321281-兴化市大垛镇人民政府',
      'township',
    ],
    [
      '2019年度政府信息公开工作年度报告(泰州市公安局)',
      '泰州市公安局',
      '321200-泰州市公安局',
      'department',
    ],
    ['教育部2019年政府信息公开工作年度报告', '教育部', '000000-教育部', 'national'],
    ['阿左旗政府信息公開2019年度報告', '阿拉善左旗人民政府', '152921-阿拉善左旗人民政府', 'county'],
  ])('%s', (title, reportingBody, bodyId, administrativeLevel) => {
    const { metadata, origins, titleLines, warnings } = under(title)
    expect(metadata).toMatchObject({
      title,
      reportingBody,
      bodyId,
      administrativeLevel,
      reportYear: 2019,
    })
    expect(origins.reportingBody?.from).toBe('title')
    expect(titleLines).toEqual([title])
    expect(warnings).toEqual([])
  })

  it('joins a title over two lines, and leaves the body under it in the text', () => {
    const { metadata, titleLines } = under(
      '淮安市洪泽区人民政府\n2019 年政府信息公开工作年度报告\n(2020年1月20日)',
    )
    expect(metadata.title).toBe('淮安市洪泽区人民政府2019年政府信息公开工作年度报告')
    expect(metadata.bodyId).toBe('320813-洪泽区人民政府')
    expect(titleLines).toHaveLength(2)
    expect(under('平潭综合实验区地方税务局2019年\n信息公开年度报告').metadata.title).toBe(
      '平潭综合实验区地方税务局2019年信息公开年度报告',
    )
    expect(under('高港区人民政府2019年政府信息\n公开年度报告').titleLines).toHaveLength(2)
  })

  it.each([
    ['云汀市统计表\n填报单位：云汀市水务局\n2019年', '云汀市水务局'],
    ['关于年报的说明——云汀市水务局2019年政府信息公开工作年度报告', '云汀市水务局'],
  ])('takes the body from who filled in a table, and from behind a dash', (text, body) => {
    expect(under(text).metadata.reportingBody).toBe(body)
  })

  it.each<[lines: string, title: string, body: string | null, year: number]>([
    [
      '关于印发《云汀市2016年政府信息公开\n工作年度报告》的通知',
      '关于印发《云汀市2016年政府信息公开工作年度报告》的通知',
      '云汀市人民政府',
      2016,
    ],
    [
      '云汀市水务局2016年政府信息公开工作总结及2017年工作计划',
      '云汀市水务局2016年政府信息公开工作总结及2017年工作计划',
      '云汀市水务局',
      2016,
    ],
    [
      '清源大学2015—2016学年信息公开工作年度报告',
      '清源大学2015—2016学年信息公开工作年度报告',
      '清源大学',
      2016,
    ],
    [
      '云汀市2016年度报告——关于2017年政府信息公开工作情况',
      '云汀市2016年度报告——关于2017年政府信息公开工作情况',
      '云汀市人民政府',
      2017,
    ],
  ])('reads a title of odd form: %s', (lines, title, body, year) => {
    const { metadata } = extract(`${lines}\n内容如下。\n一、概述\n工作如下。`)
    expect([metadata.title, metadata.reportingBody, metadata.reportYear]).toEqual([
      title,
      body,
      year,
    ])
  })

  it('lets the period decide between two years of a title, and says so', () => {
    const { metadata, warnings } = extract(
      '云汀市2016年度报告——关于2017年政府信息公开工作情况\n本报告统计期限自2016年1月1日至2016年12月31日。',
    )
    expect(metadata.reportYear).toBe(2016)
    expect(warnings.map(({ code }) => code)).toContain('year_disagrees')
  })

  it('takes no chapter for a title', () => {
    const { metadata, titleBlocks } = extract('三、收到和处理政府信息公开申请情况\n行政许可')
    expect(metadata.title).toBeNull()
    expect(titleBlocks).toEqual([])
  })

  it('counts a repeated title as title', () => {
    const { titleLines } = under(
      '高港区2019年政府信息公开年度报告\n高港区2019年\n政府信息公开年度报告',
    )
    expect(titleLines).toHaveLength(3)
  })

  it('takes a title from the page when the text has none', () => {
    const { metadata, origins } = extract(`${period}\n一、概述`, 'a.html', {
      title: '高港区人民政府2019年政府信息公开年度报告_年报-高港区人民政府网',
    })
    expect(metadata.title).toBe('高港区人民政府2019年政府信息公开年度报告')
    expect(origins.title?.from).toBe('properties')
  })

  it('makes one from signature and year, marked as made', () => {
    const { metadata, origins, titleBlocks } = extract(
      `现将政府信息公开工作情况报告如下。${period}\n一、概述\n正文。\n高港区财政局\n二○二○年一月十日\n附件1\n统计表`,
    )
    expect(metadata.title).toBe('高港区财政局2019年政府信息公开工作年度报告')
    expect(metadata.publishedOn).toBe('2020-01-10')
    expect(origins.title?.from).toBe('made')
    expect(origins.reportingBody).toMatchObject({ from: 'signature', evidence: '高港区财政局' })
    expect(titleBlocks).toEqual([])
  })

  it('keeps the government where its office signs', () => {
    const { metadata, warnings } = extract(
      `高港区2019年政府信息公开年度报告\n${period}\n高港区人民政府办公室\n2020年1月10日`,
    )
    expect(metadata.reportingBody).toBe('高港区人民政府')
    expect(warnings).toEqual([])
  })

  it('warns when title and signature name two bodies', () => {
    const { metadata, warnings } = extract(
      `高港区人民政府2019年政府信息公开年度报告\n${period}\n海陵区人民政府\n2020年1月10日`,
    )
    expect(metadata.reportingBody).toBe('高港区人民政府')
    expect(warnings.map((each) => each.code)).toEqual(['body_disagrees'])
  })

  it('knows a place outside the gazetteer by its endings', () => {
    const { metadata, warnings } = under('云岭省青禾县2019年政府信息公开工作年度报告')
    expect(metadata).toMatchObject({
      reportingBody: '云岭省青禾县人民政府',
      region: { code: null, province: '云岭省', city: null, county: '青禾县' },
      administrativeLevel: 'county',
    })
    expect(warnings.map((each) => each.code)).toEqual(['region_unknown'])
  })

  it('leaves an ambiguous place open', () => {
    const { metadata, warnings } = under('鼓楼区2019年政府信息公开工作年度报告')
    expect(metadata.region.code).toBeNull()
    expect(warnings.map((each) => each.code)).toEqual(['region_ambiguous'])
    expect(under('鼓楼区2019年政府信息公开工作年度报告\n福州市').metadata.region.city).toBe(
      '福州市',
    )
  })
})

describe('year and stated facts', () => {
  it('does not take the date of the page for the year', () => {
    const { metadata } = extract(
      `今天是2026年11月21日\n发布日期:2020-01-20\n高港区政府信息公开年度报告\n${period}`,
    )
    expect(metadata).toMatchObject({ reportYear: 2019, publishedOn: '2020-01-20' })
  })

  it('warns when title and period disagree, and when the report is older than its year', () => {
    const both = extract(`高港区人民政府2018年政府信息公开年度报告\n发布日期:2017-02-01\n${period}`)
    expect(both.metadata.reportYear).toBe(2018)
    expect(both.warnings.map((each) => each.code)).toEqual(['year_disagrees', 'year_disagrees'])
  })

  it('guesses the year before the publishing date when nothing else tells, hardly sure', () => {
    const { metadata, origins } = extract(
      '高港区人民政府政府信息公开年报\n发布日期:2020-01-20\n工作如下。',
    )
    expect(metadata.reportYear).toBe(2019)
    expect(origins.reportYear).toMatchObject({ from: 'publishing date' })
    expect(origins.reportYear!.confidence).toBeLessThan(0.5)
  })

  it('reads an index block with several pairs in a line, blanks as null', () => {
    const { metadata } = extract(
      '索引号 01/2020-7 主题分类 年报\n发布机构 高港区政府办 发文日期 2020-01-20\n文号 泰高政发〔2020〕3号 时效\n' +
        '原文链接: https://example.org/a.htm\n' +
        `高港区2019年政府信息公开年度报告\n信息来源:\n${period}`,
    )
    expect(metadata).toMatchObject({
      indexNumber: '01/2020-7',
      publishingBody: '高港区政府办',
      publishedOn: '2020-01-20',
      documentNumber: '泰高政发〔2020〕3号',
      sourceAddress: 'https://example.org/a.htm',
    })
    expect(extract('文号 时效').metadata.documentNumber).toBeNull()
  })

  it('says where every value comes from, and nothing of what is not given', () => {
    const { metadata, origins } = under('高港区2019年政府信息公开年度报告')
    for (const [field, value] of Object.entries(metadata)) {
      const origin = origins[field as keyof typeof origins]
      if (value === null) expect(origin, field).toBeUndefined()
      else expect(origin?.from, field).toEqual(expect.any(String))
    }
  })
})

describe('columns that name a body', () => {
  it.each(['机构', '单位名称', 'org_name', 'Organization', 'agency'])('takes %s', (column) => {
    const { metadata } = extract('2021年政府信息公开工作年度报告\n一、总体情况\n甲。', 'a.csv#1', {
      [column]: '青岫县审计局',
    })
    expect(metadata.reportingBody).toBe('青岫县审计局')
  })
})

describe('any text', () => {
  it('is read without a throw', () => {
    const wordings = fc.constantFrom(
      '政府信息公开年度报告',
      '高港区人民政府',
      '2017年',
      '二○一二年二月二十日',
      '索引号',
      '文号 时效',
      '发布机构:',
      '政 府 工 作 报 告',
      '一、概述',
      '|',
      '。',
      '鼓楼区',
      '现将',
      '阿左旗',
      '年报(',
      '——',
    )
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(wordings).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), fc.string(), (lines, path) => {
        const { metadata, titleBlocks, origins } = extract(lines.join('\n'), path)
        expect(titleBlocks).toEqual([...titleBlocks].sort((a, b) => a - b))
        for (const origin of Object.values(origins)) {
          expect(origin.confidence).toBeGreaterThanOrEqual(0)
          expect(origin.confidence).toBeLessThanOrEqual(1)
        }
        expect(metadata.bodyId === null).toBe(metadata.reportingBody === null)
      }),
      { seed: 12, numRuns: runs(200) },
    )
  })
})
