/**
 * What the judged queries bring, held to goldens. A change of ranking shows as a diff of golden/ and stats.txt:
 * `npm run test:reports -- test/reports/relevance -u` rewrites them.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createEmbeddedEngine, createMemorySnapshot } from '../../../src/index/index.ts'
import { createSearchService } from '../../../src/search/index.ts'
import { createAnalyzer } from '../../../src/text/index.ts'
import { toGolden, toStats } from './golden.ts'
import { readQueries, readReports, readTable, type JudgedQuery } from './judged-set.ts'
import { askQueries, type Answer } from './run-queries.ts'

const folder = join(import.meta.dirname, 'golden')
const listed = readTable<'id' | 'kind' | 'query'>('queries.tsv')

describe('judged queries over the real reports and the samples', () => {
  let names: Map<string, string>
  let queries: JudgedQuery[]
  let answers: Map<string, Answer>

  beforeAll(async () => {
    // The segmenter that runs everywhere: another cuts a few queries otherwise, and the goldens are to be one.
    const analyzer = createAnalyzer({ segmenter: 'node-rs-jieba' })
    const reports = await readReports()
    names = new Map(reports.map(({ key, report }) => [report.reportId, key]))
    queries = readQueries(reports)
    const snapshot = createMemorySnapshot(
      reports.map(({ report }) => report),
      analyzer,
    )
    const service = createSearchService(createEmbeddedEngine(snapshot), analyzer)
    answers = new Map(
      (await askQueries(service, queries)).map((answer) => [answer.query.id, answer]),
    )
    await service.close()
  })

  it('judges passages for at least 150 queries, half of them questions, and answers all but those that have none', () => {
    const judged = queries.filter(({ passages }) => passages.size > 0)
    expect(judged.length).toBeGreaterThanOrEqual(150)
    const questions = judged.filter(({ kind }) => kind === 'question')
    expect(questions.length).toBeGreaterThanOrEqual(judged.length / 2)
    for (const { id, kind, reports } of queries) {
      expect(reports.size > 0, id).toBe(kind !== 'noAnswer')
    }
  })

  it.each(listed)('$id $query', async ({ id }) => {
    await expect(toGolden(answers.get(id)!, names)).toMatchFileSnapshot(join(folder, `${id}.txt`))
  })

  it('has the measures of stats.txt', async () => {
    await expect(toStats([...answers.values()])).toMatchFileSnapshot(
      join(import.meta.dirname, 'stats.txt'),
    )
  })

  it('keeps no golden without a query', () => {
    const known = new Set(listed.map(({ id }) => `${id}.txt`))
    expect(readdirSync(folder).filter((file) => !known.has(file))).toEqual([])
  })
})
