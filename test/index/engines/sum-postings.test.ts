import fc from 'fast-check'
import { expect, it } from 'vitest'
import { buildConcordance } from '../../../src/index/concordance/build-concordance.ts'
import { joinReports } from '../../../src/index/concordance/concordance.ts'
import { narrowingOf } from '../../../src/index/engines/embedded/filters.ts'
import {
  ReportPostingsSource,
  sumByReport,
} from '../../../src/index/engines/embedded/report-postings.ts'
import { TermPostingsSource } from '../../../src/index/engines/embedded/term-postings.ts'
import { reportParts, type ReportPart } from '../../../src/limits.ts'
import { sectionKeys, type SectionKey } from '../../../src/report/index.ts'
import { QueryMeter } from '../../../src/index/query-budget.ts'
import { fixedRuns, literalArbitrary, reportOf, reportsArbitrary } from '../concordance/naive.ts'
import { runs } from '../../support/long.ts'

const meter = new QueryMeter()

/** Some of the sections that the reports have, some of the parts; or all there are. */
const narrowings = fc
  .record({
    section: fc.oneof(fc.constant<SectionKey[]>([]), fc.subarray(sectionKeys.slice(0, 5))),
    part: fc.oneof(fc.constant<ReportPart[]>([]), fc.subarray([...reportParts])),
  })
  .map(narrowingOf)

it('sums of one string, over all passages or some, are those of its postings by passage', () => {
  fc.assert(
    fc.property(
      reportsArbitrary,
      // A string may stand in a passage more often than a tally tells.
      fc.integer({ min: 1, max: 9 }),
      literalArbitrary,
      fc.array(narrowings, { minLength: 1, maxLength: 3 }),
      (reports, times, text, asked) => {
        const repeated = reports.map((passages) => passages.map((each) => each.repeat(times)))
        const concordance = buildConcordance(
          joinReports(repeated.map((each) => reportOf(each, (_, at) => at % 2 === 0))),
        )
        const term = { literals: [{ text, weight: 1 }] }
        const byPassage = new TermPostingsSource(concordance, meter, 1e7)
        const source = new ReportPostingsSource(concordance, byPassage, meter, 1e7)
        for (const narrowing of asked) {
          const [summed] = source.ofAll([term], narrowing)
          expect(summed).toEqual(sumByReport(concordance, byPassage.of(term), narrowing))
        }
      },
    ),
    { ...fixedRuns, numRuns: runs(300) },
  )
})
