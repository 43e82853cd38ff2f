import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Concordance } from '../../../src/index/concordance/concordance.ts'
import type { MatchNode } from '../../../src/index/engine.ts'
import { allPassages, everyBit } from '../../../src/index/engines/embedded/filters.ts'
import { matchReports } from '../../../src/index/engines/embedded/match.ts'
import type { ReportPostings } from '../../../src/index/engines/embedded/report-postings.ts'
import { runs } from '../../support/long.ts'

const reportCount = 120
const termCount = 4

/** Bits of a term by report; most terms stand in few reports, some in most. */
const term = fc.constantFrom(3, 6, 60, 110).chain((most) =>
  fc.dictionary(fc.nat(reportCount - 1).map(String), fc.integer({ min: 1, max: everyBit }), {
    maxKeys: most,
  }),
)

const { tree } = fc.letrec<{ tree: MatchNode }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({ type: fc.constant('term' as const), term: fc.nat(termCount - 1) }),
    fc.record({
      type: fc.constantFrom('and' as const, 'or' as const),
      clauses: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ type: fc.constant('not' as const), clause: tie('tree') }),
  ),
}))

type Bits = Record<string, number>

function postingsOf(bits: Bits): ReportPostings {
  const reports = Object.keys(bits)
    .map(Number)
    .sort((a, b) => a - b)
  return {
    reports: Uint32Array.from(reports),
    bits: Uint32Array.from(reports, (report) => bits[report]!),
  } as ReportPostings
}

/** The same for one report, straight from what the tree says. */
function maskOf(node: MatchNode, terms: readonly Bits[], report: number): number {
  const of = (each: MatchNode): number => maskOf(each, terms, report)
  switch (node.type) {
    case 'term':
      return terms[node.term]![report] ?? 0
    case 'and':
      return node.clauses.map(of).reduce((a, b) => a & b)
    case 'or':
      return node.clauses.map(of).reduce((a, b) => a | b)
    case 'not':
      return ~of(node.clause) & everyBit
    default:
      throw new Error(`no ${node.type} here`)
  }
}

it('a tree matches in each report what it says, also where a rare term decides which are looked at', () => {
  const concordance = { reportStarts: new Uint32Array(reportCount + 1) } as Concordance
  fc.assert(
    fc.property(
      fc.array(term, { minLength: termCount, maxLength: termCount }),
      tree,
      (terms, node) => {
        const leaves = {
          terms: terms.map(postingsOf),
          passagesOf: () => new Uint32Array(0),
          passes: () => () => true,
          blank: () => new Uint32Array(reportCount),
        }
        const masks = matchReports(concordance, node, leaves, allPassages)
        expect([...masks]).toEqual(Array.from(masks, (_, report) => maskOf(node, terms, report)))
      },
    ),
    { numRuns: runs(300) },
  )
})
