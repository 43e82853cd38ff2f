/** Strings of the texts that a text goes on to, or may be a slip for, asked of the cluster: the answers are those of `similar.ts`. */
import { z } from 'zod'
import {
  commonerThan,
  ContinuationCounter,
  fillGap,
  longestContinuation,
  mostContinued,
  mostOfSlip,
  slipsOf,
  toWeigh,
  wholeWordsFirst,
  type Continuation,
  type SimilarString,
  type Slip,
} from '../../concordance/similar.ts'
import { unitsOfLiteral } from '../../concordance/occurrences.ts'
import type { ClusterSearch } from './cluster.ts'
import { continuations, gapCounts } from './mapping.ts'
import { countBits } from './slots.ts'
import type { OpenClusterIndex } from './open.ts'
import { gapQuery, placesQuery } from './tokens.ts'

const sumSchema = z.object({ aggregations: z.object({ sum: z.object({ value: z.number() }) }) })
const gapSchema = z.object({
  aggregations: z.object({ counts: z.object({ value: z.array(z.string().nullable()) }) }),
})
const continuedSchema = z.object({
  aggregations: z.object({
    found: z.object({ value: z.array(z.record(z.string(), z.array(z.number())).nullable()) }),
  }),
})

/** How often strings stand in the texts, and nothing of where. */
class Counts {
  private readonly texts: readonly string[]
  readonly searches: ClusterSearch[]
  private readonly times: number[]

  constructor(index: string, texts: Iterable<string>, isAligned = false) {
    this.texts = [...new Set(texts)]
    const queries = this.texts.map((text) => placesQuery({ text, without: [] }, isAligned))
    this.times = queries.map(({ times }) => times)
    this.searches = queries.map(({ query }) => ({
      index,
      body: {
        ...{ size: 0, track_total_hits: false, query },
        aggs: { sum: { sum: { script: { source: '_score' } } } },
      },
    }))
  }

  read(answers: readonly unknown[]): Map<string, number> {
    return new Map(
      this.texts.map((text, i) => [
        text,
        Math.round(sumSchema.parse(answers[i]).aggregations.sum.value / this.times[i]!),
      ]),
    )
  }
}

export type Ask = (searches: readonly ClusterSearch[]) => Promise<unknown[]>

/** As `similarStrings`, but for the cost. Throws as `Cluster.search`. */
export async function similarInCluster(
  { indexes: { passages } }: Pick<OpenClusterIndex, 'indexes'>,
  ask: Ask,
  literal: string,
  limit: number,
): Promise<SimilarString[]> {
  const slips = slipsOf(literal)
  if (slips.length === 0) return []
  const own = new Counts(passages, [literal])
  const occurrences = own.read(await ask(own.searches)).get(literal)!
  if (occurrences > mostOfSlip) return []
  const wholes = new Counts(
    passages,
    slips.flatMap(({ whole }) => whole ?? []),
  )
  const gaps = slips.filter((slip): slip is Gap => slip.whole === undefined)
  const answers = await ask([...wholes.searches, ...gaps.map((gap) => searchGap(passages, gap))])
  const countOf = wholes.read(answers)
  const filled = new Map<Slip, ReadonlyMap<string, number>>(
    gaps.map((gap, i) => [gap, fillGap(gap, readGap(answers[wholes.searches.length + i]))]),
  )
  const counted = slips.map(
    (slip) => filled.get(slip) ?? new Map([[slip.whole!, countOf.get(slip.whole!)!]]),
  )
  const common = commonerThan(literal, slips, counted, occurrences)
  const weighed = new Counts(
    passages,
    toWeigh(common).map(({ text }) => text),
    true,
  )
  const aligned = weighed.read(await ask(weighed.searches))
  return wholeWordsFirst(common, (text) => aligned.get(text)!, limit)
}

type Gap = Slip & { whole?: undefined }

function searchGap(index: string, { before, after }: Gap): ClusterSearch {
  const counts = gapCounts([...unitsOfLiteral(before)], [...unitsOfLiteral(after)])
  const query = gapQuery(before, after)
  return { index, body: { size: 0, track_total_hits: false, query, aggs: { counts } } }
}

function readGap(answer: unknown): Map<number, number> {
  const counts = new Map<number, number>()
  for (const text of gapSchema.parse(answer).aggregations.counts.value) {
    const numbers = (text ?? '').split(' ').map(Number)
    for (let i = 0; i + 1 < numbers.length; i += 2)
      counts.set(numbers[i]!, (counts.get(numbers[i]!) ?? 0) + numbers[i + 1]!)
  }
  return counts
}

/** As `continuationsOf`. Throws as `Cluster.search`. */
export async function continuedInCluster(
  {
    indexes: { passages },
    slots,
    snapshot,
  }: Pick<OpenClusterIndex, 'indexes' | 'slots' | 'snapshot'>,
  ask: Ask,
  literal: string,
  limit: number,
): Promise<Continuation[]> {
  if (literal.length < 2) return []
  const pairs = Array.from({ length: literal.length - 1 }, (_, at) => literal.slice(at, at + 2))
  const counts = new Counts(passages, pairs)
  const rarest = Math.min(...counts.read(await ask(counts.searches)).values())
  if (rarest === 0 || rarest > mostContinued) return []
  const found = continuations([...unitsOfLiteral(literal)], longestContinuation)
  const { query } = placesQuery({ text: literal, without: [] }, false)
  const [answer] = await ask([
    { index: passages, body: { size: 0, track_total_hits: false, query, aggs: { found } } },
  ])
  const slotsOf = new Map<string, number[]>()
  for (const shard of continuedSchema.parse(answer).aggregations.found.value)
    for (const [text, own] of Object.entries(shard ?? {}))
      slotsOf.set(text, [...(slotsOf.get(text) ?? []), ...own])
  const counter = new ContinuationCounter()
  for (const [text, own] of slotsOf) {
    const packed = Float64Array.from(own, (slot) => slot * countBits).sort()
    for (const passage of slots.toPassages(packed))
      counter.add(text, snapshot.concordance.passageReports[passage / countBits]!)
  }
  return counter.best(limit)
}
