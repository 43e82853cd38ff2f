/**
 * How a text becomes tokens of OpenSearch, and a literal a query over them. A token's position is that of a UTF-16 unit in the
 * passage, so that OpenSearch counts places exactly as the other engines do. Texts are cut here, never there: it folds nothing.
 *
 * At each unit stand the unit itself, it with the one after it, and once more with a mark where a word begins or ends there.
 */
import type { Literal } from '../../literal.ts'

/** Between positions. */
export const betweenPlaces = '\u0001'
/** Between the tokens of one position. */
export const betweenTokens = '\u0002'
/** In a query: a position where anything may stand. */
export const hole = '\u0003'
/** Before the number of a unit that cannot be sent as it is. */
const escape = '\u0004'
/** Before a pair: a word begins at its first unit. */
const beginning = '\u0005'
/** Before a unit that is a word by itself. */
const alone = '\u0007'
/** Before a unit: a word ends after it. */
const ending = '\u0008'

/** Half a surrogate pair is no text of its own, and control characters part tokens: these go as numbers. */
function tokenOf(unit: number): string {
  return unit < 0x20 || (unit >= 0xd800 && unit <= 0xdfff)
    ? escape + unit.toString(16).padStart(4, '0')
    : String.fromCharCode(unit)
}

/** Units of a passage, with a bit for each, and for its end, that says whether a word begins there. */
export interface CutPassage {
  units: Uint16Array
  borders: Uint8Array
}

const isBorder = (borders: Uint8Array, at: number): boolean =>
  ((borders[at >>> 3]! >>> (at & 7)) & 1) === 1

/** The tokens of a passage, as the analyzer `cut` takes them apart. */
export function cutPassage({ units, borders }: CutPassage): string {
  const tokens = Array.from(units, tokenOf)
  let cut = ''
  for (let at = 0; at < tokens.length; at++) {
    const own = tokens[at]!
    const begins = isBorder(borders, at)
    const ends = isBorder(borders, at + 1)
    cut += at === 0 ? own : betweenPlaces + own
    if (ends) cut += betweenTokens + ending + own
    if (begins && ends) cut += betweenTokens + alone + own
    if (at + 1 === tokens.length) break
    const pair = own + tokens[at + 1]!
    cut += betweenTokens + pair
    if (begins) cut += betweenTokens + beginning + pair
  }
  return cut
}

/** A query of OpenSearch, as JSON. */
export type Query = Readonly<Record<string, unknown>>

/** The field of a passage's tokens. */
const field = 'tokens'

/** A query whose score is `times` for each place of a literal in a passage. */
export interface Counting {
  query: Query
  times: number
}

/** Tokens that cover a literal: every second pair and the last one, with holes between; a single unit is itself. */
function cover(units: readonly string[]): string[] {
  if (units.length === 1) return [...units]
  const tokens: string[] = []
  for (let at = 0; at + 1 < units.length; at++) {
    const isNeeded = at % 2 === 0 || at === units.length - 2
    tokens.push(isNeeded ? units[at]! + units[at + 1]! : hole)
  }
  return tokens
}

/** The same for places that begin and end at word borders. */
function coverAligned(units: readonly string[]): string[] {
  if (units.length === 1) return [alone + units[0]!]
  const tokens = cover(units)
  tokens[0] = beginning + tokens[0]!
  return [...tokens, ending + units.at(-1)!]
}

/** A score is summed up over the tokens of a phrase. */
function phrase(tokens: readonly string[]): Counting {
  if (tokens.length === 1) return { query: { term: { [field]: tokens[0] } }, times: 1 }
  return {
    query: { match_phrase: { [field]: tokens.join(betweenPlaces) } },
    times: tokens.filter((token) => token !== hole).length,
  }
}

/** A span from the first unit of a literal to its last, so that it overlaps what the literal overlaps. */
function spanOf(text: string, isAligned: boolean): Counting {
  const units = unitTokens(text)
  const term = (value: string): Query => ({ span_term: { [field]: { value } } })
  if (units.length === 1) return { query: term((isAligned ? alone : '') + units[0]!), times: 1 }
  const clauses: Query[] = []
  const tokens = new Set<string>()
  const add = (token: string): void => {
    tokens.add(token)
    clauses.push(term(token))
  }
  for (let at = 0; at + 1 < units.length; at++)
    if (at % 2 === 1) clauses.push({ span_gap: { [field]: 1 } })
    else add((isAligned && at === 0 ? beginning : '') + units[at]! + units[at + 1]!)
  add((isAligned ? ending : '') + units.at(-1)!)
  return { query: { span_near: { clauses, slop: 0, in_order: true } }, times: tokens.size }
}

function unitTokens(text: string): string[] {
  return Array.from({ length: text.length }, (_, at) => tokenOf(text.charCodeAt(at)))
}

/** A literal of a term, with the earlier ones whose places take its own away where they overlap. */
export interface KeptLiteral {
  text: string
  /** Those that can overlap it at all, each with what is taken from it in turn. */
  without: readonly KeptLiteral[]
}

/** Whether places of two different strings can overlap. */
function canOverlap(a: string, b: string): boolean {
  if (a.includes(b) || b.includes(a)) return true
  for (let shared = 1; shared < Math.min(a.length, b.length); shared++)
    if (a.endsWith(b.slice(0, shared)) || b.endsWith(a.slice(0, shared))) return true
  return false
}

/** The literals of a term as they are counted: of places that overlap, that of the earlier literal. */
export function keptLiterals(literals: readonly Literal[]): KeptLiteral[] {
  const kept: KeptLiteral[] = []
  for (const { text } of literals)
    kept.push({ text, without: kept.filter((earlier) => canOverlap(earlier.text, text)) })
  return kept
}

/** How many spans it takes to count a literal: what is taken from what grows fast. */
export function spansOf({ without }: KeptLiteral): number {
  return without.reduce((sum, earlier) => sum + spansOf(earlier), 1)
}

function keptSpan({ text, without }: KeptLiteral, isAligned: boolean): Counting {
  const include = spanOf(text, isAligned)
  if (without.length === 0) return include
  const spans = without.map((earlier) => keptSpan(earlier, false).query)
  const exclude = spans.length === 1 ? spans[0] : { span_or: { clauses: spans } }
  return { query: { span_not: { include: include.query, exclude } }, times: include.times }
}

/** Asks for the places of a literal that count; `isAligned`: for those alone that begin and end at word borders. */
export function placesQuery(kept: KeptLiteral, isAligned: boolean): Counting {
  if (kept.without.length > 0) return keptSpan(kept, isAligned)
  const units = unitTokens(kept.text)
  return phrase(isAligned ? coverAligned(units) : cover(units))
}

/** Asks for passages in which a unit stands between two parts; one of them may be empty, and then it stands before or behind the other. */
export function gapQuery(before: string, after: string): Query {
  const parts = [before, after].map((part) => (part === '' ? [] : cover(unitTokens(part))))
  const [first, second] = parts as [string[], string[]]
  if (second.length === 0) return phrase(first).query
  if (first.length === 0) return phrase(second).query
  const holes = Array.from({ length: before.length + 1 - first.length }, () => hole)
  return phrase([...first, ...holes, ...second]).query
}

/** Scores are numbers with 24 bits: so much room is left for each of two counts. */
const countsApart = 2 ** 12

/**
 * Asks for both at once: the places of a literal, and `apart` times as many for each that begins and ends at word borders; null where a
 * passage could hold so many that the two ran into one another.
 *
 * @param longest units of the longest passage
 */
export function bothQuery(
  kept: KeptLiteral,
  longest: number,
): (Counting & { alignedTimes: number; apart: number }) | null {
  const all = placesQuery(kept, false)
  const aligned = placesQuery(kept, true)
  const most = placesAtMost(kept.text, longest)
  if (most * Math.max(all.times, aligned.times) >= countsApart) return null
  return {
    // None stands at borders without standing there.
    query: {
      bool: {
        must: [all.query],
        should: [{ bool: { must: [aligned.query], boost: countsApart } }],
      },
    },
    times: all.times,
    alignedTimes: aligned.times,
    apart: countsApart,
  }
}

/** How often a text of some length may hold a string: where it overlaps with itself, more often. */
function placesAtMost(text: string, length: number): number {
  let period = 1
  while (period < text.length && !text.startsWith(text.slice(period))) period++
  return Math.max(0, Math.floor((length - text.length) / period) + 1)
}
