/** Marks in a text as it was written: every occurrence of some literals, found in its normalized form and led back. */
import { foldText, normalizeText } from '../text/index.ts'
import { standsAt, unitsOfLiteral } from './concordance/occurrences.ts'
import { endOfPassage, type Corpus } from './concordance/concordance.ts'
import type { Range } from './engine.ts'
import { occurrencesInText, type Literal } from './literal.ts'

/** Marks a text: ranges that any of the literals covers, ascending, overlapping and touching ones joined. */
export type Marker = (text: string) => Range[]

/** Makes the marker of some literals: a search marks many texts with the same. */
export function createMarker(literals: readonly Literal[]): Marker {
  const sorted = sortLiterals(literals)
  return (text) => markText(text, sorted)
}

function markText(text: string, { plain, patterned }: SortedLiterals): Range[] {
  const occurrences = patterned.length === 0 ? [] : occurrencesOfPatterns(text, patterned)
  const { units, length, starts, ends } = foldText(text)
  for (const literal of plain) addOccurrences(units, 0, length, literal, occurrences)
  for (const occurrence of occurrences) {
    occurrence[0] = starts[occurrence[0]]!
    occurrence[1] = ends[occurrence[1] - 1]!
  }
  return joined(occurrences)
}

/** Marks a passage: given its number and its text as written. */
export type PassageMarker = (passage: number, text: string) => Range[]

/**
 * The same for passages of the corpus, whose normalized text is at hand: where as much is written as is compared, occurrences
 * are looked for there, and only what stands at them is normalized anew, to be sure.
 */
export function createPassageMarker(corpus: Corpus, literals: readonly Literal[]): PassageMarker {
  const sorted = sortLiterals(literals)
  const { plain, patterned } = sorted
  return (passage, text) => {
    const start = corpus.passageStarts[passage]!
    const end = endOfPassage(corpus, passage)
    if (patterned.length > 0 || end - start !== text.length) return markText(text, sorted)
    const occurrences: Range[] = []
    for (const literal of plain) {
      const from = occurrences.length
      addOccurrences(corpus.text, start, end, literal, occurrences)
      // Where it does not stand, something fell away and something else became more.
      for (let i = from; i < occurrences.length; i++)
        if (!isWrittenAt(text, literal, occurrences[i]![0])) return markText(text, sorted)
    }
    return joined(occurrences)
  }
}

/** What half a surrogate pair is compared as; see normalize.ts. */
const replacement = 0xfffd

/** Whether the units of a text from one on are compared as those of a literal, each as one; mostly they are just the same. */
function isWrittenAt(text: string, literal: Uint16Array, start: number): boolean {
  let same = 0
  while (same < literal.length && text.charCodeAt(start + same) === literal[same]) same++
  if (same === literal.length) return true
  // Cut out, half of a surrogate pair would be compared as what it is not where it stands.
  if (literal.includes(replacement)) return false
  const { units, length, starts } = foldText(text.slice(start, start + literal.length))
  if (length !== literal.length || !standsAt(units, literal, 0)) return false
  for (let i = 0; i < length; i++) if (starts[i] !== i) return false
  return true
}

/** Strings as units, and those that a pattern goes with. */
interface SortedLiterals {
  plain: Uint16Array[]
  patterned: Literal[]
}

function sortLiterals(literals: readonly Literal[]): SortedLiterals {
  const sorted: SortedLiterals = { plain: [], patterned: [] }
  for (const literal of literals) {
    if (literal.text === '') continue
    if (literal.pattern === undefined) sorted.plain.push(unitsOfLiteral(literal.text))
    else sorted.patterned.push(literal)
  }
  return sorted
}

/** Adds every occurrence of a literal between two units, counted from the first of these. */
function addOccurrences(
  units: Uint16Array,
  from: number,
  to: number,
  literal: Uint16Array,
  occurrences: Range[],
): void {
  const first = literal[0]
  const last = to - literal.length
  for (let start = from; start <= last; start++)
    if (units[start] === first && standsAt(units, literal, start))
      occurrences.push([start - from, start - from + literal.length])
}

/** Occurrences in the normalized text. */
function occurrencesOfPatterns(text: string, literals: readonly Literal[]): Range[] {
  const normalized = normalizeText(text)
  return literals.flatMap((literal) =>
    occurrencesInText(normalized, literal).map(({ start, end }): Range => [start, end]),
  )
}

/** As the occurrences of one literal are. */
function isAscending(ranges: readonly Range[]): boolean {
  for (let i = 1; i < ranges.length; i++) if (ranges[i]![0] < ranges[i - 1]![0]) return false
  return true
}

/** The same ranges in ascending order, made one where they meet. */
function joined(ranges: Range[]): Range[] {
  if (!isAscending(ranges)) ranges.sort((a, b) => a[0] - b[0])
  const result: Range[] = []
  for (const range of ranges) {
    const last = result.at(-1)
    if (last !== undefined && range[0] <= last[1]) last[1] = Math.max(last[1], range[1])
    else result.push(range)
  }
  return result
}
