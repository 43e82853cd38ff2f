/**
 * What reports and passages are narrowed and counted by, a row each. The query language, filters, engine, endpoint, pages and
 * documentation read this table: a further choice among fixed values is a further row, with its words in `language/`.
 */
import { administrativeLevels, reportParts } from './limits.ts'
import type { CheckCounts, ReportMetadata } from './report/index.ts'

interface NamedFacet {
  /** The filter: its field in the query, its parameter, its key among the filters. */
  name: string
  /** Other names of the field, in both scripts; the first says in Chinese what it is. */
  aliases: readonly string[]
  /** For people who write a query, in Chinese. */
  help: string
  example: string
  /** For those who write a program, with an example of a value. A list of the values is added where they are fixed. */
  parameterHelp: string
  parameterExample: string
}

/** Filters with a way of their own to read a value and to hold it against a report. */
interface OwnFacet extends NamedFacet {
  kind: 'years' | 'sections' | 'regions' | 'bodies'
  /** What a value is a property of. Where passages are narrowed, matches and counts speak of those alone. */
  of: 'reports' | 'passages'
}

/** Fixed values. */
interface ValueFacet extends NamedFacet {
  /** Its name among the facets of an answer. */
  facet: string
  values: readonly string[]
  /** Other writings of a value, for people. */
  valueNames?: Readonly<Record<string, string>>
}

/** What of a report a passage is: its kinds stand in index/searched-passages.ts. Matches and counts speak of those passages alone. */
interface PartFacet extends ValueFacet {
  kind: 'parts'
  of: 'passages'
}

/** One of a few fixed values, or none. */
export interface ChoiceFacet extends ValueFacet {
  kind: 'choice'
  of: 'reports'
  valueOf: (report: ReportMetadata, checks: CheckCounts) => string | null
}

export type Facet = OwnFacet | PartFacet | ChoiceFacet

export const facetRows = [
  {
    name: 'year',
    kind: 'years',
    of: 'reports',
    aliases: ['年份', '年度', '年'],
    help: '报告年度：一年、起止（任一端可省）或用逗号隔开的几项',
    example: 'year:2016..2018',
    parameterHelp:
      'Report years: `2017`, `2016..2018`, `2016..`, `..2018`, or a comma list of these.',
    parameterExample: '2016..2018',
  },
  {
    name: 'section',
    kind: 'sections',
    of: 'passages',
    aliases: ['栏目', '部分', '章节', '欄目', '章節'],
    help: '只在这一部分里找：栏目名称或英文键',
    example: 'section:依申请公开',
    parameterHelp:
      'Section labels, as keys or in Chinese (Simplified or Traditional). Matches, counts and facets then speak of those sections alone.',
    parameterExample: 'disclosureOnRequest',
  },
  {
    name: 'part',
    kind: 'parts',
    of: 'passages',
    facet: 'part',
    aliases: ['位置'],
    values: reportParts,
    valueNames: { prose: '正文', heading: '标题', table: '表格' },
    help: '只在正文、标题或表格里找：prose、heading、table；2019年起每份报告都有统一的表格，表中的词份份都有',
    example: 'part:正文',
    parameterHelp:
      'Parts of the text: running text, titles and headings, or lines of tables. The forms that all reports print since 2019 are tables. Matches, counts and facets then speak of those parts alone',
    parameterExample: 'prose',
  },
  {
    name: 'region',
    kind: 'regions',
    of: 'reports',
    aliases: ['地区', '地方', '地區'],
    help: '省、市、县的全称或简称',
    example: 'region:江苏',
    parameterHelp: 'Provinces, cities or counties, by full or short name.',
    parameterExample: '江苏',
  },
  {
    name: 'body',
    kind: 'bodies',
    of: 'reports',
    aliases: ['机关', '单位', '機關', '單位'],
    help: '报告机关名称的一部分，或机关编号',
    example: 'body:住建局',
    parameterHelp: 'Reporting bodies: part of the name, or a `bodyId`.',
    parameterExample: '高港区',
  },
  {
    name: 'level',
    kind: 'choice',
    of: 'reports',
    facet: 'administrativeLevel',
    aliases: ['层级', '级别', '層級', '級別'],
    values: administrativeLevels,
    valueOf: ({ administrativeLevel }) => administrativeLevel,
    help: '行政层级：national、province、prefecture、county、township、department',
    example: 'level:county',
    parameterHelp: 'Administrative levels',
    parameterExample: 'county',
  },
  {
    name: 'check',
    kind: 'choice',
    of: 'reports',
    facet: 'checks',
    aliases: ['核对', '核對', '勾稽'],
    values: ['failed', 'passed', 'undecided', 'none'],
    valueNames: { failed: '不符', passed: '相符', undecided: '无法判定', none: '没有' },
    valueOf: (_, { pass, fail, notAssessable }) => {
      if (fail > 0) return 'failed'
      if (pass > 0) return 'passed'
      return notAssessable > 0 ? 'undecided' : 'none'
    },
    help: '报告内的算术核对：failed 有不符、passed 都相符、undecided 无法判定、none 没有可核对的',
    example: 'check:failed',
    parameterHelp: 'How the arithmetic within a report came out',
    parameterExample: 'failed',
  },
] as const satisfies readonly Facet[]

type Row = (typeof facetRows)[number]
export type ChoiceRow = Extract<Row, { kind: 'choice' }>
/** Rows of fixed values. */
export type ValueRow = Extract<Row, { values: readonly string[] }>
export type PartRow = Extract<Row, { kind: 'parts' }>
export type FilterName = Row['name']
/** Filters on whole reports. */
export type ReportFilterName = Extract<Row, { of: 'reports' }>['name']

export const isChoice = (row: Facet): row is ChoiceRow => row.kind === 'choice'
export const hasValues = (row: Facet): row is ValueRow => 'values' in row
export const isOfParts = (row: Facet): row is PartRow => row.kind === 'parts'
export const isOfReports = (row: Row): row is Extract<Row, { of: 'reports' }> =>
  row.of === 'reports'

/** The value that a word stands for; undefined where it names none. */
export function toChoice(row: ChoiceFacet | PartFacet, word: string): string | undefined {
  return row.values.find((value) => value === word || row.valueNames?.[value] === word)
}
