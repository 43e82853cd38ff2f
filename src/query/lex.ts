/**
 * Query text to tokens: a list of readers, of which the first that applies at an offset takes what stands there. Words copied from a page that sets its
 * characters apart become one word again.
 */
import type { QueryLimits } from '../limits.ts'
import type { Scope } from './ast.ts'
import {
  createQuoteMatcher,
  isQuoteMark,
  isSpace,
  quote,
  toHalfWidth,
  unescapeQuoted,
  findRunEnd,
  isBracketedNumeral,
  pushWord,
  type NoteList,
  type Reader,
  type Source,
  type Token,
} from './source.ts'
import { readField } from './lex-field.ts'

const readers: readonly Reader[] = [
  readSpace,
  readQuote,
  readBracket,
  readOrMark,
  readAndMark,
  readMinus,
  readField,
  readRun,
]

const scopes: Readonly<Record<string, Scope>> = { 同句: 'sentence', 同段: 'passage' }

/** Characters apart that a NEAR without a number means. */
const defaultDistance = 10

/** Tokens of a query text, in order; groups may be unbalanced. */
export function lex(text: string, notes: NoteList, { nearDistance }: QueryLimits): Token[] {
  const ascii = toHalfWidth(text)
  const matchQuote = createQuoteMatcher(ascii)
  const source: Source = { text, ascii, tokens: [], notes, matchQuote, nearDistance }
  let at = 0
  while (at < text.length) {
    let next = at
    for (const read of readers) {
      next = read(source, at)
      if (next > at) break
    }
    at = next
  }
  return source.tokens
}

function readSpace({ ascii }: Source, at: number): number {
  return isSpace(ascii[at]!) ? at + 1 : at
}

function readQuote(source: Source, at: number): number {
  if (!isQuoteMark(source.ascii[at]!)) return at
  const close = source.matchQuote(at)
  if (close < 0) {
    source.notes.add('unbalanced_quote', { start: at, end: at + 1 })
    return at + 1
  }
  const span = { start: at, end: close + 1 }
  const text = unescapeQuoted(source.text.slice(at + 1, close))
  if (text.trim() === '') source.notes.add('empty_phrase', span)
  else source.tokens.push({ type: 'clause', node: { type: 'phrase', text, ...span }, ...span })
  return span.end
}

function readBracket({ ascii, tokens }: Source, at: number): number {
  const char = ascii[at]
  // (一)总体情况 is the heading of a section.
  if (char === '(' && isBracketedNumeral(ascii, at)) return at
  if (char === '(') tokens.push({ type: 'open', scope: null, start: at, end: at + 1 })
  else if (char === ')') tokens.push({ type: 'close', start: at, end: at + 1 })
  else return at
  return at + 1
}

function readOrMark({ ascii, tokens }: Source, at: number): number {
  const end = skip(ascii, at, '|')
  if (end > at) tokens.push({ type: 'or', start: at, end })
  return end
}

/** Words side by side are required anyway, so & says nothing. */
function readAndMark({ ascii }: Source, at: number): number {
  return skip(ascii, at, '&')
}

function readMinus({ ascii, tokens, notes }: Source, at: number): number {
  const end = skip(ascii, at, '-')
  if (end === at) return at
  const before = ascii[at - 1] ?? ' '
  const after = ascii[end] ?? ' '
  const span = { start: at, end }
  const excludes =
    end === at + 1 &&
    (isSpace(before) || '(|&'.includes(before)) &&
    !isSpace(after) &&
    !')|&'.includes(after)
  if (excludes) tokens.push({ type: 'not', ...span })
  else notes.add('lone_minus', span)
  return end
}

function readRun(source: Source, at: number): number {
  const { ascii, tokens, notes, nearDistance } = source
  const end = findRunEnd(source, at, Infinity)
  const run = ascii.slice(at, end)
  const span = { start: at, end }
  const scope = ascii[end] === '(' ? scopes[run] : undefined
  if (scope !== undefined) {
    tokens.push({ type: 'open', scope, start: at, end: end + 1 })
    return end + 1
  }
  if (run === 'AND') return end
  if (run === 'OR') tokens.push({ type: 'or', ...span })
  else if (run === 'NOT') tokens.push({ type: 'not', ...span })
  else if (run === 'NEAR')
    tokens.push({ type: 'near', distance: Math.min(defaultDistance, nearDistance), ...span })
  else if (run.startsWith('NEAR/')) {
    const distance = /^[0-9]{1,4}$/.test(run.slice(5)) ? Number(run.slice(5)) : Infinity
    if (distance <= nearDistance) {
      tokens.push({ type: 'near', distance, ...span })
    } else {
      notes.add('near_distance', span)
      pushWord(source, at, end)
    }
  } else pushWord(source, at, end)
  return end
}

function skip(ascii: string, at: number, char: string): number {
  let end = at
  while (ascii[end] === char) end++
  return end
}

/** What a copied page may set apart: one Han character, or one digit. */
export const oneCharacter = /^[\p{Script=Han}\p{Nd}]$/u
const han = /^\p{Script=Han}$/u

type Character = Token & { type: 'clause'; node: { type: 'word' } }

function isCharacter(token: Token | undefined): token is Character {
  return (
    token?.type === 'clause' && token.node.type === 'word' && oneCharacter.test(token.node.text)
  )
}

/** Whether characters next to each other make a word: two of Han, or more with a digit among them. */
function isWord(run: readonly Character[]): boolean {
  const count = run.filter(({ node }) => han.test(node.text)).length
  return count > 1 || (count === 1 && run.length > 2)
}

/**
 * Makes one word of the single characters that stand side by side, and notes it with the query that keeps them apart. A query
 * with operators or brackets says itself what belongs together.
 */
export function joinSpaced(tokens: Token[], text: string, notes: NoteList): Token[] {
  if (tokens.some(({ type }) => type !== 'clause')) return tokens
  const joined: Token[] = []
  for (let i = 0; i < tokens.length;) {
    const run: Character[] = []
    for (let token = tokens[i]; isCharacter(token); token = tokens[i + run.length]) run.push(token)
    if (!isWord(run)) {
      joined.push(...tokens.slice(i, i + Math.max(1, run.length)))
      i += Math.max(1, run.length)
      continue
    }
    const start = run[0]!.start
    const { end } = run.at(-1)!
    const word = run.map(({ node }) => node.text).join('')
    joined.push({ type: 'clause', node: { type: 'word', text: word, start, end }, start, end })
    const apart = run.map(({ node }) => quote(node.text)).join(' ')
    notes.add('spaced_word', { start, end }, text.slice(0, start) + apart + text.slice(end))
    i += run.length
  }
  return joined
}
