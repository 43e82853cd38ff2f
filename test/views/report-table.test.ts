import { describe, expect, it } from 'vitest'
import type { TableCell } from '../../src/ingest/index.ts'
import { headRows } from '../../src/views/report/report-table.tsx'

/** Rows as `甲|乙`; `甲/3` reaches over three rows. */
const grid = (...lines: string[]): TableCell[][] =>
  lines.map((line, row) =>
    line.split('|').map((written, column): TableCell => {
      const [text = '', rowSpan = '1'] = written.split('/')
      return { row, column, rowSpan: Number(rowSpan), columnSpan: 1, text }
    }),
  )

describe('the head of a table, printed again on each page', () => {
  it.each([
    ['one row above numbers', 1, grid('指标|单位|数量', '收到申请|件|28', '答复|件|26')],
    [
      'three rows over each other',
      3,
      grid('事项/3|申请人', '自然人/2|法人', '企业|科研', '新收|2|1|0'),
    ],
    ['none over a title across the table', 0, grid('第二十条', '内容|件数', '规章|0')],
    [
      'none where further heads stand inside',
      0,
      grid('内容|件数', '规章|0', '内容|决定数', '许可|3'),
    ],
    ['none where its cells reach down', 0, grid('事项/4|数', '新收|2', '结转|1', '办结|3')],
    ['none of words alone', 0, grid('甲|乙', '丙|丁')],
    ['none of numbers alone', 0, grid('1|2', '3|4')],
    ['one over groups with names of their own', 1, grid('指标|数', '一、主动公开', '条数|3')],
  ])('is %s', (_name, rows, table) => {
    expect(headRows(table)).toBe(rows)
  })
})
