/** One report's score taken apart, by the same formulas. */
import { sectionKeys } from '../../../report/index.ts'
import type { EngineExplanation, EngineTermPart } from '../../engine-explanation.ts'
import { kindsOfPassage } from '../../searched-passages.ts'
import { keptOf, passagesIn } from './match.ts'
import { bm25, sum, weigh, weightOfKind, type Scorer } from './score.ts'
import { occurrencesIn, placesKey, type PlainReport } from './texts.ts'

/** What a term counts in every passage of a report, whatever the sections asked for. */
function countIn({ query, world, terms }: Scorer, report: PlainReport, term: number) {
  const { literals } = query.terms[term]!
  const own = placesKey(query.terms[term]!)
  // An excluded word, which counts nothing, is shown with all its occurrences.
  const isCounted = terms.some((each) => placesKey(query.terms[each]!) === own)
  return report.passages.map((passage) => ({
    passage,
    ...weigh(
      isCounted
        ? keptOf(query.match, term, report, passage, world)
        : occurrencesIn(passage, query.terms[term]!),
      passage,
      literals.map(({ weight }) => weight),
    ),
  }))
}

function explainTerm(
  scorer: Scorer,
  report: PlainReport,
  term: number,
  floors: readonly number[],
): EngineTermPart {
  const scored = scorer.terms.indexOf(term)
  const idf = scorer.idfs[scored] ?? 0
  const all = countIn(scorer, report, term).filter(({ occurrences }) => occurrences > 0)
  const asked = passagesIn(report, scorer.within)
  const isAsked = ({ passage }: (typeof all)[number]): boolean => asked.includes(passage)
  const own = all.filter(isAsked)
  const frequencyOf = (some: typeof all): number =>
    sum(some.map(({ weight, passage }) => weight * weightOfKind[passage.kind]))
  const countOf = (some: typeof all): number => sum(some.map(({ occurrences }) => occurrences))
  const ownOccurrences = sum(own.map((each) => each.ownOccurrences))
  const norm = scorer.normOf(report)
  const part = bm25(idf, frequencyOf(own), norm)
  const floor = scored < 0 ? Infinity : floors[scored]!
  const isHeld = own.length > 0
  const held = isHeld && ownOccurrences === 0 && floor !== Infinity
  const kinds = sectionKeys.flatMap((section) => kindsOfPassage.map((kind) => ({ section, kind })))
  return {
    occurrences: countOf(own),
    ownOccurrences,
    elsewhere: countOf(all) - countOf(own),
    isScored: idf > 0,
    reports: scorer.reports.filter(({ passages }) =>
      passages.some((passage) => occurrencesIn(passage, scorer.query.terms[term]!).length > 0),
    ).length,
    idf,
    frequency: frequencyOf(own),
    norm,
    heldBelow: held ? floor : null,
    score: scorer.heldBack({ isHeld, isOwn: ownOccurrences > 0, part }, idf, floor),
    places: kinds.flatMap(({ section, kind }) => {
      const some = own.filter(({ passage }) => passage.section === section && passage.kind === kind)
      if (some.length === 0) return []
      return [{ section, kind, occurrences: countOf(some), frequency: frequencyOf(some) }]
    }),
  }
}

/**
 * Takes a score apart.
 *
 * @param matching all reports that match
 */
export function explainScore(
  scorer: Scorer,
  report: PlainReport,
  matching: readonly PlainReport[],
): Omit<EngineExplanation, 'metadata' | 'passes' | 'clauses'> {
  const isMatch = matching.includes(report)
  const counted = scorer.countIn(report)
  const parts = scorer.partsOf(report, counted)
  const floors = scorer.floorsOf(matching.map((each) => scorer.partsOf(each, scorer.countIn(each))))
  const isOwnMatch = isMatch && parts.every(({ isHeld, isOwn }) => !isHeld || isOwn)
  const closest = scorer.closest(counted)
  return {
    matches: isMatch,
    score: isMatch
      ? scorer.scores(
          matching,
          matching.map((each) => scorer.countIn(each)),
        )[matching.indexOf(report)]!
      : null,
    terms: scorer.query.terms.map((_, term) => explainTerm(scorer, report, term, floors)),
    closeness: { score: closest.score, passageId: closest.passage?.id ?? null },
    year: isMatch ? scorer.liftedOf(report, parts, floors).lift : 0,
    characters: scorer
      .evidenceIn(report)
      .map(({ text, score }) => ({ text, score: isOwnMatch ? score : 0 })),
  }
}
