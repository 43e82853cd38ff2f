/** What may go wrong around a run, and what the index is after it. */
import fs, {
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import {
  buildIndex,
  type BuildNotice,
  createSourceOpener,
  currentGeneration,
  earlierGenerations,
  openSnapshot,
} from '../../../src/index/index.ts'
import { attackWithFaults } from '../../attack/support/disk-faults.ts'
import { attackWithDamage } from '../../attack/support/damage.ts'
import { withFault } from '../../attack/support/faulty-disk.ts'
import { build, builder, restore, writeCorpus } from '../../attack/support/small-index.ts'
import { anyAnalyzer } from '../../support/analyzers.ts'
import { describeLong, itLong, runs } from '../../support/long.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const root = temporaryFolder()
let serial = 0
let folder = ''
let corpus = ''
let index = ''

beforeEach(() => {
  folder = join(root, String(serial++))
  corpus = join(folder, 'corpus')
  index = join(folder, 'index')
})

/** Names of sources with the number of reports of each. */
function sourcesOf(): Record<string, number> {
  const snapshot = openSnapshot(index, builder())
  snapshot.close()
  return Object.fromEntries(snapshot.sources.map(({ name, reportIds }) => [name, reportIds.length]))
}

describeLong('a disk that fails', () => {
  const files = join(root, 'files')
  const read = join(root, 'read')
  let paths: string[] = []

  // Read once: the runs below take over, and write.
  beforeAll(async () => {
    paths = writeCorpus(files, 14)
    await build(paths, read)
  })

  beforeEach(() => {
    restore(read, index)
  })

  it('in some places: one sentence or done, the index whole, nothing left, and the next run works', async () => {
    const tally = await attackWithFaults(index, paths, runs(12), 1)
    expect(tally.wrong).toEqual([])
    expect(tally.met).toBe(runs(12))
  }, 300_000)

  it('takes a part of the bytes at a time: every byte is written', async () => {
    const short = { call: 'writeSync', nth: 1, code: 'short', lasts: true } as const
    const isMet = await withFault(index, short, async () => {
      await build(paths, index)
    })
    expect(isMet).toBe(true)
    expect(Object.values(sourcesOf())).toEqual(paths.map(() => 1))
  })

  it('gives back other bytes than it was given: the index stays as it was', async () => {
    const live = currentGeneration(index)
    const real = fs.renameSync
    const realSync = fs.fsyncSync
    let isSpoilt = false
    // The disk's own fault: between the sync of a file and the look at what was kept.
    fs.fsyncSync = (file) => {
      realSync(file)
      const [newest] = readdirSync(index).filter(
        (name) => name !== live && name !== 'CURRENT' && name !== 'LOCK',
      )
      const path = join(index, newest ?? '', 'borders.u8')
      if (isSpoilt || newest === undefined || !fs.existsSync(path) || statSync(path).size === 0)
        return
      isSpoilt = true
      const bytes = readFileSync(path)
      bytes[0] = bytes[0]! ^ 1
      writeFileSync(path, bytes)
    }
    syncBuiltinESMExports()
    try {
      await expect(build(paths.slice(1), index)).rejects.toMatchObject({
        code: 'storage_failed',
        message: expect.stringMatching(/did not keep .*borders\.u8/) as unknown,
      })
    } finally {
      fs.fsyncSync = realSync
      fs.renameSync = real
      syncBuiltinESMExports()
    }
    expect(currentGeneration(index)).toBe(live)
    expect(readdirSync(index).sort()).toEqual(['CURRENT', live])
  })

  it('lets no old generation be removed: the run succeeds and says so', async () => {
    await build(paths, index)
    await build(paths, index)
    const fault = { call: 'rmSync', nth: 1, code: 'EIO', lasts: true } as const
    let notices: BuildNotice[] = []
    await withFault(index, fault, async () => {
      const summary = await build(paths, index)
      notices = summary.notices
    })
    expect(notices).toEqual([
      { code: 'notRemoved', reason: expect.stringMatching(/generation-.*EIO/) as unknown },
    ])
    expect(Object.values(sourcesOf())).toEqual(paths.map(() => 1))
  })
})

describeLong('damage', () => {
  it('in 40 places over every file: each is refused, or the answers are those of the whole index', async () => {
    await build(writeCorpus(corpus, 3), index)
    const tally = await attackWithDamage(index, 40, 2)
    expect(tally.wrong).toEqual([])
    expect(tally.refused).toBeGreaterThan(30)
  })

  itLong(
    'of what would be taken over is found: everything is read again, and the last good one stays',
    async () => {
      const paths = writeCorpus(corpus, 3)
      await build(paths, index)
      const good = currentGeneration(index)!
      await build(paths, index)
      const path = join(index, currentGeneration(index)!, 'passages.utf16')
      const bytes = readFileSync(path)
      bytes[100] = bytes[100]! ^ 1
      writeFileSync(path, bytes)
      const { filesRead, notices } = await build(paths, index)
      expect(filesRead).toBe(3)
      expect(notices).toEqual([
        {
          code: 'oldDamaged',
          reason: expect.stringMatching(/passages\.utf16 is not the file/) as unknown,
        },
      ])
      expect(earlierGenerations(index)).toEqual([good])
    },
  )
})

describeLong('odd items', () => {
  it('stop nothing: links to themselves, names of 245 bytes and more, names in GBK bytes', async () => {
    const [first] = writeCorpus(corpus, 3)
    const text = readFileSync(first!, 'utf8')
    symlinkSync('loop.txt', join(corpus, 'loop.txt'))
    const long = `${'长'.repeat(82)}.txt`
    writeFileSync(join(corpus, long), text.replace('2', '3'))
    // 公开 in GBK, a folder and a file in it.
    const gbk = Buffer.from([0xb9, 0xab, 0xbf, 0xaa])
    const inGbk = Buffer.concat([Buffer.from(`${corpus}/`), gbk])
    mkdirSync(inGbk)
    writeFileSync(
      Buffer.concat([inGbk, Buffer.from('/'), gbk, Buffer.from('.txt')]),
      `${text}\n补充。\n`,
    )
    const { failures, reports } = await build([corpus], index)
    expect(failures.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/loop\.txt: a link that leads back to itself/),
    ])
    expect(reports).toBe(5)
    expect(sourcesOf()).toMatchObject({ [long]: 1, '公开/公开.txt': 1, 'loop.txt': 0 })
    expect(await build([corpus], index)).toMatchObject({ filesRead: 0, reports: 5 })
    const snapshot = openSnapshot(index, builder())
    const source = snapshot.sources.find(({ name }) => name === '公开/公开.txt')!
    const opened = await createSourceOpener(snapshot.sources)(source.reportIds[0]!, 0)
    expect(opened?.name).toBe('公开.txt')
    snapshot.close()
  })

  itLong(
    'a folder that cannot be looked into is named, and what its files held stays',
    async () => {
      writeCorpus(corpus, 2)
      const closed = join(corpus, 'closed')
      writeCorpus(closed, 1, 5)
      await build([corpus], index)
      const real = fs.promises.readdir
      const refusing = (path: unknown, ...rest: unknown[]): unknown =>
        path === closed
          ? Promise.reject(Object.assign(new Error('no'), { code: 'EACCES', syscall: 'scandir' }))
          : (real as (...args: unknown[]) => unknown)(path, ...rest)
      fs.promises.readdir = refusing as typeof real
      syncBuiltinESMExports()
      try {
        const { failures, reports } = await build([corpus], index)
        expect(failures).toEqual([
          expect.objectContaining({
            reason: expect.stringMatching(/closed: cannot be opened \(EACCES\)/) as unknown,
          }),
        ])
        expect(reports).toBe(3)
      } finally {
        fs.promises.readdir = real
        syncBuiltinESMExports()
      }
    },
  )

  itLong(
    'a file that cannot be read just now keeps its report, says so, and is read the next time',
    async () => {
      const paths = writeCorpus(corpus, 2)
      await build(paths, index)
      const [first] = paths
      writeFileSync(first!, `${readFileSync(first!, 'utf8')}\n补充。\n`)
      const late = () =>
        buildIndex({ paths, indexDirectory: index, analyzer: anyAnalyzer(), fileTimeoutMs: 1 })
      for (let run = 0; run < 2; run++) {
        const { reports, failures } = await late()
        expect(reports).toBe(2)
        expect(failures.map(({ reason }) => reason)).toEqual([
          expect.stringMatching(/was stopped\..*What it held when it was last read stays\.$/),
        ])
      }
      expect(await build(paths, index)).toMatchObject({ reports: 2, filesRead: 1, failures: [] })
    },
  )

  itLong('a file that is gone or holds no report any more keeps nothing', async () => {
    const paths = writeCorpus(corpus, 3)
    await build([corpus], index)
    rmSync(paths[0]!)
    writeFileSync(paths[1]!, '')
    expect(await build([corpus], index)).toMatchObject({ reports: 1 })
  })

  itLong('a change that keeps size and time of change is found', async () => {
    const [first, ...others] = writeCorpus(corpus, 2)
    await build([first!, ...others], index)
    const { atime, mtime } = statSync(first!)
    const changed = readFileSync(first!, 'utf8').replace('公开', '开公')
    writeFileSync(first!, changed)
    utimesSync(first!, atime, mtime)
    expect(await build([first!, ...others], index)).toMatchObject({ filesRead: 1, reports: 2 })
  })
})

describeLong('another segmenter', () => {
  it('is refused over an existing index, which stays as it was', async () => {
    const paths = writeCorpus(corpus, 1)
    await build(paths, index)
    const live = currentGeneration(index)
    const analyzer = anyAnalyzer()
    const other = {
      ...analyzer,
      segmenter: { ...analyzer.segmenter, name: 'nodejieba' as const },
    }
    await expect(
      buildIndex({ paths, indexDirectory: index, analyzer: other }),
    ).rejects.toMatchObject({
      code: 'index_foreign',
      message: expect.stringMatching(
        /made with the segmenter node-rs-jieba.*stays as it was/,
      ) as unknown,
    })
    expect(currentGeneration(index)).toBe(live)
  })
})
