/** What a page says about its report in label and value: 发布机构, 发文日期, 索引号 … The table is all labels known. */
import type { SourceSpan } from '../ingest/index.ts'
import { toSimplified } from '../text/index.ts'
import { matchesOf } from './matches.ts'

/** One label and value as printed. `source` spans both, in the document's text. */
export interface Statement {
  label: string
  /** Trimmed; empty where the page leaves it blank. */
  value: string
  source: SourceSpan
}

/** What a label speaks of; `none` marks labels that only end the value before them. */
export type StatementField =
  | 'title'
  | 'publishingBody'
  | 'informationSource'
  | 'publishedOn'
  | 'issuedOn'
  | 'indexNumber'
  | 'documentNumber'
  | 'sourceAddress'
  | 'none'

interface LabelRow {
  label: string
  field: StatementField
  /** True where the label alone, without a colon, is enough to tell an index block. */
  strong?: boolean
  /** True for what a site prints under a title, about its page and not about the document. */
  page?: boolean
}

/** Labels in Simplified without inner spaces. A page prints them with or without a colon, also letter-spaced (文 号). */
const statementLabels: readonly LabelRow[] = [
  { label: '标题', field: 'title' },
  { label: '名称', field: 'title' },
  { label: '信息名称', field: 'title' },
  { label: '文件名称', field: 'title' },
  { label: '发布机构', field: 'publishingBody', strong: true },
  { label: '公开机构', field: 'publishingBody', strong: true },
  { label: '发布机关', field: 'publishingBody', strong: true },
  { label: '发文机关', field: 'publishingBody', strong: true },
  { label: '发文机构', field: 'publishingBody', strong: true },
  { label: '发文单位', field: 'publishingBody', strong: true },
  { label: '发布单位', field: 'publishingBody', strong: true },
  { label: '公开责任部门', field: 'publishingBody', strong: true },
  { label: '责任部门', field: 'publishingBody' },
  { label: '信息来源', field: 'informationSource', page: true },
  { label: '文章来源', field: 'informationSource', page: true },
  { label: '稿件来源', field: 'informationSource', page: true },
  { label: '来源', field: 'informationSource', page: true },
  { label: '发布日期', field: 'publishedOn', strong: true, page: true },
  { label: '发布时间', field: 'publishedOn', strong: true, page: true },
  { label: '公开日期', field: 'publishedOn', strong: true },
  { label: '公开时间', field: 'publishedOn', strong: true },
  { label: '日期', field: 'publishedOn', page: true },
  { label: '时间', field: 'publishedOn', page: true },
  { label: '发文日期', field: 'issuedOn', strong: true },
  { label: '发文时间', field: 'issuedOn', strong: true },
  { label: '成文日期', field: 'issuedOn', strong: true },
  { label: '成文时间', field: 'issuedOn', strong: true },
  { label: '生成日期', field: 'issuedOn', strong: true },
  { label: '索引号', field: 'indexNumber', strong: true },
  { label: '信息索引号', field: 'indexNumber', strong: true },
  { label: '索引码', field: 'indexNumber', strong: true },
  { label: '文号', field: 'documentNumber', strong: true },
  { label: '发文字号', field: 'documentNumber', strong: true },
  { label: '文件编号', field: 'documentNumber', strong: true },
  { label: '原文链接', field: 'sourceAddress', strong: true },
  { label: '原文地址', field: 'sourceAddress', strong: true },
  { label: '来源网址', field: 'sourceAddress', strong: true },
  { label: '网址', field: 'none' },
  { label: '分类', field: 'none' },
  { label: '主题分类', field: 'none' },
  { label: '信息分类', field: 'none' },
  { label: '体裁分类', field: 'none' },
  { label: '组配分类', field: 'none' },
  { label: '服务对象', field: 'none' },
  { label: '时效', field: 'none' },
  { label: '时效性', field: 'none' },
  { label: '有效性', field: 'none' },
  { label: '失效日期', field: 'none' },
  { label: '生效日期', field: 'none' },
  { label: '公开方式', field: 'none' },
  { label: '公开范围', field: 'none' },
  { label: '公开程序', field: 'none' },
  { label: '公开类别', field: 'none' },
  { label: '内容概述', field: 'none' },
  { label: '主题词', field: 'none' },
  { label: '关键词', field: 'none' },
  { label: '栏目', field: 'none' },
  { label: '本地目录', field: 'none' },
  { label: '浏览次数', field: 'none', page: true },
  { label: '点击数', field: 'none', page: true },
  { label: '点击量', field: 'none', page: true },
  { label: '阅读量', field: 'none', page: true },
  { label: '阅读次数', field: 'none', page: true },
  { label: '访问量', field: 'none', page: true },
  { label: '字号', field: 'none', page: true },
  { label: '字体', field: 'none', page: true },
  { label: '作者', field: 'none', page: true },
  { label: '编辑', field: 'none', page: true },
  { label: '责任编辑', field: 'none', page: true },
  { label: '保护视力色', field: 'none', page: true },
]

const fieldByLabel = new Map(statementLabels.map((row) => [row.label, row]))

/** What a printed label speaks of, or undefined for an unknown one. Spaces, colons and script do not matter. */
export function statementFieldOf(label: string): StatementField | undefined {
  return fieldByLabel.get(bareLabel(label))?.field
}

/** Labels that say by themselves that a line is the page's: 来源 and 时间 alone may begin a sentence. */
const ownLabels = new Set(['信息来源', '文章来源', '稿件来源', '发布日期', '发布时间'])

/** True where a whole line is what a site prints under a title: 来源：某县人民政府 时间：2014-02-25. `line` is trimmed. */
export function isPageLine(line: string, statements: readonly Statement[]): boolean {
  const labels = statements.map(({ label }) => bareLabel(label))
  return (
    line.startsWith(statements[0]?.label ?? ' ') &&
    labels.every((label) => fieldByLabel.get(label)?.page === true) &&
    (labels.length > 1 || labels.some((label) => ownLabels.has(label))) &&
    statements.some(({ value }) => value !== '')
  )
}

function bareLabel(label: string): string {
  return toSimplified(label).replace(/[\s:：【】[\]|]/g, '')
}

const labelPattern = new RegExp(
  '(?<=^|[\\s|,;，；【\\[（(])(?:' +
    statementLabels
      .map((row) => row.label)
      .sort((a, b) => b.length - a.length)
      .map((label) => Array.from(label).join('[ \\u3000\\u00a0]{0,4}'))
      .join('|') +
    ')(?:[ \\u3000\\u00a0]{0,4}(?<colon>[:：])|(?=[\\s|】\\]]|$))',
  'gu',
)

/** Without a colon, a label counts only here: most lines are told by this one look. */
const labelAtStart = new RegExp(`^\\s*(?:\\S{1,2}\\s*)?(?:${labelPattern.source})`, 'u')

/** Longest line that can be an index block: a paragraph that begins 来源 is not one. */
const longestIndexLine = 400

/**
 * Reads the label-value pairs of one line (索引号 014420882/2018-00583 分类). A line without any gives [].
 *
 * @param offset Where `line` begins in the document's text.
 */
export function parseStatements(line: string, offset: number): Statement[] {
  if (line.length > longestIndexLine) return []
  const simplified = toSimplified(line)
  if (!/[:：]/.test(line) && !labelAtStart.test(simplified)) return []
  const found = matchesOf(labelPattern, simplified)
  const first = found[0]
  if (first === undefined) return []
  const isStrong = found.some((match) => fieldByLabel.get(bareLabel(match[0]))?.strong === true)
  const hasColon = found.some((match) => match.groups?.['colon'] !== undefined)
  const leadsLine = line.slice(0, first.index).trim().length <= 2
  if (!hasColon && !(leadsLine && (isStrong || found.length > 1))) return []

  return found.flatMap((match, i) => {
    const start = match.index
    const valueStart = start + match[0].length
    const valueEnd = found[i + 1]?.index ?? line.length
    const value = line
      .slice(valueStart, valueEnd)
      .replace(/^[\s|】\]]+|(?<![\s|,;，；【[（(])[\s|,;，；【[（(]+$/g, '')
    if (value.includes('。')) return []
    const label = line.slice(start, valueStart).replace(/(?<![\s:：])[\s:：]+$/, '')
    const end = value === '' ? valueStart : line.indexOf(value, valueStart) + value.length
    return [{ label, value, source: { start: offset + start, end: offset + end } }]
  })
}
