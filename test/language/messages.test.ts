import { describe, expect, it } from 'vitest'
import { sectionLabels } from '../../src/report/index.ts'
import {
  createTranslator as translate,
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
  it.each(Object.entries(pageMessages))(
    '%s speaks all three languages with the same values',
    (_key, row) => {
      expect(row).toHaveLength(languages.length)
      for (const text of row) {
        expect(text.trim()).not.toBe('')
        expect(placeholders(text)).toEqual(placeholders(row[0]))
      }
    },
  )

  it('names every section as the taxonomy does', () => {
    const t = createTranslator('zh-Hans')
    for (const { key, label } of sectionLabels) expect(t(`section.${key}`)).toBe(label)
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
      '1 report, 2 passages, 0 places',
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
