/** Finds in a query word what has other names, and makes the literals that stand beside the word's own. */
import type { Literal } from '../index/index.ts'
import { numberVariants } from '../query/index.ts'
import { placeNameAt } from '../report/index.ts'
import { normalizeText } from '../text/index.ts'
import { synonymGroups } from './synonyms.ts'

/** A stretch of a normalized query word, and what may stand in its place. */
export interface Expansion {
  start: number
  end: number
  /** True where the stretch is one word that is not cut; a spelling inside a longer word says nothing about borders. */
  isWord: boolean
  /** Normalized; the same number in other writings, or other names. */
  others: readonly string[]
  isNumber: boolean
}

/** Places of a synonym count this much beside those of the word itself, which count 1. */
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

/** 万元 is a unit that a table may keep in its head: the number before it stands alone. */
const numeral = /\d+(?:[.,]\d+)*(?:[万亿](?!元))?/y
const plainYear = /^(?:19|20)\d\d$/

/** A number that is a quantity: no year, no part of a code or of a name in letters. */
function numberAt(text: string, start: number): Expansion | null {
  numeral.lastIndex = start
  const written = numeral.exec(text)?.[0]
  if (written === undefined) return null
  const end = start + written.length
  const isPartOfCode = /[\p{L}\p{Nd}./_-]/u.test(
    text.charAt(start - 1).replace(/\p{Script=Han}/u, ''),
  )
  const runsOn = /[a-z/_-]/u.test(text.charAt(end))
  const others =
    isPartOfCode || runsOn || plainYear.test(written)
      ? []
      : [...new Set(numberVariants(written).map(normalizeText))].filter((form) => form !== written)
  return { start, end, isWord: /[万亿]$/.test(written), others, isNumber: true }
}

/** Everything in a normalized query word that has other names, longest first from left to right. */
export function findExpansions(text: string): Expansion[] {
  const found: Expansion[] = []
  let nameEnd = 0
  for (let at = 0; at < text.length;) {
    const expansion = numberAt(text, at) ?? nameAt(text, at, at === nameEnd)
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

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/** The literals that stand beside a word's own: each stretch replaced by each of its others, alone and together. */
export function otherLiterals(own: string, expansions: readonly Expansion[]): Literal[] {
  if (expansions.length === 0) return []
  interface Draft {
    text: string
    pattern: string
    isSynonym: boolean
    isNumber: boolean
  }
  let drafts: Draft[] = [{ text: '', pattern: '', isSynonym: false, isNumber: false }]
  let at = 0
  const append = (draft: Draft, text: string): Draft => ({
    ...draft,
    text: draft.text + text,
    pattern: draft.pattern + escape(text),
  })
  for (const { start, end, others, isNumber } of expansions) {
    const before = own.slice(at, start)
    const same = drafts.map((draft) => append(draft, own.slice(at, end)))
    const replaced = drafts.flatMap((draft) =>
      others.map((other): Draft => {
        const joined = append(append(draft, before), other)
        const isSame = lettersOf(other) === lettersOf(own.slice(start, end))
        if (!isNumber) return { ...joined, isSynonym: draft.isSynonym || !isSame }
        const number = `(?<![0-9]|[0-9][.,])${escape(other)}(?![0-9]|[.,][0-9]|[万亿])`
        return { ...joined, pattern: append(draft, before).pattern + number, isNumber: true }
      }),
    )
    drafts = [...same, ...replaced].slice(0, mostOthers + 1)
    at = end
  }
  return (
    drafts
      .slice(1)
      .map((draft) => append(draft, own.slice(at)))
      // A place of what holds the word is a place of the word.
      .filter(({ text }) => !text.includes(own))
      .sort((a, b) => Number(a.isSynonym) - Number(b.isSynonym) || b.text.length - a.text.length)
      .map(({ text, pattern, isSynonym, isNumber }) => ({
        text,
        weight: isSynonym ? synonymWeight : 1,
        ...(isNumber ? { pattern } : {}),
      }))
  )
}
