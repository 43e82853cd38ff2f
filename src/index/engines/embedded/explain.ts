/** One report's score taken apart: the same arithmetic as that of the search, written down instead of summed up. */
import { sectionKeys, type ReportMetadata } from '../../../report/index.ts'
import type { Concordance } from '../../concordance/concordance.ts'
import { lowerBound } from '../../concordance/pairs.ts'
import type { EngineQuery, EngineRequest } from '../../engine.ts'
import type {
  EngineExplanation,
  EngineOccurrences,
  EngineTermPart,
} from '../../engine-explanation.ts'
import type { SearchedSnapshot } from '../../snapshot.ts'
import { kindsOfPassage } from '../../searched-passages.ts'
import { evidenceIn } from './character-evidence.ts'
import { bm25, closeness, heldBack, liftWithin, weightIn } from '../../ranking.ts'
import { scoreOf, worthOfAll } from './rank.ts'
import { bitOf, bitsOf, matches, reportFacets } from './filters.ts'
import type { Found } from './find.ts'
import type { TermPostings } from './term-postings.ts'

/** Calls back for each passage of a report that holds a term, with its index in the postings. */
function eachPassage(
  { reportPassages }: Concordance,
  { passages }: TermPostings,
  report: number,
  found: (passage: number, i: number) => void,
): void {
  const end = reportPassages[report + 1]!
  for (let i = lowerBound(passages, reportPassages[report]!); i < passages.length; i++) {
    const passage = passages[i]!
    if (passage >= end) return
    found(passage, i)
  }
}

/** A term's part in a report's score. */
function explainTerm(
  concordance: Concordance,
  found: Found,
  term: number,
  report: number,
): EngineTermPart {
  const { passageKinds, passageSections } = concordance
  const at = found.scored.findIndex((each) => each.term === term)
  const idf = found.scored[at]?.idf ?? 0
  const floor = found.floors[at] ?? Infinity
  const postings = found.postingsIn(term, report)
  const groups = new Map<string, EngineOccurrences>()
  let frequency = 0
  let occurrences = 0
  let ownOccurrences = 0
  let elsewhere = 0
  eachPassage(concordance, postings, report, (passage, i) => {
    const kind = passageKinds[passage]!
    const section = passageSections[passage]!
    if ((bitsOf(found.narrowing, section, kind) & matches) === 0) {
      elsewhere += postings.counts[i]!
      return
    }
    const weight = weightIn(postings.weights[i]!, kind)
    const group = groups.get(`${section} ${kind}`) ?? {
      section: sectionKeys[section]!,
      kind: kindsOfPassage[kind]!,
      occurrences: 0,
      frequency: 0,
    }
    groups.set(`${section} ${kind}`, group)
    group.occurrences += postings.counts[i]!
    group.frequency += weight
    frequency += weight
    occurrences += postings.counts[i]!
    ownOccurrences += postings.own[i]!
  })
  const norm = found.norms[report]!
  const part = bm25(idf, frequency, norm)
  const bySynonymsAlone = occurrences > 0 && ownOccurrences === 0
  return {
    occurrences,
    ownOccurrences,
    elsewhere,
    isScored: idf > 0,
    reports: found.wholePostings[term]!.reports.length,
    idf,
    frequency,
    norm,
    heldBelow: bySynonymsAlone && floor !== Infinity ? floor : null,
    score: bySynonymsAlone ? heldBack(part, idf, floor) : part,
    places: [...groups.values()],
  }
}

/** What closeness adds to a report, and the passage that it comes from; null passage where no term stands. */
function explainCloseness(
  { readPassages }: SearchedSnapshot,
  { scored, passages }: Found,
  report: number,
): EngineExplanation['closeness'] {
  if (scored.length < 2) return { score: 0, passageId: null }
  passages.turnTo(report)
  const { passage, worth } = passages.bestPassage()
  return {
    score: closeness(worth, worthOfAll(scored)),
    passageId: passage === null ? null : readPassages([passage]).idOf(0),
  }
}

const isOfYears = ({ years }: EngineQuery, { reportYear }: ReportMetadata): boolean =>
  reportYear !== null && years?.includes(reportYear) === true

/** Takes apart what a request makes of one report. */
export function explainReport(
  snapshot: SearchedSnapshot,
  { query }: EngineRequest,
  found: Found,
  report: number,
): EngineExplanation {
  const { isMatch, isOwnMatch } = found
  const passed = found.passes[report]!
  const clauses = query.match.type === 'and' ? query.match.clauses : [query.match]
  return {
    metadata: snapshot.metadata[report]!,
    matches: isMatch[report] === 1,
    score: isMatch[report] === 1 ? scoreOf(found, report) : null,
    passes: Object.fromEntries(
      reportFacets.map(({ name }) => [name, (passed & bitOf(name)) !== 0]),
    ) as EngineExplanation['passes'],
    clauses: clauses.map((clause) => found.satisfies(clause, report)),
    terms: query.terms.map((_, term) => explainTerm(snapshot.concordance, found, term, report)),
    closeness: explainCloseness(snapshot, found, report),
    year:
      isOwnMatch[report] === 1 && isOfYears(query, snapshot.metadata[report]!)
        ? liftWithin(found.scores[report]!)
        : 0,
    characters: found.evidence.map((evidence) => ({
      text: evidence.text,
      score: isOwnMatch[report] === 1 ? evidenceIn(evidence, report) : 0,
    })),
  }
}
