import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sectionLabels } from '../../src/report/index.ts'
import {
  commandLineMessages,
  datasetMessages,
  createTranslator as translate,
  endpointMessages,
  sentenceMessages,
  figureNames,
  formatNumber,
  languages,
  pageMessages,
  toLanguage,
  type Language,
} from '../../src/language/index.ts'

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)/g)].map((match) => match[1] ?? '').sort()

const createTranslator = (language: Language) => translate(pageMessages, language)

describe('messages', () => {
  const every = {
    ...pageMessages,
    ...commandLineMessages,
    ...sentenceMessages,
    ...endpointMessages,
  }
  it.each(Object.entries(every))(
    '%s speaks all three languages with the same values',
    (_key, row) => {
      expect(row).toHaveLength(languages.length)
      for (const text of row) {
        expect(text.trim()).not.toBe('')
        // A value may be named twice.
        expect([...new Set(placeholders(text))]).toEqual([...new Set(placeholders(row[0]))])
      }
    },
  )

  it('names every section as the taxonomy does', () => {
    const t = createTranslator('zh-Hans')
    for (const { key, label } of sectionLabels) expect(t(`section.${key}`)).toBe(label)
  })
})

describe('Traditional sentences', () => {
  /** Wordings that a reader of Traditional Chinese would take for slips, and what is written instead. */
  const slips: readonly (readonly [RegExp, string])[] = [
    [/複議/, '復議'],
    [/發佈/, '發布'],
    [/公衆/, '公眾'],
    [/政府資訊公開/, '政府信息公開: the name of the regulation and of the reports'],
    [/平台/, '平臺'],
    [
      /[个这没检报档处页设显项数据读间级语时为条词们对开关于应实务动义书车东长门问题见说认识让请谁调谈负责贵费资质运进远还边过达选统计经结给络组织终细续]/,
      'the Traditional character',
    ],
    [/里[^程]/, '裡'],
    [/[后][^]/, '後'],
    [/[“”‘’]/, '「」'],
    [/該列/, '該欄: a row is 列'],
    [/保存/, '儲存'],
    [/腳本/, '指令碼'],
    [/默認|缺省/, '預設'],
    [/程序[^]/, '程式'],
    [/文件夾/, '資料夾'],
    [/軟件|網絡|服務器|字節|線程|內存|端口|打印/, 'the word of Taiwan'],
  ]
  const allowed = /文件夹|这里是示例|简体/
  const rows = Object.entries({
    ...pageMessages,
    ...commandLineMessages,
    ...sentenceMessages,
    ...endpointMessages,
    ...figureNames,
    ...datasetMessages,
  })
  it.each(rows)('%s has no slip', (key, row) => {
    if (key === 'language.zh-Hans') return
    for (const [slip, right] of slips) expect(row[1], right).not.toMatch(slip)
    expect(row[1]).not.toMatch(allowed)
  })
})

describe('errors', () => {
  /** Folders that know no language: what they throw is a key with values, whose sentence is typed to exist. */
  const wordless = ['text', 'query', 'ingest', 'report', 'index', 'search', 'evaluate']
  it.each(wordless)('thrown in %s/ carry a sentence, not words', (folder) => {
    const root = join(import.meta.dirname, '..', '..', 'src', folder)
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    const sources = files.filter((name) => /\.tsx?$/.test(name))
    expect(sources.length).toBeGreaterThan(0)
    for (const name of sources) {
      const text = readFileSync(join(root, name), 'utf8')
      expect(text, name).not.toMatch(/new AppError\(\s*'(?!internal)\w+',\s*['"`]/)
    }
  })
})

describe('createTranslator', () => {
  it('fills in values and groups numbers', () => {
    const t = createTranslator('zh-Hans')
    expect(t('results.counts', { reports: 2, passages: 17, occurrences: 112304 })).toBe(
      '2 份报告，17 段，112,304 处',
    )
  })

  it('speaks English in singular and plural', () => {
    const t = createTranslator('en')
    expect(t('results.counts', { reports: 1, passages: 2, occurrences: 0 })).toBe(
      '1 report, 2 passages, 0 occurrences',
    )
  })

  it('does not fill in what a value brings along', () => {
    const t = createTranslator('en')
    expect(t('empty.wordMissing', { term: '{term}' })).toBe('No report holds “{term}”')
  })

  it('falls back for keys it does not have, also for those of every object', () => {
    const t = createTranslator('en')
    expect(t.maybe('section.fees', 'x')).toBe('Fees')
    expect(t.maybe('section.nothing', 'x')).toBe('x')
    expect(t.maybe('constructor', 'x')).toBe('x')
  })
})

describe('formatNumber', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [50230, '50,230'],
    [1234567.89, '1,234,567.89'],
  ])('writes %d as %s', (value, expected) => {
    expect(formatNumber(value)).toBe(expected)
  })
})

describe('toLanguage', () => {
  it.each([
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'],
    ['zh-Hant-HK', 'zh-Hant'],
    ['en-GB', 'en'],
    ['de', null],
  ])('takes %s for %s', (tag, expected) => {
    expect(toLanguage(tag)).toBe(expected)
  })
})
