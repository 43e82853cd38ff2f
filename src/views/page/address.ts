/** The state of the search page and its address: one and the same thing, readable both ways. */
import { facetRows, type FilterName } from '../../facets.ts'
import { toLanguage, type Language } from '../../language/index.ts'
import type { PageContext } from './page-context.ts'

export type { FilterName }

/** Filters as they stand in the address, not yet checked: the server says what is wrong with them. */
export interface SearchState extends Record<FilterName, string[]> {
  q: string
  sort: string
  /** Reports skipped before the first one shown; text, so that a wrong one reaches the server as written. */
  offset: string
  /** Set only when the address names a language; then every link keeps it. */
  lang: Language | null
}

export const filterNames: readonly FilterName[] = facetRows.map(({ name }) => name)

const list = (params: URLSearchParams, name: string): string[] => [
  ...new Set(
    params
      .getAll(name)
      .flatMap((value) => value.split(','))
      .map((value) => value.trim())
      .filter((value) => value !== ''),
  ),
]

/** The range form (`from`, `to`) takes the place of `year`; asking for its whole `span` is asking for every year. */
function yearsOf(params: URLSearchParams): string[] {
  const from = params.get('from')?.trim() ?? ''
  const to = params.get('to')?.trim() ?? ''
  if (from === '' && to === '') return list(params, 'year')
  // Typed the wrong way round, it is the same span.
  const [first, last] = from.length === 4 && to.length === 4 && from > to ? [to, from] : [from, to]
  if (params.get('span') === `${first}..${last}`) return []
  return [first === last ? first : `${first}..${last}`]
}

/** The ends of an entry of `year`: `2016..2018`, `2016..`, `2017`; null where it is open. */
export function parseSpan(entry: string): { from: number | null; to: number | null } {
  const [from = '', to = from] = entry.split('..')
  return { from: from === '' ? null : Number(from), to: to === '' ? null : Number(to) }
}

function filtersOf(valuesOf: (name: FilterName) => string[]): Record<FilterName, string[]> {
  return Object.fromEntries(filterNames.map((name) => [name, valuesOf(name)])) as Record<
    FilterName,
    string[]
  >
}

export function parseSearchState(params: URLSearchParams): SearchState {
  const lang = params.get('lang')
  return {
    q: params.get('q') ?? '',
    ...filtersOf((name) => (name === 'year' ? yearsOf(params) : list(params, name))),
    sort: params.get('sort') ?? 'relevance',
    offset: params.get('offset') ?? '0',
    lang: lang === null ? null : toLanguage(lang),
  }
}

/** The parameters of a state, those at their default left out; the endpoint takes the same ones. */
export function toParameters(state: SearchState): [name: string, value: string][] {
  const pairs: [string, string][] = []
  if (state.q.trim() !== '') pairs.push(['q', state.q])
  for (const name of filterNames) {
    if (state[name].length > 0) pairs.push([name, state[name].join(',')])
  }
  if (state.sort !== 'relevance') pairs.push(['sort', state.sort])
  if (state.offset !== '0' && state.offset !== '') pairs.push(['offset', state.offset])
  if (state.lang !== null) pairs.push(['lang', state.lang])
  return pairs
}

/** An address as people read it: `?q=依申请公开` instead of its escapes, where they stand for text. */
export function readableAddress(address: string): string {
  try {
    return decodeURI(address)
  } catch {
    return address
  }
}

/** A query string that stays readable: commas and colons need no escaping there. */
export function toQueryString(pairs: readonly (readonly [string, string])[]): string {
  const escaped = (text: string): string =>
    encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'))
      .replaceAll('%2C', ',')
      .replaceAll('%3A', ':')
      .replaceAll('%20', '+')
  return pairs.map(([name, value]) => `${name}=${escaped(value)}`).join('&')
}

/**
 * Address of a page beside the search page.
 *
 * @param root the way to the search page, see `PageContext`: where it names a file, every page is one
 */
export function pageAddress(page: string, root: string): string {
  return root.endsWith('/') ? `${root}${page}` : `${folderOf(root)}${page}.html`
}

/** The folder that the search page lies in. */
export function folderOf(root: string): string {
  return root.slice(0, root.lastIndexOf('/') + 1)
}

/**
 * Address of a search, relative to the page it stands on.
 *
 * @param root the way from that page to the search page: `./` or `../`, or the same with the name of its file
 */
export function searchAddress(state: SearchState, root: string): string {
  const query = toQueryString(toParameters(state))
  return query === '' ? root : `${root}?${query}`
}

/** The endpoint's address of a search, in the page's language; an example where nothing is asked. */
export function jsonAddress(state: SearchState, root: string): string {
  const pairs = toParameters({ ...state, lang: null })
  return `${root}api/search?${toQueryString(pairs.length === 0 ? [['q', '依申请公开']] : pairs)}`
}

/** Address of a search as a feed: what is asked, in the order of the feed's own, and what only a feed takes. */
export function feedAddress(
  state: SearchState,
  root: string,
  own: readonly (readonly [string, string])[] = [],
): string {
  const pairs = [...toParameters({ ...state, sort: 'relevance' }), ...own]
  return `${root}feed.atom${pairs.length === 0 ? '' : `?${toQueryString(pairs)}`}`
}

/** Address of a report, opened at a passage where one is given, with the query kept for its marks. */
export function reportAddress(
  reportId: string,
  options: { root: string; q: string; lang: Language | null; passageId?: string; script?: string },
): string {
  const pairs: [string, string][] = []
  if (options.q.trim() !== '') pairs.push(['q', options.q])
  if (options.script !== undefined) pairs.push(['script', options.script])
  if (options.lang !== null) pairs.push(['lang', options.lang])
  const query = pairs.length === 0 ? '' : `?${toQueryString(pairs)}`
  const anchor = options.passageId === undefined ? '' : `#${encodeURIComponent(options.passageId)}`
  return `${pageAddress(`reports/${encodeURIComponent(reportId)}`, options.root)}${query}${anchor}`
}

export function hasFilters(state: SearchState): boolean {
  return filterNames.some((name) => state[name].length > 0)
}

/** True where the page shows its front: nothing asked, nothing narrowed, no page turned. */
export function isFront(state: SearchState): boolean {
  return (
    state.q.trim() === '' &&
    !hasFilters(state) &&
    state.offset === '0' &&
    state.sort === 'relevance'
  )
}

/** The state with one filter value switched, back on the first page. */
export function toggleFilter(state: SearchState, name: FilterName, value: string): SearchState {
  const values = state[name]
  const next = values.includes(value)
    ? values.filter((entry) => entry !== value)
    : [...values, value]
  return { ...state, [name]: next, offset: '0' }
}

export function withoutFilters(state: SearchState): SearchState {
  return { ...state, ...filtersOf(() => []), offset: '0' }
}

/** A fresh search for a query, in the same language. */
export function freshSearch(q: string, lang: Language | null): SearchState {
  return { ...parseSearchState(new URLSearchParams()), q, lang }
}

/** Address of a body over its years; of a published edition, of the search for its reports. */
export function bodyAddress(
  bodyId: string,
  { root, edition }: Pick<PageContext, 'root' | 'edition'>,
  lang: Language | null,
): string {
  if (edition !== undefined)
    return searchAddress({ ...freshSearch('', lang), body: [bodyId] }, root)
  const query = lang === null ? '' : `?${toQueryString([['lang', lang]])}`
  return `${root}bodies/${encodeURIComponent(bodyId)}${query}`
}

/** Address of two reports side by side; with one side missing, of the page that offers reports for it. */
export function compareAddress(
  sides: { a?: string; b?: string; section?: string | null; lang: Language | null },
  root: string,
): string {
  const pairs: [string, string][] = []
  for (const name of ['a', 'b', 'section', 'lang'] as const) {
    const value = sides[name]
    if (value !== undefined && value !== null) pairs.push([name, value])
  }
  return `${root}compare${pairs.length === 0 ? '' : `?${toQueryString(pairs)}`}`
}

/** Address that leads to the comparison of a report with that of the year before, where there is one. */
export function lastYearAddress(
  reportId: string,
  { root, lang }: { root: string; lang: Language | null },
): string {
  const pairs: [string, string][] = [
    ['b', reportId],
    ['with', 'lastYear'],
  ]
  if (lang !== null) pairs.push(['lang', lang])
  return `${root}compare?${toQueryString(pairs)}`
}

/** Address of a file that a report was read from, by its place in the report's list of them. */
export function sourceAddress(reportId: string, place: number, root: string): string {
  return `${root}reports/${encodeURIComponent(reportId)}/sources/${place + 1}`
}
