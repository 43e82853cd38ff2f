/** Cutting an unquoted word into the terms that must all be found. */
import type { Literal } from '../index/index.ts'
import { normalize, normalizeText, type Analyzer, type Word } from '../text/index.ts'
import { askingStretches, measureWords, stopWords } from './question.ts'
import { findExpansions, otherLiterals, ownLiteral, type Expansion } from './synonyms-lookup.ts'

/** A term of a query word: what was typed, and what is looked for. */
export interface CutTerm {
  /** As typed. */
  text: string
  /** Where that stands in the word. */
  start: number
  end: number
  /** What was typed, normalized; its numbers are whole ones. */
  own: Literal
  /** What is looked for beside it: other writings of a number or date, other names. */
  others: Literal[]
  /** Helps to rank, and is not missed where it does not stand: a pair around a lone character. */
  isAid?: boolean
  /** Lone characters side by side, taken for a name: where a longer one is found, that was the name. */
  isGuess?: boolean
}

/** Why something that was typed is not looked for. */
export type LeftOutReason = 'stop_word' | 'question_word' | 'lone_character' | 'punctuation'

/** Something typed that is not looked for. */
export interface LeftOut {
  /** As typed. */
  text: string
  reason: LeftOutReason
}

/** What a word is cut into. */
export interface Cut {
  terms: CutTerm[]
  leftOut: LeftOut[]
  /** Of a question: stretches across its words that may be names, as no dictionary has them (谢尔塔拉, cut 谢尔|塔|拉). */
  names?: CutTerm[]
}

interface Stretch {
  start: number
  end: number
}

const fewHan = /^\p{Script=Han}{2,3}$/u
const oneCharacter = /^.$/su
const han = /^\p{Script=Han}$/u
const wholeNumeral = /^(?:\d{1,3}|[零〇一二三四五六七八九十百]{1,4})$/u
const letterOrNumber = /[\p{L}\p{N}]/u
/** Signs say what a number or a name is (4%, 7×24, C++), other punctuation stands between words. */
const sign = /^[\p{S}%‰#&@*_]+$/u

const openingMarks = /[\p{Ps}\p{Pi}]*$/u
const marksBehind = /^(?:(?![%‰#&@*_])[\p{P}\s])*/u

/** The address of a page: its parts are no words. */
const webAddress = /^[a-z][a-z0-9+.-]*:\/\/[^\p{Script=Han}]+$/u

/** Units of more than one character: behind a number they belong to it. One character always does. */
const units = new Set(
  '人次 万元 亿元 千元 美元 欧元 公里 千米 厘米 毫米 平方米 平方公里 立方米 公顷 公斤 千克 千瓦 千瓦时 小时 分钟 秒钟 工作日 自然日 百分点 季度 年度 年代 月份 月底 月末 月初 周年 周岁'.split(
    ' ',
  ),
)

/** A word of a normalized text, and what it is for cutting. */
interface Piece extends Stretch {
  /**
   * `run`: Latin letters, digits, other scripts, or a number with its unit; `word`: two Han characters or more; `lone`: one;
   * `sign` belongs to what stands beside it; `mark` separates.
   */
  kind: 'run' | 'word' | 'lone' | 'sign' | 'mark'
}

/** A word being cut. */
class Source {
  readonly typed: string
  readonly text: string
  readonly analyzer: Analyzer
  private readonly starts: Uint32Array
  private readonly ends: Uint32Array
  private readonly expansions: readonly Expansion[]
  /** Names that are not cut, and stand apart from what is beside them. */
  readonly names: readonly Stretch[]

  constructor(typed: string, analyzer: Analyzer, names: readonly string[] = []) {
    const { text, starts, ends } = normalize(typed)
    this.typed = typed
    this.text = text
    this.analyzer = analyzer
    this.starts = starts
    this.ends = ends
    this.expansions = findExpansions(text)
    this.names = names.flatMap((name) => {
      const start = text.indexOf(name)
      return start < 0 ? [] : [{ start, end: start + name.length }]
    })
  }

  /** As typed. */
  written({ start, end }: Stretch): string {
    return this.typed.slice(this.starts[start], this.ends[end - 1])
  }

  /** As typed, with the punctuation that sets it off (一、 and （一）). */
  setOff({ start, end }: Stretch): string {
    const [opening] = openingMarks.exec(this.text.slice(0, start))!
    const [marks] = marksBehind.exec(this.text.slice(end))!
    return this.written({ start: start - opening.length, end: end + marks.length })
  }

  term({ start, end }: Stretch): CutTerm {
    const literal = this.text.slice(start, end)
    const inside = expansionsIn(this.expansions, start, end)
    return {
      text: this.written({ start, end }),
      start: this.starts[start]!,
      end: this.ends[end - 1]!,
      own: asWord(ownLiteral(literal, inside), this.analyzer),
      others: otherLiterals(literal, inside).map((other) => asWord(other, this.analyzer)),
    }
  }

  /** What helps to rank is no word of its own: what it means stands where it runs across none. */
  aid(stretch: Stretch): CutTerm {
    const term = this.term(stretch)
    return { ...term, own: { ...term.own, isWord: true }, isAid: true }
  }

  pieces(): Piece[] {
    const { text } = this
    const words = withTheirMarks(this.analyzer.wordsOf(text), text)
    const names = this.names.map((name) => ({ ...name, isWord: true, isNumber: false }))
    return keepWhole(words, [...this.expansions, ...names]).map(({ start, end, kind }) => {
      const written = text.slice(start, end)
      const isLone = kind === 'han' && oneCharacter.test(written)
      if (kind === 'other') return { start, end, kind: sign.test(written) ? 'sign' : 'mark' }
      if (kind !== 'han') return { start, end, kind: 'run' }
      return { start, end, kind: isLone ? 'lone' : 'word' }
    })
  }
}

/**
 * Cuts a word that must be found. It is looked for as it stands, unless it falls into parts that are each a word of two
 * characters or more, or a run of Latin letters or digits with what belongs to it (26件, A4纸, 7×24): then each part is
 * found as a literal string. A lone character never stands for a word. What has other names is not cut, so that
 * they can stand in its place.
 */
export function cutWord(typed: string, analyzer: Analyzer): CutTerm[] {
  // Two or three Han characters are one term however they are cut: in parts, one at least would be a lone character.
  if (fewHan.test(typed)) return [wholeWord(typed, analyzer)]
  const source = new Source(typed, analyzer)
  if (source.text === '') return []
  const pieces = source.pieces()
  if (webAddress.test(source.text)) return [source.term(trimmed(pieces, source.text))]
  const parts = partsOf(pieces, source)
  const isSplit = parts.every(({ kind }) => kind === 'word' || kind === 'run')
  const whole = trimmed(pieces, source.text)
  return (isSplit && parts.length > 0 ? parts : [whole]).map((part) => source.term(part))
}

/** From the first to the last that is no mark; all of it where nothing else stands. */
function trimmed(pieces: readonly Piece[], text: string): Stretch {
  const kept = pieces.filter(({ kind }) => kind !== 'mark')
  // A bracket or a quotation mark that has its partner inside is part of what was typed.
  const inner = { start: kept[0]?.start ?? 0, end: kept.at(-1)?.end ?? text.length }
  for (const [open, close] of ['()', '[]', '<>'] as const) {
    const inside = text.slice(inner.start, inner.end)
    const opened = inside.split(open!).length
    const closed = inside.split(close!).length
    if (opened > closed && text.charAt(inner.end) === close) inner.end++
    if (closed > opened && text.charAt(inner.start - 1) === open) inner.start--
    // (一) is what was typed: without its brackets it is any 一.
    const isWrapped = text.charAt(inner.start - 1) === open && text.charAt(inner.end) === close
    if (isWrapped && wholeNumeral.test(inside)) {
      inner.start--
      inner.end++
    }
  }
  return inner
}

/** Joins what belongs together, and leaves the rest as it is: lone characters among it. */
function partsOf(
  pieces: readonly Piece[],
  { text, analyzer }: Source,
  apart: readonly Stretch[] = [],
): Piece[] {
  const parts: Piece[] = []
  /** Whether what comes next begins a part, or belongs to the last one. */
  let next: 'apart' | 'open' | 'joined' = 'apart'
  for (const [i, piece] of pieces.entries()) {
    const last = parts.at(-1)
    if (piece.kind === 'mark') {
      // Punctuation between two runs of Latin letters or digits is part of a code: 014420882/2018-00583.
      const isCode = pieces[i - 1]?.kind === 'run' && pieces[i + 1]?.kind === 'run'
      if (isCode && last !== undefined) last.end = piece.end
      next = isCode ? 'joined' : 'apart'
      continue
    }
    if (apart.some(({ start, end }) => piece.start === start || piece.start === end)) next = 'apart'
    const joins =
      last !== undefined && next !== 'apart' && (next === 'joined' || belongs(last, piece, text))
    if (joins) {
      last.end = piece.end
      if (piece.kind !== last.kind) last.kind = 'run'
    } else if (
      last?.kind === 'word' &&
      piece.kind === 'word' &&
      next === 'open' &&
      !analyzer.isSureBorder(text, piece.start)
    )
      last.end = piece.end
    else parts.push({ ...piece })
    next = piece.kind === 'sign' ? 'joined' : 'open'
  }
  return parts
}

/** Whether a piece belongs to the part before it: a sign to anything, to a number its unit. */
function belongs(last: Piece, piece: Piece, text: string): boolean {
  const written = text.slice(piece.start, piece.end)
  if (piece.kind === 'sign') return true
  if (piece.kind === 'run')
    // 第3批 is one thing; the 县 of 青岫县2023年 belongs to the name before it.
    return last.kind === 'run' || text.slice(last.start, last.end) === '第'
  if (last.kind !== 'run') return false
  if (piece.kind === 'lone') return isUnitOf(text.charAt(last.end - 1), written)
  // 30个工作日: 个 counts what comes next.
  return units.has(written) || text.charAt(last.end - 1) === '个'
}

/** 30余件, 3亿5千万元: about how many, and how many ten thousands, stand between a number and its unit. */
const betweenNumberAndUnit = new Set('余多来几十百千万亿'.split(''))
const calendarUnits = new Set('年月日号'.split(''))
/** 2016至2018, 28件均: these stand beside numbers and count nothing. */
const besideNumbers = new Set('至比均共约超达近占已未不'.split(''))
const partsOfTime = new Set('初底末度内份间前后起'.split(''))

/** Whether a lone character behind a number counts it, or says when in it: one unit a number (2024年新收 are two things). */
function isUnitOf(end: string, unit: string): boolean {
  if (stopWords.has(unit) || besideNumbers.has(unit)) return false
  if (calendarUnits.has(end)) return partsOfTime.has(unit)
  return !han.test(end) || betweenNumberAndUnit.has(end)
}

const isStopWord = (text: string, { start, end }: Stretch): boolean =>
  stopWords.has(text.slice(start, end))

/** What is denied comes next. */
const denials = new Set('不未没无非'.split(''))

/**
 * Cuts a word that no report holds as it stands at every border that it may have. A lone character joins its neighbour
 * (阿|左旗 becomes 阿左旗), several side by side are a name of their own (洪泽|新|媒体); stop words are left out.
 *
 * @param names Normalized names within the word: each is a part by itself.
 */
export function cutApart(typed: string, analyzer: Analyzer, names: readonly string[] = []): Cut {
  const source = new Source(typed, analyzer, names)
  if (webAddress.test(source.text)) return { terms: cutWord(typed, analyzer), leftOut: [] }
  const leftOut: LeftOut[] = []
  const groups: (Stretch & Pick<Piece, 'kind'> & { lone: number })[] = []
  const parts = partsOf(source.pieces(), source, source.names)
  const isName = ({ start, end }: Stretch): boolean =>
    source.names.some((name) => name.start === start && name.end === end)
  const isLone = (part: Piece | undefined, at: number): boolean =>
    part?.kind === 'lone' && part.start === at && !isStopWord(source.text, part)
  let isCutOff = true
  parts.forEach((piece, i) => {
    if (isStopWord(source.text, piece)) {
      leftOut.push({ text: source.written(piece), reason: 'stop_word' })
      isCutOff = true
      return
    }
    const isSingle = piece.kind === 'lone'
    const last = groups.at(-1)
    const isAdjacent = last?.end === piece.start && !isCutOff
    // 申请|最|多: what stands beside another lone character does not join the word before it; nor does what denies the next (常态|不|公开).
    const isOfNext =
      isLone(parts[i + 1], piece.end) ||
      (denials.has(source.text.slice(piece.start, piece.end)) && parts[i + 1]?.kind === 'word')
    const isBegun = isSingle && isOfNext && (last?.lone ?? 0) === 0
    const joins = isSingle
      ? !isBegun && last?.kind !== 'run'
      : last?.lone === 1 && piece.kind !== 'run'
    if (last !== undefined && isAdjacent && joins && !isName(piece) && !isName(last)) {
      last.end = piece.end
      last.lone = isSingle && last.lone > 0 ? last.lone + 1 : 0
    } else groups.push({ ...piece, lone: isSingle ? 1 : 0 })
    isCutOff = false
  })
  const terms = groups
    .filter(({ lone }) => lone !== 1)
    .map((group) => source.term(group))
    .filter((term, i, all) => all.findIndex(({ own }) => own.text === term.own.text) === i)
  if (terms.length === 0) return { terms: cutWord(typed, analyzer), leftOut: [] }
  for (const group of groups)
    if (group.lone === 1) leftOut.push({ text: source.setOff(group), reason: 'lone_character' })
  return { terms, leftOut }
}

/**
 * Cuts a question: plain words, since none of them must be found. What only asks is left out. Lone characters next to each
 * other are taken for a name (自贸港); each with what stands beside it is a pair that helps to rank. A question of nothing
 * else is cut like any word.
 */
export function cutQuestion(typed: string, analyzer: Analyzer): Cut {
  const source = new Source(typed, analyzer)
  const leftOut: LeftOut[] = []
  const terms: CutTerm[] = []
  /** What is left of the pieces, with nothing where something was left out. */
  const row: (Piece | null)[] = []
  const asked = askingStretches(source.text)
  const all = source.pieces()
  // 多少个PPP项目: what counts belongs to what asks, not to what comes next.
  const asking = asked.flatMap((stretch) => [
    stretch,
    ...all.filter(
      ({ start, end, kind }) =>
        start === stretch.end && kind === 'lone' && measureWords.has(source.text.slice(start, end)),
    ),
  ])
  for (const stretch of asking)
    leftOut.push({ text: source.written(stretch), reason: 'question_word' })
  let wasLeftOut = false
  const pieces = all.flatMap((piece) => withoutStretches(piece, asking))
  for (const piece of partsOf(pieces, source, asking)) {
    const written = source.text.slice(piece.start, piece.end)
    const isAsking = asking.some(({ start, end }) => piece.start < end && piece.end > start)
    const isStopWord = stopWords.has(written)
    const isMeasure = wasLeftOut && measureWords.has(written)
    wasLeftOut = isAsking || isStopWord
    if (isAsking) row.push(null)
    else if (isStopWord || isMeasure) {
      leftOut.push({
        text: source.written(piece),
        reason: isMeasure ? 'question_word' : 'stop_word',
      })
      row.push(null)
    } else row.push(piece)
  }
  row.forEach((piece, i) => {
    if (piece === null || piece.kind === 'sign') return
    if (piece.kind !== 'lone') {
      terms.push(source.term(piece))
      return
    }
    for (const { isAid, ...stretch } of namesAt(row, i))
      terms.push(isAid ? source.aid(stretch) : { ...source.term(stretch), isGuess: true })
    if (isAlone(row, i)) leftOut.push({ text: source.setOff(piece), reason: 'lone_character' })
  })
  if (terms.length === 0) return { terms: cutWord(typed, analyzer), leftOut: [] }
  const names = possibleNames(row, source.text).map((stretch) => source.aid(stretch))
  return { terms: withoutRepeats(terms), leftOut, names }
}

/** Longest run of lone characters that is taken for a name. */
const longestName = 6
/** Shortest and longest stretch across words that may be a name: two characters are a pair in any case. */
const shortestAcross = 3
const longestAcross = 8
/** Stretches that are looked up for one word of a question, at most. */
const mostAcross = 24

/** What joins, bends or denies is no part of a name. */
const functionWords = new Set(
  '不 未 没 无 非 要 应 需 须 可 能 会 想 让 使 给 令 叫 向 往 按 经 至 及 并 且 但 却 如 若 因 所 最 更 很 太 较 只 还 再 又 仍 均 已 曾 正 去 来 做 说 请 得 地 着 过 收 到 比 同 跟 给 用'.split(
    ' ',
  ),
)

/**
 * Stretches of pieces side by side that may be a name: one of them is a lone character, and not all (those are taken for names in
 * any case).
 */
function possibleNames(row: readonly (Piece | null)[], text: string): Stretch[] {
  const found: Stretch[] = []
  const joins = ({ start, end }: Piece): boolean => functionWords.has(text.slice(start, end))
  row.forEach((first, i) => {
    if (first === null || joins(first)) return
    let lone = first.kind === 'lone' ? 1 : 0
    for (let last = i + 1; touches(row[last - 1], row[last]); last++) {
      const { end, kind } = row[last]!
      const length = end - first.start
      if (length > longestAcross || joins(row[last]!)) break
      if (kind === 'lone') lone++
      const isOfBoth = lone > 0 && lone <= last - i
      if (isOfBoth && length >= shortestAcross) found.push({ start: first.start, end })
    }
  })
  return found.slice(0, mostAcross)
}

/** A piece cut where it meets what only asks: 哪些项目 is a word of the dictionary, and 项目 is asked for. */
function withoutStretches(piece: Piece, stretches: readonly Stretch[]): Piece[] {
  const { start, end } = piece
  if (piece.kind !== 'word') return [piece]
  const borders = stretches
    .flatMap((each) => [each.start, each.end])
    .filter((at) => start < at && at < end)
  return [start, ...borders].map((from, i) => {
    const to = borders[i] ?? end
    return { start: from, end: to, kind: to - from === 1 ? 'lone' : 'word' }
  })
}

/** Whether two pieces of a question stand next to each other, neither of them a run. */
function touches(a: Piece | null | undefined, b: Piece | null | undefined): boolean {
  if (a == null || b == null) return false
  return a.end === b.start && a.kind !== 'run' && b.kind !== 'run'
}

/** Whether nothing that it could be a pair with stands beside a lone character. */
const isAlone = (row: readonly (Piece | null)[], i: number): boolean =>
  !touches(row[i - 1], row[i]) && !touches(row[i], row[i + 1])

/** What a lone character of a question gives: the name that begins with it, and the pairs with its neighbours. */
function namesAt(row: readonly (Piece | null)[], i: number): (Stretch & { isAid: boolean })[] {
  const piece = row[i]!
  const before = row[i - 1]
  const after = row[i + 1]
  const found: (Stretch & { isAid: boolean })[] = []
  const isLone = (each: Piece | null | undefined): boolean => each?.kind === 'lone'
  if (!(touches(before, piece) && isLone(before))) {
    let last = i
    while (touches(row[last], row[last + 1]) && isLone(row[last + 1])) last++
    if (last > i && last - i < longestName)
      found.push({ start: piece.start, end: row[last]!.end, isAid: false })
  }
  // Pairs of characters; a pair of two lone ones is given by the first of them.
  if (touches(before, piece) && before!.kind === 'word')
    found.push({ start: before!.end - 1, end: piece.end, isAid: true })
  if (touches(piece, after)) found.push({ start: piece.start, end: after!.start + 1, isAid: true })
  return found
}

/** Each string once: a name of two characters is its only pair. */
function withoutRepeats(terms: readonly CutTerm[]): CutTerm[] {
  const seen = new Set<string>()
  const named = terms.filter(({ isAid }) => isAid !== true).map(({ own }) => own.text)
  return terms.filter(({ own, isAid }) => {
    if (isAid === true && (seen.has(own.text) || named.includes(own.text))) return false
    seen.add(own.text)
    return true
  })
}

/** A word that is not cut, with its other names: a side of NEAR. */
export function wholeWord(text: string, analyzer: Analyzer): CutTerm {
  const literal = normalizeText(text)
  const expansions = findExpansions(literal)
  return {
    text,
    start: 0,
    end: text.length,
    own: asWord(ownLiteral(literal, expansions), analyzer),
    others: otherLiterals(literal, expansions).map((other) => asWord(other, analyzer)),
  }
}

/** The other names of a word that is not cut. */
export function otherNames(text: string): string[] {
  const literal = normalizeText(text)
  return otherLiterals(literal, findExpansions(literal)).map((other) => other.text)
}

const twoHan = /^\p{Script=Han}{2}$/u

/**
 * Says of a word of two characters that it is one. What is longer hardly stands anywhere by coincidence: where it seems to run across
 * words, it is the segmenter that cut wrongly.
 */
function asWord(literal: Literal, analyzer: Analyzer): Literal {
  const isWord =
    literal.pattern === undefined &&
    twoHan.test(literal.text) &&
    analyzer.wordsOf(literal.text).length === 1
  return isWord ? { ...literal, isWord } : literal
}

/** Whether a word names nothing by itself: set apart by spaces, it is left out beside others. */
export function reasonToLeaveOut(typed: string): LeftOutReason | null {
  const normalized = normalizeText(typed)
  if (normalized !== '' && !letterOrNumber.test(normalized)) return 'punctuation'
  const [asked] = askingStretches(normalized)
  if (asked?.start === 0 && asked.end === normalized.length) return 'question_word'
  return stopWords.has(normalized) ? 'stop_word' : null
}

/** Those that lie in `[start, end)`, with offsets from its start. */
function expansionsIn(expansions: readonly Expansion[], start: number, end: number): Expansion[] {
  return expansions
    .filter((each) => each.start >= start && each.end <= end)
    .map((each) => ({ ...each, start: each.start - start, end: each.end - start }))
}

const combiningMarks = /\p{M}/u
const combiningMark = /^\p{M}/u

/** Words with the combining marks that stand behind them (カ and its voicing): no word of their own. */
function withTheirMarks(words: readonly Word[], text: string): Word[] {
  if (!combiningMarks.test(text)) return [...words]
  const joined: Word[] = []
  for (const word of words) {
    const last = joined.at(-1)
    if (last !== undefined && combiningMark.test(text.slice(word.start))) last.end = word.end
    else joined.push({ ...word })
  }
  return joined
}

/** Makes one word of each stretch that is not to be cut; what is left of words at its edges stays. A unit joins its number. */
function keepWhole(
  words: readonly Word[],
  stretches: readonly Pick<Expansion, 'start' | 'end' | 'isWord' | 'isNumber'>[],
): Word[] {
  let kept = [...words]
  for (const { start, end, isWord, isNumber } of stretches) {
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
