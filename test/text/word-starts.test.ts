import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalizeText, normalizeUnits } from '../../src/text/index.ts'
import { WordStarts } from '../../src/text/word-starts.ts'
import { anyAnalyzer, segmenters } from '../support/analyzers.ts'
import { describeLong } from '../support/long.ts'
import { anyText, fixedRuns } from './unicode.ts'

const require = createRequire(import.meta.url)

const startsOf = (starts: WordStarts, text: string): number[] => {
  const found: number[] = []
  starts.each(normalizeUnits(text), (start) => found.push(start))
  return found.sort((a, b) => a - b)
}

const { segmenter, wordsOf } = anyAnalyzer()
const expectedStarts = (text: string): number[] =>
  wordsOf(normalizeText(text)).map(({ start }) => start)

describe('stretches that were cut before', () => {
  it('may find no more room, and nothing is cut otherwise', () => {
    const small = new WordStarts(segmenter, [], 48)
    fc.assert(
      fc.property(anyText, (text) => {
        expect(startsOf(small, text)).toEqual(expectedStarts(text))
      }),
      fixedRuns,
    )
  })

  it('may be longer than what is remembered', () => {
    const text = '依申请公开'.repeat(100)
    const starts = new WordStarts(segmenter, [])
    for (let time = 0; time < 2; time++)
      expect(startsOf(starts, text)).toEqual(expectedStarts(text))
  })

  it('are told apart by their text where their hashes are one', () => {
    const prime = 0x01000193
    const step = (hash: number, unit: number): number => Math.imul(hash ^ unit, prime)
    const pairs: [string, string][] = []
    // Two first characters whose hashes share the upper half are made one by their second characters.
    const byUpperHalf = new Map<number, number>()
    for (let first = 0x4e00; first < 0x9fa5; first++) {
      const hash = step(0x811c9dc5, first)
      const other = byUpperHalf.get(hash >>> 16)
      byUpperHalf.set(hash >>> 16, first)
      if (other === undefined) continue
      const difference = (hash ^ step(0x811c9dc5, other)) & 0xffff
      for (const second of Array.from('公开信息政府人民大小上下', (char) => char.charCodeAt(0)))
        pairs.push([
          String.fromCharCode(first, second),
          String.fromCharCode(other, second ^ difference),
        ])
    }
    const chosen = pairs.filter(
      ([one, other]) =>
        normalizeText(one) === one &&
        normalizeText(other) === other &&
        wordsOf(one).length !== wordsOf(other).length,
    )
    expect(chosen.length).toBeGreaterThan(10)
    for (const [one, other] of chosen) {
      const starts = new WordStarts(segmenter, [])
      expect(startsOf(starts, one)).toEqual(expectedStarts(one))
      expect(startsOf(starts, other), `${other} after ${one}`).toEqual(expectedStarts(other))
    }
  })

  it('take in the signs of added words', () => {
    const analyzer = anyAnalyzer()
    const found: number[] = []
    analyzer.eachWordStart(normalizeUnits('互联网+政务服务'), (start) => found.push(start))
    expect(found).toEqual(analyzer.wordsOf('互联网+政务服务').map(({ start }) => start))
  })
})

// A word that joined Han characters with a sign would be cut in two. Letters and digits are cut off before.
describeLong('dictionaries that hold no word of Han characters and signs', () => {
  const pathOf = {
    'node-rs-jieba': () => require.resolve('@node-rs/jieba/dict.txt'),
    nodejieba: () => (require('nodejieba') as { DEFAULT_DICT: string }).DEFAULT_DICT,
  }
  for (const { name, missing } of segmenters) {
    it.skipIf(missing !== null)(`that of ${name}`, () => {
      const words = readFileSync(pathOf[name](), 'utf8')
        .split('\n')
        .map((line) => line.split(' ')[0]!)
      expect(words.length).toBeGreaterThan(100_000)
      // Anything but Han characters of the basic plane and what `runs` takes would be cut off.
      const mixed = words.filter(
        (word) =>
          /\p{Script=Han}/u.test(word) &&
          /[^\p{Script=Han}\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd}]|[\u{10000}-\u{10ffff}]/u.test(
            word,
          ),
      )
      expect(mixed).toEqual([])
    })
  }
})
