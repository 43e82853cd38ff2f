/** Splits lines that hold a whole report: text that lost its line ends on the way. Cuts only where a part must begin or end. */
import type { Block, TextBlock } from '../ingest/index.ts'
import { toSimplified } from '../text/index.ts'
import { bareTitles, chapterTitles } from './heading-table.ts'
import { isFormRow, parseLineNumber } from './headings.ts'
import { titleLengthAtStart } from './metadata/title.ts'
import { sliceBlock } from './slice-block.ts'

/** Shorter lines are ordinary paragraphs, unless chapters with printed titles follow each other in them. */
const giantLine = 800

/** A line with fewer chapter beginnings is a long paragraph that mentions one. */
const minChapters = 2

/** A file of so few lines of text may hold a report in one of them, whose titles are set off by spaces alone. */
const fewLines = 3

/** A numbered phrase between spaces that is longer is a paragraph. */
const maxHeadingPhrase = 40

const titlesLongestFirst = [...chapterTitles].sort((a, b) => b.length - a.length)
const knownTitle = new RegExp(`^(?:${titlesLongestFirst.join('|')})`)
const chapterNumber = /([一二三四五六七八九十]{1,3})[、．.]\s*/g

/** What text behind a heading begins with, where no space parts the two: 概述2015年, 情况(一), 措施我县. */
const textBegins =
  '(?=(?:19|20)\\d\\d|[(（][一二三四五六七八九十]{1,3}[)）]|\\d{1,2}[、.．]|本年|本级|我[省市县区州盟旗乡镇局委厅办院]|全[省市县区州盟旗乡镇局委厅年]|今年|截至|截止|根据|按照|依据|为)'
const knownTitleBeforeText = new RegExp(
  `^(?:${titlesLongestFirst.join('|')})(?:\\s+(?=\\S)|${textBegins})`,
)
/** Titles as the forms print them, without a number, between spaces. */
const bareTitle = new RegExp(
  `(?<=^|\\s)(?:${[...chapterTitles, ...bareTitles].sort((a, b) => b.length - a.length).join('|')})[:：]?(?=\\s)`,
  'g',
)
/** Headings of a wording of their own, set off from the text behind them by a space. */
const setOff = /^[^\s。；;，,：:！!？?|\d]{2,28}(?=\s)/

/** How headings of these reports end where their wording is their own: 主要不足和今后打算. */
const headingEnd = new RegExp(
  `^[^\\s。；;，,：:！!？?]{2,28}?(?:情况|措施|问题|打算|事项|说明|建设|管理|保障|工作|方面|计划|概述|概况|建议|附表|安排|方向)${textBegins}`,
)

/**
 * Splits lines that hold several parts at chapters, numbered phrases between spaces, and sentence ends before a space. The first
 * line is split behind the report's title if it begins with it. Other lines stay whole.
 *
 * @param titles What the head states as title.
 */
export function splitGiantLines(blocks: readonly Block[], titles: readonly string[]): Block[] {
  const lines = blocks.filter((block) => block.kind === 'text')
  const isWhole = lines.length <= fewLines
  return blocks.flatMap<Block>((block) =>
    block.kind === 'text' ? splitLine(block, titles, block === lines[0], isWhole) : [block],
  )
}

function splitLine(
  block: TextBlock,
  titles: readonly string[],
  isFirst: boolean,
  isWhole: boolean,
): TextBlock[] {
  const text = toSimplified(block.text)
  const cuts = new Set<number>()
  for (const title of titles) cuts.add(titleLength(text, toSimplified(title)))
  if (isFirst) cuts.add(titleLengthAtStart(text))
  addCuts(text, cuts, isWhole)
  const ordered = [0, ...[...cuts].filter((cut) => cut > 0).sort((a, b) => a - b), text.length]
  if (ordered.length === 2 && block.text !== '' && block.text.trim() === block.text) return [block]
  return ordered.flatMap((from, i) => {
    const to = ordered[i + 1]
    const piece = to === undefined ? undefined : sliceBlock(block, from, to)
    return piece === undefined ? [] : [piece]
  })
}

/** Length of a title at the start of a text, spaces aside; 0 when the text is the title or begins otherwise. */
function titleLength(text: string, title: string): number {
  const wanted = title.replace(/\s/g, '')
  if (wanted.length < 8) return 0
  let matched = 0
  for (let i = 0; i < text.length; i++) {
    if (/\s/.test(text.charAt(i))) continue
    if (text.charAt(i) !== wanted.charAt(matched)) return 0
    if (++matched === wanted.length) return i + 1 < text.length ? i + 1 : 0
  }
  return 0
}

/** @param isWhole whether the line may be all there is of a report */
function addCuts(text: string, cuts: Set<number>, isWhole: boolean): void {
  const isGiant = text.length >= giantLine
  const chapters = findChapters(text, isGiant, isWhole)
  const known = chapters.filter(({ isKnown }) => isKnown).length
  const isEnough = isWhole && known > 0 ? chapters.length : known
  if (isGiant ? chapters.length < minChapters : isEnough < minChapters) {
    const [only] = chapters
    // 一、总体情况2021年，…: the printed title is no part of the sentence behind it.
    if (only?.start === 0 && only.isKnown && only.end !== undefined && text.includes('。'))
      cuts.add(only.end)
    if (isWhole) addBareTitles(text, cuts)
    return
  }
  for (const { start, end } of chapters) {
    cuts.add(start)
    if (end !== undefined) cuts.add(end)
  }
  if (!isGiant) return
  for (const match of text.matchAll(/(?<=\s)\S+/g)) {
    const number = parseLineNumber(match[0])
    if (number === undefined) continue
    cuts.add(match.index)
    const isPhrase = match[0].length > number.length && match[0].length <= maxHeadingPhrase
    if (isPhrase && !/[。；;]/.test(match[0])) cuts.add(match.index + match[0].length)
  }
  // The number of a section may follow a sentence or a heading without a space.
  for (const match of text.matchAll(/[（(][一二三四五六七八九十]{1,3}[）)]/g)) {
    if (!cuts.has(match.index) && !/[。！？]/.test(text.charAt(match.index - 1))) continue
    cuts.add(match.index)
    const words = match.index + match[0].length
    const heading = headingEnd.exec(text.slice(words, words + maxHeadingPhrase + 12))
    if (heading !== null) cuts.add(words + heading[0].length)
  }
  // A closing quote alone ends no sentence: “阳光秤” 巡查办法 goes on behind the space.
  for (const match of text.matchAll(/(?<=[。！？][”’」』）)》]?)\s+(?=\S)/g)) cuts.add(match.index)
}

/** 总体情况 2022年…。 依申请公开情况 …: titles without a number, where several stand between spaces with sentences behind them. */
function addBareTitles(text: string, cuts: Set<number>): void {
  const titles = [...text.matchAll(bareTitle)]
  const opensText = titles.every(({ index }, i) =>
    text.slice(index, titles[i + 1]?.index ?? text.length).includes('。'),
  )
  if (titles.length < minChapters || !opensText) return
  for (const { index, 0: title } of titles) cuts.add(index).add(index + title.length)
}

/** A chapter in a line of running text. */
interface Chapter {
  start: number
  /** Where its heading ends; undefined where that cannot be told from the text behind it. */
  end: number | undefined
  /** Its title is one that the forms print. */
  isKnown: boolean
  ordinal: number
}

/** What may stand before a chapter's number: nothing, a space, the end of a sentence. */
const sentenceEnd = /[\s。！？；：:”）)]/
/** A table's last cell: a number, or the unit of one (412088316.40元三、收到和处理…). */
const cellEnd = /[\d元条件个次份名%]/

/** The chapters of a line: of all numbers that could begin one, those that count up best. */
function findChapters(text: string, isGiant: boolean, isWhole: boolean): Chapter[] {
  const candidates: (Chapter & { weight: number })[] = []
  for (const match of text.matchAll(chapterNumber)) {
    const start = match.index
    const before = text.charAt(start - 1)
    const isFree = start === 0 || sentenceEnd.test(before)
    if (!isFree && !cellEnd.test(before)) continue
    const words = start + match[0].length
    const ahead = text.slice(words, words + maxHeadingPhrase + 12)
    if (isFormRow(ahead)) continue
    const isKnown = knownTitle.test(ahead)
    // Behind a cell, or in a short line, an unknown wording is as likely the row of a table or an item.
    const isSetOff = isWhole && setOff.test(ahead)
    if (!isKnown && (!isFree || !(isGiant || isSetOff))) continue
    const length = lengthOfHeading(ahead, isKnown)
    candidates.push({
      start,
      end: withMark(text, length === undefined ? undefined : words + length),
      isKnown,
      ordinal: toOrdinal(match[1]!),
      weight: isKnown ? 3 : length === undefined ? 1 : 2,
    })
  }
  return bestSequence(candidates)
}

function lengthOfHeading(ahead: string, isKnown: boolean): number | undefined {
  const printed = (isKnown ? knownTitleBeforeText.exec(ahead) : null) ?? headingEnd.exec(ahead)
  if (printed !== null) return printed[0].trimEnd().length
  const space = ahead.search(/\s/)
  if (space > 0 && space <= maxHeadingPhrase && !/[。；;，,！!？?]/.test(ahead.slice(0, space)))
    return space
  return isKnown ? knownTitle.exec(ahead)![0].length : undefined
}

/** A full stop or a colon behind a title belongs to it. */
function withMark(text: string, end: number | undefined): number | undefined {
  return end !== undefined && /[。：:]/.test(text.charAt(end)) ? end + 1 : end
}

/**
 * The heaviest run of candidates whose numbers rise; each number left out costs as much as a chapter of its own wording brings.
 * Kept by number, of which there are 99, so that a line of a million candidates takes no longer than reading it.
 */
function bestSequence<T extends Chapter & { weight: number }>(candidates: readonly T[]): T[] {
  interface Run {
    sum: number
    last: T
    before: Run | undefined
  }
  const runs: (Run | undefined)[] = []
  let best: Run | undefined
  for (const last of candidates) {
    const { ordinal, weight } = last
    let run: Run = { sum: weight - 2 * (ordinal - 1), last, before: undefined }
    for (let earlier = 1; earlier < ordinal; earlier++) {
      const before = runs[earlier]
      if (before === undefined) continue
      const sum = before.sum + weight - 2 * (ordinal - earlier - 1)
      if (sum > run.sum) run = { sum, last, before }
    }
    if (run.sum > (runs[ordinal]?.sum ?? -Infinity)) runs[ordinal] = run
    if (run.sum > (best?.sum ?? -Infinity)) best = run
  }
  const chapters: T[] = []
  for (let run = best; run !== undefined; run = run.before) chapters.unshift(run.last)
  return chapters
}

const numerals = '一二三四五六七八九'

/** 一 is 1, 十二 is 12, 二十 is 20. */
function toOrdinal(numeral: string): number {
  const ten = numeral.indexOf('十')
  if (ten < 0) return numerals.indexOf(numeral.charAt(0)) + 1
  const tens = ten === 0 ? 1 : numerals.indexOf(numeral.charAt(0)) + 1
  return tens * 10 + numerals.indexOf(numeral.charAt(ten + 1) || ' ') + 1
}
