/**
 * Finds in a query word what has other names, makes the literals that stand beside the word's own, and finds the everyday words that
 * reports say otherwise.
 */
import type { Literal } from '../index/index.ts'
import {
  besideNumbers,
  dateAt,
  dateWritings,
  fromChineseNumeral,
  numberVariants,
  numeralCharacters,
  toChineseNumeral,
  toPlainNumber,
  wholeNumberPattern,
  type NumeralEnds,
} from '../query/index.ts'
import { placeNameAt } from '../report/index.ts'
import { normalizeText, type Analyzer } from '../text/index.ts'
import { layWords } from './lay-words.ts'
import { synonymGroups } from './synonyms.ts'

/** A stretch of a normalized query word, and what may be written instead of it. */
export interface Expansion {
  start: number
  end: number
  /** True where the stretch is one word that is not cut; a spelling inside a longer word says nothing about borders. */
  isWord: boolean
  /** Normalized; the same number in other writings, or other names. */
  others: readonly string[]
  isNumber: boolean
}

/** An occurrence of a synonym weighs this much in ranking, one of the word itself 1. */
export const synonymWeight = 0.7
/** Other literals of one term at most: a word of several names must not multiply without bound. */
const mostOthers = 12

interface Key {
  others: string[]
  anywhere: boolean
}

const keys = new Map<string, Key>()
for (const { terms, anywhere = false } of synonymGroups) {
  const normalized = terms.map(normalizeText)
  for (const term of normalized) {
    const others = normalized.filter((other) => other !== term)
    keys.set(term, { others: [...(keys.get(term)?.others ?? []), ...others], anywhere })
  }
}
const longestKey = Math.max(...[...keys.keys()].map((key) => key.length))

const letterOrDigit = /[\p{Script=Latin}\p{Nd}]/u

/** A name in Latin letters is not part of a longer run of letters (ppp in pppp). */
function isCutOff(text: string, start: number, end: number): boolean {
  const joins = (inside: number, outside: number): boolean =>
    letterOrDigit.test(text.charAt(inside)) && letterOrDigit.test(text.charAt(outside))
  return !joins(start, start - 1) && !joins(end - 1, end)
}

/** `isDue`: at the beginning of the word or after a name, where a short name can be told from part of a longer word. */
function nameAt(text: string, start: number, isDue: boolean): Expansion | null {
  const place = isDue ? placeNameAt(text, start) : null
  for (let length = Math.min(longestKey, text.length - start); length >= 2; length--) {
    if (place !== null && place.length >= length) break
    const end = start + length
    const key = keys.get(text.slice(start, end))
    if (key === undefined || !isCutOff(text, start, end)) continue
    if (length < 3 && !key.anywhere && !isDue && !letterOrDigit.test(text.charAt(start))) continue
    return { start, end, isWord: !key.anywhere, others: key.others, isNumber: false }
  }
  if (place === null) return null
  const others = place.others.map(normalizeText)
  return { start, end: start + place.length, isWord: others.length > 0, others, isNumber: false }
}

const arabic = /[0-9]+(?:[.,][0-9]+)*[万亿]?/y
const percent = /([0-9]+(?:\.[0-9]+)?)([%‰])/y
const chinesePercent = new RegExp(
  `(百|千)分之([${numeralCharacters}]+(?:点[${numeralCharacters}]+)?)`,
  'y',
)
const chinese = new RegExp(`[${numeralCharacters}]+(?:点[${numeralCharacters}]+)?`, 'y')
const plainYear = /^(?:19|20)[0-9]{2}$/
/** What is counted by a number of one character: 四件 is 4件, and 四川 is none. */
const measures = /[件个户条项次份家人名位篇期处类种张天元月日号章款届例批宗起场倍%]/u

function matchAt(pattern: RegExp, text: string, start: number): RegExpExecArray | null {
  pattern.lastIndex = start
  return pattern.exec(text)
}

/** The same number in Chinese characters, where it is more than one of them or counts something. */
function chineseForms(text: string, start: number, end: number): string[] {
  const plain = toPlainNumber(text.slice(start, end))
  const written = plain === null ? null : toChineseNumeral(plain)
  if (written === null) return []
  const counts = measures.test(text.charAt(end)) || text.charAt(start - 1) === '第'
  return written.length > 1 || counts ? [written] : []
}

/** A date or a quantity: no year, no part of a code or of a name in letters. */
function numberAt(text: string, start: number): Expansion | null {
  const before = text.charAt(start - 1)
  const stretch = (end: number, isWord: boolean, forms: readonly string[]): Expansion => {
    const written = text.slice(start, end)
    const others = [...new Set(forms.map(normalizeText))].filter((form) => form !== written)
    return { start, end, isWord, others, isNumber: true }
  }
  const isPartOfCode = /[\p{L}\p{Nd}./_-]/u.test(before.replace(/\p{Script=Han}/u, ''))
  if (!isPartOfCode && !numeralCharacters.includes(before || ' ')) {
    const date = dateAt(text, start)
    if (date !== null && !/[0-9a-z_-]/.test(text.charAt(date.end)))
      // 20180305 may be a number all the same.
      return stretch(date.end, true, [
        ...dateWritings(date),
        ...numberVariants(text.slice(start, date.end)),
      ])
  }
  const share = isPartOfCode ? null : matchAt(percent, text, start)
  if (share !== null) {
    const [whole, number, sign] = share as unknown as [string, string, string]
    const numeral = toChineseNumeral(number)
    const forms = numeral === null ? [] : [`${sign === '%' ? '百' : '千'}分之${numeral}`]
    return stretch(start + whole.length, true, forms)
  }
  const written = matchAt(arabic, text, start)?.[0]
  if (written !== undefined) {
    const end = start + written.length
    const isPlain = isPartOfCode || /[a-z/_-]/.test(text.charAt(end)) || plainYear.test(written)
    const forms = isPlain ? [] : [...numberVariants(written), ...chineseForms(text, start, end)]
    return stretch(end, /[万亿]$/.test(written), forms)
  }
  return numeralCharacters.includes(before || ' ') ? null : numeralAt(text, start, stretch)
}

/** A number in Chinese characters. One of a single character begins the word, or follows 第, and counts something. */
function numeralAt(
  text: string,
  start: number,
  stretch: (end: number, isWord: boolean, forms: readonly string[]) => Expansion,
): Expansion | null {
  const share = matchAt(chinesePercent, text, start)
  if (share !== null) {
    const plain = fromChineseNumeral(share[2]!)
    if (plain !== null)
      return stretch(start + share[0].length, true, [`${plain}${share[1] === '百' ? '%' : '‰'}`])
  }
  const numeral = matchAt(chinese, text, start)?.[0]
  const plain = numeral === undefined ? null : fromChineseNumeral(numeral)
  if (numeral === undefined || plain === null) return null
  const end = start + numeral.length
  if (numeral.length === 1) {
    const before = text.charAt(start - 1)
    const begins = before === '' || before === '第' || !/[\p{L}\p{N}]/u.test(before)
    if (!begins || !measures.test(text.charAt(end))) return null
  }
  return stretch(end, numeral.length > 1, numberVariants(plain))
}

/** Everything in a normalized query word that has other names, longest first from left to right. */
export function findExpansions(text: string): Expansion[] {
  const found: Expansion[] = []
  let nameEnd = 0
  for (let at = 0; at < text.length;) {
    const due = at === nameEnd
    // 一次办好 is a name, and no number with its unit.
    const expansion = /[0-9]/.test(text.charAt(at))
      ? (numberAt(text, at) ?? nameAt(text, at, due))
      : (nameAt(text, at, due) ?? numberAt(text, at))
    if (expansion === null) {
      at++
      continue
    }
    if (expansion.others.length > 0 || expansion.isWord) found.push(expansion)
    at = expansion.end
    if (!expansion.isNumber) nameEnd = at
  }
  return found
}

/** 双随机、一公开 is 双随机一公开 with its punctuation: the word itself, and no other name of it. */
const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')

/** Ends of a term that are those of a number. */
function endsOf(
  own: string,
  expansions: readonly Expansion[],
): { atStart: boolean; atEnd: boolean } {
  const numbers = expansions.filter(({ isNumber }) => isNumber)
  return {
    atStart: numbers.some(({ start }) => start === 0),
    atEnd: numbers.some(({ end }) => end === own.length),
  }
}

/** A literal in which numbers are whole ones. */
function literalOf(text: string, weight: number, ends: NumeralEnds): Literal {
  const pattern = wholeNumberPattern(text, ends)
  return pattern === null ? { text, weight } : { text, weight, pattern, triedBeside: besideNumbers }
}

/** The literal of what was typed: its numbers are whole ones. */
export function ownLiteral(own: string, expansions: readonly Expansion[]): Literal {
  return literalOf(own, 1, endsOf(own, expansions))
}

/** The literals that stand beside a word's own: each stretch replaced by each of its others, alone and together. */
export function otherLiterals(own: string, expansions: readonly Expansion[]): Literal[] {
  if (expansions.length === 0) return []
  interface Draft {
    text: string
    isSynonym: boolean
  }
  let drafts: Draft[] = [{ text: '', isSynonym: false }]
  let at = 0
  for (const { start, end, others, isNumber } of expansions) {
    const before = own.slice(at, start)
    const written = own.slice(start, end)
    const same = drafts.map((draft) => ({ ...draft, text: draft.text + before + written }))
    const replaced = drafts.flatMap((draft) =>
      others.map((other): Draft => ({
        text: draft.text + before + other,
        isSynonym: draft.isSynonym || (!isNumber && lettersOf(other) !== lettersOf(written)),
      })),
    )
    drafts = [...same, ...replaced].slice(0, mostOthers + 1)
    at = end
  }
  const ends = endsOf(own, expansions)
  const pattern = wholeNumberPattern(own, ends)
  const whole = pattern === null ? null : new RegExp(pattern, 'u')
  return (
    drafts
      .slice(1)
      .map((draft) => ({ ...draft, text: draft.text + own.slice(at) }))
      // 信息公开 holds 公开: wherever it stands, the word itself stands too, and is found by itself.
      .filter(({ text }) => !text.includes(own) || whole?.test(text) === false)
      .sort((a, b) => Number(a.isSynonym) - Number(b.isSynonym) || b.text.length - a.text.length)
      .map(({ text, isSynonym }) => literalOf(text, isSynonym ? synonymWeight : 1, ends))
  )
}

/** An everyday word in a query word. */
export interface Explained {
  /** Its place in the normalized word. */
  start: number
  end: number
  /** What reports say, normalized, without what stands in the word anyway. */
  formal: string[]
}

const explanations = new Map<string, string[]>()
for (const { lay, formal } of layWords)
  for (const word of lay) {
    const key = normalizeText(word)
    explanations.set(key, [
      ...new Set([...(explanations.get(key) ?? []), ...formal.map((each) => normalizeText(each))]),
    ])
  }
const longestLay = Math.max(...[...explanations.keys()].map((key) => key.length))

/**
 * Finds the everyday words in a normalized query word, the longest first from left to right. One that cuts another word in two is
 * none: 不服 in 不服务.
 */
export function findExplained(word: string, analyzer: Analyzer): Explained[] {
  const found: Explained[] = []
  let words: ReturnType<Analyzer['wordsOf']> | undefined
  for (let start = 0; start < word.length;) {
    let next = start + 1
    for (let length = Math.min(longestLay, word.length - start); length >= 1; length--) {
      const end = start + length
      const row = explanations.get(word.slice(start, end))
      if (row === undefined || (length === 1 && word.length > 1)) continue
      // A whole word cuts none: the dictionary need not be asked, which at first has to be loaded.
      if (length < word.length) words ??= analyzer.wordsOf(word)
      const cuts = (words ?? []).some(
        (each) =>
          (each.start > start && each.start < end && each.end > end) ||
          (each.start < start && each.end > start && each.end < end),
      )
      const formal = row.filter((each) => !word.includes(each) && !each.includes(word))
      if (cuts || formal.length === 0) continue
      found.push({ start, end, formal })
      next = end
      break
    }
    start = next
  }
  return found
}
