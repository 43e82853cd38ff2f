/** Cutting an unquoted word into the terms that must all be found. */
import { normalize, type Analyzer, type Word } from '../text/index.ts'

/** A term of a query word: what was typed, and what is looked for. */
export interface CutTerm {
  /** As typed. */
  text: string
  /** Normalized. */
  literal: string
}

/** Words that ask or join but name nothing: left out when the query has others. */
const stopWords = new Set(
  '的 了 和 与 及 或 在 是 有 对 为 等 中 以 从 到 其 该 这 那 被 把 将 由 于 之 也 都 就 而 我 你 他 它 们 吗 呢 吧 啊 几 谁 哪 何 多少 什么 哪些 哪个 哪里 如何 怎么 怎样 为什么 是否 多久 几个 请问'.split(
    ' ',
  ),
)

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
 * literal string: a text that holds the whole word holds every term of it.
 */
export function cutWord(text: string, analyzer: Analyzer): CutTerm[] {
  const { text: normalized, starts, ends } = normalize(text)
  const toTerm = ({ start, end }: { start: number; end: number }): CutTerm => ({
    text: text.slice(starts[start], ends[end - 1]),
    literal: normalized.slice(start, end),
  })
  const groups = groupWords(analyzer.wordsOf(normalized), normalized)
  if (groups.length > 0) return groups.map(toTerm)
  return normalized === '' ? [] : [toTerm({ start: 0, end: normalized.length })]
}

function groupWords(words: readonly Word[], text: string): Group[] {
  const groups: Group[] = []
  let previous: Word | null = null
  for (const [i, word] of words.entries()) {
    const written = text.slice(word.start, word.end)
    if (stopWords.has(written) || (word.kind === 'other' && !joinsCode(words, i))) {
      previous = null
      continue
    }
    const isSingle = word.kind === 'han' && written.length === 1
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
