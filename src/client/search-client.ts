/** Asks the endpoint: at most one question under way, old answers dropped. */
import type { SearchResponse } from '../search/index.ts'
import { toParameters, toQueryString, type SearchState, type Translator } from '../views/index.ts'

/** The question was withdrawn for a newer one; nobody waits for it. */
export class Superseded extends Error {}

export interface SearchClient {
  /** @throws Superseded when a newer question came; Error with a sentence for people when there is no answer. */
  ask: (state: SearchState) => Promise<SearchResponse>
}

/** Answers kept for going back and forth, most recent last. */
const keptAnswers = 30

function isErrorBody(body: unknown): body is { error: { message: string } } {
  return typeof body === 'object' && body !== null && 'error' in body
}

/** The endpoint's address for a state: relative to the page, `lang` being the page's own. */
function endpointAddress(state: SearchState): string {
  const pairs = toParameters(state).filter(([name]) => name !== 'lang')
  return `api/search?${toQueryString(pairs)}`
}

async function readAnswer(response: Response, t: Translator): Promise<SearchResponse> {
  let body: unknown
  try {
    body = await response.json()
  } catch (cause) {
    throw new Error(t('error.answer', { status: String(response.status) }), { cause })
  }
  if (response.ok) return body as SearchResponse
  throw new Error(
    isErrorBody(body) ? body.error.message : t('error.answer', { status: String(response.status) }),
  )
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
      if (known !== undefined) return keep(address, known)
      const controller = new AbortController()
      underWay = controller
      const { signal } = controller
      try {
        const headers = { accept: 'application/json', 'accept-language': t.language }
        const response = await fetch(address, { signal, headers })
        return keep(address, await readAnswer(response, t))
      } catch (error) {
        if (signal.aborted) throw new Superseded()
        // fetch itself fails with a TypeError whose words help nobody.
        if (error instanceof TypeError) throw new Error(t('error.network'), { cause: error })
        throw error
      } finally {
        if (underWay === controller) underWay = null
      }
    },
  }
}
