/** What a query tree says of one report, and which occurrences it counts, straight from the meaning of each node. */
import {
  facetRows,
  isChoice,
  type ChoiceFacet,
  type ChoiceRow,
  type ReportFilterName,
} from '../../../facets.ts'
import type { EngineTerm, MatchNode, SearchFilters } from '../../engine.ts'
import { countChecks } from '../../figures/figure-values.ts'
import { matchesRegion } from '../../../report/index.ts'
import { normalizeText } from '../../../text/index.ts'
import { partOfKind } from '../../searched-passages.ts'
import {
  occurrencesIn,
  placesKey,
  type Occurrence,
  type PlainPassage,
  type PlainReport,
} from './texts.ts'

/** A report's value of a filter of fixed values. */
export function choiceOf(row: ChoiceFacet, { metadata, report }: PlainReport): string | null {
  return row.valueOf(metadata, countChecks(report.checks))
}

/** Whether a report passes each filter. */
export function passesOf(
  report: PlainReport,
  filters: SearchFilters,
): Record<ReportFilterName, boolean> {
  const { reportYear, region, bodyId, reportingBody } = report.metadata
  const any = <T>(values: readonly T[], isWanted: (value: T) => boolean): boolean =>
    values.length === 0 || values.some(isWanted)
  const choices = facetRows
    .filter(isChoice)
    .map((row) => [row.name, any(filters[row.name], (value) => value === choiceOf(row, report))])
  return {
    year: any(
      filters.year,
      ({ from, to }) =>
        reportYear !== null &&
        reportYear >= (from ?? reportYear) &&
        reportYear <= (to ?? reportYear),
    ),
    region: any(filters.region, (name) => matchesRegion(region, name)),
    body: any(
      filters.body,
      (name) => bodyId === name || normalizeText(reportingBody ?? '').includes(normalizeText(name)),
    ),
    ...(Object.fromEntries(choices) as Record<ChoiceRow['name'], boolean>),
  }
}

export function passesAll(report: PlainReport, filters: SearchFilters): boolean {
  return Object.values(passesOf(report, filters)).every(Boolean)
}

/** A passage, or one sentence of it: the units from `start` to `end`. */
interface Stretch {
  passage: PlainPassage
  report: PlainReport
  start: number
  end: number
}

const wholePassage = (report: PlainReport, passage: PlainPassage): Stretch => ({
  report,
  passage,
  start: 0,
  end: passage.normalized.length,
})

/** Sentences end after 。 ! ? or ; . */
function sentencesOf({ report, passage, start, end }: Stretch): Stretch[] {
  const sentences: Stretch[] = []
  let from = start
  for (let at = start; at < end; at++)
    if ('。!?;'.includes(passage.normalized[at]!) || at === end - 1) {
      sentences.push({ report, passage, start: from, end: at + 1 })
      from = at + 1
    }
  return sentences.length > 0 ? sentences : [{ report, passage, start, end }]
}

interface TermOccurrence extends Occurrence {
  term: number
}

/** Occurrences of a term that begin in a stretch. */
function within(stretch: Stretch, term: number, terms: readonly EngineTerm[]): TermOccurrence[] {
  return occurrencesIn(stretch.passage, terms[term]!)
    .filter(({ start }) => start >= stretch.start && start < stretch.end)
    .map((occurrence) => ({ ...occurrence, term }))
}

/**
 * The occurrences in a stretch that satisfy NEAR. Two of different terms are linked where from the end of one to the start
 * of the next are at most `distance` characters; what hangs together counts where it holds every term.
 */
function nearIn(
  stretch: Stretch,
  node: MatchNode & { type: 'near' },
  terms: readonly EngineTerm[],
): TermOccurrence[] {
  const all = node.terms.flatMap((term) => within(stretch, term, terms))
  const isLinked = (a: TermOccurrence, b: TermOccurrence): boolean =>
    a.term !== b.term &&
    Math.max(a.start, b.start) - (a.start <= b.start ? a : b).end <= node.distance
  const left = new Set(all)
  const found: TermOccurrence[] = []
  while (left.size > 0) {
    const group = [[...left][0]!]
    left.delete(group[0]!)
    for (const each of group)
      for (const other of left)
        if (isLinked(each, other)) {
          group.push(other)
          left.delete(other)
        }
    if (node.terms.every((term) => group.some((each) => each.term === term))) found.push(...group)
  }
  return found
}

/** Parts of a stretch that a scope looks at. A passage within a sentence is that sentence: all must stand in both. */
const partsOf = (stretch: Stretch, scope: 'sentence' | 'passage'): Stretch[] =>
  scope === 'sentence' ? sentencesOf(stretch) : [stretch]

/** What of the world a tree is about. */
export interface World {
  terms: readonly EngineTerm[]
  /** Whether a report stands in a figure node's relation. */
  figure: (report: PlainReport, node: MatchNode & { type: 'figure' }) => boolean
}

/** What the clauses that hold weigh together. */
function weightOf(
  { clauses, weights }: MatchNode & { type: 'most' },
  holds: (clause: MatchNode) => boolean,
): number {
  return weights.filter((_, i) => holds(clauses[i]!)).reduce((a, b) => a + b, 0)
}

function holdsIn(node: MatchNode, stretch: Stretch, world: World): boolean {
  const holds = (clause: MatchNode): boolean => holdsIn(clause, stretch, world)
  switch (node.type) {
    case 'everything':
      return true
    case 'term':
      return within(stretch, node.term, world.terms).length > 0
    case 'and':
      return node.clauses.every(holds)
    case 'or':
      return node.clauses.length === 0 || node.clauses.some(holds)
    case 'not':
      return !holds(node.clause)
    case 'most':
      return weightOf(node, holds) >= node.least
    case 'scope':
      return partsOf(stretch, node.scope).some((part) => holdsIn(node.clause, part, world))
    case 'near':
      return nearIn(stretch, node, world.terms).length > 0
    case 'filter':
      return passesAll(stretch.report, node.filters)
    case 'figure':
      return world.figure(stretch.report, node)
  }
}

/** The filters that narrow passages. */
export type Within = Pick<SearchFilters, 'section' | 'part'>

/** The passages of a report that some filters leave. */
export function passagesIn({ passages }: PlainReport, { section, part }: Within): PlainPassage[] {
  return passages.filter(
    (passage) =>
      (section.length === 0 || section.includes(passage.section)) &&
      (part.length === 0 || part.includes(partOfKind[passage.kind])),
  )
}

/** Whether a report satisfies a tree within the passages that some filters leave. */
export function holds(
  node: MatchNode,
  report: PlainReport,
  filters: Within,
  world: World,
): boolean {
  const own = passagesIn(report, filters)
  const below = (clause: MatchNode): boolean => holds(clause, report, filters, world)
  switch (node.type) {
    case 'and':
      return node.clauses.length === 0 ? own.length > 0 : node.clauses.every(below)
    case 'or':
      return node.clauses.length === 0 ? own.length > 0 : node.clauses.some(below)
    case 'not':
      return !below(node.clause)
    case 'most':
      return weightOf(node, below) >= node.least
    default:
      return own.some((passage) => holdsIn(node, wholePassage(report, passage), world))
  }
}

/** Occurrences of one term that a tree counts in a stretch: all of them, and of a scope or NEAR those that satisfy it. */
function keptIn(node: MatchNode, stretch: Stretch, world: World): TermOccurrence[] {
  switch (node.type) {
    case 'term':
      return within(stretch, node.term, world.terms)
    case 'and':
    case 'or':
    case 'most':
      return node.clauses.flatMap((clause) => keptIn(clause, stretch, world))
    case 'scope':
      return partsOf(stretch, node.scope).flatMap((part) =>
        holdsIn(node.clause, part, world) ? keptIn(node.clause, part, world) : [],
      )
    case 'near':
      return nearIn(stretch, node, world.terms)
    default:
      return []
  }
}

/** Occurrences of a term that a tree counts in a passage, wherever the tree names it or one of the same literals: their union. */
export function keptOf(
  node: MatchNode,
  term: number,
  report: PlainReport,
  passage: PlainPassage,
  world: World,
): Occurrence[] {
  const same = placesKey(world.terms[term]!)
  const union = new Map<string, Occurrence>()
  for (const { term: each, literal, start, end } of keptIn(
    node,
    wholePassage(report, passage),
    world,
  ))
    if (placesKey(world.terms[each]!) === same)
      union.set(`${literal} ${start}`, { literal, start, end })
  return [...union.values()]
}

/** Where a tree counts any of its terms in a passage of a report that it matches; what several parts of it count comes several times. */
export function placesIn(
  node: MatchNode,
  report: PlainReport,
  passage: PlainPassage,
  world: World,
): Occurrence[] {
  return keptIn(node, wholePassage(report, passage), world)
}

/** Terms that count, each literal list once: all but those under a `not`. */
export function countedTerms(node: MatchNode, terms: readonly EngineTerm[]): number[] {
  const named = (each: MatchNode): number[] => {
    if (each.type === 'term') return [each.term]
    if (each.type === 'near') return [...each.terms]
    if (each.type === 'scope') return named(each.clause)
    return 'clauses' in each ? each.clauses.flatMap(named) : []
  }
  const byLiterals = new Map<string, number>()
  for (const term of named(node)) {
    const key = placesKey(terms[term]!)
    if (!byLiterals.has(key)) byLiterals.set(key, term)
  }
  return [...byLiterals.values()]
}
