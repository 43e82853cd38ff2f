import { describe, expect, it } from 'vitest'
import { cutWord } from '../../src/search/terms.ts'
import { normalizeText } from '../../src/text/index.ts'
import { analyzerOver, segmenters } from '../support/analyzers.ts'

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
