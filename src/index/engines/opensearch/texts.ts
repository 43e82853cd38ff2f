/**
 * Texts of passages, fetched where they decide or are shown. The code of the embedded engine reads a corpus; here it is given one
 * in which the passages of the request at hand have their text, and every other passage is empty.
 */
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import type { Concordance } from '../../concordance/concordance.ts'
import { tooCostly } from '../../query-budget.ts'
import { sentence } from '../../../sentence.ts'
import type { Cluster } from './cluster.ts'
import { gatheredUnits } from './mapping.ts'
import { damagedIndex, unpackPassage, unpackUnits, type StoredPassage } from './stored.ts'
import type { CutPassage } from './tokens.ts'

/** A passage as it is compared; one that is shown also as it is written. */
export type PassageAtHand = CutPassage | StoredPassage

/** Passages by their numbers. */
export type PassagesAtHand = Map<number, PassageAtHand>

/** A passage that can be shown; null for one that is not at hand, or not as it is written. */
export function shownPassage(passages: PassagesAtHand, passage: number): StoredPassage | null {
  const found = passages.get(passage)
  return found !== undefined && 'id' in found ? found : null
}

/** Passages whose units are asked for in one search. */
const gatheredAtOnce = 10_000

const gatheredSchema = z.object({
  aggregations: z.object({ units: z.object({ value: z.array(z.string().nullable()) }) }),
})

/** Memory of a passage beside its text, bytes. */
const bytesOfPassage = 400

export class PassageSource {
  private readonly cluster: Cluster
  private readonly index: string
  private readonly slotOf: (passage: number) => number
  private readonly cache: LRUCache<number, PassageAtHand>

  /**
   * @param slotOf the slot that a passage stands in
   * @param mostBytes memory that is kept at most
   */
  constructor(
    cluster: Cluster,
    index: string,
    slotOf: (passage: number) => number,
    mostBytes: number,
  ) {
    this.cluster = cluster
    this.index = index
    this.slotOf = slotOf
    this.cache = new LRUCache({
      maxSize: Math.max(1, mostBytes),
      sizeCalculation: (passage) =>
        bytesOfPassage + ('id' in passage ? 2 * passage.text.length : 0) + passage.units.byteLength,
    })
  }

  /** Memory that is kept, bytes. */
  get bytes(): number {
    return this.cache.calculatedSize
  }

  /**
   * Adds passages to those at hand, as they are written too.
   *
   * @throws AppError `index_damaged` for one that is not there; as `Cluster.documents`.
   */
  async load(
    into: PassagesAtHand,
    passages: Iterable<number>,
    signal?: AbortSignal,
  ): Promise<void> {
    const missing: number[] = []
    for (const passage of new Set(passages)) {
      if (shownPassage(into, passage) !== null) continue
      const known = this.cache.get(passage)
      if (known !== undefined && 'id' in known) into.set(passage, known)
      else missing.push(passage)
    }
    const documents = await this.cluster.documents(
      this.index,
      missing.map((passage) => String(this.slotOf(passage))),
      signal,
    )
    documents.forEach((document, i) => {
      const passage = missing[i]!
      const read = unpackPassage(document?.source)
      if (read === null) throw damagedIndex(this.cluster, `passage ${String(passage)}`)
      this.cache.set(passage, read)
      into.set(passage, read)
    })
  }

  /**
   * Adds passages to those at hand as they are compared, which is enough to match and to count.
   *
   * @param most refuses more than so many
   * @throws AppError `query_too_costly` for too many, `index_damaged` for one that is not there; as `Cluster.search`.
   */
  async loadUnits(
    into: PassagesAtHand,
    passages: Iterable<number>,
    most: number,
    { milliseconds, signal }: { milliseconds: number; signal: AbortSignal },
  ): Promise<void> {
    const missing: number[] = []
    let wanted = 0
    for (const passage of new Set(passages)) {
      if (into.has(passage)) continue
      wanted++
      const known = this.cache.get(passage)
      if (known === undefined) missing.push(passage)
      else into.set(passage, known)
    }
    if (wanted > most) throw tooCostly(sentence('why.passages', { passages: wanted, limit: most }))
    const passageAt = new Map(missing.map((passage) => [this.slotOf(passage), passage]))
    const slots = [...passageAt.keys()]
    const searches = Array.from({ length: Math.ceil(slots.length / gatheredAtOnce) }, (_, i) => ({
      index: this.index,
      body: {
        size: 0,
        track_total_hits: false,
        query: {
          bool: {
            filter: [{ terms: { n: slots.slice(i * gatheredAtOnce, (i + 1) * gatheredAtOnce) } }],
          },
        },
        aggs: { units: gatheredUnits },
      },
    }))
    for (const answer of await this.cluster.search(searches, milliseconds, signal))
      for (const shard of gatheredSchema.parse(answer).aggregations.units.value) {
        const parts = (shard ?? '').split(' ')
        for (let i = 0; i + 1 < parts.length; i += 2) {
          const passage = passageAt.get(Number(parts[i]))!
          const read = unpackUnits(parts[i + 1]!)
          this.cache.set(passage, read)
          into.set(passage, read)
        }
      }
    for (const passage of missing)
      if (!into.has(passage)) throw damagedIndex(this.cluster, `passage ${String(passage)}`)
  }
}

/** Characters between two entries of `passageAt`, as a shift: as in the concordance. */
const stride = 6

/**
 * Lays the passages at hand out as the text of a concordance; every other one takes no room. Starts of passages are written anew in
 * their place, since some hold on to them; starts of reports stay those of the whole text, which tell their lengths.
 */
export function showTexts(concordance: Concordance, atHand: PassagesAtHand): void {
  const { passageReports, passageStarts } = concordance
  const numbers = Uint32Array.from(atHand.keys()).sort()
  let length = 0
  for (const passage of numbers) length += atHand.get(passage)!.units.length + 1
  const text = new Uint16Array(length + 1)
  const borders = new Uint8Array(((length + 1) >>> 3) + 1)
  let at = 0
  let next = 0
  for (const passage of numbers) {
    passageStarts.fill(at, next, passage + 1)
    next = passage + 1
    const { units, borders: own } = atHand.get(passage)!
    text.set(units, at)
    for (let i = 0; i <= units.length; i++)
      if (((own[i >>> 3]! >>> (i & 7)) & 1) === 1) borders[(at + i) >>> 3]! |= 1 << ((at + i) & 7)
    // The separator after it is zero already.
    at += units.length + 1
  }
  passageStarts.fill(at, next)
  const passageAt = new Uint32Array((text.length >> stride) + 1)
  let entry = 0
  for (const passage of numbers) {
    const end = passageStarts[passage + 1]!
    for (; entry < passageAt.length && entry << stride < end; entry++) passageAt[entry] = passage
  }
  passageAt.fill(Math.max(0, passageReports.length - 1), entry)
  concordance.text = text
  concordance.borders = borders
  concordance.passageAt = passageAt
}
