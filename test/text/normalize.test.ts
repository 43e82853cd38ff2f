import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalize, normalizeText, normalizeUnits } from '../../src/text/index.ts'
import { anyText, fixedRuns } from './unicode.ts'

describe('normalize, on any text', () => {
  it('is idempotent', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = normalizeText(text)
        expect(normalizeText(once)).toBe(once)
      }),
      fixedRuns,
    )
  })

  it('leaves a slice of a normalized text as it is, edge spaces aside', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
        const normalized = normalizeText(text)
        const [from, to] = [a % (normalized.length + 1), b % (normalized.length + 1)].sort(
          (x, y) => x - y,
        )
        // Between the halves of a surrogate pair no character begins.
        const slice = normalized.slice(from, to).replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '')
        expect(normalizeText(slice)).toBe(slice.replace(/^ +| +$/g, ''))
      }),
      fixedRuns,
    )
  })

  it('has offsets that ascend and stay inside the original', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: normalized, starts, ends } = normalize(text)
        expect(starts).toHaveLength(normalized.length)
        expect(ends).toHaveLength(normalized.length)
        let previousStart = 0
        let previousEnd = 0
        starts.forEach((start, i) => {
          const end = ends[i]!
          const isRight =
            start >= previousStart && end >= previousEnd && end > start && end <= text.length
          if (!isRight) throw new Error(`unit ${i} is led back to ${start}-${end}`)
          previousStart = start
          previousEnd = end
        })
      }),
      fixedRuns,
    )
  })

  it('leads each unit back to the characters that gave it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: normalized, starts, ends } = normalize(text)
        for (let i = 0; i < normalized.length; i++) {
          const original = text.slice(starts[i], ends[i])
          if (normalized[i] === ' ') expect(original).toMatch(/^\s+$/u)
          else expect(normalizeText(original)).toContain(normalized[i])
        }
      }),
      fixedRuns,
    )
  })

  it('normalizes the original of any stretch to that stretch: what is marked is what was found', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
        const { text: normalized, starts, ends } = normalize(text)
        if (normalized === '') return
        let [from, to] = [a % normalized.length, b % normalized.length].sort((x, y) => x - y) as [
          number,
          number,
        ]
        // An original character that gave several units is led back to as a whole.
        while (from > 0 && starts[from - 1] === starts[from]) from--
        while (to + 1 < normalized.length && ends[to + 1] === ends[to]) to++
        expect(normalizeText(text.slice(starts[from], ends[to]))).toBe(
          normalized.slice(from, to + 1).replace(/^ +| +$/g, ''),
        )
      }),
      fixedRuns,
    )
  })

  it('gives the same text as string, as units and with offsets, and no separator', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: normalized } = normalize(text)
        expect(normalizeText(text)).toBe(normalized)
        expect(String.fromCharCode(...normalizeUnits(text))).toBe(normalized)
        expect(normalized).not.toContain('\0')
      }),
      fixedRuns,
    )
  })
})

describe('normalize, what becomes one', () => {
  it.each([
    ['PPP项目', ['ppp 项目', 'ＰＰＰ項目', 'Ppp　項目', ' PPP\n项目 ', 'P\u200bPP\ufeff项目']],
    ['依申请公开 延期', ['依申請公開 延期', '依申请公开延期', '依申请公开\r\n延期']],
    ['人民政府', ['⼈⺠政府', '人 民 政 府', '人民政\u00ad府']],
    ['见鱼门长齐风', ['⻅⻥⻔⻓⻬⻛', '見魚門長齊風']],
    ['国办发〔2016〕80号', ['国办发[2016]80号', '國辦發【2016】80號', '国办发〔２０１６〕８０号']],
    ['(一)', ['㈠', '（一）']],
    ['答复', ['答覆', '答復', '答複']],
    ['发布', ['發佈', '發布']],
    ['3.5', ['３.５', '３．５']],
    ['m2', ['㎡', 'm²', 'M2']],
    ['“公开”', ['"公开"', '「公開」', '＂公开＂']],
    ['ガ', ['ｶﾞ', 'カ\u3099']],
    ['café', ['CAFE\u0301', 'ＣＡＦÉ']],
    ['open government', ['Open  Government', 'OPEN\u00a0GOVERNMENT', 'open\ngovernment']],
  ])('%s', (one, others) => {
    const normalized = normalizeText(one)
    expect(normalized).not.toBe('')
    for (const other of others) expect(normalizeText(other)).toBe(normalized)
  })

  it.each([
    ['PPP', 'PP'],
    ['open data', 'opendata'],
    ['3.5', '35'],
    ['12 345', '12345'],
    ['公开', '公示'],
    ['，', '。'],
  ])('%s stays apart from %s', (a, b) => {
    expect(normalizeText(a)).not.toBe(normalizeText(b))
  })

  it('keeps a length of one to one through Traditional characters, so that marks fall on them', () => {
    const text = '收到依申請公開5件,延期答覆1件。'
    const { text: normalized, starts, ends } = normalize(text)
    const at = normalized.indexOf('延期答复')
    expect(text.slice(starts[at], ends[at + 3])).toBe('延期答覆')
  })

  it('leads every unit of an expanded character back to the whole of it', () => {
    const { text, starts, ends } = normalize('见㈠款')
    expect(text).toBe('见(一)款')
    expect([...starts]).toEqual([0, 1, 1, 1, 2])
    expect([...ends]).toEqual([1, 2, 2, 2, 3])
  })
})

describe('normalize, hostile text', () => {
  it.each([
    ['nothing', '', ''],
    ['only white space', ' \t\r\n\u3000', ''],
    ['only invisible characters', '\u0000\u200b\ufeff\u202e', ''],
    ['a lone high surrogate', 'a\ud800', 'a\ufffd'],
    ['a lone low surrogate', '\udfffb', '\ufffdb'],
    ['a mark without a base', '\u0301公开', '\u0301公开'],
  ])('%s', (_, text, expected) => {
    expect(normalizeText(text)).toBe(expected)
  })

  it('takes a cluster of many thousand marks', () => {
    const { text, starts } = normalize(`a${'\u0301'.repeat(5_000)}公开`)
    expect(text.endsWith('公开')).toBe(true)
    expect(starts).toHaveLength(text.length)
  })

  it('has room for a text of the longest expansions there are, short or long', () => {
    const lengths = Array.from(
      { length: 65_536 },
      (_, unit) => normalizeText(String.fromCharCode(unit)).length,
    )
    const longest = String.fromCharCode(lengths.indexOf(Math.max(...lengths)))
    for (const count of [1, 1_000, 20_000]) {
      const whole = normalizeText(longest).repeat(count)
      expect(normalize(longest.repeat(count)).text).toBe(whole)
      expect(normalizeText(longest.repeat(count))).toBe(whole)
    }
  })

  it('takes a text of a whole sentence in each character', () => {
    const { text } = normalize('ﷺ'.repeat(1_000))
    expect(text).toBe(normalizeText('ﷺ').repeat(1_000))
  })
})
