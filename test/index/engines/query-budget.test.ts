import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  buildIndex,
  createEmbeddedEngine,
  createMemorySnapshot,
  createThreadedEngine,
  noFilters,
  openSnapshot,
} from '../../../src/index/index.ts'
import { occurrencesOf, unitsOfLiteral } from '../../../src/index/concordance/occurrences.ts'
import {
  collectOccurrences,
  occurrencesApart,
  occurrencesOfLiteral,
  occurrencesOfPattern,
} from '../../../src/index/concordance/postings.ts'
import { sumOccurrences } from '../../../src/index/engines/embedded/report-postings.ts'
import { uniteLiterals } from '../../../src/index/engines/embedded/term-postings.ts'
import { QueryMeter } from '../../../src/index/query-budget.ts'
import { reportOf, requestFor } from '../../contracts/random-requests.ts'
import { corpusFolder } from '../../search/corpus.ts'
import { anyAnalyzer } from '../../support/analyzers.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { itLong } from '../../support/long.ts'

const analyzer = anyAnalyzer()
const budget = { occurrences: 1_000_000, milliseconds: 60_000 }
const termOf = (text: string) => ({ literals: [{ text, weight: 1 }] })
const isTooCostly = { code: 'query_too_costly' }

describe('a meter', () => {
  const meter = new QueryMeter()
  const spendAll = (): void => {
    for (let i = 0; i < 100; i++) meter.spend(10_000)
  }

  it('ends what reads more than the budget, and not what reads as much', () => {
    meter.start(budget)
    spendAll()
    expect(spendAll).toThrow(expect.objectContaining(isTooCostly))
    meter.start(budget)
    spendAll()
  })

  it('ends what takes longer than the budget', () => {
    meter.start({ ...budget, milliseconds: -1 })
    expect(spendAll).toThrow(expect.objectContaining(isTooCostly))
  })

  it('ends what nobody waits for, told by a signal or from another thread', () => {
    const leaving = new AbortController()
    meter.start(budget, leaving.signal)
    leaving.abort(new Error('gone'))
    expect(spendAll).toThrow('gone')
    const flag = new Int32Array(new SharedArrayBuffer(4))
    meter.start(budget, undefined, flag)
    Atomics.store(flag, 0, 1)
    expect(spendAll).toThrow(expect.objectContaining(isTooCostly))
  })
})

describe('an engine with a budget', () => {
  it('refuses a search that would read more, names the word, and answers the next', async () => {
    const snapshot = createMemorySnapshot([reportOf('台账'.repeat(200), 0)], analyzer)
    const engine = createEmbeddedEngine(snapshot, { budget: { ...budget, occurrences: 100 } })
    const costly = requestFor([termOf('台账')], { type: 'term', term: 0 })
    await expect(engine.search(costly)).rejects.toMatchObject(isTooCostly)
    await expect(engine.search(costly)).rejects.toThrow('台账')
    const cheap = requestFor([termOf('没有')], { type: 'term', term: 0 })
    expect((await engine.search(cheap)).total).toBe(0)
    await engine.close()
  })

  it('keeps its caches within their bytes whatever is asked', async () => {
    const cacheBytes = 200_000
    const snapshot = createMemorySnapshot([reportOf('台账逐日登记。', 0)], analyzer)
    const engine = createEmbeddedEngine(snapshot, { cacheBytes })
    const bytes = (): number =>
      Object.values(engine.cacheBytes()).reduce((sum, each) => sum + each, 0)
    for (let i = 0; i < 500; i++) {
      const text = String.fromCodePoint(0x4e00 + i, 0x4e80 + i)
      const request = requestFor([termOf(text)], { type: 'term', term: 0 })
      await engine.search({ ...request, query: { ...request.query, texts: [text] } })
      expect(bytes()).toBeLessThanOrEqual(cacheBytes)
    }
    expect(bytes()).toBeGreaterThan(cacheBytes / 4)
    await engine.close()
  })

  it('counts what filters are asked by among the bytes of its caches', async () => {
    const snapshot = createMemorySnapshot([reportOf('台账逐日登记。', 0)], analyzer)
    const engine = createEmbeddedEngine(snapshot)
    const before = engine.cacheBytes()['filters']!
    const region = Array.from({ length: 100 }, (_, i) => `${'甲'.repeat(50)}${i}`)
    await engine.list({ ...noFilters, region }, 1, 0)
    // Two bytes a character: the answer to it is one byte.
    expect(engine.cacheBytes()['filters']! - before).toBeGreaterThan(2 * 100 * 50)
    await engine.close()
  })

  itLong(
    'in threads refuses with the same code, gives up what nobody waits for, and goes on',
    async () => {
      const indexDirectory = join(temporaryFolder(), 'index')
      const builder = {
        analyzerFingerprint: analyzer.fingerprint,
        segmenter: analyzer.segmenter.name,
      }
      await buildIndex({ paths: [corpusFolder], indexDirectory, analyzer })
      const engine = createThreadedEngine({
        snapshot: openSnapshot(indexDirectory, builder),
        indexDirectory,
        builder,
        threads: 1,
        budget: { ...budget, occurrences: 5 },
      })
      await engine.ready
      // Many hits are drawn in a thread.
      const inThread = (text: string) => ({
        ...requestFor([termOf(text)], { type: 'term', term: 0 }),
        limit: 100,
        passagesPerHit: 100,
      })
      await expect(engine.search(inThread('公开'))).rejects.toMatchObject(isTooCostly)
      const leaving = new AbortController()
      const given = engine.search(inThread('没有'), leaving.signal)
      leaving.abort(new Error('gone'))
      await expect(given).rejects.toThrow('gone')
      expect((await engine.search(inThread('没有'))).occurrences).toBeLessThan(5)
      // Whoever leaves at once, before the thread has begun, costs no thread.
      let started = 0
      const count = (): void => {
        started++
      }
      process.on('worker', count)
      onTestFinished(() => void process.off('worker', count))
      for (let i = 0; i < 50; i++) {
        const hasty = new AbortController()
        const asked = engine.search(inThread('没有'), hasty.signal)
        hasty.abort(new Error('gone'))
        await expect(asked).rejects.toThrow('gone')
      }
      await engine.search(inThread('没有'))
      expect(started).toBe(0)
      // A fault of the program, here a term that is not there, is not said to be the query's cost.
      const faulty = { ...inThread('没有'), query: { ...inThread('没有').query, terms: [] } }
      await expect(engine.search(faulty)).rejects.not.toMatchObject(isTooCostly)
      await engine.close()
    },
  )
})

describe('long work', () => {
  const left = new Error('left')
  const snapshot = createMemorySnapshot(
    Array.from({ length: 3 }, (_, i) => reportOf('公开公开1件。'.repeat(1000), i)),
    analyzer,
  )
  const { concordance } = snapshot
  const literal = { text: '公开', weight: 1 }
  const units = unitsOfLiteral(literal.text)
  const occurrences = occurrencesOfLiteral(concordance, units)

  it.each<[string, (pause: () => void) => unknown]>([
    ['finding a character', (pause) => occurrencesOf(concordance, unitsOfLiteral('公'), pause)],
    ['finding a string', (pause) => occurrencesOf(concordance, units, pause)],
    [
      'trying a pattern',
      (pause) =>
        occurrencesOfPattern(concordance, { ...literal, pattern: '公开' }, '公开', (): void => {
          // Once more than finding its string does.
          if (paused++ > 0) pause()
        }),
    ],
    ['collecting', (pause) => collectOccurrences(concordance, occurrences, pause)],
    ['leaving out overlaps', (pause) => occurrencesApart(occurrences, occurrences, pause)],
    [
      'uniting literals',
      (pause) =>
        uniteLiterals(
          concordance,
          { literals: [literal, { text: '1件', weight: 1 }] },
          ({ text }) => occurrencesOfLiteral(concordance, unitsOfLiteral(text)),
          pause,
        ),
    ],
    ['summing up', (pause) => sumOccurrences(concordance, units, pause)],
  ])('is ended in the middle of %s', (_, work) => {
    paused = 0
    expect(() =>
      work(() => {
        throw left
      }),
    ).toThrow(left)
  })
  let paused = 0

  it('is ended between the hits that are drawn', async () => {
    const flag = new Int32Array(new SharedArrayBuffer(4))
    const drawn: number[] = []
    const engine = createEmbeddedEngine(
      {
        ...snapshot,
        readPassages: (numbers) => {
          drawn.push(numbers.length)
          Atomics.store(flag, 0, 1)
          return snapshot.readPassages(numbers)
        },
      },
      { flag: () => flag },
    )
    const request = {
      ...requestFor([termOf('公开')], { type: 'term', term: 0 }),
      ...{ limit: 3, passagesPerHit: 1 },
    }
    await expect(engine.search(request)).rejects.toMatchObject(isTooCostly)
    expect(drawn).toHaveLength(1)
    Atomics.store(flag, 0, 0)
    await engine.close()
  })
})

describe('concepts counted by reading', () => {
  it('are counted anew after a count was given up in the middle', async () => {
    const snapshot = createMemorySnapshot(
      [reportOf('公开公开公开。申请', 0), reportOf('公开'.repeat(400), 1)],
      analyzer,
    )
    const engine = createEmbeddedEngine(snapshot, { budget: { ...budget, occurrences: 300 } })
    const request = {
      concepts: [{ literals: ['公开公', '公开', '申请'], queries: [] }],
      within: noFilters,
      groups: { of: Int32Array.from([0, 0]), count: 1 },
    }
    await expect(engine.tallyByReading(request, [0, 2])).rejects.toMatchObject(isTooCostly)
    const places = snapshot.metadata.findIndex(
      ({ reportId }) => reportId === reportOf('', 0).reportId,
    )
    const counted = await engine.tallyByReading(request, [places, places + 1])
    const expected = await createEmbeddedEngine(snapshot).tally({
      ...request,
      groups: { of: Int32Array.from([0, 1], (place) => (place === places ? 0 : -1)), count: 1 },
    })
    expect(counted).toEqual(expected)
    await engine.close()
  })
})
