import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { makeTextRoom, openTexts } from '../../../src/index/store/passage-texts.ts'
import { packReport } from '../../../src/index/store/report-blocks.ts'
import type { Report } from '../../../src/report/index.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const folder = temporaryFolder()

const texts = ['依申请公开', '', 'tab\there', '半个\ud842代理', '𠮷林\t', ' PPP 项目 ']
const columns = ['', '名称', '数\ud842']
const rows = [undefined, { under: ['甲'], columns }, undefined, { under: [], columns }]
const units = texts.map((text, i) => ({
  ...{ id: `s1.p${i + 1}`, kind: 'paragraph' as const, section: 'overview' as const },
  ...{ text, heading: null, headingPassage: null, ...(rows[i] && { row: rows[i] }) },
}))
const { passages, passageEnds } = packReport({ figures: [] } as unknown as Report, units)
const path = join(folder, 'passages.utf16')
writeFileSync(path, passages)
const places = Array.from(passageEnds, (end, i) => ({ start: passageEnds[i - 1] ?? 0, end }))
const checksum = crc32(passages)
/** All of them are one report's. */
const block = { start: 0, end: passages.length, crc32: checksum }
const open = (room?: ReturnType<typeof makeTextRoom>, at = block) =>
  openTexts(path, 1, () => at, room)

const everything = (opened: ReturnType<typeof openTexts>): [string, string][] => {
  const read = opened.read(0, places)
  return places.map((_, i) => [read.idOf(i), read.textOf(i)])
}
const expected = units.map(({ id, text }) => [id, text])

describe('texts of passages', () => {
  it('are read as they were written: from disk, and from memory in every thread once they are there', async () => {
    const room = makeTextRoom(passages.length)
    const serving = open(room)
    const other = open(room)
    expect(everything(other)).toEqual(expected)
    expect(await serving.keep(checksum)).toBe(true)
    // What is read from now on is what is in memory.
    new Uint8Array(room!.bytes)[places[0]!.end - 4] = '关'.charCodeAt(0) & 0xff
    new Uint8Array(room!.bytes)[places[0]!.end - 3] = '关'.charCodeAt(0) >> 8
    for (const opened of [serving, other]) {
      expect(everything(opened)).toEqual([['s1.p1', '依申请公关'], ...expected.slice(1)])
      const all = opened.bytes(0).subarray(places[5]!.start)
      expect(all.toString('utf16le')).toBe('s1.p6\t PPP 项目 \0')
      opened.close()
    }
  })

  it('have rows behind them, with names of columns written once', () => {
    const opened = open()
    const read = opened.read(0, places)
    opened.close()
    expect(places.map((_, i) => read.rowOf(i))).toEqual([
      null,
      [['甲'], columns],
      null,
      [[], 2],
      null,
      null,
    ])
  })

  it('leave out a row too long to be told of', () => {
    const long = { ...units[0]!, row: { under: ['一'.repeat(70_000)], columns: [''] } }
    const packed = packReport({ figures: [] } as unknown as Report, [long])
    expect(Buffer.from(packed.passages).toString('utf16le')).toBe('s1.p1\t依申请公开\0')
  })

  it('stay on disk where they are too many, and where what was read has another checksum', async () => {
    expect(makeTextRoom(2 ** 30)).toBeUndefined()
    const large = open()
    expect(await large.keep(checksum)).toBe(true)
    const room = makeTextRoom(passages.length)
    const damaged = open(room)
    expect(await damaged.keep(checksum + 1)).toBe(false)
    for (const opened of [large, damaged]) {
      expect(everything(opened)).toEqual(expected)
      expect(opened.read(0, []).idOf).toBeTypeOf('function')
      expect(opened.bytes(0)).toEqual(readFileSync(path))
      opened.close()
    }
  })

  it('are refused on disk where one byte of the report is another, whichever passage is asked for', () => {
    for (const asked of [places, [places[5]!]]) {
      const damaged = open(undefined, { ...block, crc32: checksum + 1 })
      expect(() => damaged.read(0, asked)).toThrow(
        expect.objectContaining({ code: 'index_damaged' }) as Error,
      )
      expect(() => damaged.bytes(0)).toThrow(/is damaged/)
      damaged.close()
    }
  })
})
