import { describe, expect, it } from 'vitest'
import { languageOf, languages } from '../../src/server/language.ts'
import { messageKeys, sayIn } from '../../src/server/messages.ts'

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
  ])('takes %j for %s', (header, language) => {
    expect(languageOf(header)).toBe(language)
  })
})

describe('messages', () => {
  it('name the same values in all three languages', () => {
    const values = ['sections', 'levels', 'parameter', 'known', 'id', 'path', 'method', 'limit']
    values.push('seconds', 'reason', 'requestId')
    const marks = Object.fromEntries(values.map((name) => [name, `<${name}>`]))
    for (const key of messageKeys) {
      const said = languages.map((language) => sayIn(language)(key, marks))
      const named = said.map((text) => (text.match(/<\w+>/g) ?? []).sort())
      expect(named[1], key).toEqual(named[0])
      expect(named[2], key).toEqual(named[0])
      expect(said.join(), key).not.toContain('{')
      expect(new Set(said).size, key).toBeGreaterThan(1)
    }
  })

  it('fill in the values', () => {
    expect(sayIn('en')('reportNotFound', { id: 'x' })).toContain('no report x.')
  })
})
