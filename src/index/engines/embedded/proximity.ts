/**
 * Conditions within one passage or sentence: 同段(…), 同句(…), NEAR/n. Which passages could satisfy one is told by sets of
 * passages; they are read only where sentences or distances decide.
 */
import type { Concordance } from '../../concordance/concordance.ts'
import {
  isMost,
  isOfClauses,
  positiveTerms,
  type EngineTerm,
  type MatchNode,
} from '../../engine.ts'
import type { QueryMeter } from '../../query-budget.ts'
import {
  linkedGroups,
  OccurrenceReader,
  type Stretch,
  type TermOccurrence,
} from './occurrence-reader.ts'
import { addTo, has, intersect, passagesOf, unite, type PassageSet } from './passage-set.ts'
import { keyOf, PostingsBuilder, restrictPostings, type TermPostings } from './term-postings.ts'

type ProximityNode = MatchNode & { type: 'scope' | 'near' }
type ReportNode = MatchNode & { type: 'filter' | 'figure' }

/** Says of a node about whole reports whether a report passes it. */
export type ReportTest = (node: ReportNode) => (report: number) => boolean

/** What the outermost scope and NEAR nodes of a tree leave. */
export interface ProximityResult {
  /** Passages that satisfy each node, ascending. */
  passages: ReadonlyMap<MatchNode, Uint32Array>
  /**
   * By `keyOf`: postings of the terms that stand in such nodes alone, with the occurrences that satisfy any of them. A term
   * that stands outside as well counts wherever it is.
   */
  restricted: ReadonlyMap<string, TermPostings>
}

/** Passages that are read between two pauses: a query of 500 characters may hold a hundred conditions for each. */
const readBetweenPauses = 16

/** What the nodes are evaluated over. */
export interface ProximityInput {
  concordance: Concordance
  terms: readonly EngineTerm[]
  /** The passages of a term, in all sections. */
  passagesOfTerm: (term: number) => PassageSet
  /** The postings of a term, in all sections. */
  postingsOfTerm: (term: number) => TermPostings
  testOf: ReportTest
  meter: QueryMeter
}

export function evaluateProximity(input: ProximityInput, match: MatchNode): ProximityResult {
  const { concordance, terms } = input
  const nodes = proximityNodes(match, true)
  const passages = new Map<MatchNode, Uint32Array>()
  const restricted = new Map<string, TermPostings>()
  if (nodes.length === 0) return { passages, restricted }
  const keys = terms.map(keyOf)
  const evaluation = new PassageEvaluation(input)
  const satisfied: Satisfied[] = []
  for (const { node, isPositive } of nodes) {
    const bits = evaluation.satisfying(node)
    passages.set(node, passagesOf({ bits }))
    if (isPositive) satisfied.push({ node, bits, terms: positiveTerms(node) })
  }
  const free = new Set(termsOutside(match).map((term) => keys[term]!))
  const builders = new Map<string, PostingsBuilder>()
  const toRead = evaluation.noPassages()
  for (const term of satisfied.flatMap((each) => each.terms)) {
    const key = keys[term]!
    if (free.has(key) || restricted.has(key) || builders.has(key)) continue
    const own = satisfied.filter((each) => each.terms.some((other) => keys[other] === key))
    const bits = evaluation.noPassages()
    for (const each of own) unite(bits, each.bits)
    if (own.every(({ node }) => countsWholePassages(node)))
      restricted.set(
        key,
        restrictPostings(concordance, input.postingsOfTerm(term), bits, input.meter.pause),
      )
    else {
      intersect(bits, evaluation.bitsOfTerm(term))
      unite(toRead, bits)
      builders.set(key, new PostingsBuilder(concordance, terms[term]!))
    }
  }
  if (builders.size > 0) {
    for (const [i, passage] of passagesOf({ bits: toRead }).entries()) {
      if (i % readBetweenPauses === 0) input.meter.pause()
      for (const occurrence of evaluation.keptIn(satisfied, passage))
        builders.get(keys[occurrence.term]!)?.keep(occurrence)
      for (const builder of builders.values()) builder.endPassage(passage)
    }
    for (const [key, builder] of builders) restricted.set(key, builder.build())
  }
  return { passages, restricted }
}

/**
 * Gives where the terms of a tree that count stand, passage by passage: of scopes and NEAR what satisfies them. A place that several parts
 * of the tree count comes several times.
 */
export function createPlaces(
  input: ProximityInput,
  match: MatchNode,
): (passage: number) => readonly TermOccurrence[] {
  const evaluation = new PassageEvaluation(input)
  const satisfied = proximityNodes(match, true)
    .filter(({ isPositive }) => isPositive)
    .map(({ node }): Satisfied => ({
      node,
      bits: evaluation.satisfying(node),
      terms: positiveTerms(node),
    }))
  const free = termsOutside(match)
  return (passage) => evaluation.keptIn(satisfied, passage, free)
}

/**
 * The passages that `evaluateProximity` reads, or more: those whose text must be at hand. Ascending.
 */
export function passagesToRead(input: ProximityInput, match: MatchNode): Uint32Array {
  const keys = input.terms.map(keyOf)
  const evaluation = new PassageEvaluation(input)
  const toRead = evaluation.noPassages()
  const bounds = proximityNodes(match, true).map(({ node, isPositive }) => {
    const { bits, isExact } = evaluation.boundOf(node, false)
    if (!isExact) unite(toRead, bits)
    return { node, bits, terms: isPositive ? positiveTerms(node) : [] }
  })
  const free = new Set(termsOutside(match).map((term) => keys[term]!))
  for (const term of new Set(bounds.flatMap(({ terms }) => terms))) {
    const key = keys[term]!
    const own = bounds.filter(({ terms }) => terms.some((other) => keys[other] === key))
    if (free.has(key) || own.every(({ node }) => countsWholePassages(node))) continue
    const bits = evaluation.noPassages()
    for (const each of own) unite(bits, each.bits)
    intersect(bits, evaluation.bitsOfTerm(term))
    unite(toRead, bits)
  }
  return passagesOf({ bits: toRead })
}

/** A scope or NEAR node that is not excluded, with the passages that satisfy it. */
interface Satisfied {
  node: ProximityNode
  bits: Uint32Array
  /** Those that count. */
  terms: readonly number[]
}

/** Passages that could satisfy a node; where the set is exact, they do. */
interface Bound {
  bits: Uint32Array
  isExact: boolean
}

/** Evaluates trees within passages. */
class PassageEvaluation {
  private readonly input: ProximityInput
  private readonly reader: OccurrenceReader
  private readonly known = new Map<number, Uint32Array>()
  private readonly tests = new Map<MatchNode, (report: number) => boolean>()

  constructor(input: ProximityInput) {
    this.input = input
    this.reader = new OccurrenceReader(
      input.concordance,
      input.terms,
      (term, passage) => has(this.bitsOfTerm(term), passage),
      input.meter,
    )
  }

  noPassages(): Uint32Array {
    return new Uint32Array((this.input.concordance.passageReports.length >>> 5) + 1)
  }

  private everyPassage(): Uint32Array {
    const bits = this.noPassages().fill(-1)
    const last = bits.length - 1
    bits[last] = ~(-1 << (this.input.concordance.passageReports.length & 31))
    return bits
  }

  /** The passages that hold a term; not to be changed. */
  bitsOfTerm(term: number): Uint32Array {
    let bits = this.known.get(term)
    if (bits === undefined) {
      const set = this.input.passagesOfTerm(term)
      if ('bits' in set) ({ bits } = set)
      else {
        bits = this.noPassages()
        addTo(bits, set.list)
      }
      this.known.set(term, bits)
    }
    return bits
  }

  /** The passages that satisfy a node. */
  satisfying(node: ProximityNode): Uint32Array {
    const { bits, isExact } = this.boundOf(node, false)
    if (isExact) return bits
    const satisfying = this.noPassages()
    for (const [i, passage] of passagesOf({ bits }).entries()) {
      this.input.meter.spend(1)
      if (i % readBetweenPauses === 0) this.input.meter.pause()
      const whole = this.reader.turnTo(passage)
      if (this.holds(node, passage, whole)) satisfying[passage >>> 5]! |= 1 << (passage & 31)
    }
    return satisfying
  }

  /** The occurrences in a passage that some nodes count, and those of terms that count wherever they are; one that several count comes several times. */
  keptIn(
    nodes: readonly Satisfied[],
    passage: number,
    free: readonly number[] = [],
  ): TermOccurrence[] {
    const kept: TermOccurrence[] = []
    const whole = this.reader.turnTo(passage)
    for (const term of free)
      for (const occurrence of this.reader.within(term, whole)) kept.push(occurrence)
    for (const { node, bits } of nodes)
      if (has(bits, passage)) this.keep(node, passage, whole, kept)
    return kept
  }

  /** @param inSentence whether it must hold within a sentence: a passage that holds an excluded word may have sentences without it */
  boundOf(node: MatchNode, inSentence: boolean): Bound {
    switch (node.type) {
      case 'everything':
        return { bits: this.everyPassage(), isExact: true }
      case 'term':
        return { bits: this.bitsOfTerm(node.term).slice(), isExact: !inSentence }
      case 'filter':
      case 'figure': {
        const bits = this.noPassages()
        const { passageReports } = this.input.concordance
        const test = this.testOf(node)
        for (let passage = 0; passage < passageReports.length; passage++)
          if (test(passageReports[passage]!)) bits[passage >>> 5]! |= 1 << (passage & 31)
        return { bits, isExact: true }
      }
      case 'not': {
        const clause = this.boundOf(node.clause, inSentence)
        const bits = this.everyPassage()
        if (clause.isExact) for (let i = 0; i < bits.length; i++) bits[i]! &= ~clause.bits[i]!
        return { bits, isExact: clause.isExact }
      }
      case 'and':
      case 'or': {
        if (node.clauses.length === 0) return { bits: this.everyPassage(), isExact: true }
        const [first, ...rest] = node.clauses.map((clause) => this.boundOf(clause, inSentence))
        for (const clause of rest)
          if (node.type === 'and') intersect(first!.bits, clause.bits)
          else unite(first!.bits, clause.bits)
        return { bits: first!.bits, isExact: [first!, ...rest].every(({ isExact }) => isExact) }
      }
      case 'most': {
        const bits = this.noPassages()
        for (const clause of node.clauses) unite(bits, this.boundOf(clause, inSentence).bits)
        return { bits, isExact: false }
      }
      case 'scope':
        return this.boundOf(node.clause, inSentence || node.scope === 'sentence')
      case 'near': {
        const bits = this.everyPassage()
        for (const term of node.terms) intersect(bits, this.bitsOfTerm(term))
        return { bits, isExact: false }
      }
    }
  }

  private holds(node: MatchNode, passage: number, stretch: Stretch): boolean {
    switch (node.type) {
      case 'everything':
        return true
      case 'term':
        return this.reader.has(node.term, stretch)
      case 'filter':
      case 'figure':
        return this.testOf(node)(this.input.concordance.passageReports[passage]!)
      case 'not':
        return !this.holds(node.clause, passage, stretch)
      case 'and':
        return node.clauses.every((clause) => this.holds(clause, passage, stretch))
      case 'or':
        return (
          node.clauses.length === 0 ||
          node.clauses.some((clause) => this.holds(clause, passage, stretch))
        )
      case 'most':
        return isMost(node, (clause) => this.holds(clause, passage, stretch))
      case 'scope':
        return this.partsOf(node, stretch).some((part) => this.holds(node.clause, passage, part))
      case 'near':
        return this.nearIn(node, stretch).length > 0
    }
  }

  private keep(node: MatchNode, passage: number, stretch: Stretch, kept: TermOccurrence[]): void {
    if (node.type === 'term')
      for (const occurrence of this.reader.within(node.term, stretch)) kept.push(occurrence)
    else if (node.type === 'near')
      for (const occurrence of this.nearIn(node, stretch)) kept.push(occurrence)
    else if (isOfClauses(node))
      for (const clause of node.clauses) this.keep(clause, passage, stretch, kept)
    else if (node.type === 'scope')
      for (const part of this.partsOf(node, stretch))
        if (this.holds(node.clause, passage, part)) this.keep(node.clause, passage, part, kept)
  }

  private partsOf(node: MatchNode & { type: 'scope' }, stretch: Stretch): readonly Stretch[] {
    return node.scope === 'sentence' ? this.reader.sentencesOf(stretch) : [stretch]
  }

  private nearIn(node: MatchNode & { type: 'near' }, stretch: Stretch): TermOccurrence[] {
    const terms = [...new Set(node.terms)]
    const occurrences = terms.flatMap((term) => this.reader.within(term, stretch))
    occurrences.sort((a, b) => a.start - b.start)
    return linkedGroups(occurrences, node.distance, terms.length)
  }

  private testOf(node: ReportNode): (report: number) => boolean {
    let test = this.tests.get(node)
    if (test === undefined) {
      test = this.input.testOf(node)
      this.tests.set(node, test)
    }
    return test
  }
}

/** Whether a node counts all of its terms' occurrences in a passage that satisfies it. */
function countsWholePassages(node: MatchNode): boolean {
  if (node.type === 'near') return false
  if (node.type === 'scope') return node.scope === 'passage' && countsWholePassages(node.clause)
  return isOfClauses(node) ? node.clauses.every(countsWholePassages) : true
}

/** The scope and NEAR nodes of a tree, outermost only: what stands inside one is part of it. Those under a `not` are not positive. */
function proximityNodes(
  node: MatchNode,
  isPositive: boolean,
): { node: ProximityNode; isPositive: boolean }[] {
  if (node.type === 'scope' || node.type === 'near') return [{ node, isPositive }]
  if (node.type === 'not') return proximityNodes(node.clause, false)
  return isOfClauses(node)
    ? node.clauses.flatMap((clause) => proximityNodes(clause, isPositive))
    : []
}

/** The terms that count wherever they stand: those outside scopes, NEAR and exclusions. */
function termsOutside(node: MatchNode): number[] {
  if (node.type === 'term') return [node.term]
  return isOfClauses(node) ? node.clauses.flatMap(termsOutside) : []
}
