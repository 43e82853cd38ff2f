/** Known items: who types a rare phrase out of a passage is led to that passage first. No judgment by hand is needed. */
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  createEmbeddedEngine,
  createMemorySnapshot,
  passagesOfReport,
  type SearchEngine,
} from '../../../src/index/index.ts'
import { randomNumbers } from '../../../src/index/concordance/random-literals.ts'
import { createSearchService, type SearchService } from '../../../src/search/index.ts'
import { createAnalyzer, normalizeText, type Analyzer } from '../../../src/text/index.ts'
import { readReports, type NamedReport } from './judged-set.ts'

interface KnownItem {
  phrase: string
  reportId: string
  passageId: string
}

const count = 300
const seed = 20
const shortest = 4
const longest = 8
const plain = /^[\p{Script=Han}\p{Nd}]+$/u

/** Phrases of whole words, each standing in exactly one passage of all. */
async function drawItems(
  reports: readonly NamedReport[],
  engine: SearchEngine,
  analyzer: Analyzer,
): Promise<KnownItem[]> {
  const random = randomNumbers(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const passages = reports.flatMap(({ report }) =>
    passagesOfReport(report).map((unit) => ({ reportId: report.reportId, unit })),
  )
  const items = new Map<string, KnownItem>()
  while (items.size < count) {
    const { reportId, unit } = pick(passages)
    const text = normalizeText(unit.text)
    const words = analyzer.wordsOf(text)
    if (words.length === 0) continue
    const first = Math.floor(random() * words.length)
    const start = words[first]!.start
    const ends = words
      .slice(first)
      .map((word) => word.end)
      .filter((end) => end - start >= shortest && end - start <= longest)
    if (ends.length === 0) continue
    const phrase = text.slice(start, pick(ends))
    if (!plain.test(phrase) || items.has(phrase)) continue
    if ((await engine.count(phrase, 'scan')).passages !== 1) continue
    items.set(phrase, { phrase, reportId, passageId: unit.id })
  }
  return [...items.values()]
}

describe('known items', () => {
  let service: SearchService
  let items: KnownItem[]
  let names: Map<string, string>

  const nameOf = (reportId: string, passageId = ''): string =>
    `${names.get(reportId) ?? reportId}#${passageId}`

  beforeAll(async () => {
    const analyzer = createAnalyzer({ segmenter: 'node-rs-jieba' })
    const reports = await readReports()
    names = new Map(reports.map(({ key, report }) => [report.reportId, key]))
    const snapshot = createMemorySnapshot(
      reports.map(({ report }) => report),
      analyzer,
    )
    const engine = createEmbeddedEngine(snapshot)
    service = createSearchService(engine, analyzer)
    items = await drawItems(reports, engine, analyzer)
  })

  /** The items whose passage does not come first, each with what came instead. */
  const missesOf = async (toQuery: (phrase: string) => string): Promise<string[]> => {
    const misses: string[] = []
    for (const { phrase, reportId, passageId } of items) {
      const { hits } = await service.search({
        q: toQuery(phrase),
        filters: { year: [], section: [], part: [], region: [], body: [], level: [], check: [] },
        sort: 'relevance',
        limit: 1,
        offset: 0,
      })
      const [hit] = hits
      const [passage] = hit?.passages ?? []
      if (hit?.reportId !== reportId || passage?.passageId !== passageId) {
        const found = hit === undefined ? 'nothing' : nameOf(hit.reportId, passage?.passageId)
        misses.push(`${phrase}: ${nameOf(reportId, passageId)}, found ${found}`)
      }
    }
    return misses
  }

  it('leads from a quoted rare phrase to its passage first', async () => {
    expect(items).toHaveLength(count)
    expect(await missesOf((phrase) => `"${phrase}"`)).toEqual([])
  })

  it('leads from a rare phrase as typed to its passage first as often as known-items.txt says', async () => {
    const misses = await missesOf((phrase) => phrase)
    const lines = [`${count - misses.length} of ${count} first`, ...misses]
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(
      join(import.meta.dirname, 'known-items.txt'),
    )
  })
})
