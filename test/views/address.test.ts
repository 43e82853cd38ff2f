import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  freshSearch,
  isFront,
  parseSearchState,
  reportAddress,
  searchAddress,
  toggleFilter,
  type SearchState,
} from '../../src/views/page/address.ts'

const read = (query: string): SearchState => parseSearchState(new URLSearchParams(query))
const readAddress = (address: string): SearchState =>
  parseSearchState(new URL(address, 'http://host/base/').searchParams)

const value = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => {
  const clean = text.trim() === text && !text.includes(',')
  return clean && text !== '' && !/\p{Surrogate}/u.test(text)
})
const values = fc.uniqueArray(value, { maxLength: 3 })

describe('search addresses', () => {
  it('lead back to the state they were made from', () => {
    const states = fc.record<SearchState>({
      q: value,
      year: values,
      section: values,
      part: values,
      region: values,
      body: values,
      level: values,
      check: values,
      sort: fc.constantFrom('relevance', 'year-desc', 'year-asc'),
      offset: fc.nat(9990).map(String),
      lang: fc.constantFrom(null, 'zh-Hans', 'zh-Hant', 'en'),
    })
    fc.assert(
      fc.property(states, (state) => {
        expect(readAddress(searchAddress(state, './'))).toEqual(state)
      }),
      { seed: 7 },
    )
  })

  it('leave defaults out and stay readable', () => {
    expect(searchAddress(read('q=&sort=relevance&offset=0'), './')).toBe('./')
    expect(searchAddress(read('q=a b&year=2016..2018&year=2020'), './')).toBe(
      './?q=a+b&year=2016..2018,2020',
    )
  })

  it('take the two fields of the range form as one span of years', () => {
    expect(read('year=2012&from=2016&to=2018').year).toEqual(['2016..2018'])
    expect(read('from=2016&to=').year).toEqual(['2016..'])
    expect(read('from=2016&to=2016').year).toEqual(['2016'])
    expect(read('from=&to=').year).toEqual([])
  })

  it('survive half of a surrogate pair', () => {
    expect(searchAddress(freshSearch('a\uD800', null), './')).toBe('./?q=a%EF%BF%BD')
  })

  it('never name a root, and escape what stands in an id', () => {
    const address = reportAddress('../x', { root: './', q: 'a&b', lang: null, passageId: 's1.p2' })
    expect(address).toBe('./reports/..%2Fx?q=a%26b#s1.p2')
  })
})

describe('toggleFilter', () => {
  it('adds, removes, and goes back to the first page', () => {
    const state = read('q=a&year=2016&offset=20')
    const added = toggleFilter(state, 'year', '2017')
    expect(added.year).toEqual(['2016', '2017'])
    expect(added.offset).toBe('0')
    expect(toggleFilter(added, 'year', '2016').year).toEqual(['2017'])
  })
})

describe('isFront', () => {
  it('is where nothing is asked', () => {
    expect(isFront(read('q=+'))).toBe(true)
    expect(isFront(read('lang=en'))).toBe(true)
    expect(isFront(read('year=2017'))).toBe(false)
    expect(isFront(read('sort=year-desc'))).toBe(false)
  })
})
