import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  createEmbeddedEngine,
  createMemorySnapshot,
  noFilters,
  type EngineHit,
  type EngineRequest,
} from '../../../src/index/index.ts'
import type { Report } from '../../../src/report/index.ts'
import { corpora, requests } from '../../contracts/random-requests.ts'
import { anyAnalyzer } from '../../support/analyzers.ts'
import { runs } from '../../support/long.ts'

const over = (reports: readonly Report[], statistics = {}) =>
  createEmbeddedEngine(createMemorySnapshot(reports, anyAnalyzer()), statistics)

/** In how many reports literals stand, asked of an engine that holds all. */
async function statisticsOf(reports: readonly Report[], request: EngineRequest) {
  const whole = over(reports)
  const characters = request.query.texts.flatMap((text) => {
    const units = text.split('')
    return [...units, ...units.slice(1).map((unit, i) => units[i]! + unit)]
  })
  const literals = [
    ...request.query.terms.map((term) => term.literals),
    ...characters.map((text) => [{ text, weight: 1 }]),
  ]
  const holding = new Map<string, number>()
  for (const each of literals) {
    const { total } = await whole.search({
      ...request,
      filters: noFilters,
      query: { terms: [{ literals: each }], texts: [], match: { type: 'term', term: 0 } },
    })
    holding.set(JSON.stringify(each), total)
  }
  const { characters: length } = await whole.statistics()
  return {
    reports: reports.length,
    averageLength: length / reports.length,
    reportsHolding: (each: unknown) => holding.get(JSON.stringify(each))!,
  }
}

/** What the rest of the corpus has no part in. */
const ownOf = ({ passages, ...hit }: EngineHit) => ({
  ...hit,
  passages: passages.map((passage) => ({ ...passage, alike: [] })),
})

it('a part of a corpus is scored and drawn as within the whole, given the statistics of the whole', async () => {
  let compared = 0
  await fc.assert(
    fc.asyncProperty(corpora, requests, fc.nat(), async (reports, asked, seed) => {
      // Other names are held below the best of all reports that match, of which a part has some.
      const request: EngineRequest = {
        ...asked,
        ...{ sort: 'year-desc', limit: 100, offset: 0 },
        query: {
          ...asked.query,
          terms: asked.query.terms.map(({ literals }) => ({ literals: literals.slice(0, 1) })),
        },
      }
      const statistics = await statisticsOf(reports, request)
      const part = reports.filter((_, i) => (seed >> (i % 20)) % 2 === 0)
      const own = new Set(part.map(({ reportId }) => reportId))
      const { hits } = await over(reports).search(request)
      const expected = hits.filter(({ metadata }) => own.has(metadata.reportId)).map(ownOf)
      const found = await over(part, { statistics }).search(request)
      expect(found.hits.map(ownOf)).toEqual(expected)
      compared += expected.length
    }),
    { numRuns: runs(400), seed: 3 },
  )
  expect(compared).toBeGreaterThan(runs(400) / 4)
})
