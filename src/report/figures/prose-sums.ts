/** Sums that sentences state: "共50230条,其中A 11324条,B 7435条,C 31471条". */
import type { Check, Figure, OutlineNode } from '../types.ts'
import { makeCheck } from './make-check.ts'
import { normalizeText } from '../../text/index.ts'
import { matchesOf } from '../matches.ts'
import { walkOutline } from '../walk-outline.ts'

const number = '\\d{1,3}(?:,\\d{3})+|\\d+'
const unit = '条|件|份|宗|起|例|人次|次|人|项|篇|期|个'

/** A whole and what follows 其中: the parts stand in the same sentence, or in brackets, or in the sentence after. */
const whole = new RegExp(
  `(?<![\\d.])(?<n>${number})(?<unit>${unit})(?<between>[^。;()\\d]{0,12}|[^。;()]{0,14}%,|。)(?<open>\\()?其中[:,]?(?=(?<parts>[^。]{1,400}))`,
  'g',
)

/** "约", "余" and the like: rounded numbers do not add up, and need not. */
const rounded = /(?:约|近|逾|超过?|不足)$/
/** A list that says itself that it is not whole. */
const openList =
  /^(?:还|又|就|仅)?(?:涉及|包括|包含|含|有|如|例如|比如|较|重点)|等$|等(?=[,;。)]|[^级]{0,3}$)|主要/
const channels = /网站|微博|微信|公众号|报纸|公报|电视|广播|客户端/g
/** Clauses that count the same things anew, by another question. */
const countsAnew = /答复|办结|办理|回复|结转|同比|上年|同期/
/** What is left for the next year is a part like the answers before it. */
const leftOver =
  /(?:结转|转|顺延|延续|留待?)(?:入|至|到|为)?(?:下一?年|次年|来年|20\d\d年)|跨年|(?:正在|尚在|仍在|尚未|未)(?:办理|办结|答复|审结)|(?:办理|审查)(?:之)?中/
/** A clause that counts something all the same: 其余已转交, 转办三件, 撤回2起. */
const passedOver = new RegExp(`其余|其他|剩余|余下|另有|均|[\\d一二三四五六七八九十两](?:${unit})`)
/** Stands where brackets with numbers stood: "不予处理(重复申请20件)" counts, without a number of its own. */
const inBrackets = '\u2026'
/** Parts that make up less than this of the whole are examples, whatever the sentence calls them. */
const leastShare = 0.5

/**
 * Every stated sum that can be told to be one.
 *
 * @param figures the figures in prose, to name the cells
 */
export function proseSums(outline: readonly OutlineNode[], figures: readonly Figure[]): Check[] {
  const checks: Check[] = []
  for (const node of walkOutline(outline)) {
    for (const passage of node.passages) {
      if (!passage.text.includes('其中')) continue
      for (const match of matchesOf(whole, normalizeText(passage.text))) {
        const check = weigh(match, (value) =>
          figures
            .filter((figure) => figure.value === value && figure.source.passageId === passage.id)
            .map((figure) => figure.key),
        )
        if (check !== undefined) checks.push(check)
      }
    }
  }
  return checks
}

function weigh(match: RegExpExecArray, keysOf: (value: number) => string[]): Check | undefined {
  const { n = '', unit: counted = '', open, parts: tail = '' } = match.groups ?? {}
  if (rounded.test(match.input.slice(Math.max(0, match.index - 3), match.index))) return undefined
  const total = toNumber(n)
  const list = listOf(tail, open !== undefined)
  const { parts, isWholeList } = partsOf(list, counted)
  if (parts.length < 2) return undefined
  // A sentence can go on to other counts: the parts are the first ones that add up.
  for (let count = 2; count <= parts.length; count++) {
    const first = parts.slice(0, count)
    if (sum(first) === total) return sumCheck(total, first, counted, keysOf)
  }
  // Two parts may be examples or overlap, a list can say that it is not whole, one item goes out by several channels.
  const isOpen = !isWholeList || openList.test(list) || sum(parts) < total * leastShare
  const isWhole = parts.length > 2 && !(sum(parts) < total && isOpen)
  if (!isWhole || (list.match(channels) ?? []).length > 1) return undefined
  return sumCheck(total, parts, counted, keysOf)
}

function sumCheck(
  total: number,
  parts: readonly number[],
  counted: string,
  keysOf: (value: number) => string[],
): Check {
  const formula = `正文：共${total}${counted} = ${parts.join(' + ')}`
  return makeCheck(formula, total, sum(parts), [...new Set([total, ...parts].flatMap(keysOf))])
}

/** What belongs to this 其中: up to its bracket's end or the next 其中, without brackets inside. */
function listOf(tail: string, inBracket: boolean): string {
  const flat = tail.replace(/\([^()]*\)/g, (inner) => (/\d/.test(inner) ? inBrackets : ''))
  const bracketEnd = inBracket ? flat.indexOf(')') : -1
  const own = (bracketEnd < 0 ? flat : flat.slice(0, bracketEnd)).split('其中')[0]!
  // "其中涉及政府信息公开2件;被诉11件": an open list does not go on behind a semicolon.
  return openList.test(own.split(';')[0]!) ? own.split(';')[0]! : own
}

/** The numbers of a list, and whether each of its clauses gave one: what was passed over may be what is missing from a sum. */
function partsOf(list: string, counted: string): { parts: number[]; isWholeList: boolean } {
  const part = new RegExp(`(?<![\\d.])(?<n>${number})(?:${counted})(?!次|数)`)
  const parts: number[] = []
  let isWholeList = true
  for (const clause of list.split(/[,;、]/)) {
    if (parts.length > 0 && countsAnew.test(clause) && !leftOver.test(clause)) {
      // "告知通过其他途径办理2件" is a part, "办结30件" none: only what adds up, or is too much already, is told.
      isWholeList = false
      break
    }
    const match = part.exec(clause)
    if (match !== null && !rounded.test(clause.slice(0, match.index)))
      parts.push(toNumber(match.groups?.['n'] ?? ''))
    else if (passedOver.test(clause) || clause.includes(inBrackets)) isWholeList = false
  }
  return { parts, isWholeList }
}

function toNumber(text: string): number {
  return Number(text.replaceAll(',', ''))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
