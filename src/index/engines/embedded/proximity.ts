/** Conditions within one passage or sentence: 同段(…), 同句(…), NEAR/n. Decided by reading the passages that could hold. */
import { passageText, type Concordance } from '../../concordance/concordance.ts'
import { placesOfLiteral, withoutOverlaps } from '../../literal.ts'
import type { EngineTerm, MatchNode } from '../../engine.ts'
import { positiveTerms } from './match.ts'
import type { TermPostings } from './term-postings.ts'

export type ProximityNode = MatchNode & { type: 'scope' | 'near' }

/** Ends of sentences in normalized text. */
const sentenceEnds = new Set([...'。!?;'].map((character) => character.charCodeAt(0)))

interface Place {
  term: number
  /** Which of the term's literals stands here. */
  literal: number
  start: number
  end: number
}

/** What a node leaves of its terms: the passages that satisfy it, and how many places of each term lie in them. */
export interface ProximityResult {
  passages: Uint32Array
  /** By term number: places in each of `passages`. */
  counts: Map<number, Uint32Array>
}

/** Says of a node about whole reports whether a report passes it. */
export type ReportTest = (
  node: MatchNode & { type: 'filter' | 'figure' },
) => (report: number) => boolean

/** Evaluates a tree over the terms present in a stretch of text, and the tests its report passes. */
function holds(
  node: MatchNode,
  present: ReadonlySet<number>,
  passes: (node: MatchNode & { type: 'filter' | 'figure' }) => boolean,
): boolean {
  switch (node.type) {
    case 'everything':
      return true
    case 'filter':
    case 'figure':
      return passes(node)
    case 'term':
      return present.has(node.term)
    case 'not':
      return !holds(node.clause, present, passes)
    case 'and':
      return node.clauses.every((clause) => holds(clause, present, passes))
    case 'or':
      return node.clauses.some((clause) => holds(clause, present, passes))
    case 'scope':
      return holds(node.clause, present, passes)
    case 'near':
      return node.terms.every((term) => present.has(term))
  }
}

function placesIn(
  concordance: Concordance,
  passage: number,
  terms: readonly (readonly [number, EngineTerm])[],
): Place[] {
  const text = passageText(concordance, passage)
  return terms
    .flatMap(([term, { literals }]) =>
      literals.flatMap((each, literal) =>
        placesOfLiteral(text, each).map((place) => ({ term, literal, ...place })),
      ),
    )
    .sort((a, b) => a.start - b.start)
}

/** Cuts places into groups by the sentence they begin in. */
function bySentence(
  concordance: Concordance,
  passage: number,
  places: readonly Place[],
): Place[][] {
  const start = concordance.passageStarts[passage]!
  const groups: Place[][] = []
  let from = 0
  for (const place of places) {
    const previous = groups.at(-1)
    let sameSentence = previous !== undefined
    for (let at = from; at < place.start && sameSentence; at++) {
      if (sentenceEnds.has(concordance.text[start + at]!)) sameSentence = false
    }
    if (previous !== undefined && sameSentence) previous.push(place)
    else groups.push([place])
    from = place.start
  }
  return groups
}

/**
 * The places that belong to a chain with one place of every term, in which the next begins at most `distance` characters
 * after the one before has ended. Chains are followed from both sides as sets of the terms they have met.
 */
function near(places: readonly Place[], node: MatchNode & { type: 'near' }): Place[] {
  const bitOf = new Map(node.terms.map((term, i) => [term, 1 << i]))
  const all = (1 << node.terms.length) - 1
  const wanted = places.filter(({ term }) => bitOf.has(term))
  const longest = Math.max(0, ...wanted.map(({ start, end }) => end - start))
  const chains = (
    order: readonly Place[],
    gap: (from: Place, to: Place) => number,
  ): Map<Place, Set<number>> => {
    const sets = new Map<Place, Set<number>>()
    for (const [i, place] of order.entries()) {
      const bit = bitOf.get(place.term)!
      const own = new Set([bit])
      for (
        let j = i - 1;
        j >= 0 && Math.abs(order[j]!.start - place.start) <= node.distance + longest;
        j--
      ) {
        if (gap(order[j]!, place) > node.distance) continue
        for (const met of sets.get(order[j]!)!) if ((met & bit) === 0) own.add(met | bit)
      }
      sets.set(place, own)
    }
    return sets
  }
  const forward = chains(wanted, (from, to) => to.start - from.end)
  const backward = chains(wanted.toReversed(), (from, to) => from.start - to.end)
  return wanted.filter((place) => {
    const bit = bitOf.get(place.term)!
    return [...forward.get(place)!].some((before) =>
      [...backward.get(place)!].some(
        (after) => (before & after) === bit && (before | after) === all,
      ),
    )
  })
}

/** Every term a node speaks of, also under `not`. */
function termsIn(node: MatchNode): number[] {
  switch (node.type) {
    case 'everything':
    case 'filter':
    case 'figure':
      return []
    case 'term':
      return [node.term]
    case 'near':
      return [...node.terms]
    case 'not':
    case 'scope':
      return termsIn(node.clause)
    case 'and':
    case 'or':
      return node.clauses.flatMap(termsIn)
  }
}

/** Passages that could satisfy a node, ascending: for an `and`, those of its rarest clause. Null: any passage could. */
function candidatesOf(node: MatchNode, postings: readonly TermPostings[]): Uint32Array | null {
  const rarest = (lists: (Uint32Array | null)[]): Uint32Array | null =>
    lists.filter((list) => list !== null).sort((a, b) => a.length - b.length)[0] ?? null
  switch (node.type) {
    case 'everything':
    case 'filter':
    case 'figure':
    case 'not':
      return null
    case 'term':
      return postings[node.term]!.passages
    case 'near':
      return rarest(node.terms.map((term) => postings[term]!.passages))
    case 'scope':
      return candidatesOf(node.clause, postings)
    case 'and':
      return rarest(node.clauses.map((clause) => candidatesOf(clause, postings)))
    case 'or': {
      const lists = node.clauses.map((clause) => candidatesOf(clause, postings))
      if (lists.some((list) => list === null)) return null
      return Uint32Array.from(new Set(lists.flatMap((list) => [...list!]))).sort()
    }
  }
}

/** Reads the passages in which a node's terms stand and keeps those that satisfy it. */
export function evaluateProximity(
  concordance: Concordance,
  node: ProximityNode,
  terms: readonly EngineTerm[],
  postings: readonly TermPostings[],
  testOf: ReportTest,
): ProximityResult {
  const tests = new Map<MatchNode, (report: number) => boolean>()
  const wanted = positiveTerms(node)
  const spokenOf = termsIn(node).map((term) => [term, terms[term]!] as const)
  const candidates = candidatesOf(node, postings) ?? concordance.passageSections.keys()
  const passages: number[] = []
  const counted = wanted.map((): number[] => [])
  for (const passage of candidates) {
    const places = placesIn(concordance, passage, spokenOf)
    const passes = (each: MatchNode & { type: 'filter' | 'figure' }): boolean => {
      const test = tests.get(each) ?? testOf(each)
      tests.set(each, test)
      return test(concordance.passageReports[passage]!)
    }
    const groups =
      node.type === 'scope' && node.scope === 'sentence'
        ? bySentence(concordance, passage, places)
        : [places]
    const kept = groups.flatMap((group) => {
      if (node.type === 'near') return near(group, node)
      return holds(node.clause, new Set(group.map(({ term }) => term)), passes) ? group : []
    })
    if (kept.length === 0) continue
    passages.push(passage)
    wanted.forEach((term, i) => {
      const own = kept.filter((place) => place.term === term)
      const byLiteral = terms[term]!.literals.map((_, literal) =>
        own.filter((place) => place.literal === literal),
      )
      counted[i]!.push(withoutOverlaps(byLiteral).length)
    })
  }
  return {
    passages: Uint32Array.from(passages),
    counts: new Map(wanted.map((term, i) => [term, Uint32Array.from(counted[i]!)])),
  }
}

/** The scope and NEAR nodes of a tree, outermost only: what stands inside one is part of it. */
export function proximityNodes(node: MatchNode): ProximityNode[] {
  switch (node.type) {
    case 'scope':
    case 'near':
      return [node]
    case 'not':
      return proximityNodes(node.clause)
    case 'and':
    case 'or':
      return node.clauses.flatMap(proximityNodes)
    default:
      return []
  }
}
