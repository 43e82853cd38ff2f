import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findDates, findYears, parseDate } from '../../src/report/dates.ts'

describe('parseDate', () => {
  it.each([
    ['2017-03-16', '2017-03-16'],
    ['2017年3月16日', '2017-03-16'],
    ['2017.3.16', '2017-03-16'],
    ['2017/03/16', '2017-03-16'],
    ['2019-02-15 23:45', '2019-02-15'],
    ['20180227', '2018-02-27'],
    ['2024 年 1 月 2 日', '2024-01-02'],
    ['2024年12月31号', '2024-12-31'],
    ['２０１７年３月１６日', '2017-03-16'],
    ['二○一二年二月二十日', '2012-02-20'],
    ['二〇一八年十二月三十一日', '2018-12-31'],
    ['二零二〇年十月廿一日', '2020-10-21'],
    ['(2018年1月12日)', '2018-01-12'],
  ])('reads %s as %s', (text, date) => {
    expect(parseDate(text)).toBe(date)
  })

  it.each(['2017年2月30日', '2017-13-01', '2018年', '1123日', '0523-86966263', '2017-3.16', ''])(
    'finds no date in %s',
    (text) => {
      expect(parseDate(text)).toBeNull()
    },
  )

  it('gives back every day it is given, in digits and in numerals', () => {
    const numerals = Array.from('〇一二三四五六七八九')
    const below100 = (n: number): string =>
      n < 10
        ? numerals[n]!
        : `${n < 20 ? '' : numerals[Math.floor(n / 10)]!}十${n % 10 === 0 ? '' : numerals[n % 10]!}`
    const days = fc.date({
      min: new Date('1990-01-01'),
      max: new Date('2099-12-31'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toISOString().slice(0, 10)
        const [y, m, d] = iso.split('-').map(Number) as [number, number, number]
        expect(parseDate(`${String(y)}年${String(m)}月${String(d)}日`)).toBe(iso)
        const year = Array.from(String(y), (each) => numerals[Number(each)]!).join('')
        expect(parseDate(`${year}年${below100(m)}月${below100(d)}日`)).toBe(iso)
      }),
    )
  })
})

describe('findDates and findYears', () => {
  it('say where each stands', () => {
    const text = '自2017年1月1日起至2017年12月31日止'
    const found = findDates(text)
    expect(found.map((each) => each.date)).toEqual(['2017-01-01', '2017-12-31'])
    expect(found.map((each) => text.slice(each.start, each.end))).toEqual([
      '2017年1月1日',
      '2017年12月31日',
    ])
  })

  it('read years in digits and numerals, and no number that is none', () => {
    expect(findYears('2024 年与二〇一八年,第12018年').map((each) => each.year)).toEqual([
      2024, 2018,
    ])
  })

  it('never throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const { start, end } of [...findDates(text), ...findYears(text)]) {
          expect(start).toBeLessThan(end)
          expect(end).toBeLessThanOrEqual(text.length)
        }
      }),
    )
  })
})
