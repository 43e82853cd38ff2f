/**
 * Answers kept for those who ask the same again, and one search for all who ask the same at once: many people look for the
 * same things, and the index of a service never changes. Only what took long is kept: a quick search is repeated sooner than
 * the garbage collector has carried its answer about.
 */
import { LRUCache } from 'lru-cache'
import { facetRows } from '../facets.ts'
import type { SearchResponse } from './contract/index.ts'
import type { SearchParameters } from './types.ts'

/** A search that takes longer is worth keeping, milliseconds. */
const quickMs = 5

/** Memory that kept answers may take, bytes, by the estimates below. */
const mostBytes = 32 * 1024 * 1024
const bytesOfAnswer = 2_000
/** A hit with its passages. */
const bytesOfHit = 4_000
const bytesOfBucket = 100

function estimateBytes({ hits, facets }: SearchResponse): number {
  let bytes = bytesOfAnswer + hits.length * bytesOfHit
  for (const buckets of Object.values(facets) as unknown[][])
    bytes += buckets.length * bytesOfBucket
  return bytes
}

/** One text for all that a search is asked by. */
function keyOf({ q, filters, sort, limit, offset, synonyms }: SearchParameters): string {
  const isFiltered = facetRows.some(({ name }) => filters[name].length > 0)
  // The text of a query comes last: whatever it holds, it cannot be read as another part.
  return `${sort} ${limit} ${offset} ${synonyms} ${isFiltered ? JSON.stringify(filters) : ''} ${q}`
}

/**
 * Makes the same search with its answers kept where it took longer than `longerThanMs`. All but `tookMs` of an answer may be
 * shared: it is not to be changed.
 */
export function keepAnswers(
  search: (parameters: SearchParameters) => Promise<SearchResponse>,
  longerThanMs = quickMs,
): (parameters: SearchParameters) => Promise<SearchResponse> {
  const kept = new LRUCache<string, SearchResponse>({
    maxSize: mostBytes,
    sizeCalculation: estimateBytes,
  })
  const underWay = new Map<string, Promise<SearchResponse>>()

  const ask = async (key: string, parameters: SearchParameters): Promise<SearchResponse> => {
    try {
      const answer = await search(parameters)
      if (answer.tookMs > longerThanMs) kept.set(key, answer)
      return answer
    } finally {
      underWay.delete(key)
    }
  }

  return async (parameters) => {
    const startedAt = performance.now()
    const key = keyOf(parameters)
    const known = kept.get(key) ?? underWay.get(key)
    if (known !== undefined) return { ...(await known), tookMs: millisecondsSince(startedAt) }
    const asked = ask(key, parameters)
    underWay.set(key, asked)
    return asked
  }
}

/** To a hundredth. */
export function millisecondsSince(startedAt: number): number {
  return Math.round((performance.now() - startedAt) * 100) / 100
}
