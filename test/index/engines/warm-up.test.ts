import { syncBuiltinESMExports } from 'node:module'
import timers from 'node:timers/promises'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { AppError } from '../../../src/errors.ts'
import { warming, warmUp } from '../../../src/index/engines/embedded/warm-up.ts'
import { createEmbeddedEngine, createMemorySnapshot } from '../../../src/index/index.ts'
import type { EngineRequest } from '../../../src/index/index.ts'
import { createSearchService } from '../../../src/search/index.ts'
import { corpusFolder, parametersOf, readReports, textsOf } from '../../search/corpus.ts'
import { anyAnalyzer } from '../../support/analyzers.ts'

const analyzer = anyAnalyzer()
const reports = await readReports(corpusFolder)

const engineOver = () =>
  createEmbeddedEngine(
    createMemorySnapshot(
      reports.map(({ report }) => report),
      analyzer,
    ),
  )

const words = ['公开', '信息']
const open = { isClosed: () => false, isQuiet: () => true }

/** A preparation that finds these words, with what it was asked for. */
function preparationOf(engine = engineOver()) {
  const prepared: EngineRequest[] = []
  return {
    prepared,
    readTexts: engine.readTexts,
    frequentWords: () => Promise.resolve(words),
    prepare: (request: EngineRequest) => {
      prepared.push(request)
      return engine.prepare(request)
    },
  }
}

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
    const frequent = await engineOver().frequentWords()
    expect(frequent.length).toBeGreaterThan(50)
    const ofWords = frequent.map((word) => counts.get(word))
    expect(ofWords).toEqual([...counts.values()].sort((a, b) => b - a).slice(0, frequent.length))
  })
})

describe('warmUp', () => {
  it('asks what a search for each word asks, and then for two at a time', async () => {
    const engine = engineOver()
    const preparation = preparationOf(engine)
    const asked: EngineRequest[] = []
    const search: typeof engine.search = (request) => {
      asked.push(request)
      return engine.search(request)
    }
    expect(await warmUp(preparation, search, open)).toBe(2)
    const typed: EngineRequest[] = []
    const service = createSearchService(
      {
        ...engine,
        search: (request) => {
          typed.push(request)
          return engine.search(request)
        },
      },
      analyzer,
    )
    const ask = async (q: string) => {
      await service.search(parametersOf(q, { limit: 10, fill: false }))
      return typed.pop()!
    }
    const whole = ({ query: { match, texts, terms }, ...rest }: EngineRequest) => ({
      ...{ match, texts, rest },
      // Other names, and that it is a word, come from the search, which an engine does not know.
      terms: terms.map(({ literals: [own] }) => ({ ...own, isWord: undefined })),
    })
    const singles = [await ask('公开'), await ask('信息')]
    expect(preparation.prepared.map(whole)).toEqual(singles.map(whole))
    expect(asked.map(whole)).toEqual([whole(await ask('公开 信息'))])
  })

  it('waits while others ask', async () => {
    let looks = 0
    const { prepared, ...preparation } = preparationOf()
    const isQuiet = (): boolean => {
      if (++looks < 4) expect(prepared).toEqual([])
      return looks >= 4
    }
    expect(await warmUp(preparation, engineOver().search, { ...open, isQuiet })).toBe(2)
    expect(looks).toBe(5)
  })

  it('stops when there is no room for more', async () => {
    const engine = engineOver()
    let prepared = 0
    const prepare = async (request: EngineRequest): Promise<boolean> =>
      (await engine.prepare(request)) && ++prepared < 5
    expect(await warmUp({ ...engine, prepare }, engine.search, open)).toBe(5)
    expect(prepared).toBe(5)
  })
})

describe('warmUp after a fault', () => {
  const missing = new AppError('unavailable', 'no file is free')
  /** Fails so many times before it reads. */
  const failing = (times: number) => {
    const preparation = preparationOf()
    let failed = 0
    const readTexts = async () => {
      if (failed++ < times) throw missing
      await preparation.readTexts()
    }
    return { failed: () => failed, preparation: { ...preparation, readTexts } }
  }

  it('that passes is done all the same', async () => {
    const { preparation, failed } = failing(3)
    expect(await warmUp(preparation, engineOver().search, { ...open, restMs: 1 })).toBe(2)
    expect(failed()).toBe(4)
  })

  it('that stays gives up and says so', async () => {
    const { preparation, failed } = failing(Infinity)
    const state = { ...open, restMs: 0 }
    await expect(warmUp(preparation, engineOver().search, state)).rejects.toBe(missing)
    expect(failed()).toBe(9)
  })

  it('stops when the engine is closed meanwhile', async () => {
    const { preparation, failed } = failing(Infinity)
    const state = { ...open, restMs: 0, isClosed: () => failed() > 2 }
    expect(await warmUp(preparation, engineOver().search, state)).toBe(0)
    expect(failed()).toBe(3)
  })
})

describe('warming', () => {
  it('changes no answer', async () => {
    const engine = engineOver()
    const warm = warming(engine, preparationOf(engine))
    await warm.settled
    const answers = async (over: typeof engine) => {
      const service = createSearchService(over, analyzer)
      const all = await Promise.all(words.map((q) => service.search(parametersOf(q))))
      return all.map((each) => ({ ...each, tookMs: 0 }))
    }
    expect(await answers(warm)).toEqual(await answers(engineOver()))
  })

  it('does not take its own searches for somebody who asks', async () => {
    const waits = watchWaits()
    const engine = engineOver()
    await warming(engine, preparationOf(engine)).settled
    expect(waits).not.toHaveBeenCalled()
    let begin = (): void => undefined
    const begun = new Promise<void>((resolve) => {
      begin = resolve
    })
    const later = warming(engine, { ...preparationOf(engine), readTexts: () => begun })
    await later.search(await aRequest())
    begin()
    await later.settled
    expect(waits).toHaveBeenCalled()
  })

  it('stops when the engine is closed', async () => {
    let prepared = 0
    const engine = engineOver()
    const warm = warming(engine, {
      ...engine,
      prepare: async () => {
        prepared++
        if (prepared === 3) await warm.close()
        return true
      },
    })
    await warm.settled
    expect(prepared).toBe(3)
  })

  it('ends quietly when the engine is closed while it reads', async () => {
    const engine = engineOver()
    const warm = warming(engine, {
      ...engine,
      frequentWords: async () => {
        await warm.close()
        throw new Error('closed')
      },
    })
    await expect(warm.settled).resolves.toBeUndefined()
  })

  it('says so when what it reads is damaged', async () => {
    const damaged = new AppError('index_damaged', 'not as written')
    const engine = engineOver()
    const warm = warming(engine, { ...engine, readTexts: () => Promise.reject(damaged) })
    await expect(warm.settled).rejects.toBe(damaged)
  })
})

async function aRequest(): Promise<EngineRequest> {
  const preparation = preparationOf()
  await warmUp(preparation, engineOver().search, open)
  return preparation.prepared[0]!
}
