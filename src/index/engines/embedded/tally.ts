/**
 * Concepts counted in groups of reports: from the postings of their terms, or, where they are many, by one pass through the texts with an
 * automaton. Both count the same places.
 */
import { Automaton } from '../../concordance/automaton.ts'
import { endOfPassage, type Concordance } from '../../concordance/concordance.ts'
import {
  noFilters,
  queryOfConcept,
  type EngineConcept,
  type EngineGroups,
  type EngineTally,
  type EngineTallyRequest,
} from '../../engine.ts'
import { charactersPerOccurrence, tooCostly, type QueryMeter } from '../../query-budget.ts'
import { sentence } from '../../../sentence.ts'
import { bitsOf, matches, narrowingOf, type Narrowing } from './filters.ts'
import type { Finder } from './find.ts'
import type { Stretch } from './occurrence-reader.ts'
import { has } from './passage-set.ts'
import type { ReportPostings } from './report-postings.ts'

/** Counts of nothing yet. */
function emptyTally(concepts: number, { count }: EngineGroups): EngineTally {
  return {
    reports: new Uint32Array(concepts * count),
    occurrences: new Uint32Array(concepts * count),
    passages: new Uint32Array(concepts * count),
  }
}

/** The tallies of some concepts, one after the other, as one. */
export function joinTallies(tallies: readonly EngineTally[]): EngineTally {
  const joined = (of: keyof EngineTally): Uint32Array<ArrayBuffer> =>
    Uint32Array.from(tallies.flatMap((tally) => [...tally[of]]))
  return {
    reports: joined('reports'),
    occurrences: joined('occurrences'),
    passages: joined('passages'),
  }
}

/** Counts many concepts by reading the texts of the reports from one to another, exclusive. */
export type ReadingTally = (
  request: EngineTallyRequest,
  reports: readonly [from: number, to: number],
) => EngineTally

/** Makes it. What was made for the concepts asked for last is kept: who counts in many reports asks again and again. */
export function createReadingTally(
  concordance: Concordance,
  finder: Finder,
  meter: QueryMeter,
): ReadingTally {
  let last: { concepts: readonly EngineConcept[]; counter: PassageCounter } | undefined
  return ({ concepts, within, groups }, [from, to]) => {
    if (last === undefined || !areSame(last.concepts, concepts))
      last = { concepts, counter: new PassageCounter(concordance, concepts, meter) }
    const tally = emptyTally(concepts.length, groups)
    const operators = concepts.map((concept) => operatorsOf(concept, finder, within))
    const isRead = inNarrowing(concordance, narrowingOf(within))
    last.counter.count({ groups, from, to, isRead, operators }, tally)
    return tally
  }
}

/** Whether concepts have the same literals, and none has queries. */
function areSame(some: readonly EngineConcept[], others: readonly EngineConcept[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ literals, queries }, i) => {
      const other = others[i]!
      return (
        queries.length + other.queries.length === 0 &&
        literals.length === other.literals.length &&
        literals.every((literal, at) => literal === other.literals[at])
      )
    })
  )
}

/** Counts concepts one after the other by the postings of their terms; only passages in which operators decide are read. */
export function tallyByPostings(
  concordance: Concordance,
  finder: Finder,
  { concepts, within, groups }: EngineTallyRequest,
  meter: QueryMeter,
): EngineTally {
  const narrowing = narrowingOf(within)
  const tallies = concepts.map((concept) => {
    const own = emptyTally(1, groups)
    if (concept.queries.length === 0) {
      for (const postings of finder.postings(queryOfConcept(concept).terms, narrowing))
        addPostings(postings, groups, own)
      return own
    }
    const operators = operatorsOf(concept, finder, within)
    const holding = finder.holding(queryOfConcept(concept))
    const isInNarrowing = inNarrowing(concordance, narrowing)
    const isRead = (passage: number): boolean => has(holding, passage) && isInNarrowing(passage)
    const to = concordance.reportPassages.length - 1
    const counter = new PassageCounter(concordance, [concept], meter)
    counter.count({ groups, from: 0, to, isRead, operators: [operators] }, own)
    return own
  })
  return joinTallies(tallies)
}

/** Which passages are counted in. */
function inNarrowing(
  { passageSections, passageKinds }: Concordance,
  narrowing: Narrowing,
): (passage: number) => boolean {
  return (passage) =>
    (bitsOf(narrowing, passageSections[passage]!, passageKinds[passage]!) & matches) !== 0
}

function addPostings(
  { reports, counts, passageStarts }: ReportPostings,
  groups: EngineGroups,
  tally: EngineTally,
): void {
  for (let i = 0; i < reports.length; i++) {
    const group = groups.of[reports[i]!]!
    if (group < 0 || counts[i] === 0) continue
    tally.reports[group]!++
    tally.occurrences[group]! += counts[i]!
    tally.passages[group]! += passageStarts[i + 1]! - passageStarts[i]!
  }
}

/** A term with operators: the places that a search for it counts. */
interface Operators {
  /** 1 for a report that it finds. */
  isMatch: Uint8Array
  /** Passages that may hold such places, as bits. */
  holding: Uint32Array
  placesIn: (passage: number) => readonly Stretch[]
}

function operatorsOf(
  { queries }: EngineConcept,
  finder: Finder,
  within: EngineTallyRequest['within'],
): Operators[] {
  return queries.map((query) => ({
    // The array is used again by the next search.
    isMatch: finder.find({ query, filters: { ...noFilters, ...within } }).isMatch.slice(),
    holding: finder.holding(query),
    placesIn: finder.places(query),
  }))
}

/** What is read. */
interface Reading {
  groups: EngineGroups
  /** Reports, the last exclusive. */
  from: number
  to: number
  /** Whether a passage is. */
  isRead: (passage: number) => boolean
  /** The terms with operators of each concept. */
  operators: readonly (readonly Operators[])[]
}

/** Most places in one passage that may overlap; what is kept of them takes some 50 MB. */
const mostPlaces = 4_194_304

/** Counts concepts passage by passage. Arrays by concept are of the passage at hand. */
class PassageCounter {
  private readonly concordance: Concordance
  private readonly meter: QueryMeter
  private readonly automaton: Automaton
  /** The concepts of each literal: those of literal i from `conceptStarts[i]` on. */
  private readonly conceptStarts: Uint32Array
  private readonly conceptsOf: Uint32Array
  /** 1 for a concept of one literal alone, whose places need not be held against each other. */
  private readonly isSingle: Uint8Array

  /** Concepts that have a place in the passage. */
  private met: number[] = []
  private readonly counts: Uint32Array
  /** 1 where two places overlap. */
  private readonly overlaps: Uint8Array
  /** The furthest end of a place. */
  private readonly reach: Uint32Array
  /** The last place of each concept plus one, and that before each place of the same concept. */
  private readonly last: Uint32Array
  private before = new Uint32Array(1024)
  private starts = new Uint32Array(1024)
  private ends = new Uint32Array(1024)
  /** How many places there are. */
  private kept = 0

  /** By unit of the passage: the turn in which a longer place was counted there. */
  private covered = new Uint32Array(0)
  private turn = 0

  constructor(concordance: Concordance, concepts: readonly EngineConcept[], meter: QueryMeter) {
    this.concordance = concordance
    this.meter = meter
    const conceptsByLiteral = new Map<string, number[]>()
    concepts.forEach(({ literals }, concept) => {
      for (const literal of new Set(literals)) {
        const known = conceptsByLiteral.get(literal)
        if (known === undefined) conceptsByLiteral.set(literal, [concept])
        else known.push(concept)
      }
    })
    this.automaton = new Automaton([...conceptsByLiteral.keys()])
    const lists = [...conceptsByLiteral.values()]
    this.conceptStarts = new Uint32Array(lists.length + 1)
    lists.forEach(({ length }, i) => {
      this.conceptStarts[i + 1] = this.conceptStarts[i]! + length
    })
    this.conceptsOf = Uint32Array.from(lists.flat())
    this.isSingle = Uint8Array.from(concepts, ({ literals, queries }) =>
      new Set(literals).size === 1 && queries.length === 0 ? 1 : 0,
    )
    this.counts = new Uint32Array(concepts.length)
    this.overlaps = new Uint8Array(concepts.length)
    this.reach = new Uint32Array(concepts.length)
    this.last = new Uint32Array(concepts.length)
  }

  /** Adds what is counted to a tally. */
  count({ groups, from, to, isRead, operators }: Reading, tally: EngineTally): void {
    const { concordance, automaton, met, counts } = this
    const { text, passageStarts, reportPassages } = concordance
    // What was given up in the middle left something behind.
    this.clear()
    /** The last report in which a concept was met, plus one. */
    const lastReport = new Uint32Array(counts.length)
    const withOperators = [...operators.keys()].filter((i) => operators[i]!.length > 0)
    const onOccurrence = (literal: number, occurrenceEnd: number): void => {
      this.add(literal, occurrenceEnd)
    }
    for (let report = from; report < to; report++) {
      const group = groups.of[report]!
      if (group < 0) continue
      const nextReport = reportPassages[report + 1]!
      for (let passage = reportPassages[report]!; passage < nextReport; passage++) {
        if (!isRead(passage)) continue
        const start = passageStarts[passage]!
        const end = endOfPassage(concordance, passage)
        this.meter.spend((end - start) / charactersPerOccurrence)
        automaton.scan(text, start, end, onOccurrence)
        for (const concept of withOperators)
          this.addOperators(concept, operators[concept]!, report, passage)
        for (const concept of met) {
          const cell = concept * groups.count + group
          tally.occurrences[cell]! +=
            this.overlaps[concept] === 0 ? counts[concept]! : this.countApart(concept, start, end)
          tally.passages[cell]!++
          if (lastReport[concept] !== report + 1) tally.reports[cell]!++
          lastReport[concept] = report + 1
        }
        this.meter.spend(this.kept)
        this.clear()
      }
    }
  }

  /** Adds an occurrence of a literal to its concepts. */
  private add(literal: number, end: number): void {
    const start = end - this.automaton.lengthOf(literal)
    const next = this.conceptStarts[literal + 1]!
    for (let i = this.conceptStarts[literal]!; i < next; i++) {
      const concept = this.conceptsOf[i]!
      if (this.isSingle[concept] === 0) this.keep(concept, start, end)
      else if (this.counts[concept]!++ === 0) this.met.push(concept)
    }
  }

  /** Keeps a place of a concept; those of the automaton come by where they end. */
  private keep(concept: number, start: number, end: number): void {
    if (this.counts[concept]!++ === 0) {
      this.met.push(concept)
      this.last[concept] = 0
      this.reach[concept] = 0
      this.overlaps[concept] = 0
    }
    if (start < this.reach[concept]!) this.overlaps[concept] = 1
    if (end > this.reach[concept]!) this.reach[concept] = end
    if (this.kept === this.starts.length) this.grow()
    this.before[this.kept] = this.last[concept]!
    this.starts[this.kept] = start
    this.ends[this.kept] = end
    this.last[concept] = ++this.kept
  }

  private grow(): void {
    if (this.kept >= mostPlaces)
      throw tooCostly(sentence('why.occurrences', { occurrences: mostPlaces }))
    const larger = (array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> => {
      const copy = new Uint32Array(array.length * 2)
      copy.set(array)
      return copy
    }
    this.before = larger(this.before)
    this.starts = larger(this.starts)
    this.ends = larger(this.ends)
  }

  private addOperators(
    concept: number,
    operators: readonly Operators[],
    report: number,
    passage: number,
  ): void {
    for (const { isMatch, holding, placesIn } of operators) {
      if (isMatch[report] === 0 || !has(holding, passage)) continue
      for (const { start, end } of placesIn(passage)) {
        this.keep(concept, start, end)
        // They come in no order, and some of them twice.
        this.overlaps[concept] = 1
      }
    }
  }

  /** Counts the places of a concept: the longer first, and of those that overlap a longer one, or one that reads differently, none. */
  private countApart(concept: number, passageStart: number, passageEnd: number): number {
    const { text } = this.concordance
    const { starts, ends } = this
    const places: number[] = []
    for (let next = this.last[concept]!; next !== 0; next = this.before[next - 1]!)
      places.push(next - 1)
    const lengthOf = (place: number): number => ends[place]! - starts[place]!
    /** Of places of one length: by what stands there, as strings are compared. */
    const compareText = (a: number, b: number): number => {
      for (let i = starts[a]!, j = starts[b]!; i < ends[a]!; i++, j++)
        if (text[i] !== text[j]) return text[i]! - text[j]!
      return 0
    }
    places.sort((a, b) => lengthOf(b) - lengthOf(a) || compareText(a, b) || starts[a]! - starts[b]!)
    if (this.covered.length < passageEnd - passageStart)
      this.covered = new Uint32Array(2 * (passageEnd - passageStart))
    if (++this.turn === 2 ** 32) {
      this.covered.fill(0)
      this.turn = 1
    }
    const { covered, turn } = this
    let counted = 0
    for (let i = 0, next = 0; i < places.length; i = next) {
      const first = places[i]!
      const kept: number[] = []
      for (; next < places.length; next++) {
        const place = places[next]!
        const isSame = lengthOf(place) === lengthOf(first) && compareText(place, first) === 0
        if (!isSame) break
        const start = starts[place]!
        const before = next > i ? starts[places[next - 1]!] : -1
        // The same place twice.
        if (start === before) continue
        let isFree = true
        for (let at = start; at < ends[place]! && isFree; at++)
          isFree = covered[at - passageStart] !== turn
        if (isFree) kept.push(place)
      }
      for (const place of kept)
        covered.fill(turn, starts[place]! - passageStart, ends[place]! - passageStart)
      counted += kept.length
    }
    return counted
  }

  private clear(): void {
    for (const concept of this.met) this.counts[concept] = 0
    this.met.length = 0
    this.kept = 0
  }
}
