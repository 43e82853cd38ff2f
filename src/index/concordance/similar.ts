/** Strings of the corpus one slip away from a string: a character wrong, missing, too many, or two of them swapped. */
import { passageOf, textBetween, type Concordance } from './concordance.ts'
import {
  countAtMost,
  occurrencesOf,
  standsAt,
  standsInMoreThan,
  unitsOfLiteral,
} from './occurrences.ts'
import { betweenPauses, goOn, type Pause } from './pause.ts'
import { isAligned } from './postings.ts'

export interface SimilarString {
  text: string
  occurrences: number
  /** How many of them are whole words; told of the commonest alone. */
  aligned: number
}

/** What stands in more occurrences than this is written as it is meant. */
const almostNothing = 1
/** A similar string must be this many times as common. */
const farCommoner = 5
/** Longer strings are sentences; a slip in one is found by its words. */
const longest = 16
/** A slip stays in its script: a letter for a letter, a Han character for a Han character. */
const scripts = [/^\p{Script=Han}$/u, /^\p{Script=Latin}$/u] as const

/** So many of the commonest are looked at for whole words; what is meant is among them. */
const mostWeighed = 32

/** Told how many occurrences are about to be read; it may end the work by throwing. */
type Read = (occurrences: number) => void

/** Occurrences of a string at which words begin and end: 行政复议 is mostly one, 政复议 never. */
function countAligned(concordance: Concordance, literal: string, read: Read, pause: Pause): number {
  const units = unitsOfLiteral(literal)
  read(countAtMost(concordance, units))
  const positions = occurrencesOf(concordance, units, pause)
  let count = 0
  for (let i = 0; i < positions.length; i++) {
    if (i % betweenPauses === 0) pause()
    if (isAligned(concordance, positions[i]!, units.length)) count++
  }
  return count
}

/** How many occurrences of `literal` there are at most: those of its rarest pair, told without reading any. */
function occurrencesAtMost(concordance: Concordance, literal: string): number {
  return literal === '' ? Infinity : countAtMost(concordance, unitsOfLiteral(literal))
}

/** Counts what stands in the corpus where `before`, one character more, and `after` do. */
function countGaps(
  concordance: Concordance,
  gap: Slip & { whole?: undefined },
  read: Read,
  pause: Pause,
): ReadonlyMap<string, number> {
  const { before, after } = gap
  const { text } = concordance
  const isAfterRarer =
    occurrencesAtMost(concordance, after) < occurrencesAtMost(concordance, before)
  const anchor = unitsOfLiteral(isAfterRarer ? after : before)
  const other = unitsOfLiteral(isAfterRarer ? before : after)
  // From an occurrence of the anchor to the character between, and to the other part.
  const toGap = isAfterRarer ? -1 : anchor.length
  const toOther = isAfterRarer ? -1 - other.length : anchor.length + 1
  const counts = new Map<number, number>()
  read(countAtMost(concordance, anchor))
  const positions = occurrencesOf(concordance, anchor, pause)
  for (let i = 0; i < positions.length; i++) {
    if (i % betweenPauses === 0) pause()
    const position = positions[i]!
    // A separator between passages is no character of any script, and no part of a literal.
    if (position + toOther < 0 || !standsAt(text, other, position + toOther)) continue
    const unit = text[position + toGap]!
    counts.set(unit, (counts.get(unit) ?? 0) + 1)
  }
  return fillGap(gap, counts)
}

/** The strings that characters in a gap make, of those of its script; each by its unit, with how often it stands there. */
export function fillGap(
  { before, after, script }: Slip & { whole?: undefined },
  counts: ReadonlyMap<number, number>,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const [unit, count] of counts) {
    const character = String.fromCharCode(unit)
    if (script.test(character)) found.set(before + character + after, count)
  }
  return found
}

/** More occurrences are not gone through: what is so common has names enough. */
export const mostContinued = 50_000
/** Longest continuation, characters. */
export const longestContinuation = 8

/** How a text goes on, and in how many reports it does. */
export interface Continuation {
  text: string
  reports: number
}

/** Counts how a text goes on in reports, one after the other. */
export class ContinuationCounter {
  private readonly counts = new Map<string, { reports: number; last: number }>()

  /** A report, none before the one given last, goes on to this text: Han characters alone are words. */
  add(text: string, report: number): void {
    const known = this.counts.get(text)
    if (known === undefined) {
      if (/^\p{Script=Han}+$/u.test(text)) this.counts.set(text, { reports: 1, last: report })
    } else if (known.last !== report) {
      known.reports++
      known.last = report
    }
  }

  /** What stands in most reports first, of as many the shorter. */
  best(limit: number): Continuation[] {
    return [...this.counts]
      .map(([text, { reports }]) => ({ text, reports }))
      .sort(
        (a, b) =>
          b.reports - a.reports || a.text.length - b.text.length || (a.text < b.text ? -1 : 1),
      )
      .slice(0, limit)
  }
}

/**
 * What the corpus goes on to after `literal` (normalized): up to where the next word ends, from occurrences at which a word begins, Han
 * characters alone; what stands in most reports first, of as many the shorter.
 */
export function continuationsOf(
  concordance: Concordance,
  literal: string,
  limit: number,
): Continuation[] {
  const units = unitsOfLiteral(literal)
  if (units.length < 2 || countAtMost(concordance, units) > mostContinued) return []
  const { borders, passageReports } = concordance
  const isBorder = (at: number): boolean => ((borders[at >>> 3]! >>> (at & 7)) & 1) === 1
  const counter = new ContinuationCounter()
  for (const start of occurrencesOf(concordance, units)) {
    if (!isBorder(start)) continue
    let end = start + units.length + 1
    const farthest = start + longestContinuation
    while (end <= farthest && !isBorder(end)) end++
    if (end > farthest) continue
    const report = passageReports[passageOf(concordance, start)]!
    counter.add(textBetween(concordance, start, end), report)
  }
  return counter.best(limit)
}

/** One way in which a slip may have come about: any character of a script between two parts, or one certain string. */
export type Slip =
  { before: string; after: string; script: RegExp; whole?: undefined } | { whole: string }

/** The ways in which a string of 3 to 16 characters may be a slip; none for any other. */
export function slipsOf(literal: string): Slip[] {
  const slips: Slip[] = []
  if (literal.length < 3 || literal.length > longest) return slips
  for (let i = 0; i < literal.length; i++) {
    const before = literal.slice(0, i)
    const rest = literal.slice(i + 1)
    const script = scripts.find((each) => each.test(literal[i]!))
    if (script === undefined) continue
    slips.push({ before, after: rest, script })
    if (i > 0) slips.push({ before, after: literal.slice(i), script })
    // Without its first or last character a word is part of itself and no correction.
    if (i > 0 && rest.length > 0 && literal.length > 3) slips.push({ whole: before + rest })
    if (rest.length > 0) slips.push({ whole: before + rest[0]! + literal[i]! + rest.slice(1) })
  }
  return slips
}

/** A literal that stands more often is written as it is meant. */
export const mostOfSlip = almostNothing

/**
 * Of what stands where slips may lead, what is far commoner than the literal, commonest first.
 *
 * @param counted for each slip how often each of its strings stands in the corpus
 * @param occurrences of the literal
 */
export function commonerThan(
  literal: string,
  slips: readonly Slip[],
  counted: readonly ReadonlyMap<string, number>[],
  occurrences: number,
): SimilarString[] {
  const found = new Map<string, number>()
  slips.forEach(({ whole }, i) => {
    for (const [text, count] of counted[i]!)
      if (whole === undefined) found.set(text, (found.get(text) ?? 0) + count)
      else if (count > 0) found.set(text, count)
  })
  found.delete(literal)
  return [...found]
    .map(([text, count]) => ({ text, occurrences: count, aligned: 0 }))
    .filter((each) => each.occurrences >= farCommoner * occurrences)
    .sort((a, b) => b.occurrences - a.occurrences || (a.text < b.text ? -1 : 1))
}

/** Puts those first that stand most often as whole words, so that a piece of a word does not come before the word. */
export function wholeWordsFirst(
  common: readonly SimilarString[],
  alignedOf: (text: string) => number,
  limit: number,
): SimilarString[] {
  const weighed = toWeigh(common)
    .map((each) => ({ ...each, aligned: alignedOf(each.text) }))
    .sort((a, b) => b.aligned - a.aligned)
  return [...weighed, ...common.slice(mostWeighed)].slice(0, limit)
}

/** Those that are looked at for whole words. */
export function toWeigh(common: readonly SimilarString[]): readonly SimilarString[] {
  return common.slice(0, mostWeighed)
}

/**
 * The strings of the corpus one slip away from `literal` (normalized, of 3 to 16 characters) and far commoner, those first
 * that stand most often as whole words; none for a literal that stands in more than one occurrence.
 */
export function similarStrings(
  concordance: Concordance,
  literal: string,
  limit: number,
  read: Read = () => undefined,
  pause: Pause = goOn,
): SimilarString[] {
  const slips = slipsOf(literal)
  const units = unitsOfLiteral(literal)
  if (slips.length === 0 || standsInMoreThan(concordance, units, almostNothing)) return []
  const countWhole = (text: string): ReadonlyMap<string, number> => {
    const whole = unitsOfLiteral(text)
    read(countAtMost(concordance, whole))
    return new Map([[text, occurrencesOf(concordance, whole, pause).length]])
  }
  const counted = slips.map((slip) =>
    slip.whole === undefined ? countGaps(concordance, slip, read, pause) : countWhole(slip.whole),
  )
  const { length } = occurrencesOf(concordance, units)
  const common = commonerThan(literal, slips, counted, length)
  return wholeWordsFirst(common, (text) => countAligned(concordance, text, read, pause), limit)
}
