/** Postings of query terms, with a cache of bounded size for the words people ask for. */
import { LRUCache } from 'lru-cache'
import type { Concordance } from '../../concordance/concordance.ts'
import { betweenPauses, goOn, type Pause } from '../../concordance/pause.ts'
import { countAtMost, unitsOfLiteral } from '../../concordance/occurrences.ts'
import {
  collectOccurrences,
  isAligned,
  lengthAt,
  mergeOccurrences,
  noOccurrences,
  occurrencesApart,
  occurrencesOfLiteral,
  occurrencesOfPattern,
  occurrencesWithin,
  type Occurrences,
  type Postings,
  type Stretch,
} from '../../concordance/postings.ts'
import type { EngineTerm } from '../../engine.ts'
import type { Literal } from '../../literal.ts'
import type { QueryMeter } from '../../query-budget.ts'
import { weightOf } from '../../ranking.ts'
import { has } from './passage-set.ts'

/** Memory of postings that hold nothing: each array is an object of its own, and so is the key. */
const bytesOfEmpty = 2_500

/** Memory of one passage in postings, bytes. */
const bytesOfPassage = 24

function bytesOf({ passages }: TermPostings, key: string): number {
  return bytesOfEmpty + 2 * key.length + passages.length * bytesOfPassage
}

export interface TermPostings extends Postings {
  /** Occurrences weighed for scoring: at word borders in full, others half, a synonym's by its weight. */
  weights: Float64Array
  /** Occurrences of the user's own words among `counts`; the rest are synonyms'. */
  own: Uint32Array
  /** For each literal whether it stands anywhere. */
  found: boolean[]
  /** Reports that hold the term. */
  reportFrequency: number
}

/** Weight of the user's own words; a synonym has less. */
const ownWeight = 1

export class TermPostingsSource {
  protected readonly concordance: Concordance
  private readonly meter: QueryMeter
  protected readonly cache: LRUCache<string, TermPostings>

  /** @param mostBytes memory the cache may take */
  constructor(concordance: Concordance, meter: QueryMeter, mostBytes: number) {
    this.concordance = concordance
    this.meter = meter
    this.cache = new LRUCache({ maxSize: mostBytes, sizeCalculation: bytesOf })
  }

  /** Memory that the cache takes, bytes. */
  get bytes(): number {
    return this.cache.calculatedSize
  }

  /** Postings of a term over the whole corpus: the union of its literals'. Terms of the same key are the same. */
  of(term: EngineTerm, key: string = keyOf(term)): TermPostings {
    const cached = this.cache.get(key)
    if (cached) return cached
    const { pause } = this.meter
    const find = (literal: Literal): Occurrences => {
      this.meter.spend(countAtMost(this.concordance, unitsOfLiteral(literal.text)))
      return occurrencesOfAny(this.concordance, literal, pause)
    }
    const postings = uniteLiterals(this.concordance, term, find, pause)
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
      occurrencesWithin(this.concordance, literal, stretches),
    )
  }
}

/** Whether a term is one string of the user's, without other names or a pattern: what most terms are. */
export function isOneString({ literals }: EngineTerm): boolean {
  const [first] = literals
  return literals.length === 1 && first!.pattern === undefined && first!.weight === ownWeight
}

/** What tells where a literal stands; whether it is a word tells how an occurrence is shown. */
const ofPlaces = ['text', 'weight', 'pattern', 'triedBeside'] satisfies (keyof Literal)[]

/** A key for terms with the same literals, which are looked up once: their string, or a list after the unit 0, which no string holds. */
export function keyOf(term: EngineTerm): string {
  return isOneString(term) ? term.literals[0]!.text : `\0${JSON.stringify(term.literals, ofPlaces)}`
}

function occurrencesOfAny(concordance: Concordance, literal: Literal, pause: Pause): Occurrences {
  return literal.pattern === undefined
    ? occurrencesOfLiteral(concordance, unitsOfLiteral(literal.text), pause)
    : occurrencesOfPattern(concordance, literal, literal.pattern, pause)
}

/** Occurrences of each literal, those that overlap an earlier literal's left out, weighed and summed up by passage. */
export function uniteLiterals(
  concordance: Concordance,
  { literals }: EngineTerm,
  find: (literal: Literal) => Occurrences,
  pause: Pause = goOn,
): TermPostings {
  let counted: Occurrences = noOccurrences
  const found: boolean[] = []
  const parts = literals.map((literal) => {
    const all = find(literal)
    found.push(all.starts.length > 0)
    const occurrences = occurrencesApart(all, counted, pause)
    counted = mergeOccurrences(counted, occurrences, pause)
    return collectOccurrences(concordance, occurrences, pause)
  })
  return unitePostings(concordance, literals, parts, found, pause)
}

/**
 * Postings of each literal, without what overlaps an earlier literal's, weighed and summed up by passage.
 *
 * @param found for each literal whether it stands anywhere
 */
export function unitePostings(
  concordance: Concordance,
  literals: readonly Literal[],
  byLiteral: readonly Postings[],
  found: boolean[],
  pause: Pause = goOn,
): TermPostings {
  const parts = byLiteral.map((postings, i) => weigh(postings, literals[i]!.weight))
  const { passages, counts, aligned, occurrences, weights, own } = parts.reduce((all, part) =>
    union(all, part, pause),
  )
  const reportFrequency = countReports(concordance, passages)
  return { passages, counts, aligned, occurrences, weights, own, found, reportFrequency }
}

type Weighed = Omit<TermPostings, 'found' | 'reportFrequency'>

function weigh(postings: Postings, weight: number): Weighed {
  const weights = new Float64Array(postings.passages.length)
  for (let i = 0; i < weights.length; i++) {
    weights[i] = weight * weightOf(postings.counts[i]!, postings.aligned[i]!)
  }
  const own = weight === ownWeight ? postings.counts : new Uint32Array(weights.length)
  // Named one by one here and below: with them spread a search takes 1.03 of its time.
  const { passages, counts, aligned, occurrences } = postings
  return { passages, counts, aligned, occurrences, weights, own }
}

/** Merges two postings, whose occurrences do not overlap, by passage. */
function union(a: Weighed, b: Weighed, pause: Pause): Weighed {
  const size = a.passages.length + b.passages.length
  const passages = new Uint32Array(size)
  const counts = new Uint32Array(size)
  const aligned = new Uint32Array(size)
  const weights = new Float64Array(size)
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
    if (used % betweenPauses === 0) pause()
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

/** Keeps of a term's postings the passages whose bits are set. */
export function restrictPostings(
  concordance: Concordance,
  whole: TermPostings,
  bits: Uint32Array,
  pause: Pause,
): TermPostings {
  const passages = new Uint32Array(whole.passages.length)
  const counts = new Uint32Array(passages.length)
  const aligned = new Uint32Array(passages.length)
  const weights = new Float64Array(passages.length)
  const own = new Uint32Array(passages.length)
  let kept = 0
  let occurrences = 0
  for (let i = 0; i < whole.passages.length; i++) {
    if (i % betweenPauses === 0) pause()
    const passage = whole.passages[i]!
    if (!has(bits, passage)) continue
    passages[kept] = passage
    counts[kept] = whole.counts[i]!
    aligned[kept] = whole.aligned[i]!
    weights[kept] = whole.weights[i]!
    own[kept++] = whole.own[i]!
    occurrences += whole.counts[i]!
  }
  return {
    passages: passages.slice(0, kept),
    counts: counts.slice(0, kept),
    aligned: aligned.slice(0, kept),
    weights: weights.slice(0, kept),
    own: own.slice(0, kept),
    occurrences,
    found: whole.found,
    reportFrequency: countReports(concordance, passages.subarray(0, kept)),
  }
}

/** Makes the postings of one term from some of its occurrences, passage by passage, ascending. */
export class PostingsBuilder {
  private readonly concordance: Concordance
  private readonly literals: readonly Literal[]
  /** Of the passage at hand, by literal: the starts that are kept, with their ends. */
  private kept: Map<number, number>[]
  private readonly columns = {
    passages: [],
    counts: [],
    aligned: [],
    weights: [],
    own: [],
  } as Record<'passages' | 'counts' | 'aligned' | 'weights' | 'own', number[]>
  private occurrences = 0

  constructor(concordance: Concordance, { literals }: EngineTerm) {
    this.concordance = concordance
    this.literals = literals
    this.kept = literals.map(() => new Map<number, number>())
  }

  /** Keeps an occurrence of the passage that ends next; the same one twice is one. */
  keep({ literal, start, end }: { literal: number; start: number; end: number }): void {
    this.kept[literal]!.set(start, end)
  }

  /** Adds what was kept in a passage: of occurrences of different literals that overlap, the earlier literal's. */
  endPassage(passage: number): void {
    if (this.kept.every(({ size }) => size === 0)) return
    let apart: Occurrences = noOccurrences
    let count = 0
    let allAligned = 0
    let weight = 0
    let own = 0
    this.kept.forEach((starts, literal) => {
      const sorted = Uint32Array.from(starts.keys()).sort()
      const lengths = sorted.map((start) => starts.get(start)! - start)
      const occurrences = occurrencesApart({ starts: sorted, lengths }, apart)
      apart = mergeOccurrences(apart, occurrences)
      let aligned = 0
      for (let i = 0; i < occurrences.starts.length; i++)
        if (isAligned(this.concordance, occurrences.starts[i]!, lengthAt(occurrences, i))) aligned++
      const { length } = occurrences.starts
      count += length
      allAligned += aligned
      weight += this.literals[literal]!.weight * weightOf(length, aligned)
      if (this.literals[literal]!.weight === ownWeight) own += length
    })
    const { passages, counts, aligned, weights, own: owns } = this.columns
    passages.push(passage)
    counts.push(count)
    aligned.push(allAligned)
    weights.push(weight)
    owns.push(own)
    this.occurrences += count
    for (const starts of this.kept) starts.clear()
  }

  build(): TermPostings {
    const { passages, counts, aligned, weights, own } = this.columns
    const list = Uint32Array.from(passages)
    return {
      passages: list,
      counts: Uint32Array.from(counts),
      aligned: Uint32Array.from(aligned),
      weights: Float64Array.from(weights),
      own: Uint32Array.from(own),
      occurrences: this.occurrences,
      found: this.literals.map(() => true),
      reportFrequency: countReports(this.concordance, list),
    }
  }
}
