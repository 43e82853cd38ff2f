/** The questions to an opened index. */
import { citationText, languages, type Language } from '../language/index.ts'
import { facetRows, isOfReports, type ReportFilterName } from '../facets.ts'
import type { Report } from '../report/index.ts'
import { inWords } from '../sentence.ts'
import {
  withCitations,
  type ExportedSearch,
  type FiguresResponse,
  type PassageRow,
  type SearchParameters,
  type SearchResponse,
  type SortOrder,
  type VerifyResult,
} from '../search/index.ts'
import { opened, type Index } from './open.ts'
import { refuse } from './errors.ts'
import {
  refuseUnknown,
  refuseUnknownBesideFilters,
  requireText,
  toCount,
  toFilters,
  toSort,
  type FilterOptions,
  type StopOption,
} from './options.ts'

interface QueryOptions extends FilterOptions, StopOption {
  /** Order of the hits; `relevance` by default. */
  sort?: SortOrder | undefined
  /** Whether unquoted words stand for their other names too; yes unless false. */
  synonyms?: boolean | undefined
}

export interface SearchOptions extends QueryOptions {
  /** Most hits, 10 by default. */
  limit?: number | undefined
  /** How many hits to leave out before the first. */
  offset?: number | undefined
}

export interface ExportOptions extends QueryOptions {
  /** The language of the citations; Simplified Chinese by default. */
  language?: Language | undefined
}

const anyCount = { least: 0, most: Infinity }

function toParameters(q: string, options: SearchOptions): SearchParameters {
  return {
    q: requireText('q', q),
    filters: toFilters(options),
    sort: toSort(options.sort),
    synonyms: options.synonyms ?? true,
    limit: toCount('limit', options.limit, { least: 1, most: 10_000, fallback: 10 }),
    offset: toCount('offset', options.offset, { ...anyCount, fallback: 0 }),
  }
}

/**
 * Searches as the page and `GET /api/search` do: the same query language, the same answer.
 *
 * @throws GongkaiError `invalid_parameter` for a query of more than 500 characters or an option that cannot be;
 * `query_too_costly`; `aborted`.
 */
export async function search(
  index: Index,
  q: string,
  options: SearchOptions = {},
): Promise<SearchResponse> {
  refuseUnknownBesideFilters(options, 'sort', 'synonyms', 'limit', 'offset', 'signal')
  const { signal } = options
  return await opened(index).call('search', [toParameters(q, options)], signal)
}

/** Reports that are read from a thread at a time. */
const pieceSize = 100

/**
 * Everything a search finds: the head with the counts, and every passage of every report, whole, with a citation. Rows are
 * read piece by piece, as they are asked for. `toCsv` and `toJsonLines` write them.
 *
 * @throws GongkaiError as `search` does, also while rows are read.
 * @example for await (const text of toCsv(await exportPassages(index, '"主动公开"'))) process.stdout.write(text)
 */
export async function exportPassages(
  index: Index,
  q: string,
  options: ExportOptions = {},
): Promise<ExportedSearch> {
  refuseUnknownBesideFilters(options, 'sort', 'synonyms', 'language', 'signal')
  const { signal, language = 'zh-Hans' } = options
  if (!languages.includes(language))
    throw refuse('language', language, `give one of ${languages.join(', ')}.`)
  const parameters = { ...toParameters(q, options), limit: pieceSize }
  const thread = opened(index)
  const first = await thread.call('passages', [parameters], signal)
  async function* rows(): AsyncGenerator<PassageRow> {
    yield* first.rows
    for (let offset = pieceSize; offset < first.head.total; offset += pieceSize)
      yield* (await thread.call('passages', [{ ...parameters, offset }], signal)).rows
  }
  const found = { head: first.head, rows: rows() }
  return withCitations(found, {
    cite: (row, address) => citationText(language, row, address),
    say: (said) => inWords(said, language),
  })
}

export interface FigureOptions extends Pick<FilterOptions, ReportFilterName>, StopOption {
  /** Whose applications; all together by default. */
  applicant?: string | undefined
  /** Most reports; all by default. */
  limit?: number | undefined
  offset?: number | undefined
}

/**
 * One figure of every report that states it, newest first, each with its source, and what the years amount to.
 *
 * @param key a figure by its key or label: `requests.received`
 * @throws GongkaiError `invalid_parameter` for a figure or applicant that does not exist; `aborted`.
 */
export async function figures(
  index: Index,
  key: string,
  options: FigureOptions = {},
): Promise<FiguresResponse> {
  const { applicant = null, limit, offset, signal, ...filters } = options
  refuseUnknown(filters, ...facetRows.filter(isOfReports).map(({ name }) => name))
  const parameters = {
    key: requireText('key', key),
    applicant,
    filters: toFilters(filters),
    limit: toCount('limit', limit, { ...anyCount, fallback: Infinity }),
    offset: toCount('offset', offset, { ...anyCount, fallback: 0 }),
  }
  return await opened(index).call('figures', [parameters], signal)
}

/** One whole report of the index, its checks with those against the years beside it; null for an unknown id. */
export async function report(
  index: Index,
  reportId: string,
  { signal }: StopOption = {},
): Promise<Report | null> {
  return await opened(index).call('report', [requireText('reportId', reportId)], signal)
}

export interface VerifyOptions extends StopOption {
  /** Checks this many random strings out of the texts too. */
  random?: number | undefined
  /** Seed of the random strings, 1 by default. */
  seed?: number | undefined
}

export interface Verification {
  checked: number
  /** How many did not agree: 0 unless the index is wrong. */
  misses: number
  /** One each, in order: the strings given, then the random ones. */
  results: VerifyResult[]
}

/**
 * Checks the index against plain substring search over the same texts.
 *
 * @throws GongkaiError `aborted`.
 */
export async function verify(
  index: Index,
  queries: string | readonly string[],
  options: VerifyOptions = {},
): Promise<Verification> {
  refuseUnknown(options, 'random', 'seed', 'signal')
  const { signal } = options
  const thread = opened(index)
  const given = [queries].flat().map((each) => requireText('queries', each))
  const random = toCount('random', options.random, { ...anyCount, fallback: 0 })
  const seed = toCount('seed', options.seed, { ...anyCount, fallback: 1 })
  const drawn = random > 0 ? await thread.call('randomStrings', [random, seed], signal) : []
  const results: VerifyResult[] = []
  for (const q of [...given, ...drawn]) results.push(await thread.call('verify', [q], signal))
  const misses = results.filter(({ agrees }) => !agrees).length
  return { checked: results.length, misses, results }
}
