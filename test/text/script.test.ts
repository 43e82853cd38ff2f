import { describe, expect, it } from 'vitest'
import { detectScript, toSimplified } from '../../src/text/index.ts'

describe('toSimplified', () => {
  it.each([
    ['依申請公開', '依申请公开'],
    ['政府資訊', '政府资讯'],
    ['乾淨', '干净'],
    ['乾隆', '乾隆'],
    ['已是简体', '已是简体'],
    ['', ''],
    ['PPP 12345', 'PPP 12345'],
  ])('%s', (text, expected) => {
    expect(toSimplified(text)).toBe(expected)
    expect(toSimplified(text)).toHaveLength(text.length)
  })

  it('keeps the length of a text with characters beyond the basic plane', () => {
    const text = '𠮷林電話'
    expect(toSimplified(text)).toHaveLength(text.length)
    expect(toSimplified(text)).toContain('电话')
  })
})

describe('detectScript', () => {
  it.each([
    ['本報告由阿拉善左旗人民政府編制', 'Hant'],
    ['本报告由阿拉善左旗人民政府编制', 'Hans'],
    ['PPP 2017', 'Hans'],
    ['', 'Hans'],
    // One quoted Traditional name in a long Simplified text tells nothing.
    [`${'政府信息公开年度报告'.repeat(5)}臺`, 'Hans'],
  ])('%s', (text, script) => {
    expect(detectScript(text)).toBe(script)
  })
})
