/**
 * One query text on its way to tokens: how its unquoted runs are cut, and what is noted of a spot that could not be taken as
 * syntax. Notes never stop a search.
 */
import { usualQueryLimits, type QueryLimits } from '../limits.ts'
import type { Sentence } from '../sentence.ts'
import type { QueryNode, Scope, Span } from './ast.ts'
import { queryFields } from './fields.ts'

export type Token =
  | (Span & { type: 'close' | 'or' | 'not' })
  /** A bracket; with a scope, 同句( or 同段( as a whole. */
  | (Span & { type: 'open'; scope: Scope | null })
  | (Span & { type: 'near'; distance: number })
  /** A word, phrase, document number, figure or field. */
  | (Span & { type: 'clause'; node: QueryNode })

/** One query text on its way to tokens. */
export interface Source {
  /** Most characters that a NEAR may ask for. */
  nearDistance: number
  /** As typed: what words and values are cut from. */
  text: string
  /** The same in half-width, unit for unit: what syntax is recognized in. */
  ascii: string
  tokens: Token[]
  notes: NoteList
  matchQuote: QuoteMatcher
}

/** Reads at an offset; the offset after what it took, or the same offset when it does not apply. */
export type Reader = (source: Source, at: number) => number

/** Adds a word token, cut from the text as typed. */
export function pushWord({ text, tokens }: Source, start: number, end: number): void {
  const node: QueryNode = { type: 'word', text: text.slice(start, end), start, end }
  tokens.push({ type: 'clause', node, start, end })
}

/**
 * Where an unquoted run ends: at a space, bracket, quote, bar, or an & outside Latin names (R&D). Round brackets belong to
 * the run around the year of a document number, around a numeral (第（九）项) and where letters touch both of them. A line break
 * between two Han characters is where a line of a copied text ended.
 */
export function findRunEnd({ ascii }: Source, start: number, limit: number, alsoAt = ''): number {
  const last = Math.min(ascii.length, start + limit)
  let at = start
  while (at < last) {
    const char = ascii[at]!
    if (char === '(') {
      const length =
        matchBracketedYear(ascii, start, at) || matchBracketed(ascii, start, at, alsoAt)
      if (length === 0) break
      at += length
      continue
    }
    if (isSpace(char)) {
      const length = matchLineBreak(ascii, at)
      if (length === 0) break
      at += length
      continue
    }
    if (isQuoteMark(char) || `)|${alsoAt}`.includes(char)) break
    if (char === '&' && !isInsideLatinName(ascii, at)) break
    at++
  }
  return at
}

/** Length of a "(2016)" that stands before a serial number, else 0. */
function matchBracketedYear(ascii: string, start: number, at: number): number {
  const pattern = /\((?:19|20)[0-9]{2}\)(?=第?[0-9])/y
  pattern.lastIndex = at
  // After 国办发, or at the start of a value; `a (2016)5` keeps its group.
  const belongs = at > start ? /\p{Script=Han}/u.test(ascii[at - 1]!) : ascii[at - 1] === ':'
  return belongs && pattern.test(ascii) ? pattern.lastIndex - at : 0
}

const bracketed = /\(([\p{L}\p{N}.]{1,20})\)/uy
const numeral = /^(?:[0-9]{1,3}|[零〇一二三四五六七八九十百]{1,4})$/
const letter = /[\p{L}\p{N}]/u
const operator = /^(?:OR|AND|NOT|NEAR)$/
/** Words that a bracket makes a scope of. */
const scopeName = /^(?:同句|同段)$/

/** Length of a bracket that is no group: 第(九)项, (一)总体情况, 信息(文件)目录. */
function matchBracketed(ascii: string, start: number, at: number, alsoAt: string): number {
  bracketed.lastIndex = at
  const inside = bracketed.exec(ascii)?.[1]
  if (inside === undefined || alsoAt !== '' || operator.test(inside)) return 0
  const end = bracketed.lastIndex
  const before = at > start ? ascii.slice(start, at) : ''
  if (operator.test(before) || scopeName.test(before) || before.endsWith('-')) return 0
  const touchesBefore = letter.test(before.slice(-1))
  const touchesAfter = letter.test(ascii[end] ?? ' ')
  // (一) alone is a number as chapters have it; (3) may be a group.
  const belongs = numeral.test(inside)
    ? touchesBefore || touchesAfter || !/[0-9]/.test(inside)
    : touchesBefore && touchesAfter
  return belongs ? end - at : 0
}

/** Whether a run begins with a numeral in brackets. Behind a minus, digits in brackets are a group. */
export function isBracketedNumeral(ascii: string, at: number): boolean {
  const isGroup = ascii[at - 1] === '-' && /[0-9]/.test(ascii[at + 1] ?? '')
  return !isGroup && matchBracketed(ascii, at, at, '') > 0
}

const lineBreak = /[^\S\r\n]*\r?\n[^\S\r\n]*(?=\p{Script=Han})/uy

/** Length of a line break, with the spaces around it, between two Han characters; else 0. */
function matchLineBreak(ascii: string, at: number): number {
  if (!/\p{Script=Han}/u.test(ascii[at - 1] ?? '')) return 0
  lineBreak.lastIndex = at
  return lineBreak.test(ascii) ? lineBreak.lastIndex - at : 0
}

function isInsideLatinName(ascii: string, at: number): boolean {
  return /[A-Za-z0-9]/.test(ascii[at - 1] ?? '') && /[A-Za-z0-9]/.test(ascii[at + 1] ?? '')
}

const fullWidth = /[\uFF01-\uFF3B\uFF3D-\uFF5E\u3000]/g

/**
 * Full-width ASCII as ASCII, unit for unit, so that offsets stay. The full-width backslash is left:
 * it is text, not an escape.
 */
export function toHalfWidth(text: string): string {
  // Most texts have none, and looking for one takes less time than a replacement that finds none.
  if (text.search(fullWidth) < 0) return text
  return text.replace(fullWidth, (char) =>
    char === '\u3000' ? ' ' : String.fromCharCode(char.charCodeAt(0) - 0xfee0),
  )
}

export function isSpace(char: string): boolean {
  // Most characters asked about are Han characters, which are told without the pattern.
  return char <= '\u3000' ? /\s/.test(char) : char === '\ufeff'
}

interface QuoteRule {
  closers: string
  /** Taken when none of `closers` follows: keyboards and editors mix them. */
  fallback: string
}

/** Opening quotes, after `toHalfWidth` (＂ is " there). ASCII first looks for its own kind, so that it can enclose “ ”. */
const quoteRules: Readonly<Record<string, QuoteRule>> = {
  '"': { closers: '"', fallback: '”“' },
  '“': { closers: '”"', fallback: '“' },
  '”': { closers: '”"', fallback: '“' },
  '‘': { closers: '’', fallback: '' },
  '「': { closers: '」', fallback: '' },
  '『': { closers: '』', fallback: '' },
  '〝': { closers: '〞〟', fallback: '' },
}

/** Every quote that ends a word; a lone ’ is an apostrophe and does not. */
const quoteMarks = '"“”‘「」『』〝〞〟'
const escapable = `${quoteMarks}＂’\\`

export function isQuoteMark(char: string): boolean {
  return quoteMarks.includes(char)
}

/** The text between quotes: a backslash before a quote or a backslash is dropped. */
export function unescapeQuoted(text: string): string {
  return text.replace(/\\([^])/g, (pair, char: string) => (escapable.includes(char) ? char : pair))
}

/** A string in ASCII quotes that `unescapeQuoted` reads back. */
export function quote(text: string): string {
  return `"${text.replace(/["＂\\]/g, '\\$&')}"`
}

/** Finds the partner of the opening quote at an offset, or -1. */
export type QuoteMatcher = (at: number) => number

/**
 * Whether a quote is escaped depends on where it stands alone, so a search for a closing quote that failed once fails from
 * everywhere behind too: remembering that keeps the whole query linear.
 */
export function createQuoteMatcher(ascii: string): QuoteMatcher {
  const exhausted = new Set<string>()
  const find = (from: number, closers: string): number => {
    if (closers === '' || exhausted.has(closers)) return -1
    for (let at = from; at < ascii.length; at++) {
      const char = ascii[at]!
      if (char === '\\') at++
      else if (closers.includes(char)) return at
    }
    exhausted.add(closers)
    return -1
  }
  return (at) => {
    const rule = quoteRules[ascii[at]!]
    if (rule === undefined) return -1
    const own = find(at + 1, rule.closers)
    return own >= 0 ? own : find(at + 1, rule.fallback)
  }
}

export const queryNoteCodes = [
  'unbalanced_quote',
  'empty_phrase',
  'unclosed_group',
  'stray_close',
  'empty_group',
  'too_deep',
  'dangling_or',
  'dangling_not',
  'lone_minus',
  'dangling_near',
  'near_distance',
  'near_mixed',
  'near_operand',
  'scope_negative',
  'unknown_field',
  'missing_value',
  'bad_year',
  'year_order',
  'bad_number',
  'bad_figure',
  'spaced_word',
] as const

export type QueryNoteCode = (typeof queryNoteCodes)[number]

/** One spot of the query that was not taken as typed, for the page to underline. */
export interface QueryNote extends Span {
  code: QueryNoteCode
  problem: Sentence
  /** What would be right, and how the spot was searched. */
  hint: Sentence
  /** The whole query that would be taken to the letter here, where it was read as something likelier. */
  instead?: string
}

/** A wall of brackets or quotes would repeat itself; more than this nobody reads. */
const maximumNotes = 20

const fields = queryFields.map((field) => field.name).join('、')

/** Collects notes on one query text. */
export interface NoteList {
  add: (code: QueryNoteCode, span: Span, instead?: string) => void
  /** The first twenty, in the order in which they stand. */
  list: () => QueryNote[]
}

export function createNoteList(
  text: string,
  { nesting, nearDistance }: QueryLimits = usualQueryLimits,
): NoteList {
  const found: ({ code: QueryNoteCode; instead?: string } & Span)[] = []
  return {
    add(code, { start, end }, instead) {
      found.push({ code, start, end, ...(instead !== undefined && { instead }) })
    },
    list: () =>
      found
        .sort((a, b) => a.start - b.start || a.end - b.end)
        .slice(0, maximumNotes)
        .map(({ code, start, end, instead }) => ({
          code,
          problem: { key: `note.${code}`, values: { spot: excerpt(text, start, end) } },
          hint: {
            key: `hint.${code}`,
            values: { fields, instead: instead ?? '', nesting, nearDistance },
          },
          start,
          end,
          ...(instead !== undefined && { instead }),
        })),
  }
}

function excerpt(text: string, start: number, end: number): string {
  return end - start > 30 ? `${text.slice(start, start + 30)}…` : text.slice(start, end)
}
