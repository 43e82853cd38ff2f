/** What callers give, checked: options are named as the parameters of the JSON endpoint are, and a misspelt one is refused. */
import type { SearchFilters, SortOrder } from '../search/index.ts'
import { parseQuery } from '../query/index.ts'
import { toSectionKey, type AdministrativeLevel, type SectionKey } from '../report/index.ts'
import { toSimplified } from '../text/index.ts'
import { refuse } from './errors.ts'

export type OneOrMore<T> = T | readonly T[]

export interface StopOption {
  /** Stops the work; the promise is then rejected with the code `aborted`. */
  signal?: AbortSignal | undefined
}

/** Narrowing. Several values of one filter: any of them suffices. */
export interface FilterOptions {
  /** `2017`, `'2016..2018'`, `'2016..'`. */
  year?: OneOrMore<number | string> | undefined
  /** Labels of sections, as keys (`disclosureOnRequest`) or in Chinese (`依申请公开`). */
  section?: OneOrMore<string> | undefined
  /** Provinces, cities or counties, by full or short name. */
  region?: OneOrMore<string> | undefined
  /** Part of a body's name, or a `bodyId`. */
  body?: OneOrMore<string> | undefined
  level?: OneOrMore<AdministrativeLevel> | undefined
}

const filterNames = ['year', 'section', 'region', 'body', 'level'] as const

const levels: readonly AdministrativeLevel[] = [
  'national',
  'province',
  'prefecture',
  'county',
  'township',
  'department',
]

const sorts: readonly SortOrder[] = ['relevance', 'year-desc', 'year-asc']

/** A misspelt option must not silently widen a search. */
export function refuseUnknown(given: object, ...known: readonly string[]): void {
  for (const name of Object.keys(given)) {
    if (!known.includes(name)) throw refuse(name, 'not an option', `give ${known.join(', ')}.`)
  }
}

/** The same with the names of all filters among the known. */
export function refuseUnknownBesideFilters(given: object, ...known: readonly string[]): void {
  refuseUnknown(given, ...filterNames, ...known)
}

export function requireText(parameter: string, value: unknown): string {
  if (typeof value === 'string') return value
  throw refuse(parameter, value, 'give a text.')
}

export function toFilters(options: FilterOptions): SearchFilters {
  return {
    year: listOf('year', options.year).flatMap(toYears),
    section: listOf('section', options.section).map(toSection),
    region: listOf('region', options.region),
    body: listOf('body', options.body),
    level: listOf('level', options.level).map(toLevel),
  }
}

function listOf(parameter: string, given: OneOrMore<number | string> | undefined): string[] {
  const values = given === undefined ? [] : [given].flat()
  return values.map((value) =>
    typeof value === 'number' ? String(value) : requireText(parameter, value),
  )
}

function toYears(text: string): SearchFilters['year'] {
  const { filters, tree, notes } = parseQuery(`year:${text}`)
  const [filter] = filters
  if (filters.length === 1 && filter?.field === 'year' && tree.type === 'everything')
    if (notes.length === 0) return filter.values
  throw refuse('year', text, 'give a year (2017) or a range (2016..2018, 2016..).')
}

function toSection(text: string): SectionKey {
  const key = toSectionKey(text) ?? toSectionKey(toSimplified(text))
  if (key !== undefined) return key
  throw refuse('section', text, 'give a section key (disclosureOnRequest) or label (依申请公开).')
}

function toLevel(text: string): AdministrativeLevel {
  const level = levels.find((each) => each === text)
  if (level !== undefined) return level
  throw refuse('level', text, `give one of ${levels.join(', ')}.`)
}

export function toSort(given: SortOrder | undefined): SortOrder {
  if (given === undefined) return 'relevance'
  if (sorts.includes(given)) return given
  throw refuse('sort', given, `give one of ${sorts.join(', ')}.`)
}

/** A count from `least` to `most`; `fallback` where none is given. */
export function toCount(
  parameter: string,
  given: number | undefined,
  { least, most, fallback }: { least: number; most: number; fallback: number },
): number {
  if (given === undefined) return fallback
  const isCount = Number.isInteger(given) || (given === Infinity && most === Infinity)
  if (isCount && given >= least && given <= most) return given
  const range = most === Infinity ? `from ${least} on` : `from ${least} to ${most}`
  throw refuse(parameter, given, `give a whole number ${range}.`)
}
