import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  createSidecarReader,
  findSidecar,
  listFiles,
  sidecarHash,
  sidecarPaths,
} from '../../src/ingest/index.ts'

let folder: string
const at = (...parts: string[]) => join(folder, ...parts)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-sidecar-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe('findSidecar', () => {
  it('reads the row of meta.csv about a file, without blank cells', async () => {
    writeFileSync(
      at('meta.csv'),
      '\uFEFFfile,title,reportYear,region\na.txt,"题,名",2020,\nb,,2021,江苏省\n',
    )
    expect(await findSidecar(at('a.txt'))).toEqual({
      values: { title: '题,名', reportYear: '2020' },
      warnings: [],
    })
    expect((await findSidecar(at('b.html')))?.values).toEqual({
      reportYear: '2021',
      region: '江苏省',
    })
    expect(await findSidecar(at('c.txt'))).toBeNull()
    expect(await findSidecar(at('sub', 'a.txt'))).toBeNull()
  })

  it('reads a table in GB18030', async () => {
    const gbk = [0xce, 0xc4, 0xbc, 0xfe, 0x2c, 0xb1, 0xea, 0xcc, 0xe2, 0x0a]
    const row = [0x61, 0x2c, 0xb9, 0xab, 0xbf, 0xaa, 0x0a]
    writeFileSync(at('meta.csv'), new Uint8Array([...gbk, ...row]))
    expect((await findSidecar(at('a.txt')))?.values).toEqual({ 标题: '公开' })
  })

  it('lets NAME.meta.json go before meta.csv, value by value', async () => {
    writeFileSync(at('meta.csv'), '文件,title,reportYear\na.txt,表,2020\n')
    writeFileSync(at('a.meta.json'), '{"reportYear": 2021, "indexNumber": null}')
    expect((await findSidecar(at('a.txt')))?.values).toEqual({ title: '表', reportYear: '2021' })
    writeFileSync(at('a.txt.meta.json'), '{"reportYear": "2022"}')
    expect((await findSidecar(at('a.txt')))?.values).toMatchObject({ reportYear: '2022' })
  })

  it.each([
    ['a.meta.json', '{"title": ', /a\.meta\.json：未采用，读不了/],
    ['a.meta.json', '["a"]', /no object/],
    ['a.meta.json', '{"title": {"a": 1}}', /neither text nor a number/],
    ['meta.csv', 'title,year\na,b\n', /meta\.csv.*no column "file"/],
    ['meta.csv', 'file,title\na,"b\n', /meta\.csv.*读不了/],
    ['meta.csv', '', /no column "file"/],
  ])('warns of a bad %s (%s)', async (name, content, message) => {
    writeFileSync(at(name), content)
    const sidecar = await findSidecar(at('a.txt'))
    expect(sidecar?.values).toEqual({})
    expect(sidecar?.warnings.map(({ code }) => code)).toEqual(['sidecar_unreadable'])
    expect(sidecar?.warnings[0]?.message).toMatch(message)
  })

  it('keeps the table where only the other sidecar is bad', async () => {
    writeFileSync(at('meta.csv'), 'file,title\na.txt,题\n')
    writeFileSync(at('a.txt.meta.json'), '!')
    const sidecar = await findSidecar(at('a.txt'))
    expect(sidecar?.values).toEqual({ title: '题' })
    expect(sidecar?.warnings).toHaveLength(1)
  })
})

describe('createSidecarReader', () => {
  it('reads a table again once it has changed', async () => {
    const sidecars = createSidecarReader()
    writeFileSync(at('meta.csv'), 'file,title\na.txt,一\n')
    expect((await sidecars.find(at('a.txt')))?.values).toEqual({ title: '一' })
    writeFileSync(at('meta.csv'), 'file,title\na.txt,二\n')
    utimesSync(at('meta.csv'), 1, 1)
    expect((await sidecars.find(at('a.txt')))?.values).toEqual({ title: '二' })
    rmSync(at('meta.csv'))
    expect(await sidecars.find(at('a.txt'))).toBeNull()
  })
})

describe('sidecarHash', () => {
  it('tells values apart, and not their order', () => {
    const hashOf = (values: Record<string, string>) => sidecarHash({ values, warnings: [] })
    expect(sidecarHash(null)).toBe('')
    expect(hashOf({ a: '1', b: '2' })).toBe(hashOf({ b: '2', a: '1' }))
    expect(hashOf({ a: '1', b: '2' })).not.toBe(hashOf({ a: '1', b: '3' }))
    expect(hashOf({})).not.toBe('')
  })
})

it('names where sidecars can stand, and lists none of them as a report', async () => {
  mkdirSync(at('sub'))
  for (const name of ['a.txt', 'META.csv', 'a.txt.meta.json', 'sub/meta.csv', 'sub/b.txt', 'x.csv'])
    writeFileSync(at(name), 'x')
  expect((await listFiles([folder, at('META.csv')])).files).toEqual(
    ['a.txt', 'sub/b.txt', 'x.csv'].map((name) => at(name)),
  )
  expect(sidecarPaths(at('a.txt'))).toEqual(
    ['a.txt.meta.json', 'a.meta.json', 'meta.csv'].map((name) => at(name)),
  )
})
