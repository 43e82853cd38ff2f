/**
 * Which reports match a query. Every node becomes some bits a report: one a section and one a part say that it holds within that
 * alone, and one more that it holds within the passages asked for. The same and, or, not answer the search and these facets.
 */
import type { Concordance } from '../../concordance/concordance.ts'
import type { MatchNode } from '../../engine.ts'
import { allPassages, bitsOf, everyBit, matches, passesAll, type Narrowing } from './filters.ts'
import type { ReportPostings } from './report-postings.ts'

/** Bits of one list of passages. */
export function maskOfPassages(
  concordance: Concordance,
  passages: Uint32Array,
  narrowing: Narrowing,
): Uint32Array {
  const { passageReports, passageSections, passageKinds, reportStarts } = concordance
  const masks = new Uint32Array(reportStarts.length - 1)
  for (const passage of passages)
    masks[passageReports[passage]!]! |= bitsOf(
      narrowing,
      passageSections[passage]!,
      passageKinds[passage]!,
    )
  return masks
}

/** Writes the bits of one term into masks that are all zero. */
function maskOfTerm({ reports, bits }: ReportPostings, masks: Uint32Array): Uint32Array {
  for (let i = 0; i < reports.length; i++) masks[reports[i]!] = bits[i]!
  return masks
}

/** Takes from bits what one term leaves no report. */
function narrow(masks: Uint32Array, { reports, bits }: ReportPostings): void {
  let next = 0
  for (let i = 0; i < reports.length; i++) {
    const report = reports[i]!
    while (next < report) masks[next++] = 0
    masks[next++]! &= bits[i]!
  }
  masks.fill(0, next)
}

/** The bits of all reports that were asked for last: who narrows a search asks on within it. */
const lastEverything = new WeakMap<Concordance, Map<number, Uint32Array>>()

/** Bits of every report whatever it says: the sections and parts it has. */
export function matchEverything(concordance: Concordance, narrowing: Narrowing): Uint32Array {
  let known = lastEverything.get(concordance)
  if (known === undefined) lastEverything.set(concordance, (known = new Map<number, Uint32Array>()))
  let masks = known.get(narrowing.key)
  if (masks === undefined) {
    const { passageReports, passageSections, passageKinds, reportStarts } = concordance
    masks = new Uint32Array(reportStarts.length - 1)
    for (let passage = 0; passage < passageReports.length; passage++)
      masks[passageReports[passage]!]! |= bitsOf(
        narrowing,
        passageSections[passage]!,
        passageKinds[passage]!,
      )
    // That of all passages stays, and one more.
    for (const key of known.keys()) if (key !== allPassages.key) known.delete(key)
    known.set(narrowing.key, masks)
  }
  return masks.slice()
}

/** Bits of reports chosen by their metadata: all their sections. */
function maskOfReports(
  concordance: Concordance,
  chosen: (report: number) => boolean,
  narrowing: Narrowing,
): Uint32Array {
  return matchEverything(concordance, narrowing).map((mask, report) => (chosen(report) ? mask : 0))
}

/** What the leaves of a query tree stand for: the postings of its terms, and the passages that scopes and NEAR leave. */
export interface Leaves {
  /** By term number. */
  terms: readonly ReportPostings[]
  /** Passages that satisfy a scope or NEAR node. */
  passagesOf: (node: MatchNode & { type: 'scope' | 'near' }) => Uint32Array
  /** Whether a report passes a filter or figure node. */
  passes: (node: MatchNode & { type: 'filter' | 'figure' }) => (report: number) => boolean
  /** A new mask for every report, all zero. */
  blank: () => Uint32Array
}

/** Evaluates a tree over all reports. `narrowing` tells the passages asked for. */
export function matchReports(
  concordance: Concordance,
  node: MatchNode,
  leaves: Leaves,
  narrowing: Narrowing,
): Uint32Array {
  const evaluate = (each: MatchNode): Uint32Array =>
    matchReports(concordance, each, leaves, narrowing)
  switch (node.type) {
    case 'everything':
      return matchEverything(concordance, narrowing)
    case 'term':
      return maskOfTerm(leaves.terms[node.term]!, leaves.blank())
    case 'scope':
    case 'near':
      return maskOfPassages(concordance, leaves.passagesOf(node), narrowing)
    case 'filter':
    case 'figure':
      return maskOfReports(concordance, leaves.passes(node), narrowing)
    case 'not': {
      const masks = evaluate(node.clause)
      for (let report = 0; report < masks.length; report++)
        masks[report] = ~masks[report]! & everyBit
      return masks
    }
    case 'and':
      return matchAll(concordance, node.clauses, leaves, narrowing)
    case 'or': {
      const [first, ...rest] = node.clauses.map(evaluate)
      if (first === undefined) return matchEverything(concordance, narrowing)
      for (const masks of rest)
        for (let report = 0; report < first.length; report++) first[report]! |= masks[report]!
      return first
    }
    case 'most':
      return matchMost(node, node.clauses.map(evaluate), leaves.blank())
  }
}

/** Writes the bits in which clauses of enough weight hold into masks that are all zero. */
function matchMost(
  { weights, least }: MatchNode & { type: 'most' },
  clauses: readonly Uint32Array[],
  masks: Uint32Array,
): Uint32Array {
  for (let report = 0; report < masks.length; report++) {
    let any = 0
    for (const clause of clauses) any |= clause[report]!
    for (let rest = any; rest !== 0; rest &= rest - 1) {
      const bit = rest & -rest
      let weight = 0
      for (let i = 0; i < clauses.length; i++)
        if ((clauses[i]![report]! & bit) !== 0) weight += weights[i]!
      if (weight >= least) masks[report]! |= bit
    }
  }
  return masks
}

/** Reports that match every clause. */
function matchAll(
  concordance: Concordance,
  clauses: readonly MatchNode[],
  leaves: Leaves,
  narrowing: Narrowing,
): Uint32Array {
  const [first, ...rest] = clauses
  if (first === undefined) return matchEverything(concordance, narrowing)
  const masks = matchReports(concordance, first, leaves, narrowing)
  for (const clause of rest) {
    if (clause.type === 'term') narrow(masks, leaves.terms[clause.term]!)
    else {
      const others = matchReports(concordance, clause, leaves, narrowing)
      for (let report = 0; report < masks.length; report++) masks[report]! &= others[report]!
    }
  }
  return masks
}

export interface ChosenReports {
  /** Reports of which a mask says anything, ascending. */
  holding: Uint32Array
  /** Reports whose text satisfies the search, filters aside, ascending. */
  satisfying: Uint32Array
  /** 1 for a report that matches and passes every filter. */
  isMatch: Uint8Array
  /** Those reports, ascending. */
  matching: Uint32Array
}

/**
 * Chooses the reports that match.
 *
 * @param only the number of the one that can, undefined where there is no such report
 */
export function chooseReports(
  masks: Uint32Array,
  passes: Uint8Array,
  only: number | null | undefined,
): ChosenReports {
  const holding = new Uint32Array(masks.length)
  const satisfying = new Uint32Array(masks.length)
  const isMatch = new Uint8Array(masks.length)
  const matching = new Uint32Array(masks.length)
  let held = 0
  let satisfied = 0
  let total = 0
  for (let report = 0; report < masks.length; report++) {
    const mask = masks[report]!
    if (mask === 0) continue
    holding[held++] = report
    if ((mask & matches) === 0) continue
    satisfying[satisfied++] = report
    if (passes[report] !== passesAll || (only !== null && report !== only)) continue
    isMatch[report] = 1
    matching[total++] = report
  }
  return {
    holding: holding.subarray(0, held),
    satisfying: satisfying.subarray(0, satisfied),
    isMatch,
    matching: matching.subarray(0, total),
  }
}
