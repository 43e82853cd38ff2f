import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildConcordance } from '../../../src/index/concordance/build-concordance.ts'
import {
  joinReports,
  passageOf,
  passageText,
  sliceReport,
} from '../../../src/index/concordance/concordance.ts'
import { randomLiterals } from '../../../src/index/concordance/random-literals.ts'
import { fixedRuns, reportOf, reportsArbitrary } from './naive.ts'

describe('joinReports and sliceReport', () => {
  it('are each other’s opposite', () => {
    fc.assert(
      fc.property(reportsArbitrary, (reports) => {
        const analyzed = reports.map((passages) => reportOf(passages, (_, at) => at % 3 === 0))
        const corpus = joinReports(analyzed)
        expect(analyzed.map((_, number) => sliceReport(corpus, number))).toEqual(analyzed)
      }),
      fixedRuns,
    )
  })
})

describe('openConcordance', () => {
  it('knows the passage and report of every position, and every passage’s text', () => {
    fc.assert(
      fc.property(reportsArbitrary, (reports) => {
        const concordance = buildConcordance(joinReports(reports.map((each) => reportOf(each))))
        const owners = reports.flatMap((passages, report) => passages.map(() => report))
        expect([...concordance.passageReports]).toEqual(owners)
        reports.flat().forEach((text, passage) => {
          expect(passageText(concordance, passage)).toBe(text)
          const start = concordance.passageStarts[passage]!
          for (let at = 0; at <= text.length; at++)
            if (passageOf(concordance, start + at) !== passage)
              throw new Error(`position ${start + at} is not in passage ${passage}`)
        })
      }),
      fixedRuns,
    )
  })
})

describe('randomLiterals', () => {
  const reports = [reportOf(['政务公开 12345', '𠮷林公开', '']), reportOf(['ppp项目'])]
  const concordance = buildConcordance(joinReports(reports))

  it('are the same for the same seed, others for another', () => {
    expect(randomLiterals(concordance, 50, 7)).toEqual(randomLiterals(concordance, 50, 7))
    expect(randomLiterals(concordance, 50, 7)).not.toEqual(randomLiterals(concordance, 50, 8))
  })

  it('are pieces of one passage of one to eight units, no space at an edge, no half of a character', () => {
    const texts = ['政务公开 12345', '𠮷林公开', 'ppp项目']
    for (const literal of randomLiterals(concordance, 500, 1)) {
      expect(literal.length).toBeGreaterThanOrEqual(1)
      expect(literal.length).toBeLessThanOrEqual(8)
      expect(texts.some((text) => text.includes(literal))).toBe(true)
      expect(literal).toBe(literal.trim())
      expect(literal).not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/)
    }
  })

  it('are none where there is no text', () => {
    expect(randomLiterals(buildConcordance(joinReports([])), 5, 1)).toEqual([])
  })
})
