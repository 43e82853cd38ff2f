/** The title: printed over one line or several, stated by the page, or made. */
import type { Origin } from '../types.ts'
import { propertiesOf } from '../properties.ts'
import { statementFieldOf } from '../statements.ts'
import { isBodyName } from '../bodies.ts'
import { yearDigits } from '../dates.ts'
import { fileNameOf, isFactLine, toBare, type Line, type Reading } from './reading.ts'

export interface FoundTitle {
  /** As printed, without the white space of letter-spacing and line breaks. */
  title: string | null
  origin: Origin
  /** Blocks that hold the title and nothing else. */
  blocks: number[]
}

/** What a title of these documents says, and how it ends. Bare text. */
const titleWording =
  /(?:信息公开|政务公开).{0,30}(?:报告|年报|总结|汇报|情况|说明)(?:\(.{1,30}\)|[—-]+.{3,30})?$|政府工作报告(?:\(.{1,16}\))?$|(?:信息公开|政务公开|年度报告).{0,30}的(?:通知|公告|函|通报)$|(?:信息公开|政务公开).{0,20}(?:报告|总结)(?:及|和|与|暨)\d{4}年度?(?:的)?(?:工作)?(?:计划|打算|安排|思路|要点)$/

/** A line that cannot be whole: it begins with the year or the subject, so the body stands above it. */
const beginsInMiddle = new RegExp(
  `^(?:${yearDigits}年度?)?(?:本级)?(?:政府)?(?:信息公开|政务公开|公开|工作)|^年?度?(?:工作)?报告`,
)

/** 三、收到和处理政府信息公开申请情况 is a chapter. */
const chapterNumber = /^(?:[一二三四五六七八九十]{1,3}[、.]|\d{1,2}[、.]|\()/

const mostTitleLines = 3
const longestTitle = 80

/** 关于做好…工作的通知, whatever it is about. */
const noticeTitle = /^[^。;,:]{0,30}关于[^。;:]{2,60}的(?:通知|公告|通告|通报|函|批复|意见|决定)$/

/** Finds the title in the head of the text, in the statements, in the file's properties. Null where there is none. */
export function findTitle(reading: Reading): FoundTitle {
  const printed = titleOfHead(reading.head)
  const stated = reading.statements.find(
    (each) => statementFieldOf(each.label) === 'title' && isTitle(toBare(each.value)),
  )
  if (
    printed !== null &&
    (stated === undefined || toBare(printed.title).includes(toBare(stated.value)))
  ) {
    return {
      title: printed.title,
      origin: { from: 'title', confidence: 0.98, evidence: printed.title },
      blocks: [...new Set([...printed.blocks, ...repeatsOf(printed.title, reading.head)])].sort(
        (a, b) => a - b,
      ),
    }
  }
  if (stated !== undefined) {
    const title = tidyTitle(stated.value)
    return {
      title,
      origin: { from: 'index block', confidence: 0.95, evidence: stated.value },
      blocks: repeatsOf(title, reading.head),
    }
  }
  for (const value of propertiesOf(reading.document, 'title')) {
    const title = titleOfProperty(value)
    if (title === null) continue
    return {
      title,
      origin: { from: 'properties', confidence: 0.8, evidence: title },
      blocks: repeatsOf(title, reading.head),
    }
  }
  const notice = reading.head.find(({ bare }) => noticeTitle.test(bare))
  if (notice !== undefined) {
    const title = tidyTitle(notice.text)
    return {
      title,
      origin: { from: 'title', confidence: 0.8, evidence: title },
      blocks: repeatsOf(title, reading.head),
    }
  }
  return { title: null, origin: { from: 'content', confidence: 0 }, blocks: [] }
}

/** A title and what follows it in one line: a space, or words that open a report. */
const titleThenText =
  /^\s*(?<title>[^。；;,，]{2,45}?(?:信息公开|政务公开)[^。；;,，\s]{0,20}?(?:年度报告|工作报告|年报|报告|总结)(?:[（(][^）)]{1,20}[）)])?)(?=\s+\S|本报告|根据|按照|依据|为|现将|[一1][、.])/

/** How much of a text is its title, where the title is followed by the report in the same line; else 0. `text` is in Simplified. */
export function titleLengthAtStart(text: string): number {
  const found = titleThenText.exec(text)
  const title = found?.groups?.['title']
  if (found === null || title === undefined || !isTitle(toBare(title))) return 0
  return bareOpening.test(toBare(title)) ? 0 : found[0].length
}

/** 本报告, 按照…政府信息公开条例…: a sentence about the report, and not its name. */
const bareOpening = /^(?:本|按照|根据|依据|为|现将|关于)/

/** A title for a text that has none. Null where body or year is not known, or the kind has no usual title. */
export function makeTitle(kind: string, body: string | null, year: number | null): string | null {
  if (body === null || year === null) return null
  if (kind === 'workSummary') return `${body}${String(year)}年度政务公开工作总结`
  if (kind === 'annualReport') return `${body}${String(year)}年政府信息公开工作年度报告`
  if (kind === 'governmentWorkReport') return `${body}${String(year)}年政府工作报告`
  return null
}

/** The title that a file's name is, or null. */
export function titleOfFileName(path: string): string | null {
  const name = fileNameOf(path)
  return isTitle(toBare(name)) ? tidyTitle(name) : null
}

function isTitle(bare: string): boolean {
  return (
    bare.length <= longestTitle &&
    titleWording.test(bare) &&
    !/[。;,]/.test(bare) &&
    !chapterNumber.test(bare)
  )
}

function titleOfHead(head: readonly Line[]): { title: string; blocks: number[] } | null {
  const lines = head.filter((line) => !isFactLine(line))
  // A title in one line before one that would need the lines around it.
  for (let count = 1; count <= mostTitleLines; count += 1) {
    for (let i = 0; i + count <= lines.length; i += 1) {
      const span = lines.slice(i, i + count)
      if (!isTitle(span.map((line) => line.bare).join(''))) continue
      const whole = isInsideMarks(span)
        ? withLinesFromMark(lines, i, i + count)
        : beginsInMiddle.test(span[0]!.bare)
          ? withLineAbove(span, lines[i - 1])
          : span
      return {
        title: tidyTitle(whole.map((line) => line.text).join('')),
        blocks: whole.map((line) => line.block),
      }
    }
  }
  return null
}

/** 工作年度报告》的通知: the name of a document began on a line above. */
function isInsideMarks(span: readonly Line[]): boolean {
  const printed = span.map((line) => line.text).join('')
  const closed = printed.indexOf('》')
  return closed >= 0 && !printed.slice(0, closed).includes('《')
}

function withLinesFromMark(lines: readonly Line[], start: number, end: number): Line[] {
  const from = lines.findLastIndex(
    (line, i) => i < start && i >= end - mostTitleLines && line.text.includes('《'),
  )
  return lines.slice(from < 0 ? start : from, end)
}

function withLineAbove(span: Line[], above: Line | undefined): Line[] {
  if (above === undefined) return span
  const withoutYear = above.bare.replace(/\d{4}年度?$/, '')
  return isBodyName(withoutYear) ||
    /[省市县区旗州盟镇乡]$/.test(withoutYear) ||
    /\d{4}年度?$/.test(above.bare)
    ? [above, ...span]
    : span
}

/** Other lines of the head that say the title again, whole or broken. */
function repeatsOf(title: string, head: readonly Line[]): number[] {
  const wanted = toBare(title)
  for (let i = 0; i < head.length; i += 1) {
    for (let count = 1; count <= mostTitleLines && i + count <= head.length; count += 1) {
      const span = head.slice(i, i + count)
      if (span.map((line) => line.bare).join('') === wanted) {
        return [...span.map((line) => line.block), ...repeatsOf(title, head.slice(i + count))]
      }
    }
  }
  return []
}

/** The part of 标题_栏目-站点名 that is the title. */
function titleOfProperty(property: string): string | null {
  const parts = [...property.split(/[-_—|]+/), property].map((part) => part.trim())
  const title = parts.find((part) => isTitle(toBare(part)))
  return title === undefined ? null : tidyTitle(title)
}

/** Takes out the white space that letter-spacing and line breaks leave; between Latin words one space stays. */
function tidyTitle(printed: string): string {
  return printed
    .trim()
    .replace(/\s+/gu, ' ')
    .replace(/(?<![A-Za-z]) | (?![A-Za-z])/gu, '')
}
