/**
 * Answers kept for those who ask the same again, and one search for all who ask the same at once: many people look for the
 * same things, and the index of a service never changes. Only what took long is kept: a quick search is repeated sooner than
 * the garbage collector has carried its answer about.
 */
import { LRUCache } from 'lru-cache'
import type { SearchParameters, SearchResponse } from './types.ts'

/** A search without its time: what is the same for all who ask the same. */
type Answer = Omit<SearchResponse, 'tookMs'>

/** A search that takes longer is worth keeping, milliseconds. */
const quickMs = 5

/** Memory that kept answers may take, bytes, by the estimates below. */
const mostBytes = 32 * 1024 * 1024
const bytesOfAnswer = 2_000
/** A hit with its passages. */
const bytesOfHit = 4_000
const bytesOfBucket = 100

function estimateBytes({ hits, facets }: Answer): number {
  let bytes = bytesOfAnswer + hits.length * bytesOfHit
  for (const buckets of Object.values(facets) as unknown[][])
    bytes += buckets.length * bytesOfBucket
  return bytes
}

/**
 * Makes the same search with its answers kept where it took longer than `longerThanMs`. All but `tookMs` of an answer may be
 * shared: it is not to be changed.
 */
export function keepAnswers(
  search: (parameters: SearchParameters) => Promise<Answer>,
  longerThanMs = quickMs,
): (parameters: SearchParameters) => Promise<SearchResponse> {
  const kept = new LRUCache<string, Answer>({
    maxSize: mostBytes,
    sizeCalculation: estimateBytes,
  })
  const underWay = new Map<string, Promise<Answer>>()

  const ask = async (key: string, parameters: SearchParameters): Promise<Answer> => {
    const startedAt = performance.now()
    try {
      const answer = await search(parameters)
      if (performance.now() - startedAt > longerThanMs) kept.set(key, answer)
      return answer
    } finally {
      underWay.delete(key)
    }
  }

  return async (parameters) => {
    const startedAt = performance.now()
    const key = JSON.stringify(parameters)
    let answer = kept.get(key)
    if (answer === undefined) {
      let asked = underWay.get(key)
      if (asked === undefined) underWay.set(key, (asked = ask(key, parameters)))
      answer = await asked
    }
    return { ...answer, tookMs: Math.round((performance.now() - startedAt) * 100) / 100 }
  }
}
