/** A term's postings summed up by report: what matching, counting and scoring go through, thousands of entries instead of millions. */
import { LRUCache } from 'lru-cache'
import type { Concordance } from '../../concordance/concordance.ts'
import { eachPassage, placesOf, type Places } from '../../concordance/postings.ts'
import { unitsOfLiteral } from '../../concordance/occurrences.ts'
import type { EngineTerm } from '../../engine.ts'
import { unitKinds, type UnitKind } from '../../units.ts'
import { everySection } from './filters.ts'
import { passageSet, type PassageSet } from './passage-set.ts'
import {
  isOneString,
  keyOf,
  TermPostingsSource,
  weightOf,
  type TermPostings,
} from './term-postings.ts'

/** Memory the cache may take, bytes. */
const cacheBytes = 128 * 1024 * 1024

/** A place in a title tells more about a report than one in a table. */
const kindWeights: Record<UnitKind, number> = {
  title: 4,
  heading: 2.5,
  paragraph: 1,
  tableRow: 0.8,
}
const weightOfKind = Float64Array.from(unitKinds, (kind) => kindWeights[kind])

/** Reports that hold a term, ascending, with what they hold of it in the sections asked for. */
export interface ReportPostings {
  reports: Uint32Array
  /** Sections in which the term stands, as bits, asked for or not. */
  sections: Uint16Array
  /** Places. */
  counts: Uint32Array
  /** 1 where one of them at least is the user's own word. */
  isOwn: Uint8Array
  /** Weighed places. */
  frequencies: Float64Array
  /** How many passages hold it. */
  passageCounts: Uint32Array
  /** Those passages. */
  passages: PassageSet
  /** For each literal whether it stands anywhere. */
  found: boolean[]
}

/** What one passage adds to the frequency of a term: its weighed places, by the kind of passage. */
export function weightIn(weight: number, kind: number): number {
  return weight * weightOfKind[kind]!
}

/** Postings by report as they are summed up, passage after passage. */
class ReportSums {
  private readonly concordance: Concordance
  private readonly asked: number
  private readonly sums: Omit<ReportPostings, 'passages' | 'found'>
  private readonly kept: Uint32Array
  private keptCount = 0
  private at = -1
  private reportEnd = 0

  /** `sections` are the bits of those whose places count; there are at most so many reports and passages to come. */
  constructor(
    concordance: Concordance,
    sections: number,
    mostReports: number,
    mostPassages: number,
  ) {
    this.concordance = concordance
    this.asked = sections
    this.kept = new Uint32Array(mostPassages)
    this.sums = {
      reports: new Uint32Array(mostReports),
      sections: new Uint16Array(mostReports),
      counts: new Uint32Array(mostReports),
      isOwn: new Uint8Array(mostReports),
      frequencies: new Float64Array(mostReports),
      passageCounts: new Uint32Array(mostReports),
    }
  }

  /** Adds a passage beyond those before, with its places, those of them in the user's own words, and what all weigh. */
  add(passage: number, count: number, own: number, weight: number): void {
    const { passageReports, passageSections, passageKinds, reportPassages } = this.concordance
    const { sums } = this
    if (passage >= this.reportEnd) {
      const report = passageReports[passage]!
      this.reportEnd = reportPassages[report + 1]!
      sums.reports[++this.at] = report
    }
    const { at } = this
    const section = passageSections[passage]!
    sums.sections[at]! |= 1 << section
    if (((this.asked >>> section) & 1) === 0) return
    this.kept[this.keptCount++] = passage
    sums.counts[at]! += count
    if (own > 0) sums.isOwn[at] = 1
    sums.frequencies[at]! += weightIn(weight, passageKinds[passage]!)
    sums.passageCounts[at]!++
  }

  finish(found: boolean[]): ReportPostings {
    const { sums } = this
    const end = this.at + 1
    return {
      reports: sums.reports.slice(0, end),
      sections: sums.sections.slice(0, end),
      counts: sums.counts.slice(0, end),
      isOwn: sums.isOwn.slice(0, end),
      frequencies: sums.frequencies.slice(0, end),
      passageCounts: sums.passageCounts.slice(0, end),
      passages: passageSet(
        this.kept.slice(0, this.keptCount),
        this.concordance.passageReports.length,
      ),
      found,
    }
  }
}

/** Sums up postings by report; places outside `sections` (bits) do not count. */
export function sumByReport(
  concordance: Concordance,
  { passages, counts, own, weights, reportFrequency, found }: TermPostings,
  sections: number,
): ReportPostings {
  const sums = new ReportSums(concordance, sections, reportFrequency, passages.length)
  for (let i = 0; i < passages.length; i++) sums.add(passages[i]!, counts[i]!, own[i]!, weights[i]!)
  return sums.finish(found)
}

/** The same straight from the places of the user's own word, where a term has no other literal: what most terms are. */
function sumPlaces(concordance: Concordance, places: Places, sections: number): ReportPostings {
  const { length } = places.starts
  const reports = concordance.reportStarts.length - 1
  const sums = new ReportSums(concordance, sections, Math.min(length, reports), length)
  eachPassage(concordance, places, (passage, count, aligned) => {
    sums.add(passage, count, count, weightOf(count, aligned))
  })
  return sums.finish([length > 0])
}

/** Memory of postings by report, bytes. */
function sizeOf({ reports, passages }: ReportPostings): number {
  const set = 'list' in passages ? passages.list : passages.bits
  return reports.length * 23 + set.byteLength + 128
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
    const known = new Map<string, ReportPostings>()
    return terms.map((term) => {
      const key = keyOf(term)
      const postings = known.get(key) ?? this.of(term, key, sections)
      known.set(key, postings)
      return postings
    })
  }

  /** Postings of a string of the user's, over all sections, if they are at hand. */
  counted(text: string): ReportPostings | undefined {
    return this.cache.get(`${everySection} ${keyOf({ literals: [{ text, weight: 1 }] })}`)
  }

  private of(term: EngineTerm, termKey: string, sections: number): ReportPostings {
    const key = `${sections} ${termKey}`
    const cached = this.cache.get(key)
    if (cached) return cached
    const postings = isOneString(term)
      ? sumPlaces(
          this.concordance,
          placesOf(this.concordance, unitsOfLiteral(term.literals[0]!.text)),
          sections,
        )
      : sumByReport(this.concordance, this.passages.of(term, termKey), sections)
    this.cache.set(key, postings)
    return postings
  }
}
