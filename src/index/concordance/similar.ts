/** Strings of the corpus one slip away from a string: a character wrong, missing, too many, or two of them swapped. */
import { passageOf, textBetween, type Concordance } from './concordance.ts'
import {
  countAtMost,
  occurrencesOf,
  standsAt,
  standsInMoreThan,
  unitsOfLiteral,
} from './occurrences.ts'
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
function countAligned(concordance: Concordance, literal: string, read: Read): number {
  const units = unitsOfLiteral(literal)
  read(countAtMost(concordance, units))
  let count = 0
  for (const position of occurrencesOf(concordance, units))
    if (isAligned(concordance, position, units.length)) count++
  return count
}

/** How many occurrences of `literal` there are at most: those of its rarest pair, told without reading any. */
function occurrencesAtMost(concordance: Concordance, literal: string): number {
  return literal === '' ? Infinity : countAtMost(concordance, unitsOfLiteral(literal))
}

/** Counts what stands in the corpus where `before`, one character more, and `after` do. */
function countGaps(
  concordance: Concordance,
  before: string,
  after: string,
  script: RegExp,
  found: Map<string, number>,
  read: Read,
): void {
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
  for (const position of occurrencesOf(concordance, anchor)) {
    // A separator between passages is no character of any script, and no part of a literal.
    if (position + toOther < 0 || !standsAt(text, other, position + toOther)) continue
    const unit = text[position + toGap]!
    counts.set(unit, (counts.get(unit) ?? 0) + 1)
  }
  for (const [unit, count] of counts) {
    const character = String.fromCharCode(unit)
    if (!script.test(character)) continue
    const whole = before + character + after
    found.set(whole, (found.get(whole) ?? 0) + count)
  }
}

/** More occurrences are not gone through: what is so common has names enough. */
const mostContinued = 50_000
/** Longest continuation, characters. */
const longestContinuation = 8

/**
 * What the corpus goes on to after `literal` (normalized): up to where the next word ends, from occurrences at which a word begins, Han
 * characters alone; what stands in most reports first, of as many the shorter.
 */
export function continuationsOf(
  concordance: Concordance,
  literal: string,
  limit: number,
): { text: string; reports: number }[] {
  const units = unitsOfLiteral(literal)
  if (units.length < 2 || countAtMost(concordance, units) > mostContinued) return []
  const { borders, passageReports } = concordance
  const isBorder = (at: number): boolean => ((borders[at >>> 3]! >>> (at & 7)) & 1) === 1
  const counts = new Map<string, { reports: number; last: number }>()
  for (const start of occurrencesOf(concordance, units)) {
    if (!isBorder(start)) continue
    let end = start + units.length + 1
    const farthest = start + longestContinuation
    while (end <= farthest && !isBorder(end)) end++
    if (end > farthest) continue
    const text = textBetween(concordance, start, end)
    if (!/^\p{Script=Han}+$/u.test(text)) continue
    const report = passageReports[passageOf(concordance, start)]!
    const known = counts.get(text)
    if (known === undefined) counts.set(text, { reports: 1, last: report })
    else if (known.last !== report) {
      known.reports++
      known.last = report
    }
  }
  return [...counts]
    .map(([text, { reports }]) => ({ text, reports }))
    .sort((a, b) => b.reports - a.reports || a.text.length - b.text.length)
    .slice(0, limit)
}

/**
 * The strings of the corpus one slip away from `literal` (normalized, of 3 to 16 characters) and far commoner, those first
 * that stand most often as whole words, so that a piece of a word does not come before the word; none for a literal that stands in more than one occurrence.
 */
export function similarStrings(
  concordance: Concordance,
  literal: string,
  limit: number,
  read: Read = () => undefined,
): SimilarString[] {
  if (literal.length < 3 || literal.length > longest) return []
  const units = unitsOfLiteral(literal)
  if (standsInMoreThan(concordance, units, almostNothing)) return []
  const least = farCommoner * occurrencesOf(concordance, units).length
  const found = new Map<string, number>()
  const countWhole = (text: string): void => {
    const whole = unitsOfLiteral(text)
    read(countAtMost(concordance, whole))
    const { length } = occurrencesOf(concordance, whole)
    if (length > 0) found.set(text, length)
  }
  for (let i = 0; i < literal.length; i++) {
    const before = literal.slice(0, i)
    const rest = literal.slice(i + 1)
    const script = scripts.find((each) => each.test(literal[i]!))
    if (script === undefined) continue
    countGaps(concordance, before, rest, script, found, read)
    if (i > 0) countGaps(concordance, before, literal.slice(i), script, found, read)
    // Without its first or last character a word is part of itself and no correction.
    if (i > 0 && rest.length > 0 && literal.length > 3) countWhole(before + rest)
    if (rest.length > 0) countWhole(before + rest[0]! + literal[i]! + rest.slice(1))
  }
  found.delete(literal)
  const common = [...found]
    .map(([text, occurrences]) => ({ text, occurrences, aligned: 0 }))
    .filter(({ occurrences }) => occurrences >= least)
    .sort((a, b) => b.occurrences - a.occurrences || (a.text < b.text ? -1 : 1))
  const weighed = common
    .slice(0, mostWeighed)
    .map((each) => ({ ...each, aligned: countAligned(concordance, each.text, read) }))
    .sort((a, b) => b.aligned - a.aligned)
  return [...weighed, ...common.slice(mostWeighed)].slice(0, limit)
}
