import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { SearchService } from '../../src/search/index.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import {
  casesFolder,
  corpusFolder,
  parametersOf,
  readReports,
  reportsOfTexts,
  serviceOver,
} from './corpus.ts'

const samplesFolder = join(import.meta.dirname, '..', '..', 'index-data', 'samples')

let service: SearchService

beforeAll(async () => {
  service = serviceOver(await readReports(corpusFolder), anyAnalyzer())
})

describe('suggestions', () => {
  const textsOf = async (q: string) => (await service.suggest(q, 10)).map(({ text }) => text)

  it('complete words, bodies, places, titles and document numbers', async () => {
    const kinds = new Set<string>()
    for (const q of ['依申', '淮北', '博尔', '国办发'])
      for (const { kind, text } of await service.suggest(q, 10)) {
        kinds.add(kind)
        expect(text).toContain(q)
      }
    expect([...kinds].sort()).toEqual([
      'body',
      'documentNumber',
      'place',
      'section',
      'term',
      'title',
    ])
  })

  it('keep what was typed before, and lead to a query that finds something', async () => {
    for (const q of ['公开 依申', '公开 淮北', '公开 国办发']) {
      const suggestions = await service.suggest(q, 10)
      expect(suggestions.length, q).toBeGreaterThan(0)
      for (const { query } of suggestions) {
        expect(query.startsWith('公开 ')).toBe(true)
        const { total, match, warnings } = await service.search(parametersOf(query))
        expect({ match, isSome: total > 0, warnings }, query).toEqual({
          match: 'all',
          isSome: true,
          warnings: [],
        })
      }
    }
  })

  it('know names by pinyin and its initials, also of short names, and forgive a character of the same sound', async () => {
    expect(await textsOf('hbs')).toContain('淮北市')
    expect(await textsOf('bz')).toContain('博尔塔拉蒙古自治州')
    expect(await textsOf('坏北')).toContain('淮北市')
    expect((await textsOf('信息工开')).join(' ')).toContain('信息公开')
    expect(await textsOf('核聚变反应堆')).toEqual([])
  })

  it('go on with what the texts say where there are few names, whole words alone', async () => {
    const texts = ['虹桥机场扩建。', '虹桥机场开通航班，虹桥路改造。', '虹桥机场。', '彩虹桥。']
    const own = serviceOver(await reportsOfTexts(...texts), anyAnalyzer())
    const found = await own.suggest('虹桥', 10)
    expect(found.map(({ text }) => text)).toContain('虹桥机场')
    expect(found.find(({ text }) => text === '虹桥机场')).toMatchObject({ kind: 'term', count: 3 })
    for (const { text } of found) expect(texts.join('')).toContain(text)
  })

  it('are none for nothing', async () => {
    expect(await service.suggest('', 10)).toEqual([])
    expect(await service.suggest('公开 ', 10)).toEqual([])
    expect(await service.suggest('"', 10)).toEqual([])
  })
})

/** Rows of a table of tab-separated values, without its head. */
function rowsOf(name: string): string[][] {
  const [, ...lines] = readFileSync(join(casesFolder, name), 'utf8').trim().split('\n')
  return lines.map((line) => line.split('\t'))
}

describe('names of forty kinds, over the samples and the cases', () => {
  let wide: SearchService
  beforeAll(async () => {
    const samples = await readReports(samplesFolder)
    wide = serviceOver([...(await readReports(corpusFolder)), ...samples], anyAnalyzer())
  })

  it('are suggested after two characters, in 36 of 40 cases at least', async () => {
    const missed: string[] = []
    for (const [typed, kind, target] of rowsOf('typing.tsv')) {
      const found = await wide.suggest(typed!, 10)
      if (!found.some((each) => each.kind === kind && each.text.startsWith(target!)))
        missed.push(`${typed!}: ${target!}`)
    }
    expect(missed.length, missed.join(', ')).toBeLessThanOrEqual(4)
  })

  it('are offered for a slip, in 36 of 40 cases at least, with noise beside it in two at most', async () => {
    const missed: string[] = []
    const noisy: string[] = []
    for (const [typed, meant] of rowsOf('slips.tsv')) {
      const { didYouMean } = await wide.search(parametersOf(typed!))
      const offered = didYouMean.map(({ text }) => text)
      if (!offered.includes(meant!)) missed.push(`${typed!}: ${offered.join(' ')}`)
      else if (offered.length > 1) noisy.push(`${typed!}: ${offered.join(' ')}`)
    }
    expect(missed.length, missed.join(', ')).toBeLessThanOrEqual(4)
    expect(noisy.length, noisy.join(', ')).toBeLessThanOrEqual(2)
  })
})

describe('did you mean', () => {
  const offered = async (q: string) =>
    (await service.search(parametersOf(q))).didYouMean.map(({ text }) => text)

  it.each([
    ['依申情公开', '依申请公开'],
    ['依申请请公开', '依申请公开'],
    ['依请申公开', '依申请公开'],
    ['PPPP项目', 'PPP项目'],
    ['ＰＰＰＰ項目', 'ＰＰＰ項目'],
    ['公开 依申情公开 延期', '公开 依申请公开 延期'],
    ['博尔塔啦', '博尔塔拉'],
    ['博洲', '博州'],
    ['year:2016 博尔塔啦', 'year:2016 博尔塔拉'],
  ])('%s: %s', async (q, expected) => {
    expect(await offered(q)).toContain(expected)
  })

  it('puts the word first, before pieces of one that are as common', async () => {
    expect((await offered('依申请开'))[0]).toBe('依申请公开')
    expect((await offered('行复议'))[0]).toBe('行政复议')
  })

  it('offers nothing where the words are found, in quotes, or where nothing is near', async () => {
    expect(await offered('依申请公开')).toEqual([])
    expect(await offered('"依申情公开"')).toEqual([])
    expect(await offered('核聚变反应堆')).toEqual([])
    expect(await offered('公开 -依申情公开')).toEqual([])
  })

  it('takes what is made of words for no slip, but for what sounds the same', async () => {
    const texts = [
      '推进五公开。变电站安全。财政决算。',
      '落实五公开，建设变电站。财政预算和财政决算。',
    ]
    const many = [...texts, ...texts, ...texts, ...texts]
    const own = serviceOver(await reportsOfTexts(...many), anyAnalyzer())
    const offeredFor = async (q: string) =>
      (await own.search(parametersOf(q))).didYouMean.map(({ text }) => text)
    for (const q of ['未公开', '非公开', '拟公开', '全公开', '谁公开谁审查', '核电站'])
      expect(await offeredFor(q), q).toEqual([])
    expect(await offeredFor('伍公开')).toEqual(['五公开'])
    // Of two strings that are as near, the one that sounds so was meant.
    expect(await offeredFor('财政绝算')).toEqual(['财政决算'])
  })

  it('offers no name that differs in a whole word', async () => {
    const texts = ['信息公开工作。', '信息公开工作。', '信息公开工作。', '信息公开工作。']
    const own = serviceOver(await reportsOfTexts(...texts), anyAnalyzer())
    const { didYouMean } = await own.search(parametersOf('信息公开目绿'))
    expect(didYouMean).toEqual([])
  })

  it('searches for nothing by itself', async () => {
    expect(await service.search(parametersOf('博尔塔啦'))).toMatchObject({ total: 0, hits: [] })
  })
})
