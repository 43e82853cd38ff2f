/**
 * What words of a query say by themselves: words that only ask or join, which make a question of it (answered by what shares most
 * of it, not by what holds every word of it), and years of reports.
 */
import type { ParsedQuery, QueryNode } from '../query/index.ts'
import { toSimplified } from '../text/index.ts'

/** Words that join but name nothing: left out where they are set apart by spaces, or in a question. */
export const stopWords: ReadonlySet<string> = new Set(
  '的 了 和 与 及 或 在 是 有 对 为 等 中 以 从 到 其 该 这 那 被 把 将 由 于 之 也 都 就 而 我 你 您 他 她 它 们 我们 你们 他们 吧 啊 呀 嘛 几 谁 哪 何'.split(
    ' ',
  ),
)

/** Words that count things: beside a word that asks (多少件, 哪个) they name nothing either. */
export const measureWords: ReadonlySet<string> = new Set(
  '件 个 户 条 项 次 份 家 人 名 位 篇 期 处 类 种 张 天 元 年 月 日 起 场 笔 批 宗'.split(' '),
)

/** Words that only a question has. */
const askingWords =
  '请问 请教 求问 想知道 想了解 想问 问一下 有没有 是不是 能不能 可不可以 会不会 该不该 要不要 用不用 怎么办 怎么样 怎么 怎样 咋样 咋办 咋 什么时候 什么样 什么 甚么 啥 如何 多少钱 多少 多久 多长时间 多长 多大 多高 多远 几时 何时 何地 何处 何人 为何 为什么 是否 能否 可否 有无 哪些 哪里 哪儿 谁 哪 吗 呢'.split(
    ' ',
  )

/** 几 asks only where a measure word follows: 几件, 几条; so does 哪一年. */
const countsAsked =
  '几[件条个次项份家人年天月日种类位名户起场笔批]|哪一?[个年月日天次家种类项位名份条件]|第几'

const asking = new RegExp(`${countsAsked}|${askingWords.join('|')}`, 'gu')
const asks = new RegExp(`[?？]|${countsAsked}|${askingWords.join('|')}`, 'u')

/** In a sentence that asks, these set a word off (什么是“三期”); the straight ones of the query language stay exact. */
const chineseQuotes = /^[“「『]/u

/** The stretches of a normalized text that only ask, ascending and apart; those that touch are one. */
export function askingStretches(normalized: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  for (const match of normalized.matchAll(asking)) {
    const last = found.at(-1)
    const end = match.index + match[0].length
    if (last?.end === match.index) last.end = end
    else found.push({ start: match.index, end })
  }
  return found
}

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

/** The first year that a report may be of, and the last. */
const firstYear = 1990
const lastYear = 2035

/**
 * The year that a term names, normalized as it is looked for. A number with anything else beside it is none: 2017件 counts,
 * 2017号 is part of a name.
 *
 * @example yearNamed('2017年') // 2017
 */
export function yearNamed(literal: string): number | null {
  const year = Number(/^([12]\d{3})年?$/u.exec(literal)?.[1] ?? NaN)
  return year >= firstYear && year <= lastYear ? year : null
}

const number = String.raw`\d[\d.,]*[余多]?[万亿]?[余多]?`
/** Any number that is no date and no number of a document. */
const anyNumber = String.raw`(?<![\d.,])\d[\d.,]*(?![\d.,年月日号\]])`

/** What is asked, and what its answer looks like; the first that fits. What is counted by 个 is often given without it. */
const answerForms: readonly (readonly [asked: RegExp, answer: string | null])[] = [
  [/多少钱|(?:金额|费用|经费|总额|投资).*多少|多少.*(?:金额|费用|经费|总额)/u, `${number}元`],
  [/率是?多少|百分之几|比例是?多少/u, String.raw`\d[\d.]*%`],
  [
    /(?:电话|热线|号码).*(?:多少|什么|几)|(?:多少|什么|哪个).*(?:电话|热线|号码)/u,
    String.raw`\d{5,}`,
  ],
  [/什么时候|什么时间|何时|几时|哪一?[年月天日]|几[月号日年]|哪个月/u, String.raw`\d[年月日]`],
  [/第几/u, String.raw`第\d`],
  [/(?:多少|几)个/u, anyNumber],
  // The unit is part of what is asked for, and of the answer: 多少件 is 28件.
  [/(?:多少|几)(人次|[万亿]?元|[件条项次份家人户名位篇期处类种张天场笔批宗])/u, null],
  [/多少|几/u, anyNumber],
  [/为什么|为何|原因/u, '因为|由于|原因|因'],
]

/** What the answer to a normalized question looks like, as a regular expression; null where it may be anything. */
export function answerForm(question: string): string | null {
  for (const [asked, answer] of answerForms) {
    const found = asked.exec(question)
    if (found !== null) return answer ?? `${number}${found[1]!}`
  }
  return null
}
