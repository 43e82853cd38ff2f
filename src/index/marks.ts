/** Marks in a text as it was written: every occurrence of some literals, found in its normalized form and led back. */
import { foldText, normalizeText } from '../text/index.ts'
import { standsAt, unitsOfLiteral } from './concordance/occurrences.ts'
import { endOfPassage, type Corpus } from './concordance/concordance.ts'
import type { Range } from './engine.ts'
import { occurrencesInText, runsAcrossWords, type Literal } from './literal.ts'

/** Ranges of a text that literals cover: ascending, those that overlap or touch joined, the two lists apart from each other. */
export interface Marks {
  marks: Range[]
  /** Where a word stands across the words of the text alone (行政 in 实行|政府): counted, and not what was meant. */
  across: Range[]
}

/** Marks a text. */
export type Marker = (text: string) => Marks

/** Tells whether a word begins at an offset of a normalized text; at the end of the text one always ends. */
export type WordBorders = (at: number) => boolean

/**
 * Makes the marker of some literals: a search marks many texts with the same.
 *
 * @param bordersOf of a normalized text, asked for where it holds a word; without it none is told to run across words
 */
export function createMarker(
  literals: readonly Literal[],
  bordersOf: ((normalized: string) => WordBorders) | null = null,
): Marker {
  const sorted = sortLiterals(literals)
  return (text) => markText(text, sorted, bordersOf && (() => bordersOf(normalizeText(text))))
}

/** Occurrences as [start, end) of what is compared. */
interface Occurring {
  meant: Range[]
  across: Range[]
}

function markText(
  text: string,
  { plain, patterned }: SortedLiterals,
  bordersOf: (() => WordBorders) | null,
): Marks {
  const found: Occurring = {
    meant: patterned.length === 0 ? [] : occurrencesOfPatterns(text, patterned),
    across: [],
  }
  const { units, length, starts, ends } = foldText(text)
  let borders: WordBorders | null = null
  for (const { units: literal, isWord } of plain) {
    const occurrences = occurrencesBetween(units, 0, length, literal)
    if (isWord && bordersOf !== null && occurrences.length > 0)
      addApart(occurrences, (borders ??= bordersOf()), found)
    else found.meant.push(...occurrences)
  }
  for (const occurrence of [...found.meant, ...found.across]) {
    occurrence[0] = starts[occurrence[0]]!
    occurrence[1] = ends[occurrence[1] - 1]!
  }
  return marksOf(found)
}

/** Adds occurrences of a word to those that are meant, or to those that run across words. */
function addApart(occurrences: readonly Range[], borders: WordBorders, found: Occurring): void {
  for (const occurrence of occurrences)
    if (runsAcrossWords(occurrence[0], occurrence[1], borders)) found.across.push(occurrence)
    else found.meant.push(occurrence)
}

const marksOf = ({ meant, across }: Occurring): Marks => {
  const marks = joined(meant)
  return { marks, across: across.length === 0 ? across : without(joined(across), marks) }
}

/** Marks a passage: given its number and its text as written. */
export type PassageMarker = (passage: number, text: string) => Marks

/**
 * The same for passages of the corpus, whose normalized text is at hand: where as much is written as is compared, occurrences
 * are looked for there, and only what stands at them is normalized anew, to be sure.
 */
export function createPassageMarker(corpus: Corpus, literals: readonly Literal[]): PassageMarker {
  const sorted = sortLiterals(literals)
  const { plain, patterned } = sorted
  const { borders } = corpus
  return (passage, text) => {
    const start = corpus.passageStarts[passage]!
    const end = endOfPassage(corpus, passage)
    const isBorder: WordBorders = (at) =>
      ((borders[(start + at) >>> 3]! >>> ((start + at) & 7)) & 1) === 1
    const markWhole = (): Marks => markText(text, sorted, () => isBorder)
    if (patterned.length > 0 || end - start !== text.length) return markWhole()
    const found: Occurring = { meant: [], across: [] }
    for (const { units, isWord } of plain) {
      const occurrences = occurrencesBetween(corpus.text, start, end, units)
      // As long as the text, yet not written there: normalizing left out one character and made two of another. Look anew.
      for (const [at] of occurrences) if (!isWrittenAt(text, units, at)) return markWhole()
      if (isWord) addApart(occurrences, isBorder, found)
      else for (const occurrence of occurrences) found.meant.push(occurrence)
    }
    return marksOf(found)
  }
}

/** What half a surrogate pair is compared as; see normalize.ts. */
const replacement = 0xfffd

/** Whether the units of a text from one on are compared as those of a literal, each as one; mostly they are just the same. */
function isWrittenAt(text: string, literal: Uint16Array, start: number): boolean {
  let same = 0
  while (same < literal.length && text.charCodeAt(start + same) === literal[same]) same++
  if (same === literal.length) return true
  // Cut out of the text, half of a surrogate pair is compared as a replacement character; in the text the pair is whole.
  if (literal.includes(replacement)) return false
  const { units, length, starts } = foldText(text.slice(start, start + literal.length))
  if (length !== literal.length || !standsAt(units, literal, 0)) return false
  for (let i = 0; i < length; i++) if (starts[i] !== i) return false
  return true
}

/** Strings as units, and those that a pattern goes with. */
interface SortedLiterals {
  plain: { units: Uint16Array; isWord: boolean }[]
  patterned: Literal[]
}

function sortLiterals(literals: readonly Literal[]): SortedLiterals {
  const sorted: SortedLiterals = { plain: [], patterned: [] }
  for (const literal of literals) {
    if (literal.text === '') continue
    if (literal.pattern === undefined)
      sorted.plain.push({ units: unitsOfLiteral(literal.text), isWord: literal.isWord === true })
    else sorted.patterned.push(literal)
  }
  return sorted
}

/** Every occurrence of a literal between two units, counted from the first of these. */
function occurrencesBetween(
  units: Uint16Array,
  from: number,
  to: number,
  literal: Uint16Array,
): Range[] {
  const occurrences: Range[] = []
  const first = literal[0]
  const last = to - literal.length
  for (let start = from; start <= last; start++)
    if (units[start] === first && standsAt(units, literal, start))
      occurrences.push([start - from, start - from + literal.length])
  return occurrences
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

/** What of some ranges no other covers; both ascending and apart. */
function without(ranges: readonly Range[], others: readonly Range[]): Range[] {
  const left: Range[] = []
  let next = 0
  for (const [start, end] of ranges) {
    let from = start
    while (next < others.length && others[next]![1] <= from) next++
    for (let i = next; i < others.length && others[i]![0] < end; i++) {
      if (others[i]![0] > from) left.push([from, others[i]![0]])
      from = others[i]![1]
    }
    if (from < end) left.push([from, end])
  }
  return left
}
