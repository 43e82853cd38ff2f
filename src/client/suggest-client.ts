/** Asks for completions: one question at a time, the answer to an older one dropped, failures silent. */
import type { Suggestion } from '../search/index.ts'
import { toQueryString, type Translator } from '../views/index.ts'
import { fetchJson } from './fetch-json.ts'

export interface SuggestClient {
  /** null when there is nothing to show for this question any more. */
  ask: (q: string) => Promise<Suggestion[] | null>
  cancel: () => void
}

/** Where nothing is suggested. */
export const noSuggestions: SuggestClient = {
  ask: () => Promise.resolve(null),
  cancel: () => undefined,
}

const mostShown = 8
const keptAnswers = 100

/** @param root The way from the page to the search page. */
export function createSuggestClient(t: Translator, root: string): SuggestClient {
  const answers = new Map<string, Suggestion[]>()
  let underWay: AbortController | null = null

  function cancel(): void {
    underWay?.abort()
    underWay = null
  }

  return {
    cancel,
    async ask(q) {
      cancel()
      const known = answers.get(q)
      if (known !== undefined) return known
      const controller = new AbortController()
      underWay = controller
      try {
        const query = toQueryString([
          ['q', q],
          ['limit', String(mostShown)],
        ])
        const { suggestions } = await fetchJson<{ suggestions: Suggestion[] }>(
          `${root}api/suggest?${query}`,
          t,
          controller.signal,
        )
        if (answers.size >= keptAnswers) answers.clear()
        // What is typed already needs no suggesting.
        const useful = suggestions.filter((each) => each.query.trim() !== q.trim())
        answers.set(q, useful)
        return controller.signal.aborted ? null : useful
      } catch {
        return null
      }
    },
  }
}
