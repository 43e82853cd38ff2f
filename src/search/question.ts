/** Telling a question from a list of words: a question is answered by what shares most of it, not by what holds every word of it. */
import type { ParsedQuery, QueryNode } from '../query/index.ts'
import { toSimplified } from '../text/index.ts'

/** Words and marks that only a question has. 几 asks only where a measure word follows: 几件, 几条. */
const asks =
  /[?？]|吗|呢|什么|甚么|怎么|怎样|如何|多少|多久|多长|多大|哪|为何|谁|是否|能否|可否|有无|有没有|是不是|能不能|可不可以|会不会|该不该|要不要|几[件条个次项份家人年天]|咋/u

/** In a sentence that asks, these set a word off (什么是“三期”); the straight ones of the query language stay exact. */
const chineseQuotes = /^[“「『]/u

/** True for words typed without any operator of which some ask. */
export function isQuestion({ text, tree }: ParsedQuery): boolean {
  const parts = tree.type === 'and' ? tree.clauses : [tree]
  const isPlain = (node: QueryNode): boolean =>
    node.type === 'word' || (node.type === 'phrase' && chineseQuotes.test(text.slice(node.start)))
  return (
    parts.every(isPlain) &&
    parts.some((node) => node.type === 'word' && asks.test(toSimplified(node.text)))
  )
}
