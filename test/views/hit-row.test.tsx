import { describe, expect, it } from 'vitest'
import { briefColumns } from '../../src/views/search/row-columns.ts'

describe('names of columns one after the other', () => {
  it.each<[string[], string[]]>([
    [
      ['自然人', '组织 › 企业', '组织 › 其他', '总计'],
      ['自然人', '组织 › 企业', '› 其他', '总计'],
    ],
    [
      ['复议 › 维持', '诉讼 › 直接 › 维持', '诉讼 › 直接 › 纠正', '诉讼 › 复议后 › 维持'],
      ['复议 › 维持', '诉讼 › 直接 › 维持', '› 纠正', '› 复议后 › 维持'],
    ],
    [
      ['', '甲', '甲'],
      ['', '甲', '甲'],
    ],
  ])('leave out of %j what was said', (columns, brief) => {
    expect(briefColumns(columns)).toEqual(brief)
  })
})
