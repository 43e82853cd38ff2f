import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMarker } from '../../src/index/marks.ts'
import { normalizeText } from '../../src/text/index.ts'
import { anyText } from '../text/unicode.ts'

const literal = (text: string) => ({ text, weight: 1 })

describe('highlight', () => {
  it.each([
    ['收到依申請公開28件', ['依申请公开'], ['依申請公開']],
    ['ＰＰＰ 項目和ppp項目', ['ppp项目'], ['ＰＰＰ 項目', 'ppp項目']],
    ['公开公开,公开', ['公开'], ['公开公开', '公开']],
    ['公公公', ['公公'], ['公公公']],
    ['政务公开', ['政务公', '公开'], ['政务公开']],
    ['见㈠款', ['一'], ['㈠']],
    ['人 民\n政 府', ['人民政府'], ['人 民\n政 府']],
    ['𠮷林', ['林', '𠮷'], ['𠮷林']],
    ['公开', ['', '没有'], []],
  ])('marks in %s the places of %j', (text, literals, expected) => {
    const ranges = createMarker(literals.map(literal))(text)
    expect(ranges.map(([start, end]) => text.slice(start, end))).toEqual(expected)
  })

  it('keeps to the places where a pattern matches, and marks what it matches', () => {
    const pattern = { text: '国办发', weight: 1, pattern: '国办发\\[2016\\]80号' }
    const text = '国办发〔2016〕80号、国办发〔2016〕8号'
    expect(createMarker([pattern])(text)).toEqual([[0, 12]])
  })

  it('marks, in any text, ascending ranges that hold the literal', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.integer({ min: 1, max: 3 }), (text, from, length) => {
        const normalized = normalizeText(text)
        const at = from % (normalized.length + 1)
        const wanted = normalizeText(normalized.slice(at, at + length))
        const ranges = createMarker([literal(wanted)])(text)
        expect(ranges.length > 0).toBe(wanted !== '' && normalized.includes(wanted))
        let previous = 0
        for (const [start, end] of ranges) {
          if (start < previous || end <= start) throw new Error(`${start}-${end} after ${previous}`)
          expect(normalizeText(text.slice(start, end))).toContain(wanted)
          previous = end
        }
      }),
      { seed: 80, numRuns: 2_000 },
    )
  })
})
