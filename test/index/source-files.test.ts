import { cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildIndex, createSourceOpener, openSnapshot } from '../../src/index/index.ts'
import { mediaTypes } from '../../src/index/source-files.ts'
import { formats } from '../../src/ingest/index.ts'
import { corpusFolder } from '../search/corpus.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const root = temporaryFolder()

/** An index over a copy of the test corpus, with the opener of its files. */
async function indexedCopy() {
  const folder = join(root, 'corpus')
  const indexDirectory = join(root, 'index')
  cpSync(corpusFolder, folder, { recursive: true })
  const analyzer = anyAnalyzer()
  await buildIndex({ paths: [folder], indexDirectory, analyzer })
  const snapshot = openSnapshot(indexDirectory, {
    analyzerFingerprint: analyzer.fingerprint,
    segmenter: analyzer.segmenter.name,
  })
  const { sources } = snapshot
  snapshot.close()
  const file = 'gaogang-2017.txt'
  const reportId = sources.find((source) => source.name === file)!.reportIds[0]!
  return { open: createSourceOpener(sources), path: join(folder, file), file, reportId, folder }
}

/** The last test changes the files. */
describe('createSourceOpener', () => {
  let copy: Awaited<ReturnType<typeof indexedCopy>>
  beforeAll(async () => {
    copy = await indexedCopy()
  })

  it('gives the file as it lies there, by report and place', async () => {
    const { open, path, file, reportId } = copy
    const found = await open(reportId, 0)
    expect(found).toMatchObject({ name: file, mediaType: 'text/plain' })
    expect(Buffer.from(found!.bytes)).toEqual(readFileSync(path))
  })

  it('has nothing for other reports and other places', async () => {
    const { open, reportId } = copy
    expect(await open(reportId, 1)).toBeNull()
    expect(await open(reportId, -1)).toBeNull()
    expect(await open(reportId, 0.5)).toBeNull()
    for (const id of ['', '..', '../gaogang-2017.txt', '/etc/passwd', '__proto__'])
      expect(await open(id, 0)).toBeNull()
  })

  it('knows the media type of every format that is read', () => {
    expect(Object.keys(mediaTypes).sort()).toEqual(formats.map(({ name }) => name).sort())
  })

  it('gives no file that is gone, was changed, or is a link to another by now', async () => {
    const { open, path, reportId, folder } = copy
    writeFileSync(path, readFileSync(path, 'utf8').replace('2017', '2027'))
    expect(await open(reportId, 0)).toBeNull()
    rmSync(path)
    expect(await open(reportId, 0)).toBeNull()
    symlinkSync(join(folder, 'gaogang-2016.txt'), path)
    expect(await open(reportId, 0)).toBeNull()
    rmSync(path)
    symlinkSync('/etc/passwd', path)
    expect(await open(reportId, 0)).toBeNull()
  })
})
