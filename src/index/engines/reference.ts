/**
 * The reference engine: answers every kind of request by reading all texts, with no index and no short cut. It is what other
 * engines are held against, so it is to be seen right by reading it.
 */
import { facetRows, isChoice, type ReportFilterName } from '../../facets.ts'
import {
  checkAcrossYears,
  sectionKeys,
  type Check,
  type Figure,
  type ReportMetadata,
} from '../../report/index.ts'
import { reportParts } from '../../limits.ts'
import { normalize, type Analyzer } from '../../text/index.ts'
import { positiveLiterals } from '../engine.ts'
import { longestFirst, withoutOverlaps, type Occurrence as Place } from '../literal.ts'
import type {
  EngineConcept,
  EngineFacets,
  EngineFigureRequest,
  EngineFigures,
  EngineHit,
  EnginePassage,
  EngineRequest,
  EngineResult,
  EngineTally,
  EngineTallyRequest,
  FigureCount,
  FigureName,
  LiteralCounts,
  MatchNode,
  Range,
  SearchEngine,
  SearchFilters,
  ValueFacets,
} from '../engine.ts'
import { countChecks } from '../figures/figure-values.ts'
import { figureMarks } from '../../limits.ts'
import { entryOrder } from '../report-order.ts'
import type { Snapshot } from '../snapshot.ts'
import { describeGeneration } from '../store/manifest.ts'
import { explainScore } from './reference/explain.ts'
import {
  choiceOf,
  holds,
  passesAll,
  passesOf,
  passagesIn,
  placesIn,
  type Within,
  type World,
} from './reference/match.ts'
import { isAcrossWords, Scorer, type CountedPassage } from './reference/score.ts'
import {
  counted,
  layOut,
  occurrencesIn,
  placesKey,
  type PlainPassage,
  type PlainReport,
} from './reference/texts.ts'

/**
 * The figure of a report that counts: for all applicants together that of the total, or of a form that tells none apart; of
 * several the first with a number.
 */
function figureOf({ report }: PlainReport, { key, applicant }: FigureName): Figure | undefined {
  const wanted = applicant ?? 'total'
  const own = report.figures.filter(
    (figure) =>
      figure.key === key && (figure.applicant ?? 'total') === wanted && figure.state !== 'disputed',
  )
  // The total of a table goes before a single number.
  own.sort((a, b) => Number(b.applicant === 'total') - Number(a.applicant === 'total'))
  return own.find(({ value }) => value !== null) ?? own[0]
}

/** What must be known of a report's figure beside its number. */
function marksOf({ report }: PlainReport, figure: Figure | undefined, name: FigureName): number {
  if (figure === undefined) {
    const isDisputed = report.figures.some(
      ({ key, applicant = 'total', state }) =>
        key === name.key && applicant === (name.applicant ?? 'total') && state === 'disputed',
    )
    return isDisputed ? figureMarks.disputed : 0
  }
  const { key, applicant, value, reading } = figure
  const called = applicant === undefined ? key : `${key}@${applicant}`
  const fails = report.checks.some(
    ({ outcome, cells }) => outcome === 'fail' && cells.includes(called),
  )
  const without = reading === 'unreadable' ? figureMarks.unreadable : figureMarks.blank
  const own = value === null ? without : reading === 'inferred' ? figureMarks.inferred : 0
  return own + (fails ? figureMarks.fails : 0)
}

const world = ({ query }: Pick<EngineRequest, 'query'>): World => ({
  terms: query.terms,
  figure: (report, { operator, value, ...name }) => {
    const number = figureOf(report, name)?.value ?? null
    if (number === null) return false
    if (operator === '=') return number === value
    if (operator === '>') return number > value
    if (operator === '<') return number < value
    return operator === '>=' ? number >= value : number <= value
  },
})

/** What is drawn in a text as written: ranges in which any of a query's counted words stand, joined where they meet. */
function marksIn(
  text: string,
  { query }: EngineRequest,
  passage: PlainPassage | null,
): { marks: Range[]; across: Range[] } {
  const { text: normalized, starts, ends } = normalize(text)
  const how = Array.from({ length: text.length }, (): 'plain' | 'across' | 'marked' => 'plain')
  for (const literal of positiveLiterals(query.match, query.terms))
    for (const occurrence of occurrencesIn({ normalized } as PlainPassage, {
      literals: [literal],
    })) {
      const isAcross =
        passage !== null && literal.isWord === true && isAcrossWords(passage, occurrence)
      for (let at = starts[occurrence.start]!; at < ends[occurrence.end - 1]!; at++)
        if (!isAcross) how[at] = 'marked'
        else if (how[at] === 'plain') how[at] = 'across'
    }
  const rangesOf = (wanted: 'across' | 'marked'): Range[] => {
    const ranges: Range[] = []
    how.forEach((each, at) => {
      if (each !== wanted) return
      const last = ranges.at(-1)
      if (last?.[1] === at) last[1] = at + 1
      else ranges.push([at, at + 1])
    })
    return ranges
  }
  return { marks: rangesOf('marked'), across: rangesOf('across') }
}

/** The title as the passage that it is; null for one that was made. */
const titlePassage = ({ passages: [first] }: PlainReport): PlainPassage | null =>
  first?.kind === 'title' ? first : null

/** Values with how many reports have each, those of most reports first, then in the order given. */
function countValues<T>(
  reports: readonly PlainReport[],
  keyOf: (metadata: ReportMetadata) => string | null,
  valueOf: (metadata: ReportMetadata) => T,
  compare: (a: string, b: string) => number,
): (T & { count: number })[] {
  const counts = new Map<string, T & { count: number }>()
  for (const { metadata } of reports) {
    const key = keyOf(metadata)
    if (key === null) continue
    const known = counts.get(key)
    if (known === undefined) counts.set(key, { ...valueOf(metadata), count: 1 })
    else known.count++
  }
  return [...counts]
    .sort(([a, { count }], [b, { count: other }]) => other - count || compare(a, b))
    .map(([, bucket]) => bucket)
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const asFound = (): number => 0

const mostBodies = 50

/** Makes the engine over an open snapshot, which it closes with itself: all its reports are read once, and laid out anew. */
export function createReferenceEngine(snapshot: Snapshot, analyzer: Analyzer): SearchEngine {
  const reports = snapshot.metadata.map((_, number) => snapshot.readReport(number))
  // A whole report does not tell when it entered the index; its metadata there do.
  const stored = new Map(snapshot.metadata.map((metadata) => [metadata.reportId, metadata]))
  const all = layOut(reports, analyzer).map((report) => ({
    ...report,
    metadata: stored.get(report.metadata.reportId)!,
  }))
  const byId = new Map(all.map((report) => [report.metadata.reportId, report]))

  const facetsOf = (
    satisfying: readonly PlainReport[],
    matchesIn: (report: PlainReport, within: Within) => boolean,
    filters: SearchFilters,
  ): EngineFacets => {
    const without = (filter: ReportFilterName): PlainReport[] =>
      satisfying.filter((report) => passesAll(report, { ...filters, [filter]: [] }))
    const byRegion = without('region')
    const isNarrowed = filters.region.length > 0
    const chosen = all.filter((report) => passesOf(report, filters).region)
    const places = (rank: 'city' | 'county') => {
      const above = ({ region }: ReportMetadata): string[] =>
        [region.province, rank === 'county' ? region.city : null].filter((name) => name !== null)
      const chosenAbove = new Set(
        chosen
          .filter(({ metadata }) => metadata.region[rank] !== null)
          .map(({ metadata }) => above(metadata).join('/')),
      )
      return countValues(
        byRegion,
        // Ordered by name, then by the names above.
        (metadata) =>
          metadata.region[rank] && [metadata.region[rank], ...above(metadata)].join('/'),
        (metadata) => ({ value: metadata.region[rank]!, above: above(metadata) }),
        (a, b) => {
          const [name = '', ...namesAbove] = a.split('/')
          const [other = '', ...othersAbove] = b.split('/')
          return inOrder(name, other) || inOrder(namesAbove.join('/'), othersAbove.join('/'))
        },
      ).filter((place) => !isNarrowed || chosenAbove.has(place.above.join('/')))
    }
    const choices = Object.fromEntries(
      facetRows.filter(isChoice).map((row) => {
        const values = new Map(all.map((report) => [report.metadata, choiceOf(row, report)]))
        return [
          row.facet,
          countValues(
            without(row.name),
            (metadata) => values.get(metadata)!,
            (metadata) => ({ value: values.get(metadata)! }),
            inOrder,
          ),
        ]
      }),
    ) as unknown as Omit<ValueFacets, 'part'>
    return {
      reportYear: countValues(
        without('year'),
        ({ reportYear }) => (reportYear === null ? null : String(reportYear)),
        ({ reportYear }) => ({ value: reportYear! }),
        asFound,
      ).sort((a, b) => b.value - a.value),
      section: sectionKeys
        .map((section) => ({
          value: section,
          count: all.filter(
            (report) =>
              passesAll(report, filters) && matchesIn(report, { ...filters, section: [section] }),
          ).length,
        }))
        .filter(({ count }) => count > 0),
      part: reportParts
        .map((part) => ({
          value: part,
          count: all.filter(
            (report) =>
              passesAll(report, filters) && matchesIn(report, { ...filters, part: [part] }),
          ).length,
        }))
        .filter(({ count }) => count > 0),
      province: countValues(
        byRegion,
        ({ region }) => region.province,
        ({ region }) => ({ value: region.province! }),
        inOrder,
      ),
      city: places('city'),
      county: isNarrowed ? places('county') : [],
      body: countValues(
        without('body'),
        ({ bodyId }) => bodyId,
        ({ bodyId }) => {
          const newest = all.find(({ metadata }) => metadata.bodyId === bodyId)!
          return { value: bodyId!, name: newest.metadata.reportingBody }
        },
        (a, b) =>
          all.findIndex(({ metadata }) => metadata.bodyId === a) -
          all.findIndex(({ metadata }) => metadata.bodyId === b),
      ).slice(0, mostBodies),
      ...choices,
    }
  }

  /** Letters of a paragraph that its body may repeat in other reports; null for one that is too short, or no paragraph. */
  const repeatedLetters = ({ kind, normalized }: PlainPassage): string | null => {
    const letters = normalized.replace(/[^\p{L}]/gu, '')
    return kind === 'paragraph' && letters.length >= 16 ? letters : null
  }

  const alikeOf = (report: PlainReport, passage: PlainPassage): EnginePassage['alike'] => {
    const letters = repeatedLetters(passage)
    const { bodyId } = report.metadata
    if (letters === null || bodyId === null) return []
    return all.flatMap((other) => {
      if (other === report || other.metadata.bodyId !== bodyId) return []
      const like = other.passages.find((each) => repeatedLetters(each) === letters)
      const { reportId, reportYear } = other.metadata
      return like === undefined ? [] : [{ reportId, reportYear, passageId: like.id }]
    })
  }

  const scorerOf = ({ query, filters }: EngineRequest): Scorer =>
    new Scorer(all, query, world({ query }), filters)

  const search = (request: EngineRequest): EngineResult => {
    const { query, filters, sort, limit, offset, passagesPerHit, reportId } = request
    const scorer = scorerOf(request)
    const satisfies = (report: PlainReport, within: Within): boolean =>
      holds(query.match, report, within, world(request))
    const satisfying = all.filter((report) => satisfies(report, filters))
    const matching = satisfying.filter(
      (report) =>
        passesAll(report, filters) &&
        (reportId === undefined || report.metadata.reportId === reportId),
    )
    const passages = matching.map((report) => scorer.countIn(report))
    const scores = scorer.scores(matching, passages)
    const order = matching.map((_, i) => i)
    const yearOf = (i: number): number => matching[i]!.metadata.reportYear ?? Infinity
    if (sort === 'relevance') order.sort((a, b) => scores[b]! - scores[a]! || a - b)
    if (sort === 'entered-desc') {
      const places = entryOrder(matching.map(({ metadata }) => metadata))
      order.splice(0, order.length, ...places)
    }
    if (sort === 'year-asc') order.sort((a, b) => yearOf(a) - yearOf(b) || a - b)
    const countOf = (each: readonly CountedPassage[], term: number): number =>
      each.reduce((sum, { terms }) => sum + terms[term]!.occurrences, 0)
    const countOfAll = (each: readonly CountedPassage[]): number =>
      scorer.terms.reduce((sum, _, term) => sum + countOf(each, term), 0)
    const facets = facetsOf(satisfying, satisfies, filters)
    const otherYears = all.filter((report) => passesAll(report, { ...filters, year: [] }))
    return {
      total: matching.length,
      passages: passages.reduce((sum, each) => sum + each.length, 0),
      occurrences: passages.reduce((sum, each) => sum + countOfAll(each), 0),
      passing: all.filter((report) => passesAll(report, filters)).length,
      terms: query.terms.map((term) => {
        const same = scorer.terms.findIndex(
          (each) => placesKey(query.terms[each]!) === placesKey(term),
        )
        const isHeld = (passage: PlainPassage): boolean => occurrencesIn(passage, term).length > 0
        return {
          occurrences: same < 0 ? 0 : passages.reduce((sum, each) => sum + countOf(each, same), 0),
          reports: all.filter(
            (report) => passesAll(report, filters) && passagesIn(report, filters).some(isHeld),
          ).length,
          found: term.literals.map((literal) =>
            all.some((report) =>
              report.passages.some(
                (passage) => occurrencesIn(passage, { literals: [literal] }).length > 0,
              ),
            ),
          ),
        }
      }),
      hits: order.slice(offset, offset + limit).map((i): EngineHit => {
        const report = matching[i]!
        const { metadata } = report
        return {
          metadata,
          titleMarks:
            metadata.title === null
              ? []
              : marksIn(metadata.title, request, titlePassage(report)).marks,
          score: scores[i]!,
          occurrences: countOfAll(passages[i]!),
          matchingPassages: passages[i]!.length,
          failedChecks: report.report.checks.filter(({ outcome }) => outcome === 'fail').length,
          lacks: scorer.terms.filter((_, term) => countOf(passages[i]!, term) === 0),
          passages: scorer.best(report, passages[i]!, passagesPerHit).map(({ passage, terms }) => ({
            id: passage.id,
            section: passage.section,
            heading: passage.heading,
            text: passage.text,
            ...marksIn(passage.text, request, passage),
            row: passage.row ?? null,
            ...(passage.ocr === true && { ocr: true }),
            occurrences: terms.reduce((sum, { occurrences }) => sum + occurrences, 0),
            alike: alikeOf(report, passage),
          })),
        }
      }),
      facets,
      byYear: [...new Set(otherYears.flatMap(({ metadata }) => metadata.reportYear ?? []))]
        .sort((a, b) => a - b)
        .map((year) => ({
          year,
          reports: otherYears.filter(({ metadata }) => metadata.reportYear === year).length,
          matches: facets.reportYear.find(({ value }) => value === year)?.count ?? 0,
        })),
    }
  }

  const count = (text: string): LiteralCounts => {
    const passages = all.map((report) =>
      report.passages.map(
        (passage) => counted(occurrencesIn(passage, { literals: [{ text, weight: 1 }] })).length,
      ),
    )
    const holding = passages.map((counts) => counts.filter((each) => each > 0).length)
    return {
      occurrences: passages.flat().reduce((a, b) => a + b, 0),
      passages: holding.reduce((a, b) => a + b, 0),
      reports: holding.filter((each) => each > 0).length,
    }
  }

  /** The reports of the same body in the years beside one, the fuller first. */
  const besideOf = ({ metadata: { bodyId, reportYear } }: PlainReport): PlainReport[] =>
    all
      .filter(
        ({ metadata }) =>
          bodyId !== null &&
          metadata.bodyId === bodyId &&
          Math.abs((metadata.reportYear ?? NaN) - (reportYear ?? NaN)) === 1,
      )
      .sort((a, b) => b.report.figures.length - a.report.figures.length)

  const checksBeside = (plain: PlainReport): Check[] => {
    const beside = besideOf(plain)
    if (beside.length === 0) return []
    const own = `:${String(plain.metadata.reportYear)}`
    return checkAcrossYears([plain, ...beside].map(({ report }) => report)).map((check) => ({
      ...check,
      cells: check.cells.map((cell) => (cell.endsWith(own) ? cell.slice(0, -own.length) : cell)),
    }))
  }

  const figures = ({
    filters,
    limit,
    offset,
    order,
    reportIds,
    ...name
  }: EngineFigureRequest): EngineFigures => {
    const having = all
      .filter((report) => passesAll(report, filters))
      .filter(({ metadata }) => reportIds === undefined || reportIds.includes(metadata.reportId))
      .flatMap((report) => {
        const figure = figureOf(report, name)
        return figure === undefined ? [] : [{ metadata: report.metadata, figure }]
      })
    const years = new Set(having.flatMap(({ metadata }) => metadata.reportYear ?? []))
    const byYear = [...years]
      .sort((a, b) => b - a)
      .map((year) => {
        const own = having.filter(({ metadata }) => metadata.reportYear === year)
        const numbers = own.flatMap(({ figure }) => figure.value ?? []).sort((a, b) => a - b)
        const quarter = (quarters: number): number => {
          const last = numbers.length - 1
          const whole = Math.floor((last * quarters) / 4)
          const rest = (last * quarters) % 4
          return (numbers[whole]! * (4 - rest) + (numbers[whole + 1] ?? 0) * rest) / 4
        }
        const add = (some: readonly number[]): number => some.reduce((a, b) => a + b, 0)
        return {
          year,
          sum: add(numbers),
          median: quarter(2),
          lowerQuartile: quarter(1),
          upperQuartile: quarter(3),
          reports: numbers.length,
          blank: own.length - numbers.length,
        }
      })
      .filter((year) => year.reports > 0)
    const numbered = having
      .filter(({ figure }) => figure.value !== null)
      .sort((a, b) => (a.figure.value! - b.figure.value!) * (order === 'most' ? -1 : 1))
    const ordered = [...numbered, ...having.filter(({ figure }) => figure.value === null)]
    return {
      total: having.length,
      blank: having.filter(({ figure }) => figure.value === null).length,
      figures: (order === undefined ? having : ordered).slice(offset, offset + limit),
      byYear,
    }
  }

  /** Places of a concept that count in a passage: those of one text together, the longest texts first. */
  const countPlaces = (
    { literals, queries }: EngineConcept,
    report: PlainReport,
    passage: PlainPassage,
    within: Within,
  ): number => {
    const places = [
      ...occurrencesIn(passage, { literals: literals.map((text) => ({ text, weight: 1 })) }),
      ...queries
        .filter((query) => holds(query.match, report, within, world({ query })))
        .flatMap((query) => placesIn(query.match, report, passage, world({ query }))),
    ]
    const textOf = ({ start, end }: Place): string => passage.normalized.slice(start, end)
    const different = new Map(places.map((place) => [`${place.start} ${place.end}`, place]))
    const texts = longestFirst([...different.values()].map(textOf))
    return withoutOverlaps(
      texts.map((text) => [...different.values()].filter((place) => textOf(place) === text)),
    ).length
  }

  const tally = ({ concepts, within, groups }: EngineTallyRequest): EngineTally => {
    const cells = concepts.flatMap((concept) =>
      Array.from({ length: groups.count }, (_, group) => {
        const own = all
          .filter((_report, place) => groups.of[place] === group)
          .map((report) =>
            passagesIn(report, within)
              .map((passage) => countPlaces(concept, report, passage, within))
              .filter((places) => places > 0),
          )
        return {
          reports: own.filter((passages) => passages.length > 0).length,
          occurrences: own.flat().reduce((a, b) => a + b, 0),
          passages: own.flat().length,
        }
      }),
    )
    return {
      reports: Uint32Array.from(cells, ({ reports: count }) => count),
      occurrences: Uint32Array.from(cells, ({ occurrences }) => occurrences),
      passages: Uint32Array.from(cells, ({ passages }) => passages),
    }
  }

  const figureCounts = (): FigureCount[] => {
    const counting = all.flatMap(({ report }) =>
      report.figures.filter(({ state }) => state !== 'disputed'),
    )
    return [...new Set(counting.map(({ key }) => key))].map((key) => {
      const of = all.map((report) => figureOf(report, { key, applicant: null }))
      const told = counting.filter((each) => each.key === key)
      return {
        key,
        reports: of.filter((figure) => figure !== undefined && figure.value !== null).length,
        blank: of.filter((figure) => figure?.value === null).length,
        applicants: [...new Set(told.flatMap(({ applicant }) => applicant ?? []))],
      }
    })
  }

  return {
    name: 'reference',
    generation: snapshot.manifest.generation,
    search: (request) => Promise.resolve(search(request)),
    explain: (request, reportId) => {
      const report = byId.get(reportId)
      if (report === undefined) return Promise.resolve(null)
      const { query, filters } = request
      const within = (match: MatchNode): boolean => holds(match, report, filters, world(request))
      const matching = all.filter(
        (each) => passesAll(each, filters) && holds(query.match, each, filters, world(request)),
      )
      const clauses = query.match.type === 'and' ? query.match.clauses : [query.match]
      return Promise.resolve({
        metadata: report.metadata,
        passes: passesOf(report, filters),
        clauses: clauses.map(within),
        ...explainScore(scorerOf(request), report, matching),
      })
    },
    count: (literal) => Promise.resolve(count(literal)),
    list: (filters, limit, offset) => {
      const passing = all.filter(
        (report) =>
          passesAll(report, filters) &&
          // A report without any text is one of all reports.
          ((filters.section.length === 0 && filters.part.length === 0) ||
            passagesIn(report, filters).length > 0),
      )
      return Promise.resolve({
        total: passing.length,
        reports: passing.slice(offset, offset + limit).map(({ metadata, report }) => ({
          metadata,
          checks: countChecks(report.checks),
        })),
      })
    },
    report: (reportId) => {
      const plain = byId.get(reportId)
      if (plain === undefined) return Promise.resolve(null)
      const { report } = plain
      return Promise.resolve({ ...report, checks: [...report.checks, ...checksBeside(plain)] })
    },
    figures: (request) => Promise.resolve(figures(request)),
    numbers: (names, filters) => {
      const passing = all.filter((report) => passesAll(report, filters))
      const columns = names.map((name) => {
        const found = passing.map((report) => figureOf(report, name))
        return {
          values: Float64Array.from(found, (figure) => figure?.value ?? NaN),
          marks: Uint8Array.from(found, (figure, i) => marksOf(passing[i]!, figure, name)),
        }
      })
      return Promise.resolve({
        reports: Uint32Array.from(passing, (report) => all.indexOf(report)),
        columns,
      })
    },
    statistics: () =>
      Promise.resolve({ ...describeGeneration(snapshot.manifest), figures: figureCounts() }),
    tally: (request) => Promise.resolve(tally(request)),
    characters: (section, part) =>
      Promise.resolve(
        Uint32Array.from(all, (report) =>
          passagesIn(report, { section, part }).reduce(
            (sum, { normalized }) => sum + normalized.length,
            0,
          ),
        ),
      ),
    close: () => {
      snapshot.close()
      return Promise.resolve()
    },
  }
}
