/**
 * Finds in a query word what has other names, makes the literals that stand beside the word's own, and finds the everyday words that
 * reports say otherwise.
 */
import type { Literal } from '../index/index.ts'
import {
  besideNumbers,
  chineseNumerals,
  chineseYear,
  chineseYears,
  dateAt,
  dateWritings,
  fromChineseNumeral,
  fromChineseYear,
  fromMixedNumeral,
  mixedNumeral,
  numberVariants,
  numeralCharacters,
  roundForms,
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
const mostOthers = 16

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

/** A place's name of so many characters is one, whatever stands around it (洪泽区新媒体). */
const shortestSure = 3

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
  // A short name that several places have may be any two characters.
  const isWord = others.length > 0 || place.length >= shortestSure
  return { start, end: start + place.length, isWord, others, isNumber: false }
}

const arabic = /[0-9]+(?:[.,][0-9]+)*[万亿]?/y
const percent = /([0-9]+(?:\.[0-9]+)?)([%‰])/y
const chinesePercent = new RegExp(
  `(百|千)分之([${numeralCharacters}]+(?:点[${numeralCharacters}]+)?)`,
  'y',
)
const chinese = new RegExp(`[${numeralCharacters}]+(?:点[${numeralCharacters}]+)?`, 'y')
/** A number of several units, or of a lesser one than 万: 1亿2千万, 3千. */
const unitsWithin = /^(?!(?:19|20)[0-9]{2}(?![0-9.]))(?:.*[十百千]|[^万亿]*[万亿].*[万亿])/u
const plainYear = /^(?:19|20)[0-9]{2}$/
/** 二〇一八 without 年: no other number is written digit by digit. */
const yearInNumerals = new RegExp(`${chineseYear}(?![${numeralCharacters}])`, 'uy')
/** What is counted by a number of one character: 四件 is 4件, and 四川 is none. */
const measures =
  /[件个户条项次份家人名位篇期处类种张天元月日号章款届例批宗起场倍%成级所座台辆间支套亩吨岁册幅卷页轮周季年]/u
/** Of these there are two (两件); the others number things: 二月, 二号, 二期. */
const countedByTwo =
  /[件个户条项次份家人名位篇处类种张天元批宗起场倍成所座台辆间支套亩吨册幅卷页轮周年]/u
/** What reads like a number with its measure word, and is a word of its own. */
const wordsOfNumerals: ReadonlySet<string> = new Set(['零件', '一起'])
/** 1200余份, 30多个, 30余万元: about as many. What follows is counted; else 多 may begin a word (3多元化). */
const about = /([余多][万亿]?)(.?)/uy
const mayFollowAbout = /^$|[平公千小部只块万亿]/u
/** 第九项 is 第(九)项 in the law that the form quotes. */
const listedItem = new RegExp(`第(\\()?([0-9]{1,2}|[${numeralCharacters}]{1,3})(\\))?项`, 'y')

/** A number that says which order or document it is; in 3号文化馆 it does not. */
const numbered =
  /第?([0-9]{1,6})号(令|文件?)(?=$|\P{Script=Han}|的|和|与|及|中|等|公布|发布|印发|施行|规定|要求|精神)/uy

/** Whether a character before a number makes a code of it: a letter, a sign, another digit. */
const isPartOfCode = (before: string): boolean =>
  /[\p{L}\p{Nd}./_-]/u.test(before.replace(/\p{Script=Han}/u, ''))

function matchAt(pattern: RegExp, text: string, start: number): RegExpExecArray | null {
  pattern.lastIndex = start
  return pattern.exec(text)
}

/** The same number in Chinese characters, where it is more than one of them or counts something. */
function chineseForms(plain: string | null, text: string, start: number, end: number): string[] {
  if (plain === null) return []
  const [before, after] = [text.charAt(start - 1), text.charAt(end)]
  const isOrdinal = before === '第'
  const written = chineseNumerals(plain)
  if (plain === '2' && !isOrdinal && countedByTwo.test(after)) written.push('两')
  return written.filter(
    (form) =>
      (form.length > 1 || measures.test(after) || isOrdinal) && !wordsOfNumerals.has(form + after),
  )
}

/** 余 or 多 behind a number, with 万 or 亿 behind it; empty where a word begins there. */
function aboutAt(text: string, start: number): string {
  const [, written = '', next = ''] = matchAt(about, text, start) ?? []
  return mayFollowAbout.test(next) || measures.test(next) ? written : ''
}

/** A number with 余 or 多 behind it, in other writings of the number. */
function withAbout(
  text: string,
  end: number,
  forms: readonly string[],
): { end: number; forms: string[] } {
  const more = aboutAt(text, end)
  return { end: end + more.length, forms: forms.map((form) => form + more) }
}

/** 第(九)项, with brackets or without, in both kinds of numerals. */
function listedItemAt(text: string, start: number): Expansion | null {
  const found = matchAt(listedItem, text, start)
  if (found === null) return null
  const [written, open, number = '', close] = found
  const plain = /[0-9]/.test(number) ? String(Number(number)) : fromChineseNumeral(number)
  const numeral = plain === null ? null : toChineseNumeral(plain)
  if (plain === null || numeral === null || (open === undefined) !== (close === undefined))
    return null
  const others = [`第(${numeral})项`, `第${numeral}项`, `第(${plain})项`, `第${plain}项`]
  return {
    start,
    end: start + written.length,
    isWord: true,
    others: others.filter((other) => other !== written),
    isNumber: true,
  }
}

/** 711号令 is 令第711号, and 61号文 whatever is numbered 〔2019〕61号. */
function numberedAt(text: string, start: number): Expansion | null {
  const found = matchAt(numbered, text, start)
  if (found === null || isPartOfCode(text.charAt(start - 1))) return null
  const [written, number = '', kind] = found
  const others =
    kind === '令'
      ? [
          `第${number}号令`,
          `${number}号令`,
          `令第${number}号`,
          `令(第${number}号)`,
          `令${number}号`,
        ]
      : [`${number}号文件`, `${number}号文`, `]${number}号`, `)${number}号`]
  return {
    start,
    end: start + written.length,
    isWord: true,
    others: others.filter((other) => other !== written),
    isNumber: true,
  }
}

/** A date or a quantity: no year, no part of a code or of a name in letters. */
function numberAt(text: string, start: number): Expansion | null {
  const before = text.charAt(start - 1)
  const stretch = (end: number, isWord: boolean, forms: readonly string[]): Expansion => {
    const written = text.slice(start, end)
    const others = [...new Set(forms.map(normalizeText))].filter((form) => form !== written)
    return { start, end, isWord, others, isNumber: true }
  }
  const isCodePart = isPartOfCode(before)
  if (!isCodePart && !numeralCharacters.includes(before || ' ')) {
    const date = dateAt(text, start)
    if (date !== null && !/[0-9a-z_-]/.test(text.charAt(date.end)))
      // 20180305 may be a number all the same.
      return stretch(date.end, true, [
        ...dateWritings(date),
        ...numberVariants(text.slice(start, date.end)),
      ])
  }
  const share = isCodePart ? null : matchAt(percent, text, start)
  if (share !== null) {
    const [whole, number, sign] = share as unknown as [string, string, string]
    const numeral = toChineseNumeral(number)
    const written = `${sign === '%' ? '百' : '千'}分之${numeral}`
    const forms = numeral === null ? [] : whole === '100%' ? [written, '百分之百'] : [written]
    return stretch(start + whole.length, true, forms)
  }
  const mixed = isCodePart ? undefined : matchAt(mixedNumeral, text, start)?.[0]
  const read = mixed === undefined || !unitsWithin.test(mixed) ? null : fromMixedNumeral(mixed)
  const written = read === null ? matchAt(arabic, text, start)?.[0] : mixed
  if (written !== undefined) {
    const end = start + written.length
    const isCode = isCodePart || /[a-z/_-]/.test(text.charAt(end))
    const isYear = plainYear.test(written)
    const plain = isCode || isYear ? null : (read ?? toPlainNumber(written))
    const years = isYear && !isCode ? chineseYears(Number(written)) : []
    const forms =
      plain === null
        ? years
        : [...numberVariants(plain), ...chineseForms(plain, text, start, end), ...roundForms(plain)]
    const whole = withAbout(text, end, forms)
    return stretch(whole.end, whole.end > end || /[十百千万亿]$/.test(written), whole.forms)
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
    const plain = share[0] === '百分之百' ? '100' : fromChineseNumeral(share[2]!)
    if (plain !== null)
      return stretch(start + share[0].length, true, [`${plain}${share[1] === '百' ? '%' : '‰'}`])
  }
  const year = matchAt(yearInNumerals, text, start)?.[0]
  if (year !== undefined) {
    const digits = fromChineseYear(year)!
    return stretch(start + year.length, true, [String(digits), ...chineseYears(digits)])
  }
  const numeral = matchAt(chinese, text, start)?.[0]
  const plain = numeral === undefined ? null : fromChineseNumeral(numeral)
  if (numeral === undefined || plain === null) return null
  const end = start + numeral.length
  if (numeral.length === 1) {
    const before = text.charAt(start - 1)
    const begins = before === '' || before === '第' || !/[\p{L}\p{N}]/u.test(before)
    const after = text.charAt(end)
    if (!begins || !measures.test(after) || wordsOfNumerals.has(numeral + after)) return null
  }
  const forms = [
    ...numberVariants(plain),
    ...chineseForms(plain, text, start, end),
    ...roundForms(plain),
  ]
  const whole = withAbout(text, end, forms)
  return stretch(whole.end, whole.end > end || numeral.length > 1, whole.forms)
}

/** Everything in a normalized query word that has other names, longest first from left to right. */
export function findExpansions(text: string): Expansion[] {
  const found: Expansion[] = []
  let nameEnd = 0
  for (let at = 0; at < text.length;) {
    const due = at === nameEnd
    // 一次办好 is a name, and no number with its unit.
    const expansion = /[0-9]/.test(text.charAt(at))
      ? (numberedAt(text, at) ?? numberAt(text, at) ?? nameAt(text, at, due))
      : (nameAt(text, at, due) ??
        listedItemAt(text, at) ??
        numberedAt(text, at) ??
        numberAt(text, at))
    if (expansion === null) {
      at++
      continue
    }
    if (expansion.others.length > 0 || expansion.isWord) found.push(expansion)
    at = expansion.end
    // 2017年高港: a place is due behind a date too.
    if (!expansion.isNumber || /[年月日]/u.test(text.charAt(at - 1))) nameEnd = at
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
