import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogueFields, type Catalogue } from '../../../src/index/catalogue/catalogue.ts'
import { vocabularyOf } from '../../../src/index/catalogue/vocabulary.ts'
import { WordCollector } from '../../../src/index/catalogue/word-collector.ts'
import { runs } from '../../support/long.ts'

/** Words of each field of each report. */
type Documents = string[][][]

/** Few, so that reports share them; some begin as others do. */
const words = ['公开', '公', '公开指南', '申请', '依申请', 'ppp', '𠮷', '指南']

const documents: fc.Arbitrary<Documents> = fc.array(
  fc.array(fc.array(fc.constantFrom(...words), { maxLength: 20 }), {
    minLength: catalogueFields.length,
    maxLength: catalogueFields.length,
  }),
  { minLength: 1, maxLength: 12 },
)

function catalogueOf(reports: Documents): Catalogue {
  const collector = new WordCollector()
  reports.forEach((fields, report) => {
    fields.forEach((each, field) => {
      // In two pieces, as headings and telling words come.
      collector.add(report, field, each.slice(0, 2))
      collector.add(report, field, each.slice(2))
    })
  })
  return collector.finish()
}

describe('the catalogue', () => {
  it('counts for each word the reports of the field where most have it', () => {
    fc.assert(
      fc.property(documents, (reports) => {
        const expected = new Map<string, number>()
        for (const word of words) {
          const counts = catalogueFields.map(
            (_, field) => reports.filter((fields) => fields[field]!.includes(word)).length,
          )
          if (Math.max(...counts) > 0) expected.set(word, Math.max(...counts))
        }
        const vocabulary = vocabularyOf(catalogueOf(reports))
        expect(new Map(vocabulary.map(({ text, reports: count }) => [text, count]))).toEqual(
          expected,
        )
        expect(vocabulary.map(({ text }) => text)).toEqual([...expected.keys()].sort())
      }),
      { numRuns: runs(60) },
    )
  })
})
