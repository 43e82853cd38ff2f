import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Automaton } from '../../../src/index/concordance/automaton.ts'
import { unitsOfLiteral } from '../../../src/index/concordance/occurrences.ts'

/** Where strings stand in a text, as `literal start`, by the automaton and by looking for each. */
function found(literals: readonly string[], text: string): string[] {
  const automaton = new Automaton(literals)
  const places: string[] = []
  // Between two others, which must not be looked at.
  automaton.scan(unitsOfLiteral(`公${text}开`), 1, 1 + text.length, (literal, end) => {
    places.push(`${literals[literal]!} ${end - 1 - automaton.lengthOf(literal)}`)
  })
  return places.sort()
}

function expected(literals: readonly string[], text: string): string[] {
  return literals
    .flatMap((literal) =>
      Array.from(text, (_, at) => at)
        .filter((at) => text.startsWith(literal, at))
        .map((at) => `${literal} ${at}`),
    )
    .sort()
}

const few = fc.constantFrom('公', '开', '公开', '申', 'a', '\u0301', '\ud840', '\udc00')
const textOf = (size: number): fc.Arbitrary<string> =>
  fc.array(few, { minLength: 1, maxLength: size }).map((all) => all.join(''))

describe('the automaton', () => {
  it('finds what looking for each string finds, those within others and halves of characters too', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(textOf(5), { maxLength: 12 }),
        textOf(30).filter((text) => !/[\ud800-\udbff][\udc00-\udfff]/.test(text)),
        (literals, text) => {
          expect(found(literals, text)).toEqual(expected(literals, text))
        },
      ),
    )
  })

  it('finds strings of very many characters that begin alike', () => {
    const all = Array.from({ length: 3000 }, (_, i) => String.fromCharCode(0x4e00 + i))
    const literals = all.flatMap((each, i) => [
      `的${each}`,
      each + all[(i * 7) % all.length]!,
      ...(i % 3 === 0 ? [each] : []),
    ])
    const different = [...new Set(literals)]
    const text = `的${all.filter((_, i) => i % 5 === 0).join('的')}${all.join('')}`
    expect(found(different, text)).toEqual(expected(different, text))
  })

  it('finds nothing where nothing is looked for', () => {
    expect(found([], '公开')).toEqual([])
  })

  it('takes memory by its strings', () => {
    const literals = Array.from({ length: 2000 }, (_, i) => `第${i}条`)
    const characters = literals.join('').length
    const { bytes } = new Automaton(literals)
    expect(bytes - 65_536 * 2).toBeLessThan(characters * 30)
  })
})
