import { expect, it } from 'vitest'
import { createMemorySnapshot, type EngineRequest } from '../../../src/index/index.ts'
import { isSmall } from '../../../src/index/engines/threaded/small.ts'
import { corpusFolder, noFilters, readReports } from '../../search/corpus.ts'
import { anyAnalyzer } from '../../support/analyzers.ts'

const reports = await readReports(corpusFolder)
const { concordance } = createMemorySnapshot(
  reports.map(({ report }) => report),
  anyAnalyzer(),
)

const requestFor = (text: string, literals = 1, limit = 10): EngineRequest => ({
  query: {
    terms: [{ literals: Array.from({ length: literals }, () => ({ text, weight: 1 })) }],
    texts: [text],
    match: { type: 'term', term: 0 },
  },
  filters: noFilters,
  sort: 'relevance',
  limit,
  offset: 0,
  passagesPerHit: 3,
})

it('a search for a few places is small, one for many or for many passages is not', () => {
  expect(isSmall(concordance, requestFor('公开'))).toBe(true)
  expect(isSmall(concordance, requestFor('公开', 10_000))).toBe(false)
  expect(isSmall(concordance, requestFor('公开', 1, 100))).toBe(false)
})

it('a word that stands nowhere costs nothing', () => {
  expect(isSmall(concordance, requestFor('龘龘', 10_000))).toBe(true)
})
