import { describe, expect, it } from 'vitest'
import { toLineBlocks } from '../../src/ingest/formats/text.ts'
import { gatherTables, isTableLine, toGrid } from '../../src/report/tables.ts'

function tablesOf(text: string) {
  return gatherTables(toLineBlocks(text)).flatMap((block) =>
    block.kind === 'table' ? [block] : [],
  )
}

describe('gatherTables', () => {
  it('lays out consecutive pipe lines as one table and keeps each line as it stood', () => {
    const text =
      '统计表\n指标 | 单位 | 数 |\n一、收到 | 件 | 2 |\n总分 | | |\n说明。\na | b |\nc | d |'
    const [first, second] = tablesOf(text)
    expect(toGrid(first!)).toEqual([
      ['指标', '单位', '数'],
      ['一、收到', '件', '2'],
      ['总分', '', ''],
    ])
    expect(first?.rows.map((row) => text.slice(row.source.start, row.source.end))).toEqual(
      first?.rows.map((row) => row.text),
    )
    expect(second?.rowCount).toBe(2)
  })

  it('keeps blank cells in their place', () => {
    const [table] = tablesOf('第一項 | |||\n| 甲 | 乙 | 丙 |\n丁 || 戊 |')
    expect(toGrid(table!)).toEqual([
      ['第一項', '', '', ''],
      ['', '甲', '乙', '丙'],
      ['丁', '', '戊', ''],
    ])
  })

  it('reads Markdown, where the first pipe opens a cell', () => {
    const [table] = tablesOf('| 指标 | 数 |\n| 收到 | 2 |')
    expect(toGrid(table!)).toEqual([
      ['指标', '数'],
      ['收到', '2'],
    ])
  })

  it('leaves a single line with pipes as text', () => {
    expect(tablesOf('首页 | 政务公开 | 年报\n正文。')).toEqual([])
    expect(isTableLine('公开|透明')).toBe(false)
  })
})
