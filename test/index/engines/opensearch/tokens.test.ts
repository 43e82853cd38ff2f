/** What is sent to OpenSearch, held against plain counts by reading tokens and queries as OpenSearch does. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readGathered } from '../../../../src/index/engines/opensearch/postings.ts'
import {
  betweenPlaces,
  betweenTokens,
  countEvidence,
  cutPassage,
  hole,
  keptLiterals,
  placesQuery,
  type Query,
} from '../../../../src/index/engines/opensearch/tokens.ts'
import { unitsOfLiteral } from '../../../../src/index/concordance/occurrences.ts'
import { occurrencesInText, withoutOverlaps } from '../../../../src/index/literal.ts'
import { runs } from '../../../support/long.ts'

interface Span {
  start: number
  end: number
}

/** The tokens of each position. */
function positionsOf(cut: string): Set<string>[] {
  return cut === ''
    ? []
    : cut.split(betweenPlaces).map((tokens) => new Set(tokens.split(betweenTokens)))
}

function spansOf(query: Query, positions: readonly Set<string>[]): Span[] {
  const [[kind, body]] = Object.entries(query) as [[string, Record<string, unknown>]]
  switch (kind) {
    case 'span_term': {
      const { value } = body['tokens'] as { value: string }
      return positions.flatMap((tokens, start) =>
        tokens.has(value) ? [{ start, end: start + 1 }] : [],
      )
    }
    case 'span_near': {
      const clauses = body['clauses'] as Query[]
      let found: Span[] = positions.map((_, start) => ({ start, end: start }))
      for (const clause of clauses) {
        const gap = clause['span_gap'] as { tokens: number } | undefined
        const next = gap === undefined ? spansOf(clause, positions) : []
        found = found.flatMap(({ start, end }) =>
          gap === undefined
            ? next.filter((span) => span.start === end).map((span) => ({ start, end: span.end }))
            : [{ start, end: end + gap.tokens }],
        )
      }
      return found
    }
    case 'span_or':
      return (body['clauses'] as Query[]).flatMap((clause) => spansOf(clause, positions))
    case 'span_not': {
      const exclude = spansOf(body['exclude'] as Query, positions)
      return spansOf(body['include'] as Query, positions).filter(
        ({ start, end }) => !exclude.some((other) => other.start < end && other.end > start),
      )
    }
    case 'term': {
      const token = body['tokens'] as string
      return spansOf({ span_term: { tokens: { value: token } } }, positions)
    }
    default: {
      const tokens = (body['tokens'] as string).split(betweenPlaces)
      return positions.flatMap((_, start) =>
        tokens.every((token, i) => token === hole || positions[start + i]?.has(token) === true)
          ? [{ start, end: start + tokens.length }]
          : [],
      )
    }
  }
}

const characters = ['公', '开', '申', '请', '的', 'a', '1', ' ', '\u{20BB7}', '\uFFFD', '\uFDD0']
const texts = fc
  .array(fc.constantFrom(...characters), { minLength: 1, maxLength: 24 })
  .map((all) => all.join(''))
const literals = fc
  .array(fc.constantFrom(...characters), { minLength: 1, maxLength: 6 })
  .map((all) => all.join(''))

/** A passage with random borders of words. */
const passages = texts.chain((text) =>
  fc
    .array(fc.boolean(), { minLength: text.length + 1, maxLength: text.length + 1 })
    .map((isBorder) => {
      const borders = new Uint8Array((text.length >>> 3) + 1)
      isBorder.forEach((is, at) => {
        if (is) borders[at >>> 3]! |= 1 << (at & 7)
      })
      return { text, isBorder, passage: { units: unitsOfLiteral(text), borders } }
    }),
)

describe('placesQuery', () => {
  it('finds every place of a literal, and which of them stand at word borders', () => {
    fc.assert(
      fc.property(passages, literals, ({ text, isBorder, passage }, literal) => {
        const positions = positionsOf(cutPassage(passage))
        const all = occurrencesInText(text, { text: literal, weight: 1 })
        const aligned = all.filter(({ start, end }) => isBorder[start]! && isBorder[end]!)
        const startsOf = (isAligned: boolean): number[] =>
          spansOf(placesQuery({ text: literal, without: [] }, isAligned).query, positions).map(
            ({ start }) => start,
          )
        expect(startsOf(false)).toEqual(all.map(({ start }) => start))
        expect(startsOf(true)).toEqual(aligned.map(({ start }) => start))
      }),
      { numRuns: runs(2_000), seed: 7 },
    )
  })

  it('leaves out, of the literals of a term, what overlaps an earlier one that counts', () => {
    fc.assert(
      fc.property(
        passages,
        fc.uniqueArray(literals, { minLength: 2, maxLength: 4 }),
        ({ text, isBorder, passage }, words) => {
          const positions = positionsOf(cutPassage(passage))
          const byLiteral = words.map((word, literal) =>
            occurrencesInText(text, { text: word, weight: 1 }).map((each) => ({
              ...each,
              literal,
            })),
          )
          const counted = withoutOverlaps(byLiteral)
          const kept = keptLiterals(words.map((word) => ({ text: word, weight: 1 })))
          kept.forEach((literal, i) => {
            for (const isAligned of [false, true]) {
              const expected = counted.filter(
                (each) =>
                  each.literal === i &&
                  (!isAligned || (isBorder[each.start]! && isBorder[each.end]!)),
              )
              expect(spansOf(placesQuery(literal, isAligned).query, positions).length).toBe(
                expected.length,
              )
            }
          })
        },
      ),
      { numRuns: runs(2_000), seed: 8 },
    )
  })

  it('says how often a score counts each place: once for each token that scores', () => {
    const times = (text: string): number => placesQuery({ text, without: [] }, false).times
    expect(['公', '公开', '公开申', '公开申请', '公开申请的', '的的的'].map(times)).toEqual([
      1, 1, 2, 2, 3, 2,
    ])
    const [, second] = keptLiterals([
      { text: '依申请公开', weight: 1 },
      { text: '的的的', weight: 1 },
      { text: '申请', weight: 1 },
    ])
    expect(second!.without).toEqual([])
    const overlapping = keptLiterals([
      { text: '的的', weight: 1 },
      { text: '的的的的', weight: 1 },
    ])[1]!
    // Spans count each different token once.
    expect(placesQuery(overlapping, false).times).toBe(2)
  })
})

describe('countEvidence', () => {
  it('counts each Han character, and each pair with one, within passages', () => {
    const counted = new Map(
      countEvidence(['公开公开1', '开a'].map(unitsOfLiteral))
        .split(betweenPlaces)
        .map((entry) => entry.split(betweenTokens) as [string, string]),
    )
    expect(Object.fromEntries(counted)).toEqual({
      公: '2',
      开: '3',
      公开: '2',
      开公: '1',
      开1: '1',
      开a: '1',
    })
  })
})

describe('readGathered', () => {
  const answer = (...value: (string | null)[]) => ({ aggregations: { gathered: { value } } })

  it('reads differences, of segments that go back too, and joins shards in order', () => {
    const { numbers, counts } = readGathered(answer('5 2 3 4 -7 6 ', null, '0 2 6 2 ', ''), 2)
    expect([...numbers]).toEqual([0, 1, 5, 6, 8])
    expect([...counts]).toEqual([1, 3, 1, 1, 2])
  })

  it('refuses what no script of ours wrote', () => {
    expect(() => readGathered({ aggregations: {} }, 1)).toThrow()
  })
})
