/**
 * Query text to tokens: a list of readers, of which the first that applies at an offset takes what stands there. Words copied from a page that sets its
 * characters apart become one word again.
 */
import type { QueryLimits } from '../limits.ts'
import type { FieldNode, FigureOperator, QueryNode, Scope, Span, YearRange } from './ast.ts'
import { findField, type QueryField, type TextFieldName } from './fields.ts'
import { parseDocumentNumber, toPlainNumber } from './numbers.ts'
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
export const defaultDistance = 10

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

// Field clauses, `name:value`. What does not read as one is left to be searched as words.

interface Value extends Span {
  text: string
  /** The same in half-width. */
  ascii: string
}

/** A clause with the offset after it; null: what stands there is no value of this field. */
type ValueReader = (source: Source, at: number, clause: ClauseStart) => ReadValue
type ReadValue = { node: QueryNode; end: number } | null

interface ClauseStart {
  field: QueryField
  start: number
}

/**
 * No year list or document number is longer. The bound also keeps parsing linear, since the text of
 * a value that was refused is read again as words.
 */
const maximumValueLength = 100

const fieldStart = /([A-Za-z]{2,20}|\p{Script=Han}{1,4}):/uy

/** Operators before a colon stay words: `NOT:x` is no field. */
const operatorNames = ['OR', 'AND', 'NOT', 'NEAR']

/** Reads `name:value`. A refused value leaves the name as a word and goes on behind the colon. */
function readField(source: Source, at: number): number {
  const { ascii, tokens, notes } = source
  fieldStart.lastIndex = at
  const name = fieldStart.exec(ascii)?.[1]
  if (name === undefined || operatorNames.includes(name)) return at
  const nameEnd = at + name.length
  const valueStart = nameEnd + 1
  const isMissing = isValueEnd(ascii[valueStart])
  const field = findField(name)
  if (field === undefined) {
    // 来源:… is running text, https:// an address, "Note: " a sentence; only word:word looks like a field.
    if (!/^[A-Za-z]/.test(name) || isMissing || ascii.startsWith('//', valueStart)) return at
    notes.add('unknown_field', { start: at, end: nameEnd })
  } else if (isMissing) {
    notes.add('missing_value', { start: at, end: valueStart })
  } else {
    const clause = valueReaders[field.kind](source, valueStart, { field, start: at })
    if (clause) {
      tokens.push({ type: 'clause', node: clause.node, start: at, end: clause.end })
      return clause.end
    }
    const end = Math.max(findRunEnd(source, valueStart, maximumValueLength), valueStart + 1)
    notes.add(refusals[field.kind], { start: at, end })
  }
  if (tokens.at(-1)?.type === 'not') {
    // One phrase, so that the exclusion covers the value too.
    const end = findRunEnd(source, valueStart, Infinity)
    if (end > valueStart) {
      const node: QueryNode = { type: 'phrase', text: source.text.slice(at, end), start: at, end }
      tokens.push({ type: 'clause', node, start: at, end })
      return end
    }
  }
  pushWord(source, at, nameEnd)
  return valueStart
}

const valueReaders: Readonly<Record<QueryField['kind'], ValueReader>> = {
  year: readYears,
  keyword: readTexts,
  text: readTexts,
  number: readDocumentNumber,
  figure: readFigure,
}

const refusals = {
  year: 'bad_year',
  keyword: 'missing_value',
  text: 'missing_value',
  number: 'bad_number',
  figure: 'bad_figure',
} as const

function isValueEnd(char: string | undefined): boolean {
  return char === undefined || isSpace(char) || ')|'.includes(char)
}

/** Values between commas, quoted or bare; empty ones are passed over. */
function readValues(
  source: Source,
  start: number,
  limit: number,
): { values: Value[]; end: number } {
  const { ascii } = source
  const values: Value[] = []
  let at = start
  for (;;) {
    const value = readValue(source, at, start + limit - at, ',、')
    if (value.text.trim() !== '') values.push(value)
    at = value.end
    if (ascii[at] !== ',' && ascii[at] !== '、') return { values, end: at }
    at++
  }
}

function readValue(source: Source, at: number, limit: number, separators: string): Value {
  const { text, ascii } = source
  const close = isQuoteMark(ascii[at] ?? ' ') ? source.matchQuote(at) : -1
  if (close < 0) {
    const end = findRunEnd(source, at, limit, separators)
    return { text: text.slice(at, end), ascii: ascii.slice(at, end), start: at, end }
  }
  const inside = [text, ascii].map((form) => unescapeQuoted(form.slice(at + 1, close)))
  return { text: inside[0]!, ascii: inside[1]!, start: at, end: close + 1 }
}

function readTexts(source: Source, at: number, { field, start }: ClauseStart): ReadValue {
  const { values, end } = readValues(source, at, Infinity)
  if (values.length === 0) return null
  const node: FieldNode = {
    type: 'field',
    field: field.name as TextFieldName,
    values: values.map((value) => value.text.trim()),
    start,
    end,
  }
  return { node, end }
}

function readYears(source: Source, at: number, { start }: ClauseStart): ReadValue {
  const { values, end } = readValues(source, at, maximumValueLength)
  const ranges: YearRange[] = []
  for (const value of values) {
    const range = parseYears(value.ascii.trim())
    if (range === null) return null
    ranges.push(range)
  }
  if (ranges.length === 0) return null
  const ordered = ranges.map((range, i) => {
    if (range.from === null || range.to === null || range.from <= range.to) return range
    source.notes.add('year_order', values[i]!)
    return { from: range.to, to: range.from }
  })
  return { node: { type: 'field', field: 'year', values: ordered, start, end }, end }
}

function parseYears(text: string): YearRange | null {
  const pattern = /^((?:19|20)[0-9]{2}年?)?(\.\.|[-–—~至到])?((?:19|20)[0-9]{2}年?)?$/
  const match = pattern.exec(text)
  const [, first, mark, last] = match ?? []
  const from = first === undefined ? null : parseInt(first, 10)
  const to = last === undefined ? null : parseInt(last, 10)
  if (mark === undefined) return from === null || to !== null ? null : { from, to: from }
  if (from === null && to === null) return null
  // Only dots leave an end open: "2016-" is a word that broke off.
  return mark !== '..' && (from === null || to === null) ? null : { from, to }
}

function readDocumentNumber(source: Source, at: number, { start }: ClauseStart): ReadValue {
  const value = readValue(source, at, maximumValueLength, '')
  const number = parseDocumentNumber(value.text)
  if (number === null) return null
  return { node: { type: 'documentNumber', ...number, start, end: value.end }, end: value.end }
}

const operators: Readonly<Record<string, FigureOperator>> = {
  '>': '>',
  '>=': '>=',
  '≥': '>=',
  '<': '<',
  '<=': '<=',
  '≤': '<=',
  '=': '=',
}

function readFigure({ ascii }: Source, at: number, { start }: ClauseStart): ReadValue {
  const pattern =
    /([\p{L}\p{N}._]{1,80})(?:@(\p{L}{1,40}))? {0,4}(>=|<=|[><=≥≤]) {0,4}(-?)([0-9][0-9,.]{0,30}[万萬亿億]?)/uy
  pattern.lastIndex = at
  const match = pattern.exec(ascii)
  if (!match || !isValueEnd(ascii[pattern.lastIndex])) return null
  const [, key, applicant = null, operator, sign, digits] = match
  const size = Number(toPlainNumber(digits!) ?? NaN)
  // Beyond this a number no longer prints in plain digits, and no figure is that large.
  if (!(size < 1e15) || (size > 0 && size < 1e-6)) return null
  const value = sign === '-' && size !== 0 ? -size : size
  const end = pattern.lastIndex
  const node: QueryNode = {
    type: 'figure',
    key: key!,
    applicant,
    operator: operators[operator!]!,
    value,
    start,
    end,
  }
  return { node, end }
}

// Words copied from a page that sets its characters apart.

/** What a copied page may set apart: one Han character, or one digit. */
export const oneCharacter = /^[\p{Script=Han}\p{Nd}]$/u
const han = /^\p{Script=Han}$/u
export const oneLetter = /^\p{Script=Latin}$/u
/** So many letters apart are a name (P P P); fewer may be what each stands for (A B). */
const fewestLetters = 3

type Character = Token & { type: 'clause'; node: { type: 'word' } }

function isOne(token: Token | undefined, pattern: RegExp): token is Character {
  return token?.type === 'clause' && token.node.type === 'word' && pattern.test(token.node.text)
}

/** How many tokens of one character follow each other from a place on, with nothing but white space between them. */
function countFrom(tokens: readonly Token[], start: number, pattern: RegExp, text: string): number {
  let end = start
  while (
    isOne(tokens[end], pattern) &&
    // What AND joins was set apart on purpose.
    (end === start || text.slice(tokens[end - 1]!.end, tokens[end]!.start).trim() === '')
  )
    end++
  return end - start
}

const oneOfEither = new RegExp(`${oneCharacter.source}|${oneLetter.source}`, 'u')

/** A word that ends in one character behind punctuation (一、总 体 情 况), and one that begins with one before it (况。): that one belongs to those beside it. */
const endsInOne = /\p{P}\p{Script=Han}$/u
const beginsWithOne = /^\p{Script=Han}\p{P}/u

/** A word beside single characters that ends, or begins, with one more of them. */
function isEdge(token: Token | undefined, edge: RegExp, between: string): token is Character {
  return isOne(token, edge) && between.trim() === ''
}

/** The characters that stand side by side from a place on: of Han, digits, and letters where enough of them do. */
function charactersFrom(tokens: readonly Token[], start: number, text: string): Character[] {
  const last = start + countFrom(tokens, start, oneOfEither, text)
  let end = start
  while (end < last) {
    const letters = countFrom(tokens, end, oneLetter, text)
    if (letters > 0 && letters < fewestLetters) break
    end += Math.max(1, letters)
  }
  return tokens.slice(start, end) as Character[]
}

/** Whether characters next to each other make a word: two of Han, more with a digit among them, or letters. */
function isWord(run: readonly Character[]): boolean {
  const count = run.filter(({ node }) => han.test(node.text)).length
  return (
    count > 1 ||
    (count === 1 && run.length > 2) ||
    run.some(({ node }) => oneLetter.test(node.text))
  )
}

/**
 * Makes one word of the single characters that stand side by side, and notes it with the query that keeps them apart. A query
 * with operators or brackets says itself what belongs together.
 */
export function joinSpaced(tokens: Token[], text: string, notes: NoteList): Token[] {
  if (tokens.some(({ type }) => type !== 'clause')) return tokens
  const joined: Token[] = []
  for (let i = 0; i < tokens.length;) {
    const run = charactersFrom(tokens, i, text)
    if (!isWord(run)) {
      joined.push(...tokens.slice(i, i + Math.max(1, run.length)))
      i += Math.max(1, run.length)
      continue
    }
    i += run.length
    const before = joined.at(-1)
    if (isEdge(before, endsInOne, text.slice(before?.end, run[0]!.start))) {
      joined.pop()
      run.unshift(before)
    }
    const after = tokens[i]
    if (isEdge(after, beginsWithOne, text.slice(run.at(-1)!.end, after?.start))) {
      i++
      run.push(after)
    }
    const start = run[0]!.start
    const { end } = run.at(-1)!
    const word = run.map(({ node }) => node.text).join('')
    joined.push({ type: 'clause', node: { type: 'word', text: word, start, end }, start, end })
    const apart = run.map(({ node }) => quote(node.text)).join(' ')
    notes.add('spaced_word', { start, end }, text.slice(0, start) + apart + text.slice(end))
  }
  return joined
}
