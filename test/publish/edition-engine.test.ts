/** What an edition finds is what the index finds: reports, passages, occurrences and facets, for anything that is asked. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { join } from 'node:path'
import {
  noFilters,
  passagesOfReport,
  type EngineResult,
  type SearchEngine,
} from '../../src/index/index.ts'
import { createEditionEngine, Edition } from '../../src/publish/edition-engine.ts'
import { corpora, requests } from '../contracts/random-requests.ts'
import type { Report } from '../../src/report/index.ts'
import { createAnswerer, type SearchResponse } from '../../src/search/index.ts'
import { normalizeText } from '../../src/text/index.ts'
import { parametersOf, readReports } from '../search/corpus.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { runs } from '../support/long.ts'
import { editionOver, embeddedOver } from './support.ts'

const analyzer = anyAnalyzer()

let parsed: Promise<Report[]> | undefined
const readSamples = (): Promise<Report[]> =>
  (parsed ??= readReports(join(import.meta.dirname, '../../index-data/samples')).then((named) =>
    named.map(({ report }) => report),
  ))

/** All but order and scores, and where words end: these follow from statistics and from a dictionary that an edition has in part. */
function countsOf({ hits, ...counts }: EngineResult): unknown {
  const found = hits.map(({ metadata, passages, score: _, titleMarks: __, ...hit }) => ({
    ...hit,
    reportId: metadata.reportId,
    passages: passages
      .map(({ id, section, heading, text, row, ocr, occurrences, alike }) => ({
        ...{ id, section, heading, text, row, ocr, occurrences, alike },
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  }))
  return { ...counts, hits: found.sort((a, b) => (a.reportId < b.reportId ? -1 : 1)) }
}

describe('the engine over an edition', () => {
  it('counts and names exactly what the embedded engine does', async () => {
    let total = 0
    await fc.assert(
      fc.asyncProperty(
        corpora,
        fc.array(requests, { minLength: 4, maxLength: 4 }),
        async (reports, asked) => {
          const embedded = embeddedOver(reports, analyzer)
          const { source } = editionOver(reports, analyzer, 100)
          const engine = createEditionEngine(await Edition.open(source))
          for (const each of asked) {
            const request = { ...each, offset: 0, limit: 100, passagesPerHit: 1000 }
            const expected = await embedded.search(request)
            expect(countsOf(await engine.search(request))).toEqual(countsOf(expected))
            total += expected.total
          }
        },
      ),
      { numRuns: runs(100), seed: 20_261_130 },
    )
    expect(total).toBeGreaterThan(0)
  })

  it('gives the same figures', async () => {
    const reports = await readSamples()
    const embedded = embeddedOver(reports, analyzer)
    const engine = createEditionEngine(await Edition.open(editionOver(reports, analyzer).source))
    const request = {
      ...{ key: 'requests.received', applicant: null, filters: noFilters, limit: 20, offset: 0 },
      order: 'most',
    } as const
    const expected = await embedded.figures(request)
    expect(expected.total).toBeGreaterThan(2)
    expect(await engine.figures(request)).toEqual(expected)
  })
})

/** Queries of every kind, none of a place or a body: an edition has no names. */
const queries = [
  'PPP项目',
  '依申请公开 延期',
  '依申請公開 延期',
  '“政府和社会资本合作”',
  '同句(行政复议 纠正)',
  'number:国办发〔2016〕80号',
  'figure:requests.received>50',
  '政务公开 微博 OR 微信',
  '公开 -不予公开',
  '存在的问题 制度',
  'section:依申请公开 26件',
  'year:2017 行政复议',
  '申请NEAR5答复',
  '收到多少申请',
  '没有的词语',
  '',
]

describe('queries over an edition of the samples', () => {
  const openAnswerers = async () => {
    const reports = await readSamples()
    const embedded: SearchEngine = embeddedOver(reports, analyzer)
    delete embedded.names
    const edition = await Edition.open(editionOver(reports, analyzer, 1000).source)
    return {
      reports: reports.map((report) => passagesOfReport(report)),
      here: createAnswerer(createEditionEngine(edition), edition.analyzer),
      there: createAnswerer(embedded, analyzer),
    }
  }
  let opened: ReturnType<typeof openAnswerers> | undefined
  const answerers = () => (opened ??= openAnswerers())
  const countsOf = ({ hits, tookMs: _, ...response }: SearchResponse) => ({
    ...response,
    hits: hits
      .map(({ reportId, match, occurrences, matchingPassages, lacks }) => ({
        ...{ reportId, match, occurrences, matchingPassages, lacks },
      }))
      .sort((a, b) => (a.reportId < b.reportId ? -1 : 1)),
  })

  it.each(queries)('answers %s as the index does', async (q) => {
    const { here, there } = await answerers()
    const expected = countsOf(await there.search(parametersOf(q)))
    expect(countsOf(await here.search(parametersOf(q)))).toEqual(expected)
  })

  it('shows of quoted phrases what stands in the text, and all of it', async () => {
    const { here, there, reports } = await answerers()
    const passages = reports.flat().filter(({ text }) => text.length > 12)
    let looked = 0
    const tried = runs(300)
    for (let i = 0; i < tried; i++) {
      // Anywhere in a passage, across words and punctuation.
      const { text } = passages[(i * 37) % passages.length]!
      const start = (i * 7) % (text.length - 9)
      const phrase = text.slice(start, start + 2 + (i % 8)).trim()
      if (/["“”]/.test(phrase) || normalizeText(phrase) === '') continue
      looked++
      const found = await here.search(parametersOf(`"${phrase}"`))
      expect(found.total).toBeGreaterThan(0)
      expect(countsOf(found)).toEqual(countsOf(await there.search(parametersOf(`"${phrase}"`))))
      for (const hit of found.hits)
        for (const { text: shown, highlights, row } of hit.passages)
          for (const [from, to] of row === null ? highlights : [])
            expect(normalizeText(shown.slice(from, to))).toContain(normalizeText(phrase))
    }
    expect(looked).toBeGreaterThan(tried / 2)
  })
})

describe('the shards of an edition', () => {
  const open = async () => {
    const reports = await readSamples()
    const { source, read } = editionOver(reports, analyzer, 1000)
    return { edition: await Edition.open(source), read }
  }
  const passagesRead = (read: readonly string[]) =>
    read.filter((name) => name.startsWith('passages'))

  it('are read where the words may stand, and once', async () => {
    const { edition, read } = await open()
    const answerer = createAnswerer(createEditionEngine(edition), edition.analyzer)
    await answerer.search(parametersOf(''))
    expect(passagesRead(read)).toEqual([])
    const rare = await answerer.search(parametersOf('"核心港区道路码头"'))
    expect(rare.total).toBe(1)
    expect(passagesRead(read)).toHaveLength(1)
    await answerer.search(parametersOf('"核心港区道路码头"'))
    expect(passagesRead(read)).toHaveLength(1)
    expect(read.filter((name) => name.startsWith('figures'))).toEqual([])
    expect(edition.catalog.shards).toBeGreaterThan(5)
  })

  it('that are not read yet are said, and what is counted is of those that are', async () => {
    const { edition } = await open()
    const first = createEditionEngine(edition, 2)
    const part = await createAnswerer(first, edition.analyzer).search(parametersOf('申请'))
    const { looked, needed } = first.progress()
    expect(looked).toBe(2)
    expect(needed).toBe(edition.catalog.shards)
    const whole = createEditionEngine(edition)
    const all = await createAnswerer(whole, edition.analyzer).search(parametersOf('申请'))
    expect(whole.progress()).toEqual({ looked: needed, needed })
    const inFirst = new Set(
      edition.catalog.reports
        .filter(({ shard }) => shard < 2)
        .map((each) => each.metadata.reportId),
    )
    const expected = all.hits.filter(({ reportId }) => inFirst.has(reportId))
    expect(part.total).toBe(expected.length)
    expect(part.occurrences).toBe(expected.reduce((sum, hit) => sum + hit.occurrences, 0))
  })
})
