/** The parameters of the JSON endpoint: one row each, with its schema, its help, and the sentence that says what would be right. */
import { z } from 'zod'
import {
  facetRows,
  isOfReports,
  toChoice,
  type Facet,
  type FilterName,
  type ReportFilterName,
} from '../../facets.ts'
import type { SearchFilters } from '../../index/index.ts'
import {
  deepestHit,
  entriesPerFeed,
  hitsPerPage,
  longestName,
  longestQuery,
  mostMeasures,
  mostTerms,
  mostValues,
  sortOrders,
  panelDimensions,
  panelShapes,
  termColumns,
  type PanelDimension,
} from '../../limits.ts'
import {
  applicants,
  figureRatios,
  findApplicant,
  sectionKeys,
  toSectionKey,
} from '../../report/index.ts'
import { toSimplified } from '../../text/index.ts'
import { tableFormats } from '../table-file.ts'

const applicantKeys = applicants.map((each) => each.key)

/** What is wrong with a value, for whoever answers to say in the language of who asks. */
export type ParameterHint =
  | 'queryTooLong'
  | 'queryRequired'
  | 'yearMalformed'
  | 'sectionUnknown'
  | 'regionMalformed'
  | 'bodyMalformed'
  | 'choiceUnknown'
  | 'termsRequired'
  | 'sortUnknown'
  | 'limitMalformed'
  | 'offsetMalformed'
  | 'figureKeyTooLong'
  | 'applicantUnknown'
  | 'synonymsUnknown'
  | 'reportIdRequired'
  | 'formatUnknown'
  | 'nameTooLong'
  | 'languageUnknown'

const digits = (value: number): string => value.toLocaleString('en')

/**
 * One parameter. `list`: given as a comma list, repeated, or both; `schema` then takes the array of values.
 * Otherwise `schema` takes the one string.
 */
export interface ParameterRow<T = unknown> {
  name: string
  list: boolean
  schema: z.ZodType<T>
  /** The message for a value that does not pass. */
  hint: ParameterHint
  /** Said in docs/api.md and openapi.json. */
  help: string
  example: string
  /** The values it may have, where they are fixed and few. */
  values?: readonly string[]
}

/** Parameters of one address, by name. */
export type ParameterRows = Record<string, ParameterRow>
/** What `readParameters` makes of them. */
export type ParameterValues<R extends ParameterRows> = {
  [K in keyof R]: R[K] extends ParameterRow<infer T> ? T : never
}

/** Full-width commas are what a Chinese keyboard types. */
const separators = /[,，]/

/** What was read of a parameter: its value, or those of the texts given that cannot be. */
export interface ReadParameter<T> {
  value: T | undefined
  refused: string[]
}

/** Reads a parameter from the texts given for it: one or none, or any number of comma lists where it takes a list. */
export function readParameter<T>(
  { list: isList, schema }: ParameterRow<T>,
  texts: readonly string[],
): ReadParameter<T> {
  const items = texts.flatMap((text) => text.split(separators)).map((item) => item.trim())
  const given = items.filter((item) => item !== '')
  const result = schema.safeParse(isList ? given : texts[0])
  if (result.success) return { value: result.data, refused: [] }
  if (!isList) return { value: undefined, refused: [texts[0] ?? ''] }
  const places = result.error.issues.map((issue) => issue.path[0])
  const refused = given.filter((_, place) => places.includes(place))
  return { value: undefined, refused: refused.length > 0 ? refused : [given.join(',')] }
}

function row<T>(parameter: ParameterRow<T>): ParameterRow<T> {
  return parameter
}

function list<T>(item: z.ZodType<T>): z.ZodType<T[]> {
  return z.array(item).max(mostValues).default([])
}

function wholeNumber(from: number, to: number, fallback: number): z.ZodType<number> {
  const toNumber = (value: unknown): unknown =>
    typeof value === 'string' && /^-?\d{1,9}$/.test(value) ? Number(value) : value
  return z.preprocess(toNumber, z.int().min(from).max(to)).default(fallback)
}

/** Counted as people count: one for each character, also outside the basic plane. */
function isShortEnough(text: string): boolean {
  return text.length <= longestQuery || Array.from(text).length <= longestQuery
}

const queryText = z.string().refine(isShortEnough).meta({ maxLength: longestQuery })

const yearRange = z
  .string()
  .transform((text) => text.normalize('NFKC'))
  .pipe(z.string().regex(/^(\d{4}(\.\.(\d{4})?)?|\.\.\d{4})$/))
  .transform(toYearRange)
  .refine(({ from, to }) => from === null || to === null || from <= to)

function toYearRange(text: string): SearchFilters['year'][number] {
  const [from = '', to = from] = text.split('..')
  return { from: from === '' ? null : Number(from), to: to === '' ? null : Number(to) }
}

/** A key, or a label in either script. */
const section = z.preprocess(
  (text) => (typeof text === 'string' ? (toSectionKey(toSimplified(text)) ?? text) : text),
  z.enum(sectionKeys as [(typeof sectionKeys)[number]]),
)

const q = row({
  name: 'q',
  list: false,
  schema: queryText.default(''),
  hint: 'queryTooLong',
  help: `The query, up to ${longestQuery} characters. Empty lists reports, newest first.`,
  example: '依申请公开 延期',
})

/** The query where nothing can be answered without one. */
export const requiredQuery = row({
  ...q,
  schema: queryText.min(1),
  hint: 'queryRequired',
  help: `The query, 1 to ${longestQuery} characters; required.`,
})

/** What the table of facets says of a filter's parameter. */
function filterRow<T>(
  { name, parameterHelp, parameterExample }: Facet,
  item: z.ZodType<T>,
  hint: ParameterHint,
  values: readonly string[] = [],
): ParameterRow<T[]> {
  const listed = values.map((value) => `\`${value}\``).join(', ')
  return {
    name,
    list: true,
    schema: list(item),
    hint,
    help: values.length === 0 ? parameterHelp : `${parameterHelp}: ${listed}.`,
    example: parameterExample,
    values,
  }
}

function filterRowOf(row: Facet): ParameterRow {
  switch (row.kind) {
    case 'years':
      return filterRow(row, yearRange, 'yearMalformed')
    case 'sections':
      return filterRow(row, section, 'sectionUnknown')
    case 'regions':
      return filterRow(row, z.string().max(longestName.region), 'regionMalformed')
    case 'bodies':
      return filterRow(row, z.string().max(longestName.body), 'bodyMalformed')
    case 'parts':
    case 'choice': {
      const toValue = (word: unknown): unknown =>
        typeof word === 'string' ? (toChoice(row, toSimplified(word)) ?? word) : word
      return filterRow(row, z.preprocess(toValue, z.enum(row.values)), 'choiceUnknown', row.values)
    }
  }
}

const sort = row({
  name: 'sort',
  list: false,
  schema: z.enum(sortOrders).default(sortOrders[0]),
  hint: 'sortUnknown',
  help: `Order of the hits: ${sortOrders.map((order, i) => `\`${order}\`${i === 0 ? ' (default)' : ''}`).join(', ')}.`,
  example: 'year-desc',
})

const limit = row({
  name: 'limit',
  list: false,
  schema: wholeNumber(1, hitsPerPage.most, hitsPerPage.usual),
  hint: 'limitMalformed',
  help: `How many to answer, 1-${hitsPerPage.most} (default ${hitsPerPage.usual}).`,
  example: '20',
})

const offset = row({
  name: 'offset',
  list: false,
  schema: wholeNumber(0, deepestHit - 1, 0),
  hint: 'offsetMalformed',
  help: `How many to leave out before the first; \`offset\` + \`limit\` reach ${digits(deepestHit)} at most.`,
  example: '10',
})

const key = row({
  name: 'key',
  list: false,
  schema: z.string().max(longestName.figure).optional(),
  hint: 'figureKeyTooLong',
  help: 'A figure by its key or label. Without it, every key that some report has is listed.',
  example: 'requests.received',
})

const measuredKeys = row({
  name: 'key',
  list: true,
  schema: list(z.string().max(longestName.figure)),
  hint: 'figureKeyTooLong',
  help: `Figures by their keys or labels; with the ratios ${mostMeasures} at most. \`requests.received\` where neither is given.`,
  example: 'requests.received',
})

const sortColumn = row({
  name: 'sort',
  list: false,
  schema: z
    .string()
    .max(2 * longestName.figure + 6)
    .default(''),
  hint: 'choiceUnknown',
  help: 'The column that bodies are in the order of: a measure and a year, `requests.received:2023`. Without it they are in the order of their ids.',
  example: 'requests.received:2023',
})

const order = row({
  name: 'order',
  list: false,
  schema: z.enum(['desc', 'asc']).default('desc'),
  hint: 'choiceUnknown',
  help: 'Direction of the order: `desc` (default), `asc`. Bodies without a number stand last.',
  example: 'asc',
  values: ['desc', 'asc'],
})

const byMeasure = row({
  name: 'by',
  list: false,
  schema: z
    .string()
    .max(2 * longestName.figure)
    .default(''),
  hint: 'choiceUnknown',
  help: 'The measure that it is of, by name; the first unless given.',
  example: 'granted',
})

const at = row({
  name: 'at',
  list: false,
  schema: z
    .string()
    .regex(/^\d{4}$/)
    .default(''),
  hint: 'yearMalformed',
  help: 'The year that it is of; the newest with a number unless given.',
  example: '2023',
})

const ratio = row({
  name: 'ratio',
  list: true,
  schema: list(z.string().max(2 * longestName.figure)),
  hint: 'figureKeyTooLong',
  help: `Ratios of figures: ${figureRatios.map(({ name }) => `\`${name}\``).join(', ')}, or two keys with a stroke between them.`,
  example: 'granted',
})

const applicant = row({
  name: 'applicant',
  list: false,
  schema: z
    .preprocess(
      (text) => (typeof text === 'string' ? (findApplicant(text) ?? text) : text),
      z.enum(applicantKeys as [string]).optional(),
    )
    .optional(),
  hint: 'applicantUnknown',
  help: `Whose applications: ${applicantKeys.map((each) => `\`${each}\``).join(', ')} (default: all together).`,
  example: 'naturalPerson',
})

const synonyms = row({
  name: 'synonyms',
  list: false,
  schema: z
    .enum(['on', 'off'])
    .default('on')
    .transform((value) => value === 'on'),
  hint: 'synonymsUnknown',
  help: 'Whether unquoted words stand for their other names too: `on` (default), `off`.',
  example: 'off',
})

const reportId = row({
  name: 'reportId',
  list: false,
  schema: z.string().min(1).max(longestName.reportId),
  hint: 'reportIdRequired',
  help: 'The report to explain; required.',
  example: '3f0c9a51d2e7',
})

const formatAmong = <const Forms extends readonly ['csv', ...string[]]>(
  forms: Forms,
  help: string,
  example: Forms[number],
) =>
  row({
    name: 'format',
    list: false,
    schema: z.enum(forms).default('csv'),
    hint: 'formatUnknown',
    help,
    example,
    values: forms,
  })

const format = formatAmong(
  ['csv', 'jsonl', 'xlsx'],
  'Form of the file: `csv` (default), `jsonl`, `xlsx`.',
  'jsonl',
)
const tableFormat = formatAmong(tableFormats, 'Form of the table: `csv` (default), `xlsx`.', 'xlsx')

const by = row({
  name: 'by',
  list: true,
  schema: z
    .array(z.enum(panelDimensions))
    .max(panelDimensions.length)
    .default([])
    .transform((given): PanelDimension[] =>
      given.length === 0 ? ['body', 'year'] : [...new Set(given)],
    ),
  hint: 'choiceUnknown',
  help: `What a row of the panel is of: ${panelDimensions.map((each) => `\`${each}\``).join(', ')} (default: \`body,year\`).`,
  example: 'year',
  values: panelDimensions,
})

const shape = row({
  name: 'shape',
  list: false,
  schema: z.enum(panelShapes).default('long'),
  hint: 'formatUnknown',
  help: '`long` (default): a row for each concept; `wide`: columns for each concept.',
  example: 'wide',
  values: panelShapes,
})

const terms = row({
  name: 'terms',
  list: true,
  schema: z.array(z.string().max(longestQuery)).min(1).max(mostTerms),
  hint: 'termsRequired',
  help: `Terms, each looked for to the letter, at most ${mostTerms}, a comma list or repeated; those with a vertical bar between them are counted together. Required.`,
  example: '依申请公开,微信|微博',
})

const termColumn = row({
  name: 'by',
  list: false,
  schema: z.enum(termColumns).default('year'),
  hint: 'choiceUnknown',
  help: 'What a column is of: `year` (default), `province`, `level`.',
  example: 'province',
  values: termColumns,
})

const columnLanguage = row({
  name: 'lang',
  list: false,
  schema: z.enum(['zh-Hans', 'zh-Hant', 'en']).optional(),
  hint: 'languageUnknown',
  help: 'Language of a table, for its columns, sections, levels and citations: `zh-Hans`, `zh-Hant`, `en`. Without it columns keep the names of the fields, levels are codes, and the rest is in Simplified Chinese.',
  example: 'zh-Hans',
})

const feedLanguage = row({
  ...columnLanguage,
  help: 'Language of what the feed says of itself: `zh-Hans`, `zh-Hant`, `en` (default: that of `Accept-Language`).',
})

const feedLimit = row({
  ...limit,
  schema: wholeNumber(1, hitsPerPage.most, entriesPerFeed),
  help: `Entries of one page of the feed, 1-${hitsPerPage.most} (default ${entriesPerFeed}).`,
})

const typedQuery = row({
  ...q,
  help: 'The query as typed so far; its last word is completed.',
  example: '依申请',
})

type FilterRows = { [Name in FilterName]: ParameterRow<SearchFilters[Name]> }

/** Narrowing, the same wherever reports are chosen. */
export const filterParameters = Object.fromEntries(
  facetRows.map((each) => [each.name, filterRowOf(each)]),
) as FilterRows

/**
 * The filters that some texts stand for; a filter without any narrows nothing.
 *
 * @param textsOf what was given for a filter
 * @param refuse makes the error for a value that cannot be, which is thrown
 */
export function readFilters(
  textsOf: (name: FilterName) => readonly string[],
  refuse: (row: Facet, value: string) => Error,
): SearchFilters {
  const filters: Record<string, unknown> = {}
  for (const each of facetRows) {
    const parameter: ParameterRow = filterParameters[each.name]
    const { value, refused } = readParameter(parameter, textsOf(each.name))
    if (refused.length > 0) throw refuse(each, refused[0]!)
    filters[each.name] = value
  }
  return filters as SearchFilters
}

const reportFilterParameters = Object.fromEntries(
  facetRows.filter(isOfReports).map(({ name }) => [name, filterParameters[name]]),
) as Pick<FilterRows, ReportFilterName>
export const pageParameters = { limit, offset }
/** The tables are of whole reports, so no filter on passages is taken. */
export const datasetParameters = reportFilterParameters
/** Bodies are told by whole reports. */
export const bodyParameters = { ...reportFilterParameters, ...pageParameters }
/** A figure belongs to a whole report, so no filter on passages is taken. */
export const figureParameters = { key, applicant, ...reportFilterParameters, ...pageParameters }
export const measureParameters = { ratio, applicant, ...reportFilterParameters }
const measured = { key: measuredKeys, ...measureParameters }
export const measuredBodiesParameters = { ...measured, sort: sortColumn, order, ...pageParameters }
export const measuredSpreadParameters = { ...measured, by: byMeasure, at }
export const measuredRankingParameters = { ...measuredSpreadParameters, order, ...pageParameters }
export const searchParameters = { q, ...filterParameters, sort, ...pageParameters, synonyms }
export const passageParameters = {
  q: requiredQuery,
  ...filterParameters,
  ...pageParameters,
  synonyms,
}
export const explainParameters = { q: requiredQuery, reportId, ...filterParameters, synonyms }
export const exportParameters = {
  q: requiredQuery,
  ...filterParameters,
  sort,
  synonyms,
  format,
  lang: columnLanguage,
}
export const feedParameters = {
  q,
  ...filterParameters,
  synonyms,
  limit: feedLimit,
  offset,
  lang: feedLanguage,
}
/** Beside the list of queries, which is the body of the request. */
export const batchParameters = {
  ...filterParameters,
  synonyms,
  format: tableFormat,
  lang: columnLanguage,
}
/** Beside the dictionary, which is the body of the request. */
export const panelParameters = { ...filterParameters, by, shape, format: tableFormat }
export const termsParameters = { terms, by: termColumn, ...filterParameters }
export const suggestParameters = { q: typedQuery, limit }
