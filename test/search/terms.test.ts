import { describe, expect, it } from 'vitest'
import { cutApart, cutQuestion, cutWord } from '../../src/search/terms.ts'
import { normalizeText, type Analyzer } from '../../src/text/index.ts'
import { analyzerOver, anyAnalyzer, segmenters } from '../support/analyzers.ts'

for (const { name, missing } of segmenters) {
  const title = missing === null ? name : `${name} (skipped: ${missing})`
  describe.skipIf(missing !== null)(`cutWord by ${title}`, () => {
    const cut = (text: string) => cutWord(text, analyzerOver(name))

    it.each([
      ['依申请公开', ['依申请公开']],
      ['PPP項目', ['PPP', '項目']],
      ['微博的是什么', ['微博的是什么']],
      ['的', ['的']],
      ['，。！', ['，。！']],
      ['014420882/2018-00583', ['014420882/2018-00583']],
      ['', []],
      ['\u200b', []],
      // What is typed without a space stands as it is, unless every part of it is a word.
      ['公开的', ['公开的']],
      ['為何', ['為何']],
      ['谁申请', ['谁申请']],
      ['什么', ['什么']],
      ['我局网站', ['我局网站']],
      ['主动公开工作', ['主动公开', '工作']],
      ['2017年高港区延期答复', ['2017年', '高港区', '延期答复']],
      ['30个工作日内', ['30个工作日内']],
      ['公开（2017）报告', ['公开', '2017', '报告']],
      ['依申请公开，', ['依申请公开']],
      ['（一）总体情况', ['（一）总体情况']],
      // A character beyond the basic plane stands alone like any other.
      ['𠮷林', ['𠮷林']],
      ['军刿鉥', ['军刿鉥']],
      ['军刿鉥的', ['军刿鉥的']],
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
      for (const { text: written, own } of terms) {
        const literal = own.text
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
    // With a stop word behind, the word goes the long way: it must be whole there too.
    for (const pieces of waysToCut(text)) {
      const cutBy = (whole: string) => cutWord(whole, analyzerThatCuts([...pieces, '的']))
      expect(cutBy(text).map(({ own }) => own.text)).toEqual([text])
      expect(cutBy(`${text}的`).map(({ own }) => own.text)).toEqual([`${text}的`])
    }
  })
})

describe.each(segmenters.filter(({ missing }) => missing === null))('by $name', ({ name }) => {
  const analyzer = analyzerOver(name)
  const textsOf = (terms: readonly { text: string }[]): string[] => terms.map(({ text }) => text)

  it.each([
    ['高港延期答复', ['高港', '延期答复'], []],
    ['公开的目录', ['公开', '目录'], ['的']],
    // What is not looked for is said with the punctuation that sets it off.
    ['一、总体情况', ['总体', '情况'], ['一、']],
    ['（一）总体情况', ['总体', '情况'], ['（一）']],
    ['总体情况（一）', ['总体', '情况'], ['（一）']],
    ['被诉', ['被诉'], []],
    ['第（九）项', ['第（九）项'], []],
  ])('%s is taken apart', (text, terms, leftOut) => {
    const cut = cutApart(text, analyzer)
    expect(textsOf(cut.terms)).toEqual(terms)
    expect(textsOf(cut.leftOut)).toEqual(leftOut)
  })

  it.each([
    ['自贸县有什么政策', ['自贸县', '政策'], ['自贸', '贸县'], ['什么', '有']],
    ['涉藏州县有哪些项目', ['涉藏州县', '项目'], ['涉藏', '藏州', '州县'], ['哪些', '有']],
    ['柏溪县收到多少件申请', ['柏溪县', '收到', '申请'], ['柏溪', '溪县', '县收'], ['多少', '件']],
    ['一、延期答复有几件', ['延期答复'], [], ['几件', '有', '一、']],
    ['哪一年申请最多', ['申请', '最多'], ['请最'], ['哪一年']],
    ['延期答复了几件', ['延期答复'], [], ['几件', '了']],
    ['拖欠工资怎么办', ['拖欠工资'], [], ['怎么办']],
    ['想知道有没有延期', ['延期'], [], ['想知道有没有']],
    ['什么', ['什么'], [], []],
  ])('the question %s keeps its names', (text, terms, aids, leftOut) => {
    const cut = cutQuestion(text, analyzer)
    expect(textsOf(cut.terms.filter(({ isAid }) => isAid !== true))).toEqual(terms)
    expect(textsOf(cut.terms.filter(({ isAid }) => isAid === true))).toEqual(
      expect.arrayContaining(aids.filter((pair) => !terms.some((term) => term === pair))),
    )
    expect(textsOf(cut.leftOut)).toEqual(leftOut)
  })
})
