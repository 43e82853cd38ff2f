/** Where terms stand in one passage, found by reading it: what sentences and distances are decided by. */
import { endOfPassage, type Concordance } from '../../concordance/concordance.ts'
import { occurrencesWithin } from '../../concordance/postings.ts'
import type { EngineTerm } from '../../engine.ts'
import { charactersPerOccurrence, type QueryMeter } from '../../query-budget.ts'

/** Where a literal of a term stands. Offsets count units of the corpus. */
export interface TermOccurrence {
  /** Number of the term in the query. */
  term: number
  /** Which of its literals. */
  literal: number
  start: number
  end: number
}

/** Units from `start` to `end`, exclusive: a passage, or a sentence of it. */
export interface Stretch {
  start: number
  end: number
}

/** Ends of sentences in normalized text. */
const sentenceEnds = new Set([...'。!?;'].map((character) => character.charCodeAt(0)))

/** Reads one passage after the other. What it gives holds until it turns to the next. */
export class OccurrenceReader {
  private readonly concordance: Concordance
  private readonly terms: readonly EngineTerm[]
  private readonly holds: (term: number, passage: number) => boolean
  private readonly meter: QueryMeter
  private passage = 0
  private whole: Stretch = { start: 0, end: 0 }
  private read: (TermOccurrence[] | undefined)[] = []
  private sentences: Stretch[] | null = null

  /** @param holds tells whether a term stands in a passage at all: one that does not need not be looked for */
  constructor(
    concordance: Concordance,
    terms: readonly EngineTerm[],
    holds: (term: number, passage: number) => boolean,
    meter: QueryMeter,
  ) {
    this.concordance = concordance
    this.terms = terms
    this.holds = holds
    this.meter = meter
  }

  /** Turns to a passage, and gives all of it. */
  turnTo(passage: number): Stretch {
    this.passage = passage
    this.read = []
    this.sentences = null
    const start = this.concordance.passageStarts[passage]!
    this.whole = { start, end: endOfPassage(this.concordance, passage) }
    return this.whole
  }

  /** Every occurrence of a term in a stretch, by where it begins, ascending; overlapping ones count each. */
  within(term: number, { start, end }: Stretch): TermOccurrence[] {
    const all = (this.read[term] ??= this.occurrencesOf(term))
    if (all.length === 0 || (start === this.whole.start && end === this.whole.end)) return all
    const from = firstFrom(all, start)
    const to = firstFrom(all, end)
    return from === to ? none : all.slice(from, to)
  }

  /** Whether a term stands in a stretch. */
  has(term: number, { start, end }: Stretch): boolean {
    const all = (this.read[term] ??= this.occurrencesOf(term))
    const next = all[firstFrom(all, start)]
    return next !== undefined && next.start < end
  }

  /** The sentences of a stretch: the passage's, or the one sentence that it is. */
  sentencesOf(stretch: Stretch): readonly Stretch[] {
    if (stretch !== this.whole) return [stretch]
    return (this.sentences ??= this.cutSentences())
  }

  private cutSentences(): Stretch[] {
    const { text } = this.concordance
    const { start, end } = this.whole
    const sentences: Stretch[] = []
    let from = start
    for (let at = start; at < end; at++) {
      if (at + 1 < end && !sentenceEnds.has(text[at]!)) continue
      sentences.push({ start: from, end: at + 1 })
      from = at + 1
    }
    if (sentences.length === 0) sentences.push(this.whole)
    return sentences
  }

  private occurrencesOf(term: number): TermOccurrence[] {
    if (!this.holds(term, this.passage)) return none
    const { literals } = this.terms[term]!
    const length = this.whole.end - this.whole.start
    const found: TermOccurrence[] = []
    this.meter.spend(1 + (literals.length * length) / charactersPerOccurrence)
    for (let literal = 0; literal < literals.length; literal++) {
      const { starts, lengths } = occurrencesWithin(this.concordance, literals[literal]!, [
        this.whole,
      ])
      for (let i = 0; i < starts.length; i++) {
        const start = starts[i]!
        const end = start + (typeof lengths === 'number' ? lengths : lengths[i]!)
        found.push({ term, literal, start, end })
      }
    }
    return literals.length === 1 ? found : found.sort((a, b) => a.start - b.start)
  }
}

const none: TermOccurrence[] = []

/** Index of the first occurrence that begins at `start` or after. */
function firstFrom(occurrences: readonly TermOccurrence[], start: number): number {
  let low = 0
  let high = occurrences.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (occurrences[middle]!.start < start) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * The occurrences that satisfy NEAR. Two of different terms are linked where from the end of one to the start of the next are
 * at most `distance` units; occurrences that hang together by such links count where they hold all of `termCount` terms.
 *
 * One pass in order of the text. At each occurrence those before it that still reach it are all linked to one another if
 * they are of two terms or more, so that there is one open group at most, and beside it occurrences of a single term that
 * wait for another.
 *
 * @param occurrences by where they begin, ascending
 */
export function linkedGroups(
  occurrences: readonly TermOccurrence[],
  distance: number,
  termCount: number,
): TermOccurrence[] {
  const found: TermOccurrence[] = []
  let group: TermOccurrence[] = []
  let groupEnd = -Infinity
  let waiting: TermOccurrence[] = []
  /** The furthest end so far, and the furthest of any other term. */
  let furthest = { term: -1, end: -Infinity }
  let second = { term: -1, end: -Infinity }
  const close = (): void => {
    if (group.length >= termCount && new Set(group.map(({ term }) => term)).size === termCount)
      for (const occurrence of group) found.push(occurrence)
    group = []
    groupEnd = -Infinity
  }
  for (const occurrence of occurrences) {
    const { term, start, end } = occurrence
    const reach = start - distance
    const other = furthest.term === term ? second : furthest
    if (other.end >= reach) {
      if (groupEnd < reach) close()
      for (const each of waiting) {
        if (each.end < reach) continue
        group.push(each)
        groupEnd = Math.max(groupEnd, each.end)
      }
      waiting = []
      group.push(occurrence)
      groupEnd = Math.max(groupEnd, end)
    } else waiting.push(occurrence)
    if (furthest.term === term) furthest = { term, end: Math.max(furthest.end, end) }
    else if (end >= furthest.end) {
      second = furthest
      furthest = { term, end }
    } else if (second.term === term || end > second.end)
      second = { term, end: second.term === term ? Math.max(second.end, end) : end }
  }
  close()
  return found
}
