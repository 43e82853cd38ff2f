/** The passages of a report to show for a query: those that hold most of it, with the heading above them counted in. */
import type { Concordance } from '../../concordance/concordance.ts'
import { lowerBound } from '../../concordance/pairs.ts'
import { unitKinds, type UnitKind } from '../../units.ts'
import { headingShare } from './closeness.ts'
import type { TermPostings } from './term-postings.ts'

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
  const worths = terms.map(({ postings, idf }) => {
    const row = new Float64Array(passages.length)
    let i = lowerBound(postings.passages, passages[0] ?? 0)
    passages.forEach((passage, at) => {
      while (i < postings.passages.length && postings.passages[i]! < passage) i++
      if (postings.passages[i] !== passage) return
      const weight = postings.weights[i]!
      occurrences[at]! += postings.counts[i]!
      row[at] = (idf * weight * (saturation + 1)) / (weight + saturation)
    })
    return row
  })
  const scores = Float64Array.from(passages, (passage, at) => {
    const heading = lowerBound(passages, passageHeadings[passage]!)
    const hasHeading = passages[heading] === passageHeadings[passage]
    let score = 0
    for (const row of worths) {
      if (row[at]! > 0) score += row[at]!
      else if (hasHeading) score += headingShare * row[heading]!
    }
    return score * shareOfKind[passageKinds[passage]!]!
  })
  return Array.from(passages.keys())
    .sort((a, b) => scores[b]! - scores[a]! || a - b)
    .slice(0, limit)
    .map((at) => ({ passage: passages[at]!, occurrences: occurrences[at]! }))
}
