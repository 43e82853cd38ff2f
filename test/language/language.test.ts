import { describe, expect, it } from 'vitest'
import { firstLanguage, languageOfLocale, toLanguage } from '../../src/language/index.ts'

describe('toLanguage', () => {
  it.each([
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh_CN.UTF-8', 'zh-Hans'],
    ['zh_Hans_HK', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'],
    ['zh_TW', 'zh-Hant'],
    ['zh_HK.big5hkscs', 'zh-Hant'],
    ['zh_MO', 'zh-Hant'],
    ['zh-Hant-HK', 'zh-Hant'],
    ['zh_Hant.UTF-8@pinyin', 'zh-Hant'],
    ['en-GB', 'en'],
    ['en_US.UTF-8', 'en'],
    ['EN', 'en'],
    ['de', null],
    ['english', null],
    ['zhuang', null],
    ['C', null],
    ['', null],
  ])('takes %s for %s', (tag, language) => {
    expect(toLanguage(tag)).toBe(language)
  })
})

describe('firstLanguage', () => {
  it.each([
    [['fr', 'zh-TW', 'en'], 'zh-Hant'],
    [['en-US', 'zh-CN'], 'en'],
    [['fr'], 'zh-Hans'],
    [['*'], 'zh-Hans'],
    [[], 'zh-Hans'],
  ])('of %j is %s', (tags, language) => {
    expect(firstLanguage(tags)).toBe(language)
  })
})

describe('languageOfLocale', () => {
  it.each([
    [{}, 'en'],
    [{ LANG: 'C' }, 'en'],
    [{ LANG: 'POSIX' }, 'en'],
    [{ LANG: 'C.UTF-8' }, 'en'],
    [{ LANG: 'de_DE.UTF-8' }, 'en'],
    [{ LANG: 'zh_CN.UTF-8' }, 'zh-Hans'],
    [{ LANG: 'zh_TW.UTF-8' }, 'zh-Hant'],
    [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_CN.UTF-8' }, 'zh-Hans'],
    [{ LANG: 'zh_CN', LC_MESSAGES: 'zh_CN', LC_ALL: 'en_GB' }, 'en'],
    [{ LANG: 'zh_CN', LC_ALL: 'C' }, 'en'],
    [{ LANG: 'zh_CN', LC_MESSAGES: '', LC_ALL: '' }, 'zh-Hans'],
  ])('of %j is %s', (env, language) => {
    expect(languageOfLocale(env)).toBe(language)
  })
})
