import { describe, expect, it } from 'vitest'
import { AppError } from '../../src/errors.ts'
import { sayIn } from '../../src/server/request-context.ts'
import { readParameters, type RawQuery } from '../../src/server/route.ts'
import { searchParameters } from '../../src/search/index.ts'

const read = (query: RawQuery) => readParameters(searchParameters, query, sayIn('en'))

function refusalOf(query: RawQuery): AppError {
  try {
    read(query)
  } catch (error) {
    if (error instanceof AppError) return error
  }
  throw new Error('expected a refusal')
}

describe('readParameters', () => {
  it('gives defaults where nothing is given, also for empty form fields', () => {
    const defaults = {
      ...{ q: '', year: [], section: [], part: [], region: [], body: [], level: [], check: [] },
      ...{ sort: 'relevance', limit: 10, offset: 0, synonyms: true },
    }
    expect(read({})).toEqual(defaults)
    expect(read({ q: '', year: '', section: ['', ''], limit: '', sort: '' })).toEqual(defaults)
  })

  it.each([
    ['2017', [{ from: 2017, to: 2017 }]],
    ['2016..2018', [{ from: 2016, to: 2018 }]],
    ['2016..', [{ from: 2016, to: null }]],
    ['..2018', [{ from: null, to: 2018 }]],
    ['２０１７', [{ from: 2017, to: 2017 }]],
    [
      '2012, 2016..2017',
      [
        { from: 2012, to: 2012 },
        { from: 2016, to: 2017 },
      ],
    ],
    [
      ['2012', '2013'],
      [
        { from: 2012, to: 2012 },
        { from: 2013, to: 2013 },
      ],
    ],
  ])('reads year=%j', (year, expected) => {
    expect(read({ year }).year).toEqual(expected)
  })

  it.each(['20x7', '17', '2018..2016', '..', '2016...2018', '2016-2018', '公元'])(
    'refuses year=%s and says what would be right',
    (year) => {
      const error = refusalOf({ year })
      expect(error.code).toBe('invalid_parameter')
      expect(error.message).toContain('2016..2018')
      expect(error.details).toEqual([{ parameter: 'year', value: year }])
    },
  )

  it('names only the values that are wrong', () => {
    expect(refusalOf({ year: '2016,20x7,2018' }).details).toEqual([
      { parameter: 'year', value: '20x7' },
    ])
  })

  it.each([
    'disclosureOnRequest,fees',
    '依申请公开,收费情况',
    '依申請公開，收費情況',
    ['依申请公开', 'fees'],
  ])('reads section=%j as keys', (section) => {
    expect(read({ section }).section).toEqual(['disclosureOnRequest', 'fees'])
  })

  it('refuses an unknown section and lists the labels', () => {
    const error = refusalOf({ section: '财务' })
    expect(error.message).toContain('disclosureOnRequest 依申请公开')
    expect(error.details).toEqual([{ parameter: 'section', value: '财务' }])
  })

  it.each([
    ['level', 'village'],
    ['sort', 'newest'],
    ['limit', '0'],
    ['limit', '101'],
    ['limit', '-1'],
    ['limit', '1e1'],
    ['limit', 'ten'],
    ['offset', '-1'],
    ['offset', '10000'],
    ['region', '长'.repeat(61)],
  ])('refuses %s=%s', (parameter, value) => {
    expect(refusalOf({ [parameter]: value }).details).toEqual([{ parameter, value }])
  })

  it('counts the characters of a query as people do', () => {
    expect(read({ q: '𠮷'.repeat(500) }).q).toHaveLength(1000)
    const error = refusalOf({ q: '公'.repeat(501) })
    expect(error.message).toContain('500')
    expect(error.details).toEqual([{ parameter: 'q', value: `${'公'.repeat(100)}…` }])
  })

  it('serves hits up to the ten-thousandth', () => {
    expect(read({ offset: '9990', limit: '10' }).offset).toBe(9990)
    expect(refusalOf({ offset: '9991', limit: '10' }).details).toEqual([
      { parameter: 'offset', value: '9991' },
      { parameter: 'limit', value: '10' },
    ])
  })

  it('refuses a parameter it does not know and names those it knows', () => {
    const error = refusalOf({ yaer: '2017' })
    expect(error.message).toContain('yaer')
    expect(error.message).toContain(
      'q, year, section, part, region, body, level, check, sort, limit, offset',
    )
    expect(error.details).toEqual([{ parameter: 'yaer', value: '2017' }])
  })

  it('takes the names of object members for unknown parameters too', () => {
    expect(refusalOf({ constructor: 'x' }).details).toEqual([
      { parameter: 'constructor', value: 'x' },
    ])
  })

  it('refuses a repeated single value', () => {
    expect(refusalOf({ q: ['一', '二'] }).message).toContain('only once')
  })

  it('tells every mistake at once', () => {
    const { details } = refusalOf({ year: '20x7', limit: '0', level: 'village' })
    expect(details.map(({ parameter }) => parameter)).toEqual(['year', 'level', 'limit'])
  })
})
