/** What callers give, checked: options are named as the parameters of the JSON endpoint are, and a misspelt one is refused. */
import { facetRows, type Facet } from '../facets.ts'
import { sortOrders, type SortOrder } from '../limits.ts'
import { readFilters, type SearchFilters } from '../search/index.ts'
import { refuse } from './errors.ts'

export type OneOrMore<T> = T | readonly T[]

export interface StopOption {
  /** Stops the work; the promise is then rejected with the code `aborted`. */
  signal?: AbortSignal | undefined
}

/** What a filter takes: a year as a number too, one of the values of a filter that has fixed ones, else a text. */
type FilterValue<Row> = Row extends { kind: 'years' }
  ? number | string
  : Row extends { values: readonly (infer Value)[] }
    ? Value
    : string

/**
 * Narrowing. Several values of one filter: any of them suffices. `year`: `2017`, `'2016..2018'`, `'2016..'`; `section`: labels of
 * sections, as keys (`disclosureOnRequest`) or in Chinese (`依申请公开`); `region`: provinces, cities or counties, by full or short
 * name; `body`: part of a body's name, or a `bodyId`; `level`: administrative levels; `part`: `prose`, `heading` or `table`.
 */
export type FilterOptions = {
  [Row in (typeof facetRows)[number] as Row['name']]?: OneOrMore<FilterValue<Row>> | undefined
}

/** A misspelt option must not silently widen a search. */
export function refuseUnknown(given: object, ...known: readonly string[]): void {
  for (const name of Object.keys(given)) {
    if (!known.includes(name)) throw refuse(name, 'not an option', `give ${known.join(', ')}.`)
  }
}

/** The same with the names of all filters among the known. */
export function refuseUnknownBesideFilters(given: object, ...known: readonly string[]): void {
  refuseUnknown(given, ...facetRows.map(({ name }) => name), ...known)
}

export function requireText(parameter: string, value: unknown): string {
  if (typeof value === 'string') return value
  throw refuse(parameter, value, 'give a text.')
}

/** What would be right, by the kind of filter. */
function rightFor(row: Facet): string {
  switch (row.kind) {
    case 'years':
      return 'give a year (2017) or a range (2016..2018, 2016..).'
    case 'sections':
      return 'give a section key (disclosureOnRequest) or label (依申请公开).'
    case 'parts':
    case 'choice':
      return `give one of ${row.values.join(', ')}.`
    case 'regions':
    case 'bodies':
      return 'give names, not too long and not too many.'
  }
}

/** Reads the filters as the JSON endpoint does. */
export function toFilters(options: FilterOptions): SearchFilters {
  return readFilters(
    (name) => listOf(name, options[name]),
    (row, value) => refuse(row.name, value, rightFor(row)),
  )
}

function listOf(parameter: string, given: OneOrMore<number | string> | undefined): string[] {
  const values = given === undefined ? [] : [given].flat()
  return values.map((value) =>
    typeof value === 'number' ? String(value) : requireText(parameter, value),
  )
}

export function toSort(given: SortOrder | undefined): SortOrder {
  if (given === undefined) return sortOrders[0]
  if (sortOrders.includes(given)) return given
  throw refuse('sort', given, `give one of ${sortOrders.join(', ')}.`)
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
