/** Occurrences of a literal summed up by passage: what matching, counting and scoring work on. */
import { passageOf, textBetween, type Concordance } from './concordance.ts'
import { matchLength, maxLookbehind, maxPatternLength, type Literal } from '../literal.ts'
import {
  isDigit,
  occurrencesOf,
  placesOfLastDigit,
  standsAt,
  unitsOfLiteral,
} from './occurrences.ts'
import { lowerBound } from './pairs.ts'
import { betweenPauses, goOn, type Pause } from './pause.ts'

/** Passages that hold a literal, ascending, with how often. */
export interface Postings {
  passages: Uint32Array
  counts: Uint32Array
  /** How many of the occurrences begin and end at word borders. */
  aligned: Uint32Array
  occurrences: number
}

/** Occurrences of a literal in the text of the corpus, ascending. */
export interface Occurrences {
  starts: Uint32Array
  /** UTF-16 units: one number where all are of one length. */
  lengths: Uint32Array | number
}

/** Whether an occurrence begins and ends at word borders. */
export function isAligned({ borders }: Concordance, start: number, length: number): boolean {
  const end = start + length
  const begins = borders[start >>> 3]! >>> (start & 7)
  const ends = borders[end >>> 3]! >>> (end & 7)
  return (begins & ends & 1) === 1
}

/** Occurrences of a literal in one passage. */
export interface Tally {
  occurrences: number
  /** How many of them begin and end at word borders. */
  aligned: number
}

/** Used again: thousands of passages are gone through for one search. */
const tally: Tally = { occurrences: 0, aligned: 0 }

/** Counts a literal in one passage by reading it. What it answers holds until the next call. */
export function tallyIn(concordance: Concordance, literal: Uint16Array, passage: number): Tally {
  const { text, passageStarts } = concordance
  const first = literal[0]
  const end = passageStarts[passage + 1]!
  let occurrences = 0
  let aligned = 0
  for (let start = passageStarts[passage]!; start < end; start++) {
    if (text[start] !== first || !standsAt(text, literal, start)) continue
    occurrences++
    if (isAligned(concordance, start, literal.length)) aligned++
  }
  tally.occurrences = occurrences
  tally.aligned = aligned
  return tally
}

/** Collects occurrences into postings. */
export function collectOccurrences(
  concordance: Concordance,
  { starts, lengths }: Occurrences,
  pause: Pause = goOn,
): Postings {
  const { passageStarts } = concordance
  const passages = new Uint32Array(starts.length)
  const counts = new Uint32Array(starts.length)
  const aligned = new Uint32Array(starts.length)
  let used = 0
  let passageEnd = 0
  for (let i = 0; i < starts.length; i++) {
    if (i % betweenPauses === 0) pause()
    const start = starts[i]!
    if (start >= passageEnd) {
      const passage = passageOf(concordance, start)
      passageEnd = passageStarts[passage + 1]!
      passages[used++] = passage
    }
    counts[used - 1]!++
    if (isAligned(concordance, start, typeof lengths === 'number' ? lengths : lengths[i]!))
      aligned[used - 1]!++
  }
  return {
    passages: passages.slice(0, used),
    counts: counts.slice(0, used),
    aligned: aligned.slice(0, used),
    occurrences: starts.length,
  }
}

/** Every occurrence of a literal over the whole corpus. */
export function occurrencesOfLiteral(
  concordance: Concordance,
  literal: Uint16Array,
  pause: Pause = goOn,
): Occurrences {
  return { starts: occurrencesOf(concordance, literal, pause), lengths: literal.length }
}

/** Postings of a literal over the whole corpus. */
export function postingsOf(concordance: Concordance, literal: Uint16Array): Postings {
  return collectOccurrences(concordance, occurrencesOfLiteral(concordance, literal))
}

/** Tells how long the match of a literal's pattern is where its text stands; 0 where the pattern does not match. */
type LengthAt = (start: number) => number

function lengthAtOf(
  concordance: Concordance,
  literal: Uint16Array,
  pattern: string,
  triedBeside: string | undefined,
): LengthAt {
  const { passageStarts, text } = concordance
  const expression = new RegExp(pattern, 'uy')
  const beside = triedBeside === undefined ? null : new Set(unitsOfLiteral(triedBeside))
  return (start) => {
    if (beside !== null) {
      // Passages are kept apart by a unit that is no character.
      const before = text[start - 1] ?? 0
      const after = text[start + literal.length] ?? 0
      if ((isDigit(before) && isDigit(literal[0]!)) || (isDigit(after) && isDigit(literal.at(-1)!)))
        return 0
      if (!beside.has(before) && !beside.has(after)) return literal.length
    }
    const passage = passageOf(concordance, start)
    const from = Math.max(passageStarts[passage]!, start - maxLookbehind)
    const to = Math.min(passageStarts[passage + 1]! - 1, start + maxPatternLength)
    return matchLength(textBetween(concordance, from, to), start - from, expression)
  }
}

/** Places at which a pattern is tried between two pauses. */
const triedBetweenPauses = 0x200

/** Occurrences of a literal with a pattern: where its text stands and the pattern matches from there on; the match is the occurrence. */
export function occurrencesOfPattern(
  concordance: Concordance,
  { text, triedBeside }: Literal,
  pattern: string,
  pause: Pause = goOn,
): Occurrences {
  const anchor = unitsOfLiteral(text)
  const lengthOf = lengthAtOf(concordance, anchor, pattern, triedBeside)
  const starts: number[] = []
  const lengths: number[] = []
  // Of a digit alone, as a whole number, the places before another digit would be refused one by one.
  const isOneDigit = anchor.length === 1 && isDigit(anchor[0]!) && triedBeside !== undefined
  const places = isOneDigit
    ? placesOfLastDigit(concordance, anchor[0]!, pause)
    : occurrencesOf(concordance, anchor, pause)
  let tried = 0
  for (const start of places) {
    // Each is a match of an expression.
    if (++tried % triedBetweenPauses === 0) pause()
    const length = lengthOf(start)
    if (length === 0) continue
    starts.push(start)
    lengths.push(length)
  }
  return { starts: Uint32Array.from(starts), lengths: Uint32Array.from(lengths) }
}

/** A part of the text of the corpus: from one unit on to another, exclusive. */
export interface Stretch {
  start: number
  end: number
}

/** Occurrences of a literal in some stretches, in ascending order of these. */
export function occurrencesWithin(
  concordance: Concordance,
  { text: literal, pattern, triedBeside }: Literal,
  stretches: readonly Stretch[],
): Occurrences {
  const { text } = concordance
  const units = unitsOfLiteral(literal)
  const first = units[0]
  const starts: number[] = []
  const lengths: number[] = []
  const lengthOf =
    pattern === undefined ? null : lengthAtOf(concordance, units, pattern, triedBeside)
  for (const { start, end } of stretches) {
    const last = end - units.length
    for (let at = start; at <= last; at++) {
      if (text[at] !== first || !standsAt(text, units, at)) continue
      const length = lengthOf === null ? units.length : lengthOf(at)
      if (length === 0) continue
      starts.push(at)
      lengths.push(length)
    }
  }
  return { starts: Uint32Array.from(starts), lengths: Uint32Array.from(lengths) }
}

export const noOccurrences: Occurrences = { starts: new Uint32Array(0), lengths: 0 }

/** The occurrences of two lists, ascending. */
export function mergeOccurrences(a: Occurrences, b: Occurrences, pause: Pause = goOn): Occurrences {
  if (a.starts.length === 0) return b
  if (b.starts.length === 0) return a
  const starts = new Uint32Array(a.starts.length + b.starts.length)
  const lengths = new Uint32Array(starts.length)
  for (let at = 0, i = 0, j = 0; at < starts.length; at++) {
    if (at % betweenPauses === 0) pause()
    const isFirst = j === b.starts.length || (i < a.starts.length && a.starts[i]! <= b.starts[j]!)
    starts[at] = isFirst ? a.starts[i]! : b.starts[j]!
    lengths[at] = isFirst ? lengthAt(a, i++) : lengthAt(b, j++)
  }
  return { starts, lengths }
}

/** Length of an occurrence. */
export function lengthAt({ lengths }: Occurrences, i: number): number {
  return typeof lengths === 'number' ? lengths : lengths[i]!
}

/** Keeps the occurrences that overlap none of others, ascending; see `withoutOverlaps`. */
export function occurrencesApart(
  occurrences: Occurrences,
  other: Occurrences,
  pause: Pause = goOn,
): Occurrences {
  const { starts } = occurrences
  if (starts.length === 0 || other.starts.length === 0) return occurrences
  /** The furthest end of the other occurrences up to each. */
  const reach = new Uint32Array(other.starts.length)
  for (let i = 0; i < reach.length; i++) {
    if (i % betweenPauses === 0) pause()
    reach[i] = Math.max(i === 0 ? 0 : reach[i - 1]!, other.starts[i]! + lengthAt(other, i))
  }
  const keptStarts = new Uint32Array(starts.length)
  const keptLengths = new Uint32Array(starts.length)
  let kept = 0
  for (let i = 0; i < starts.length; i++) {
    if (i % betweenPauses === 0) pause()
    const start = starts[i]!
    const length = lengthAt(occurrences, i)
    const before = lowerBound(other.starts, start + length)
    if (before > 0 && reach[before - 1]! > start) continue
    keptStarts[kept] = start
    keptLengths[kept++] = length
  }
  if (kept === starts.length) return occurrences
  return { starts: keptStarts.slice(0, kept), lengths: keptLengths.slice(0, kept) }
}
