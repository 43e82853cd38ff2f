/**
 * What of a file is the report itself: a file can hold tables of several years side by side, or a second report. No figure of one year
 * may stand under another, so the other parts are left out where figures are read.
 */
import { remark, sentence } from '../sentence.ts'
import type { DocumentWarning } from '../ingest/index.ts'
import { normalizeText } from '../text/index.ts'
import type { OutlineNode, ReportMetadata } from './types.ts'
import { walkOutline } from './walk-outline.ts'

/** A line that names a year has no say over what stands further behind it than this, in lines. */
const reach = 3

const numbered = '^[(]?(?:[一二三四五六七八九十]{1,3}[、.)]|\\d{1,2}[、.)])?[(]?'
/** 2021年度, 一、2021年统计表: a line that says of which year the table below it is. */
const yearLine = new RegExp(
  `${numbered}((?:19|20)\\d\\d)年?(?:度|全年)?(?:情况|数据|年报|报告|统计数?据?|统计表|报表)?[)]?[:：]?$`,
)
/** The title of a report, or the caption of a table. */
const titleLine =
  /((?:19|20)\d\d)年?度?[^。;,]{0,40}(?:信息公开|政务公开)[^。;,]{0,20}?(报告|年报|统计表|情况表|数据表|汇总表)(?:\([^()]*\))?$/
const longestTitle = 60
const years = /(?<!\d)(?:19|20)\d\d(?=年|\D|$)/g
const firstChapter = /^(?:一[、.]|(?:总体情况|概述)$)/

/** One line or table of an outline, in reading order. */
interface Item {
  text: string
  isTable: boolean
  start: number
  mark: { year: number; kind: 'line' | 'title' } | undefined
  /** Of a heading that stands under no other. */
  isChapter?: boolean
  /** Keeps what is left out. */
  holder: object
}

/**
 * The outline without the parts of other years or of a second report; the same outline, where it has none.
 *
 * @param report its year, null where it is not known: then nothing is left out that names one year alone; and its title, by which another
 *   report's is told
 */
export function ownParts(
  outline: readonly OutlineNode[],
  { reportYear, title }: Pick<ReportMetadata, 'reportYear' | 'title'>,
): { outline: readonly OutlineNode[]; warnings: DocumentWarning[] } {
  const items = itemsOf(outline)
  const again = firstChapterAgain(items)
  if (again === undefined && !items.some(({ mark }) => mark !== undefined))
    return { outline, warnings: [] }
  const { others, secondReport } = foreignItems(items, reportYear, title, again)
  if (others.size === 0) return { outline, warnings: [] }
  const named = [...new Set(others.values())].filter((year) => year !== null).sort()
  const warnings: DocumentWarning[] = []
  if (secondReport !== undefined)
    warnings.push(
      remark('several_reports', sentence('report.severalReports', { title: secondReport })),
    )
  else if (named.length > 0)
    warnings.push(
      remark(
        'several_years',
        sentence('report.severalYears', {
          years: named.join('、'),
          year: reportYear === null ? '?' : String(reportYear),
        }),
      ),
    )
  return { outline: outline.map((node) => without(node, others)), warnings }
}

function itemsOf(outline: readonly OutlineNode[]): Item[] {
  const items: Item[] = []
  for (const node of walkOutline(outline)) {
    if (node.heading !== null)
      items.push({
        ...textItem(node.heading, node.headingSource?.start ?? 0, { node }),
        isChapter: outline.includes(node),
      })
    for (const passage of node.passages)
      items.push(textItem(passage.text, passage.source.start, passage))
    for (const table of node.tables) {
      const caption = captionOf(table.rows)
      items.push({
        text: table.lines.map(({ text }) => text).join('\n'),
        isTable: true,
        start: table.source.start,
        mark: caption === undefined ? undefined : markOf(caption),
        holder: table,
      })
    }
  }
  items.sort((a, b) => a.start - b.start)
  return withoutLists(items)
}

/** The first row of a table, if it is one cell. */
function captionOf(rows: readonly (readonly string[])[]): string | undefined {
  const words = (rows[0] ?? []).filter((cell) => cell.trim() !== '')
  return words.length === 1 && (rows[0]?.length ?? 0) > 1 ? words[0] : undefined
}

function textItem(text: string, start: number, holder: object): Item {
  return { text, isTable: false, start, mark: markOf(text), holder }
}

function markOf(text: string): Item['mark'] {
  if (text.length > longestTitle || !/(?:19|20)\d\d|[０-９]{4}/.test(text)) return undefined
  const bare = normalizeText(text).replace(/\s/g, '')
  if (new Set(bare.match(years)).size !== 1) return undefined
  const line = yearLine.exec(bare)
  if (line !== null) return { year: Number(line[1]), kind: 'line' }
  const title = titleLine.exec(bare)
  if (title === null) return undefined
  return { year: Number(title[1]), kind: /报$|报告/.test(title[2]!) ? 'title' : 'line' }
}

/** Years one under another are a list to choose from, or the head of a table: they say nothing of what follows. */
function withoutLists(items: readonly Item[]): Item[] {
  return items.map((item, i) => {
    if (item.isTable || item.mark === undefined) return item
    const isBeside = [items[i - 1], items[i + 1]].some(
      (other) =>
        other?.isTable === false && other.mark !== undefined && other.mark.year !== item.mark!.year,
    )
    return isBeside ? { ...item, mark: undefined } : item
  })
}

/**
 * The place of a first chapter that stands a second time, in a file where text with numbers stands below both: another report begins there,
 * whose title was not told. A table of contents has no such text.
 */
function firstChapterAgain(items: readonly Item[]): number | undefined {
  const firsts = items.flatMap(({ text, isChapter }, i) =>
    isChapter === true && firstChapter.test(bareOf(text)) ? [i] : [],
  )
  const [first, second] = firsts
  if (first === undefined || second === undefined) return undefined
  if (bareOf(items[first]!.text) !== bareOf(items[second]!.text)) return undefined
  const states = (from: number, to: number): boolean =>
    items
      .slice(from + 1, to)
      .some(({ text, isTable }) => isTable || (/\d/.test(text) && /[。;；]/.test(text)))
  return states(first, second) && states(second, firsts[2] ?? items.length) ? second : undefined
}

/** What of a title names whose report it is: 青岫县教育局. */
function nameIn(title: string): string {
  return bareOf(title)
    .replace(/(?:19|20)\d\d年?度?/g, '')
    .replace(/(?:关于|的|政府){0,3}(?:信息公开|政务公开).*$/, '')
    .replace(/(?:人民政府|政府)?(?:办公室|办公厅)?$/, '')
}

/** Whether a title is another report's: of a body that neither is the report's nor is named in its title, nor the other way round. */
function isOfOthers(title: string, own: string | null): boolean {
  if (own === null) return false
  const [theirs, ours] = [nameIn(title), nameIn(own)]
  return theirs.length > 1 && ours.length > 1 && !theirs.includes(ours) && !ours.includes(theirs)
}

/** Items of other years, with the year; null for those of a second report of the same year. */
function foreignItems(
  items: readonly Item[],
  reportYear: number | null,
  title: string | null,
  again: number | undefined,
): { others: Map<object, number | null>; secondReport: string | undefined } {
  const named = new Set(items.flatMap(({ mark }) => mark?.year ?? []))
  const others = new Map<object, number | null>()
  let secondReport: string | undefined
  let scope: { year: number; kind: 'line' | 'title'; distance: number } | undefined
  let isSecond = false
  let hasOwnChapter = false
  let hasOwnText = false
  items.forEach((item, i) => {
    if (i === again && !isSecond) {
      const before = items[i - 1]
      isSecond = true
      scope = undefined
      secondReport ??=
        before?.isTable === false && before.text.length <= longestTitle ? before.text : item.text
    }
    if (item.mark !== undefined) {
      scope = { ...item.mark, distance: 0 }
      if (item.mark.kind === 'title') {
        const opensReport = items
          .slice(i + 1, i + 1 + reach)
          .some(({ text, isTable }) => !isTable && firstChapter.test(bareOf(text)))
        // The title of the report itself is no part of the outline; printed again above its chapters, it opens nothing.
        // Without a chapter below it, it does where it names another body, sentences stand before it, and it is no link at the end.
        const opensOther = hasOwnText && isOfOthers(item.text, title)
        isSecond = (opensReport && (hasOwnChapter || isOther(item.mark.year))) || opensOther
        if (isSecond) secondReport ??= item.text
        if (!opensReport) scope = undefined
      }
    } else if (item.isTable) {
      if (scope?.kind === 'line') scope.distance = 0
    } else if (scope?.kind === 'line' && ++scope.distance > reach) scope = undefined
    if (scope !== undefined && isOther(scope.year)) others.set(item.holder, scope.year)
    else if (isSecond && scope?.kind !== 'line') others.set(item.holder, null)
    else if (!item.isTable) {
      if (firstChapter.test(bareOf(item.text))) hasOwnChapter = true
      if (item.text.includes('。')) hasOwnText = true
    }
  })
  function isOther(year: number): boolean {
    return reportYear === null ? named.size > 1 : year !== reportYear
  }
  // Words alone are no loss: a warning is for figures.
  const counts = items.some(
    ({ holder, isTable, text }) =>
      others.has(holder) && (isTable || /\d/.test(text.replace(years, ''))),
  )
  return counts
    ? { others, secondReport }
    : { others: new Map<object, number | null>(), secondReport: undefined }
}

function bareOf(text: string): string {
  return normalizeText(text).replace(/\s/g, '')
}

function without(node: OutlineNode, others: ReadonlyMap<object, unknown>): OutlineNode {
  return {
    ...node,
    passages: node.passages.filter((passage) => !others.has(passage)),
    tables: node.tables.filter((table) => !others.has(table)),
    children: node.children.map((child) => without(child, others)),
  }
}
