import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildConcordance } from '../../../src/index/concordance/build-concordance.ts'
import { joinReports } from '../../../src/index/concordance/concordance.ts'
import { similarStrings } from '../../../src/index/concordance/similar.ts'
import { fixedRuns, literalArbitrary, reportOf, reportsArbitrary } from './naive.ts'
import { runs } from '../../support/long.ts'

const han = /^\p{Script=Han}$/u
const latin = /^\p{Script=Latin}$/u

/** One character wrong, or one too few: tried at every place of every passage. */
function similarByTrying(passages: readonly string[], literal: string): Map<string, number> {
  const found = new Map<string, number>()
  const look = (before: string, after: string, script: RegExp): void => {
    for (const text of passages) {
      for (let at = 0; at + before.length + 1 + after.length <= text.length; at++) {
        const here = text.slice(at, at + before.length + 1 + after.length)
        if (!here.startsWith(before) || !here.endsWith(after)) continue
        if (!script.test(here[before.length]!)) continue
        found.set(here, (found.get(here) ?? 0) + 1)
      }
    }
  }
  for (let i = 0; i < literal.length; i++) {
    const script = [han, latin].find((each) => each.test(literal[i]!))
    if (script === undefined) continue
    look(literal.slice(0, i), literal.slice(i + 1), script)
    if (i > 0) look(literal.slice(0, i), literal.slice(i), script)
  }
  found.delete(literal)
  return found
}

/** Places of a literal, overlapping ones too. */
function countPlaces(passages: readonly string[], literal: string): number {
  let count = 0
  for (const text of passages)
    for (let at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + 1)) count++
  return count
}

describe('strings one slip away', () => {
  it('are at least those that trying every place finds, as often', () => {
    let tried = 0
    fc.assert(
      fc.property(reportsArbitrary, literalArbitrary, (reports, literal) => {
        fc.pre(literal.length >= 3 && literal.length <= 16)
        const concordance = buildConcordance(joinReports(reports.map((each) => reportOf(each))))
        const found = new Map(
          similarStrings(concordance, literal, Infinity).map((each) => [
            each.text,
            each.occurrences,
          ]),
        )
        const own = countPlaces(reports.flat(), literal)
        if (own > 1) expect(found.size).toBe(0)
        for (const [text, occurrences] of similarByTrying(reports.flat(), literal)) {
          if (own > 1 || occurrences < 5 * own) continue
          tried++
          expect(found.get(text), text).toBeGreaterThanOrEqual(occurrences)
        }
      }),
      { ...fixedRuns, numRuns: runs(300) },
    )
    expect(tried).toBeGreaterThan(0)
  })

  it('are told of a string that stands once only where they are five times as common', () => {
    const similarIn = (...passages: string[]): string[] =>
      similarStrings(buildConcordance(joinReports([reportOf(passages)])), '依申请', Infinity).map(
        ({ text }) => text,
      )
    const four = Array.from({ length: 4 }, () => '依申清公开')
    expect(similarIn(...four)).toEqual(['依申清'])
    expect(similarIn(...four, '依申请公开')).toEqual([])
    expect(similarIn(...four, '依申清公开', '依申请公开')).toEqual(['依申清'])
    expect(similarIn(...four, '依申清公开', '依申请公开', '依申请公开')).toEqual([])
  })

  it('come first where they are whole words, however much commoner a piece of a word is', () => {
    const words = (passage: string, at: number): boolean =>
      !/^(?:政复议|议)/u.test(passage.slice(at))
    const passages = ['行政复议', '行政复议', '经行政复议', '其政复议']
    const concordance = buildConcordance(joinReports([reportOf(passages, words)]))
    const found = similarStrings(concordance, '行复议', Infinity)
    expect(found.map(({ text }) => text)).toEqual(['行政复议', '政复议'])
    expect(found.map(({ occurrences }) => occurrences)).toEqual([3, 4])
  })

  it('are none for a string that is common, however many places hold its pairs', () => {
    const passages = [...Array.from({ length: 5000 }, () => '依申'), '依申请', '依申请']
    const concordance = buildConcordance(joinReports([reportOf(passages)]))
    expect(similarStrings(concordance, '依申请', Infinity)).toEqual([])
  })
})
