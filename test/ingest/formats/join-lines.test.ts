import { describe, expect, it } from 'vitest'
import { collapseWhitespace, joinLines } from '../../../src/ingest/formats/join-lines.ts'

describe('joinLines', () => {
  it.each([
    ['本年', '度', '本年度'],
    ['共', '28', '共28'],
    ['PPP', 'project', 'PPP project'],
    ['39857', '58', '3985758'],
    ['0517-', '8360', '0517-8360'],
    ['', 'a', 'a'],
    ['𠮷', 'a', '𠮷a'],
  ])('%j and %j give %j', (left, right, joined) => {
    expect(joinLines(left, right)).toBe(joined)
  })
})

describe('collapseWhitespace', () => {
  it('drops line breaks beside wide characters and keeps one space elsewhere', () => {
    expect(collapseWhitespace(' 信息\n  公开 a\u00A0\u00A0b\r\nc\u200B ')).toBe('信息公开 a b c')
  })

  it('takes a long run of blanks in its stride', () => {
    expect(collapseWhitespace(`a${' '.repeat(300_000)}b`)).toBe('a b')
  })
})
