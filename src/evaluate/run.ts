/** Runs a test collection through the analyzer, indexes, engine and search that users get, and measures the ranking. */
import { createEmbeddedEngine, createMemorySnapshot } from '../index/index.ts'
import { longestQuery } from '../limits.ts'
import { unknownMetadata, type Report } from '../report/index.ts'
import { createSearchService, noFilters, type SearchParameters } from '../search/index.ts'
import type { Analyzer } from '../text/index.ts'
import type { Collection } from './collection.ts'
import { mean, ndcgAt, reciprocalRankAt, recallAt } from './metrics.ts'

/** Places looked at. */
const depth = 10

/** What an evaluation prints (interface.md). */
export interface Evaluation {
  collection: string
  /** Documents indexed, queries asked. */
  documents: number
  queries: number
  mrr10: number
  recall10: number
  ndcg10: number
  /** Whole searches a second, one after another: parsing, ranking, excerpts and marks. */
  queriesPerSecond: number
}

/** Answer to one query of a collection. */
export interface RankedQuery {
  id: string
  /** Document ids, best first, at most ten. */
  ranking: string[]
}

/** A document as a report of one section: no metadata, every line a passage. */
export function toReport({ id, text }: Collection['documents'][number]): Report {
  const passages = [...text.matchAll(/[^\n]+/gu)].map((line, i) => ({
    id: `s0.p${i + 1}`,
    text: line[0].trim(),
    source: { start: line.index, end: line.index + line[0].length },
  }))
  return {
    reportId: id,
    ...unknownMetadata,
    origins: {},
    outline: [
      {
        id: 's0',
        level: 1,
        heading: null,
        headingSource: null,
        section: 'overview',
        rule: 'whole document',
        passages,
        tables: [],
        children: [],
      },
    ],
    figures: [],
    checks: [],
    warnings: [],
    sources: [],
  }
}

/** A first page of results, by relevance, without filters. */
function firstPage(text: string): SearchParameters {
  return {
    // Longer queries are refused; a person would shorten theirs.
    q: text.slice(0, longestQuery),
    filters: noFilters,
    sort: 'relevance',
    limit: depth,
    offset: 0,
  }
}

/** Indexes the documents in memory and asks every query: all terms, or the best partial matches where none holds all. */
export async function rankCollection(
  collection: Collection,
  analyzer: Analyzer,
): Promise<{ ranked: RankedQuery[]; queriesPerSecond: number }> {
  const snapshot = createMemorySnapshot(collection.documents.map(toReport), analyzer)
  const service = createSearchService(createEmbeddedEngine(snapshot), analyzer)
  const ranked: RankedQuery[] = []
  const startedAt = performance.now()
  for (const { id, text } of collection.queries) {
    const { hits } = await service.search(firstPage(text))
    ranked.push({ id, ranking: hits.map((hit) => hit.reportId) })
  }
  const seconds = (performance.now() - startedAt) / 1000
  await service.close()
  return { ranked, queriesPerSecond: ranked.length / seconds }
}

/** Measures one collection. */
export async function evaluateCollection(
  collection: Collection,
  analyzer: Analyzer,
): Promise<Evaluation> {
  const { ranked, queriesPerSecond } = await rankCollection(collection, analyzer)
  const measured = collection.queries.map(({ relevant }, i) => {
    const judgments = new Map(relevant.map((id) => [id, 1]))
    const { ranking } = ranked[i]!
    return {
      mrr: reciprocalRankAt(ranking, judgments, depth),
      recall: recallAt(ranking, judgments, depth),
      ndcg: ndcgAt(ranking, judgments, depth),
    }
  })
  return {
    collection: collection.name,
    documents: collection.documents.length,
    queries: collection.queries.length,
    mrr10: mean(measured.map(({ mrr }) => mrr)),
    recall10: mean(measured.map(({ recall }) => recall)),
    ndcg10: mean(measured.map(({ ndcg }) => ndcg)),
    queriesPerSecond,
  }
}
