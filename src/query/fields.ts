/** The one table of query fields: names, aliases, kinds and the help people read. */

/**
 * `year`: years and ranges; `keyword`: one of a closed list that the search layer knows;
 * `text`: part of a name; `number`: a document number; `figure`: key, operator, number.
 */
export type FieldKind = 'year' | 'keyword' | 'text' | 'number' | 'figure'

/** Aliases are given in both scripts; names and Latin aliases match in any case and width. */
export const queryFields = [
  {
    name: 'year',
    aliases: ['年份', '年度', '年'],
    kind: 'year',
    help: '报告年度：一年、起止（任一端可省）或用逗号隔开的几项',
    example: 'year:2016..2018',
  },
  {
    name: 'section',
    aliases: ['栏目', '部分', '章节', '欄目', '章節'],
    kind: 'keyword',
    help: '只在这一部分里找：栏目名称或英文键',
    example: 'section:依申请公开',
  },
  {
    name: 'region',
    aliases: ['地区', '地方', '地區'],
    kind: 'text',
    help: '省、市、县的全称或简称',
    example: 'region:江苏',
  },
  {
    name: 'body',
    aliases: ['机关', '单位', '機關', '單位'],
    kind: 'text',
    help: '报告机关名称的一部分，或机关编号',
    example: 'body:住建局',
  },
  {
    name: 'level',
    aliases: ['层级', '级别', '層級', '級別'],
    kind: 'keyword',
    help: '行政层级：national、province、prefecture、county、township、department',
    example: 'level:county',
  },
  {
    name: 'number',
    aliases: ['文号', '文號'],
    kind: 'number',
    help: '文中提到的发文字号：括号不限，缺括号、缺年份、缺“号”也认',
    example: 'number:国办发〔2016〕80号',
  },
  {
    name: 'figure',
    aliases: ['指标', '指標'],
    kind: 'figure',
    help: '报告中的数据：键、比较符（> >= < <= =）、数值',
    example: 'figure:requests.extended>0',
  },
] as const satisfies readonly {
  name: string
  aliases: readonly string[]
  kind: FieldKind
  help: string
  example: string
}[]

export type QueryField = (typeof queryFields)[number]
export type FieldName = QueryField['name']
/** Fields whose values are plain strings. */
export type TextFieldName = Extract<QueryField, { kind: 'keyword' | 'text' }>['name']

const fieldsByName = new Map<string, QueryField>(
  queryFields.flatMap((field) => [field.name, ...field.aliases].map((name) => [name, field])),
)

/** The field that a name or alias means, in half-width characters and any case. */
export function findField(name: string): QueryField | undefined {
  return fieldsByName.get(name.toLowerCase())
}
