/** Has the counts checked against plain search, once nobody is waiting for anything else. */
import type { SearchResponse, VerifyResult } from '../search/index.ts'
import { toQueryString, type Exactness, type Translator } from '../views/index.ts'
import { fetchJson } from './fetch-json.ts'

/** How long a result must have been looked at. A check reads every text, so none is made for a query in passing. */
const restMs = 1200
/** Words checked of one query. */
const mostWords = 3

export interface ExactnessChecker {
  /** Checks the words of an answer after a rest; `onDone` gets all of them at once, and is not called where a check fails. */
  check: (response: SearchResponse, onDone: (exactness: Exactness) => void) => void
  cancel: () => void
}

/** Where nothing is checked later. */
export const noExactness: ExactnessChecker = {
  check: () => undefined,
  cancel: () => undefined,
}

/** The literal words and phrases of a query: what plain search can look for. */
function wordsOf({ query }: SearchResponse): string[] {
  return [...new Set(query.terms.map(({ text }) => text.trim()))]
    .filter((text) => text !== '')
    .slice(0, mostWords)
}

export function createExactnessChecker(t: Translator): ExactnessChecker {
  const known = new Map<string, VerifyResult>()
  let underWay: AbortController | null = null
  let timer: number | undefined

  function cancel(): void {
    window.clearTimeout(timer)
    underWay?.abort()
    underWay = null
  }

  async function ask(words: readonly string[], signal: AbortSignal): Promise<Exactness> {
    const results: VerifyResult[] = []
    for (const word of words) {
      const result =
        known.get(word) ??
        (await fetchJson<VerifyResult>(`api/verify?${toQueryString([['q', word]])}`, t, signal))
      known.set(word, result)
      results.push(result)
    }
    return results
  }

  return {
    cancel,
    check(response, onDone) {
      cancel()
      const words = wordsOf(response)
      if (words.length === 0) return
      const controller = new AbortController()
      underWay = controller
      timer = window.setTimeout(() => {
        ask(words, controller.signal)
          .then((results) => {
            if (!controller.signal.aborted) onDone(results)
          })
          // No answer, no badge: nothing is claimed.
          .catch(() => undefined)
      }, restMs)
    },
  }
}
