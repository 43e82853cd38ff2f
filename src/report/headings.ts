/** Tells headings from paragraphs by number, length and wording. One line at a time; the nesting is outline.ts. */
import { normalizeText, toSimplified } from '../text/index.ts'
import { bareTitles, chapterTitles, formRows } from './heading-table.ts'

/** The number a line begins with. A smaller rank stands higher: 第一部分, 一、, (一), 1., (1), ①. */
export interface LineNumber {
  rank: number
  /** UTF-16 units of the number with its mark and the space behind it. */
  length: number
}

const chapterRank = 2
export const itemRank = 4

const numeral = '[一二三四五六七八九十]{1,3}'
const digits = '[0-9０-９]{1,2}'

const numberForms: readonly { rank: number; pattern: RegExp }[] = [
  { rank: 1, pattern: /^第\s*[一二三四五六七八九十百]{1,4}\s*(?:部分|章|节|節)[\s、:：]*/ },
  { rank: chapterRank, pattern: new RegExp(`^${numeral}\\s*[、．.]\\s*`) },
  {
    rank: 3,
    pattern: new RegExp(`^(?:[（(〔\\[]\\s*${numeral}\\s*[）)〕\\]]|[㈠-㈩])\\s*[、．.]?\\s*`),
  },
  // 3.6 is a number, but 2.2017年度 is item 2.
  {
    rank: itemRank,
    pattern: new RegExp(
      `^(?:${digits}\\s*(?:、|[.．](?![0-9０-９]))|[0-9]{1,2}[.．](?=20\\d\\d\\s*年)|[⒈-⒛])\\s*`,
    ),
  },
  { rank: 5, pattern: new RegExp(`^(?:[（(]\\s*${digits}\\s*[）)]|[⑴-⒇])\\s*`) },
  { rank: 6, pattern: /^[①-⑳]\s*/ },
]

const longestNumber = 24

/** The number at the start of a line, or undefined. */
export function parseLineNumber(printed: string): LineNumber | undefined {
  // No number is longer; in Simplified, the radical ⼀ that a font prints is the number 一.
  const text = toSimplified(printed.slice(0, longestNumber))
  for (const { rank, pattern } of numberForms) {
    const match = pattern.exec(text)
    if (match !== null) return { rank, length: match[0].length }
  }
  return undefined
}

/** Paragraph marks that number a thought within a section: 一是, 十一是, 第一, 首先. */
const thoughtMark =
  /^(?:[一二三四五六七八九十]{1,3}是(?:要)?|第[一二三四五六七八九十]{1,2}[,，、]|首先[,，]|其次[,，])/

/** Length of the mark a paragraph is counted with (一是, ㈠, 1.), or 0. */
export function paragraphMarkLength(text: string): number {
  return thoughtMark.exec(text)?.[0].length ?? parseLineNumber(text)?.length ?? 0
}

/** Longer lines are paragraphs. */
const maxHeadingLength = 60

const sentenceEnd = /[。；;！!？?]/
const fileName = /\.(?:docx?|xlsx?|pdf|wps|et|zip|rar|html?)$/i
const trailingCells = /[\s|](?:[-+]?[\d.,]+|\/|-)(?:\s+(?:[-+]?[\d.,]+|\/|-))*$/
const chapterSet = new Set([...chapterTitles, ...bareTitles].map((title) => normalizeText(title)))
const formRowList = formRows.map((row) => normalizeText(row))

/** Longer phrases that end in 。 are sentences. */
const maxStoppedHeading = 20

/** A numbered phrase that ends in 。 and names a part, such as （一）主动公开情况。: a heading where text of its own follows. */
export function isStoppedHeading(text: string): boolean {
  const number = parseLineNumber(text)
  if (number === undefined || number.rank > itemRank || !/[。.]$/.test(text)) return false
  const words = text.slice(number.length, -1).trim()
  return words !== '' && words.length <= maxStoppedHeading && !/[。；;！!？?,，:：\d]/.test(words)
}

/**
 * The rank of a heading, or undefined where the line is a paragraph.
 *
 * @param isMarked The format itself says that the line is a heading.
 */
export function headingRank(text: string, isMarked: boolean): number | undefined {
  const number = parseLineNumber(text)
  const words = text.slice(number?.length ?? 0).trim()
  if (words === '' || words.length > maxHeadingLength || fileName.test(words)) return undefined
  if (number === undefined) {
    return isChapterTitle(words) || (isMarked && !sentenceEnd.test(words)) ? chapterRank : undefined
  }
  // 一、总体情况。: a printed title is one with a full stop behind it, too.
  if (/[。.]$/.test(words) && isChapterTitle(words.slice(0, -1))) return number.rank
  if (sentenceEnd.test(words) || /[,，、]$/.test(words) || trailingCells.test(words))
    return undefined
  // 1.电话:0523-… is a list; a chapter's title may end with a colon.
  if (/[:：]./u.test(words) && number.rank > chapterRank) return undefined
  if (isFormRow(words)) return undefined
  return number.rank
}

/** True for the printed title of a statutory chapter, with or without a colon. */
function isChapterTitle(words: string): boolean {
  return chapterSet.has(normalizeText(words).replace(/(?<![:\s])[:\s]+$/, ''))
}

/** True for a row label of the statutory tables, whole or with the cells or notes that follow it. */
export function isFormRow(words: string): boolean {
  const normalized = normalizeText(words)
  return formRowList.some((row) => {
    if (!normalized.startsWith(row)) return false
    const rest = normalized.slice(row.length)
    return rest === '' || /^[\s\d(:|/-]/.test(rest)
  })
}

/** 附件1, 附表二: stands alone before what is attached. */
const attachmentMark =
  /^附\s{0,4}(?:件|表|录|錄)\s{0,4}[0-9０-９一二三四五六七八九十]{0,3}\s{0,4}[:：]?$/

/** True for a line that opens an attachment. */
export function isAttachmentMark(text: string): boolean {
  return attachmentMark.test(text)
}

/** 附件:1.…: the list of what is attached, at the end of a letter. */
export function isAttachmentList(text: string): boolean {
  return /^附\s{0,4}(?:件|表)\s{0,4}[0-9一二三四五六七八九十]{0,2}\s{0,4}[:：]\s*\S/.test(text)
}
