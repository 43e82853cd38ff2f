import { syncBuiltinESMExports } from 'node:module'
import timers from 'node:timers/promises'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import {
  createEmbeddedEngine,
  createMemorySnapshot,
  type EngineRequest,
  type SearchEngine,
} from '../../src/index/index.ts'
import { AppError } from '../../src/errors.ts'
import { createSearchService } from '../../src/search/index.ts'
import type { SearchParameters } from '../../src/search/types.ts'
import { warmUp } from '../../src/search/warm-up.ts'
import { planSearch } from '../../src/search/ask.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { corpusFolder, parametersOf, readReports, textsOf } from './corpus.ts'

const analyzer = anyAnalyzer()
const reports = await readReports(corpusFolder)

const engineOver = (): SearchEngine =>
  createEmbeddedEngine(
    createMemorySnapshot(
      reports.map(({ report }) => report),
      analyzer,
    ),
  )

/** Counts the waits of a warm-up for others, until the test ends. */
function watchWaits() {
  const waits = vi.spyOn(timers, 'setTimeout')
  syncBuiltinESMExports()
  onTestFinished(() => {
    waits.mockRestore()
    syncBuiltinESMExports()
  })
  return waits
}

/** How often each word of two Han characters or more stands in the texts, as the segmenter cuts them. */
function countWords(): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of reports.flatMap(({ report }) => textsOf(report)))
    for (const { start, end } of analyzer.wordsOf(text)) {
      const word = text.slice(start, end)
      if (/^\p{Script=Han}{2,}$/u.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  return counts
}

describe('frequentWords', () => {
  it('are the words that stand most often, most frequent first', async () => {
    const counts = countWords()
    const words = await engineOver().frequentWords()
    expect(words.length).toBeGreaterThan(50)
    const ofWords = words.map((word) => counts.get(word))
    expect(ofWords).toEqual([...counts.values()].sort((a, b) => b - a).slice(0, words.length))
  })
})

describe('warmUp', () => {
  it('prepares the terms that a search for each word asks for, and changes no answer', async () => {
    const engine = engineOver()
    const prepared: EngineRequest[] = []
    const asked: EngineRequest[] = []
    const service = createSearchService(
      {
        ...engine,
        frequentWords: () => Promise.resolve(['公开', '信息']),
        prepare: (request) => {
          prepared.push(request)
          return engine.prepare(request)
        },
        search: (request) => {
          asked.push(request)
          return engine.search(request)
        },
      },
      analyzer,
    )
    const cold = createSearchService(engineOver(), analyzer)
    expect(await service.warmUp()).toBe(2)
    for (const q of ['公开', '信息']) {
      const warm = await service.search(parametersOf(q))
      expect({ ...warm, tookMs: 0 }).toEqual({ ...(await cold.search(parametersOf(q))), tookMs: 0 })
    }
    // Before those who asked, a search for each word beside the one before it.
    const textsOfQueries = asked.map(({ query }) => query.texts)
    expect(textsOfQueries).toEqual([['公开'], ['公开', '信息'], ['公开'], ['信息']])
    expect(asked.slice(2).map(({ query }) => query)).toEqual(prepared.map(({ query }) => query))
  })

  it('does not take its own searches for somebody who asks', async () => {
    const waits = watchWaits()
    const engine = { ...engineOver(), frequentWords: () => Promise.resolve(['公开', '信息']) }
    const service = createSearchService(engine, analyzer)
    expect(await service.warmUp()).toBe(2)
    expect(waits).not.toHaveBeenCalled()
    await service.search(parametersOf('公开'))
    expect(await service.warmUp()).toBe(2)
    expect(waits).toHaveBeenCalled()
  })

  it('stops when the service is closed', async () => {
    const engine = engineOver()
    let prepared = 0
    const service = createSearchService(
      {
        ...engine,
        prepare: async () => {
          prepared++
          if (prepared === 3) await service.close()
          return true
        },
      },
      analyzer,
    )
    expect(await service.warmUp()).toBe(3)
    expect(prepared).toBe(3)
  })

  it('ends quietly when the engine is taken away meanwhile', async () => {
    const service = createSearchService(
      {
        ...engineOver(),
        frequentWords: async () => {
          await service.close()
          throw new Error('closed')
        },
      },
      analyzer,
    )
    expect(await service.warmUp()).toBe(0)
  })

  it('waits while others ask', async () => {
    const engine = engineOver()
    let prepared = 0
    let looks = 0
    const isQuiet = (): boolean => {
      if (++looks < 4) expect(prepared).toBe(0)
      return looks >= 4
    }
    const prepare = (): Promise<boolean> => Promise.resolve(++prepared < 2)
    const counted = { ...engine, prepare }
    const plan = (parameters: SearchParameters) => planSearch(parameters, analyzer, 3)
    const answer = (): Promise<void> => Promise.resolve()
    expect(await warmUp(counted, plan, answer, { isClosed: () => false, isQuiet })).toBe(2)
    expect(looks).toBe(5)
  })

  it('says so when what it reads is damaged', async () => {
    const damaged = new AppError('index_damaged', 'not as written')
    const engine = { ...engineOver(), readTexts: () => Promise.reject(damaged) }
    await expect(createSearchService(engine, analyzer).warmUp()).rejects.toBe(damaged)
  })

  it('stops when the engine has no room for more', async () => {
    const engine = engineOver()
    let prepared = 0
    const prepare = async (request: EngineRequest): Promise<boolean> =>
      (await engine.prepare(request)) && ++prepared < 5
    const service = createSearchService({ ...engine, prepare }, analyzer)
    expect(await service.warmUp()).toBe(5)
    expect(prepared).toBe(5)
  })
})
