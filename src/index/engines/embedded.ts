/** The embedded engine: the concordance and catalogue of one generation, in this process. */
import { sectionKeys } from '../../report/index.ts'
import { noHeading } from '../analyze-report.ts'
import { AboutnessSource } from '../catalogue/aboutness.ts'
import { vocabularyOf, wordsWithPrefix } from '../catalogue/vocabulary.ts'
import { mentionedNumbers } from '../concordance/document-numbers.ts'
import { similarStrings } from '../concordance/similar.ts'
import { postingsOf } from '../concordance/postings.ts'
import { unitsOfLiteral } from '../concordance/occurrences.ts'
import { scanCounts } from '../concordance/scan.ts'
import type {
  EngineExplanation,
  EnginePassage,
  EngineRequest,
  EngineResult,
  EngineTerm,
  LiteralCounts,
  MatchNode,
  SearchEngine,
  SortOrder,
} from '../engine.ts'
import type { Snapshot } from '../snapshot.ts'
import { addEvidence, evidenceIn, EvidenceSource } from './embedded/character-evidence.ts'
import { bestPassages, type RankedPassage } from './embedded/best-passages.ts'
import { countFacets } from './embedded/facets.ts'
import {
  checksAcrossYears,
  countFigures,
  createNeighbours,
  figureTest,
  findFigures,
} from './embedded/figures.ts'
import { explainCloseness, explainTerm } from './embedded/explain.ts'
import {
  everySection,
  filterReports,
  passesAll,
  passesBody,
  passesLevel,
  passesRegion,
  passesYear,
  sectionBits,
} from './embedded/filters.ts'
import {
  maskOfPassages,
  matches,
  matchReports,
  positiveTerms,
  type Leaves,
} from './embedded/match.ts'
import { evaluateProximity, proximityNodes, type ReportTest } from './embedded/proximity.ts'
import {
  inverseDocumentFrequency,
  scoreReports,
  type ScoredTerm,
  type Scores,
} from './embedded/score.ts'
import {
  restrictPostings,
  TermPostingsSource,
  type TermPostings,
} from './embedded/term-postings.ts'
import { columnsOf } from './embedded/report-columns.ts'
import { topOf } from './embedded/top.ts'

/** How much the catalogue's score counts beside the concordance's. */
const aboutnessWeight = 0.1

/** A tree without terms needs none. */
const noLeaves: Leaves = {
  terms: [],
  passagesOf: () => new Uint32Array(0),
  passes: () => () => true,
}

/** Whether two terms stand for the same places; those of a scope or NEAR are its own. */
const isSamePlaces = (a: ScoredTerm, b: ScoredTerm): boolean => a.postings === b.postings

/** Matches without the reports that hold some term by synonyms alone: characters shared with it must not lift them. */
function withoutReports(isMatch: Uint8Array, left: readonly ReadonlySet<number>[]): Uint8Array {
  if (left.every(({ size }) => size === 0)) return isMatch
  const kept = isMatch.slice()
  for (const reports of left) for (const report of reports) kept[report] = 0
  return kept
}

/** Makes the engine over an open snapshot, which it closes with itself. */
export function createEmbeddedEngine(snapshot: Snapshot): SearchEngine {
  const { concordance, metadata, manifest } = snapshot
  const postingsSource = new TermPostingsSource(concordance)
  const aboutnessSource = new AboutnessSource(snapshot.catalogue)
  const evidenceSource = new EvidenceSource(concordance)
  const neighbours = createNeighbours(metadata)
  const columns = columnsOf(metadata)
  const termBits = new Uint32Array(concordance.passageSections.length)

  const toPassage = ({ passage, occurrences }: RankedPassage): EnginePassage => {
    const heading = concordance.passageHeadings[passage]!
    return {
      ...snapshot.readPassage(passage),
      section: sectionKeys[concordance.passageSections[passage]!]!,
      heading: heading === noHeading ? null : snapshot.readPassage(heading).text,
      occurrences,
    }
  }

  /** Finds and scores the matching reports of the whole index. */
  const run = ({ query, filters }: Pick<EngineRequest, 'query' | 'filters'>) => {
    const sections = sectionBits(filters.section)
    const passes = filterReports(columns, filters)
    const wholePostings = postingsSource.ofAll(query.terms)
    const { masks, postings } = evaluate(query.match, query.terms, wholePostings, sections)
    const isMatch = new Uint8Array(masks.length)
    let total = 0
    for (let report = 0; report < masks.length; report++) {
      if ((masks[report]! & matches) === 0 || passes[report] !== passesAll) continue
      isMatch[report] = 1
      total++
    }
    const scored = [...positiveTerms(query.match)]
      .map((term): ScoredTerm & { term: number } => ({
        term,
        postings: postings[term]!,
        idf: inverseDocumentFrequency(metadata.length, wholePostings[term]!.reportFrequency),
      }))
      // A word given twice is one word: each of its places counts once.
      .filter((each, i, all) => all.findIndex((other) => isSamePlaces(each, other)) === i)
    const counted = scoreReports(concordance, scored, isMatch, sections, termBits)
    addAboutness(query.terms, scored, counted, sections)
    const isOwnMatch = withoutReports(isMatch, counted.synonymReports)
    addEvidence(concordance, evidenceSource.of(query.texts), isOwnMatch, counted.scores)
    return {
      sections,
      passes,
      wholePostings,
      masks,
      postings,
      isMatch,
      isOwnMatch,
      total,
      scored,
      counted,
    }
  }

  const search = (request: EngineRequest): EngineResult => {
    const { query, sort, limit, offset } = request
    const found = run(request)
    const { sections, passes, wholePostings, masks, postings, isMatch, total, scored, counted } =
      found
    const order = orderOf(sort, counted.scores)
    const top = topOf(
      isMatch.length,
      offset + limit,
      (report) => isMatch[report] === 1,
      order,
    ).slice(offset)
    return {
      total,
      passages: counted.totalPassages,
      occurrences: counted.totalOccurrences,
      terms: query.terms.map((_, term) => {
        const place = scored.findIndex((each) => each.postings === postings[term])
        return {
          occurrences: place < 0 ? 0 : counted.termOccurrences[place]!,
          reports: total > 0 ? null : countPassing(wholePostings[term]!, sections, passes),
          found: wholePostings[term]!.found,
        }
      }),
      hits: top.map((report) => ({
        metadata: metadata[report]!,
        score: counted.scores[report]!,
        occurrences: counted.occurrences[report]!,
        matchingPassages: counted.passages[report]!,
        passages: bestPassages(concordance, scored, report, sections, request.passagesPerHit).map(
          toPassage,
        ),
      })),
      facets: countFacets(columns, masks, passes, request.filters.region.length > 0),
    }
  }

  /** Report masks of a tree, and postings in which terms of a scope or NEAR keep only the places that satisfy it. */
  const evaluate = (
    match: MatchNode,
    terms: EngineRequest['query']['terms'],
    whole: readonly TermPostings[],
    sections: number,
  ): { masks: Uint16Array; postings: TermPostings[] } => {
    const postings = [...whole]
    const passagesOf = new Map<MatchNode, Uint32Array>()
    const testOf: ReportTest = (node) => {
      if (node.type === 'figure') return figureTest(snapshot, node)
      const passes = filterReports(columns, node.filters)
      return (report) => passes[report] === passesAll
    }
    for (const node of proximityNodes(match)) {
      const result = evaluateProximity(concordance, node, terms, whole, testOf)
      passagesOf.set(node, result.passages)
      for (const [term, counts] of result.counts) {
        postings[term] = restrictPostings(whole[term]!, result.passages, counts)
      }
    }
    const leaves: Leaves = {
      terms: whole,
      passagesOf: (node) => passagesOf.get(node)!,
      passes: testOf,
    }
    return { masks: matchReports(concordance, match, leaves, sections), postings }
  }

  /** Adds what the catalogue says of each term; of reports that hold it by synonyms alone, nothing. */
  const addAboutness = (
    terms: readonly EngineTerm[],
    scored: readonly { term: number }[],
    { scores, synonymReports }: Scores,
    sections: number,
  ): void => {
    scored.forEach(({ term }, place) => {
      const about = aboutnessSource.of(terms[term]!.literals[0]!.text, sections, everySection)
      const without = synonymReports[place]!
      about.reports.forEach((report, i) => {
        if (!without.has(report)) scores[report]! += aboutnessWeight * about.scores[i]!
      })
    })
  }

  /** What `addAboutness` adds to one report for one term. */
  const aboutnessOf = (term: EngineTerm, sections: number, report: number): number => {
    const about = aboutnessSource.of(term.literals[0]!.text, sections, everySection)
    const i = about.reports.indexOf(report)
    return i < 0 ? 0 : aboutnessWeight * about.scores[i]!
  }

  const explain = (request: EngineRequest, reportId: string): EngineExplanation | null => {
    const report = snapshot.numberOf(reportId)
    if (report === undefined) return null
    const { query } = request
    const found = run(request)
    const { sections, passes, postings, isMatch, scored, counted, wholePostings } = found
    const passed = passes[report]!
    const close = explainCloseness(concordance, scored, report, sections)
    const clauses = query.match.type === 'and' ? query.match.clauses : [query.match]
    const holds = (clause: MatchNode): boolean =>
      (evaluate(clause, query.terms, wholePostings, sections).masks[report]! & matches) !== 0
    return {
      metadata: metadata[report]!,
      matches: isMatch[report] === 1,
      score: isMatch[report] === 1 ? counted.scores[report]! : null,
      passes: {
        year: (passed & passesYear) !== 0,
        region: (passed & passesRegion) !== 0,
        body: (passed & passesBody) !== 0,
        level: (passed & passesLevel) !== 0,
      },
      clauses: clauses.map(holds),
      terms: query.terms.map((_, term) => {
        const place = scored.findIndex((each) => each.term === term)
        const floor = counted.floors[place] ?? Infinity
        const idf = scored[place]?.idf ?? 0
        return explainTerm(concordance, { postings: postings[term]!, idf }, report, sections, floor)
      }),
      closeness: {
        score: close.score,
        passageId: close.passage === null ? null : snapshot.readPassage(close.passage).id,
      },
      catalogue: query.terms.map((term, i) => {
        const place = scored.findIndex((each) => each.term === i)
        const counts = place >= 0 && !counted.synonymReports[place]!.has(report)
        return counts ? aboutnessOf(term, sections, report) : 0
      }),
      characters: evidenceSource.of(query.texts).map((evidence) => ({
        text: evidence.text,
        score: found.isOwnMatch[report] === 1 ? evidenceIn(concordance, evidence, report) : 0,
      })),
    }
  }

  /** Reports that pass the filters and hold a term in the sections asked for. */
  const countPassing = (postings: TermPostings, sections: number, passes: Uint8Array): number => {
    const masks = maskOfPassages(concordance, postings.passages, sections)
    let count = 0
    for (let report = 0; report < masks.length; report++) {
      if ((masks[report]! & matches) !== 0 && passes[report] === passesAll) count++
    }
    return count
  }

  const orderOf = (sort: SortOrder, scores: Float64Array): ((a: number, b: number) => number) => {
    // Reports are numbered from the newest year on, then by id: the number itself breaks ties.
    if (sort === 'year-desc') return (a, b) => a - b
    if (sort === 'year-asc') {
      return (a, b) =>
        (metadata[a]!.reportYear ?? Infinity) - (metadata[b]!.reportYear ?? Infinity) || a - b
    }
    return (a, b) => scores[b]! - scores[a]! || a - b
  }

  const countByIndex = (literal: string): LiteralCounts => {
    const { passages, occurrences } = postingsOf(concordance, unitsOfLiteral(literal))
    const reports = new Set(Array.from(passages, (passage) => concordance.passageReports[passage]))
    return { occurrences, passages: passages.length, reports: reports.size }
  }

  return {
    name: 'embedded',
    search: (request) => Promise.resolve(search(request)),
    complete: (prefix, limit) => wordsWithPrefix(vocabularyOf(snapshot.catalogue), prefix, limit),
    similar: (literal, limit) => Promise.resolve(similarStrings(concordance, literal, limit)),
    documentNumbers: () => mentionedNumbers(concordance),
    explain: (request, reportId) => Promise.resolve(explain(request, reportId)),
    report: (reportId) => {
      const number = snapshot.numberOf(reportId)
      if (number === undefined) return Promise.resolve(null)
      const report = snapshot.readReport(number)
      const across = checksAcrossYears(snapshot, number, neighbours(number))
      return Promise.resolve({ ...report, checks: [...report.checks, ...across] })
    },
    figures: (request) => Promise.resolve(findFigures(snapshot, filterReports(columns, request.filters), request)),
    figureCounts: () => countFigures(snapshot),
    checkCounts: () => snapshot.checkCounts,
    list: (filters, limit, offset) => {
      const passes = filterReports(columns, filters)
      const sections = sectionBits(filters.section)
      const masks =
        filters.section.length > 0
          ? matchReports(concordance, { type: 'everything' }, noLeaves, sections)
          : null
      const passing = metadata.filter(
        (_, report) =>
          passes[report] === passesAll && (masks === null || (masks[report]! & matches) !== 0),
      )
      return Promise.resolve({
        total: passing.length,
        reports: passing.slice(offset, offset + limit),
      })
    },
    count: (literal, by) =>
      Promise.resolve(by === 'index' ? countByIndex(literal) : scanCounts(concordance, literal)),
    stats: () => ({
      ...manifest.counts,
      sizeBytes: Object.values(manifest.files).reduce((sum, file) => sum + file.bytes, 0),
      generation: manifest.generation,
      builtAt: manifest.builtAt,
      formatVersion: manifest.formatVersion,
      analyzerFingerprint: manifest.analyzerFingerprint,
      segmenter: manifest.segmenter,
      samples: manifest.samples,
    }),
    metadata: () => metadata,
    close: () => {
      snapshot.close()
      return Promise.resolve()
    },
  }
}
