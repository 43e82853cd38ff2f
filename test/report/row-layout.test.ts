import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TableCell } from '../../src/ingest/index.ts'
import { cellsOfLine, rowLayoutsOf } from '../../src/report/row-layout.ts'
import type { Table } from '../../src/report/types.ts'

const source = { start: 0, end: 0 }

/** A table drawn with bars, which has lost its spans. */
function drawn(...lines: string[]): Table {
  const split = (line: string): string[] =>
    cellsOfLine(line).map(([start, end]) => line.slice(start, end))
  return {
    id: 't1',
    rows: lines.map(split),
    cells: [],
    lines: lines.map((text, i) => ({ id: `t1.r${i + 1}`, text, source })),
    source,
  }
}

/** A table with spans: rows of [text, columns, rows], each laid into the first free columns. */
function spanned(...rows: [text: string, columns?: number, rows?: number][][]): Table {
  const cells: TableCell[] = []
  const taken = new Set<string>()
  rows.forEach((each, row) => {
    let column = 0
    for (const [text, columnSpan = 1, rowSpan = 1] of each) {
      while (taken.has(`${row} ${column}`)) column++
      for (let r = row; r < row + rowSpan; r++)
        for (let c = column; c < column + columnSpan; c++) taken.add(`${r} ${c}`)
      cells.push({ row, column, rowSpan, columnSpan, text })
    }
  })
  return {
    id: 't1',
    rows: rows.map((each) => each.map(([text]) => text)),
    cells,
    lines: rows.map((each, i) => ({
      ...{ id: `t1.r${i + 1}`, source },
      text: each.map(([text]) => text).join(' | '),
    })),
    source,
  }
}

const last = (table: Table) => rowLayoutsOf(table).at(-1)

describe('the layout of a row', () => {
  it('names the columns by the head above it', () => {
    expect(last(drawn('第（一）项 | |', '名称 | 件数 |', '办法 | 3 |'))).toEqual({
      under: ['第（一）项'],
      columns: ['名称', '件数'],
    })
  })

  it('takes the head next above, and the caption over that alone', () => {
    const table = drawn(
      '甲表 | |',
      '名称 | 件数 |',
      '办法 | 3 |',
      '乙表 | |',
      '种类 | 次数 |',
      '检查 | 4 |',
    )
    expect(last(table)).toEqual({ under: ['乙表'], columns: ['种类', '次数'] })
  })

  it('follows spans to the labels and names over it', () => {
    const table = spanned(
      [
        ['说明', 2, 2],
        ['申请人', 3],
      ],
      [['个人'], ['企业'], ['总计']],
      [['结果', 1, 2], ['准许'], ['1'], ['2'], ['3']],
      [['驳回'], ['4'], ['5'], ['9']],
    )
    expect(last(table)).toEqual({
      under: ['结果'],
      columns: ['说明', '申请人 › 个人', '申请人 › 企业', '申请人 › 总计'],
    })
  })

  it('leaves out the name that stands over all columns', () => {
    const table = spanned([['申请人', 2]], [['个人'], ['企业']], [['4'], ['5']])
    expect(last(table)!.columns).toEqual(['个人', '企业'])
  })

  it('knows the statutory forms though their spans are lost', () => {
    const applications = drawn(
      '（勾稽关系） | 申请人情况 | ||||||',
      '自然人 | 法人或其他组织 | 总计 | |||||',
      '商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||',
      '三、办理结果 | 予以公开 | 1 | 2 | 3 | 4 | 5 | 6 | 21 |',
    )
    expect(last(applications)!.columns).toEqual([
      ...['', '', '自然人', '法人或其他组织 › 商业企业', '法人或其他组织 › 科研机构'],
      ...[
        '法人或其他组织 › 社会公益组织',
        '法人或其他组织 › 法律服务机构',
        '法人或其他组织 › 其他',
        '总计',
      ],
    ])
    const outcomes = '维持 | 纠正 | 其他 | 未结 | 总计'
    const reviews = drawn(
      `行政复议 | 行政诉讼 | ${'|'.repeat(13)}`,
      `${outcomes} | 直接起诉 | 复议后起诉 | ${'|'.repeat(8)}`,
      `${outcomes} | ${outcomes} | ${'|'.repeat(5)}`,
      Array.from({ length: 15 }, (_, i) => i).join(' | '),
    )
    expect(last(reviews)!.columns).toEqual(
      ['行政复议', '行政诉讼 › 直接起诉', '行政诉讼 › 复议后起诉'].flatMap((over) =>
        outcomes.split(' | ').map((outcome) => `${over} › ${outcome}`),
      ),
    )
  })

  it('names the end of a row that lost its spanning labels, and nothing where that is not sure', () => {
    const full = ['考核项目 | 目标 | 标准 | 得分 |', '组织（15分） | 领导抓 | 听取汇报 | 5 |']
    expect(last(drawn(...full, '有专人 | 2 |'))!.columns).toEqual(['标准', '得分'])
    const counts = ['名称 | 上年 | 本年 |', '许可 | 3 | 4 |']
    expect(last(drawn(...counts, '处罚 | 5 |'))!.columns).toEqual(['', ''])
    expect(last(drawn('名称 | 件数 |', '甲 | 乙 | 5 |'))!.columns).toEqual(['', '', ''])
  })

  it('is none where a line is no row of the grid', () => {
    expect(last({ ...drawn('甲 | 1 |'), rows: [['甲', '2']] })).toBeNull()
    expect(rowLayoutsOf({ ...drawn('甲 | 1 |'), rows: [] })).toEqual([null])
  })
})

describe('the cells of a line', () => {
  it('are what was written between bars, and every one of them', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('甲', '1', ' ', '(', 'a') })
      .map((each) => each.trim())
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 2, maxLength: 6 }),
        fc.boolean(),
        (cells, isClosed) => {
          const text = cells.join(' | ') + (isClosed ? ' |' : '')
          const read = cellsOfLine(text).map(([start, end]) => text.slice(start, end))
          // A blank first or last one is a bar alone.
          const opens = text.startsWith('|') ? 1 : 0
          const closes = !isClosed && text.endsWith('|') ? 1 : 0
          expect(read).toEqual(cells.slice(opens, cells.length - closes))
        },
      ),
      { seed: 91, numRuns: 300 },
    )
  })
})
