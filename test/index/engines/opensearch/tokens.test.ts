/** What is sent to OpenSearch, held against plain counts by reading tokens and queries as OpenSearch does. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askFor, readGathered } from '../../../../src/index/engines/opensearch/postings.ts'
import { countBits, mostSlots, Slots } from '../../../../src/index/engines/opensearch/slots.ts'
import {
  packPassage,
  packUnits,
  unpackPassage,
  unpackUnits,
} from '../../../../src/index/engines/opensearch/stored.ts'
import {
  betweenPlaces,
  betweenTokens,
  cutPassage,
  hole,
  keptLiterals,
  placesQuery,
  type Query,
} from '../../../../src/index/engines/opensearch/tokens.ts'
import { unitsOfLiteral } from '../../../../src/index/concordance/occurrences.ts'
import { occurrencesInText, withoutOverlaps } from '../../../../src/index/literal.ts'
import { normalizeText } from '../../../../src/text/index.ts'
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

describe('askFor', () => {
  /** What the cluster would answer of one passage. */
  const scoreOf = (query: Query, positions: readonly Set<string>[]): number => {
    const { must, should } = query['bool'] as { must: [Query]; should: [Query] }
    const boosted = should[0]['bool'] as { must: [Query]; boost: number }
    const scored = (inner: Query): number => {
      const { match_phrase: phrase } = inner as { match_phrase?: { tokens: string } }
      const tokens = phrase?.tokens.split(betweenPlaces).filter((token) => token !== hole)
      return spansOf(inner, positions).length * (tokens?.length ?? 1)
    }
    return scored(must[0]) + boosted.boost * scored(boosted.must[0])
  }

  it('asks for all places and for those at word borders at once, and parts them', () => {
    fc.assert(
      fc.property(passages, literals, ({ text, isBorder, passage }, literal) => {
        const all = occurrencesInText(text, { text: literal, weight: 1 })
        const { queries, read } = askFor({ text: literal, without: [] }, text.length)
        expect(queries.length).toBe(1)
        const score = scoreOf(queries[0]!, positionsOf(cutPassage(passage)))
        const counts = Uint32Array.of(score)
        expect(read([{ numbers: Uint32Array.of(7), counts }])).toEqual({
          passages: Uint32Array.of(7),
          counts: Uint32Array.of(all.length),
          aligned: Uint32Array.of(
            all.filter(({ start, end }) => isBorder[start]! && isBorder[end]!).length,
          ),
          occurrences: all.length,
        })
      }),
      { numRuns: runs(1_000), seed: 9 },
    )
  })

  it('asks twice where a passage is so long that the two counts would run into one another', () => {
    const asked = (text: string, longest: number): number =>
      askFor({ text, without: [] }, longest).queries.length
    expect([asked('的', 4_095), asked('的', 4_096)]).toEqual([1, 2])
    expect([asked('公开', 4_095), asked('公开', 4_096)]).toEqual([1, 2])
    // It overlaps with itself, which 公开 does not.
    expect(asked('的的', 4_000)).toBe(2)
    const { read } = askFor({ text: '公开申', without: [] }, 100_000)
    const given = (numbers: number[], counts: number[]) => ({
      numbers: Uint32Array.from(numbers),
      counts: Uint32Array.from(counts),
    })
    expect(read([given([3, 5, 9], [4, 2, 6]), given([5], [3])])).toEqual({
      passages: Uint32Array.of(3, 5, 9),
      counts: Uint32Array.of(2, 1, 3),
      aligned: Uint32Array.of(0, 1, 0),
      occurrences: 6,
    })
  })
})

describe('readGathered', () => {
  const answer = (...value: (string | null)[]) => ({ aggregations: { gathered: { value } } })

  it('reads differences, of segments that go back too, and joins shards in order', () => {
    const slots = new Slots(Uint32Array.of(0), Uint32Array.of(0, 9))
    const { numbers, counts } = readGathered(answer('5 2 3 4 -7 6 ', null, '0 2 6 2 ', ''), slots)
    expect([...numbers]).toEqual([0, 1, 5, 6, 8])
    expect([...counts]).toEqual([2, 6, 2, 2, 4])
  })

  it('names the passages that stand in slots, whatever the order of the reports there', () => {
    // The second report came first; between the two there was one that is gone; the last one has no passage.
    const slots = new Slots(Uint32Array.of(9, 0, 6), Uint32Array.of(0, 4, 9, 9))
    const { numbers, counts } = readGathered(answer('0 2 4 6 5 3 3 1 '), slots)
    expect([...numbers]).toEqual([0, 3, 4, 8])
    expect([...counts]).toEqual([3, 1, 2, 6])
    expect([slots.slotOf(0, 3), slots.slotOf(1, 4)]).toEqual([12, 0])
  })

  it('holds the largest slot and the largest score', () => {
    const slots = new Slots(Uint32Array.of(mostSlots - 1), Uint32Array.of(0, 1))
    const { numbers, counts } = readGathered(
      answer(`${String(mostSlots - 1)} ${String(countBits - 1)} `),
      slots,
    )
    expect([...numbers, ...counts]).toEqual([0, countBits - 1])
  })

  it('refuses what no script of ours wrote', () => {
    expect(() =>
      readGathered({ aggregations: {} }, new Slots(Uint32Array.of(0), Uint32Array.of(0, 9))),
    ).toThrow()
  })
})

describe('packUnits', () => {
  it('gives back units and borders of any passage, as scripts hand them out', () => {
    const units = fc.array(fc.nat(0xffff), { maxLength: 40 }).map((all) => Uint16Array.from(all))
    fc.assert(
      fc.property(units, fc.array(fc.nat(255), { minLength: 6, maxLength: 6 }), (own, bits) => {
        const borders = Uint8Array.from(bits.slice(0, (own.length >>> 3) + 1))
        expect(unpackUnits(packUnits({ units: own, borders }))).toEqual({ units: own, borders })
      }),
      { numRuns: runs(1_000) },
    )
  })
})

describe('packPassage', () => {
  const passage = (text: string, units: Uint16Array) => ({
    ...{ id: 's1.p1', text, units, borders: Uint8Array.of(5, 1) },
    row: [['一', '\uDC00'], 2] as [string[], number],
  })
  const sent = (packed: Record<string, string>): unknown =>
    JSON.parse(JSON.stringify({ stored: packed }))

  it('gives back any text, and stores what is compared only where normalizing does not give it', () => {
    for (const text of ['', '政府信息公开，１２', '前\uD842后', 'x\u0000y'])
      for (const isOther of [false, true]) {
        const units = unitsOfLiteral(isOther ? '别\uD800' : normalizeText(text))
        const packed = packPassage(passage(text, units))
        expect(unpackPassage(sent(packed))).toEqual(passage(text, units))
        expect(packed['units'] === undefined).toBe(!isOther)
        expect(/\p{Surrogate}/u.test(Object.values(packed).join('\n'))).toBe(false)
      }
  })
})
