/** Where literals stand, asked of the cluster and kept: an index never changes. */
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import type { Postings } from '../../concordance/postings.ts'
import type { Cluster, ClusterSearch } from './cluster.ts'
import { gathered } from './mapping.ts'
import { countBits, type Slots } from './slots.ts'
import { bothQuery, placesQuery, type KeptLiteral, type Query } from './tokens.ts'

const gatheredSchema = z.object({
  aggregations: z.object({ gathered: z.object({ value: z.array(z.string().nullable()) }) }),
})

/** Numbers of documents, ascending, each with its score. */
export interface Gathered {
  numbers: Uint32Array
  counts: Uint32Array
}

/** Reads what the script of `gathered` wrote in each shard. Documents are named by the passages in their slots. */
export function readGathered(answer: unknown, slots: Slots): Gathered {
  const shards = gatheredSchema.parse(answer).aggregations.gathered.value
  const all: Float64Array[] = []
  for (const text of shards) if (text !== null && text !== '') all.push(readShard(text))
  const total = all.reduce((sum, { length }) => sum + length, 0)
  const joined = new Float64Array(total)
  let at = 0
  for (const each of all) {
    joined.set(each, at)
    at += each.length
  }
  const packed = slots.toPassages(joined.sort())
  const numbers = new Uint32Array(total)
  const counts = new Uint32Array(total)
  for (let i = 0; i < total; i++) {
    const number = Math.floor(packed[i]! / countBits)
    numbers[i] = number
    counts[i] = packed[i]! - number * countBits
  }
  return { numbers, counts }
}

const space = 0x20
const minus = 0x2d
const zero = 0x30

function readShard(text: string): Float64Array {
  let pairs = 0
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) === space) pairs++
  const read = new Float64Array(pairs >> 1)
  let used = 0
  let last = 0
  let value = 0
  let sign = 1
  let isCount = false
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === minus) sign = -1
    else if (unit !== space) value = value * 10 + unit - zero
    else {
      if (isCount) read[used++] = last * countBits + value
      else last += sign * value
      isCount = !isCount
      value = 0
      sign = 1
    }
  }
  return read
}

/** Memory of kept postings that hold nothing, bytes. */
const bytesOfEmpty = 1_000

/** The key of a literal as it is counted. */
export function keyOfKept(kept: KeptLiteral): string {
  return kept.without.length === 0 ? kept.text : `\0${JSON.stringify(kept)}`
}

type Both = NonNullable<ReturnType<typeof bothQuery>>

export class LiteralSource {
  private readonly cluster: Cluster
  private readonly index: string
  private readonly slots: Slots
  private readonly longest: number
  private readonly places: LRUCache<string, Postings>

  /**
   * @param longest units of the longest passage
   * @param mostBytes memory that is kept at most
   */
  constructor(cluster: Cluster, index: string, slots: Slots, longest: number, mostBytes: number) {
    this.cluster = cluster
    this.index = index
    this.slots = slots
    this.longest = longest
    this.places = new LRUCache({
      maxSize: Math.max(1, mostBytes),
      sizeCalculation: ({ passages }) => bytesOfEmpty + passages.length * 12,
    })
  }

  /** Places of literals, by `keyOfKept`: what is not known yet is asked for in one request. Throws as `Cluster.search`. */
  async of(
    literals: readonly KeptLiteral[],
    milliseconds: number,
    signal?: AbortSignal,
  ): Promise<Map<string, Postings>> {
    const places = new Map<string, Postings>()
    const searches: ClusterSearch[] = []
    const readers: ((answers: readonly unknown[]) => void)[] = []
    const asked = new Set<string>()
    for (const literal of literals) {
      const key = keyOfKept(literal)
      const known = this.places.get(key)
      if (known !== undefined) places.set(key, known)
      if (known !== undefined || asked.has(key)) continue
      asked.add(key)
      const at = searches.length
      const { queries, read } = askFor(literal, this.longest)
      for (const query of queries) searches.push({ index: this.index, body: searchBody(query) })
      readers.push((answers) => {
        const gathered = queries.map((_, i) => readGathered(answers[at + i], this.slots))
        const found = read(gathered)
        this.places.set(key, found)
        places.set(key, found)
      })
    }
    const answers = await this.cluster.search(searches, milliseconds, signal)
    for (const read of readers) read(answers)
    return places
  }

  /** Memory that is kept, bytes. */
  get bytes(): number {
    return this.places.calculatedSize
  }
}

/** What is asked of the cluster to gather a query's documents. */
export function searchBody(query: Query): ClusterSearch['body'] {
  return { size: 0, track_total_hits: false, query, aggs: { gathered } }
}

/** The queries that count a literal, and how postings are read from what they gather: one query, where its score has room for both counts. */
export function askFor(
  literal: KeptLiteral,
  longest: number,
): { queries: Query[]; read: (gathered: readonly Gathered[]) => Postings } {
  const both = bothQuery(literal, longest)
  if (both !== null) return { queries: [both.query], read: ([found]) => readBoth(found!, both) }
  const all = placesQuery(literal, false)
  const aligned = placesQuery(literal, true)
  return {
    queries: [all.query, aligned.query],
    read: ([found, atBorders]) =>
      toPostings(inPlaces(found!, all.times), inPlaces(atBorders!, aligned.times)),
  }
}

function inPlaces({ numbers, counts }: Gathered, times: number): Gathered {
  return { numbers, counts: counts.map((count) => Math.round(count / times)) }
}

/** Parts the two counts of a score. */
function readBoth({ numbers, counts }: Gathered, { times, alignedTimes, apart }: Both): Postings {
  const aligned = new Uint32Array(counts.length)
  let occurrences = 0
  for (let i = 0; i < counts.length; i++) {
    const score = counts[i]!
    const alone = score % apart
    aligned[i] = (score - alone) / apart / alignedTimes
    counts[i] = alone / times
    occurrences += counts[i]!
  }
  return { passages: numbers, counts, aligned, occurrences }
}

/** Places, and how many of those in each passage stand at word borders. */
function toPostings(all: Gathered, atBorders: Gathered): Postings {
  const aligned = new Uint32Array(all.numbers.length)
  let occurrences = 0
  let next = 0
  for (let i = 0; i < aligned.length; i++) {
    occurrences += all.counts[i]!
    if (atBorders.numbers[next] === all.numbers[i]) aligned[i] = atBorders.counts[next++]!
  }
  return { passages: all.numbers, counts: all.counts, aligned, occurrences }
}
