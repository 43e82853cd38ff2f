/** A clause as the words of `prose-words.ts`, numbers with their units, names of bodies, and what is none of them. */
import { wordRows, type WordKind } from './prose-words.ts'

/** One reading of a word; some words have two (其他情形 is an outcome of applications and a result of reviews). */
export interface Sense {
  kind: WordKind | 'number' | 'year' | 'rate' | 'body' | 'unknown'
  value: string
}

export interface ProseToken {
  text: string
  senses: readonly Sense[]
  /** For a number. */
  number?: ProseNumber
  /** For a year: the year, and the months named with it. */
  year?: { year: number | null; isWhole: boolean }
}

export interface ProseNumber {
  value: number
  unit: string
  /** As printed. */
  raw: string
  /** False for 余, 多, 万 and the like: a rounding states no figure. */
  isExact: boolean
}

/** A node of the tree of words: the senses of the word that ends here. */
interface WordNode {
  next: Map<string, WordNode>
  senses: Sense[] | null
}

/** Every wording a pattern of the table stands for; choices may hold choices. */
export function wordingsOf(pattern: string): string[] {
  const open = pattern.indexOf('(')
  if (open < 0) return [pattern]
  const choices: string[] = []
  let depth = 0
  let start = open + 1
  let close = open
  for (let i = open; depth > 0 || i === open; i++) {
    const character = pattern[i]
    if (character === '(') depth++
    if (character === ')') depth--
    if (depth === 0 || (depth === 1 && character === '|')) {
      choices.push(pattern.slice(start, i))
      start = i + 1
    }
    close = i
  }
  const tails = wordingsOf(pattern.slice(close + 1))
  const heads = choices.flatMap(wordingsOf)
  return heads.flatMap((head) => tails.map((tail) => pattern.slice(0, open) + head + tail))
}

function plant(): WordNode {
  const root: WordNode = { next: new Map(), senses: null }
  for (const { kind, value, words } of wordRows) {
    for (const wording of new Set(words.flatMap(wordingsOf))) {
      if (wording === '') continue
      let node = root
      for (const character of wording) {
        let child = node.next.get(character)
        if (child === undefined) {
          child = { next: new Map(), senses: null }
          node.next.set(character, child)
        }
        node = child
      }
      node.senses ??= []
      if (!node.senses.some((sense) => sense.kind === kind && sense.value === value))
        node.senses.push({ kind, value })
    }
  }
  return root
}

const words = plant()

interface FoundWord {
  length: number
  senses: readonly Sense[]
}

function longestWord(text: string, start: number): FoundWord | undefined {
  let node: WordNode | undefined = words
  let found: FoundWord | undefined
  for (let end = start; end < text.length; end++) {
    node = node.next.get(text[end]!)
    if (node === undefined) break
    if (node.senses !== null) found = { length: end + 1 - start, senses: node.senses }
  }
  return found
}

const unit =
  '条次|件次|人次|场次|条|件|份|宗|起|例|次|封|篇|期|个|项|人|名|万元|亿元|元|部|批|处|场|期|处|家|户|天|%'
const yearMonth =
  /(?<year>(?:19|20)\d\d)年(?:度)?(?:(?<month>\d{1,2})月(?:(?<day>\d{1,2})[日号])?(?:(?:起|)(?:至|到|-|~)(?:(?<endYear>(?:19|20)\d\d)年)?(?<endMonth>\d{1,2})月(?:(?<endDay>\d{1,2})[日号])?(?:止|底)?)?|(?:全年|以来|内|间|底|末)?)/y
/** 2014年至2016年, 2014-2016年: more than one year. */
const yearSpan = /(?:19|20)\d\d年?(?:至|到|-|~|—)(?:19|20)\d\d年(?!\d{1,2}月)/y
const monthRange =
  /(?<month>\d{1,2})月?(?:(?<day>\d{1,2})[日号])?(?:至|到|-|~)(?<endMonth>\d{1,2})月(?:份)?(?:(?<endDay>\d{1,2})[日号])?/y
const monthAlone = /\d{1,2}月(?:份|\d{1,2}[日号])?/y
const bareYear = /(?<year>20\d\d)(?=[,;。]|$)/y
const digits = new RegExp(
  `(?<n>\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(?<decimals>\\.\\d+)?(?<rounded>余|多|来|几)?(?<scale>[万亿千百]+(?![元]))?(?<more>余|多)?(?<unit>${unit})?(?<after>余|多|次|以上|左右|上下)?`,
  'y',
)
/** A numeral in words counts things only right before their unit: 一件事 is no count. */
const numerals =
  /(?<n>[一二三四五六七八九十百两〇零]{1,5})(?<unit>件|条|份|起|例|宗|人次|人|名)(?!事|龙|制|次)/y

const body =
  /[\u4e00-\u9fff·]{1,24}?(?:人民政府(?:办公室|办)?|政府(?:办公室|办)?|管(?:理)?委(?:员)?会|委员会|办公室|办事处|街道办|街道|开发区|新区|社区|分局|支队|大队|总队|局|厅|中心|医院|学院|大学|公司|银行|委|办|县|区|市|镇|乡|州|旗|盟|省)(?=$|,|共|总|累计|全年|本年|今年|当年|年内|\d{4}年|主动|未|没有|无|尚|均|收到|受理|接收|接到|新收|办理|公开|发布|公布|通过|在|依|按|为|从|的|没|也|已|代表|暂|政府信息|政府门户|政府网|人民政府网|人民政府门户|门户|官方|网站|微信|微博|:|没)/y

const digitOf = new Map(
  Array.from('零一二三四五六七八九').map((numeral, digit) => [numeral, digit]),
)
digitOf.set('〇', 0)
digitOf.set('两', 2)

/** 三 -> 3, 十二 -> 12, 一百零五 -> 105; undefined for what is no number below a thousand. */
export function numeralValue(text: string): number | undefined {
  let total = 0
  let digit: number | undefined
  for (const character of text) {
    if (character === '十' || character === '百') {
      total += (digit ?? 1) * (character === '十' ? 10 : 100)
      digit = undefined
    } else {
      const value = digitOf.get(character)
      if (value === undefined || (digit !== undefined && digit !== 0)) return undefined
      digit = value
    }
  }
  return total + (digit ?? 0)
}

/** Kinds that a statement may open with before it names who speaks. */
const beforeBody = new Set(['filler', 'period', 'year', 'and', 'part', 'body', 'scope'])
/** What a name of a body does not begin with. */
const notInBody = new Set([
  'scope',
  'period',
  'verb',
  'none',
  'part',
  'total',
  'outcome',
  'time',
  'carried',
  'and',
])

/** Words that lead to a name and are no part of it: 在政府网站. */
const leadsToName =
  /^(?:在|通过|由|向|从|对|以|经|被|因|就|为|的|是|有|已|共|将|按|于|关于|针对|涉及|依|并|且|另|还|也)/

function sticky(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function readYear(text: string, at: number): ProseToken | undefined {
  const years = sticky(yearSpan, text, at)
  if (years !== null) {
    const senses: Sense[] = [{ kind: 'year', value: '' }]
    return { text: years[0], senses, year: { year: null, isWhole: false } }
  }
  const match = sticky(yearMonth, text, at)
  if (match !== null) {
    const { year, month, endYear, endMonth } = match.groups!
    const isWhole =
      month === undefined ||
      (month === '1' && endMonth === '12' && (endYear === undefined || endYear === year)) ||
      (month === '01' && endMonth === '12')
    const isSpan = endYear !== undefined && endYear !== year
    const token = { year: Number(year), isWhole: isWhole && !isSpan }
    return { text: match[0], senses: [{ kind: 'year', value: '' }], year: token }
  }
  const range = sticky(monthRange, text, at)
  if (range !== null) {
    const { month, endMonth } = range.groups!
    const isWhole = Number(month) === 1 && Number(endMonth) === 12
    return { text: range[0], senses: [{ kind: 'year', value: '' }], year: { year: null, isWhole } }
  }
  const alone = sticky(monthAlone, text, at)
  if (alone !== null) {
    return {
      text: alone[0],
      senses: [{ kind: 'year', value: '' }],
      year: { year: null, isWhole: false },
    }
  }
  const bare = sticky(bareYear, text, at)
  if (bare === null) return undefined
  const year = { year: Number(bare.groups!['year']), isWhole: true }
  return { text: bare[0], senses: [{ kind: 'year', value: '' }], year }
}

function readNumber(text: string, at: number): ProseToken | undefined {
  const match = sticky(digits, text, at)
  if (match === null) return undefined
  const {
    n = '',
    decimals = '',
    rounded,
    scale,
    more,
    after,
    unit: printedUnit = '',
  } = match.groups!
  if (printedUnit === '%') return { text: match[0], senses: [{ kind: 'rate', value: '' }] }
  const isExact =
    rounded === undefined &&
    scale === undefined &&
    more === undefined &&
    (after === undefined || after === '次')
  return {
    text: match[0],
    senses: [{ kind: 'number', value: '' }],
    number: {
      value: Number(n.replaceAll(',', '') + decimals),
      unit: printedUnit,
      raw: n + decimals + (printedUnit.endsWith('元') ? printedUnit : ''),
      isExact,
    },
  }
}

function readNumeral(text: string, at: number): ProseToken | undefined {
  const match = sticky(numerals, text, at)
  if (match === null) return undefined
  const { n = '', unit: printedUnit = '' } = match.groups!
  const value = numeralValue(n)
  if (value === undefined) return undefined
  return {
    text: match[0],
    senses: [{ kind: 'number', value: '' }],
    number: { value, unit: printedUnit, raw: n, isExact: true },
  }
}

/** The tokens of a clause: normalized text without spaces and without the marks that end clauses. */
export function tokensOf(clause: string): ProseToken[] {
  const tokens: ProseToken[] = []
  let unknownFrom = -1
  let canName = true
  const close = (end: number): void => {
    if (unknownFrom >= 0)
      tokens.push({
        text: clause.slice(unknownFrom, end),
        senses: [{ kind: 'unknown', value: '' }],
      })
    unknownFrom = -1
  }
  let at = 0
  while (at < clause.length) {
    const character = clause[at]!
    let token: ProseToken | undefined
    if (character >= '0' && character <= '9') {
      token = readYear(clause, at) ?? readNumber(clause, at)
    } else {
      token = readNumeral(clause, at)
      if (token === undefined) {
        const word = longestWord(clause, at)
        const canBeName =
          canName &&
          unknownFrom < 0 &&
          !leadsToName.test(clause.slice(at, at + 2)) &&
          !word?.senses.some(({ kind }) => notInBody.has(kind))
        const name = canBeName ? sticky(body, clause, at) : null
        if (name !== null && name[0].length > (word?.length ?? 0))
          token = { text: name[0], senses: [{ kind: 'body', value: '' }] }
        else if (word !== undefined)
          token = { text: clause.slice(at, at + word.length), senses: word.senses }
      }
    }
    if (token === undefined) {
      if (unknownFrom < 0) unknownFrom = at
      canName = false
      at++
      continue
    }
    close(at)
    tokens.push(token)
    canName &&= token.senses.some(({ kind }) => beforeBody.has(kind))
    at += token.text.length
  }
  close(clause.length)
  return tokens
}

/** True where the token can be read so. */
export function is(token: ProseToken | undefined, kind: Sense['kind'], value?: string): boolean {
  return (
    token?.senses.some(
      (sense) => sense.kind === kind && (value === undefined || sense.value === value),
    ) ?? false
  )
}
