import fc from 'fast-check'
import MiniSearch from 'minisearch'
import { describe, expect, it } from 'vitest'
import { AboutnessSource, buildAboutness } from '../../../src/index/catalogue/aboutness.ts'
import { Catalogue, catalogueFields } from '../../../src/index/catalogue/catalogue.ts'
import { vocabularyOf } from '../../../src/index/catalogue/vocabulary.ts'
import { WordCollector } from '../../../src/index/catalogue/word-collector.ts'
import { everySection } from '../../../src/index/engines/embedded/filters.ts'

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
  const collector = new WordCollector(reports.length)
  reports.forEach((fields, report) => {
    fields.forEach((each, field) => {
      // In two pieces, as headings and telling words come.
      collector.add(report, field, each.slice(0, 2))
      collector.add(report, field, each.slice(2))
    })
  })
  return new Catalogue(collector.finish(), reports.length)
}

/** Without the lists of more than half of the reports. */
function plainMiniSearch(reports: Documents): MiniSearch {
  const isCommon = (word: string, field: number): boolean =>
    reports.filter((fields) => fields[field]!.includes(word)).length > reports.length / 2
  const plain = new MiniSearch({
    fields: [...catalogueFields],
    tokenize: (text) => text.split(' '),
    processTerm: (term, field) =>
      field !== undefined && isCommon(term, catalogueFields.indexOf(field)) ? null : term,
  })
  reports.forEach((fields, id) => {
    const present = fields.flatMap((each, field) =>
      each.length === 0 ? [] : [[catalogueFields[field]!, each.join(' ')] as const],
    )
    plain.add({ id, ...Object.fromEntries(present) })
  })
  return plain
}

describe('the catalogue', () => {
  it.each([
    ['words', {}],
    ['some fields', { fields: ['title', catalogueFields[3]!], boost: { title: 3 } }],
    ['beginnings of words', { prefix: true }],
    ['misspelt words', { fuzzy: 1 }],
  ])(
    'finds and scores %s as MiniSearch does that was given the documents, common words left out',
    (_, options) => {
      fc.assert(
        fc.property(documents, fc.constantFrom(...words, '没有'), (reports, word) => {
          const scoresOf = (search: MiniSearch): [unknown, number][] =>
            search
              .search(word, options)
              .map(({ id, score }): [number, number] => [id as number, score])
              .sort(([a], [b]) => a - b)
          const ours = scoresOf(catalogueOf(reports))
          const theirs = scoresOf(plainMiniSearch(reports))
          expect(ours.map(([id]) => id)).toEqual(theirs.map(([id]) => id))
          ours.forEach(([, score], i) => {
            expect(score).toBeCloseTo(theirs[i]![1], 9)
          })
        }),
        { numRuns: 60 },
      )
    },
  )

  it('says of every word, over all sections, what it says when asked', () => {
    fc.assert(
      fc.property(documents, fc.constantFrom(...words, '没有'), (reports, word) => {
        const catalogue = catalogueOf(reports)
        const source = new AboutnessSource(catalogue, buildAboutness(catalogue))
        const stored = source.of(word, everySection, everySection)
        const asked = new Map(
          catalogue
            .search(word, { boost: { title: 3, body: 2 } })
            .map(({ id, score }) => [id as number, Math.fround(score)]),
        )
        expect(new Map(Array.from(stored.reports, (id, i) => [id, stored.scores[i]]))).toEqual(
          asked,
        )
      }),
      { numRuns: 60 },
    )
  })

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
      { numRuns: 60 },
    )
  })
})
