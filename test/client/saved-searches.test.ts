/** Searches kept in a browser: what is kept, under which name, and what of a spoiled storage is taken. */
import { describe, expect, it } from 'vitest'
import { createSavedSearches } from '../../src/client/saved-searches.ts'
import { mostSaved, parseSearchState, type SearchState } from '../../src/views/index.ts'

function createStorage(first?: string) {
  const kept = new Map<string, string>(first === undefined ? [] : [['gongkai.saved', first]])
  return {
    kept,
    storage: () => ({
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    }),
  }
}

const stateOf = (query: string): SearchState => parseSearchState(new URLSearchParams(query))

describe('saved searches', () => {
  it('are what is asked, whatever page of it in whatever language, once', () => {
    const saved = createSavedSearches(createStorage().storage)
    expect(saved.save(stateOf('q=延期&year=2018&offset=20&lang=en'), '甲')).toBe('saved')
    expect(saved.save(stateOf('q=延期&year=2018'), '乙')).toBe('saved')
    expect(saved.save(stateOf('q=延期'), '丙')).toBe('saved')
    expect(saved.list().map(({ name }) => name)).toEqual(['丙', '甲'])
    expect(stateOf(saved.list()[1]!.query)).toMatchObject({
      q: '延期',
      year: ['2018'],
      offset: '0',
    })
  })

  it('are renamed and deleted one by one; an empty name is none', () => {
    const { kept, storage } = createStorage()
    const saved = createSavedSearches(storage)
    saved.save(stateOf('q=a'), 'a')
    saved.save(stateOf('q=b'), 'b')
    saved.rename('q=a', '  新名  ')
    saved.rename('q=b', '   ')
    expect(saved.list().map(({ name }) => name)).toEqual(['b', '新名'])
    saved.remove('q=b')
    expect(saved.list()).toEqual([{ name: '新名', query: 'q=a' }])
    saved.remove('q=a')
    expect(kept.size).toBe(0)
  })

  it('are a hundred at most', () => {
    const saved = createSavedSearches(createStorage().storage)
    for (let i = 0; i < mostSaved; i++) expect(saved.save(stateOf(`q=${i}`), `${i}`)).toBe('saved')
    expect(saved.save(stateOf('q=one more'), 'x')).toBe('full')
    expect(saved.save(stateOf('q=5'), 'x')).toBe('saved')
  })

  it('say so where a browser keeps nothing', () => {
    const saved = createSavedSearches(() => {
      throw new Error('forbidden')
    })
    expect(saved.save(stateOf('q=a'), 'a')).toBe('refused')
    expect(saved.list()).toEqual([])
  })

  it('are read from what anyone may have written there', () => {
    const read = (text: string) => createSavedSearches(createStorage(text).storage).list()
    for (const text of ['{', '1', '{"name":"a"}', '[1,null,{"name":1,"query":"q=a"}]'])
      expect(read(text), text).toEqual([])
    // Whatever stands there becomes a search of this site.
    const [only] = read('[{"name":"x","query":"javascript:alert(1)"}]')
    expect(only).toEqual({ name: 'x', query: '' })
  })
})
