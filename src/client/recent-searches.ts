/** The last queries, kept in this browser and nowhere else. Without storage (turned off, full) there simply are none. */

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

/** @param storage Asked each time, since merely naming `localStorage` throws where it is forbidden. */
export function createRecentSearches(
  storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = () => localStorage,
): RecentSearches {
  const list = (): string[] => {
    try {
      const kept: unknown = JSON.parse(storage().getItem(storageKey) ?? '[]')
      return Array.isArray(kept)
        ? kept.filter((q): q is string => typeof q === 'string').slice(0, mostKept)
        : []
    } catch {
      return []
    }
  }
  const keep = (queries: readonly string[]): void => {
    try {
      if (queries.length === 0) storage().removeItem(storageKey)
      else storage().setItem(storageKey, JSON.stringify(queries.slice(0, mostKept)))
    } catch {
      // Nothing is lost but a convenience.
    }
  }
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
