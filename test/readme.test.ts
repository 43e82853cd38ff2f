/** README in both languages: the same headings, commands and numbers, and what it says its queries find is what they find. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { anyAnalyzer } from './support/analyzers.ts'
import { codeBlocks, headingsOf, linksOf, queriesOf, readmes, root } from './support/readme.ts'
import { parametersOf, readReports, serviceOver } from './search/corpus.ts'

const read = (name: string): string => readFileSync(join(root, name), 'utf8')

/** A command without the comment behind it, which each language has in its own words. */
const withoutComments = (text: string): string => text.replace(/ +#.*$/gm, '')

describe('README', () => {
  const [english, chinese] = readmes.map(read) as [string, string]

  it('says the same in both languages: headings, commands, answers, queries, links', () => {
    expect(headingsOf(chinese).map(({ level }) => level)).toEqual(
      headingsOf(english).map(({ level }) => level),
    )
    const blocks = (text: string) =>
      codeBlocks(text).map(({ language, text: code }) => [language, withoutComments(code)])
    expect(blocks(chinese)).toEqual(blocks(english))
    expect(queriesOf(chinese)).toEqual(queriesOf(english))
    const others = (text: string) => linksOf(text).filter((link) => !link.startsWith('README'))
    expect(others(chinese)).toEqual(others(english))
  })

  it('leads from one to the other, and to files that exist', () => {
    expect(linksOf(english)).toContain('README.zh-CN.md')
    expect(linksOf(chinese)).toContain('README.md')
    for (const name of ['docs/measurements.md', ...readmes])
      for (const link of linksOf(read(name)))
        expect(existsSync(join(root, dirname(name), link)), `${name}: ${link}`).toBe(true)
  })

  it.each(readmes)('%s can be read in five minutes', (name) => {
    expect(read(name).split('\n').length).toBeLessThanOrEqual(120)
  })

  it('finds in the samples what it says', async () => {
    const samples = join(root, 'index-data', 'samples')
    const service = serviceOver(await readReports(samples), anyAnalyzer())
    const queries = queriesOf(english)
    expect(queries).toHaveLength(5)
    for (const { q, reports, passages } of queries) {
      const answer = await service.search(parametersOf(q))
      expect({ q, match: answer.match, reports: answer.total }).toEqual({
        q,
        match: 'all',
        reports,
      })
      // A figure is a condition on the report, and stands in no passage.
      expect(answer.passages, q).toBe(passages ?? 0)
    }
    const [command] = codeBlocks(english).filter(({ text }) => text.startsWith('curl'))
    const parameters = new URL(/'(\S+)'/.exec(command!.text)![1]!).searchParams
    const answer = await service.search(
      parametersOf(parameters.get('q')!, {
        limit: Number(parameters.get('limit')),
        filters: { year: [{ from: 2016, to: 2017 }] },
      }),
    )
    expect(parameters.get('year')).toBe('2016..2017')
    const [{ hits, ...counts }] = codeBlocks(english)
      .filter(({ language }) => language === 'json')
      .map(({ text }) => JSON.parse(text) as { hits: Shown[] }) as [{ hits: Shown[] }]
    expect(answer).toMatchObject(counts)
    const [shown] = hits
    expect(answer.hits[0]).toMatchObject({ title: shown!.title, reportYear: shown!.reportYear })
    expect(answer.hits[0]!.passages[0]!.sectionLabel).toBe(shown!.passages[0]!.sectionLabel)
    expect(answer.hits[0]!.passages[0]!.highlights).toEqual(
      expect.arrayContaining(shown!.passages[0]!.highlights),
    )
  })
})

/** A hit as README shows it. */
interface Shown {
  title: string
  reportYear: number
  passages: { sectionLabel: string; highlights: [number, number][] }[]
}

it('the changelog has the release that package.json names, with its date', () => {
  const { version } = JSON.parse(read('package.json')) as { version: string }
  expect(read('CHANGELOG.md')).toMatch(
    new RegExp(`^## ${version.replaceAll('.', '\\.')} \\(\\d{4}-\\d{2}-\\d{2}\\)$`, 'm'),
  )
})
