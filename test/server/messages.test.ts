import { describe, expect, it } from 'vitest'
import { languageOf, sayIn } from '../../src/server/request-context.ts'

describe('languageOf', () => {
  it.each([
    [undefined, 'zh-Hans'],
    ['', 'zh-Hans'],
    ['*', 'zh-Hans'],
    ['fr', 'zh-Hans'],
    ['zh', 'zh-Hans'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-Hans'],
    ['zh-TW,zh;q=0.9', 'zh-Hant'],
    ['zh-hant-HK', 'zh-Hant'],
    ['en-US,en;q=0.9,zh-CN;q=0.8', 'en'],
    ['fr, en;q=0.5, zh-TW;q=0.7', 'zh-Hant'],
    ['en;q=0, zh-MO', 'zh-Hant'],
    ['english', 'zh-Hans'],
    [';;,,q=;', 'zh-Hans'],
    ['zh-Hant-TW,zh-Hant;q=0.9', 'zh-Hant'],
    ['en-GB', 'en'],
  ])('takes %j for %s', (header, language) => {
    expect(languageOf(header)).toBe(language)
  })
})

describe('messages', () => {
  it('fill in the values', () => {
    expect(sayIn('en')('pathNotFound', { path: '/x' })).toContain('nothing at /x.')
  })
})
