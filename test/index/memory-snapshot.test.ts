/** An index in memory answers as one that was written and opened: what an evaluation measures is what users get. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  buildIndex,
  createEmbeddedEngine,
  createMemorySnapshot,
  openSnapshot,
} from '../../src/index/index.ts'
import { readDocuments } from '../../src/ingest/index.ts'
import { parseReport } from '../../src/report/index.ts'
import {
  createSearchService,
  type SearchResponse,
  type SearchService,
} from '../../src/search/index.ts'
import { anyAnalyzer } from '../support/analyzers.ts'

const samples = join(import.meta.dirname, '..', '..', 'index-data', 'samples')
const indexDirectory = mkdtempSync(join(tmpdir(), 'gongkai-memory-'))
const analyzer = anyAnalyzer()

let written: SearchService
let inMemory: SearchService

beforeAll(async () => {
  await buildIndex({ paths: [samples], indexDirectory, analyzer })
  const opened = openSnapshot(indexDirectory, {
    analyzerFingerprint: analyzer.fingerprint,
    segmenter: analyzer.segmenter.name,
  })
  written = createSearchService(createEmbeddedEngine(opened), analyzer)
  const documents = await Promise.all(
    readdirSync(samples).map((name) => readDocuments(join(samples, name))),
  )
  const snapshot = createMemorySnapshot(documents.flat().map(parseReport), analyzer)
  inMemory = createSearchService(createEmbeddedEngine(snapshot), analyzer)
})

afterAll(async () => {
  await written.close()
  await inMemory.close()
  rmSync(indexDirectory, { recursive: true })
})

describe('createMemorySnapshot', () => {
  it.each([
    '依申请公开 延期',
    'PPP项目',
    '"延期答复2件"',
    'year:2022..2023 培训',
    '哪些单位没有收取信息处理费',
    '',
  ])('answers %j as a written index does', async (q) => {
    const ask = async (service: SearchService): Promise<SearchResponse> => {
      const response = await service.search({
        q,
        filters: { year: [], section: [], part: [], region: [], body: [], level: [], check: [] },
        sort: 'relevance',
        limit: 20,
        offset: 0,
      })
      // When it entered an index is known of one that was written alone.
      for (const hit of response.hits) delete hit.enteredAt
      return { ...response, tookMs: 0 }
    }
    const fromMemory = await ask(inMemory)
    expect(fromMemory.total).toBeGreaterThan(0)
    expect(fromMemory).toEqual(await ask(written))
  })

  it('gives back whole reports', async () => {
    const [hit] = (
      await inMemory.reports(
        { year: [], section: [], part: [], region: [], body: [], level: [], check: [] },
        1,
        0,
      )
    ).reports
    const report = await inMemory.report(hit!.reportId)
    expect(report?.outline).toEqual((await written.report(hit!.reportId))?.outline)
    expect(await inMemory.report('unknown')).toBeNull()
  })
})
