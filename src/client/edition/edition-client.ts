/** Answers the questions of the search page out of the edition's files, in this browser. */
import { AppError } from '../../errors.ts'
import { facetRows, hasValues, toChoice } from '../../facets.ts'
import { hitsPerPage, deepestHit } from '../../limits.ts'
import { createEditionEngine, Edition } from '../../publish/edition-engine.ts'
import type { EditionSource } from '../../publish/contract.ts'
import { toSectionKey } from '../../report/section-labels.ts'
import { createAnswerer, type Answerer } from '../../search/answerer.ts'
import type { SearchFilters, SearchParameters } from '../../search/index.ts'
import { toSimplified } from '../../text/script.ts'
import { parseSpan, passagesAtOnce, type SearchState, type Translator } from '../../views/index.ts'
import { RequestFailure } from '../fetch-json.ts'
import { Superseded, type SearchAnswer, type SearchClient } from '../search-client.ts'
import { UnreadableFile } from './load-data.ts'

/** Shards read before a first answer is shown: as much as a telephone reads in a few seconds. */
const shardsAtFirst = 4

/** Answers kept for going back and forth, most recent last. */
const keptAnswers = 30

const year = /^(?:\d{4}(?:\.\.(?:\d{4})?)?|\.\.\d{4})$/

/** The filters of an address. @throws RequestFailure for a value that cannot be. */
export function filtersOf(state: SearchState, t: Translator): SearchFilters {
  const filters: Record<string, unknown> = {}
  for (const row of facetRows) {
    filters[row.name] = state[row.name].map((value): unknown => {
      const read = (): unknown => {
        if (row.kind === 'years') {
          const written = value.normalize('NFKC')
          return year.test(written) ? parseSpan(written) : undefined
        }
        if (row.kind === 'sections') return toSectionKey(toSimplified(value))
        return hasValues(row) ? toChoice(row, toSimplified(value)) : value
      }
      const known = read()
      if (known !== undefined && known !== null) return known
      const name = t.maybe(`filter.${row.name}`, row.name)
      throw new RequestFailure(t('edition.badFilter', { name, value }), 400)
    })
  }
  return filters as unknown as SearchFilters
}

function parametersOf(state: SearchState, t: Translator): SearchParameters {
  const offset = Number(state.offset)
  const { sort } = state
  return {
    q: state.q,
    filters: filtersOf(state, t),
    sort: sort === 'year-desc' || sort === 'year-asc' ? sort : 'relevance',
    limit: hitsPerPage.usual,
    offset: Number.isInteger(offset) && offset >= 0 && offset < deepestHit ? offset : 0,
  }
}

/** What went wrong, in words. */
function failureOf(error: unknown, t: Translator): Error {
  if (error instanceof UnreadableFile)
    return new RequestFailure(t('edition.unreadable', { file: error.file }), 500, error)
  if (error instanceof AppError) return new RequestFailure(error.in(t.language), 400, error)
  return error instanceof Error ? error : new Error(String(error))
}

export interface EditionClient extends SearchClient {
  /** Reads what every search needs, so that the first one does not wait for it. */
  prepare: () => void
  /** Gives the marks of a query in texts of reports. */
  marker: Answerer['marker']
}

export function createEditionClient(source: EditionSource, t: Translator): EditionClient {
  let opening: Promise<Edition> | null = null
  const answers = new Map<string, SearchAnswer>()
  let underWay: AbortController | null = null

  const open = (): Promise<Edition> => {
    if (opening !== null) return opening
    const begun = Edition.open(source)
    begun.catch(() => {
      opening = null
    })
    opening = begun
    return begun
  }

  function keep(key: string, answer: SearchAnswer): SearchAnswer {
    answers.delete(key)
    answers.set(key, answer)
    const oldest = answers.keys().next()
    if (answers.size > keptAnswers && oldest.done !== true) answers.delete(oldest.value)
    return answer
  }

  async function answer(
    parameters: SearchParameters,
    mostShards: number,
    signal: AbortSignal,
  ): Promise<SearchAnswer> {
    const edition = await open()
    signal.throwIfAborted()
    const engine = createEditionEngine(edition, mostShards)
    const response = await createAnswerer(engine, edition.analyzer).search(parameters, signal)
    return { response, looked: engine.progress() }
  }

  const whole = async (): Promise<Answerer> => {
    const edition = await open()
    return createAnswerer(createEditionEngine(edition), edition.analyzer)
  }

  return {
    prepare: () => {
      open().catch(() => undefined)
    },
    async ask(state, onPart) {
      underWay?.abort(new Superseded())
      const parameters = parametersOf(state, t)
      const key = JSON.stringify(parameters)
      const known = answers.get(key)
      if (known !== undefined) return keep(key, known)
      const controller = new AbortController()
      underWay = controller
      const { signal } = controller
      try {
        const first = await answer(parameters, shardsAtFirst, signal)
        if (isWhole(first)) return keep(key, first)
        // What holds the whole query is found; of what holds a part of it, or is nowhere, nothing can be said yet.
        if (first.response.match === 'all' && first.response.total > 0) onPart(first)
        return keep(key, await answer(parameters, Infinity, signal))
      } catch (error) {
        if (signal.aborted) throw new Superseded()
        throw failureOf(error, t)
      } finally {
        if (underWay === controller) underWay = null
      }
    },
    passages: async (state, reportId, offset) => {
      const parameters = { ...parametersOf(state, t), offset, limit: passagesAtOnce }
      return (await whole()).passages(reportId, parameters)
    },
    marker: async (q) => (await whole()).marker(q),
  }
}

const isWhole = ({ looked }: SearchAnswer): boolean =>
  looked === undefined || looked.looked === looked.needed
