/** Asks the endpoint: at most one question under way, old answers dropped. */
import type { MatchingPassages, SearchResponse } from '../search/index.ts'
import {
  passagesAtOnce,
  toParameters,
  toQueryString,
  type Looked,
  type SearchState,
  type Translator,
} from '../views/index.ts'
import { fetchJson } from './fetch-json.ts'

/** The question was withdrawn for a newer one; nobody waits for it. */
export class Superseded extends Error {}

/** An answer, and how far was looked for it where that is not everywhere. */
export interface SearchAnswer {
  response: SearchResponse
  looked?: Looked
}

export interface SearchClient {
  /**
   * @param onPart given what was found so far, where an answer comes in parts
   * @throws Superseded when a newer question came; Error with a sentence for people when there is no answer.
   */
  ask: (state: SearchState, onPart: (part: SearchAnswer) => void) => Promise<SearchAnswer>
  /** Matching passages of one report from `offset` on. */
  passages: (state: SearchState, reportId: string, offset: number) => Promise<MatchingPassages>
}

/** Answers kept for going back and forth, most recent last. */
const keptAnswers = 30

/** Parameters of the page alone, or of the order of hits. */
const notOfPassages = ['lang', 'sort', 'offset']

function pairsWithout(state: SearchState, left: readonly string[]): [string, string][] {
  return toParameters(state).filter(([name]) => !left.includes(name))
}

/** The endpoint's address for a state: relative to the page, `lang` being the page's own. */
function endpointAddress(state: SearchState): string {
  return `api/search?${toQueryString(pairsWithout(state, ['lang']))}`
}

export function createSearchClient(t: Translator): SearchClient {
  const answers = new Map<string, SearchResponse>()
  let underWay: AbortController | null = null

  function keep(address: string, answer: SearchResponse): SearchResponse {
    answers.delete(address)
    answers.set(address, answer)
    const oldest = answers.keys().next()
    if (answers.size > keptAnswers && oldest.done !== true) answers.delete(oldest.value)
    return answer
  }

  return {
    async ask(state) {
      underWay?.abort(new Superseded())
      underWay = null
      const address = endpointAddress(state)
      const known = answers.get(address)
      if (known !== undefined) return { response: keep(address, known) }
      const controller = new AbortController()
      underWay = controller
      const { signal } = controller
      try {
        return { response: keep(address, await fetchJson<SearchResponse>(address, t, signal)) }
      } catch (error) {
        if (signal.aborted) throw new Superseded()
        throw error
      } finally {
        if (underWay === controller) underWay = null
      }
    },
    passages(state, reportId, offset) {
      const query = toQueryString([
        ...pairsWithout(state, notOfPassages),
        ['offset', String(offset)],
        ['limit', String(passagesAtOnce)],
      ])
      return fetchJson(`api/reports/${encodeURIComponent(reportId)}/passages?${query}`, t)
    },
  }
}
