import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measureMarks } from '../../src/limits.ts'
import { unknownMetadata, type Check, type Figure, type Report } from '../../src/report/index.ts'
import {
  byBodies,
  findRatio,
  noFilters,
  numbersOfYear,
  rankBodies,
  measuredYears,
  sortBodies,
  spreadOf,
  type Measured,
  type MeasureParameters,
} from '../../src/search/index.ts'
import { measureOver } from '../support/fake-search-service.ts'

type Stated = number | null | 'disputed' | ['inferred', number]

function figureOf(key: string, stated: Stated): Figure {
  const source = { passageId: 's1.p1' }
  const figure = { key, label: key, raw: '', unit: '件', source }
  if (stated === 'disputed')
    return { ...figure, value: null, reading: 'prose', state: 'disputed', candidates: [] }
  if (Array.isArray(stated)) return { ...figure, value: stated[1], reading: 'inferred' }
  return { ...figure, value: stated, reading: 'table' }
}

let ids = 0

function reportOf(
  body: string,
  reportYear: number | null,
  figures: Record<string, Stated>,
  more: Partial<Report> = {},
): Report {
  return {
    ...unknownMetadata,
    ...{ kind: 'annualReport', origins: {}, outline: [], checks: [], warnings: [], sources: [] },
    reportId: `r${ids++}`,
    ...{ bodyId: body, reportingBody: body, reportYear },
    figures: Object.entries(figures).map(([key, stated]) => figureOf(key, stated)),
    ...more,
  }
}

const failing = (...cells: string[]): Check[] => [
  { formula: '', outcome: 'fail', left: 1, right: 2, difference: 1, cells },
]

const asked = (parameters: Partial<MeasureParameters>): MeasureParameters => ({
  ...{ keys: [], ratios: [], applicant: null, filters: noFilters },
  ...parameters,
})

const measured = (
  reports: readonly Report[],
  parameters: Partial<MeasureParameters>,
): Promise<Measured> => measureOver(reports)(asked(parameters))

/** The values of one measure, null for none. */
const valuesOf = ({ columns }: Measured, measure = 0): (number | null)[] =>
  Array.from(columns[measure]!.values, (value) => (Number.isNaN(value) ? null : value))

const marksOf = ({ columns }: Measured, measure = 0): number[] =>
  Array.from(columns[measure]!.marks)

describe('a ratio', () => {
  const total = 'requests.outcomes.total'
  const granted = 'requests.granted'

  it('is there only where both sides are numbers, and says why it is not', async () => {
    const cases: [Record<string, Stated>, number | null, number][] = [
      [{ [granted]: 3, [total]: 12 }, 0.25, 0],
      [{ [granted]: 0, [total]: 12 }, 0, 0],
      [{ [granted]: 3, [total]: 0 }, null, measureMarks.overZero],
      [{ [granted]: 3 }, null, measureMarks.incomplete],
      [{ [granted]: null, [total]: 12 }, null, measureMarks.incomplete | measureMarks.blank],
      [
        { [granted]: 'disputed', [total]: 12 },
        null,
        measureMarks.incomplete | measureMarks.disputed,
      ],
      [{}, null, 0],
    ]
    for (const [figures, value, mark] of cases) {
      const found = await measured([reportOf('甲', 2020, figures)], { ratios: ['granted'] })
      expect([valuesOf(found), marksOf(found)], JSON.stringify(figures)).toEqual([[value], [mark]])
    }
  })

  it('says that a side is inferred, or part of a sum that does not come out', async () => {
    const found = await measured(
      [
        reportOf('甲', 2021, { [granted]: ['inferred', 3], [total]: 12 }),
        reportOf('甲', 2020, { [granted]: 3, [total]: 12 }, { checks: failing(total) }),
      ],
      { ratios: ['granted'] },
    )
    expect(valuesOf(found)).toEqual([0.25, 0.25])
    expect(marksOf(found)).toEqual([measureMarks.inferred, measureMarks.fails])
  })

  it('adds up a side of several figures only where each is stated, and takes the other form of it', async () => {
    const keys = findRatio('refused').numerator[0]!
    const all = Object.fromEntries(keys.map((key) => [key, 1]))
    const butOne = Object.fromEntries(Object.entries(all).filter(([key]) => key !== keys[3]))
    const found = await measured(
      [
        reportOf('甲', 2022, { ...all, [total]: 32 }),
        reportOf('甲', 2021, { ...butOne, [total]: 32 }),
        reportOf('甲', 2020, { ...all, [keys[0]!]: null, [total]: 32 }),
        reportOf('甲', 2017, { 'requests.refused': 4, [total]: 16 }),
      ],
      { ratios: ['refused'] },
    )
    expect(valuesOf(found)).toEqual([0.25, null, null, 0.25])
    expect(found.columns[0]!.sides?.numerator.ways[3]).toBe(1)
    expect(marksOf(found)[1]! & measureMarks.incomplete).not.toBe(0)
  })

  it('may be of any two figures, by key or label', async () => {
    const found = await measured([reportOf('甲', 2020, { 'staff.total': 4, 'offices.total': 2 })], {
      ratios: ['staff.total/offices.total', '工作人员数/专门机构数'],
    })
    expect(found.measures.map(({ name }) => name)).toEqual(['staff.total/offices.total'])
    expect(valuesOf(found)).toEqual([2])
  })

  it.each(['nonsense', 'requests.granted/nonsense', 'requests.granted/', 'a/b/c', ''])(
    'is refused where it is none: %s',
    (name) => {
      expect(() => findRatio(name)).toThrow(expect.objectContaining({ code: 'invalid_parameter' }))
    },
  )

  it('is summed up by year over those that have it', async () => {
    const found = await measured(
      [1, 2, 3, null].map((value, i) =>
        reportOf(`机关${i}`, 2020, { [granted]: value, [total]: 4 }),
      ),
      { ratios: ['granted'] },
    )
    expect(measuredYears(found, 0)).toMatchObject([
      { year: 2020, median: 0.5, reports: 3, blank: 1 },
    ])
  })
})

describe('bodies by years', () => {
  const key = 'requests.received'

  it('have a row each, a report that stands for each year, and no 0 where there is nothing', async () => {
    const found = await measured(
      [
        reportOf('甲', 2020, { [key]: 0 }),
        reportOf('甲', 2022, {}),
        reportOf('乙', 2021, { [key]: null }),
        reportOf('乙', null, { [key]: 9 }),
        reportOf('丙', 2021, {}),
      ],
      { keys: [key] },
    )
    const { years, bodies, without } = byBodies(found)
    expect(years).toEqual([2020, 2021])
    expect(bodies.map(({ bodyId }) => bodyId)).toEqual(['乙', '甲'])
    expect(without).toEqual({ bodies: 1, undated: 1 })
    const [, first] = bodies
    expect(found.columns[0]!.values[first!.years.get(2020)!.report]).toBe(0)
    expect(first!.years.get(2021)).toBeUndefined()
  })

  it('take the annual report before another kind, then the one that says more, and say that others differ', async () => {
    const found = await measured(
      [
        reportOf('甲', 2020, { [key]: 7, 'requests.granted': 1 }, { kind: 'notice' }),
        reportOf('甲', 2020, { [key]: 5 }),
        reportOf('甲', 2020, { [key]: 6, 'requests.granted': 2 }),
        reportOf('乙', 2020, { [key]: 1 }),
        reportOf('乙', 2020, { [key]: 1 }),
      ],
      { keys: [key, 'requests.granted'] },
    )
    const cells = byBodies(found).bodies.map(({ years }) => years.get(2020)!)
    expect(cells.map(({ others }) => others.length)).toEqual([1, 2])
    expect(cells.map(({ differs }) => differs)).toEqual([false, true])
    expect(found.columns[0]!.values[cells[1]!.report]).toBe(6)
  })

  it('sort by a number in either direction, those without one last; equal numbers share a rank', async () => {
    const values: [string, Stated][] = [
      ['a', 3],
      ['b', null],
      ['c', 5],
      ['d', 3],
      ['e', 0],
    ]
    const found = await measured(
      values.map(([body, value]) => reportOf(body, 2020, { [key]: value })),
      { keys: [key] },
    )
    const { bodies } = byBodies(found)
    const by = { measure: 0, year: 2020 }
    const order = (direction: 'asc' | 'desc') =>
      sortBodies(found, bodies, { ...by, direction }).map(({ bodyId }) => bodyId)
    expect(order('desc')).toEqual(['c', 'a', 'd', 'e', 'b'])
    expect(order('asc')).toEqual(['e', 'a', 'd', 'c', 'b'])
    const ranked = rankBodies(found, bodies, { ...by, direction: 'desc' })
    expect(ranked.map(({ rank, value }) => [rank, value])).toEqual([
      [1, 5],
      [2, 3],
      [2, 3],
      [4, 0],
    ])
    expect(numbersOfYear(found, bodies, 0, 2020)).toEqual({
      year: 2020,
      values: [0, 3, 3, 5],
      without: { blank: 1, missing: 0 },
    })
  })
})

describe('spreadOf', () => {
  it('counts every number in one class, whatever the numbers', () => {
    const number = fc.oneof(
      fc.integer({ min: 0, max: 30 }),
      fc.integer({ min: -2_000, max: 2_000_000 }),
      fc.double({ min: 0, max: 5_000, noNaN: true }),
    )
    fc.assert(
      fc.property(fc.array(number, { maxLength: 30 }), fc.boolean(), (values, isShare) => {
        const own = isShare ? values.map((value) => Math.abs(value) / 1_000) : values
        const classes = spreadOf(own, isShare)
        expect(classes.reduce((sum, { count }) => sum + count, 0)).toBe(own.length)
        classes.forEach(({ from, to, count, above }, i) => {
          expect(to).toBeGreaterThan(from)
          if (i > 0) expect(from).toBe(classes[i - 1]!.to)
          const after = classes.slice(i + 1).reduce((sum, each) => sum + each.count, 0)
          expect(above).toBe(after)
          expect(count).toBeGreaterThanOrEqual(0)
        })
      }),
      { seed: 3 },
    )
  })

  it('has tenths for shares, a class a number for few, and wider ones for many', () => {
    const borders = (values: number[], isShare: boolean) =>
      spreadOf(values, isShare).map(({ from }) => from)
    expect(borders([0.05, 1], true)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])
    expect(borders([2, 4], false)).toEqual([2, 3, 4])
    expect(borders([0, 60], false)).toEqual([0, 1, 2, 5, 10, 20, 50])
    expect(spreadOf([], false)).toEqual([])
  })
})
