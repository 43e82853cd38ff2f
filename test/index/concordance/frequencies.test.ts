import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildConcordance } from '../../../src/index/concordance/build-concordance.ts'
import { joinReports } from '../../../src/index/concordance/concordance.ts'
import { mostFrequent, storedFrequencies } from '../../../src/index/concordance/frequencies.ts'
import { keyOfPair } from '../../../src/index/concordance/pairs.ts'
import { fixedRuns, reportOf, reportsArbitrary } from './naive.ts'

/** How often a string stands in each report that holds it, by plain search in each passage. */
function plainFrequencies(reports: readonly string[][], text: string): [number, number][] {
  return reports.flatMap((passages, report): [number, number][] => {
    const count = passages.reduce((sum, passage) => {
      let places = 0
      for (let at = passage.indexOf(text); at >= 0; at = passage.indexOf(text, at + 1)) places++
      return sum + places
    }, 0)
    return count > 0 ? [[report, Math.min(count, mostFrequent)]] : []
  })
}

function frequenciesIn(reports: readonly string[][], text: string): [number, number][] | null {
  const { frequencies } = buildConcordance(joinReports(reports.map((each) => reportOf(each))))
  const [first, second] = [text.charCodeAt(0), text.charCodeAt(1)]
  const stored = storedFrequencies(frequencies, text.length > 1 ? keyOfPair(first, second) : first)
  return stored === null
    ? null
    : Array.from(stored.reports, (report, i) => [report, stored.frequencies[i]!])
}

describe('frequencies', () => {
  it('of every character and common pair are those of plain search', () => {
    fc.assert(
      fc.property(reportsArbitrary, (reports) => {
        const { frequencies, pairs } = buildConcordance(
          joinReports(reports.map((each) => reportOf(each))),
        )
        for (const [place, key] of frequencies.keys.entries()) {
          const text = key < 65536 ? String.fromCharCode(key) : pairOf(key)
          if (text.includes('\0')) continue
          const stored = storedFrequencies(frequencies, key)!
          expect(
            Array.from(stored.reports, (report, i) => [report, stored.frequencies[i]]),
            `${place} ${text}`,
          ).toEqual(plainFrequencies(reports, text))
        }
        const common = [...pairs.keys].filter((_, i) => pairs.counts[i]! >= 2 * reports.length)
        expect([...frequencies.keys].filter((key) => key >= 65536)).toEqual(
          common.filter((key) => key % 65536 !== 0),
        )
      }),
      fixedRuns,
    )
  })

  it('are kept of pairs with two places a report, and up to a bound', () => {
    const reports = [['公开公开公开', '公开'], ['申请'], ['的'.repeat(400)]]
    expect(frequenciesIn(reports, '公开')).toBeNull()
    expect(frequenciesIn([...reports.slice(0, 1), ['公开公开']], '公开')).toEqual([
      [0, 4],
      [1, 2],
    ])
    expect(frequenciesIn(reports, '请')).toEqual([[1, 1]])
    expect(frequenciesIn(reports, '的')).toEqual([[2, mostFrequent]])
    expect(frequenciesIn(reports, '无')).toBeNull()
  })
})

const pairOf = (key: number): string => String.fromCharCode(key >>> 16, key & 65535)
