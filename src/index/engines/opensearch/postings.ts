/** Where literals stand, asked of the cluster and kept: an index never changes. */
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import type { Frequencies } from '../../concordance/frequencies.ts'
import type { Postings } from '../../concordance/postings.ts'
import type { Cluster, ClusterSearch } from './cluster.ts'
import { gathered } from './mapping.ts'
import { evidenceQuery, placesQuery, type KeptLiteral } from './tokens.ts'

const gatheredSchema = z.object({
  aggregations: z.object({ gathered: z.object({ value: z.array(z.string().nullable()) }) }),
})

/** Numbers of documents, ascending, each with a count above 0. */
export interface Gathered {
  numbers: Uint32Array
  counts: Uint32Array
}

/** A number and a count in one number of 53 bits. */
const countBits = 2 ** 21

/** Reads what the script of `gathered` wrote in each shard. `times`: how often each place is counted in a score. */
export function readGathered(answer: unknown, times: number): Gathered {
  const shards = gatheredSchema.parse(answer).aggregations.gathered.value
  const all: Float64Array[] = []
  for (const text of shards) if (text !== null && text !== '') all.push(readShard(text, times))
  const total = all.reduce((sum, { length }) => sum + length, 0)
  const joined = new Float64Array(total)
  let at = 0
  for (const each of all) {
    joined.set(each, at)
    at += each.length
  }
  if (all.length > 1) joined.sort()
  const numbers = new Uint32Array(total)
  const counts = new Uint32Array(total)
  for (let i = 0; i < total; i++) {
    numbers[i] = Math.floor(joined[i]! / countBits)
    counts[i] = joined[i]! % countBits
  }
  return { numbers, counts }
}

const space = 0x20
const minus = 0x2d
const zero = 0x30

function readShard(text: string, times: number): Float64Array {
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
      if (isCount) read[used++] = last * countBits + Math.round(value / times)
      else last += sign * value
      isCount = !isCount
      value = 0
      sign = 1
    }
  }
  // Of a segment each, which need not follow one another.
  return read.sort()
}

/** Memory of kept postings that hold nothing, bytes. */
const bytesOfEmpty = 1_000

/** The key of a literal as it is counted. */
export function keyOfKept(kept: KeptLiteral): string {
  return kept.without.length === 0 ? kept.text : `\0${JSON.stringify(kept)}`
}

export class LiteralSource {
  private readonly cluster: Cluster
  private readonly indexes: { passages: string; reports: string }
  private readonly places: LRUCache<string, Postings>
  private readonly evidence: LRUCache<string, Frequencies>

  /** @param mostBytes memory that is kept at most */
  constructor(cluster: Cluster, indexes: { passages: string; reports: string }, mostBytes: number) {
    this.cluster = cluster
    this.indexes = indexes
    this.places = new LRUCache({
      maxSize: Math.max(1, Math.round(mostBytes * 0.75)),
      sizeCalculation: ({ passages }) => bytesOfEmpty + passages.length * 12,
    })
    this.evidence = new LRUCache({
      maxSize: Math.max(1, Math.round(mostBytes * 0.25)),
      sizeCalculation: ({ reports }) => bytesOfEmpty + reports.length * 8,
    })
  }

  /**
   * Places of literals, by `keyOfKept`, and how often characters and pairs stand in reports: what is not known yet is asked
   * for in one request. Throws as `Cluster.search`.
   */
  async of(
    literals: readonly KeptLiteral[],
    texts: readonly string[],
    milliseconds: number,
    signal?: AbortSignal,
  ): Promise<{ places: Map<string, Postings>; evidence: Map<string, Frequencies> }> {
    const places = new Map<string, Postings>()
    const evidence = new Map<string, Frequencies>()
    const searches: ClusterSearch[] = []
    const readers: ((answers: readonly unknown[]) => void)[] = []
    const asked = new Set<string>()
    for (const literal of literals) {
      const key = keyOfKept(literal)
      const known = this.places.get(key)
      if (known !== undefined) places.set(key, known)
      if (known !== undefined || asked.has(key)) continue
      asked.add(key)
      const all = placesQuery(literal, false)
      const aligned = placesQuery(literal, true)
      const at = searches.length
      searches.push(this.searchFor(all.query), this.searchFor(aligned.query))
      readers.push((answers) => {
        const found = toPostings(
          readGathered(answers[at], all.times),
          readGathered(answers[at + 1], aligned.times),
        )
        this.places.set(key, found)
        places.set(key, found)
      })
    }
    for (const text of texts) {
      const known = this.evidence.get(text)
      if (known !== undefined) evidence.set(text, known)
      if (known !== undefined || asked.has(`\0\0${text}`)) continue
      asked.add(`\0\0${text}`)
      const at = searches.length
      searches.push({ ...this.searchFor(evidenceQuery(text)), index: this.indexes.reports })
      readers.push((answers) => {
        const { numbers, counts } = readGathered(answers[at], 1)
        const found = { reports: numbers, frequencies: counts }
        this.evidence.set(text, found)
        evidence.set(text, found)
      })
    }
    const answers = await this.cluster.search(searches, milliseconds, signal)
    for (const read of readers) read(answers)
    return { places, evidence }
  }

  private searchFor(query: Readonly<Record<string, unknown>>): ClusterSearch {
    const body = { size: 0, track_total_hits: false, query, aggs: { gathered } }
    return { index: this.indexes.passages, body }
  }

  /** Memory that is kept, bytes. */
  get bytes(): number {
    return this.places.calculatedSize + this.evidence.calculatedSize
  }
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
