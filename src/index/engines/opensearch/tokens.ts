/**
 * How a text becomes tokens of OpenSearch, and a literal a query over them. A token's position is that of a UTF-16 unit in the
 * passage, so that OpenSearch counts places exactly as the other engines do. Texts are cut here, never there: it folds nothing.
 *
 * At each unit stand the unit itself, it with the one after it, and once more with a mark where a word begins or ends there.
 */
import type { Literal } from '../../literal.ts'

/** Between positions. */
export const betweenPlaces = '\u0001'
/** Between the tokens of one position, and between a token and how often it stands in a report. */
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
export interface PlacesQuery {
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
function phrase(tokens: readonly string[]): PlacesQuery {
  if (tokens.length === 1) return { query: { term: { [field]: tokens[0] } }, times: 1 }
  return {
    query: { match_phrase: { [field]: tokens.join(betweenPlaces) } },
    times: tokens.filter((token) => token !== hole).length,
  }
}

/** A span from the first unit of a literal to its last, so that it overlaps what the literal overlaps. */
function spanOf(text: string, isAligned: boolean): PlacesQuery {
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

function keptSpan({ text, without }: KeptLiteral, isAligned: boolean): PlacesQuery {
  const include = spanOf(text, isAligned)
  if (without.length === 0) return include
  const spans = without.map((earlier) => keptSpan(earlier, false).query)
  const exclude = spans.length === 1 ? spans[0] : { span_or: { clauses: spans } }
  return { query: { span_not: { include: include.query, exclude } }, times: include.times }
}

/** Asks for the places of a literal that count; `isAligned`: for those alone that begin and end at word borders. */
export function placesQuery(kept: KeptLiteral, isAligned: boolean): PlacesQuery {
  if (kept.without.length > 0) return keptSpan(kept, isAligned)
  const units = unitTokens(kept.text)
  return phrase(isAligned ? coverAligned(units) : cover(units))
}

const han = /^\p{Script=Han}$/u

/** How often each character and pair that ranking may ask for stands in a report, as the analyzer `counted` takes them apart. */
export function countEvidence(passages: readonly Uint16Array[]): string {
  const counts = new Map<string, number>()
  const add = (token: string): unknown => counts.set(token, (counts.get(token) ?? 0) + 1)
  for (const units of passages) {
    let isHan = false
    for (let at = 0; at < units.length; at++) {
      const own = String.fromCharCode(units[at]!)
      const wasHan = isHan
      isHan = isHanUnit(units[at]!)
      if (isHan) add(own)
      if (at > 0 && (isHan || wasHan)) add(tokenOf(units[at - 1]!) + tokenOf(units[at]!))
    }
  }
  return Array.from(counts, ([token, count]) => token + betweenTokens + String(count)).join(
    betweenPlaces,
  )
}

const knownHan = new Map<number, boolean>()

function isHanUnit(unit: number): boolean {
  let known = knownHan.get(unit)
  if (known === undefined) knownHan.set(unit, (known = han.test(String.fromCharCode(unit))))
  return known
}

/** Asks for a character or pair of `countEvidence`; the score is how often it stands in a report. */
export function evidenceQuery(text: string): Query {
  return { term: { evidence: unitTokens(text).join('') } }
}
