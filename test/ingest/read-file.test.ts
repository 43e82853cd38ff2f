import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toLineBlocks } from '../../src/ingest/formats/text.ts'
import { defaultReadLimits, listFiles, readDocuments } from '../../src/ingest/index.ts'

let folder: string
const at = (...parts: string[]) => join(folder, ...parts)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-ingest-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe('readDocuments', () => {
  it('gives a document with blocks that are slices of its text', async () => {
    writeFileSync(at('a.txt'), '\uFEFF标题\r\n\r\n　　一、概述  \r\n正文。\r\n')
    const [document] = await readDocuments(at('a.txt'))
    expect(document?.format).toBe('text')
    expect(document?.encoding).toBe('utf-8')
    expect(
      document?.blocks.map((block) => document.text.slice(block.source.start, block.source.end)),
    ).toEqual(['标题', '一、概述', '正文。'])
  })

  it.each([
    ['a missing file', 'missing.txt', 'not_found', /no such file/],
    ['an empty file', 'empty.txt', 'unreadable_file', /is empty/],
    ['a file of white space', 'blank.txt', 'unreadable_file', /holds no text/],
    ['a binary file', 'binary.txt', 'unreadable_file', /binary content/],
    [
      'a file that cannot be opened',
      'loop.txt',
      'unreadable_file',
      /a link that leads back to itself/,
    ],
    ['a folder', 'sub', 'unreadable_file', /a folder, not a file/],
  ])('says what is wrong with %s', async (_what, name, code, message) => {
    writeFileSync(at('empty.txt'), '')
    writeFileSync(at('blank.txt'), ' \r\n　\n')
    writeFileSync(at('binary.txt'), new Uint8Array([1, 2, 0, 3]))
    mkdirSync(at('sub'), { recursive: true })
    rmSync(at('loop.txt'), { force: true })
    symlinkSync(at('loop.txt'), at('loop.txt'))
    await expect(readDocuments(at(name))).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message) as string,
    })
  })

  it('refuses a file over the size limit before reading it', async () => {
    writeFileSync(at('large.txt'), '文'.repeat(100))
    const limits = { ...defaultReadLimits, maxFileBytes: 299 }
    await expect(readDocuments(at('large.txt'), limits)).rejects.toMatchObject({
      code: 'unreadable_file',
    })
    await expect(
      readDocuments(at('large.txt'), { ...limits, maxFileBytes: 300 }),
    ).resolves.toHaveLength(1)
  })

  it('refuses a file of 50 MB by default', async () => {
    writeFileSync(at('fifty.txt'), Buffer.alloc(50_000_000, 'a'))
    await expect(readDocuments(at('fifty.txt'))).rejects.toThrow(
      /47\.7 MiB is more than the limit of 32\.0 MiB/,
    )
  })
})

describe('toLineBlocks', () => {
  it('knows every kind of line end', () => {
    expect(toLineBlocks('a\rb\nc\r\nd\fe').map((block) => block.text)).toEqual([
      'a',
      'b',
      'c',
      'd',
      'e',
    ])
  })
})

describe('listFiles', () => {
  it('walks folders in name order, leaves out hidden files, and names each file once', async () => {
    mkdirSync(at('walk', 'b'), { recursive: true })
    mkdirSync(at('walk', '.git'), { recursive: true })
    for (const name of ['c.txt', 'a.txt', '.hidden', '~$lock.docx', 'b/x.txt', '.git/config']) {
      writeFileSync(at('walk', name), 'x')
    }
    symlinkSync(at('walk'), at('walk', 'b', 'up'))
    symlinkSync(at('walk', 'nowhere'), at('walk', 'broken.txt'))
    const { files } = await listFiles([at('walk'), at('walk', 'a.txt'), at('walk', '.hidden')])
    expect(files).toEqual(
      ['a.txt', 'b/x.txt', 'broken.txt', 'c.txt', '.hidden'].map((name) => at('walk', name)),
    )
  })

  it('takes documents alone from the folder of a saved page', async () => {
    mkdirSync(at('saved', '年报_files', 'img'), { recursive: true })
    mkdirSync(at('saved', '别的_files'))
    for (const name of [
      '年报.htm',
      '年报_files/a.js',
      '年报_files/frame.html',
      '年报_files/img/b.png',
      '年报_files/附件.docx',
      '别的_files/c.txt',
    ])
      writeFileSync(at('saved', name), 'x')
    const { files, pageFolders } = await listFiles([at('saved')])
    expect(files).toEqual(
      ['别的_files/c.txt', '年报.htm', '年报_files/附件.docx'].map((name) => at('saved', name)),
    )
    expect(pageFolders).toEqual([{ path: at('saved', '年报_files'), page: '年报.htm', files: 3 }])
  })

  it('says that a folder is missing', async () => {
    await expect(listFiles([at('nowhere')])).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringContaining('no such file or folder') as string,
    })
  })
})
