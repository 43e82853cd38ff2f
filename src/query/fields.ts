/** The one table of query fields: names, aliases, kinds and the help people read. */

import { facetRows, type Facet, type FilterName } from '../facets.ts'

/**
 * `year`: years and ranges; `keyword`: one of a closed list that the search layer knows;
 * `text`: part of a name; `number`: a document number; `figure`: key, operator, number.
 */
export type FieldKind = 'year' | 'keyword' | 'text' | 'number' | 'figure'

/** Aliases are given in both scripts; names and Latin aliases match in any case and width. */
export interface QueryField {
  name: FieldName
  aliases: readonly string[]
  kind: FieldKind
  help: string
  example: string
}

/** Fields whose values are plain strings. */
export type TextFieldName = Exclude<FilterName, 'year'>
export type FieldName = FilterName | 'number' | 'figure'

const filterKinds = {
  years: 'year',
  sections: 'keyword',
  regions: 'text',
  bodies: 'text',
  choice: 'keyword',
  parts: 'keyword',
} as const satisfies Record<Facet['kind'], FieldKind>

/** Filters, and what is found in a report by its form. */
export const queryFields: readonly QueryField[] = [
  ...facetRows.map(({ name, aliases, kind, help, example }) => ({
    ...{ name, aliases, help, example },
    kind: filterKinds[kind],
  })),
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
]

const fieldsByName = new Map<string, QueryField>(
  queryFields.flatMap((field) => [field.name, ...field.aliases].map((name) => [name, field])),
)

/** The field that a name or alias means, in half-width characters and any case. */
export function findField(name: string): QueryField | undefined {
  return fieldsByName.get(name.toLowerCase())
}
