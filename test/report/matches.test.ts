import fc from 'fast-check'
import { expect, it } from 'vitest'
import { matchesOf } from '../../src/report/matches.ts'

it('gives what matchAll gives, empty matches and characters beyond the basic plane too', () => {
  const patterns = [/a/g, /a*/gu, /a*/g, /(?<n>\d+)件/g, /(?=b)|\s/gu, /^a|b$/g]
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', '1', '2', '件', ' ', '𠀀', '\ud840') })
  fc.assert(
    fc.property(texts, fc.constantFrom(...patterns), (text, pattern) => {
      const places = (matches: Iterable<RegExpExecArray>) =>
        [...matches].map((match) => [match.index, match[0], match.groups?.['n']])
      expect(places(matchesOf(pattern, text))).toEqual(places(text.matchAll(pattern)))
    }),
  )
})
