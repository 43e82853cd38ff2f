import { describe, expect, it } from 'vitest'
import { cutWord } from '../../src/search/terms.ts'
import { normalizeText, type Analyzer } from '../../src/text/index.ts'
import { analyzerOver, anyAnalyzer, segmenters } from '../support/analyzers.ts'

for (const { name, missing } of segmenters) {
  const title = missing === null ? name : `${name} (skipped: ${missing})`
  describe.skipIf(missing !== null)(`cutWord by ${title}`, () => {
    const cut = (text: string) => cutWord(text, analyzerOver(name))

    it.each([
      ['依申请公开', ['依申请公开']],
      ['PPP項目', ['PPP', '項目']],
      ['微博的是什么', ['微博']],
      ['的', ['的']],
      ['，。！', ['，。！']],
      ['014420882/2018-00583', ['014420882/2018-00583']],
      ['', []],
      ['\u200b', []],
      // Stop words are left out of short words too, as they are of long ones, in either script.
      ['公开的', ['公开']],
      ['為何', ['為何']],
      ['谁申请', ['申请']],
      ['什么', ['什么']],
      // A character beyond the basic plane stands alone like any other.
      ['𠮷林', ['𠮷林']],
      ['军刿鉥', ['军刿鉥']],
      ['军刿鉥的', ['军刿鉥']],
    ])('%s', (text, expected) => {
      expect(cut(text).map((term) => term.text)).toEqual(expected)
    })

    it.each([
      '去年收到多少件申请',
      '阿左旗政务公开',
      '按时答复26件延期答复2件',
      'GB18030编码𠮷林',
      '3.5亿元',
    ])('every term of %s stands in it, normalized', (text) => {
      const terms = cut(text)
      expect(terms.length).toBeGreaterThan(0)
      for (const { text: written, literal } of terms) {
        expect(text).toContain(written)
        expect(normalizeText(text)).toContain(literal)
        expect(normalizeText(written)).toBe(literal)
      }
    })
  })
}

/** An analyzer whose segmenter cuts a text of Han characters into some pieces. */
function analyzerThatCuts(pieces: readonly string[]): Analyzer {
  let end = 0
  const words = pieces.map((piece) => {
    const start = end
    end += piece.length
    return { start, end, kind: 'han' as const }
  })
  return { ...anyAnalyzer(), wordsOf: () => words }
}

describe('cutWord', () => {
  /** Every way to cut a text into pieces. */
  const waysToCut = (text: string): string[][] =>
    text.length <= 1
      ? [[text]]
      : waysToCut(text.slice(1)).flatMap((rest) => [
          [text.charAt(0), ...rest],
          [text.charAt(0) + rest[0]!, ...rest.slice(1)],
        ])

  it.each(['公开', '阿左旗', '开公申'])('leaves %s whole, however a segmenter cuts it', (text) => {
    // With a stop word behind, the word goes the long way: what is left of it must be the same.
    for (const pieces of waysToCut(text)) {
      const cutBy = (whole: string) => cutWord(whole, analyzerThatCuts([...pieces, '的']))
      expect(cutBy(text).map(({ literal }) => literal)).toEqual([text])
      expect(cutBy(`${text}的`).map(({ literal }) => literal)).toEqual([text])
    }
  })
})
