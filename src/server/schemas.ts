/** The parameters of the JSON endpoint: one row each, with its schema, its help, and the sentence that says what would be right. */
import { z } from 'zod'
import {
  applicants,
  sectionKeys,
  sectionLabels,
  toSectionKey,
  type AdministrativeLevel,
} from '../report/index.ts'
import { findApplicant, type SearchFilters } from '../search/index.ts'
import { toSimplified } from '../text/index.ts'
import type { MessageKey } from './messages.ts'

/** Most characters of a query. */
export const longestQuery = 500
/** Hits past this place are not served: narrowing is what helps there. */
export const deepestHit = 10_000
/** Most values of one list parameter. */
const mostValues = 100

export const administrativeLevels = [
  'national',
  'province',
  'prefecture',
  'county',
  'township',
  'department',
] as const satisfies readonly AdministrativeLevel[]

const applicantKeys = applicants.map((each) => each.key)

/**
 * One parameter. `list`: given as a comma list, repeated, or both; `schema` then takes the array of values.
 * Otherwise `schema` takes the one string.
 */
export interface ParameterRow<T = unknown> {
  name: string
  list: boolean
  schema: z.ZodType<T>
  /** The message for a value that does not pass. */
  hint: MessageKey
  /** Said in docs/api.md and openapi.json. */
  help: string
  example: string
}

/** Parameters of one address, by name. */
export type ParameterRows = Record<string, ParameterRow>
/** What `readParameters` makes of them. */
export type ParameterValues<R extends ParameterRows> = {
  [K in keyof R]: R[K] extends ParameterRow<infer T> ? T : never
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
  help: 'The query, up to 500 characters. Empty lists reports, newest first.',
  example: '依申请公开 延期',
})

/** The query where nothing can be answered without one. */
export const requiredQuery = row({
  ...q,
  schema: queryText.min(1),
  hint: 'queryRequired',
  help: 'The query, 1 to 500 characters; required.',
})

const year = row({
  name: 'year',
  list: true,
  schema: list(yearRange),
  hint: 'yearMalformed',
  help: 'Report years: `2017`, `2016..2018`, `2016..`, `..2018`, or a comma list of these.',
  example: '2016..2018',
})

const sectionRow = row({
  name: 'section',
  list: true,
  schema: list(section),
  hint: 'sectionUnknown',
  help: 'Section labels, as keys or in Chinese (Simplified or Traditional). Matches, counts and facets then speak of those sections alone.',
  example: 'disclosureOnRequest',
})

const region = row({
  name: 'region',
  list: true,
  schema: list(z.string().max(60)),
  hint: 'regionMalformed',
  help: 'Provinces, cities or counties, by full or short name.',
  example: '江苏',
})

const body = row({
  name: 'body',
  list: true,
  schema: list(z.string().max(100)),
  hint: 'bodyMalformed',
  help: 'Reporting bodies: part of the name, or a `bodyId`.',
  example: '高港区',
})

const level = row({
  name: 'level',
  list: true,
  schema: list(z.enum(administrativeLevels)),
  hint: 'levelUnknown',
  help: `Administrative levels: ${administrativeLevels.map((key) => `\`${key}\``).join(', ')}.`,
  example: 'county',
})

const sort = row({
  name: 'sort',
  list: false,
  schema: z.enum(['relevance', 'year-desc', 'year-asc']).default('relevance'),
  hint: 'sortUnknown',
  help: 'Order of the hits: `relevance` (default), `year-desc`, `year-asc`.',
  example: 'year-desc',
})

const limit = row({
  name: 'limit',
  list: false,
  schema: wholeNumber(1, 100, 10),
  hint: 'limitMalformed',
  help: 'How many to answer, 1-100 (default 10).',
  example: '20',
})

const offset = row({
  name: 'offset',
  list: false,
  schema: wholeNumber(0, deepestHit - 1, 0),
  hint: 'offsetMalformed',
  help: 'How many to leave out before the first; `offset` + `limit` reach 10,000 at most.',
  example: '10',
})

const key = row({
  name: 'key',
  list: false,
  schema: z.string().max(100).optional(),
  hint: 'figureKeyTooLong',
  help: 'A figure by its key or label. Without it, every key that some report has is listed.',
  example: 'requests.received',
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
  schema: z.string().min(1).max(100),
  hint: 'reportIdRequired',
  help: 'The report to explain; required.',
  example: '3f0c9a51d2e7',
})

const format = row({
  name: 'format',
  list: false,
  schema: z.enum(['csv', 'jsonl']).default('csv'),
  hint: 'formatUnknown',
  help: 'Form of the file: `csv` (default), `jsonl`.',
  example: 'jsonl',
})

const typedQuery = row({
  ...q,
  help: 'The query as typed so far; its last word is completed.',
  example: '依申请',
})

/** Narrowing, the same wherever reports are chosen. */
export const filterParameters = { year, section: sectionRow, region, body, level }
export const pageParameters = { limit, offset }
/** A figure belongs to a whole report, so there is no `section`. */
export const figureParameters = { key, applicant, year, region, body, level, ...pageParameters }
export const searchParameters = { q, ...filterParameters, sort, ...pageParameters, synonyms }
export const passageParameters = {
  q: requiredQuery,
  ...filterParameters,
  ...pageParameters,
  synonyms,
}
export const explainParameters = { q: requiredQuery, reportId, ...filterParameters, synonyms }
export const exportParameters = { q: requiredQuery, ...filterParameters, sort, synonyms, format }
export const suggestParameters = { q: typedQuery, limit }

/** Fills the lists that messages show. */
export const messageValues = {
  sections: sectionLabels.map(({ key, label }) => `${key} ${label}`).join(', '),
  levels: administrativeLevels.join(', '),
  applicants: applicants.map((each) => `${each.key} ${each.label}`).join(', '),
}
