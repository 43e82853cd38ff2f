import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildConcordance } from '../../../src/index/concordance/build-concordance.ts'
import { joinReports } from '../../../src/index/concordance/concordance.ts'
import { occurrencesOf, unitsOfLiteral } from '../../../src/index/concordance/occurrences.ts'
import {
  collectOccurrences,
  occurrencesOfPattern,
  occurrencesWithin,
  postingsOf,
} from '../../../src/index/concordance/postings.ts'
import { scanCounts } from '../../../src/index/concordance/scan.ts'
import { besideNumbers, wholeNumberPattern } from '../../../src/query/index.ts'
import { fixedRuns, literalArbitrary, placesIn, reportOf, reportsArbitrary } from './naive.ts'

const concordanceOf = (...reports: string[][]) =>
  buildConcordance(joinReports(reports.map((passages) => reportOf(passages))))

const occurrences = (concordance: ReturnType<typeof concordanceOf>, literal: string): number[] => [
  ...occurrencesOf(concordance, unitsOfLiteral(literal)),
]

describe('occurrencesOf', () => {
  it('finds exactly what plain search finds, in any small text', () => {
    fc.assert(
      fc.property(reportsArbitrary, literalArbitrary, (reports, literal) => {
        const concordance = concordanceOf(...reports)
        const { passageStarts } = concordance
        const expected = reports
          .flat()
          .flatMap((passage, number) =>
            placesIn(passage, literal).map((at) => passageStarts[number]! + at),
          )
        expect(occurrences(concordance, literal)).toEqual(expected)
      }),
      fixedRuns,
    )
  })

  it('counts overlapping places each', () => {
    expect(occurrences(concordanceOf(['aaaa']), 'aa')).toEqual([0, 1, 2])
    expect(occurrences(concordanceOf(['ababab']), 'abab')).toEqual([0, 2])
  })

  it('crosses no border of passages or reports', () => {
    const concordance = concordanceOf(['依申请', '公开'], ['公', '开'])
    expect(occurrences(concordance, '申请公开')).toEqual([])
    expect(occurrences(concordance, '请公')).toEqual([])
    expect(occurrences(concordance, '公开')).toHaveLength(1)
    expect(occurrences(concordance, '公')).toHaveLength(2)
  })

  it('finds a literal of common pairs and one whose rarest pair is far rarer than the others', () => {
    const common = Array.from({ length: 6_000 }, (_, i) =>
      i % 3 === 0 ? '依申请公开' : '申请。公开',
    )
    const passages = [...common, '主动公开', ...common, '主动公示']
    const concordance = concordanceOf(passages)
    for (const literal of [
      '申请公开',
      '依申请公',
      '请公开',
      '主动公开',
      '动公开',
      '申请。公开',
      '请公示',
    ]) {
      const expected = passages.flatMap((passage, number) =>
        placesIn(passage, literal).map((at) => concordance.passageStarts[number]! + at),
      )
      expect(occurrences(concordance, literal), literal).toEqual(expected)
    }
  })

  it('finds the highest unit, alone and in pairs', () => {
    const concordance = concordanceOf(['\uffffa\uffff\uffff'])
    expect(occurrences(concordance, '\uffff')).toEqual([0, 2, 3])
    expect(occurrences(concordance, '\uffff\uffff')).toEqual([2])
    expect(occurrences(concordance, 'a\uffff')).toEqual([1])
  })

  it('finds a literal as long as a passage, and none that is longer', () => {
    const passage = '依申请公开'.repeat(50)
    expect(occurrences(concordanceOf(['前', passage, '后']), passage)).toHaveLength(1)
    expect(occurrences(concordanceOf(['前', passage, '后']), `${passage}依`)).toEqual([])
  })

  it('sorts the places of a character by either way', () => {
    // More than a 64th of the text goes by bits, less by sorting.
    const common = Array.from({ length: 200 }, (_, i) => `公${String.fromCharCode(0x4e00 + i)}`)
    const rare = ['a'.repeat(1000) + '公b公a']
    for (const passages of [common, rare]) {
      const concordance = concordanceOf(passages)
      const places = occurrences(concordance, '公')
      expect(places).toHaveLength(passages.join('').split('公').length - 1)
      expect(places).toEqual(places.toSorted((a, b) => a - b))
    }
  })

  it.each([
    ['an empty literal', ''],
    ['the separator', '\0'],
    ['a literal with the separator inside', 'a\0b'],
    ['a character that is nowhere', 'z'],
    ['a pair that is nowhere', 'ba'],
  ])('finds nothing for %s', (_, literal) => {
    expect(occurrences(concordanceOf(['ab'], ['ab']), literal)).toEqual([])
  })

  it('finds nothing in a corpus without passages', () => {
    expect(occurrences(buildConcordance(joinReports([])), 'a')).toEqual([])
  })
})

describe('postingsOf', () => {
  it('counts places by passage, agrees with scanCounts and with plain search', () => {
    fc.assert(
      fc.property(reportsArbitrary, literalArbitrary, (reports, literal) => {
        const concordance = concordanceOf(...reports)
        const expected = reports
          .flat()
          .map((passage) => placesIn(passage, literal).length)
          .map((count, passage) => [passage, count] as const)
          .filter(([, count]) => count > 0)
        const {
          passages,
          counts,
          occurrences: places,
        } = postingsOf(concordance, unitsOfLiteral(literal))
        expect([...passages].map((passage, i) => [passage, counts[i]])).toEqual(expected)
        expect(scanCounts(concordance, literal)).toEqual({
          occurrences: places,
          passages: passages.length,
          reports: reports.filter((each) => each.some((text) => text.includes(literal))).length,
        })
      }),
      fixedRuns,
    )
  })

  it('tells the places that begin and end at word borders', () => {
    // Words: 政务 | 公开 | 公开化, so that the borders are at 0, 2, 4 and 7.
    const borders = [0, 2, 4, 7]
    const report = reportOf(['政务公开公开化'], (_, at) => borders.includes(at))
    const concordance = buildConcordance(joinReports([reportOf(['前言']), report]))
    const alignedOf = (literal: string) => {
      const { counts, aligned } = postingsOf(concordance, unitsOfLiteral(literal))
      return [counts[0], aligned[0]]
    }
    expect(alignedOf('公开')).toEqual([2, 1])
    expect(alignedOf('政务')).toEqual([1, 1])
    expect(alignedOf('政务公开')).toEqual([1, 1])
    expect(alignedOf('公开化')).toEqual([1, 1])
    expect(alignedOf('务公')).toEqual([1, 0])
  })

  it('keeps of an anchor the places from which a pattern matches within the passage', () => {
    const concordance = concordanceOf(
      ['国办发[2016]80号和国办发[2016]8号'],
      ['国办发', '[2016]80号'],
    )
    const found = occurrencesOfPattern(
      concordance,
      { text: '国办发', weight: 1 },
      '国办发\\[2016\\]80',
    )
    const { passages, occurrences: places } = collectOccurrences(concordance, found)
    expect([...passages]).toEqual([0])
    expect(places).toBe(1)
  })

  it('finds whole numbers the same, whether the pattern is tried at each place or spared', () => {
    const concordance = concordanceOf(
      ['4件,14件,4.5件,41,4', '4', '一4万,1,004', '第4条4'],
      ['4', '2018年4', '4%4,444'],
    )
    for (const text of ['4', '4件', '第4', '18', '44']) {
      const pattern = wholeNumberPattern(text)
      if (pattern === null) continue
      const spared = { text, weight: 1, pattern, triedBeside: besideNumbers }
      const places = occurrencesOfPattern(concordance, spared, pattern)
      expect(places).toEqual(occurrencesOfPattern(concordance, { text, weight: 1 }, pattern))
      const all = { start: 0, end: concordance.text.length }
      expect(places.starts).toEqual(occurrencesWithin(concordance, spared, [all]).starts)
    }
  })
})
