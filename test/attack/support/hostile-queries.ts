/** Queries as nobody types them: from the grammar, from bytes, and those that cost most for their length. */
import { longestQuery } from '../../../src/limits.ts'
import type { Random } from './random.ts'

/** What reports say most, and least. */
const frequent = [...'的公开政府信息工作年度报告依法申请主动一二三〇，。、：（）0123456789']
const words = [
  '政府信息',
  '公开',
  '依申请公开',
  '主动公开',
  '行政复议',
  '年度报告',
  '12件',
  '2018年',
]
const absent = ['魑魅魍魉', '依申请公幵', 'zzzz', '𠮷野', '９９９９９件', '\u0301\u0301', '\ud800']
const fields = [
  ...[
    'year:2018',
    'year:2010..2020',
    'year:',
    'region:江苏',
    'body:人民政府',
    'section:依申请公开',
  ],
  ...[
    'level:county',
    '-year:2018',
    'figure:requests.received>0',
    'figure:收到申请>=100',
    'number:1号',
  ],
]
const questions = [
  '哪个县收到申请最多',
  '2018年哪些单位主动公开最少',
  '收到多少件申请？',
  '为什么不予公开',
]

/** A word, mostly one that stands in many reports. */
function word(random: Random): string {
  const kind = random.below(8)
  if (kind === 0) return random.pick(absent)
  if (kind < 3) return random.pick(words)
  if (kind === 3)
    return String.fromCodePoint(0x4e00 + random.below(20_000), 0x4e00 + random.below(20_000))
  return Array.from({ length: 1 + random.below(4) }, () => random.pick(frequent)).join('')
}

function clause(random: Random, depth: number): string {
  const inner = (): string => clause(random, depth - 1)
  const list = (between: string, most: number): string =>
    Array.from({ length: 2 + random.below(most) }, inner).join(between)
  if (depth <= 0 || random.below(4) === 0)
    return random.below(3) === 0 ? `"${word(random)}"` : word(random)
  switch (random.below(11)) {
    case 0:
      return list(' OR ', 12)
    case 1:
      return list(' ', 8)
    case 2:
      return list(` NEAR/${random.pick([0, 1, 5, 10, 100, 1000, 1001])} `, 10)
    case 3:
      return `(${inner()})`
    case 4:
      return `同句(${inner()})`
    case 5:
      return `同段(${inner()})`
    case 6:
      return `-${inner()}`
    case 7:
      return `${inner()} -(${inner()})`
    case 8:
      return random.pick(fields)
    case 9:
      return random.pick(questions)
    default:
      // Crooked on purpose.
      return `${random.pick(['(', ')', '"', 'OR', 'NEAR', 'NOT', '同句(', '：', '|', '&', '-'])}${inner()}`
  }
}

/** One query of the grammar, or of nothing but characters. */
export function hostileQuery(random: Random): string {
  const kind = random.below(10)
  if (kind === 0)
    return String.fromCharCode(
      ...Array.from({ length: random.below(200) }, () => random.below(0x10000)),
    )
  if (kind === 1)
    return Buffer.from(Array.from({ length: random.below(300) }, () => random.below(256)))
      .toString('utf8')
      .slice(0, longestQuery)
  if (kind === 2) return random.pick(heavy)(random).slice(0, longestQuery)
  return clause(random, 1 + random.below(6)).slice(0, longestQuery)
}

const filled = (part: () => string, between: string): string => {
  let text = part()
  while (text.length < longestQuery) text += between + part()
  return text.slice(0, longestQuery)
}
const common = (random: Random): string => random.pick(frequent)

/** What costs most for its length, by name in `heavyQueries`. */
const heavy: readonly ((random: Random) => string)[] = [
  (random) => filled(() => common(random), ` NEAR/1000 `),
  (random) => filled(() => common(random), ' NEAR/1 '),
  (random) => filled(() => `同段(${common(random)}`, ' '),
  (random) => filled(() => `同句(${common(random)} ${common(random)})`, ' OR '),
  (random) => filled(() => common(random), ' OR '),
  (random) => filled(() => common(random), ' '),
  (random) => filled(() => `-${common(random)}`, ' '),
  (random) => filled(() => common(random), ''),
  (random) =>
    `(${filled(() => common(random), ' OR ').slice(0, 230)}) NEAR/1000 (${filled(() => common(random), ' OR ').slice(0, 230)})`,
  (random) => filled(() => word(random), ' '),
  (random) => `${filled(() => word(random), '').slice(0, 470)}哪个县收到申请最多`,
  (random) => filled(() => `"${common(random)}${common(random)}${common(random)}"`, ' OR '),
  (random) => filled(() => `${word(random)}幵幵`, ' '),
]

/** Those that cost most, each by what it is. */
export function heavyQueries(): { name: string; q: string }[] {
  const letters = [...'的公开政府信息工作年度报告依法申请主动一二三']
  const take = (between: string, wrap = (letter: string): string => letter): string => {
    let i = 0
    return filled(() => wrap(letters[i++ % letters.length]!), between)
  }
  const half = take(' OR ')
    .slice(0, 230)
    .replace(/ O?R?$/, '')
  return [
    { name: 'a common character', q: '公' },
    { name: 'a common word', q: '公开' },
    { name: 'common characters side by side', q: take(' ') },
    { name: 'common characters, any of them', q: take(' OR ') },
    { name: '`NEAR/1000` of common characters', q: take(' NEAR/1000 ') },
    { name: '`NEAR/1` of common characters', q: take(' NEAR/1 ') },
    { name: '`NEAR/1000` of two lists of common characters', q: `(${half}) NEAR/1000 (${half})` },
    {
      name: '20 nested `同段` of common characters',
      q: letters.map((letter) => `同段(${letter} `).join(''),
    },
    { name: '`同句` of two, any of many', q: take(' OR ', (letter) => `同句(${letter} 年)`) },
    { name: 'all but common characters', q: take(' ', (letter) => `-${letter}`) },
    { name: '500 common characters in a row', q: take('') },
    { name: 'many absent words', q: take(' ', (letter) => `${letter}幵幵`) },
    {
      name: 'a question with a name of 480 characters',
      q: `${take('').slice(0, 480)}收到申请多少件`,
    },
  ]
}
