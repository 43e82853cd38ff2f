/** A term's postings summed up by report: what matching, counting and scoring go through, thousands of entries instead of millions. */
import { LRUCache } from 'lru-cache'
import { passageOf, type Concordance } from '../../concordance/concordance.ts'
import { isAligned } from '../../concordance/postings.ts'
import { occurrencesOf, unitsOfLiteral } from '../../concordance/occurrences.ts'
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
const cacheBytes = 256 * 1024 * 1024

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

function emptyPostings(mostReports: number): Omit<ReportPostings, 'passages' | 'found'> {
  return {
    reports: new Uint32Array(mostReports),
    sections: new Uint16Array(mostReports),
    counts: new Uint32Array(mostReports),
    isOwn: new Uint8Array(mostReports),
    frequencies: new Float64Array(mostReports),
    passageCounts: new Uint32Array(mostReports),
  }
}

/** Sums up postings by report; places outside `sections` (bits) do not count. */
export function sumByReport(
  concordance: Concordance,
  postings: TermPostings,
  sections: number,
): ReportPostings {
  const { passageReports, passageSections, passageKinds } = concordance
  const { passages, counts, own, weights, reportFrequency } = postings
  const summed = emptyPostings(reportFrequency)
  const kept = new Uint32Array(passages.length)
  let keptCount = 0
  let at = -1
  for (let i = 0; i < passages.length; i++) {
    const passage = passages[i]!
    const report = passageReports[passage]!
    if (at < 0 || summed.reports[at] !== report) summed.reports[++at] = report
    const section = passageSections[passage]!
    summed.sections[at]! |= 1 << section
    if (((sections >>> section) & 1) === 0) continue
    kept[keptCount++] = passage
    summed.counts[at]! += counts[i]!
    if (own[i]! > 0) summed.isOwn[at] = 1
    summed.frequencies[at]! += weightIn(weights[i]!, passageKinds[passage]!)
    summed.passageCounts[at]!++
  }
  return {
    ...summed,
    passages: passageSet(kept.slice(0, keptCount), passageReports.length),
    found: postings.found,
  }
}

/**
 * The same straight from the places of one string of the user's own (ascending): what most terms are. Loops within loops
 * keep the sums of a passage and of a report at hand; a common word has a million places.
 */
function sumPlaces(
  concordance: Concordance,
  literal: Uint16Array,
  sections: number,
): ReportPostings {
  const { passageReports, passageSections, passageKinds, passageStarts, reportStarts } = concordance
  const starts = occurrencesOf(concordance, literal)
  const { length } = starts
  const summed = emptyPostings(Math.min(length, reportStarts.length - 1))
  const kept = new Uint32Array(Math.min(length, passageReports.length))
  let keptCount = 0
  let at = 0
  for (let i = 0; i < length; at++) {
    const report = passageReports[passageOf(concordance, starts[i]!)]!
    const reportEnd = reportStarts[report + 1]!
    const keptBefore = keptCount
    let sectionsOfReport = 0
    let count = 0
    let frequency = 0
    while (i < length && starts[i]! < reportEnd) {
      const passage = passageOf(concordance, starts[i]!)
      const passageEnd = passageStarts[passage + 1]!
      const section = passageSections[passage]!
      sectionsOfReport |= 1 << section
      if (((sections >>> section) & 1) === 0) {
        while (i < length && starts[i]! < passageEnd) i++
        continue
      }
      let places = 0
      let aligned = 0
      for (; i < length && starts[i]! < passageEnd; i++) {
        places++
        if (isAligned(concordance, starts[i]!, literal.length)) aligned++
      }
      kept[keptCount++] = passage
      count += places
      frequency += weightIn(weightOf(places, aligned), passageKinds[passage]!)
    }
    summed.reports[at] = report
    summed.sections[at] = sectionsOfReport
    summed.counts[at] = count
    summed.isOwn[at] = count > 0 ? 1 : 0
    summed.frequencies[at] = frequency
    summed.passageCounts[at] = keptCount - keptBefore
  }
  return {
    reports: summed.reports.slice(0, at),
    sections: summed.sections.slice(0, at),
    counts: summed.counts.slice(0, at),
    isOwn: summed.isOwn.slice(0, at),
    frequencies: summed.frequencies.slice(0, at),
    passageCounts: summed.passageCounts.slice(0, at),
    passages: passageSet(kept.slice(0, keptCount), passageReports.length),
    found: [length > 0],
  }
}

/** Memory of one report in postings, bytes. */
const bytesOfReport = 23

/** Memory of postings by report, bytes. */
function sizeOf({ reports, passages }: ReportPostings): number {
  const set = 'list' in passages ? passages.list : passages.bits
  return reports.length * bytesOfReport + set.byteLength + 128
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

  /** How full the cache is, 0 to 1. */
  get filled(): number {
    return this.cache.calculatedSize / cacheBytes
  }

  private of(term: EngineTerm, termKey: string, sections: number): ReportPostings {
    const key = `${sections} ${termKey}`
    const cached = this.cache.get(key)
    if (cached) return cached
    const postings = isOneString(term)
      ? sumPlaces(this.concordance, unitsOfLiteral(term.literals[0]!.text), sections)
      : sumByReport(this.concordance, this.passages.of(term, termKey), sections)
    this.cache.set(key, postings)
    return postings
  }
}
