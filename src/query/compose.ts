/** From the fields of a form to query text: for those who do not write the language, and to learn it by. */
import { usualQueryLimits } from '../limits.ts'
import { defaultDistance } from './lex.ts'
import { quote } from './source.ts'

/** What is asked for, as typed; empty where nothing is. */
export interface QueryParts {
  /** Words that must all be there, words of which one must, words that must not. Quoted ones are phrases. */
  all: string
  any: string
  none: string
  /** One exact phrase. */
  phrase: string
  /** Two words, and how many characters may stand between them. */
  near: string
  nearTo: string
  within: string
  /** Words in one sentence, in one paragraph. */
  sentence: string
  passage: string
  section: string
  part: string
  /** Report years. */
  from: string
  to: string
  /** Names, several separated by commas. */
  region: string
  body: string
  /** A figure's key, how it is compared, and with what. */
  figure: string
  operator: string
  value: string
}

export type QueryPartName = keyof QueryParts

export interface ComposedQuery {
  /** The query; what has a problem is not in it. */
  q: string
  /** Fields that lack their other half, or cannot be what they should. A query without them would find more than was asked. */
  problems: QueryPartName[]
}

export const figureOperators = ['>=', '<=', '>', '<', '='] as const

/** What means itself wherever it stands: letters and digits, joined by signs that are part of words. */
const plainWord = /^[\p{L}\p{N}]+(?:[-·./%][\p{L}\p{N}]+)*%?$/u
const operatorWord = /^(?:and|or|not|near)$/i
const quoted = /["“”＂「『〝]([^"“”＂」』〞]*)["“”＂」』〞]|[^\s,，、;；"“”＂「『〝]+/gu

const written = (text: string): string =>
  plainWord.test(text) && !operatorWord.test(text.normalize('NFKC')) ? text : quote(text)

/** The words of a field, each as the query writes it. */
function wordsOf(text: string): string[] {
  return [...text.matchAll(quoted)]
    .map(([whole, inner]) => (inner === undefined ? written(whole) : quote(inner.trim())))
    .filter((word) => word !== quote(''))
}

/** Values of a field, joined as the query joins them. */
const valuesOf = (text: string): string =>
  text
    .split(/[,，、;；]/)
    .map((value) => value.trim())
    .filter((value) => value !== '')
    .map(written)
    .join(',')

/** One word or phrase; empty where nothing is there but white space. */
function termOf(text: string): string {
  const words = wordsOf(text)
  return words.length > 1 ? quote(text.trim()) : (words[0] ?? '')
}

/**
 * Puts a form's fields into one query, which reads back without any remark.
 *
 * @example composeQuery({ ...emptyParts, all: '公开', none: '信访', from: '2016', to: '2018' }) // '公开 -信访 year:2016..2018'
 */
export function composeQuery(parts: QueryParts): ComposedQuery {
  const problems: QueryPartName[] = []
  const query: string[] = [...wordsOf(parts.all)]
  if (parts.phrase.trim() !== '') query.push(quote(parts.phrase.trim()))
  const any = wordsOf(parts.any)
  if (any.length > 0) query.push(any.length === 1 ? any[0]! : `(${any.join(' OR ')})`)

  const [near, nearTo] = [termOf(parts.near), termOf(parts.nearTo)]
  const within = parts.within.normalize('NFKC').trim()
  const distance = within === '' ? defaultDistance : Number(within)
  if ((near === '') !== (nearTo === '')) problems.push(near === '' ? 'near' : 'nearTo')
  else if (
    near !== '' &&
    !(/^\d+$/.test(String(distance)) && distance <= usualQueryLimits.nearDistance)
  )
    problems.push('within')
  else if (near !== '') query.push(`${near} NEAR/${String(distance)} ${nearTo}`)

  for (const [scope, text] of [
    ['同句', parts.sentence],
    ['同段', parts.passage],
  ] as const) {
    const words = wordsOf(text)
    if (words.length > 0) query.push(`${scope}(${words.join(' ')})`)
  }
  query.push(...wordsOf(parts.none).map((word) => `-${word}`))

  for (const name of ['section', 'part', 'region', 'body'] as const) {
    const values = valuesOf(parts[name])
    if (values !== '') query.push(`${name}:${values}`)
  }
  const [from, to] = [parts.from, parts.to].map((year) => year.normalize('NFKC').trim()) as [
    string,
    string,
  ]
  const isYear = (text: string): boolean => text === '' || /^\d{4}$/.test(text)
  if (!isYear(from)) problems.push('from')
  else if (!isYear(to) || (from !== '' && to !== '' && from > to)) problems.push('to')
  else if (from !== '' || to !== '') query.push(`year:${from === to ? from : `${from}..${to}`}`)

  const value = parts.value.normalize('NFKC').trim()
  const figure = parts.figure.trim()
  const operator = parts.operator === '' ? '>=' : parts.operator
  if ((figure === '') !== (value === '')) problems.push(figure === '' ? 'figure' : 'value')
  else if (figure !== '' && !/^\d+(?:\.\d+)?$/.test(value)) problems.push('value')
  else if (figure !== '' && !figureOperators.some((each) => each === operator))
    problems.push('operator')
  else if (figure !== '') query.push(`figure:${figure}${operator}${value}`)
  return { q: query.join(' '), problems }
}
