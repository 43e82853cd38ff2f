/**
 * What a query asks by its words alone: words that only ask or join, which make a question of it (answered by what shares most of
 * it, not by what holds every word of it); years of reports; what an answer looks like; and which figure is asked for, of whom,
 * of which years, or who has the most of it.
 */
import type { AdministrativeLevel } from '../limits.ts'
import { chineseYear, fromChineseYear, type ParsedQuery, type QueryNode } from '../query/index.ts'
import { applicants, figureWordings } from '../report/index.ts'
import { normalizeText, toSimplified } from '../text/index.ts'

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

/** 收不收费 asks about 收费: the verb is said twice, the first time with 不. */
const verbTwice = String.raw`(?<verb>(?!不)\p{Script=Han}{1,2})[不没](?=\k<verb>)`

/** In an address, it begins what is asked of a server (x?id=1). */
const questionMark = /[?？](?![A-Za-z0-9=&%])/u

const asking = new RegExp(`${countsAsked}|${askingWords.join('|')}|${verbTwice}`, 'gu')
/** Or a question mark, which ends what is said. */
const asks = new RegExp(
  `${questionMark.source}|${countsAsked}|${askingWords.join('|')}|${verbTwice}`,
  'u',
)

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

/** 谁公开谁审查 asks nothing: who does the one does the other. */
const whoeverDoes = /谁\p{Script=Han}{1,6}[,，、;；]?谁(?=\p{Script=Han})/gu

/** True for words typed without any operator of which some ask. */
export function isQuestion({ text, tree }: ParsedQuery): boolean {
  const parts = tree.type === 'and' ? tree.clauses : [tree]
  const isPlain = (node: QueryNode): boolean =>
    node.type === 'word' || (node.type === 'phrase' && chineseQuotes.test(text.slice(node.start)))
  return (
    parts.every(isPlain) &&
    parts.some(
      (node) => node.type === 'word' && asks.test(toSimplified(node.text).replace(whoeverDoes, '')),
    )
  )
}

/**
 * Words that ask and yet may be said as they stand (是否公开): what is held so was copied. Not where a question mark asks, nor where a
 * word does nothing but ask.
 */
export function mayBeCited({ text, tree }: ParsedQuery): string[] {
  if (questionMark.test(text)) return []
  const parts = tree.type === 'and' ? tree.clauses : [tree]
  const asked = parts.flatMap((node) =>
    node.type === 'word' && asks.test(toSimplified(node.text)) ? [normalizeText(node.text)] : [],
  )
  const saysMore = (word: string): boolean =>
    askingStretches(word).reduce((rest, { start, end }) => rest - (end - start), word.length) > 1
  return asked.every(saysMore) ? asked : []
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
  const written = literal.replace(/年$/u, '')
  const year = /^\d{4}$/.test(written) ? Number(written) : (fromChineseYear(written) ?? NaN)
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

/** A query that names a figure. Every word of it is accounted for: what is none of these is a name. */
export interface FigureQuestion {
  /** The figures that the words may name, by era; of a report the first that it states. */
  keys: readonly string[]
  /** Kind of applicant; null for all together. */
  applicant: string | null
  years: readonly { from: number; to: number }[]
  /** What must be bodies or places, normalized; as many as the query sets apart. */
  names: readonly string[]
  rank: 'most' | 'least' | null
  /** What is ranked, where the query says so. */
  by: 'body' | 'year' | null
  /** Only bodies of this level are ranked. */
  level: AdministrativeLevel | null
}

/** A character of the query (a UTF-16 unit, as patterns count them), and whether something else ends before it. */
interface Typed {
  character: string
  isStart: boolean
}

/** Stands for what was taken: no pattern goes across it. */
const taken = '\0'

const yearInNumerals = new RegExp(`${chineseYear}(?=年)`, 'gu')

/** 一共收到, 是多少件, 有几条. */
const amountAsked =
  /(?:总共|一共|共计|合计|共|总计)?(?:有|是|为|达到|达|了)*(?:多少|几)(?:人次|万元|件次|[件条次个人篇元项家起宗份名场期])?/u
const politeWords =
  /请问|请教|(?:我)?(?:想|要)(?:知道|了解|问|查)(?:一下)?|查一下|查询|(?:的)?(?:数量|件数|数字|数据|总数|数)(?:是|有|为)|[?!,.:;"'()]+/u
const inOrder = '[一二三四五1-5]'
/** The first of a ranking, or a place in it that the ranking shows: 前三名, 第二多. */
const mostAsked = new RegExp(
  `(?:排名)?(?:最多|最高|最大)|(?:排名|排行)?(?:前${inOrder}[名位]?|第${inOrder}多)|排名第一|排名|排行|排序`,
  'u',
)
const leastAsked = new RegExp(`最少|最低|最小|第${inOrder}少`, 'u')
const byYear =
  /(?:是|在)?(?:哪|什么|何)(?:一|个)?(?:年度|年份|年)|(?:的)?年份|历年(?:来)?|(?:的)?年度$/u
const wholeBodies = '单位|机构|机关|政府|地方|地区|市县|行政机关|公开主体'
const kindsOfBody = `${wholeBodies}|部门|省份|省|市|县市区|县区|区县|县|区|旗|乡镇|街道|镇|乡`
/** 什么 and 哪些 ask for whatever comes next: for bodies only where that is one. */
const byBody = new RegExp(
  `是?(?:哪|什么)一?(?:些|几)?(?:个|家|座)?(${kindsOfBody})|是?哪一?(?:个|家|里|儿)|谁|的(${kindsOfBody})$|(?:${wholeBodies})$`,
  'u',
)
/** No figure answers why or how. */
const reasonAsked = /为什么|为何|为啥|怎么|怎样|如何|原因/u

/** What a kind of place that is ranked is called. */
const levelOf: Readonly<Partial<Record<string, AdministrativeLevel>>> = {
  省份: 'province',
  省: 'province',
  市: 'prefecture',
  县市区: 'county',
  县区: 'county',
  区县: 'county',
  县: 'county',
  区: 'county',
  旗: 'county',
  乡镇: 'township',
  街道: 'township',
  镇: 'township',
  乡: 'township',
  部门: 'department',
}

const joining = /^(?:和|与|及|以及|、)$/u
const applying = 'requests.received'

/** Words around a name that are no part of it. */
const particles =
  /^(?:的|了|在|于|是|有|共|一共|总共|为|因|被|全年|年度|年|其中|呢|啊|呀|对|政府信息公开(?:工作)?(?:年度报告|年报)|年度报告|年报|里|中)+|(?:的|了|在|于|是|有|共|一共|总共|为|因|被|全年|年度|其中|呢|啊|呀|里|中)+$/gu

/** The words typed without any operator; null where there is one: what asks for more than words is no question. */
function wordsOf(tree: QueryNode): string[] | null {
  const parts = tree.type === 'and' ? tree.clauses : [tree]
  const words = parts.map((node) =>
    node.type === 'word' || node.type === 'phrase' ? normalizeText(node.text) : null,
  )
  return words.includes(null) ? null : (words as string[])
}

/** A query's characters, of which stretches are taken as they are understood. */
class Reading {
  private readonly typed: Typed[]
  /** The characters in one: every pattern is held against it. */
  private text: string

  constructor(words: readonly string[]) {
    const written = words.map((word) =>
      word.replace(yearInNumerals, (year) => String(fromChineseYear(year))),
    )
    this.typed = written.flatMap((word) =>
      word.split('').map((character, i) => ({ character, isStart: i === 0 })),
    )
    this.text = written.join('')
  }

  match(pattern: RegExp): RegExpExecArray | null {
    return pattern.exec(this.text)
  }

  private replace(start: number, length: number, by: Typed[]): void {
    this.typed.splice(start, length, ...by)
    this.text = this.typed.map(({ character }) => character).join('')
  }

  /** Takes what a pattern matches out of the query; what stood beside it is then side by side, each on its own. */
  remove(pattern: RegExp): RegExpExecArray | null {
    const found = this.match(pattern)
    if (found === null || found[0] === '') return null
    const { index: start } = found
    const end = start + found[0].length
    const after = this.typed[end]
    if (after !== undefined) after.isStart = true
    this.replace(start, end - start, [])
    return found
  }

  /** Takes a stretch, and parts what stands beside it. */
  take(start: number, length: number): void {
    this.replace(start, length, [{ character: taken, isStart: true }])
  }

  /** What was not taken, as it was set apart. */
  rest(): string[] {
    const parts: string[] = []
    for (const { character, isStart } of this.typed) {
      const part = isStart ? undefined : parts.pop()
      parts.push((part ?? '') + character)
    }
    return parts
      .flatMap((part) => part.split(taken))
      .map((part) => part.trim().replace(particles, '').replace(particles, ''))
      .filter((part) => part !== '')
  }
}

const year = '((?:19|20)\\d{2})'
const yearsAsked = new RegExp(
  `(?<!\\d)${year}(?:年度?)?(?:[-~至到]|年到|年至)${year}(?!\\d)(?:年度?)?(?:间|之间|期间)?|(?<!\\d)${year}(?!\\d)(?:年度|年)?`,
  'u',
)

const applicantNames = applicants.filter(({ key }) => key !== 'other' && key !== 'total')

/** Whether a query may name a figure: most do not, and are told by one look in place of one for each wording. */
const mayAskForFigure = new RegExp(
  [...figureWordings.map(({ pattern }) => pattern), amountAsked, mostAsked, leastAsked]
    .map(({ source }) => source)
    .join('|'),
  'u',
)

/** The wording that takes up most of the query; topics count where an amount or a rank is asked for. */
function figureIn(
  reading: Reading,
  isAsked: boolean,
): { keys: readonly string[]; isTopic: boolean; start: number; length: number } | null {
  let best: ReturnType<typeof figureIn> = null
  for (const { keys, pattern, isTopic } of figureWordings) {
    if (isTopic && !isAsked) continue
    const found = reading.match(pattern)
    const length = found?.[0].length ?? 0
    if (found !== null && length > (best?.length ?? 0))
      best = { keys, isTopic, start: found.index, length }
  }
  return best
}

/** The figure that a query names, with whatever else it says; null for any other query. */
export function readFigureQuestion({ tree }: ParsedQuery): FigureQuestion | null {
  const words = wordsOf(tree)
  if (words === null) return null
  const reading = new Reading(words)
  if (reading.match(mayAskForFigure) === null || reading.match(reasonAsked) !== null) return null
  const years: { from: number; to: number }[] = []
  for (let found = reading.remove(yearsAsked); found; found = reading.remove(yearsAsked)) {
    const [first = found[3], last = found[3]] = [found[1], found[2]]
    years.push({ from: Number(first), to: Number(last) })
  }
  const most = reading.remove(mostAsked)
  const rank = most !== null ? 'most' : reading.remove(leastAsked) !== null ? 'least' : null
  let by: FigureQuestion['by'] = null
  let level: AdministrativeLevel | null = null
  let asksWho = false
  if (reading.remove(byYear) !== null) by = 'year'
  else if (rank !== null) {
    const found = reading.remove(byBody)
    if (found !== null) by = 'body'
    asksWho = found?.[0] === '谁'
    level = levelOf[found?.[1] ?? found?.[2] ?? ''] ?? null
  }
  let isAsked = rank !== null
  while (reading.remove(amountAsked) !== null) isAsked = true
  while (reading.remove(politeWords) !== null);
  // 收到商业企业申请: whose applications they are may stand within the words for the figure.
  const own = applicantNames.filter(({ label }) => reading.remove(new RegExp(label, 'u')) !== null)
  const figure = figureIn(reading, isAsked)
  // 谁申请最多 asks for those who apply.
  if (figure === null || (asksWho && figure.isTopic && figure.keys.includes(applying))) return null
  reading.take(figure.start, figure.length)
  if (own.length > 1 || years.some(({ from, to }) => from > to)) return null
  return {
    keys: figure.keys,
    applicant: own[0]?.key ?? null,
    years,
    // 2018年和2019年 are two.
    names: reading.rest().filter((name) => years.length < 2 || !joining.test(name)),
    rank,
    by,
    level,
  }
}
