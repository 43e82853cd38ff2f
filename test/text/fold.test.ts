import { describe, expect, it } from 'vitest'
import { foldCharacter, foldSteps } from '../../src/text/fold.ts'
import { punctuationFamilies, radicals, variants } from '../../src/text/fold-tables.ts'
import { itLong } from '../support/long.ts'

/** Every assigned or unassigned character of the basic plane that is a character at all. */
const characters = Array.from({ length: 0x10000 }, (_, unit) => unit)
  .filter((unit) => unit < 0xd800 || unit > 0xdfff)
  .map((unit) => String.fromCharCode(unit))

const step = (name: string) => foldSteps.find((each) => each.name === name)!.fold

describe('fold steps', () => {
  itLong('are pure, and each is settled after one more turn of itself', () => {
    for (const { name, fold } of foldSteps) {
      // The table of characters goes one step at a time (薴 -> 苧 -> 苎): only the whole list of steps settles it.
      const isSettled = name !== 'simplified'
      for (const character of characters) {
        const folded = fold(character)
        if (fold(character) !== folded) throw new Error(`${name} is not pure on ${character}`)
        if (!isSettled) continue
        const again = [...folded].map(fold).join('')
        if (again !== folded)
          throw new Error(`${name}: ${character} gives ${folded}, then ${again}`)
      }
    }
  })

  it('leave no character that folds further', () => {
    for (const character of characters) {
      const folded = foldCharacter(character)
      const again = [...folded].map(foldCharacter).join('')
      if (again !== folded) throw new Error(`${character} gives ${folded}, then ${again}`)
    }
  })

  it('keep one character for every Han character', () => {
    const wrong = characters.filter(
      (character) =>
        /^\p{Script=Han}$/u.test(character) &&
        character === character.normalize('NFKC') &&
        [...foldCharacter(character)].length !== 1,
    )
    expect(wrong).toEqual([])
  })

  it('invisible: removes format and control characters, keeps white space', () => {
    expect(['\u200b', '\ufeff', '\u0000', '\u00ad'].map(step('invisible'))).toEqual([
      '',
      '',
      '',
      '',
    ])
    expect(['\n', '\t', ' ', '\u3000'].map(step('invisible'))).toEqual(['\n', '\t', ' ', '\u3000'])
  })

  it('compatibility: never makes white space out of what is not', () => {
    const fold = step('compatibility')
    const wrong = characters.filter(
      (character) => !/\s/u.test(character) && /\s/u.test(fold(character)),
    )
    expect(wrong).toEqual([])
    expect(step('compatibility')('Ｐ')).toBe('P')
    expect(step('compatibility')('⼈')).toBe('人')
  })

  it('radicals: mends the radicals that NFKC leaves, and nothing else', () => {
    const pairs = [...radicals]
    expect(pairs.length % 2).toBe(0)
    for (let i = 0; i < pairs.length; i += 2) {
      const radical = pairs[i]!
      expect(radical >= '\u2e80' && radical <= '\u2eff', radical).toBe(true)
      expect(radical.normalize('NFKC'), radical).toBe(radical)
      expect(step('radicals')(radical)).toBe(pairs[i + 1])
    }
    expect(step('radicals')('民')).toBe('民')
  })

  it('case: lower case, also where one letter becomes two', () => {
    expect(['P', 'Σ', 'ß', 'İ'].map(step('case'))).toEqual(['p', 'σ', 'ß', 'i\u0307'])
  })

  it('simplified: one character for one', () => {
    const fold = step('simplified')
    expect(characters.filter((character) => [...fold(character)].length !== 1)).toEqual([])
    expect([...'資訊公開'].map(step('simplified')).join('')).toBe('资讯公开')
  })

  it('variants: pairs of two different characters that end in one form', () => {
    const pairs = [...variants]
    expect(pairs.length % 2).toBe(0)
    for (let i = 0; i < pairs.length; i += 2)
      expect(foldCharacter(pairs[i]!)).toBe(foldCharacter(pairs[i + 1]!))
  })

  it('punctuation: a family is one, and no character is in two families', () => {
    const all = punctuationFamilies.flatMap((family) => [...family])
    expect(new Set(all).size).toBe(all.length)
    for (const family of punctuationFamilies) {
      for (const character of family)
        expect(foldCharacter(character), character).toBe(foldCharacter([...family][0]!))
    }
  })

  it('white space: any of it is one space', () => {
    expect([' ', '\t', '\n', '\u00a0', '\u3000', '\u2028'].map(step('white space'))).toEqual(
      Array.from({ length: 6 }, () => ' '),
    )
  })
})
