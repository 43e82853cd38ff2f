/** Strings of the corpus one slip away from a string: a character wrong, missing, too many, or two of them swapped. */
import { passageOf, type Concordance } from './concordance.ts'
import { occurrencesOf, unitsOfLiteral } from './occurrences.ts'

export interface SimilarString {
  text: string
  occurrences: number
}

/** Longer strings are sentences; a slip in one is found by its words. */
const longest = 16
const isLetter = /^[\p{L}\p{N}]$/u

/** Counts what stands in the corpus where `before` + a gap of some characters + `after` do. */
function countGaps(
  concordance: Concordance,
  before: string,
  after: string,
  gap: number,
  found: Map<string, number>,
): void {
  const { text, passageStarts } = concordance
  const anchor = before.length >= after.length ? before : after
  const shift = anchor === before ? 0 : -(before.length + gap)
  const whole = before.length + gap + after.length
  for (const position of occurrencesOf(concordance, unitsOfLiteral(anchor))) {
    const start = position + shift
    const passage = passageOf(concordance, position)
    if (start < passageStarts[passage]! || start + whole >= passageStarts[passage + 1]!) continue
    const here = String.fromCharCode(...text.subarray(start, start + whole))
    if (!here.startsWith(before) || !here.endsWith(after)) continue
    if (!isLetter.test(here.slice(before.length, before.length + gap))) continue
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
  for (let i = 0; i <= literal.length; i++) {
    const before = literal.slice(0, i)
    const after = literal.slice(i)
    if (i > 0 && i < literal.length) countGaps(concordance, before, after, 1, found)
    if (i === literal.length) break
    countGaps(concordance, before, literal.slice(i + 1), 1, found)
    // What is left of a short word after dropping a character is another word.
    if (literal.length > 3) countWhole(before + literal.slice(i + 1))
    if (i + 1 < literal.length)
      countWhole(before + literal[i + 1]! + literal[i]! + literal.slice(i + 2))
  }
  found.delete(literal)
  return [...found]
    .map(([text, occurrences]) => ({ text, occurrences }))
    .sort((a, b) => b.occurrences - a.occurrences || (a.text < b.text ? -1 : 1))
    .slice(0, limit)
}
