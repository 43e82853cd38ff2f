/** A term's postings summed up by report: what matching, counting and scoring go through, thousands of entries instead of millions. */
import { LRUCache } from 'lru-cache'
import type { Concordance } from '../../concordance/concordance.ts'
import { unitsOfLiteral } from '../../concordance/occurrences.ts'
import type { EngineTerm } from '../../engine.ts'
import { everySection } from '../../section-bits.ts'
import { narrowToSections, sumByReport, sumPlaces, type ReportPostings } from './sum-postings.ts'
import { isOneString, keyOf, TermPostingsSource } from './term-postings.ts'

/** Memory the cache may take, bytes. */
const cacheBytes = 256 * 1024 * 1024

/** Memory of one report in postings, bytes. */
const bytesOfReport = 25

/** Memory of postings by report, bytes. */
function sizeOf({ reports, passages, tallies }: ReportPostings): number {
  const set = 'list' in passages ? passages.list : passages.bits
  return reports.length * bytesOfReport + set.byteLength + tallies.byteLength + 128
}

/** Postings by report, from a cache where they were asked for before. */
export class ReportPostingsSource {
  private readonly concordance: Concordance
  private readonly passages: TermPostingsSource
  private readonly cache = new LRUCache<string, ReportPostings>({
    maxSize: cacheBytes,
    sizeCalculation: sizeOf,
  })

  constructor(concordance: Concordance, passages: TermPostingsSource) {
    this.concordance = concordance
    this.passages = passages
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
    return this.cache.calculatedSize / cacheBytes
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
    if (sections === everySection) return sumPlaces(this.concordance, literal)
    const whole = this.of(term, termKey, everySection)
    return narrowToSections(this.concordance, whole, literal, sections)
  }
}
