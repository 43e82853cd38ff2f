import { describe, expect, it } from 'vitest'
import type { FiguresResponse, ReportFigure } from '../../src/search/index.ts'
import { figurePlots } from '../../src/views/figures/figures-series.ts'
import { createTranslator } from '../../src/views/page/language.ts'

const context = { t: createTranslator('zh-Hans'), root: './' }

function figureOf(body: string, reportYear: number | null, value: number | null): ReportFigure {
  return {
    reportId: `${body}-${reportYear}`,
    title: null,
    reportingBody: body,
    bodyId: body,
    reportYear,
    region: { code: null, province: null, city: null, county: null },
    administrativeLevel: null,
    ...{ key: 'requests.received', label: '收到', value, raw: '', unit: '件', applicant: null },
    reading: 'table',
    source: { passageId: 's1.p1' },
    url: '',
  }
}

function answerOf(figures: ReportFigure[], more: Partial<FiguresResponse> = {}): FiguresResponse {
  const years = [...new Set(figures.flatMap(({ reportYear }) => reportYear ?? []))]
  return {
    ...{ key: 'requests.received', label: '收到', unit: '件', definition: '', applicant: null },
    ...{ total: figures.length, blank: 0, limit: 100, offset: 0, figures },
    byYear: years.map((year) => ({
      year,
      sum: 9,
      median: 3,
      lowerQuartile: 2,
      upperQuartile: 5,
      reports: 1,
      blank: 0,
    })),
    ...more,
  }
}

const bodies = (count: number): ReportFigure[] =>
  Array.from({ length: count }, (_, i) => figureOf(`机关${i}`, 2020, i))

describe('figurePlots', () => {
  it('tells bodies apart while each has a colour', () => {
    const [plot] = figurePlots(context, {
      answers: [answerOf(bodies(6))],
      regions: [],
      failing: new Map(),
    })
    expect(plot?.series).toHaveLength(6)
  })

  it('shows the median of more, with every report around it', () => {
    const [plot] = figurePlots(context, {
      answers: [answerOf(bodies(7))],
      regions: [],
      failing: new Map(),
    })
    expect(plot?.series.map(({ name }) => name)).toEqual(['历年中位数', '每份报告'])
    expect(plot?.series[1]?.points).toHaveLength(7)
    expect(plot?.series[1]?.points.every(({ href }) => href !== undefined)).toBe(true)
  })

  it('does not take a page of reports for all of them', () => {
    const answer = answerOf(bodies(3), { total: 4 })
    const [plot] = figurePlots(context, { answers: [answer], regions: [], failing: new Map() })
    // Three points of four would show a year as empty that is not: the summary alone is of all.
    expect(plot?.series.map(({ name }) => name)).toEqual(['历年中位数'])
    expect(plot?.series[0]?.band?.years).toEqual([{ year: 2020, low: 2, high: 5 }])
    expect(plot?.series[0]?.points[0]?.label).toBe(
      '2020 年：中位数 3，中间一半在 2 到 5 之间，1 份报告有数',
    )
  })

  it('tells several regions apart where bodies are too many', () => {
    const answer = answerOf(bodies(7))
    const regions = ['甲省', '乙省'].map((region) => ({ region, answers: [answer] }))
    const [plot] = figurePlots(context, { answers: [answer], regions, failing: new Map() })
    expect(plot?.series.map(({ name }) => name)).toEqual(['甲省：中位数', '乙省：中位数'])
  })

  it('joins figures of one unit in one plot, and no more than there are colours', () => {
    const other = { key: 'requests.carriedOver', label: '结转' }
    const joined = figurePlots(context, {
      answers: [answerOf(bodies(3)), answerOf(bodies(3), other)],
      regions: [],
      failing: new Map(),
    })
    expect(joined).toHaveLength(1)
    expect(joined[0]?.series[3]?.name).toBe('机关0 · 结转')
    const apart = figurePlots(context, {
      answers: [answerOf(bodies(4)), answerOf(bodies(4), other)],
      regions: [],
      failing: new Map(),
    })
    expect(apart.map(({ title }) => title)).toEqual(['收到', '结转'])
  })

  it('keeps a blank as a blank and leaves out reports without a year', () => {
    const figures = [figureOf('甲', 2020, null), figureOf('甲', null, 4)]
    const [plot] = figurePlots(context, {
      answers: [answerOf(figures)],
      regions: [],
      failing: new Map(),
    })
    expect(plot?.series[0]?.points.map(({ value }) => value)).toEqual([null])
  })

  it('marks what a failed check of its report names, and says so', () => {
    const figures = [figureOf('甲', 2020, 3), figureOf('甲', 2021, 4)]
    const failing = new Map([['甲-2021', new Set(['requests.received@total'])]])
    const [plot] = figurePlots(context, { answers: [answerOf(figures)], regions: [], failing })
    expect(plot?.series[0]?.points.map(({ fails }) => fails ?? false)).toEqual([false, true])
    expect(plot?.series[0]?.points[1]?.label).toBe('甲 2021 4 报告里含此数的算式不符 · 出处：正文')
  })
})
