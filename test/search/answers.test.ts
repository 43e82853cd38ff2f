/** Queries that name a figure, over invented reports whose figures are given. */
import { describe, expect, it } from 'vitest'
import { readBytes } from '../../src/ingest/index.ts'
import { parseReport, type Check, type Figure } from '../../src/report/index.ts'
import type { Answer, SearchFilters } from '../../src/search/index.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { parametersOf, serviceOver, type NamedReport } from './corpus.ts'

type Given = Partial<Figure> & { key: string; value: number | null }

const stated = (key: string, value: number | null, rest: Partial<Figure> = {}): Given => ({
  ...{ key, value },
  ...rest,
})

async function reportOf(
  body: string,
  year: number,
  figures: Given[],
  { copy = '', checks = [] }: { copy?: string; checks?: Check[] } = {},
): Promise<NamedReport> {
  const text = `${body}${year}年政府信息公开工作年度报告\n\n一、概述\n\n本机关按要求公开信息。${copy}\n\n二、依申请公开情况\n\n全年按规定答复。\n`
  const [document] = await readBytes(new TextEncoder().encode(text), `${body}${year}${copy}.txt`)
  const report = parseReport(document!)
  const passageId = report.outline.at(-1)!.passages[0]?.id ?? report.outline[0]!.id
  return {
    name: report.reportId,
    report: {
      ...report,
      checks,
      figures: figures.map(({ key, value, ...rest }): Figure => ({
        ...{ key, value, label: key, raw: String(value ?? '/'), unit: '件', reading: 'table' },
        source: { passageId },
        ...rest,
      })),
    },
  }
}

const received = (value: number | null, rest: Partial<Figure> = {}): Given =>
  stated('requests.received', value, rest)
const extended = (value: number): Given => stated('requests.concluded.extended', value)

const failed: Check = {
  formula: '本年新收 = 自然人 + 商业企业',
  outcome: 'fail',
  ...{ left: 31, right: 30, difference: 1 },
  cells: ['requests.received@total', 'requests.received@naturalPerson'],
}

const corpus = await Promise.all([
  reportOf('平潭县人民政府', 2017, [received(12), extended(1)]),
  reportOf('平潭县人民政府', 2018, [received(25), stated('reviews.total', 3)]),
  reportOf(
    '平潭县人民政府',
    2019,
    [
      received(31, { applicant: 'total' }),
      received(29, { applicant: 'naturalPerson' }),
      stated('requests.refused', 4),
    ],
    { checks: [failed] },
  ),
  reportOf('平潭县财政局', 2019, [received(7)]),
  // A character that takes two units.
  reportOf('𠮷竹县人民政府', 2019, [received(44)]),
  reportOf('泰州市高港区人民政府', 2017, [
    received(40),
    stated('requests.concluded.extended', 6, {
      reading: 'prose',
      source: { passageId: 's2.p1', sentence: '延期答复6件。' },
    }),
  ]),
  reportOf('泰州市高港区人民政府', 2018, [
    received(18, { reading: 'inferred' }),
    extended(2),
    stated('proactiveDisclosure.total', 812),
    stated('responses.policyInterpretations', 35),
    stated('normativeDocuments.made', 9),
  ]),
  reportOf('泰州市人民政府', 2018, [received(90)]),
  reportOf('云汀市霁川区税务局', 2016, [received(21)]),
  reportOf('云汀市青岫县溪棠镇人民政府', 2016, [received(6)]),
  reportOf('江苏省人民政府', 2018, [received(400)]),
  // Two texts of one report that differ.
  reportOf('淮北市人民政府', 2018, [received(55)]),
  reportOf('淮北市人民政府', 2018, [received(56)], { copy: '更正。' }),
  reportOf('淮北市人民政府', 2019, [received(61)]),
  reportOf('淮北市人民政府', 2019, [received(61)], { copy: '重发。' }),
  reportOf('淮北市人民政府', 2020, [received(null, { reading: 'unreadable' })]),
  // One name, two cities.
  reportOf('南京市鼓楼区人民政府', 2018, [received(70)]),
  reportOf('徐州市鼓楼区人民政府', 2018, [received(20)]),
  // Greater than all, but worked out.
  reportOf('云南省人民政府', 2018, [received(999, { reading: 'inferred' })]),
])
const service = serviceOver(corpus, anyAnalyzer())

async function answersTo(q: string, filters: Partial<SearchFilters> = {}): Promise<Answer[]> {
  return (await service.search(parametersOf(q, { filters }))).answers
}

/** `body year value` of each number of each answer. */
async function said(q: string, filters: Partial<SearchFilters> = {}): Promise<string[]> {
  return (await answersTo(q, filters)).flatMap(({ values, sums }) => [
    ...values.map(
      ({ reportingBody, reportYear, value }) => `${reportingBody} ${reportYear} ${value}`,
    ),
    ...sums.map(({ year, sum, reports }) => `${year} ${sum} ${reports}`),
  ])
}

describe('a query that names a figure, a body and a year', () => {
  it.each([
    ['2019年 平潭 收到申请 多少件', '平潭县人民政府 2019 31'],
    ['2019年平潭收到多少件申请？', '平潭县人民政府 2019 31'],
    ['平潭县2019年一共收到了几件信息公开申请', '平潭县人民政府 2019 31'],
    ['2019 平潭 收到申请', '平潭县人民政府 2019 31'],
    ['平潭县人民政府 二〇一九年 申请量是多少', '平潭县人民政府 2019 31'],
    ['平潭县 二O一九年 收到申请多少件', '平潭县人民政府 2019 31'],
    ['平潭縣2019年收到申請多少件', '平潭县人民政府 2019 31'],
    ['平潭 2019 自然人 收到申请 多少', '平潭县人民政府 2019 29'],
    ['平潭2019年收到自然人申请多少件', '平潭县人民政府 2019 29'],
    ['平潭 2019年不予公开多少件', '平潭县人民政府 2019 4'],
    ['平潭县财政局2019年收到申请多少件', '平潭县财政局 2019 7'],
    ['平潭 财政局 2019 收到申请', '平潭县财政局 2019 7'],
    ['高港区2018年主动公开多少条', '泰州市高港区人民政府 2018 812'],
    ['高港区 2018 主动公开了多少信息', '泰州市高港区人民政府 2018 812'],
    ['高港区2018年政策解读多少篇', '泰州市高港区人民政府 2018 35'],
    ['高港区2018年规范性文件制发多少件', '泰州市高港区人民政府 2018 9'],
    ['平潭2018年行政复议几件', '平潭县人民政府 2018 3'],
    ['高港区2017年延期答复了几件？', '泰州市高港区人民政府 2017 6'],
    ['泰州市高港区2017年延期了多少件', '泰州市高港区人民政府 2017 6'],
    ['江苏 泰州 2018 受理申请数量', '泰州市人民政府 2018 90'],
    ['江苏省2018年新收申请数', '江苏省人民政府 2018 400'],
    ['淮北2019年收到申请多少件', '淮北市人民政府 2019 61'],
    ['溪棠镇2016年收到申请几件', '云汀市青岫县溪棠镇人民政府 2016 6'],
    ['霁川区税务局2016年收到申请几件', '云汀市霁川区税务局 2016 21'],
    ['高港区政府2017年收到申请多少', '泰州市高港区人民政府 2017 40'],
    ['𠮷竹县2019年收到申请多少件', '𠮷竹县人民政府 2019 44'],
  ])('%s: %s', async (q, expected) => {
    const answers = await answersTo(q)
    expect(answers.map(({ kind }) => kind)).toEqual(['value'])
    expect(await said(q)).toEqual([expected])
  })

  it('is answered with the place of the figure, the words there, the years around it, and what speaks against it', async () => {
    const [answer] = await answersTo('高港区2017年延期答复了几件？')
    const [value] = answer!.values
    expect(value).toMatchObject({ place: '延期答复6件。', failedChecks: [], unit: '件' })
    expect(value!.url).toBe(`/reports/${value!.reportId}#s2.p1`)
    expect(answer!.years.map(({ reportYear, value: number }) => [reportYear, number])).toEqual([
      [2018, 2],
      [2017, 6],
    ])
    const [doubted] = await answersTo('2019年 平潭 收到申请 多少件')
    expect(doubted!.values[0]!.failedChecks).toEqual([failed.formula])
  })

  it('is answered with every number where reports of the body and year differ', async () => {
    expect(await said('淮北 2018 收到申请 多少件')).toEqual([
      '淮北市人民政府 2018 55',
      '淮北市人民政府 2018 56',
    ])
  })

  it('is answered for each of few bodies of the name', async () => {
    expect((await said('鼓楼区2018年收到申请多少件')).toSorted()).toEqual([
      '南京市鼓楼区人民政府 2018 70',
      '徐州市鼓楼区人民政府 2018 20',
    ])
    expect(await said('南京 鼓楼区 2018年收到申请多少件')).toEqual(['南京市鼓楼区人民政府 2018 70'])
  })

  it('takes body and year from filters too', async () => {
    const year = [{ from: 2018, to: 2018 }]
    expect(
      await said('收到申请多少件', { region: ['淮北'], year: [{ from: 2019, to: 2019 }] }),
    ).toEqual(['淮北市人民政府 2019 61'])
    expect(await said('year:2019 body:平潭县财政局 收到申请多少件')).toEqual([
      '平潭县财政局 2019 7',
    ])
    expect(await said('平潭 收到申请', { year })).toEqual(['平潭县人民政府 2018 25'])
  })

  it('gives the years where none is named, newest first', async () => {
    const [answer] = await answersTo('平潭收到申请多少件')
    expect(answer!.kind).toBe('years')
    for (const q of ['平潭 2017-2018 收到申请', '平潭2017年和2018年收到申请多少件'])
      expect(await said(q)).toEqual(['平潭县人民政府 2018 25', '平潭县人民政府 2017 12'])
  })
})

describe('who has most or least', () => {
  it.each([
    ['收到申请最多的单位', '江苏省人民政府 2018 400'],
    ['哪个单位收到的申请最多？', '江苏省人民政府 2018 400'],
    ['收到申请排名前三的单位', '江苏省人民政府 2018 400'],
    ['2017年收到申请第二多的单位', '泰州市高港区人民政府 2017 40'],
    ['2017年收到申请最多的单位', '泰州市高港区人民政府 2017 40'],
    ['2018年收到申请最多的县', '南京市鼓楼区人民政府 2018 70'],
    ['2018年泰州收到申请最多的单位', '泰州市人民政府 2018 90'],
    ['收到申请最少的单位', '云汀市青岫县溪棠镇人民政府 2016 6'],
    ['谁的延期最多', '泰州市高港区人民政府 2017 6'],
    ['平潭哪一年申请最多', '平潭县人民政府 2019 31'],
    ['平潭县收到申请最少的是哪一年', '平潭县人民政府 2017 12'],
  ])('%s: %s', async (q, first) => {
    const [answer] = await answersTo(q)
    expect(answer?.kind).toBe('ranking')
    expect((await said(q))[0]).toBe(first)
  })

  it('ranks a body once, in order, and says how many numbers were not sure enough', async () => {
    const [answer] = await answersTo('收到申请最多的单位')
    const numbers = answer!.values.map(({ value }) => value)
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a))
    expect(new Set(answer!.values.map(({ bodyId }) => bodyId)).size).toBe(numbers.length)
    expect(answer).toMatchObject({ by: 'body', order: 'most', passedOver: 1 })
  })

  it('shows both numbers where reports of a ranked body and year differ', async () => {
    const rows = await said('2018年安徽收到申请最多的单位')
    expect(rows).toEqual(['淮北市人民政府 2018 56', '淮北市人民政府 2018 55'])
  })

  it('of the years of all reports adds up what is stated, and says of how many reports', async () => {
    expect(await said('哪一年申请最多')).toContain('2017 52 2')
  })

  it('adds up a report that was put online twice once, and leaves out numbers that differ', async () => {
    const [all] = await answersTo('哪一年申请最多')
    // 2018: 400, 90, 70, 20 and 25; the two of 淮北 contradict each other, two are worked out. 2019: 31, 7, 44 and 61.
    expect(all!.sums).toContainEqual({ year: 2018, sum: 605, reports: 5 })
    expect(all!.sums).toContainEqual({ year: 2019, sum: 143, reports: 4 })
    expect(all!.passedOver).toBe(4)
  })
})

describe('no answer is given', () => {
  it.each([
    ['names no body where one is needed', '2019年收到申请多少件'],
    ['names no figure', '2019年 平潭 多少件'],
    ['is not sure of the figure', '高港区2018年收到申请多少件'],
    ['cannot read the figure', '淮北2020年收到申请多少件'],
    ['has no such year', '平潭2016年收到申请多少件'],
    ['has no such figure', '平潭2019年培训班多少次'],
    ['does not know the name', '桃源坞2019年收到申请多少件'],
    ['would have to forgive a slip', '平谭县2019年收到申请多少件'],
    ['holds a word that is none of these', '平潭2019年收到申请增长多少件'],
    ['asks for a share', '平潭2019年延期率是多少'],
    ['names two figures', '平潭2019年收到申请延期多少件'],
    ['names two bodies', '平潭 高港 2017 收到申请 多少件'],
    ['is about a topic', '平潭 2018 行政复议'],
    ['excludes', '平潭 2019 收到申请 -延期'],
    ['has alternatives', '平潭 2019 收到申请 OR 延期'],
    ['asks of a department of a place', '平潭教育局2019年收到申请多少件'],
    ['is a month', '平潭2019年3月收到申请多少件'],
    ['names a part of the year', '高港区2018年前三季度主动公开多少条'],
    ['names a kind of what is published', '高港区2018年主动公开规范性文件多少件'],
    ['denies', '高港区2018年不主动公开多少条'],
    ['asks for a rate', '高港区2018年主动公开率是多少'],
    ['asks for a mean', '高港区平均每年主动公开多少条'],
    ['asks for a change', '高港区2018年主动公开同比增长多少'],
    ['asks for a place in a ranking', '高港区2018年主动公开排名第几'],
    ['asks why', '为什么2018年申请最多'],
    ['asks what kind', '什么申请最多'],
    ['asks which', '哪些申请最多'],
    ['asks for applicants', '谁申请最多'],
    ['is nothing', ''],
  ])('where the query %s: %s', async (_, q) => {
    expect(await answersTo(q)).toEqual([])
  })

  it('on later pages', async () => {
    const parameters = parametersOf('2019年 平潭 收到申请 多少件', { offset: 10 })
    expect((await service.search(parameters)).answers).toEqual([])
  })
})
