import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../src/errors.ts'
import { createAnalyzer, loadSegmenter, normalizeText } from '../../src/text/index.ts'
import { analyzerOver, anyAnalyzer, segmenters } from '../support/analyzers.ts'
import { anyText, fixedRuns } from './unicode.ts'
import { itLong, runs } from '../support/long.ts'

const nodejieba = segmenters.find(({ name }) => name === 'nodejieba')!

describe('tokens', () => {
  it('lead back to the text as written', () => {
    const text = '收到依申請公開㈠件，PPP 延期。'
    const tokens = anyAnalyzer().tokens(text)
    expect(tokens.map(({ term, start, end }) => [term, text.slice(start, end)])).toEqual([
      ['收到', '收到'],
      ['依申请公开', '依申請公開'],
      ['(', '㈠'],
      ['一', '㈠'],
      [')', '㈠'],
      ['件', '件'],
      [',', '，'],
      ['ppp', 'PPP'],
      ['延期', '延期'],
      ['。', '。'],
    ])
    expect(tokens.map(({ position }) => position)).toEqual(tokens.map((_, i) => i))
  })

  it('are of any text its normalized form without spaces', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const terms = anyAnalyzer().tokens(text)
        expect(terms.map(({ term }) => term).join('')).toBe(normalizeText(text).replaceAll(' ', ''))
        for (const { start, end } of terms)
          if (start < 0 || end <= start || end > text.length) throw new Error(`${start}-${end}`)
      }),
      { ...fixedRuns, numRuns: runs(500) },
    )
  })
})

describe('fingerprint', () => {
  it('is the same for the same analyzer', () => {
    const again = createAnalyzer({ segmenter: 'node-rs-jieba' })
    expect(again.fingerprint).toBe(anyAnalyzer().fingerprint)
    expect(again.fingerprint).toMatch(/^[0-9a-f]{16}$/)
  })

  it('changes with the dictionary', () => {
    const other = createAnalyzer({ segmenter: 'node-rs-jieba', words: ['依申请公开'] })
    expect(other.fingerprint).not.toBe(anyAnalyzer().fingerprint)
  })

  it.skipIf(nodejieba.missing !== null)('changes with the segmenter', () => {
    expect(analyzerOver('nodejieba').fingerprint).not.toBe(anyAnalyzer().fingerprint)
  })
})

describe('loadSegmenter', () => {
  it('cuts otherwise when the dictionary changes', () => {
    const without = loadSegmenter('node-rs-jieba', [])
    const withWord = loadSegmenter('node-rs-jieba', ['双随机一公开'])
    expect(without.cut('双随机一公开').length).toBeGreaterThan(1)
    expect(withWord.cut('双随机一公开')).toEqual(['双随机一公开'])
  })

  itLong('finds one on every machine', () => {
    const expected = nodejieba.missing === null ? 'nodejieba' : 'node-rs-jieba'
    expect(loadSegmenter('auto').name).toBe(expected)
  })

  it.skipIf(nodejieba.missing === null)('says what to do about one that is not there', () => {
    expect(() => loadSegmenter('nodejieba')).toThrow(AppError)
    expect(() => loadSegmenter('nodejieba')).toThrow(/GONGKAI_SEGMENTER=auto/)
  })
})

itLong(
  'has the same fingerprint and cuts alike where its dictionary is loaded later',
  ({ skip }) => {
    if (nodejieba.missing !== null) skip(nodejieba.missing)
    const whole = analyzerOver('nodejieba')
    const later = createAnalyzer({ segmenter: 'nodejieba', lazily: true })
    expect(later.fingerprint).toBe(whole.fingerprint)
    const text = '依申请公开的答复期限可以延长'
    expect(later.tokens(text)).toEqual(whole.tokens(text))
  },
)
