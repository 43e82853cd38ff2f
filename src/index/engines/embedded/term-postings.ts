/** Postings of query terms, with a cache of bounded size for the words people ask for. */
import { LRUCache } from 'lru-cache'
import type { Concordance } from '../../concordance/concordance.ts'
import { unitsOfLiteral } from '../../concordance/occurrences.ts'
import {
  collectPlaces,
  placesApart,
  placesOf,
  placesOfPattern,
  placesWithin,
  sizeOf,
  type Places,
  type Postings,
  type Stretch,
} from '../../concordance/postings.ts'
import type { EngineTerm } from '../../engine.ts'
import type { Literal } from '../../literal.ts'

/** Memory the cache may take, bytes. */
const cacheBytes = 128 * 1024 * 1024

export interface TermPostings extends Postings {
  /** Places weighed for scoring: at word borders in full, others half, a synonym's by its weight. */
  weights: Float32Array
  /** Places of the user's own words among `counts`; the rest are synonyms'. */
  own: Uint32Array
  /** For each literal whether it stands anywhere. */
  found: boolean[]
  /** Reports that hold the term. */
  reportFrequency: number
}

/** Weight of the user's own words; a synonym has less. */
const ownWeight = 1

/** A place not at word borders counts this much: 公开 inside 公开化 is less about 公开. */
const unalignedWeight = 0.5

export class TermPostingsSource {
  private readonly concordance: Concordance
  private readonly cache = new LRUCache<string, TermPostings>({
    maxSize: cacheBytes,
    sizeCalculation: (postings) => sizeOf(postings) + 2 * postings.weights.byteLength,
  })

  constructor(concordance: Concordance) {
    this.concordance = concordance
  }

  /** Postings of a term over the whole corpus: the union of its literals'. Terms of the same key are the same. */
  of(term: EngineTerm, key: string = keyOf(term)): TermPostings {
    const cached = this.cache.get(key)
    if (cached) return cached
    const postings = uniteLiterals(this.concordance, term, (literal) =>
      placesOfAny(this.concordance, literal),
    )
    this.cache.set(key, postings)
    return postings
  }

  /**
   * Postings of a term within one report, found by reading its text: nothing of the whole corpus need be at hand.
   *
   * @param passages those of the report that are of interest, if not all are
   */
  inReport(term: EngineTerm, report: number, passages?: Uint32Array): TermPostings {
    const { reportStarts, passageStarts } = this.concordance
    const stretches: Stretch[] = []
    if (passages === undefined)
      stretches.push({ start: reportStarts[report]!, end: reportStarts[report + 1]! })
    else
      for (const passage of passages)
        stretches.push({ start: passageStarts[passage]!, end: passageStarts[passage + 1]! })
    return uniteLiterals(this.concordance, term, (literal) =>
      placesWithin(this.concordance, literal, stretches),
    )
  }
}

/** What places of the user's own word weigh. */
export function weightOf(count: number, aligned: number): number {
  return aligned + unalignedWeight * (count - aligned)
}

/** Whether a term is one string of the user's, without other names or a pattern: what most terms are. */
export function isOneString({ literals }: EngineTerm): boolean {
  const [first] = literals
  return literals.length === 1 && first!.pattern === undefined && first!.weight === ownWeight
}

/** Terms with the same literals are looked up once. No normalized string begins like the key of a list. */
export function keyOf(term: EngineTerm): string {
  return isOneString(term) ? term.literals[0]!.text : `\0${JSON.stringify(term.literals)}`
}

function placesOfAny(concordance: Concordance, { text, pattern }: Literal): Places {
  const units = unitsOfLiteral(text)
  if (pattern === undefined) return placesOf(concordance, units)
  return placesOfPattern(concordance, units, new RegExp(pattern, 'uy'))
}

/** Places of each literal, those that overlap an earlier literal's left out, weighed and summed up by passage. */
function uniteLiterals(
  concordance: Concordance,
  { literals }: EngineTerm,
  find: (literal: Literal) => Places,
): TermPostings {
  const counted: Places[] = []
  const found: boolean[] = []
  const parts = literals.map((literal) => {
    const all = find(literal)
    found.push(all.starts.length > 0)
    const places = placesApart(all, counted)
    counted.push(places)
    return weigh(collectPlaces(concordance, places), literal.weight)
  })
  const { passages, counts, aligned, occurrences, weights, own } = parts.reduce(union)
  const reportFrequency = countReports(concordance, passages)
  return { passages, counts, aligned, occurrences, weights, own, found, reportFrequency }
}

type Weighed = Omit<TermPostings, 'found' | 'reportFrequency'>

function weigh(postings: Postings, weight: number): Weighed {
  const weights = new Float32Array(postings.passages.length)
  for (let i = 0; i < weights.length; i++) {
    weights[i] = weight * weightOf(postings.counts[i]!, postings.aligned[i]!)
  }
  const own = weight === ownWeight ? postings.counts : new Uint32Array(weights.length)
  // Named one by one here and below: to spread them takes longer than to find them in a report.
  const { passages, counts, aligned, occurrences } = postings
  return { passages, counts, aligned, occurrences, weights, own }
}

/** Merges two postings, whose places do not overlap, by passage. */
function union(a: Weighed, b: Weighed): Weighed {
  const size = a.passages.length + b.passages.length
  const passages = new Uint32Array(size)
  const counts = new Uint32Array(size)
  const aligned = new Uint32Array(size)
  const weights = new Float32Array(size)
  const own = new Uint32Array(size)
  let used = 0
  const add = (from: Weighed, i: number): void => {
    passages[used] = from.passages[i]!
    counts[used]! += from.counts[i]!
    aligned[used]! += from.aligned[i]!
    weights[used]! += from.weights[i]!
    own[used]! += from.own[i]!
  }
  for (let i = 0, j = 0; i < a.passages.length || j < b.passages.length; used++) {
    const left = a.passages[i] ?? Infinity
    const right = b.passages[j] ?? Infinity
    if (left <= right) add(a, i++)
    if (right <= left) add(b, j++)
  }
  return {
    passages: passages.slice(0, used),
    counts: counts.slice(0, used),
    aligned: aligned.slice(0, used),
    weights: weights.slice(0, used),
    own: own.slice(0, used),
    occurrences: a.occurrences + b.occurrences,
  }
}

function countReports({ passageReports }: Concordance, passages: Uint32Array): number {
  let count = 0
  let last = -1
  for (const passage of passages) {
    const report = passageReports[passage]!
    if (report !== last) count++
    last = report
  }
  return count
}

/** Keeps of a term's postings the passages given (ascending), with the number of places that count in each. */
export function restrictPostings(
  concordance: Concordance,
  whole: TermPostings,
  passages: Uint32Array,
  counts: Uint32Array,
): TermPostings {
  const kept: { passage: number; count: number; own: number; weight: number }[] = []
  let at = 0
  passages.forEach((passage, i) => {
    while (at < whole.passages.length && whole.passages[at]! < passage) at++
    const count = counts[i]!
    if (whole.passages[at] !== passage || count === 0) return
    const own = Math.min(whole.own[at]!, count)
    // Which of the places were kept is not known: those of the user's own words are taken first.
    const weight = own > 0 ? count : (count * whole.weights[at]!) / whole.counts[at]!
    kept.push({ passage, count, own, weight })
  })
  const keptCounts = Uint32Array.from(kept, ({ count }) => count)
  const keptPassages = Uint32Array.from(kept, ({ passage }) => passage)
  return {
    ...whole,
    passages: keptPassages,
    reportFrequency: countReports(concordance, keptPassages),
    counts: keptCounts,
    aligned: keptCounts,
    weights: Float32Array.from(kept, ({ weight }) => weight),
    own: Uint32Array.from(kept, ({ own }) => own),
    occurrences: keptCounts.reduce((sum, count) => sum + count, 0),
  }
}
