import {
  cpSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { currentGeneration } from '../../src/index/index.ts'
import { sealManifest } from '../../src/index/store/manifest.ts'
import { corpusFolder } from '../search/corpus.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { run, runProcess, type Outcome } from './run.ts'
import { itLong } from '../support/long.ts'

const root = temporaryFolder()
const index = join(root, 'index')
const inRoot = (...parts: string[]) => join(root, ...parts)

/** A refusal: nothing on standard output, one line on standard error. */
function expectRefusal(outcome: Outcome, code: number, message: RegExp): void {
  expect(outcome.stderr).toMatch(message)
  expect(outcome.stderr.trimEnd().split('\n')).toHaveLength(1)
  expect(outcome.stderr).toMatch(/^gongkai: /)
  expect(outcome.stdout).toBe('')
  expect(outcome.code).toBe(code)
}

beforeAll(async () => {
  mkdirSync(inRoot('one'))
  writeFileSync(inRoot('one', 'empty.txt'), '')
  writeFileSync(inRoot('one', 'binary.txt'), Buffer.from([0, 1, 2, 255, 254, 0, 0, 7, 0, 3, 0]))
  const gbk = Buffer.from('b8dfb8dbc7f8c8cbc3f1d5fec8ae', 'hex')
  // Half of a GBK text read on as UTF-8: bytes that are neither.
  writeFileSync(inRoot('one', 'encoding.txt'), Buffer.concat([Buffer.alloc(90, 0xff), gbk]))
  writeFileSync(inRoot('one', 'large.txt'), Buffer.alloc(50 * 1024 * 1024, 'a'))
  cpSync(join(corpusFolder, 'gaogang-2017.txt'), inRoot('one', 'gaogang-2017.txt'))
  const built = await run(['index', corpusFolder, '--out', index])
  expect(built.stderr).toContain('6 of 6 files')
  expect(built.stdout).toMatch(/^6 reports from 6 files \(6 read, 0 unchanged\) in [\d.]+ s\./)
  expect(built.code).toBe(0)
})

describe('what succeeds', () => {
  it('inspect says what reading took', async () => {
    const { stdout } = await run(['inspect', join(corpusFolder, 'gaogang-2017.txt')])
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(
      /^reading \d+\.\d KiB took [\d,]+ ms of a processor \([\d.]+ ms a KiB\) and [\d,]+ MB of memory at most$/,
    )
  })

  it('verify --files names each generation and what became of the sources', async () => {
    const { code, stdout } = await run(['verify', '--files', '--index', index])
    expect(stdout).toMatch(
      /^ok {3}generation-\S+ \(live\): \d+ files, [\d,]+ bytes\nsources: 6 as they were read, 0 changed, 0 gone\n$/,
    )
    expect(code).toBe(0)
  })

  it('search marks matches for people', async () => {
    const { code, stdout, stderr } = await run(['search', '延期答复', '--index', index])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('【延期答复】2件')
    expect(stdout).toMatch(/^\d+ reports, \d+ passages, \d+ occurrences/)
  })

  itLong.each([
    ['search', ['search', '依申请公开 year:2017', '--index', index], { total: 2, match: 'all' }],
    [
      'search with every filter',
      [
        'search',
        '公开',
        '--year',
        '2016..2017',
        '--section',
        '依申请公开',
        '--region',
        '江苏',
        '--limit',
        '1',
        '--index',
        index,
      ],
      { total: 2, limit: 1 },
    ],
    ['search of only punctuation', ['search', '，。？', '--index', index], { total: 0 }],
    ['search of unbalanced quotes', ['search', '"延期 (答复', '--index', index], { match: 'all' }],
    ['tokens', ['tokens', '依申請公開'], { normalized: '依申请公开', segmenter: 'node-rs-jieba' }],
    ['inspect', ['inspect', join(corpusFolder, 'gaogang-2017.txt')], { reportYear: 2017 }],
    ['stats', ['stats', '--index', index], { reports: 6, segmenter: 'node-rs-jieba' }],
    [
      'verify',
      ['verify', '公开', '延期', '--random', '2000', '--index', index],
      { checked: 2002, misses: 0 },
    ],
  ])('%s --json prints one JSON document and nothing else', async (_, args, expected) => {
    const { code, stdout, stderr } = await run([...args, '--json'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject(expected)
    expect(stdout.trimEnd()).not.toContain('\n')
  })

  itLong('index lists what failed and goes on; --strict says so by its exit code', async () => {
    const out = inRoot('partly')
    const { code, stdout } = await run(['index', inRoot('one'), '--out', out, '--strict', '--json'])
    const summary = JSON.parse(stdout) as { reports: number; failures: { reason: string }[] }
    expect(code).toBe(1)
    expect(summary.reports).toBe(1)
    const reasons = summary.failures.map(({ reason }) => reason)
    expect(reasons).toHaveLength(4)
    expect(reasons.find((each) => each.includes('empty.txt'))).toContain('the file is empty')
    expect(reasons.find((each) => each.includes('large.txt'))).toContain('50.0 MiB is more than')
    expect(reasons.some((each) => each.includes('binary.txt'))).toBe(true)
    expect(reasons.some((each) => each.includes('encoding.txt'))).toBe(true)
    for (const reason of reasons) expect(reason).not.toContain('\n')

    const again = await run(['index', inRoot('one'), '--out', out])
    expect(again.code).toBe(0)
    expect(again.stdout).toContain('(0 read, 1 unchanged)')
    expect(again.stdout).toContain('4 files failed:')
  })

  itLong('serve answers at the address it prints, and ends when told to', async () => {
    const { code, stdout } = await runProcess(
      ['serve', '--index', index, '--port', '0'],
      'is ready',
    )
    expect(stdout).toMatch(/^gongkai is ready: http:\/\/127\.0\.0\.1:\d+/)
    expect(code).toBe(0)
  })

  itLong('a process of its own ends with the same codes', async () => {
    const [found, refused] = await Promise.all([
      runProcess(['search', '延期', '--index', index, '--json']),
      runProcess(['search', '延期', '--nonsense']),
    ])
    expect(found).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(found.stdout)).toMatchObject({ match: 'all' })
    expectRefusal(refused, 2, /no option/)
  })

  itLong('output that nobody reads on ends quietly', async () => {
    const file = inRoot('one', 'gaogang-2017.txt')
    const outcome = await runProcess(['inspect', file, '--json'], undefined, { hangsUp: true })
    expect(outcome).toMatchObject({ code: 0, stderr: '' })
  })

  it('--version and --help', async () => {
    const version = await run(['--version'])
    const help = await run(['--help'])
    const { version: expected } = JSON.parse(
      readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8'),
    ) as { version: string }
    expect(version).toEqual({ code: 0, stdout: `${expected}\n`, stderr: '' })
    expect(help.code).toBe(0)
    for (const command of ['index', 'serve', 'search', 'inspect', 'tokens', 'verify', 'stats'])
      expect(help.stdout).toContain(command)
  })
})

describe('what is refused', () => {
  it('no command at all: the help says which there are', async () => {
    const { code, stdout, stderr } = await run([])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('Usage: gongkai')
  })

  it.each([
    ['an unknown option', ['search', '公开', '--nonsense'], /no option --nonsense/],
    ['an unknown command', ['nonsense'], /no command nonsense/],
    ['a query left out', ['search'], /argument query is missing/],
    ['a limit of zero', ['search', '公开', '--limit', '0'], /--limit 0: give a whole number/],
    ['a year that is none', ['search', '公开', '--year', '20x7'], /--year 20x7: give a year/],
    ['a year and more', ['search', '公开', '--year', '2017 公开'], /--year 2017 公开: give a year/],
    [
      'a section that is none',
      ['search', '公开', '--section', '没有'],
      /--section 没有: give a section/,
    ],
    ['a port that is none', ['serve', '--index', index, '--port', '70000'], /PORT is "70000"/],
    ['a port that is a word', ['serve', '--index', index, '--port', 'http'], /PORT is "http"/],
    ['nothing to verify', ['verify', '--index', index], /Nothing to verify/],
    ['a count that is none', ['verify', '--random', 'x', '--index', index], /--random x: give/],
    [
      'a query of 10,000 characters',
      ['search', '公'.repeat(10_000), '--index', index],
      /The query has 10,000 characters; at most 500/,
    ],
  ])('%s, as wrong usage', async (_, args, message) => {
    expectRefusal(await run(args), 2, message)
  })

  itLong.each([
    [
      'a missing folder',
      ['index', inRoot('nowhere'), '--out', inRoot('no-out')],
      /no such file or folder/,
    ],
    ['a missing file', ['inspect', inRoot('nowhere.txt')], /no such file/],
    ['an empty file', ['inspect', inRoot('one', 'empty.txt')], /the file is empty/],
    ['a binary file', ['inspect', inRoot('one', 'binary.txt')], /binary\.txt/],
    ['bytes of no encoding', ['inspect', inRoot('one', 'encoding.txt')], /encoding\.txt/],
    [
      'a file of 50 MB',
      ['inspect', inRoot('one', 'large.txt')],
      /50\.0 MiB is more than the limit/,
    ],
    ['a folder as a file', ['inspect', inRoot('one')], /a folder, not a file/],
    [
      'an index that is not there',
      ['search', '公开', '--index', inRoot('none')],
      /There is no index at .*gongkai index/,
    ],
    [
      'the same asked for JSON',
      ['stats', '--json', '--index', inRoot('none')],
      /There is no index/,
    ],
  ])('%s', async (_, args, message) => {
    expectRefusal(await run(args), 1, message)
  })

  it('a file that cannot be opened', async () => {
    symlinkSync(inRoot('loop.txt'), inRoot('loop.txt'))
    expectRefusal(await run(['inspect', inRoot('loop.txt')]), 1, /a link that leads back/)
  })

  it('a file that may not be read', async ({ skip }) => {
    if (process.getuid?.() === 0) skip('root may read every file')
    writeFileSync(inRoot('closed.txt'), 'x', { mode: 0 })
    expectRefusal(await run(['inspect', inRoot('closed.txt')]), 1, /cannot be read \(EACCES\)/)
  })

  itLong('a port that is taken', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as { port: number }
    try {
      const outcome = await runProcess(['serve', '--index', index, '--port', String(port)])
      expectRefusal(outcome, 1, new RegExp(String(port)))
    } finally {
      other.close()
    }
  })

  const damages: [string, RegExp, (manifest: string) => void][] = [
    [
      'a damaged manifest',
      /manifest\.json is not JSON.*Rebuild it/,
      (path) => {
        truncateSync(path, 30)
      },
    ],
    [
      'a manifest that is gone',
      /manifest\.json cannot be read.*Rebuild it/,
      (path) => {
        rmSync(path)
      },
    ],
    [
      'an index of another version',
      /format version 99; this program reads version \d+\. Rebuild it/,
      (path) => {
        writeFileSync(path, JSON.stringify({ formatVersion: 99 }))
      },
    ],
  ]
  itLong.each(damages)('%s', async (name, message, damage) => {
    const copy = inRoot(name)
    cpSync(index, copy, { recursive: true })
    damage(join(copy, currentGeneration(copy)!, 'manifest.json'))
    expectRefusal(await run(['search', '公开', '--index', copy]), 1, message)
  })

  it('an index that another segmenter built', async () => {
    const copy = inRoot('segmenter')
    cpSync(index, copy, { recursive: true })
    const path = join(copy, currentGeneration(copy)!, 'manifest.json')
    const { manifestCrc32, ...manifest } = JSON.parse(readFileSync(path, 'utf8')) as object & {
      manifestCrc32: number
    }
    expect(manifestCrc32).toBeTypeOf('number')
    writeFileSync(path, sealManifest({ ...manifest, segmenter: 'nodejieba' }))
    expectRefusal(
      await run(['search', '公开', '--index', copy]),
      1,
      /built with the segmenter nodejieba, but node-rs-jieba runs here.*GONGKAI_SEGMENTER=nodejieba/,
    )
  })
})
