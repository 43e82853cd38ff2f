/** The distributed engine over three real nodes: the same answers as the others, and none at all where it cannot give the same. */
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateReports } from '../../bench/generator/index.ts'
import { AppError } from '../../src/errors.ts'
import {
  builderOf,
  createEmbeddedEngine,
  createMemorySnapshot,
  openCluster,
  openClusterEngine,
  publishIndex,
  randomClusterLiterals,
  randomLiterals,
  wholeGeneration,
  type Cluster,
  type ClusterOptions,
  type PublishSummary,
  type SearchEngine,
} from '../../src/index/index.ts'
import { readBytes } from '../../src/ingest/index.ts'
import { parseReport, type Report } from '../../src/report/index.ts'
import { createSearchService } from '../../src/search/index.ts'
import { compareAnswers, itAnswersLikeTheReference, referenceOver } from '../contracts/engine.ts'
import { corpora, noFilters, requestFor, requests } from '../contracts/random-requests.ts'
import { corpusFolder, parametersOf, readReports } from '../search/corpus.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { forget, startCluster, whyNoCluster, type TestCluster } from './nodes.ts'
import { itServes } from './serving.ts'

const why = await whyNoCluster()
if (why !== null) {
  if (process.env['CI'] === 'true') throw new Error(`No cluster can be started: ${why}.`)
  console.warn(`Skipped: no cluster can be started (${why}).`)
}

const analyzer = anyAnalyzer()
/** A folder of further reports to hold the engine against others by. */
const furtherReports = process.env['GONGKAI_TEST_REPORTS']
const runs = Number(process.env['GONGKAI_ENGINE_RUNS'] ?? 1_000)

describe.skipIf(why !== null)('the distributed engine', () => {
  let nodes: TestCluster

  beforeAll(async () => {
    nodes = await startCluster(temporaryFolder(), 3)
  })

  afterAll(() => nodes.stop())

  const connect = (name: string, more: Partial<ClusterOptions> = {}): Promise<Cluster> =>
    openCluster({ nodes: nodes.urls, name, shards: 3, replicas: 1, ...more })

  const write = async (
    name: string,
    reports: readonly Report[],
    { whole = false, ...more }: Partial<ClusterOptions> & { whole?: boolean } = {},
  ): Promise<PublishSummary> => {
    const cluster = await connect(name, more)
    const snapshot = createMemorySnapshot(reports, analyzer)
    return publishIndex(snapshot, cluster, { whole }).finally(() => cluster.close())
  }

  const publish = async (...of: Parameters<typeof write>): Promise<string> =>
    (await write(...of)).generation

  const open = async (
    name: string,
    options: Parameters<typeof openClusterEngine>[2] = {},
  ): Promise<SearchEngine> =>
    (await openClusterEngine(await connect(name), builderOf(analyzer), options)).engine

  const faultOf = async (work: () => Promise<unknown>): Promise<AppError> => {
    try {
      await work()
    } catch (error) {
      if (error instanceof AppError) return error
      throw error
    }
    throw new Error('expected an error')
  }

  itAnswersLikeTheReference(
    {
      name: 'opensearch',
      requestsPerCorpus: 50,
      open: async (reports) => {
        await publish('contract', reports, { shards: 2, replicas: 0 })
        return open('contract')
      },
    },
    runs,
  )

  const generated = async (count: number): Promise<Report[]> => {
    const reports: Report[] = []
    for (const { fileName, text } of generateReports({ seed: 7, count, characters: 2_500 }))
      for (const document of await readBytes(new TextEncoder().encode(text), fileName))
        reports.push(parseReport(document))
    return reports
  }

  const queries = [
    '公开',
    '依申请公开',
    '政府信息公开 申请',
    '公开 -申请',
    '行政复议 OR 行政诉讼',
    '同段(公开 申请)',
    '同句(公开 申请 -答复)',
    '公开 NEAR/5 申请',
    '"公开" NEAR/20 "申请" NEAR/20 "答复"',
    'section:依申请公开 公开',
    'year:2016..2020 公开',
    'figure:requests.received>50 公开',
    'number:国办发〔2016〕80号',
    '2019年收到多少件申请',
    '没有这个词语',
    '的',
    '𠮷',
  ]

  it('gives the pages that the embedded engine gives, over the corpus of the search tests and generated reports', async () => {
    const folders = furtherReports === undefined ? [corpusFolder] : [corpusFolder, furtherReports]
    const named = (await Promise.all(folders.map((folder) => readReports(folder)))).flat()
    const reports = [...named.map(({ report }) => report), ...(await generated(150))]
    await publish('pages', reports)
    const engine = await open('pages')
    const embedded = createEmbeddedEngine(createMemorySnapshot(reports, analyzer))
    const there = createSearchService(engine, analyzer)
    const here = createSearchService(embedded, analyzer)
    for (const q of queries)
      for (const sort of ['relevance', 'year-desc'] as const) {
        const parameters = parametersOf(q, { sort, limit: 10 })
        const untimed = { q, tookMs: 0 }
        expect({ ...(await there.search(parameters)), ...untimed }).toEqual({
          ...(await here.search(parameters)),
          ...untimed,
        })
      }
    const asked = fc.sample(requests, { numRuns: 100, seed: 3 })
    expect(await compareAnswers(engine, embedded, asked)).toBeGreaterThan(1_000)
    const { index } = await openClusterEngine(await connect('pages'), builderOf(analyzer))
    const literals = await randomClusterLiterals(index, 200, 5)
    expect(new Set(literals).size).toBeGreaterThan(150)
    for (const literal of literals)
      expect({ literal, ...(await engine.count(literal, 'index')) }).toEqual({
        literal,
        ...(await embedded.count(literal, 'index')),
      })
    // Half of them against the texts that the cluster holds, as `verify --random` does.
    for (const literal of literals.slice(0, 100))
      expect(await there.verify(literal)).toMatchObject({ normalized: literal, agrees: true })
    await there.close()
    await here.close()
    await index.cluster.close()
  })

  it('counts overlapping names of one term, and those it counts by reading, as the reference does', async () => {
    const reports = await generated(20)
    await publish('names', reports, { shards: 1, replicas: 0 })
    const engine = await open('names')
    const reference = referenceOver(reports)
    const terms = [
      ['依申请公开', '申请公开', '申请', '公开'],
      ['申请公开', '公开申请', '开申', '公开', '政府信息公开', '信息', '公'],
      ['公开信息', '信息公开', '政府信息', '息公'],
    ].map((texts) => ({
      literals: texts.map((text, i) => ({ text, weight: i === 0 ? 1 : 0.5 })),
    }))
    const asked = terms.map((_, term) => requestFor(terms, { type: 'term', term }))
    for (const request of asked) {
      const expected = await reference.search(request)
      expect(expected.total).toBeGreaterThan(5)
      expect(await engine.search(request)).toEqual(expected)
    }
    await engine.close()
  })

  it('suggests and corrects as the embedded engine does: names, how texts go on, and what slips may be for', async () => {
    const reports = await generated(40)
    await publish('naming', reports)
    const engine = await open('naming')
    const snapshot = createMemorySnapshot(reports, analyzer)
    const embedded = createEmbeddedEngine(snapshot)
    const strings = randomLiterals(snapshot.concordance, 36, 21)
    const random = fc.sample(fc.nat(), { numRuns: strings.length, seed: 22 })
    const slip = (text: string, i: number): string => {
      const at = random[i]! % text.length
      const rest = text.slice(at + 1)
      const kinds = ['龘', '', `${text[at]!}龘`, (rest[0] ?? '') + text[at]!]
      const kind = i % kinds.length
      return text.slice(0, at) + kinds[kind]! + (kind === 3 ? rest.slice(1) : rest)
    }
    let corrected = 0
    let continued = 0
    for (const [i, text] of strings.entries()) {
      const word = slip(text, i)
      const expected = await embedded.names.correct(word, 5)
      expect({ word, found: await engine.names!.correct(word, 5) }).toEqual({
        word,
        found: expected,
      })
      corrected += expected.length
      const beginning = text.slice(0, 2 + (i % 2))
      const suggested = await embedded.names.suggest(beginning, 8)
      expect({ beginning, found: await engine.names!.suggest(beginning, 8) }).toEqual({
        beginning,
        found: suggested,
      })
      continued += suggested.filter(({ kind }) => kind === 'term').length
    }
    expect(corrected).toBeGreaterThan(5)
    expect(continued).toBeGreaterThan(5)
    await engine.close()
    await embedded.close()
  })

  it('sends what is new or changed alone, takes out what is gone, and answers then as if all had been sent', async () => {
    const few = { shards: 2, replicas: 0 }
    const years = await generated(30)
    const changed = years.map((report, i) =>
      i % 10 === 0 ? { ...report, title: `${report.title ?? ''}（修订）` } : report,
    )
    await forget(nodes.urls, 'growing')
    const first = await write('growing', years.slice(0, 20), { ...few, whole: true })
    expect([first.sent, first.removed]).toEqual([20, 0])
    // Twice, so that slots are left empty and reports stand in an order of their own.
    const second = await write('growing', [...changed.slice(4, 20), ...years.slice(25)], few)
    expect([second.sent, second.removed]).toEqual([6, 5])
    const third = await write('growing', changed.slice(2, 28), few)
    expect([third.sent, third.removed]).toEqual([7, 2])
    const same = await write('growing', changed.slice(2, 28), few)
    expect([same.sent, same.removed]).toEqual([0, 0])
    const engine = await open('growing')
    const embedded = createEmbeddedEngine(createMemorySnapshot(changed.slice(2, 28), analyzer))
    const asked = fc.sample(requests, { numRuns: 40, seed: 11 })
    expect(await compareAnswers(engine, embedded, asked)).toBeGreaterThan(100)
    const there = createSearchService(engine, analyzer)
    const here = createSearchService(embedded, analyzer)
    for (const q of queries) {
      const parameters = parametersOf(q, { limit: 10 })
      const untimed = { q, tookMs: 0 }
      expect({ ...(await there.search(parameters)), ...untimed }).toEqual({
        ...(await here.search(parameters)),
        ...untimed,
      })
    }
    await there.close()
    await here.close()
    const anew = await write('growing', changed.slice(2, 28), { ...few, whole: true })
    expect([anew.sent, anew.removed]).toEqual([26, 0])
    // Where little stays, or the shards are to be others, everything is sent.
    expect((await write('growing', changed.slice(20), few)).sent).toBe(10)
    expect((await write('growing', changed.slice(20), { ...few, shards: 1 })).sent).toBe(10)
  })

  it('answers like the reference over reports of every kind that were added and taken out', async () => {
    const few = { shards: 1, replicas: 0 }
    let cloned = 0
    for (const reports of fc.sample(corpora, { numRuns: 6, seed: 12 })) {
      const share = Math.ceil(reports.length * 0.7)
      await write('adding', reports.slice(-share), { ...few, whole: true })
      const { sent } = await write('adding', reports.slice(0, share), few)
      if (sent < share) cloned++
      const engine = await open('adding')
      const asked = fc.sample(requests, { numRuns: 4, seed: 13 })
      await compareAnswers(engine, referenceOver(reports.slice(0, share)), asked)
      await engine.close()
    }
    expect(cloned).toBeGreaterThan(2)
  })

  it('refuses what takes reading more passages than are allowed, in words', async () => {
    await publish('refusing', await generated(20), { shards: 1, replicas: 0 })
    const engine = await open('refusing', { mostPassages: 5 })
    const service = createSearchService(engine, analyzer)
    const refused = service.search(parametersOf('公开 NEAR/5 申请'))
    await expect(refused).rejects.toMatchObject({ code: 'query_too_costly' })
    await expect(refused).rejects.toThrow(/passages to be sure, and 5 are allowed/u)
    expect((await service.search(parametersOf('公开'))).total).toBeGreaterThan(0)
    await service.close()
  })

  it('gives up a search whose caller leaves', async () => {
    await publish('leaving', await generated(20), { shards: 1, replicas: 0 })
    const engine = await open('leaving')
    const leaving = new AbortController()
    const word = { literals: [{ text: '公开', weight: 1 }] }
    const asked = engine.search(requestFor([word], { type: 'term', term: 0 }), leaving.signal)
    const reason = new Error('left')
    leaving.abort(reason)
    await expect(asked).rejects.toBe(reason)
    await engine.close()
  })

  it('makes a new generation live in one step, keeps one back, and goes on answering from the one that is open', async () => {
    const reports = await generated(12)
    const first = await publish('lives', reports.slice(0, 4))
    const engine = await open('lives')
    const second = await publish('lives', reports.slice(0, 8))
    const cluster = await connect('lives')
    expect(await wholeGeneration(cluster)).toBe(second)
    expect((await engine.list(noFilters, 1, 0)).total).toBe(4)
    expect((await engine.count('公开', 'index')).occurrences).toBeGreaterThan(0)
    const third = await publish('lives', reports)
    expect(await wholeGeneration(cluster)).toBe(third)
    const named = Object.keys(
      (await cluster.request({ method: 'GET', path: '/lives-*-reports/_alias' })) as object,
    )
    expect(named.toSorted()).toEqual([`lives-${second}-reports`, `lives-${third}-reports`])
    await expect(engine.count('开公', 'index')).rejects.toMatchObject({ code: 'unavailable' })
    expect(first < second && second < third).toBe(true)
    await engine.close()
    await cluster.close()
  })

  it('leaves the live index as it was when a run is stopped, and takes away what the run wrote', async () => {
    const reports = await generated(12)
    await forget(nodes.urls, 'stopped')
    const before = await publish('stopped', reports.slice(0, 3))
    const cluster = await connect('stopped')
    const stop = new AbortController()
    const stopped = publishIndex(createMemorySnapshot(reports, analyzer), cluster, {
      signal: stop.signal,
      onProgress: (done) => {
        if (done === 6) stop.abort(new Error('stopped'))
      },
    })
    await expect(stopped).rejects.toThrow('stopped')
    expect(await wholeGeneration(cluster)).toBe(before)
    const left = (await cluster.request({ method: 'GET', path: '/stopped-*/_alias' })) as object
    expect(
      Object.keys(left)
        .filter((name) => !name.endsWith('-lock'))
        .toSorted(),
    ).toEqual([`stopped-${before}-passages`, `stopped-${before}-reports`])

    // One that loses the cluster once its generation is live takes nothing away: it cannot know.
    let isLost = false
    const losing: Cluster = {
      ...cluster,
      request: async (asked) => {
        if (isLost && asked.method === 'GET') throw new AppError('unavailable', 'lost')
        const answer = await cluster.request(asked)
        if (asked.path === '/_aliases') isLost = true
        return answer
      },
    }
    await expect(
      publishIndex(createMemorySnapshot(reports, analyzer), losing),
    ).rejects.toMatchObject({ code: 'unavailable' })
    const after = await wholeGeneration(cluster)
    expect(after! > before).toBe(true)
    const engine = await open('stopped')
    expect((await engine.list(noFilters, 1, 0)).total).toBe(12)
    await engine.close()
    await cluster.close()
  })

  it('keeps when a report entered, over increments and full runs, from whatever folder the reports come', async () => {
    const reports = await generated(8)
    await forget(nodes.urls, 'entering')
    const cluster = await connect('entering', { shards: 1, replicas: 0 })
    /** Publishes reports that entered the folder they come from at a time. */
    const enter = async (some: readonly Report[], time: string, whole = false): Promise<void> => {
      const snapshot = createMemorySnapshot(some, analyzer)
      const metadata = snapshot.metadata.map((each) => ({ ...each, enteredAt: time }))
      await publishIndex({ ...snapshot, metadata }, cluster, { whole })
    }
    const entered = async (): Promise<(string | undefined)[]> => {
      const service = createSearchService(await open('entering'), analyzer)
      const { hits } = await service.search(parametersOf('', { sort: 'entered-desc', limit: 10 }))
      await service.close()
      const times = new Map(hits.map(({ reportId, enteredAt }) => [reportId, enteredAt]))
      expect([...times.values()]).toEqual([...times.values()].toSorted().toReversed())
      return reports.map(({ reportId }) => times.get(reportId))
    }
    const times = Array.from({ length: 5 }, (_, i) => `2026-01-0${String(i + 1)}T00:00:00.000Z`)
    const [first, second, third, fourth, fifth] = times as [string, string, string, string, string]
    const expected = (...counts: [string, number][]): string[] =>
      counts.flatMap(([time, count]) => Array.from({ length: count }, () => time))
    await enter(reports.slice(0, 6), first)
    expect((await entered()).slice(0, 6)).toEqual(expected([first, 6]))
    // A new folder, or one on another machine, takes all for new; what is changed is the report it was.
    const changed = reports.map((report, i) => (i === 2 ? { ...report, title: '更正' } : report))
    await enter(changed, second)
    expect(await entered()).toEqual(expected([first, 6], [second, 2]))
    await enter(changed, third, true)
    expect(await entered()).toEqual(expected([first, 6], [second, 2]))
    // What was taken out and comes again is new.
    await enter(changed.slice(1), fourth)
    expect(await entered()).toEqual([undefined, ...expected([first, 5], [second, 2])])
    await enter(changed, fifth)
    expect(await entered()).toEqual(expected([fifth, 1], [first, 5], [second, 2]))
    await cluster.close()
  })

  it('comes back from a snapshot after it was lost, answers the same, and can be gone on from', async () => {
    const reports = await generated(24)
    const few = { shards: 2, replicas: 0 }
    await publish('saved', reports.slice(0, 20), few)
    const generation = await publish('saved', reports.slice(0, 22), few)
    const cluster = await connect('saved')
    const ask = (
      method: 'PUT' | 'POST' | 'DELETE',
      path: string,
      body?: Record<string, unknown>,
    ): Promise<unknown> => cluster.request({ method, path, body, milliseconds: 120_000 })
    const answers = async (): Promise<unknown[]> => {
      const service = createSearchService(await open('saved'), analyzer)
      const found: unknown[] = []
      for (const q of queries) {
        const answer = await service.search(parametersOf(q, { limit: 10 }))
        found.push({ ...answer, tookMs: 0 })
      }
      const all = await service.search(parametersOf('', { limit: 30 }))
      for (const { reportId } of all.hits) found.push(await service.report(reportId))
      await service.close()
      return found
    }
    const before = await answers()
    expect(before.length).toBe(queries.length + 22)
    // As a server has it, which goes on through all of this; nothing is kept.
    const engine = await open('saved', { cacheBytes: 16 })
    const counted = await engine.count('公开', 'index')
    expect(counted.reports).toBe(22)

    await ask('PUT', '/_snapshot/backup', { type: 'fs', settings: { location: 'backup' } })
    // As docs/scaling.md says it.
    const saved = (await ask('PUT', '/_snapshot/backup/one?wait_for_completion=true', {
      indices: 'saved-*,-saved-lock',
      include_global_state: false,
    })) as { snapshot: { state: string; shards: { failed: number } } }
    expect(saved.snapshot).toMatchObject({ state: 'SUCCESS', shards: { failed: 0 } })
    const written = Object.keys(
      (await cluster.request({ method: 'GET', path: '/saved-*/_alias' })) as object,
    )
    expect(written).toHaveLength(5)
    for (const index of written) await ask('DELETE', `/${index}`)
    await expect(open('saved')).rejects.toMatchObject({ code: 'index_missing' })
    await expect(engine.count('公开', 'index')).rejects.toMatchObject({ code: 'unavailable' })

    await ask('POST', '/_snapshot/backup/one/_restore?wait_for_completion=true', {
      indices: 'saved-*',
    })
    expect(await wholeGeneration(cluster)).toBe(generation)
    expect(await answers()).toEqual(before)
    expect(await engine.count('公开', 'index')).toEqual(counted)
    await engine.close()
    // The restored indexes are what the next run begins with.
    expect(await write('saved', reports, few)).toMatchObject({ sent: 2, removed: 0 })
    await ask('DELETE', '/_snapshot/backup/one')
    await ask('DELETE', '/_snapshot/backup')
    await cluster.close()
  })

  it('takes over the lock of a run that has ended, leaves that of one at work, and says who has it and for how long', async () => {
    const snapshot = createMemorySnapshot(await generated(4), analyzer)
    const cluster = await connect('left', { shards: 1, replicas: 0 })
    const path = '/left-lock/_doc/run'
    interface Lock {
      run: string
      holder: string
      beat: number
      process: { host: string; inSightOf: string | null }
    }
    const read = async (): Promise<Lock | null> => {
      const answer = await cluster.request({ method: 'GET', path, missing: [404] })
      return (answer as { _source: { stored: Lock } } | null)?._source.stored ?? null
    }
    const put = (stored: Lock): Promise<unknown> =>
      cluster.request({ method: 'PUT', path, query: { refresh: true }, body: { stored } })
    let reading: Promise<Lock | null> = Promise.resolve(null)
    const onProgress = (done: number): void => {
      if (done === 1) reading = read()
    }
    await publishIndex(snapshot, cluster, { onProgress })
    const own = (await reading)!
    expect(await read()).toBeNull()

    // Of a run of this process that could not give it back, however lately it was at work.
    await put({ ...own, beat: Date.now() })
    const before = await publishIndex(snapshot, cluster)

    const elsewhere: Lock = {
      ...own,
      holder: 'elsewhere 7',
      process: { ...own.process, host: 'elsewhere' },
    }
    await put({ ...elsewhere, beat: Date.now() })
    const locked = await faultOf(() => publishIndex(snapshot, cluster))
    expect(locked).toMatchObject({ code: 'index_locked', sentence: { key: 'cluster.locked' } })
    expect(locked.message).toMatch(/elsewhere 7, since .*try again in \d+ seconds/u)
    // As one of a machine of the same name.
    await put({ ...own, process: { ...own.process, inSightOf: 'another' }, beat: Date.now() })
    expect((await faultOf(() => publishIndex(snapshot, cluster))).code).toBe('index_locked')
    await put({ ...elsewhere, beat: Date.now() - 61_000 })
    const after = await publishIndex(snapshot, cluster)
    expect(after.generation > before.generation).toBe(true)

    // A run whose lock was taken over makes nothing live.
    let taking: Promise<unknown> = Promise.resolve()
    const overtaken = await faultOf(() =>
      publishIndex(snapshot, cluster, {
        whole: true,
        onProgress: (done) => {
          if (done === 1) taking = put({ ...elsewhere, run: 'another', beat: Date.now() })
        },
      }),
    )
    await taking
    expect(overtaken).toMatchObject({
      code: 'index_locked',
      sentence: { key: 'cluster.takenOver' },
    })
    expect(await wholeGeneration(cluster)).toBe(after.generation)
    expect((await read())?.run).toBe('another')
    await cluster.close()
  })

  it('lets one run write at a time', async () => {
    const snapshot = createMemorySnapshot(await generated(6), analyzer)
    const cluster = await connect('locked', { shards: 1, replicas: 0 })
    const outcomes = await Promise.allSettled([
      publishIndex(snapshot, cluster),
      publishIndex(snapshot, cluster),
    ])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const failed = outcomes.find(({ status }) => status === 'rejected') as PromiseRejectedResult
    expect(failed.reason).toMatchObject({ code: 'index_locked' })
    // It was given back.
    await publishIndex(snapshot, cluster)
    await cluster.close()
  })

  itServes({ urls: () => nodes.urls, generated: (count) => generated(count) })

  it('says each fault in one sentence, and no secret in any', async () => {
    const reports = await generated(3)
    await publish('faulty', reports, { shards: 1, replicas: 0 })
    const cluster = await connect('faulty')
    const index = `faulty-${(await wholeGeneration(cluster))!}-passages`
    const engine = await open('faulty')
    const ask = (): Promise<unknown> => engine.count('公开', 'index')
    const put = (path: string, body?: Record<string, unknown>): Promise<unknown> =>
      cluster.request({ method: body === undefined ? 'POST' : 'PUT', path, body })

    await put(`/${index}/_close`)
    expect(await faultOf(ask)).toMatchObject({
      code: 'unavailable',
      sentence: { key: 'cluster.closed' },
    })
    await put(`/${index}/_open`)

    await put('/_cluster/settings', { transient: { 'cluster.blocks.read_only': true } })
    const full = await faultOf(() => publish('faulty', reports))
    await put('/_cluster/settings', { transient: { 'cluster.blocks.read_only': null } })
    expect(full).toMatchObject({ code: 'storage_failed', sentence: { key: 'cluster.blocked' } })

    const missing = await connect('not-there')
    const absent = await faultOf(() => openClusterEngine(missing, builderOf(analyzer)))
    expect(absent).toMatchObject({ code: 'index_missing', sentence: { key: 'cluster.noIndex' } })
    await missing.close()

    const foreign = { ...builderOf(analyzer), analyzerFingerprint: 'other' }
    expect(await faultOf(() => openClusterEngine(cluster, foreign))).toMatchObject({
      code: 'index_foreign',
      sentence: { key: 'cluster.otherAnalyzer' },
    })

    const password = join(temporaryFolder(), 'password')
    writeFileSync(password, 'kept secret\n')
    const guard = createServer((request, response) => {
      const given = request.headers.authorization
      const isTold = given === `Basic ${Buffer.from('reader:kept secret').toString('base64')}`
      response.writeHead(isTold ? 403 : 401, { 'content-type': 'application/json' })
      response.end('{}')
    }).listen(0, '127.0.0.1')
    await once(guard, 'listening')
    const guarded = `http://127.0.0.1:${String((guard.address() as AddressInfo).port)}`
    for (const user of [undefined, 'reader']) {
      const denied = await openCluster({
        nodes: [guarded.replace('//', '//someone:kept%20secret@')],
        name: 'faulty',
        user,
        passwordFile: password,
      })
      const error = await faultOf(() => wholeGeneration(denied))
      expect(error).toMatchObject({ code: 'unavailable', sentence: { key: 'cluster.denied' } })
      expect(error.message).not.toMatch(/secret/u)
      await denied.close()
    }

    const plain = await openCluster({
      nodes: [guarded.replace('http:', 'https:')],
      name: 'faulty',
    })
    expect(await faultOf(() => wholeGeneration(plain))).toMatchObject({
      code: 'unavailable',
      sentence: { key: 'cluster.tls' },
    })
    await plain.close()
    await new Promise((done) => guard.close(done))

    const gone = await openCluster({ nodes: [guarded], name: 'faulty' })
    expect(await faultOf(() => wholeGeneration(gone))).toMatchObject({
      code: 'unavailable',
      sentence: { key: 'cluster.unreachable' },
    })
    await gone.close()
    expect((await faultOf(() => connect('x', { nodes: ['nowhere'] }))).code).toBe('usage')
    const unread = await faultOf(() => connect('x', { caFile: '/nowhere/ca.pem' }))
    expect(unread).toMatchObject({ code: 'usage', sentence: { key: 'cluster.noSecret' } })
    await engine.close()
    await cluster.close()
  })

  it('goes on answering the same with one node of three killed, answers nothing with two, and all again by itself', async () => {
    const reports = await generated(60)
    await publish('surviving', reports)
    const embedded = createEmbeddedEngine(createMemorySnapshot(reports, analyzer))
    // Nothing is kept: every search asks the cluster.
    const engine = await open('surviving', { cacheBytes: 16 })
    const words = ['公开', '申请', '政府信息', '行政复议', '年度', '收到', '答复', '平台']
    const search = async (word: string): Promise<void> => {
      const request = requestFor([{ literals: [{ text: word, weight: 1 }] }], {
        type: 'term',
        term: 0,
      })
      expect(await engine.search(request)).toEqual(await embedded.search(request))
    }
    for (const word of words) await search(word)
    await nodes.kill(2)
    for (let round = 0; round < 4; round++) for (const word of words) await search(word)
    await nodes.kill(1)
    const startedAt = performance.now()
    let refused = 0
    for (const word of words) {
      const outcome = await search(word).catch((error: unknown) => error)
      // What the last node holds whole it may still answer, and then in full.
      if (outcome === undefined) continue
      expect(outcome).toMatchObject({ code: 'unavailable' })
      refused++
    }
    console.info(
      `two nodes of three killed: ${String(refused)} of ${String(words.length)} refused, ${String(Math.round((performance.now() - startedAt) / words.length))} ms each`,
    )
    expect(refused).toBe(words.length)
    await nodes.revive(1, 2)
    await wait(1_000)
    for (const word of words) await search(word)
    await engine.close()
    await embedded.close()
  })
})
