/** A filter of fixed values is a row of one table: with a made-up row, everything that filters has it. */
import { renderToString } from 'preact-render-to-string'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { ChoiceFacet } from '../../src/facets.ts'
import type { Report } from '../../src/report/index.ts'
import type { SearchService } from '../../src/search/index.ts'
import { getJson } from '../support/serve-app.ts'

const row: ChoiceFacet = {
  name: 'oddity',
  aliases: ['奇偶'],
  kind: 'choice',
  of: 'reports',
  facet: 'yearOddity',
  values: ['odd', 'even', 'unchecked'],
  valueNames: { odd: '单年' },
  valueOf: ({ reportYear }, { pass, fail, notAssessable }) => {
    if (pass + fail + notAssessable === 0 && reportYear === null) return 'unchecked'
    return reportYear === null ? null : reportYear % 2 === 1 ? 'odd' : 'even'
  },
  help: '年份是单是双',
  example: 'oddity:odd',
  parameterHelp: 'Whether the report year is odd',
  parameterExample: 'odd',
}

const facets = '../../src/facets.ts'

/** The program as it is with the row; the modules of other tests are left as they are. */
async function loadProgram() {
  vi.resetModules()
  vi.doMock(facets, async (importOriginal) => {
    const original = await importOriginal<typeof import('../../src/facets.ts')>()
    return { ...original, facetRows: [...original.facetRows, row] }
  })
  return {
    ...(await import('../../src/cli/filter-options.ts')),
    ...(await import('../../src/cli/program.ts')),
    ...(await import('../../src/cli/translator.ts')),
    ...(await import('../../src/index/index.ts')),
    ...(await import('../../src/library/options.ts')),
    ...(await import('../../src/query/index.ts')),
    ...(await import('../../src/server/index.ts')),
    ...(await import('../../src/views/index.ts')),
    ...(await import('../support/analyzers.ts')),
    ...(await import('../support/serve-app.ts')),
    ...(await import('./corpus.ts')),
  }
}

const isOdd = ({ reportYear }: Pick<Report, 'reportYear'>): boolean => (reportYear ?? 0) % 2 === 1

describe('a row added to the table of facets', () => {
  let program: Awaited<ReturnType<typeof loadProgram>>
  let service: SearchService

  beforeAll(async () => {
    program = await loadProgram()
    const { anyAnalyzer, corpusFolder, readReports, serviceOver } = program
    service = serviceOver(await readReports(corpusFolder), anyAnalyzer())
  })

  afterAll(() => {
    vi.doUnmock(facets)
    vi.resetModules()
  })

  const serve = (): Promise<string> => program.serveApp({ search: program.holdService(service) })

  const ask = async (query: string): ReturnType<typeof getJson> =>
    getJson(`${await serve()}/api/search?${query}`)

  it('narrows as a parameter, and leaves its own filter out of its counts', async () => {
    const all = await ask('limit=100')
    const odd = await ask('limit=100&oddity=odd')
    const expected = all.body.hits.filter(isOdd)
    expect(expected.length).toBeGreaterThan(0)
    expect(expected.length).toBeLessThan(all.body.total)
    expect(odd.body.hits.map(({ reportId }) => reportId)).toEqual(
      expected.map(({ reportId }) => reportId),
    )
    const { yearOddity } = odd.body.facets as unknown as Record<string, unknown[]>
    expect(yearOddity).toContainEqual({ value: 'odd', count: expected.length })
    expect(yearOddity).toHaveLength(2)
    expect(odd.body.facets.reportYear.every(({ value }) => Number(value) % 2 === 1)).toBe(true)
  })

  it('takes its words in the query, by its other name too', async () => {
    const { parametersOf, parseQuery } = program
    for (const q of ['oddity:odd', '奇偶:单年', 'oddity:odd,even -奇偶:even']) {
      const { hits } = await service.search({ ...parametersOf(q), limit: 100 })
      expect(hits.length, q).toBeGreaterThan(0)
      expect(hits.every(isOdd), q).toBe(true)
    }
    expect(parseQuery('oddity:odd').filters).toMatchObject([{ field: 'oddity', values: ['odd'] }])
    const { warnings } = await service.search(parametersOf('oddity:blue'))
    expect(warnings).toMatchObject([{ code: 'unknown_value' }])
  })

  it('is refused by name with what would be right, and described', async () => {
    const address = await serve()
    const { status, body } = await getJson(`${address}/api/search?oddity=blue`)
    expect(status).toBe(400)
    expect(body.error.message).toContain('odd, even, unchecked')
    const { body: described } = await getJson(`${address}/openapi.json`)
    const { parameters } = described.paths['/api/search']!.get
    expect(parameters.find(({ name }) => name === 'oddity')).toMatchObject({
      description: 'Whether the report year is odd: `odd`, `even`, `unchecked`.',
    })
    expect(JSON.stringify(described)).toContain('"yearOddity"')
  })

  it('says in an explanation whether a report passes', async () => {
    const address = await serve()
    const { hits } = await service.search({ ...program.parametersOf('公开'), limit: 100 })
    const { reportId } = hits.find((hit) => !isOdd(hit))!
    const { body } = await getJson(`${address}/api/explain?q=公开&oddity=odd&reportId=${reportId}`)
    expect(body).toMatchObject({ filters: { passes: { oddity: false, level: true } } })
    expect(JSON.stringify(body)).toContain('奇偶')
  })

  it('stands on the page as a facet and as a chip, and in its address', async () => {
    const { createTranslator, parametersOf, parseSearchState, searchAddress, SearchView } = program
    const state = parseSearchState(new URLSearchParams('q=公开&oddity=odd'))
    expect(searchAddress(state, './')).toContain('oddity=odd')
    const page = await (await fetch(`${await serve()}/?q=公开&oddity=odd`)).text()
    expect(page).toMatch(/<h3>奇偶<\/h3>/)
    expect(page).toMatch(/class="chip"[^>]*>\s*<bdi>odd<\/bdi>/)
    const response = await service.search({ ...parametersOf('公开'), limit: 1 })
    const context = { t: createTranslator('zh-Hans'), root: './' }
    const site = { reports: 1, bodies: 1, years: [], samples: false }
    const plain = parseSearchState(new URLSearchParams('q=公开'))
    const html = renderToString(
      <SearchView context={context} state={plain} site={site} outcome={{ response }} />,
    )
    expect(html).toContain('oddity=even')
  })

  it('is an option of the command line, with its help in three languages', () => {
    const { createProgram, filtersOf, translatorOf } = program
    const helps = [
      ['zh-Hans', '奇偶：odd、even、unchecked，多个用逗号分开'],
      ['zh-Hant', '奇偶：odd、even、unchecked，多個用逗號分開'],
      ['en', '奇偶: odd, even, unchecked, comma list'],
    ] as const
    for (const [language, help] of helps)
      for (const name of ['search', 'explain', 'dataset']) {
        const command = createProgram(translatorOf(language)).commands.find(
          (each) => each.name() === name,
        )!
        const option = command.options.find(({ long }) => long === '--oddity')
        expect(option?.description).toBe(help)
        command.parseOptions(['--oddity', '单年，even', '--oddity', 'odd'])
        const given = command.opts<Parameters<typeof filtersOf>[0]>()
        expect(filtersOf(given, translatorOf(language))).toMatchObject({
          oddity: ['odd', 'even', 'odd'],
        })
      }
    const blue = { oddity: ['odd,blue'] } as Parameters<typeof filtersOf>[0]
    expect(() => filtersOf(blue, translatorOf('en'))).toThrow(
      '--oddity blue: give one of odd, even, unchecked, or a comma list.',
    )
  })

  it('is an option of the package', () => {
    const { toFilters } = program
    type Options = Parameters<typeof toFilters>[0]
    expect(toFilters({ oddity: ['odd'] } as Options)).toMatchObject({ oddity: ['odd'], level: [] })
    expect(() => toFilters({ oddity: 'blue' } as Options)).toThrow(
      'oddity is blue: give one of odd, even, unchecked.',
    )
  })

  it('is answered by the reference engine as by the other', async () => {
    const { anyAnalyzer, corpusFolder, readReports, createMemorySnapshot, engines } = program
    const analyzer = anyAnalyzer()
    const named = await readReports(corpusFolder)
    const snapshot = createMemorySnapshot(
      named.map((each) => each.report),
      analyzer,
    )
    const open = { snapshot, analyzer, indexDirectory: null }
    const filters = { ...program.noFilters, oddity: ['even'] }
    const query = { terms: [], texts: [], match: { type: 'everything' } } as const
    const request = { query, filters, sort: 'relevance', limit: 20, offset: 0 } as const
    const [found, expected] = await Promise.all(
      [engines.embedded, engines.reference].map((row) =>
        row.open(open, {}).search({ ...request, passagesPerHit: 1 }),
      ),
    )
    expect(found).toEqual(expected)
    expect(found!.total).toBeGreaterThan(0)
  })
})
