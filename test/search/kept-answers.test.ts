import { describe, expect, it } from 'vitest'
import { keepAnswers } from '../../src/search/kept-answers.ts'
import { createSearchService } from '../../src/search/index.ts'
import { createEmbeddedEngine, createMemorySnapshot } from '../../src/index/index.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { corpusFolder, parametersOf, readReports } from './corpus.ts'

const analyzer = anyAnalyzer()
const reports = await readReports(corpusFolder)

/** A service, and a count of the searches its engine was asked for. */
function countedService() {
  const engine = createEmbeddedEngine(
    createMemorySnapshot(
      reports.map(({ report }) => report),
      analyzer,
    ),
  )
  const counted = { searches: 0 }
  const service = createSearchService(
    {
      ...engine,
      search: (request) => {
        counted.searches++
        return engine.search(request)
      },
    },
    analyzer,
  )
  return { service, counted }
}

describe('kept answers', () => {
  it('answer the same question as the search did, without searching', async () => {
    const { service, counted } = countedService()
    const { tookMs, ...first } = await service.search(parametersOf('公开'))
    const searches = counted.searches
    expect(first.total).toBeGreaterThan(0)
    expect(tookMs).toBeGreaterThan(0)
    expect(await service.search(parametersOf('公开'))).toMatchObject(first)
    expect(counted.searches).toBe(searches)
  })

  it('are of one question each: another word, page, order or filter is searched for', async () => {
    const { service, counted } = countedService()
    const asked = parametersOf('公开')
    const years = { ...asked.filters, year: [{ from: 2016, to: 2016 }] }
    const different = [
      asked,
      { ...asked, q: '申请' },
      { ...asked, offset: 1 },
      { ...asked, limit: 1 },
      { ...asked, sort: 'year-asc' as const },
      { ...asked, filters: years },
      { ...asked, synonyms: false },
    ]
    for (const [i, parameters] of different.entries()) {
      await service.search(parameters)
      expect(counted.searches).toBe(i + 1)
    }
  })

  it('serve all who ask the same while it is searched for', async () => {
    const { service, counted } = countedService()
    const answers = await Promise.all([1, 2, 3].map(() => service.search(parametersOf('公开'))))
    expect(counted.searches).toBe(1)
    expect(new Set(answers.map(({ hits }) => hits)).size).toBe(1)
  })

  it('are none where a search failed', async () => {
    const { service } = countedService()
    const answer = await service.search(parametersOf('公开'))
    let isBroken = true
    const search = keepAnswers(() =>
      isBroken ? Promise.reject(new Error('no memory')) : Promise.resolve(answer),
    )
    const asked = Promise.all([search(parametersOf('公开')), search(parametersOf('公开'))])
    await expect(asked).rejects.toThrow('no memory')
    isBroken = false
    expect((await search(parametersOf('公开'))).total).toBe(answer.total)
  })

  it('leave room for newer ones', async () => {
    const { service } = countedService()
    const answer = await service.search({ ...parametersOf('公开'), limit: 100 })
    const hits = Array.from({ length: 1000 }, () => answer.hits[0]!)
    let searches = 0
    const search = keepAnswers(() => {
      searches++
      return Promise.resolve({ ...answer, hits })
    })
    const questions = Array.from({ length: 20 }, (_, i) => parametersOf(`公开${i}`))
    for (const question of questions) await search(question)
    await search(questions.at(-1)!)
    expect(searches).toBe(questions.length)
    await search(questions[0]!)
    expect(searches).toBe(questions.length + 1)
  })
})
