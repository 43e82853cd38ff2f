/** Field clauses in a query text: `name:value`. What does not read as one is left to be searched as words. */
import type { FieldNode, FigureOperator, QueryNode, Span, YearRange } from './ast.ts'
import {
  isQuoteMark,
  isSpace,
  unescapeQuoted,
  findRunEnd,
  pushWord,
  type Source,
} from './source.ts'
import { findField, type QueryField, type TextFieldName } from './fields.ts'
import { parseDocumentNumber, toPlainNumber } from './numbers.ts'

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
export function readField(source: Source, at: number): number {
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
