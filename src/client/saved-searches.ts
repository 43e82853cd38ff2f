/** Searches that the reader keeps by name, in this browser and nowhere else. */
import {
  longestSavedName,
  mostSaved,
  parseSearchState,
  toParameters,
  toQueryString,
  type SavedSearch,
  type Saving,
  type SearchState,
} from '../views/index.ts'
import { createKeptList, type KeptStorage } from './kept-list.ts'

export interface SavedSearches {
  /** The last saved first. */
  list: () => SavedSearch[]
  /** Keeps a search; one that is kept already keeps its name. */
  save: (state: SearchState, name: string) => Saving
  has: (state: SearchState) => boolean
  rename: (query: string, name: string) => void
  remove: (query: string) => void
}

const storageKey = 'gongkai.saved'

const isSaved = (value: unknown): value is SavedSearch =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  typeof value.name === 'string' &&
  'query' in value &&
  typeof value.query === 'string'

/** What is asked, whatever page of it and in whatever language. */
const queryOf = (state: SearchState): string =>
  toQueryString(toParameters({ ...state, offset: '0', lang: null }))

export function createSavedSearches(storage?: KeptStorage): SavedSearches {
  const kept = createKeptList(storageKey, isSaved, storage)
  // Written anew: an entry that was changed by hand leads to a search too, or nowhere.
  const list = (): SavedSearch[] => {
    const searches = new Map<string, SavedSearch>()
    for (const { name, query } of kept.read()) {
      const own = queryOf(parseSearchState(new URLSearchParams(query)))
      if (!searches.has(own))
        searches.set(own, { name: name.slice(0, longestSavedName), query: own })
    }
    return [...searches.values()].slice(0, mostSaved)
  }
  const has = (state: SearchState): boolean => list().some(({ query }) => query === queryOf(state))
  return {
    list,
    has,
    save(state, name) {
      const searches = list()
      if (has(state)) return 'saved'
      if (searches.length >= mostSaved) return 'full'
      const entry = { name: name.slice(0, longestSavedName), query: queryOf(state) }
      return kept.write([entry, ...searches]) ? 'saved' : 'refused'
    },
    rename(query, name) {
      const given = name.trim().slice(0, longestSavedName)
      if (given === '') return
      kept.write(list().map((each) => (each.query === query ? { ...each, name: given } : each)))
    },
    remove(query) {
      kept.write(list().filter((each) => each.query !== query))
    },
  }
}
