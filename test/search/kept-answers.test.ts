import { describe, expect, it } from 'vitest'
import { createEmbeddedEngine, createMemorySnapshot } from '../../src/index/index.ts'
import { createSearchService } from '../../src/search/index.ts'
import { keepAnswers } from '../../src/search/search-service.ts'
import type { SearchParameters } from '../../src/search/ask.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { corpusFolder, parametersOf, readReports } from './corpus.ts'

const analyzer = anyAnalyzer()
const reports = await readReports(corpusFolder)
const engine = createEmbeddedEngine(
  createMemorySnapshot(
    reports.map(({ report }) => report),
    analyzer,
  ),
)
const service = createSearchService(engine, analyzer)

/** A search that keeps what took longer than so many milliseconds, and a count of the searches that were made for it. */
function countedSearch(longerThanMs: number) {
  const counted = { searches: 0 }
  const { search } = keepAnswers((parameters) => {
    counted.searches++
    return service.search(parameters)
  }, longerThanMs)
  return { search, counted }
}

const asked = parametersOf('公开')
const different: SearchParameters[] = [
  asked,
  { ...asked, q: '申请' },
  { ...asked, offset: 1 },
  { ...asked, limit: 1 },
  { ...asked, sort: 'year-asc' },
  { ...asked, filters: { ...asked.filters, year: [{ from: 2016, to: 2016 }] } },
  { ...asked, synonyms: false },
  { ...asked, filters: { ...asked.filters, body: ['公开'] } },
  // A query that reads like the filters of another.
  { ...asked, q: `${JSON.stringify({ ...asked.filters, body: ['公开'] })} 公开` },
]

describe('kept answers', () => {
  it('are those of the search, each of its own question', async () => {
    const { search, counted } = countedSearch(-1)
    for (let round = 0; round < 2; round++) {
      for (const parameters of different) {
        const answer = await service.search(parameters)
        const kept = await search(parameters)
        expect({ ...kept, tookMs: 0 }).toEqual({ ...answer, tookMs: 0 })
        expect(kept.tookMs).toBeGreaterThanOrEqual(0)
      }
      expect(counted.searches).toBe(different.length)
    }
  })

  it('are none of what took no longer than given', async () => {
    const { search, counted } = countedSearch(Infinity)
    for (let i = 1; i <= 3; i++) {
      await search(asked)
      expect(counted.searches).toBe(i)
    }
  })

  it('serve all who ask the same while it is searched for', async () => {
    const { search, counted } = countedSearch(Infinity)
    const answers = await Promise.all([1, 2, 3].map(() => search(asked)))
    expect(counted.searches).toBe(1)
    expect(new Set(answers.map(({ hits }) => hits)).size).toBe(1)
    await search(asked)
    expect(counted.searches).toBe(2)
  })

  it('are none where a search failed', async () => {
    let isBroken = true
    const { search } = keepAnswers(
      () => (isBroken ? Promise.reject(new Error('no memory')) : service.search(asked)),
      -1,
    )
    await expect(Promise.all([search(asked), search(asked)])).rejects.toThrow('no memory')
    isBroken = false
    expect((await search(asked)).total).toBeGreaterThan(0)
  })

  it('leave room for newer ones', async () => {
    const answer = await service.search(asked)
    const hits = Array.from({ length: 1000 }, () => answer.hits[0]!)
    let searches = 0
    const { search } = keepAnswers(() => {
      searches++
      return Promise.resolve({ ...answer, hits })
    }, -1)
    const questions = Array.from({ length: 20 }, (_, i) => parametersOf(`公开${i}`))
    for (const question of questions) await search(question)
    await search(questions.at(-1)!)
    expect(searches).toBe(questions.length)
    await search(questions[0]!)
    expect(searches).toBe(questions.length + 1)
  })

  it('take the memory of what was asked into account', async () => {
    const { search, bytes } = keepAnswers((parameters) => service.search(parameters), -1)
    await search(asked)
    const short = bytes()
    const body = Array.from({ length: 100 }, (_, i) => `${'甲'.repeat(50)}${i}`)
    await search({ ...asked, filters: { ...asked.filters, body } })
    // The key and the filters that the answer repeats, two bytes a character.
    expect(bytes() - short).toBeGreaterThan(4 * 100 * 50)
  })
})
