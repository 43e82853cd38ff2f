import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import type { SearchFacets } from '../../src/search/index.ts'
import { createTranslator, parseSearchState } from '../../src/views/index.ts'
import { Facets } from '../../src/views/search/search-facets.tsx'
import { hostileText } from '../browser/support/rich-reports.ts'

const none: SearchFacets = {
  reportYear: [],
  section: [],
  part: [],
  province: [],
  city: [],
  county: [],
  body: [],
  administrativeLevel: [],
  checks: [],
}

const jiangsu = {
  province: [
    { value: '安徽省', count: 9 },
    { value: '江苏省', count: 5 },
  ],
  city: [
    { value: '泰州市', count: 3, above: ['江苏省'] },
    { value: '徐州市', count: 2, above: ['江苏省'] },
  ],
  county: [
    { value: '高港区', count: 2, above: ['江苏省', '泰州市'] },
    { value: '鼓楼区', count: 1, above: ['江苏省', '徐州市'] },
  ],
}

function draw(address: string, facets: Partial<SearchFacets>): string {
  return renderToString(
    <Facets
      context={{ t: createTranslator('zh-Hans'), root: './' }}
      state={parseSearchState(new URLSearchParams(address))}
      facets={{ ...none, ...facets }}
    />,
  )
}

/** Each value with the region its link asks for, and whether it shows as chosen. */
function placesIn(html: string): [label: string, region: string | null, isChosen: boolean][] {
  return [...html.matchAll(/<a class="bucket" href="([^"]*)"([^>]*)><bdi[^>]*>([^<]*)</g)].map(
    ([, href = '', rest = '', label = '']) => [
      label,
      new URL(href.replaceAll('&amp;', '&'), 'http://x').searchParams.get('region'),
      rest.includes('aria-current'),
    ],
  )
}

describe('places', () => {
  it('show provinces alone until one is chosen', () => {
    expect(placesIn(draw('q=x', { province: jiangsu.province }))).toEqual([
      ['安徽省', '安徽省', false],
      ['江苏省', '江苏省', false],
    ])
  })

  it('go down from a province to its cities, however it is named', () => {
    for (const name of ['江苏', '江苏省']) {
      expect(placesIn(draw(`q=x&region=${name}`, jiangsu))).toEqual([
        ['江苏省', null, true],
        ['泰州市', '江苏省泰州市', false],
        ['徐州市', '江苏省徐州市', false],
        ['安徽省', `${name},安徽省`, false],
      ])
    }
  })

  it('go down to counties, and back up', () => {
    expect(placesIn(draw('q=x&region=江苏省泰州市', jiangsu))).toEqual([
      ['江苏省', '江苏省', false],
      ['泰州市', '江苏省', true],
      ['高港区', '江苏省泰州市高港区', false],
      ['徐州市', '江苏省泰州市,江苏省徐州市', false],
      ['安徽省', '江苏省泰州市,安徽省', false],
    ])
    const county = placesIn(draw('q=x&region=江苏省泰州市高港区', jiangsu))
    expect(county.find(([label]) => label === '高港区')).toEqual(['高港区', '江苏省泰州市', true])
    expect(county.find(([label]) => label === '泰州市')).toEqual(['泰州市', '江苏省泰州市', false])
  })
})

describe('years', () => {
  const reportYear = [2018, 2016, 2015].map((value) => ({ value, count: value - 2014 }))

  it('are a histogram without gaps, the chosen ones marked', () => {
    const html = draw('q=x&year=2016..2018', { reportYear })
    const bars = [
      ...html.matchAll(/<title>(\d+): (\d+)<[^>]*><rect[^>]*><[^>]*><rect class="([^"]*)"/g),
    ]
    expect(bars.map(([, year, count, name]) => [year, count, name])).toEqual([
      ['2015', '1', 'histogram-bar'],
      ['2016', '2', 'histogram-bar chosen'],
      ['2017', '0', 'histogram-bar chosen'],
      ['2018', '4', 'histogram-bar chosen'],
    ])
  })

  it('have two thumbs where the span stands', () => {
    const thumbs = (address: string): string[] =>
      [...draw(address, { reportYear }).matchAll(/<input type="range"[^>]*value="(\d+)"/g)].map(
        ([, value = '']) => value,
      )
    expect(thumbs('q=x')).toEqual(['2015', '2018'])
    expect(thumbs('q=x&year=2016..2017')).toEqual(['2016', '2017'])
    expect(thumbs('q=x&year=..2016')).toEqual(['2015', '2016'])
  })
})

describe('long facets', () => {
  const bodies = (length: number) =>
    Array.from({ length }, (_, i) => ({ value: `id-${i}`, label: `机关${i}`, count: 1 }))

  it('can be searched, and short ones need not be', () => {
    expect(draw('', { body: bodies(12) })).not.toContain('type="search"')
    expect(draw('', { body: bodies(13) })).toContain('aria-label="在“机构”中查找"')
  })

  it('take any other body by its name where not all are listed', () => {
    expect(draw('', { body: bodies(49) })).not.toContain('name="body"')
    expect(draw('', { body: bodies(50) })).toContain('name="body"')
  })

  it('show hostile names as text', () => {
    const html = draw('', { body: [{ value: hostileText, label: hostileText, count: 1 }] })
    expect(html).not.toContain('<script>')
    expect(html).not.toContain('<img')
    expect(html).toContain('<bdi class="bucket-label">&lt;script>')
  })
})
