import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyzePassages } from '../../src/index/analyze-report.ts'
import { joinReports } from '../../src/index/concordance/concordance.ts'
import { createMarker, createPassageMarker } from '../../src/index/marks.ts'
import type { SearchedPassage } from '../../src/index/searched-passages.ts'
import { normalizeText, wordBorders } from '../../src/text/index.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { anyText } from '../text/unicode.ts'
import { runs } from '../support/long.ts'

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
    const ranges = createMarker(literals.map(literal))(text).marks
    expect(ranges.map(([start, end]) => text.slice(start, end))).toEqual(expected)
  })

  it('keeps to the places where a pattern matches, and marks what it matches', () => {
    const pattern = { text: '国办发', weight: 1, pattern: '国办发\\[2016\\]80号' }
    const text = '国办发〔2016〕80号、国办发〔2016〕8号'
    expect(createMarker([pattern])(text).marks).toEqual([[0, 12]])
  })

  it('marks, in any text, ascending ranges that hold the literal', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.integer({ min: 1, max: 3 }), (text, from, length) => {
        const normalized = normalizeText(text)
        const at = from % (normalized.length + 1)
        const wanted = normalizeText(normalized.slice(at, at + length))
        const ranges = createMarker([literal(wanted)])(text).marks
        expect(ranges.length > 0).toBe(wanted !== '' && normalized.includes(wanted))
        let previous = 0
        for (const [start, end] of ranges) {
          if (start < previous || end <= start) throw new Error(`${start}-${end} after ${previous}`)
          expect(normalizeText(text.slice(start, end))).toContain(wanted)
          previous = end
        }
      }),
      { seed: 80, numRuns: runs(2_000) },
    )
  })
})

describe('createPassageMarker', () => {
  const analyzer = anyAnalyzer()
  const passageOf = (text: string): SearchedPassage => ({
    ...{
      id: 'p1',
      kind: 'paragraph',
      section: 'overview',
      text,
      heading: null,
      headingPassage: null,
    },
  })
  /** What falls away beside what becomes more: as long as before, and every place elsewhere. */
  const shifted = fc
    .array(fc.constantFrom('公开', '公', ' ', '　', '㈠', '½', '一', '(', 'ﬃ', 'a'), {
      maxLength: 12,
    })
    .map((pieces) => pieces.join(''))

  it('marks in passages what is marked in their texts', () => {
    let asLong = 0
    fc.assert(
      fc.property(
        fc.array(fc.oneof(shifted, anyText), { minLength: 1, maxLength: 4 }),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 3 })), {
          minLength: 1,
          maxLength: 3,
        }),
        (texts, stretches) => {
          const corpus = joinReports([analyzePassages(texts.map(passageOf), analyzer)])
          const all = texts.map(normalizeText).join('')
          const literals = stretches.map(([from, length]) => {
            const at = from % (all.length + 1)
            return literal(normalizeText(all.slice(at, at + length)))
          })
          const markPassage = createPassageMarker(corpus, literals)
          texts.forEach((text, passage) => {
            const normalized = normalizeText(text)
            if (normalized.length === text.length && /[\s㈠½ﬃ]/u.test(text)) asLong++
            expect(markPassage(passage, text)).toEqual(createMarker(literals)(text))
          })
        },
      ),
      { seed: 81, numRuns: runs(3_000) },
    )
    expect(asLong).toBeGreaterThan(runs(100))
  })

  it.each([
    ['a place that is elsewhere', '公 ½', ['1']],
    ['another writing', '依申請公開', ['申请']],
    ['a pattern', '国办发〔2016〕80号', ['国办发']],
  ])('%s', (_, text, literals) => {
    const corpus = joinReports([analyzePassages([passageOf(text)], analyzer)])
    const wanted = literals.map(literal)
    expect(createPassageMarker(corpus, wanted)(0, text)).toEqual(createMarker(wanted)(text))
    expect(createPassageMarker(corpus, wanted)(0, text).marks).toHaveLength(1)
  })

  it.each([
    ['实行政府采购', '行政', [], ['行政']],
    ['行政机关实行政府采购', '行政', ['行政'], ['行政']],
    ['政务公开展示', '公开', ['公开'], []],
    ['公开展示公开', '公开', ['公开', '公开'], []],
    ['依申请公开', '申请', ['申请'], []],
    ['實行政府採購', '行政', [], ['行政']],
    ['实 行政府采购㈠', '行政', [], ['行政']],
  ])('tells in %s where %s runs across words', (text, word, marked, across) => {
    const corpus = joinReports([analyzePassages([passageOf(text)], analyzer)])
    const literals = [{ ...literal(word), isWord: true as const }]
    const drawn = createPassageMarker(corpus, literals)(0, text)
    const written = (ranges: readonly (readonly [number, number])[]): string[] =>
      ranges.map(([start, end]) => text.slice(start, end))
    expect([written(drawn.marks), written(drawn.across)]).toEqual([marked, across])
    const inAnyText = createMarker(literals, (normalized) => wordBorders(normalized, analyzer))
    expect(inAnyText(text)).toEqual(drawn)
    // A phrase in quotation marks is no word: each of its places is meant.
    expect(createMarker([literal(word)])(text).across).toEqual([])
  })
})
