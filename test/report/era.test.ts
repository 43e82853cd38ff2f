import { describe, expect, it } from 'vitest'
import { findEra } from '../../src/report/era.ts'

describe('findEra', () => {
  it.each([
    ['信息内容 | 本年制发件数 | 本年废止件数', '2021'],
    ['信息內容 | 本年新制作數量 | 本年新公開數量', '2019'],
    ['第二十条第(九)项', '2019'],
    ['第二十条第(九)项\n本年 制发件数', '2021'],
    ['序号 | 统 计 指 标 | 单位', '2008'],
    ['前言\n一、概述\n正文', '2008'],
  ] as const)('tells %j by its content', (text, era) => {
    const found = findEra(text, null)
    expect(found.era).toBe(era)
    expect(found.origin.from).toBe('content')
  })

  it('takes the content over the year: a report of 2019 in the old form', () => {
    expect(findEra('统计指标', 2019).era).toBe('2008')
  })

  it.each([
    [2018, '2008'],
    [2019, '2019'],
    [2020, '2019'],
    [2021, '2021'],
    [2024, '2021'],
  ] as const)('guesses from %i where nothing tells, and marks the guess', (year, era) => {
    const found = findEra('正文', year)
    expect(found.era).toBe(era)
    expect(found.origin).toMatchObject({ from: 'report year' })
    expect(found.origin.confidence).toBeLessThan(0.6)
  })

  it('is unknown without marks and year', () => {
    expect(findEra('正文', null).era).toBe('unknown')
  })
})
