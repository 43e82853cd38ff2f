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

/**
 * A place within the wordings of the table: where each character leads, and what a word that ends here says. Written as
 * patterns, the wordings are few; spelled out they are forty thousand.
 */
interface PatternNode {
  steps: [character: string, to: PatternNode][]
  /** Places reached without a character: each choice begins so. */
  skips: PatternNode[]
  /** Rows of the table whose words end here. */
  rows: number[]
}

/** All places that the characters so far lead to. */
interface WordState {
  /** By the next character: the places it leads to, and once a text has gone there, their state. */
  moves: Map<string, PatternNode[] | WordState>
  senses: readonly Sense[]
}

const newNode = (): PatternNode => ({ steps: [], skips: [], rows: [] })

/** Lays a pattern from a place on; gives the place where it ends. Choices may hold choices. */
function layPattern(pattern: string, from: PatternNode): PatternNode {
  let node = from
  for (let i = 0; i < pattern.length; i++) {
    const to = newNode()
    if (pattern[i] === '(') {
      const close = closingBracket(pattern, i)
      for (const choice of choicesOf(pattern.slice(i + 1, close))) {
        const start = newNode()
        node.skips.push(start)
        layPattern(choice, start).skips.push(to)
      }
      i = close
    } else node.steps.push([pattern[i]!, to])
    node = to
  }
  return node
}

function closingBracket(pattern: string, open: number): number {
  let depth = 0
  for (let i = open; i < pattern.length; i++) {
    if (pattern[i] === '(') depth++
    if (pattern[i] === ')' && --depth === 0) return i
  }
  throw new Error(`The bracket at ${open} of ${pattern} is not closed.`)
}

/** What stands between the bars of this level. */
function choicesOf(inner: string): string[] {
  const choices: string[] = []
  let depth = 0
  let start = 0
  for (let i = 0; i < inner.length; i++) {
    if (inner[i] === '(') depth++
    if (inner[i] === ')') depth--
    if (depth > 0 || inner[i] !== '|') continue
    choices.push(inner.slice(start, i))
    start = i + 1
  }
  return [...choices, inner.slice(start)]
}

const senseOfRow = wordRows.map(({ kind, value }): Sense => ({ kind, value }))

function stateOf(nodes: Iterable<PatternNode>): WordState {
  // A set goes on to what is added to it meanwhile.
  const reached = new Set(nodes)
  for (const node of reached) for (const skip of node.skips) reached.add(skip)
  const places = new Map<string, PatternNode[]>()
  const rows = new Set<number>()
  for (const node of reached) {
    for (const row of node.rows) rows.add(row)
    for (const [character, to] of node.steps) {
      const others = places.get(character)
      if (others === undefined) places.set(character, [to])
      else others.push(to)
    }
  }
  // Of two readings that which stands first in the table goes first.
  const senses = [...rows].sort((a, b) => a - b).map((row) => senseOfRow[row]!)
  return { moves: places, senses }
}

function stepOf({ moves }: WordState, character: string): WordState | undefined {
  const to = moves.get(character)
  if (!Array.isArray(to)) return to
  const state = stateOf(to)
  moves.set(character, state)
  return state
}

const words = stateOf(
  wordRows.map(({ words }, row) => {
    const start = newNode()
    for (const pattern of words) layPattern(pattern, start).rows.push(row)
    return start
  }),
)

interface FoundWord {
  length: number
  senses: readonly Sense[]
}

function longestWord(text: string, start: number): FoundWord | undefined {
  let state: WordState | undefined = words
  let found: FoundWord | undefined
  for (let end = start; end < text.length; end++) {
    state = stepOf(state, text[end]!)
    if (state === undefined) break
    if (state.senses.length > 0) found = { length: end + 1 - start, senses: state.senses }
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

const numeralStart = /[一二三四五六七八九十百两〇零]/

const body =
  /[\u4e00-\u9fff·]{1,24}?(?:人民政府(?:办公室|办)?|政府(?:办公室|办)?|管(?:理)?委(?:员)?会|委员会|办公室|办事处|街道办|街道|开发区|新区|社区|分局|支队|大队|总队|局|厅|中心|医院|学院|大学|公司|银行|委|办|县|区|市|镇|乡|州|旗|盟|省)(?=$|,|共|总|累计|全年|本年|今年|当年|年内|\d{4}年|主动|未|没有|无|尚|均|收到|受理|接收|接到|新收|办理|公开|发布|公布|通过|在|依|按|为|从|的|没|也|已|代表|暂|政府信息|政府门户|政府网|人民政府网|人民政府门户|门户|官方|网站|微信|微博|:|没)/y

/** What every name of a body ends with: a clause without one of them holds no name. */
const bodyEnd = /[府会室处道区队局厅心院学司行委办县市镇乡州旗盟省]/

const as = {
  number: [{ kind: 'number', value: '' }],
  year: [{ kind: 'year', value: '' }],
  rate: [{ kind: 'rate', value: '' }],
  body: [{ kind: 'body', value: '' }],
  unknown: [{ kind: 'unknown', value: '' }],
} as const satisfies Record<string, readonly Sense[]>

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
    return { text: years[0], senses: as.year, year: { year: null, isWhole: false } }
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
    return { text: match[0], senses: as.year, year: token }
  }
  const range = sticky(monthRange, text, at)
  if (range !== null) {
    const { month, endMonth } = range.groups!
    const isWhole = Number(month) === 1 && Number(endMonth) === 12
    return { text: range[0], senses: as.year, year: { year: null, isWhole } }
  }
  const alone = sticky(monthAlone, text, at)
  if (alone !== null) {
    return {
      text: alone[0],
      senses: as.year,
      year: { year: null, isWhole: false },
    }
  }
  const bare = sticky(bareYear, text, at)
  if (bare === null) return undefined
  const year = { year: Number(bare.groups!['year']), isWhole: true }
  return { text: bare[0], senses: as.year, year }
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
  if (printedUnit === '%') return { text: match[0], senses: as.rate }
  const isExact =
    rounded === undefined &&
    scale === undefined &&
    more === undefined &&
    (after === undefined || after === '次')
  return {
    text: match[0],
    senses: as.number,
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
    senses: as.number,
    number: { value, unit: printedUnit, raw: n, isExact: true },
  }
}

/** The tokens of a clause: normalized text without spaces and without the marks that end clauses. */
export function tokensOf(clause: string): ProseToken[] {
  const tokens: ProseToken[] = []
  let unknownFrom = -1
  let canName = bodyEnd.test(clause)
  const close = (end: number): void => {
    if (unknownFrom >= 0)
      tokens.push({
        text: clause.slice(unknownFrom, end),
        senses: as.unknown,
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
      token = numeralStart.test(character) ? readNumeral(clause, at) : undefined
      if (token === undefined) {
        const word = longestWord(clause, at)
        const canBeName =
          canName &&
          unknownFrom < 0 &&
          !leadsToName.test(clause.slice(at, at + 2)) &&
          !word?.senses.some(({ kind }) => notInBody.has(kind))
        const name = canBeName ? sticky(body, clause, at) : null
        if (name !== null && name[0].length > (word?.length ?? 0))
          token = { text: name[0], senses: as.body }
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
