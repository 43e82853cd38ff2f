import { describe, expect, it } from 'vitest'
import { is, tokensOf } from '../../../src/report/figures/prose-tokens.ts'
import { wordRows } from '../../../src/report/figures/prose-words.ts'

/** What a pattern of the table stands for, spelled out from its innermost choices. */
function spelledOut(pattern: string): string[] {
  const inner = /\((?<choices>[^()]*)\)/.exec(pattern)
  if (inner === null) return [pattern]
  const { 0: group, index } = inner
  return inner
    .groups!['choices']!.split('|')
    .flatMap((choice) =>
      spelledOut(pattern.slice(0, index) + choice + pattern.slice(index + group.length)),
    )
}

/** Some forty of each pattern: the table has forty thousand. */
const some = (wordings: readonly string[]) =>
  wordings.filter((_, i) => i % Math.ceil(wordings.length / 40) === 0)

describe('words of prose', () => {
  it.each(wordRows)('are read by their whole wording: $kind $value', ({ kind, value, words }) => {
    const unread = words
      // Choices within choices are spelled out elsewhere: their bars would be taken for the outer ones'.
      .filter((pattern) => !/\([^()]*\(/.test(pattern))
      .flatMap((pattern) => some(spelledOut(pattern)))
      .filter((wording) => wording !== '' && !/\d/.test(wording))
      .filter((wording) => {
        // A letter before it, so that it is taken for no name of a body.
        const [, token] = tokensOf(`Z${wording}`)
        return token?.text !== wording || !is(token, kind, value)
      })
    expect(unread).toEqual([])
  })

  it('read choices within choices, and keep the order of the table where a word has two senses', () => {
    const scopes = (word: string) =>
      tokensOf(`Z${word}`)[1]?.senses.map(({ kind, value }) => `${kind}:${value}`)
    expect(scopes('全县各级政府行政机关')).toEqual(['scope:whole'])
    expect(scopes('县级政府及其部门')).toEqual(['scope:level', 'scope:below'])
  })

  it('take the longest word, and leave what is none unknown', () => {
    expect(tokensOf('3件未经复议直接起诉的案件').map(({ text }) => text)).toEqual([
      '3件',
      '未经复议直接起诉的案件',
    ])
    expect(tokensOf('3件未经批').map(({ text, senses }) => [text, senses[0]!.kind])).toEqual([
      ['3件', 'number'],
      ['未', 'none'],
      ['经', 'filler'],
      ['批', 'unknown'],
    ])
  })
})
