/** Cutting an unquoted word into the terms that must all be found. */
import type { Literal } from '../index/index.ts'
import { normalize, normalizeText, type Analyzer, type Word } from '../text/index.ts'
import { findExpansions, otherLiterals, type Expansion } from './synonyms-lookup.ts'

/** A term of a query word: what was typed, and what is looked for. */
export interface CutTerm {
  /** As typed. */
  text: string
  /** Normalized. */
  literal: string
  /** What is looked for beside it: other names, other writings of a number. */
  others: Literal[]
}

/** Words that ask or join but name nothing: left out when the query has others. */
const stopWords = new Set(
  '的 了 和 与 及 或 在 是 有 对 为 等 中 以 从 到 其 该 这 那 被 把 将 由 于 之 也 都 就 而 我 你 他 它 们 吗 呢 吧 啊 几 谁 哪 何 多少 什么 哪些 哪个 哪里 如何 怎么 怎样 为什么 是否 多久 几个 请问'.split(
    ' ',
  ),
)

/** Words that count things: beside a word that asks or joins (多少件, 哪个) they name nothing either. */
const measureWords = new Set('件 个 户 条 项 次 份 家 人 名 位 篇 期 处 类 种 张 天 元'.split(' '))

/** A run of adjacent words that are looked for as one string. */
interface Group {
  start: number
  end: number
  /** True while it is a single Han character, which by itself names too little. */
  isSingle: boolean
}

/**
 * Cuts a word at the segmenter's borders. A lone character joins its neighbour (阿|左旗 is looked for as 阿左旗, 26|件 as
 * 26件), and so do numbers and Latin runs held together by punctuation (2018-00583). Each term is then found as a
 * literal string: a text that holds the whole word holds every term of it. What has other names is not cut, so that
 * they can stand in its place.
 */
export function cutWord(text: string, analyzer: Analyzer): CutTerm[] {
  return isOneTerm(text) ? [wholeWord(text)] : cutInto(text, analyzer, groupWords)
}

const fewHan = /^\p{Script=Han}{2,3}$/u
const oneCharacter = /^.$/su

/**
 * Whether a word is one term however it is cut, as most are: of two or three characters one at least stands alone and joins
 * its neighbour, unless some are left out.
 */
function isOneTerm(text: string): boolean {
  if (!fewHan.test(text)) return false
  const normalized = normalizeText(text)
  for (let i = 0; i < normalized.length; i++)
    if (stopWords.has(normalized.charAt(i)) || stopWords.has(normalized.slice(i, i + 2)))
      return false
  return true
}

/**
 * Cuts a question: plain words, since none of them must be found. Lone characters are left to the evidence of characters;
 * a question of nothing else is cut like any word.
 */
export function cutQuestion(text: string, analyzer: Analyzer): CutTerm[] {
  return cutInto(text, analyzer, (words, normalized) => {
    const plain = words.filter((word) => {
      const written = normalized.slice(word.start, word.end)
      const isLone = word.kind === 'han' && oneCharacter.test(written)
      return word.kind !== 'other' && !isLone && !stopWords.has(written)
    })
    return plain.length > 0 ? plain : groupWords(words, normalized)
  })
}

function cutInto(
  text: string,
  analyzer: Analyzer,
  group: (words: readonly Word[], normalized: string) => { start: number; end: number }[],
): CutTerm[] {
  const { text: normalized, starts, ends } = normalize(text)
  const expansions = findExpansions(normalized)
  const toTerm = ({ start, end }: { start: number; end: number }): CutTerm => ({
    text: text.slice(starts[start], ends[end - 1]),
    literal: normalized.slice(start, end),
    others: otherLiterals(normalized.slice(start, end), expansionsIn(expansions, start, end)),
  })
  const words = keepWhole(analyzer.wordsOf(normalized), expansions)
  const groups = group(words, normalized)
  if (groups.length > 0) return groups.map(toTerm)
  return normalized === '' ? [] : [toTerm({ start: 0, end: normalized.length })]
}

/** A word that is not cut, with its other names: a side of NEAR. */
export function wholeWord(text: string): CutTerm {
  const literal = normalizeText(text)
  return { text, literal, others: otherLiterals(literal, findExpansions(literal)) }
}

/** Those that lie in `[start, end)`, with offsets from its start. */
function expansionsIn(expansions: readonly Expansion[], start: number, end: number): Expansion[] {
  return expansions
    .filter((each) => each.start >= start && each.end <= end)
    .map((each) => ({ ...each, start: each.start - start, end: each.end - start }))
}

/** Makes one word of each stretch that is not to be cut; what is left of words at its edges stays. */
function keepWhole(words: readonly Word[], expansions: readonly Expansion[]): Word[] {
  let kept = [...words]
  for (const { start, end, isWord, isNumber } of expansions) {
    if (!isWord) continue
    const inside = kept.filter((word) => word.start < end && word.end > start)
    const kind = isNumber ? 'number' : inside.some((word) => word.kind === 'han') ? 'han' : 'latin'
    kept = kept.flatMap((word): Word[] => {
      if (word.end <= start || word.start >= end) return [word]
      const parts: Word[] = []
      if (word.start < start) parts.push({ ...word, end: start })
      if (word === inside[0]) parts.push({ start, end, kind })
      if (word.end > end) parts.push({ ...word, start: end })
      return parts
    })
  }
  return kept
}

function groupWords(words: readonly Word[], text: string): Group[] {
  const groups: Group[] = []
  let previous: Word | null = null
  for (const [i, word] of words.entries()) {
    const written = text.slice(word.start, word.end)
    const isStopWord = stopWords.has(written)
    const afterStopWord = i > 0 && stopWords.has(text.slice(words[i - 1]!.start, words[i - 1]!.end))
    if (isStopWord || (word.kind === 'other' && !joinsCode(words, i))) {
      previous = null
      continue
    }
    const isSingle = word.kind === 'han' && oneCharacter.test(written)
    if (isSingle && afterStopWord && measureWords.has(written)) continue
    const last = groups.at(-1)
    const isAdjacent = previous !== null && last !== undefined
    const joinsLast =
      word.kind === 'other' || previous?.kind === 'other' || isSingle || last?.isSingle === true
    if (isAdjacent && joinsLast) {
      last.end = word.end
      last.isSingle = false
    } else groups.push({ start: word.start, end: word.end, isSingle })
    previous = word
  }
  return groups
}

/** Punctuation between two runs of Latin letters or digits is part of a code: 014420882/2018-00583. */
function joinsCode(words: readonly Word[], i: number): boolean {
  const isCode = (word: Word | undefined): boolean =>
    word?.kind === 'latin' || word?.kind === 'number'
  return isCode(words[i - 1]) && isCode(words[i + 1])
}
