/** The passages of a report to show for a query: those that hold most of it, with the heading above them counted in. */
import { noHeading } from '../../analyze-report.ts'
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

/** Repeated places of one term in a passage saturate. */
const saturation = 1

interface Candidate {
  passage: number
  occurrences: number
  /** Score of each term present. */
  worths: Map<number, number>
}

/** A passage by its number in the corpus, with the places in it. */
export interface RankedPassage {
  passage: number
  occurrences: number
}

/**
 * The best passages of a report within the sections given, best first; ties in reading order. Postings may be of the whole
 * corpus or of the report alone.
 */
export function bestPassages(
  concordance: Concordance,
  terms: readonly { postings: TermPostings; idf: number }[],
  report: number,
  sections: number,
  limit: number,
): RankedPassage[] {
  const { reportPassages, passageSections, passageKinds, passageHeadings } = concordance
  const first = reportPassages[report]!
  const end = reportPassages[report + 1]!
  const candidates = new Map<number, Candidate>()
  for (const [term, { postings, idf }] of terms.entries()) {
    for (let i = lowerBound(postings.passages, first); i < postings.passages.length; i++) {
      const passage = postings.passages[i]!
      if (passage >= end) break
      if (((sections >>> passageSections[passage]!) & 1) === 0) continue
      const candidate = candidates.get(passage) ?? {
        passage,
        occurrences: 0,
        worths: new Map<number, number>(),
      }
      candidates.set(passage, candidate)
      candidate.occurrences += postings.counts[i]!
      const weight = postings.weights[i]!
      candidate.worths.set(term, (idf * weight * (saturation + 1)) / (weight + saturation))
    }
  }
  const scoreOf = ({ passage, worths }: Candidate): number => {
    let score = 0
    for (const worth of worths.values()) score += worth
    const heading = passageHeadings[passage]!
    for (const [term, worth] of (heading === noHeading ? undefined : candidates.get(heading))
      ?.worths ?? []) {
      if (!worths.has(term)) score += headingShare * worth
    }
    return score * kindShares[unitKinds[passageKinds[passage]!]!]
  }
  return [...candidates.values()]
    .map((candidate) => ({ ...candidate, score: scoreOf(candidate) }))
    .sort((a, b) => b.score - a.score || a.passage - b.passage)
    .slice(0, limit)
    .map(({ passage, occurrences }) => ({ passage, occurrences }))
}
