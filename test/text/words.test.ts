import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { domainWords } from '../../src/text/dictionary.ts'
import { normalizeText, normalizeUnits } from '../../src/text/index.ts'
import { analyzerOver, segmenters } from '../support/analyzers.ts'
import { anyText, fixedRuns } from './unicode.ts'

for (const { name, missing } of segmenters) {
  const title = missing === null ? name : `${name} (skipped: ${missing})`
  describe.skipIf(missing !== null)(`words by ${title}`, () => {
    const words = (text: string): string[] => {
      const normalized = normalizeText(text)
      return analyzerOver(name)
        .wordsOf(normalized)
        .map(({ start, end }) => normalized.slice(start, end))
    }

    it('cover any normalized text without a gap', () => {
      fc.assert(
        fc.property(anyText, (text) => {
          const normalized = normalizeText(text)
          let at = 0
          for (const { start, end } of analyzerOver(name).wordsOf(normalized)) {
            if (start !== at || end <= start)
              throw new Error(`a word at ${start}-${end} after ${at}`)
            at = end
          }
          expect(at).toBe(normalized.length)
        }),
        fixedRuns,
      )
    })

    it('begin where indexing marks them, the first time and again', () => {
      const analyzer = analyzerOver(name)
      fc.assert(
        fc.property(anyText, (text) => {
          const normalized = normalizeText(text)
          const expected = analyzer.wordsOf(normalized).map(({ start }) => start)
          for (const time of ['first', 'again']) {
            const starts: number[] = []
            analyzer.eachWordStart(normalizeUnits(text), (start) => starts.push(start))
            expect(
              starts.sort((a, b) => a - b),
              time,
            ).toEqual(expected)
          }
        }),
        fixedRuns,
      )
    })

    it('are the same when texts are joined with line breaks', () => {
      fc.assert(
        fc.property(anyText, anyText, (one, other) => {
          const parts = [normalizeText(one), normalizeText(other)] as const
          const joined = parts.join('\n')
          const alone = parts.map((part) => words(part))
          expect(
            analyzerOver(name)
              .wordsOf(joined)
              .map(({ start, end }) => joined.slice(start, end)),
          ).toEqual([...alone[0]!, '\n', ...alone[1]!])
        }),
        fixedRuns,
      )
    })

    it('cover a text that holds half a surrogate pair', () => {
      const { cut } = analyzerOver(name).segmenter
      expect(cut('公开\ud842信息')).toEqual(['公开', '\ud842', '信息'])
      expect(cut('公开𠮷信息').join('')).toBe('公开𠮷信息')
    })

    it.each(domainWords.map((word) => [word]))('keep %s whole', (word) => {
      // A word with a sign in it is cut at the sign whatever the dictionary says: Latin and digit runs come first.
      const parts = normalizeText(word).split(/(\+)/u)
      expect(words(word)).toEqual(parts.length === 1 ? [normalizeText(word)] : expect.anything())
      expect(words(word).join('')).toBe(normalizeText(word))
    })

    it.each([
      ['PPP项目', ['ppp', '项目']],
      ['ＰＰＰ項目', ['ppp', '项目']],
      ['热线12345受理', ['热线', '12345', '受理']],
      ['投资3.5亿元', ['3.5']],
      ['共50,230条', ['50,230']],
      ['GB18030编码', ['gb18030', '编码']],
      ['Cafe\u0301茶', ['cafe\u0301']],
      ['依申请公开28件', ['依申请公开', '28', '件']],
    ])('keep Latin and digit runs of %s whole', (text, expected) => {
      expect(words(text)).toEqual(expect.arrayContaining(expected))
    })

    it('name the kind of each word', () => {
      const normalized = normalizeText('收到PPP申请28件,3.5')
      const kinds = analyzerOver(name)
        .wordsOf(normalized)
        .map(({ start, end, kind }) => [normalized.slice(start, end), kind])
      expect(kinds).toEqual([
        ['收到', 'han'],
        ['ppp', 'latin'],
        ['申请', 'han'],
        ['28', 'number'],
        ['件', 'han'],
        [',', 'other'],
        ['3.5', 'number'],
      ])
    })
  })
}
