/** The package's functions, from the sources: answers as the search service gives them, stops that stop, errors of one class. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, afterAll, describe, expect, it, vi } from 'vitest'
import { currentGeneration } from '../../src/index/index.ts'
import {
  buildIndex,
  exportPassages,
  figures,
  GongkaiError,
  openIndex,
  readReport,
  readReports,
  report,
  search,
  verify,
  type Index,
} from '../../src/library/index.ts'
import type { SearchService } from '../../src/search/index.ts'
import { zipOf } from '../support/archive.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import {
  corpusFolder,
  parametersOf,
  readReports as readCorpus,
  serviceOver,
} from '../search/corpus.ts'

const root = temporaryFolder()
const directory = join(root, 'index')
let index: Index
let service: SearchService

beforeAll(async () => {
  vi.stubEnv('GONGKAI_SEGMENTER', 'node-rs-jieba')
  const progress: number[] = []
  const summary = await buildIndex(corpusFolder, {
    directory,
    onProgress: (done, total) => progress.push(done, total),
  })
  expect(summary).toMatchObject({ files: 6, filesRead: 6, failures: [] })
  expect(progress.slice(-2)).toEqual([6, 6])
  index = await openIndex(directory)
  service = serviceOver(await readCorpus(corpusFolder), anyAnalyzer())
})

afterAll(async () => {
  await index.close()
  vi.unstubAllEnvs()
})

/** What a call was refused with. */
async function refusal(call: Promise<unknown>): Promise<GongkaiError> {
  const error = await call.catch((thrown: unknown) => thrown)
  if (error instanceof GongkaiError) return error
  throw new Error(`expected a GongkaiError, not ${String(error)}`)
}

describe('answers', () => {
  it('are those of the search service', async () => {
    const answer = await search(index, '依申请公开 延期', { year: '2016..2018' })
    const expected = await service.search(
      parametersOf('依申请公开 延期', {
        limit: 10,
        filters: { year: [{ from: 2016, to: 2018 }] },
      }),
    )
    // When a report entered is known of an index that was built from files.
    const hits = answer.hits.map(({ enteredAt, ...hit }) => {
      expect(enteredAt).toMatch(/^\d{4}-\d\d-\d\dT/u)
      return hit
    })
    expect({ ...answer, hits, tookMs: 0 }).toEqual({ ...expected, tookMs: 0 })
  })

  it('take filters as people write them', async () => {
    const byLabel = await search(index, '公开', { section: '依申請公開', year: [2016, '2017..'] })
    const byKey = await search(index, '公开', { section: ['disclosureOnRequest'] })
    expect(byLabel.total).toBe(byKey.total)
    expect(byLabel.query.filters.year).toEqual([
      { from: 2016, to: 2016 },
      { from: 2017, to: null },
    ])
  })

  it('export every passage', async () => {
    const { head, rows } = await exportPassages(index, '"公开"')
    const texts: string[] = []
    for await (const { text } of rows) texts.push(text)
    expect(texts).toHaveLength(head.passages)
    expect(texts.every((text) => /公[开開]/.test(text))).toBe(true)
  })

  it('give every figure, and one report', async () => {
    const { total, figures: found } = await figures(index, 'requests.received')
    expect(found).toHaveLength(total)
    const { reportId, value } = found[0]!
    const whole = await report(index, reportId)
    expect(whole?.figures.find(({ key }) => key === 'requests.received')?.value).toBe(value)
    expect(await report(index, 'nowhere')).toBeNull()
  })

  it('verify strings given and drawn', async () => {
    const { checked, misses, results } = await verify(index, ['公开', '没有这样的话'], {
      random: 5,
    })
    expect({ checked, misses }).toEqual({ checked: 7, misses: 0 })
    expect(results[0]!.index.occurrences).toBeGreaterThan(0)
    expect(results[1]!.index.occurrences).toBe(0)
  })

  it('read a report from a path, an address and bytes alike', async () => {
    const path = join(corpusFolder, 'gaogang-2017.txt')
    const fromPath = await readReport(path)
    expect(fromPath).toMatchObject({ reportYear: 2017 })
    expect(fromPath.figures).not.toEqual([])
    const fromBytes = await readReport(readFileSync(path), { name: path })
    expect(fromBytes).toEqual(fromPath)
    expect(await readReport(pathToFileURL(path))).toEqual(fromPath)
    expect((await index.stats()).reports).toBe(6)
  })

  it('read every report of an archive, and no single one', async () => {
    const names = readdirSync(corpusFolder).slice(0, 2)
    const archive = zipOf(
      names.map((name) => ({ name, content: readFileSync(join(corpusFolder, name)) })),
    )
    expect(await readReports(archive, { name: 'two.zip' })).toHaveLength(2)
    expect(await refusal(readReport(archive, { name: 'two.zip' }))).toMatchObject({
      code: 'invalid_parameter',
      message: expect.stringContaining('readReports') as string,
    })
  })
})

describe('errors', () => {
  it.each([
    ['a folder without an index', 'index_missing', () => openIndex(join(root, 'none'))],
    ['no such file', 'not_found', () => readReport(join(root, 'none.txt'))],
    ['bytes of no format', 'unreadable_file', () => readReport(Uint8Array.of(0, 1, 255, 0))],
    ['no such folder', 'not_found', () => buildIndex(join(root, 'none'), { directory })],
    ['no such segmenter', 'usage', () => openIndex(directory, { segmenter: 'other' as 'auto' })],
    ['a setting out of range', 'usage', () => readReport('x', { settings: { maxPages: 0 } })],
    ['a misspelt option', 'invalid_parameter', () => search(index, '公开', { yaer: 1 } as object)],
    ['no such section', 'invalid_parameter', () => search(index, '公开', { section: 'other' })],
    ['no such year', 'invalid_parameter', () => search(index, '公开', { year: '20x7' })],
    ['a limit of none', 'invalid_parameter', () => search(index, '公开', { limit: 0 })],
    ['a query too long', 'invalid_parameter', () => search(index, '公'.repeat(501))],
    ['no such figure', 'invalid_parameter', () => figures(index, 'requests.other')],
    ['what is no index', 'invalid_parameter', () => search({} as Index, '公开')],
  ])('%s: %s', async (_, code, call) => {
    const error = await refusal(call())
    expect({ code: error.code, name: error.name }).toEqual({ code, name: 'GongkaiError' })
  })
})

it('an error of a thread speaks the languages of the interface', async () => {
  const error = await refusal(readReport(join(root, 'none.txt')))
  expect(error.in('en')).toBe(error.message)
  expect(error.in('zh-Hans')).toMatch(/[一-龥]/)
})

describe('a signal', () => {
  const given = AbortSignal.abort(new Error('enough'))

  it.each([
    ['openIndex', () => openIndex(directory, { signal: given })],
    ['buildIndex', () => buildIndex(corpusFolder, { directory, signal: given })],
    ['search', () => search(index, '公开', { signal: given })],
    ['readReport', () => readReport(corpusFolder, { signal: given })],
    ['verify', () => verify(index, '公开', { signal: given })],
  ])('that came before stops %s', async (_, call) => {
    const error = await refusal(call())
    expect(error.code).toBe('aborted')
    expect(error.cause).toBe(given.reason)
  })

  it('stops what is under way, and the index answers on', async () => {
    const stop = new AbortController()
    const endless = verify(index, [], { random: 1_000_000, signal: stop.signal })
    setTimeout(() => {
      stop.abort()
    }, 200)
    expect(await refusal(endless)).toMatchObject({ code: 'aborted' })
    expect((await search(index, '公开')).total).toBe(6)
  })

  it('stops indexing: the index stays as it was, and nothing is left behind', async () => {
    const before = readdirSync(directory)
    const stop = new AbortController()
    const building = buildIndex(corpusFolder, {
      directory,
      force: true,
      signal: stop.signal,
      onProgress: () => {
        stop.abort()
      },
    })
    expect(await refusal(building)).toMatchObject({ code: 'aborted' })
    expect(readdirSync(directory)).toEqual(before)
    expect(existsSync(join(directory, currentGeneration(directory)!))).toBe(true)
  })
})

it('a closed index is asked in vain', async () => {
  const other = await openIndex(directory)
  const underWay = refusal(verify(other, [], { random: 1_000_000 }))
  await other.close()
  expect(await underWay).toMatchObject({ code: 'aborted' })
  expect(await refusal(search(other, '公开'))).toMatchObject({ code: 'unavailable' })
})
