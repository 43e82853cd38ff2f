/** Cutting by the words of a corpus instead of a library's dictionary. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyzerOver, createVocabularySegmenter } from '../../src/text/index.ts'

const counts = new Map([
  ...(['依申请公开', '申请公开', '公开', '答复', '延期答复', '件'] as const).map(
    (word, i) => [word, 50 - i] as const,
  ),
  ['延期', 3],
  ['研究', 20],
  ['研究生', 2],
  ['生命', 20],
  ['不足', 0],
  ['互联网+政务服务', 4],
])
const made = { name: 'node-rs-jieba', version: '0' } as const
const segmenter = createVocabularySegmenter(counts, made)
const analyzer = analyzerOver(segmenter, ['互联网+政务服务'], 'test')

const cut = (text: string): string[] =>
  analyzer.wordsOf(text).map(({ start, end }) => text.slice(start, end))

describe('a segmenter of a vocabulary', () => {
  it.each([
    ['依申请公开延期答复', ['依申请公开', '延期答复']],
    ['研究生命', ['研究', '生命']],
    ['按时答复26件', ['按', '时', '答复', '26', '件']],
    ['互联网+政务服务', ['互联网+政务服务']],
    ['人员不足', ['人', '员', '不足']],
    ['𠮷公开', ['𠮷', '公开']],
    ['', []],
  ])('cuts %s', (text, words) => {
    expect(cut(text)).toEqual(words)
  })

  it('gives every word of it in a text, also those that overlap', () => {
    expect(segmenter.all('依申请公开')).toEqual(['依申请公开', '申请公开', '公开'])
  })

  it('loses nothing', () => {
    const pieces = fc.constantFrom(...counts.keys(), '的', ' ', '。', 'ppp', '12', '𠮷', '\n')
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        const text = parts.join('')
        expect(segmenter.cut(text).join('')).toBe(text)
      }),
    )
  })
})
