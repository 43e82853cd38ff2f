import { describe, expect, it } from 'vitest'
import {
  createEmbeddedEngine,
  createMemorySnapshot,
  type SearchEngine,
} from '../../src/index/index.ts'
import { longestQuery } from '../../src/limits.ts'
import { createSearchService, noFilters, type SearchService } from '../../src/search/index.ts'
import { keepAnswers } from '../../src/search/search-service.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { corpusFolder, parametersOf, readReports } from './corpus.ts'

const analyzer = anyAnalyzer()
const named = await readReports(corpusFolder)
const reports = named.map(({ report }) => report)
const engine = createEmbeddedEngine(createMemorySnapshot(reports, analyzer))
const { reportId } = reports[0]!
const gone = new Error('gone')

/** An engine over the corpus that calls `onCall` before each call that is asked of it, and counts them. */
function countedEngine(onCall: (calls: number) => void): {
  engine: SearchEngine
  calls: () => number
} {
  let calls = 0
  const counting = <Own extends object>(own: Own): Own =>
    new Proxy(own, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        return (...parameters: unknown[]) => {
          calls++
          onCall(calls)
          return (value as (...given: unknown[]) => unknown)(...parameters)
        }
      },
    })
  return {
    engine: {
      ...counting({ ...engine }),
      ...countedCalls(counting),
      names: counting(engine.names),
    },
    calls: () => calls,
  }
}

const methods = ['search', 'explain', 'count', 'list', 'report', 'figures', 'statistics'] as const

function countedCalls(counting: (own: SearchEngine) => SearchEngine) {
  const own = counting(engine)
  return Object.fromEntries(methods.map((name) => [name, own[name]])) as unknown as SearchEngine
}

/** Every kind of work that takes a signal, each by a question that needs several calls where it can. */
const kinds: Record<string, (service: SearchService, signal: AbortSignal) => Promise<unknown>> = {
  'a search': (service, signal) => service.search(parametersOf('公开 没有的词语'), signal),
  'an answer by a figure': (service, signal) =>
    service.search(parametersOf('2016年哪个县收到申请最多'), signal),
  'an offer of other words': (service, signal) =>
    service.search(parametersOf('依申请公幵 "政府，信息"'), signal),
  'the passages of a report': (service, signal) =>
    service.passages(reportId, parametersOf('没有的词语'), signal),
  'an explanation': (service, signal) => service.explain({ q: '公开', reportId }, signal),
  'a count, by index and by reading': (service, signal) => service.verify('公开', signal),
  'an export': async (service, signal) => {
    const { rows } = await service.export(parametersOf('公开'), signal)
    for await (const row of rows) expect(row.text).not.toBe('')
  },
  'a list': (service, signal) => service.reports(noFilters, 10, 0, signal),
  'a report': (service, signal) => service.report(reportId, signal),
  figures: (service, signal) =>
    service.figures(
      { key: 'requests.received', applicant: null, filters: noFilters, limit: 10, offset: 0 },
      signal,
    ),
  suggestions: (service, signal) => service.suggest('公开', 5, signal),
  'marks of a query': (service, signal) => service.marker('公开 没有的词语', signal),
}

describe.each(Object.entries(kinds))('%s', (_, ask) => {
  it('asks the engine nothing more once its caller has left', async () => {
    const whole = countedEngine(() => undefined)
    await ask(createSearchService(whole.engine, analyzer), new AbortController().signal)
    const total = whole.calls()
    expect(total).toBeGreaterThan(0)
    for (let leaveAt = 0; leaveAt <= total; leaveAt++) {
      const leaving = new AbortController()
      const counted = countedEngine((calls) => {
        if (calls === leaveAt) leaving.abort(gone)
      })
      if (leaveAt === 0) leaving.abort(gone)
      const service = createSearchService(counted.engine, analyzer)
      await expect(ask(service, leaving.signal)).rejects.toThrow('gone')
      // What was asked at once with the call at which the caller left was under way already.
      expect(counted.calls() - leaveAt).toBeLessThanOrEqual(1)
    }
  })
})

/** An engine whose method answers only by failing, once the signal that it is given fires. */
function endless(own: SearchEngine, method: 'search' | 'names'): SearchEngine {
  const never = (...parameters: unknown[]): Promise<never> =>
    new Promise((_, reject) => {
      const signal = parameters.at(-1) as AbortSignal
      signal.addEventListener('abort', () => {
        reject(signal.reason as Error)
      })
    })
  return method === 'search'
    ? { ...own, search: never }
    : { ...own, names: { ...own.names!, correct: never } }
}

describe('a question that takes longer than its time, whatever each call of the engine may', () => {
  const within = (own: SearchEngine) => createSearchService(own, analyzer, { milliseconds: 20 })
  it('is refused', async () => {
    const answer = within(endless(engine, 'search')).search(parametersOf('公开'))
    await expect(answer).rejects.toMatchObject({ code: 'query_too_costly' })
  })

  it('is answered without other words where only these are missing', async () => {
    const service = within(endless(engine, 'names'))
    const { didYouMean, warnings } = await service.search(parametersOf('依申请公幵'))
    expect(warnings.map(({ code }) => code)).toContain('term_missing')
    expect(didYouMean).toEqual([])
  })

  it('still ends for who leaves', async () => {
    const leaving = new AbortController()
    const answer = createSearchService(endless(engine, 'search'), analyzer, {
      milliseconds: 60_000,
    }).search(parametersOf('公开'), leaving.signal)
    leaving.abort(gone)
    await expect(answer).rejects.toThrow('gone')
  })
})

describe('a search that several wait for', () => {
  const waiting = () => {
    let signal: AbortSignal | undefined
    const { search } = keepAnswers((_, own) => {
      signal = own
      return new Promise((_resolve, reject) => {
        own.addEventListener('abort', () => {
          reject(own.reason as Error)
        })
      })
    })
    return { search, ended: () => signal?.aborted ?? false }
  }

  it('goes on while one of them waits, and ends with the last', async () => {
    const { search, ended } = waiting()
    const [first, second] = [new AbortController(), new AbortController()]
    const answers = [first, second].map(({ signal }) => search(parametersOf('公开'), signal))
    first.abort(gone)
    await expect(answers[0]).rejects.toThrow('gone')
    expect(ended()).toBe(false)
    second.abort(gone)
    await expect(answers[1]).rejects.toThrow('gone')
    expect(ended()).toBe(true)
  })

  it('goes on for one who cannot leave', async () => {
    const { search, ended } = waiting()
    const leaving = new AbortController()
    void search(parametersOf('公开'))
    const answer = search(parametersOf('公开'), leaving.signal)
    leaving.abort(gone)
    await expect(answer).rejects.toThrow('gone')
    expect(ended()).toBe(false)
  })

  it('is asked anew by who comes after all have left', async () => {
    let searches = 0
    const { search } = keepAnswers((_, own) => {
      searches++
      return new Promise((_resolve, reject) => {
        own.addEventListener('abort', () => {
          setTimeout(() => {
            reject(own.reason as Error)
          })
        })
      })
    })
    const leaving = new AbortController()
    const given = search(parametersOf('公开'), leaving.signal)
    leaving.abort(gone)
    const again = new AbortController()
    const after = search(parametersOf('公开'), again.signal)
    await expect(given).rejects.toThrow('gone')
    expect(searches).toBe(2)
    again.abort(gone)
    await expect(after).rejects.toThrow('gone')
  })
})

describe('a query of many words that nothing holds', () => {
  it.each([
    [
      'words',
      Array.from({ length: 150 }, (_, i) => `公${String.fromCharCode(0x5e75 + i)}幵`).join(' '),
    ],
    ['one word again and again', '公开丄县 '.repeat(99)],
    [
      'phrases',
      Array.from({ length: 80 }, (_, i) => `"政，${String.fromCharCode(0x5e75 + i)}"`).join(' '),
    ],
    ['one long word', '县市区人民政府幵'.repeat(60)],
  ])('is offered others by few calls: %s', async (_, q) => {
    const counted = countedEngine(() => undefined)
    const service = createSearchService(counted.engine, analyzer)
    await service.search(parametersOf(q.slice(0, longestQuery)))
    // Three phrases by two searches and a count, 40 stretches, 12 queries tried, each with a name; 24 stretches and twice 12 words looked up as
    // names; the rest is the search itself.
    expect(counted.calls()).toBeLessThan(140)
  })
})
