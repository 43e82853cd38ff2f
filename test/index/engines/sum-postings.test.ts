import fc from 'fast-check'
import { expect, it } from 'vitest'
import { buildConcordance } from '../../../src/index/concordance/build-concordance.ts'
import { joinReports } from '../../../src/index/concordance/concordance.ts'
import { everySection } from '../../../src/index/engines/embedded/filters.ts'
import {
  ReportPostingsSource,
  sumByReport,
} from '../../../src/index/engines/embedded/report-postings.ts'
import { TermPostingsSource } from '../../../src/index/engines/embedded/term-postings.ts'
import { QueryMeter } from '../../../src/index/query-budget.ts'
import { fixedRuns, literalArbitrary, reportOf, reportsArbitrary } from '../concordance/naive.ts'
import { runs } from '../../support/long.ts'

const meter = new QueryMeter()

/** Of the sections that the reports have, some; or all there are. */
const sectionsArbitrary = fc.oneof(fc.constant(everySection), fc.integer({ min: 1, max: 31 }))

it('sums of one string, over all sections or in some, are those of its postings by passage', () => {
  fc.assert(
    fc.property(
      reportsArbitrary,
      // A string may stand in a passage more often than a tally tells.
      fc.integer({ min: 1, max: 9 }),
      literalArbitrary,
      fc.array(sectionsArbitrary, { minLength: 1, maxLength: 3 }),
      (reports, times, text, asked) => {
        const repeated = reports.map((passages) => passages.map((each) => each.repeat(times)))
        const concordance = buildConcordance(
          joinReports(repeated.map((each) => reportOf(each, (_, at) => at % 2 === 0))),
        )
        const term = { literals: [{ text, weight: 1 }] }
        const byPassage = new TermPostingsSource(concordance, meter, 1e7)
        const source = new ReportPostingsSource(concordance, byPassage, meter, 1e7)
        for (const sections of asked) {
          const [summed] = source.ofAll([term], sections)
          expect(summed).toEqual(sumByReport(concordance, byPassage.of(term), sections))
        }
      },
    ),
    { ...fixedRuns, numRuns: runs(300) },
  )
})
