/** Strings of the corpus one slip away from a string: a character wrong, missing, too many, or two of them swapped. */
import { passageOf, type Concordance } from './concordance.ts'
import { occurrencesOf, unitsOfLiteral } from './occurrences.ts'

export interface SimilarString {
  text: string
  occurrences: number
}

/** Longer strings are sentences; a slip in one is found by its words. */
const longest = 16
/** A slip stays in its script: a letter for a letter, a Han character for a Han character. */
const scripts = [/^\p{Script=Han}$/u, /^\p{Script=Latin}$/u] as const

/** Counts what stands in the corpus where `before`, one character more, and `after` do. */
function countGaps(
  concordance: Concordance,
  before: string,
  after: string,
  script: RegExp,
  found: Map<string, number>,
): void {
  const { text, passageStarts } = concordance
  const anchor = before.length >= after.length ? before : after
  const shift = anchor === before ? 0 : -(before.length + 1)
  const whole = before.length + 1 + after.length
  for (const position of occurrencesOf(concordance, unitsOfLiteral(anchor))) {
    const start = position + shift
    const passage = passageOf(concordance, position)
    if (start < passageStarts[passage]! || start + whole >= passageStarts[passage + 1]!) continue
    const here = String.fromCharCode(...text.subarray(start, start + whole))
    if (!here.startsWith(before) || !here.endsWith(after)) continue
    if (!script.test(here.charAt(before.length))) continue
    found.set(here, (found.get(here) ?? 0) + 1)
  }
}

/** The strings of the corpus one slip away from `literal` (normalized, of 3 to 16 characters), commonest first. */
export function similarStrings(
  concordance: Concordance,
  literal: string,
  limit: number,
): SimilarString[] {
  if (literal.length < 3 || literal.length > longest) return []
  const found = new Map<string, number>()
  const countWhole = (text: string): void => {
    const { length } = occurrencesOf(concordance, unitsOfLiteral(text))
    if (length > 0) found.set(text, length)
  }
  for (let i = 0; i < literal.length; i++) {
    const before = literal.slice(0, i)
    const rest = literal.slice(i + 1)
    const script = scripts.find((each) => each.test(literal[i]!))
    if (script === undefined) continue
    countGaps(concordance, before, rest, script, found)
    if (i > 0) countGaps(concordance, before, literal.slice(i), script, found)
    // Without its first or last character a word is part of itself and no correction.
    if (i > 0 && rest.length > 0 && literal.length > 3) countWhole(before + rest)
    if (rest.length > 0) countWhole(before + rest[0]! + literal[i]! + rest.slice(1))
  }
  found.delete(literal)
  return [...found]
    .map(([text, occurrences]) => ({ text, occurrences }))
    .sort((a, b) => b.occurrences - a.occurrences || (a.text < b.text ? -1 : 1))
    .slice(0, limit)
}
