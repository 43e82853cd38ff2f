import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/errors.ts'
import { writeArray } from '../../../src/index/store/arrays.ts'
import {
  abandonGeneration,
  beginGeneration,
  commitGeneration,
  currentGeneration,
  removeOldGenerations,
} from '../../../src/index/store/generation.ts'
import { writeLines } from '../../../src/index/store/lines.ts'
import { formatVersion, sealManifest } from '../../../src/index/store/manifest.ts'
import { openGeneration, shareGeneration } from '../../../src/index/store/open-generation.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const root = temporaryFolder()
const builder = { analyzerFingerprint: '0123456789abcdef', segmenter: 'node-rs-jieba' }
const about = {
  builtAt: '2024-01-01T00:00:00.000Z',
  ...builder,
  parserVersion: 1,
  counts: { reports: 1, passages: 2, characters: 3, failures: 0 },
  samples: false,
}
let folders = 0

function newFolder(): string {
  const folder = join(root, String(folders++))
  mkdirSync(folder)
  return folder
}

/** Writes a generation of one array and one file of lines; returns its folder. */
function write(folder: string, values: number[]): string {
  const generation = beginGeneration(folder)
  writeArray(generation, 'values.u32', Uint32Array.from(values))
  writeLines(generation, 'lines.jsonl', ['{"a":1}', '"公开"'])
  commitGeneration(folder, generation, about)
  return join(folder, generation.name)
}

/** A copy of one well-written index, for a test to damage. */
const whole = newFolder()
write(whole, [1, 2, 70_000])

function copyOfWhole(): { folder: string; file: (name: string) => string } {
  const folder = newFolder()
  cpSync(whole, folder, { recursive: true })
  return { folder, file: (name) => join(folder, currentGeneration(folder)!, name) }
}

function refusalOf(folder: string, by = builder): AppError {
  try {
    const { readArray, readLines } = openGeneration(folder, by)
    readArray('values.u32', Uint32Array)
    readLines('lines.jsonl')
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('the index was not refused')
}

function changeManifest(path: string, change: Record<string, unknown>): void {
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
  const content = Object.entries({ ...manifest, ...change })
  const unsealed = content.filter(([key]) => key !== 'manifestCrc32')
  writeFileSync(path, sealManifest(Object.fromEntries(unsealed)))
}

describe('a generation', () => {
  it('is read back as it was written', () => {
    const { manifest, path, readArray } = openGeneration(whole, builder)
    const array = readArray('values.u32', Uint32Array)
    expect([...array]).toEqual([1, 2, 70_000])
    expect(array.buffer).toBeInstanceOf(SharedArrayBuffer)
    expect(readFileSync(path('lines.jsonl'), 'utf8')).toBe('{"a":1}\n"公开"\n')
    expect(manifest).toMatchObject({
      ...about,
      formatVersion,
      generation: currentGeneration(whole),
    })
    expect(Object.keys(manifest.files)).toEqual(['lines.jsonl', 'values.u32'])
  })

  it('is the same when its arrays were read beside other work', async () => {
    const { folder, file } = copyOfWhole()
    const shared = await shareGeneration(folder, ['values.u32'])
    // Nothing is read a second time: what was read ahead is what is used.
    rmSync(file('values.u32'))
    const { readArray, shared: passedOn } = openGeneration(folder, builder, shared)
    expect([...readArray('values.u32', Uint32Array)]).toEqual([1, 2, 70_000])
    expect(passedOn).toEqual(shared)
  })

  it('is live only once it is committed: what a killed run leaves changes nothing', () => {
    const { folder } = copyOfWhole()
    const live = currentGeneration(folder)
    const unfinished = beginGeneration(folder)
    writeArray(unfinished, 'values.u32', Uint32Array.of(9))
    expect(currentGeneration(folder)).toBe(live)
    expect([...openGeneration(folder, builder).readArray('values.u32', Uint32Array)]).toEqual([
      1, 2, 70_000,
    ])
    abandonGeneration(folder, unfinished)
    expect(readdirSync(folder).sort()).toEqual(['CURRENT', live])
  })

  it('stays while it is live or the one before; older ones and leavings go', () => {
    const folder = newFolder()
    const [first, second] = [write(folder, [1]), write(folder, [2])]
    const leaving = beginGeneration(folder)
    writeArray(leaving, 'values.u32', Uint32Array.of(9))
    const third = write(folder, [3])
    removeOldGenerations(folder)
    expect([first, second, third].map(existsSync)).toEqual([false, true, true])
    expect(existsSync(leaving.path('values.u32'))).toBe(false)
    expect([...openGeneration(folder, builder).readArray('values.u32', Uint32Array)]).toEqual([3])
  })

  it('is given up as the one before where it was found damaged: the last good one stays', () => {
    const folder = newFolder()
    const [first, second, third] = [write(folder, [1]), write(folder, [2]), write(folder, [3])]
    removeOldGenerations(folder, (name) => second.endsWith(name))
    expect([first, second, third].map(existsSync)).toEqual([true, false, true])
  })

  it('takes a name of its own even within one millisecond', () => {
    const folder = newFolder()
    const names = Array.from({ length: 20 }, () => beginGeneration(folder).name)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toEqual(names.toSorted())
  })
})

describe('an index is refused', () => {
  it('where there is none', () => {
    const folder = newFolder()
    expect(currentGeneration(folder)).toBeNull()
    expect(refusalOf(folder)).toMatchObject({
      code: 'index_missing',
      message: `There is no index at ${folder}. Make one: gongkai index PATH --out ${folder}`,
    })
  })

  const damages: [string, string, (file: (name: string) => string, folder: string) => void][] = [
    [
      'manifest is cut short',
      'manifest.json',
      (file) => {
        truncateSync(file('manifest.json'), 40)
      },
    ],
    [
      'manifest is empty',
      'manifest.json',
      (file) => {
        writeFileSync(file('manifest.json'), '')
      },
    ],
    [
      'manifest is not an object',
      'manifest.json',
      (file) => {
        writeFileSync(file('manifest.json'), 'null')
      },
    ],
    [
      'manifest lacks its counts',
      'manifest.json',
      (file) => {
        changeManifest(file('manifest.json'), { counts: undefined })
      },
    ],
    [
      'manifest is gone',
      'manifest.json',
      (file) => {
        rmSync(file('manifest.json'))
      },
    ],
    [
      'manifest has one other digit',
      'manifest.json',
      (file) => {
        const path = file('manifest.json')
        writeFileSync(path, readFileSync(path, 'utf8').replace('"passages": 2', '"passages": 3'))
      },
    ],
    [
      'manifest has lost its checksum',
      'manifest.json',
      (file) => {
        const path = file('manifest.json')
        writeFileSync(path, readFileSync(path, 'utf8').replace('manifestCrc32', 'manifestCrc33'))
      },
    ],
    [
      'manifest is that of another generation',
      'manifest.json',
      (file) => {
        changeManifest(file('manifest.json'), { generation: 'generation-of-old' })
      },
    ],
    [
      'manifest forgets an array',
      'values.u32',
      (file) => {
        changeManifest(file('manifest.json'), { files: {} })
      },
    ],
    [
      'array is gone',
      'values.u32',
      (file) => {
        rmSync(file('values.u32'))
      },
    ],
    [
      'array is cut short',
      'values.u32',
      (file) => {
        truncateSync(file('values.u32'), 8)
      },
    ],
    [
      'array has grown',
      'values.u32',
      (file) => {
        appendFileSync(file('values.u32'), 'more')
      },
    ],
    [
      'array has one other bit',
      'values.u32',
      (file) => {
        writeFileSync(file('values.u32'), Buffer.from(Uint32Array.of(1, 3, 70_000).buffer))
      },
    ],
    [
      'file of lines has one other letter',
      'lines.jsonl',
      (file) => {
        writeFileSync(file('lines.jsonl'), '{"b":1}\n"公开"\n')
      },
    ],
    [
      'CURRENT names a generation that is gone',
      'manifest.json',
      (_, folder) => {
        writeFileSync(join(folder, 'CURRENT'), 'generation-none\n')
      },
    ],
    [
      'CURRENT is empty',
      'CURRENT is not the file',
      (_, folder) => {
        writeFileSync(join(folder, 'CURRENT'), '')
      },
    ],
  ]
  it.each(damages)('when the %s', (_, named, damage) => {
    const { folder, file } = copyOfWhole()
    damage(file, folder)
    const { code, message } = refusalOf(folder)
    expect(code).toBe('index_damaged')
    expect(message).toContain(`The index at ${folder} is damaged: `)
    expect(message).toContain(named)
    expect(message).toContain(`Rebuild it: gongkai index PATH --force --out ${folder}`)
    expect(message).not.toContain('\n')
  })

  // Lines are read when it is opened.
  const foundAhead = damages.filter(([what]) => !what.includes('other letter'))
  it.each(foundAhead)('read beside other work, when the %s', async (_, named, damage) => {
    const { folder, file } = copyOfWhole()
    damage(file, folder)
    await expect(shareGeneration(folder, ['values.u32'])).rejects.toMatchObject({
      code: 'index_damaged',
      message: refusalOf(folder).message,
    })
    expect(refusalOf(folder).message).toContain(named)
  })

  it('when its format has another version', () => {
    const { folder, file } = copyOfWhole()
    changeManifest(file('manifest.json'), { formatVersion: 99, counts: 'of another shape' })
    const { code, message } = refusalOf(folder)
    expect(code).toBe('index_foreign')
    expect(message).toContain(`format version 99; this program reads version ${formatVersion}`)
    expect(message).toContain('Rebuild it')
  })

  it('when another segmenter built it', () => {
    const { code, message } = refusalOf(whole, { ...builder, segmenter: 'nodejieba' })
    expect(code).toBe('index_foreign')
    expect(message).toContain('built with the segmenter node-rs-jieba, but nodejieba runs here')
    expect(message).toContain('GONGKAI_SEGMENTER=node-rs-jieba')
  })

  it('before anything is read, where the builder is known', async () => {
    const { folder, file } = copyOfWhole()
    const other = { ...builder, segmenter: 'nodejieba' }
    // Read, it would be found damaged.
    writeFileSync(file('values.u32'), Buffer.from(Uint32Array.of(1, 3, 70_000).buffer))
    await expect(shareGeneration(folder, ['values.u32'], other)).rejects.toMatchObject({
      code: 'index_foreign',
    })
  })

  it('when another analyzer built it', () => {
    const { code, message } = refusalOf(whole, {
      ...builder,
      analyzerFingerprint: 'fedcba9876543210',
    })
    expect(code).toBe('index_foreign')
    expect(message).toContain('0123456789abcdef, here fedcba9876543210')
  })
})
