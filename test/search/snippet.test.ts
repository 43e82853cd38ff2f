import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Range } from '../../src/index/index.ts'
import { snippet } from '../../src/search/hit.ts'
import { runs } from '../support/long.ts'

/** Long texts with and without ends of sentences, surrogate pairs among them. */
const longText = fc
  .array(
    fc.oneof(
      { arbitrary: fc.constantFrom('公开', '𠮷', 'a', '12', '申请答复情况'), weight: 30 },
      { arbitrary: fc.constantFrom('。', '；', '，', '\n', '!', '、'), weight: 3 },
    ),
    { minLength: 0, maxLength: 600 },
  )
  .map((pieces) => pieces.join(''))

const unbroken = fc
  .array(fc.constantFrom('公', '𠮷'), { maxLength: 900 })
  .map((all) => all.join(''))

/** Ascending ranges that do not overlap and cut no character, one mark in fifty characters or so. */
function rangesIn(text: string, seeds: readonly number[]): Range[] {
  const ranges: Range[] = []
  let at = 0
  for (const seed of seeds) {
    let start = at + (seed % 97)
    let end = start + 1 + (seed % 7)
    const isInside = (place: number) => /[\uDC00-\uDFFF]/.test(text.charAt(place))
    if (isInside(start)) start++
    if (isInside(end)) end++
    if (end > text.length || end <= start) break
    ranges.push([start, end])
    at = end
  }
  return ranges
}

const fixedRuns = { seed: 160, numRuns: runs(500) } as const

describe('snippet, of any text and marks', () => {
  const anyCase = fc
    .tuple(fc.oneof(longText, unbroken), fc.array(fc.nat(), { maxLength: 40 }))
    .map(([text, seeds]) => ({ text, ranges: rangesIn(text, seeds) }))

  it('is a piece of the text, marked where the text is, and cuts no character', () => {
    fc.assert(
      fc.property(anyCase, ({ text, ranges }) => {
        const shown = snippet(text, ranges)
        const before = shown.text.startsWith('…') ? 1 : 0
        const body = shown.text.slice(before, shown.text.endsWith('…') ? -1 : undefined)
        const marks = new Set(ranges.map(([start, end]) => text.slice(start, end)))
        expect(text).toContain(body)
        expect(shown.text).not.toMatch(/^…?[\uDC00-\uDFFF]|[\uD800-\uDBFF]…?$/)
        let previous = 0
        for (const [start, end] of shown.highlights) {
          const isCut = start === before || end === before + body.length
          if (start < previous || end <= start || end > before + body.length)
            throw new Error(`mark ${start}-${end} after ${previous} in ${shown.text.length}`)
          if (!isCut) expect(marks).toContain(shown.text.slice(start, end))
          previous = end
        }
      }),
      fixedRuns,
    )
  })

  it('shows a mark where there is one, and is short', () => {
    fc.assert(
      fc.property(anyCase, ({ text, ranges }) => {
        const shown = snippet(text, ranges)
        expect(shown.text.length).toBeLessThanOrEqual(245)
        expect(shown.highlights.length > 0).toBe(ranges.length > 0)
      }),
      fixedRuns,
    )
  })

  it('shows a short text whole', () => {
    fc.assert(
      fc.property(longText, fc.array(fc.nat(), { maxLength: 9 }), (long, seeds) => {
        const text = long.slice(0, 200).replace(/[\uD800-\uDBFF]$/, '')
        const ranges = rangesIn(text, seeds)
        expect(snippet(text, ranges)).toEqual({ text, highlights: ranges, acrossWords: [] })
      }),
      fixedRuns,
    )
  })
})

describe('snippet', () => {
  const filler = (count: number) => '各部门按要求公开信息。'.repeat(count)
  const marksOf = (text: string, word: string): Range[] =>
    [...text.matchAll(new RegExp(word, 'g'))].map(({ index }) => [index, index + word.length])

  it('begins and ends at ends of sentences', () => {
    const text = `${filler(20)}按时答复26件,延期答复2件。${filler(20)}`
    const shown = snippet(text, marksOf(text, '延期'))
    expect(shown.text).toContain('按时答复26件,延期答复2件。')
    expect(shown.text).toMatch(/^…各部门.*信息。按时答复.*2件。各部门.*信息。…$/u)
    expect(shown.highlights.map(([start, end]) => shown.text.slice(start, end))).toEqual(['延期'])
  })

  it('prefers where different words stand together over many places of one', () => {
    const text = `公开。公开。公开。${filler(30)}延期公开。${filler(30)}`
    const marks = [...marksOf(text, '公开'), ...marksOf(text, '延期')].sort((a, b) => a[0] - b[0])
    expect(snippet(text, marks).text).toContain('延期公开。')
  })

  it('cuts a sentence without end at its clauses, and text without any by length', () => {
    const clauses = `${'各部门公开信息,'.repeat(60)}延期答复,${'各部门公开信息,'.repeat(60)}`
    expect(snippet(clauses, marksOf(clauses, '延期')).text).toMatch(
      /^…各部门.*信息,延期答复,各部门.*信息,…$/u,
    )
    const unbrokenText = `${'公'.repeat(400)}延期${'开'.repeat(400)}`
    const shown = snippet(unbrokenText, marksOf(unbrokenText, '延期'))
    expect(shown.text).toMatch(/^…公+延期开+…$/u)
  })

  it('is quick in a paragraph of a hundred thousand sentences, each of them marked', () => {
    const text = '公开。'.repeat(100_000)
    expect(snippet(text, marksOf(text, '公开')).highlights.length).toBeGreaterThan(10)
  })
})
