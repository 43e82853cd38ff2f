/** A term's postings summed up by report: what matching, counting and scoring go through, thousands of entries instead of millions. */
import { LRUCache } from 'lru-cache'
import type { Concordance } from '../../concordance/concordance.ts'
import type { EngineTerm } from '../../engine.ts'
import { unitKinds, type UnitKind } from '../../units.ts'
import { passageSet, type PassageSet } from './passage-set.ts'
import { keyOf, TermPostingsSource, type TermPostings } from './term-postings.ts'

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
export function weightIn({ weights }: TermPostings, i: number, kind: number): number {
  return weights[i]! * weightOfKind[kind]!
}

/** Sums up postings by report; places outside `sections` (bits) do not count. */
export function sumByReport(
  concordance: Concordance,
  postings: TermPostings,
  sections: number,
): ReportPostings {
  const { passageReports, passageSections, passageKinds } = concordance
  const { passages, counts, own, reportFrequency } = postings
  const summed: ReportPostings = {
    reports: new Uint32Array(reportFrequency),
    sections: new Uint16Array(reportFrequency),
    counts: new Uint32Array(reportFrequency),
    isOwn: new Uint8Array(reportFrequency),
    frequencies: new Float64Array(reportFrequency),
    passageCounts: new Uint32Array(reportFrequency),
    passages: { list: passages },
    found: postings.found,
  }
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
    summed.frequencies[at]! += weightIn(postings, i, passageKinds[passage]!)
    summed.passageCounts[at]!++
  }
  summed.passages = passageSet(kept.slice(0, keptCount), passageReports.length)
  return summed
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

  private of(term: EngineTerm, termKey: string, sections: number): ReportPostings {
    const key = `${sections} ${termKey}`
    const cached = this.cache.get(key)
    if (cached) return cached
    const postings = sumByReport(this.concordance, this.passages.of(term, termKey), sections)
    this.cache.set(key, postings)
    return postings
  }
}
