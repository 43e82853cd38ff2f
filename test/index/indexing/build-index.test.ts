import {
  appendFileSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  buildIndex,
  createEmbeddedEngine,
  currentGeneration,
  openSnapshot,
  type BuildSummary,
} from '../../../src/index/index.ts'
import { createSearchService } from '../../../src/search/index.ts'
import type { Analyzer } from '../../../src/text/index.ts'
import { corpusFolder, parametersOf } from '../../search/corpus.ts'
import { analyzerOver, anyAnalyzer, segmenters } from '../../support/analyzers.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { itLong } from '../../support/long.ts'

const root = temporaryFolder()
const corpus = join(root, 'corpus')
const index = join(root, 'index')
const file = (name: string) => join(corpus, `${name}.txt`)

const build = (options: Partial<Parameters<typeof buildIndex>[0]> = {}): Promise<BuildSummary> =>
  buildIndex({ paths: [corpus], indexDirectory: index, analyzer: anyAnalyzer(), ...options })

const open = (analyzer: Analyzer = anyAnalyzer()) =>
  openSnapshot(index, {
    analyzerFingerprint: analyzer.fingerprint,
    segmenter: analyzer.segmenter.name,
  })

/** Answers of the index on disk, without the time they took. */
async function answers(queries: readonly string[]): Promise<unknown[]> {
  const service = createSearchService(createEmbeddedEngine(open()), anyAnalyzer())
  const responses = await Promise.all(queries.map((q) => service.search(parametersOf(q))))
  await service.close()
  return responses.map((response) => ({ ...response, tookMs: 0 }))
}

const queries = ['公开', '依申请公开 延期', 'PPP项目', '']

/** The tests follow one index through its life: each goes on from where the one before left it. */
describe('buildIndex', () => {
  beforeAll(() => {
    cpSync(corpusFolder, corpus, { recursive: true })
  })

  it('reads every file once, and reports progress to the end', async () => {
    const progress: number[] = []
    const summary = await build({ onProgress: (done) => progress.push(done) })
    expect(summary).toMatchObject({
      files: 6,
      filesRead: 6,
      filesUnchanged: 0,
      reports: 6,
      duplicates: [],
      failures: [],
      generation: currentGeneration(index),
    })
    expect(progress).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('keeps whole reports and their sources', () => {
    const snapshot = open()
    const numbers = snapshot.metadata.map((_, number) => number)
    const sources = numbers.flatMap((number) => snapshot.readReport(number).sources)
    expect(sources.toSorted()).toContain('gaogang-2017.txt')
    expect(sources).toHaveLength(6)
    snapshot.close()
  })

  it('reads nothing again where nothing changed, and answers the same', async () => {
    const before = await answers(queries)
    const generation = currentGeneration(index)
    expect(await build()).toMatchObject({ filesRead: 0, filesUnchanged: 6, reports: 6 })
    expect(currentGeneration(index)).not.toBe(generation)
    expect(await answers(queries)).toEqual(before)
  })

  it('keeps when a report entered it, whatever is read again', async () => {
    const enteredIn = (): Map<string, string | undefined> => {
      const snapshot = open()
      snapshot.close()
      return new Map(snapshot.metadata.map(({ reportId, enteredAt }) => [reportId, enteredAt]))
    }
    const before = enteredIn()
    expect([...before.values()]).not.toContain(undefined)
    const folder = join(root, 'with more')
    cpSync(corpus, folder, { recursive: true })
    const text = readFileSync(file('etuoke-2017'), 'utf8')
    writeFileSync(join(folder, 'later.txt'), text.replaceAll('2017', '2019'))
    await build({ paths: [folder] })
    const after = enteredIn()
    for (const [reportId, enteredAt] of before) expect(after.get(reportId)).toBe(enteredAt)
    const added = [...after].filter(([reportId]) => !before.has(reportId))
    expect(added).toHaveLength(1)
    expect(added[0]![1]! > [...before.values()].toSorted().at(-1)!).toBe(true)
    await build({ paths: [folder], force: true })
    expect(enteredIn()).toEqual(after)
    await build()
  })

  itLong('parses nothing again where only a file’s time changed', async () => {
    const later = new Date(Date.now() + 60_000)
    utimesSync(file('gaogang-2017'), later, later)
    expect(await build()).toMatchObject({ filesRead: 0, filesUnchanged: 6, reports: 6 })
  })

  itLong(
    'takes up what is new and changed, drops what is gone, names what is the same or fails',
    async () => {
      rmSync(file('huaibei-2018'))
      appendFileSync(file('gaogang-2016'), '\n补充熊猫馆的公开情况。\n')
      copyFileSync(file('bozhou-2016'), file('z-copy'))
      mkdirSync(join(corpus, 'more'))
      writeFileSync(
        join(corpus, 'more', 'new.txt'),
        readFileSync(file('etuoke-2017'), 'utf8').replaceAll('2017', '2018'),
      )
      writeFileSync(join(corpus, 'empty.txt'), '')
      writeFileSync(join(corpus, 'binary.txt'), Buffer.from([0, 1, 2, 255, 254, 0, 0, 7, 0, 3, 0]))
      const summary = await build()
      expect(summary).toMatchObject({
        files: 9,
        reports: 6,
        duplicates: [{ name: 'z-copy.txt', sameAs: 'bozhou-2016.txt' }],
      })
      expect(summary.failures.map(({ code }) => code)).toEqual([
        'unreadable_file',
        'unreadable_file',
      ])
      expect(summary.failures.map(({ reason }) => reason)).toEqual([
        expect.stringContaining('binary.txt'),
        expect.stringContaining('empty.txt'),
      ])
      const [huaibei, panda, ofNew] = (await answers([
        'body:淮北市',
        '熊猫馆',
        'body:鄂托克前旗住房和城乡建设局 year:2018',
      ])) as { total: number }[]
      expect([huaibei!.total, panda!.total, ofNew!.total]).toEqual([0, 1, 1])

      const snapshot = open()
      const failed = snapshot.sources.filter(({ failure }) => failure !== null)
      expect(failed.map(({ name }) => name)).toEqual(['binary.txt', 'empty.txt'])
      const copied = snapshot.sources.find(({ name }) => name === 'z-copy.txt')!
      const number = snapshot.numberOf(copied.reportIds[0]!)!
      expect(snapshot.readReport(number).sources).toEqual(['bozhou-2016.txt', 'z-copy.txt'])
      snapshot.close()
    },
  )

  itLong('reads failed files again, since what failed may be mended', async () => {
    writeFileSync(join(corpus, 'empty.txt'), readFileSync(join(corpusFolder, 'huaibei-2018.txt')))
    const summary = await build()
    expect(summary).toMatchObject({ filesRead: 1, reports: 7 })
    expect(summary.failures).toHaveLength(1)
  })

  itLong(
    'leaves the old index as it was when no file can be read, and when there is none',
    async () => {
      const generation = currentGeneration(index)
      const bad = join(root, 'bad')
      mkdirSync(bad)
      await expect(build({ paths: [bad] })).rejects.toMatchObject({ code: 'not_found' })
      writeFileSync(join(bad, 'empty.txt'), '')
      await expect(build({ paths: [bad] })).rejects.toMatchObject({
        code: 'unreadable_file',
        message: expect.stringContaining('the index stays as it was') as unknown,
      })
      await expect(build({ paths: [join(root, 'nowhere')] })).rejects.toMatchObject({
        code: 'not_found',
      })
      expect(currentGeneration(index)).toBe(generation)
      open().close()
    },
  )

  it.skipIf(segmenters.some(({ missing }) => missing !== null))(
    'is refused with the other segmenter, and by a message that says what to do',
    () => {
      expect(() => open(analyzerOver('nodejieba'))).toThrow(
        /built with the segmenter node-rs-jieba, but nodejieba runs here.*--force.*GONGKAI_SEGMENTER=node-rs-jieba/u,
      )
    },
  )

  itLong('is rebuilt from the files where the index is damaged', async () => {
    truncateSync(join(index, currentGeneration(index)!, 'text.u16'), 10)
    expect(() => open()).toThrow(/text\.u16 is not the file that was written/)
    expect(await build()).toMatchObject({ filesRead: 8, reports: 7 })
    open().close()
  })
})
