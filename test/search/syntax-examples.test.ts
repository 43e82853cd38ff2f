import { join } from 'node:path'
import { expect, it } from 'vitest'
import { syntaxGroups } from '../../src/views/index.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { parametersOf, readReports, serviceOver } from './corpus.ts'

const samples = join(import.meta.dirname, '..', '..', 'index-data', 'samples')

/** What these find holds their meaning, not their words. */
const byMeaning = new Set(['compose.is.layWord', 'compose.is.question'])

it('each example of the query language finds something among the samples, and not everything', async () => {
  const service = serviceOver(await readReports(samples), anyAnalyzer())
  const { reports } = await service.stats()
  for (const [example, meaning] of syntaxGroups.flatMap(({ rows }) => rows)) {
    const { hits, total, match } = await service.search(parametersOf(example))
    expect(hits.length, example).toBeGreaterThan(0)
    if (!byMeaning.has(meaning)) expect(match, example).toBe('all')
    if (example.includes(':')) expect(total, example).toBeLessThan(reports)
  }
})
