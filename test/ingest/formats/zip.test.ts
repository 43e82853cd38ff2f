import { describe, expect, it } from 'vitest'
import { formats, type SourceDocument } from '../../../src/ingest/index.ts'
import { inWords } from '../../../src/sentence.ts'
import { testLimits } from '../../contracts/format.ts'
import { docxOf, wordParagraph, zipOf } from '../../support/archive.ts'

const zipFormat = formats.find((format) => format.name === 'zip')!
const read = (bytes: Uint8Array, limits = testLimits): Promise<SourceDocument[]> =>
  zipFormat.read(bytes, 'a.zip', limits)

const words = '本机关全年收到申请'

describe('zip format', () => {
  it('reads each file by its own format, paths after a #', async () => {
    const documents = await read(
      zipOf([
        { name: '2023/', content: '' },
        { name: '2023/甲.txt', content: words },
        { name: '乙.dat', content: docxOf(wordParagraph('正文')) },
      ]),
    )
    expect(documents.map(({ path, format, text }) => [path, format, text])).toEqual([
      ['a.zip#2023/甲.txt', 'text', words],
      ['a.zip#乙.dat', 'docx', '正文'],
    ])
  })

  it('decodes entry names in GBK', async () => {
    const [document] = await read(
      zipOf([{ name: Buffer.from('b1a8b8e62e747874', 'hex'), content: words }]),
    )
    expect(document?.path).toBe('a.zip#报告.txt')
  })

  it('takes paths that climb for names only', async () => {
    const [document] = await read(zipOf([{ name: '../../etc/passwd.txt', content: words }]))
    expect(document?.path).toBe('a.zip#../../etc/passwd.txt')
  })

  it('leaves out what systems add', async () => {
    const documents = await read(
      zipOf([
        { name: '__MACOSX/._a.txt', content: 'x' },
        { name: '.DS_Store', content: 'x' },
        { name: 'a.txt', content: words },
      ]),
    )
    expect(documents).toHaveLength(1)
  })

  it('says of each entry it cannot read why', async () => {
    const inner = zipOf([{ name: 'a.txt', content: words }])
    const documents = await read(
      zipOf([
        { name: 'a.txt', content: words },
        { name: 'inner.zip', content: inner },
        { name: 'locked.txt', content: words, isEncrypted: true },
        { name: 'empty.txt', content: '' },
        { name: 'photo.jpg', content: Buffer.from('ffd8ffe000104a464946', 'hex') },
        { name: 'longer.txt', content: words.repeat(10), statedSize: 5 },
      ]),
    )
    const reasons = documents.slice(1).map((document) => document.warnings[0])
    expect(reasons.every((warning) => warning?.code === 'unreadable_entry')).toBe(true)
    expect(
      reasons.map(
        (warning) =>
          /archive in an archive|password|empty|a picture|broken/.exec(
            inWords(warning!.sentence, 'en'),
          )?.[0],
      ),
    ).toEqual(['archive in an archive', 'password', 'empty', 'a picture', 'broken'])
  })

  it('refuses an archive of which nothing can be read, with the first reason', async () => {
    await expect(read(zipOf([{ name: 'a.txt', content: '' }]))).rejects.toThrow(
      /nothing in the archive.*empty/,
    )
    await expect(read(zipOf([]))).rejects.toMatchObject({ code: 'unreadable_file' })
  })

  it('refuses too many entries, too much content and a bomb', async () => {
    const many = zipOf(
      Array.from({ length: 101 }, (_, i) => ({ name: `${i}.txt`, content: words })),
    )
    await expect(read(many)).rejects.toThrow(/101 entries .* limit of 100/)
    const large = zipOf([{ name: 'a.txt', content: Buffer.alloc(9 * 1024 * 1024, 'a') }])
    await expect(read(large)).rejects.toThrow(/limit of 8 MiB/)
    const bomb = zipOf([{ name: 'a.txt', content: Buffer.alloc(20 * 1024 * 1024) }])
    await expect(read(bomb, { ...testLimits, maxExpandedBytes: 1024 ** 3 })).rejects.toThrow(
      /zip bomb/,
    )
  })
})
