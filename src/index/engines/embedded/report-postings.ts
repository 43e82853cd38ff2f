/** A term's postings summed up by report: what matching, counting and scoring go through, thousands of entries instead of millions. */
import { LRUCache } from 'lru-cache'
import type { Concordance } from '../../concordance/concordance.ts'
import { countAtMost, unitsOfLiteral } from '../../concordance/occurrences.ts'
import type { EngineTerm } from '../../engine.ts'
import type { QueryMeter } from '../../query-budget.ts'
import { everySection } from './filters.ts'
import { narrowToSections, sumByReport, sumPlaces, type ReportPostings } from './sum-postings.ts'
import { isOneString, keyOf, TermPostingsSource } from './term-postings.ts'

/** Memory of one report in postings, bytes. */
const bytesOfReport = 25

/** Memory of postings that hold nothing: nine arrays, each an object of its own. A word that no report holds is kept too. */
const bytesOfEmpty = 3_000

/** Memory of postings by report, bytes. */
function sizeOf({ reports, passages, tallies }: ReportPostings, key: string): number {
  const set = 'list' in passages ? passages.list : passages.bits
  return (
    reports.length * bytesOfReport +
    set.byteLength +
    tallies.byteLength +
    bytesOfEmpty +
    2 * key.length
  )
}

/** Postings by report, from a cache where they were asked for before. */
export class ReportPostingsSource {
  private readonly concordance: Concordance
  private readonly passages: TermPostingsSource
  private readonly meter: QueryMeter
  private readonly cache: LRUCache<string, ReportPostings>

  /** @param mostBytes memory the cache may take */
  constructor(
    concordance: Concordance,
    passages: TermPostingsSource,
    meter: QueryMeter,
    mostBytes: number,
  ) {
    this.concordance = concordance
    this.passages = passages
    this.meter = meter
    this.cache = new LRUCache({ maxSize: mostBytes, sizeCalculation: sizeOf })
  }

  /** Memory that the cache takes, bytes. */
  get bytes(): number {
    return this.cache.calculatedSize
  }

  /** Postings of each term; terms with the same literals get the same object. */
  ofAll(terms: readonly EngineTerm[], sections: number): ReportPostings[] {
    const keys: string[] = []
    const found: ReportPostings[] = []
    for (const term of terms) {
      const key = keyOf(term)
      const before = keys.indexOf(key)
      keys.push(key)
      found.push(before < 0 ? this.of(term, key, sections) : found[before]!)
    }
    return found
  }

  /** Postings of a string of the user's, over all sections, if they are at hand. */
  counted(text: string): ReportPostings | undefined {
    return this.cache.get(keyOf({ literals: [{ text, weight: 1 }] }))
  }

  /** How full the cache is, 0 to 1. */
  get filled(): number {
    return this.cache.calculatedSize / this.cache.maxSize
  }

  private of(term: EngineTerm, termKey: string, sections: number): ReportPostings {
    // No key of a term begins like this one.
    const key = sections === everySection ? termKey : `\0${sections}${termKey}`
    const cached = this.cache.get(key)
    if (cached) return cached
    const postings = isOneString(term)
      ? this.ofString(term, termKey, sections)
      : sumByReport(this.concordance, this.passages.of(term, termKey), sections)
    this.cache.set(key, postings)
    return postings
  }

  private ofString(term: EngineTerm, termKey: string, sections: number): ReportPostings {
    const literal = unitsOfLiteral(term.literals[0]!.text)
    this.meter.spend(countAtMost(this.concordance, literal))
    if (sections === everySection) return sumPlaces(this.concordance, literal)
    const whole = this.of(term, termKey, everySection)
    return narrowToSections(this.concordance, whole, literal, sections)
  }
}
