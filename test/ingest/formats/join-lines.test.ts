import type { Line } from '../../../src/ingest/formats/pdf/lines.ts'
import { joinParagraph, measureMargins } from '../../../src/ingest/formats/pdf/paragraphs.ts'
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

describe('a paragraph of very many lines', () => {
  const lineOf = (text: string, i: number) =>
    ({ text, left: 72, right: 500 + (i % 3), baseline: 12 * i, size: 10 }) as Line

  it('is measured and joined as a short one is', () => {
    const lines = Array.from({ length: 200_000 }, (_, i) =>
      lineOf(i % 2 === 0 ? '公开' : 'open', i),
    )
    expect(measureMargins(lines)).toEqual({ left: 72, right: 501 })
    expect(joinParagraph(lines.slice(0, 4))).toBe('公开open公开open')
    expect(joinParagraph(lines)).toHaveLength(600_000)
  })

  it('joins each line to the last one that has text', () => {
    const joined = (...texts: string[]) => joinParagraph(texts.map(lineOf))
    expect(joined('one', '', 'two')).toBe('one two')
    expect(joined('398', '57', 'open')).toBe('39857 open')
    expect(joined('', '𠮷', 'a')).toBe('𠮷a')
  })
})
