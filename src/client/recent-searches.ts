/** The last queries, kept in this browser and nowhere else. Without storage (turned off, full) there simply are none. */
import { createKeptList, type KeptStorage } from './kept-list.ts'

export interface RecentSearches {
  /** Most recent first. */
  list: () => string[]
  add: (q: string) => void
  remove: (q: string) => void
  clear: () => void
}

const storageKey = 'gongkai.recent'
const mostKept = 8
/** The endpoint takes no longer query. */
const longestKept = 500

const isText = (value: unknown): value is string => typeof value === 'string'

export function createRecentSearches(storage?: KeptStorage): RecentSearches {
  const { read, write } = createKeptList(storageKey, isText, storage)
  const list = (): string[] => read().slice(0, mostKept)
  // Where it cannot be kept, nothing is lost but a convenience.
  const keep = (queries: readonly string[]): void => void write(queries.slice(0, mostKept))
  const without = (q: string): string[] => list().filter((kept) => kept !== q)
  return {
    list,
    add(text) {
      const q = text.trim()
      if (q !== '' && q.length <= longestKept) keep([q, ...without(q)])
    },
    remove(q) {
      keep(without(q))
    },
    clear() {
      keep([])
    },
  }
}
