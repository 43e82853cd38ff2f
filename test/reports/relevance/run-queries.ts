/** Asks the judged queries as a user would and measures what comes back. */
import { mean, ndcgAt, recallAt, reciprocalRankAt } from '../../../src/evaluate/index.ts'
import type { SearchResponse, SearchService } from '../../../src/search/index.ts'
import { passageKey, type JudgedQuery } from './judged-set.ts'

type Asked = Pick<Answer, 'query' | 'response'>

/** One query with its answer. */
export interface Answer {
  query: JudgedQuery
  response: SearchResponse
  /** The answer to the first query that was offered instead; null where none was. */
  taken: SearchResponse | null
}

/** Measures of one query; null where it has nothing to measure. */
export interface Measures {
  /** The first report has the highest grade of all; for a query without an answer: nothing claims to match in full. */
  successAt1: number
  mrr10: number | null
  recall5: number | null
  ndcg10: number | null
  /** Of the reports shown that have judged passages: the share whose first passage is among their best. */
  firstPassage: number | null
  /** The same of those with one of their best among the passages shown, which are three. */
  amongThree: number | null
}

/** The first page of every query, by relevance. */
export async function askQueries(
  service: SearchService,
  queries: readonly JudgedQuery[],
): Promise<Answer[]> {
  const ask = (q: string): Promise<SearchResponse> =>
    service.search({
      q,
      filters: { year: [], section: [], part: [], region: [], body: [], level: [], check: [] },
      sort: 'relevance',
      limit: 10,
      offset: 0,
    })
  const answers: Answer[] = []
  for (const query of queries) {
    const response = await ask(query.text)
    const [offer] = response.didYouMean
    answers.push({ query, response, taken: offer === undefined ? null : await ask(offer.text) })
  }
  return answers
}

/** Share of the shown reports with judged passages that have one of their best among the first few. */
function bestAmong({ query, response }: Asked, few: number): number | null {
  const shares = response.hits.flatMap(({ reportId, passages }) => {
    const grades = [...query.passages].flatMap(([key, grade]) =>
      key.startsWith(passageKey(reportId, '')) ? [grade] : [],
    )
    if (grades.length === 0) return []
    const best = Math.max(...grades)
    const isBest = ({ passageId }: { passageId: string }): boolean =>
      query.passages.get(passageKey(reportId, passageId)) === best
    return [passages.slice(0, few).some(isBest) ? 1 : 0]
  })
  return shares.length === 0 ? null : mean(shares)
}

/** Measures one answer. */
export function measure(answer: Asked): Measures {
  const { query, response } = answer
  const ranking = response.hits.map((hit) => hit.reportId)
  if (query.reports.size === 0) {
    const isHonest = response.total === 0 || response.match === 'partial'
    return {
      successAt1: isHonest ? 1 : 0,
      mrr10: null,
      recall5: null,
      ndcg10: null,
      firstPassage: null,
      amongThree: null,
    }
  }
  const highest = Math.max(...query.reports.values())
  return {
    successAt1: query.reports.get(ranking[0] ?? '') === highest ? 1 : 0,
    mrr10: reciprocalRankAt(ranking, query.reports, 10),
    recall5: recallAt(ranking, query.reports, 5),
    ndcg10: ndcgAt(ranking, query.reports, 10),
    firstPassage: bestAmong(answer, 1),
    amongThree: bestAmong(answer, 3),
  }
}
