/** The passages of a report to show for a query: those that hold most of it, with the heading above them counted in. */
import type { Concordance } from '../../concordance/concordance.ts'
import { lowerBound } from '../../concordance/pairs.ts'
import { unitKinds, type UnitKind } from '../../units.ts'
import { headingShare } from './closeness.ts'
import type { TermPostings } from './term-postings.ts'
import { topOf } from './top.ts'

/** The title is shown anyway, and a heading says less than the text below it. */
const kindShares: Record<UnitKind, number> = {
  title: 0.3,
  heading: 0.6,
  paragraph: 1,
  tableRow: 0.95,
}
const shareOfKind = Float64Array.from(unitKinds, (kind) => kindShares[kind])

/** Repeated places of one term in a passage saturate. */
const saturation = 1

/** 0, 1, 2 … */
function inOrder(count: number): Uint32Array {
  const numbers = new Uint32Array(count)
  for (let i = 0; i < count; i++) numbers[i] = i
  return numbers
}

/** A passage by its number in the corpus, with the places in it. */
export interface RankedPassage {
  passage: number
  occurrences: number
}

/**
 * The best of a report's passages, best first; ties in reading order.
 *
 * @param passages those that hold any of the terms and may be shown, ascending
 * @param terms their postings may be of the whole corpus or of the report alone
 */
export function bestPassages(
  { passageKinds, passageHeadings }: Concordance,
  passages: Uint32Array,
  terms: readonly { postings: TermPostings; idf: number }[],
  limit: number,
): RankedPassage[] {
  const occurrences = new Uint32Array(passages.length)
  /** One row of passages a term. */
  const worths = terms.map(({ postings: { passages: held, counts, weights }, idf }) => {
    const row = new Float64Array(passages.length)
    let i = lowerBound(held, passages[0] ?? 0)
    for (let at = 0; at < passages.length && i < held.length; at++) {
      while (held[i]! < passages[at]!) i++
      if (held[i] !== passages[at]) continue
      occurrences[at]! += counts[i]!
      row[at] = (idf * weights[i]! * (saturation + 1)) / (weights[i]! + saturation)
    }
    return row
  })
  const scores = new Float64Array(passages.length)
  for (let at = 0; at < passages.length; at++) {
    const passage = passages[at]!
    const above = passageHeadings[passage]!
    const heading = lowerBound(passages, above)
    const hasHeading = passages[heading] === above
    let score = 0
    for (const row of worths) {
      if (row[at]! > 0) score += row[at]!
      else if (hasHeading) score += headingShare * row[heading]!
    }
    scores[at] = score * shareOfKind[passageKinds[passage]!]!
  }
  return topOf(inOrder(passages.length), limit, scores).map((at) => ({
    passage: passages[at]!,
    occurrences: occurrences[at]!,
  }))
}
