/**
 * A term's postings summed up by report: what matching, counting and scoring go through, thousands of entries instead of
 * millions of occurrences. A byte a passage tells how often it holds the term.
 */
import { LRUCache } from 'lru-cache'
import { type Concordance, passageOf } from '../../concordance/concordance.ts'
import { betweenPauses, goOn, type Pause } from '../../concordance/pause.ts'
import { countAtMost, unitsOfLiteral, occurrencesOf } from '../../concordance/occurrences.ts'
import type { EngineTerm } from '../../engine.ts'
import type { QueryMeter } from '../../query-budget.ts'
import { weightIn, weightOf } from '../../ranking.ts'
import { allPassages, bitsOf, matches, type Narrowing } from './filters.ts'
import { isOneString, keyOf, TermPostingsSource, type TermPostings } from './term-postings.ts'
import { isAligned, tallyIn, type Tally } from '../../concordance/postings.ts'
import { passageSet, passagesOf, type PassageSet } from './passage-set.ts'

/** Memory of one report in postings, bytes. */
const bytesOfReport = 25

/** Memory of postings that hold nothing: nine arrays, each an object of its own. A word that no report holds is kept too. */
const bytesOfEmpty = 3_000

/** Reports that are summed up between two pauses: of a common character they hold a thousand occurrences each. */
const reportsBetweenPauses = 64

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
  private readonly isTextAtHand: boolean

  /**
   * @param mostBytes memory the cache may take
   * @param isTextAtHand whether a string's occurrences may be looked up in the corpus; else its postings by passage are summed up
   */
  constructor(
    concordance: Concordance,
    passages: TermPostingsSource,
    meter: QueryMeter,
    mostBytes: number,
    isTextAtHand = true,
  ) {
    this.concordance = concordance
    this.passages = passages
    this.meter = meter
    this.isTextAtHand = isTextAtHand
    this.cache = new LRUCache({ maxSize: mostBytes, sizeCalculation: sizeOf })
  }

  /** Memory that the cache takes, bytes. */
  get bytes(): number {
    return this.cache.calculatedSize
  }

  /** Postings of each term; terms with the same literals get the same object. */
  ofAll(terms: readonly EngineTerm[], narrowing: Narrowing): ReportPostings[] {
    const keys: string[] = []
    const found: ReportPostings[] = []
    for (const term of terms) {
      const key = keyOf(term)
      const before = keys.indexOf(key)
      keys.push(key)
      found.push(before < 0 ? this.of(term, key, narrowing) : found[before]!)
    }
    return found
  }

  /** Postings of a string of the user's, over all passages, if they are at hand. */
  counted(text: string): ReportPostings | undefined {
    return this.cache.get(keyOf({ literals: [{ text, weight: 1 }] }))
  }

  /** How full the cache is, 0 to 1. */
  get filled(): number {
    return this.cache.calculatedSize / this.cache.maxSize
  }

  private of(term: EngineTerm, termKey: string, narrowing: Narrowing): ReportPostings {
    // No key of a term begins so: after the unit 0 it has a list.
    const key = narrowing.key === allPassages.key ? termKey : `\0${narrowing.key}${termKey}`
    const cached = this.cache.get(key)
    if (cached) return cached
    const postings =
      this.isTextAtHand && isOneString(term)
        ? this.ofString(term, termKey, narrowing)
        : sumByReport(
            this.concordance,
            this.passages.of(term, termKey),
            narrowing,
            this.meter.pause,
          )
    this.cache.set(key, postings)
    return postings
  }

  private ofString(term: EngineTerm, termKey: string, narrowing: Narrowing): ReportPostings {
    const literal = unitsOfLiteral(term.literals[0]!.text)
    this.meter.spend(countAtMost(this.concordance, literal))
    if (narrowing.key === allPassages.key)
      return sumOccurrences(this.concordance, literal, this.meter.pause)
    const whole = this.of(term, termKey, allPassages)
    return narrowPostings(this.concordance, whole, literal, narrowing, this.meter.pause)
  }
}

/** Reports that hold a term, ascending, with what they hold of it in the passages asked for. */
export interface ReportPostings {
  reports: Uint32Array
  /** The bits of the passages in which the term stands; see `Narrowing`. */
  bits: Uint32Array
  /** Occurrences. */
  counts: Uint32Array
  /** 1 where one of them at least is the user's own word. */
  isOwn: Uint8Array
  /** Weighed occurrences. */
  frequencies: Float64Array
  /** How many passages hold it in the reports before; one more than there are reports. */
  passageStarts: Uint32Array
  /** The passages that hold it. */
  passages: PassageSet
  /** How often each of them does, as of `packTally`, ascending by passage. */
  tallies: Uint8Array
  /** For each literal whether it stands anywhere. */
  found: boolean[]
}

/** A term that counts and scores. */
export interface ScoredTerm {
  /** Its number in the query. */
  term: number
  postings: ReportPostings
  idf: number
}

function emptyPostings(
  mostReports: number,
): Omit<ReportPostings, 'passages' | 'tallies' | 'found'> {
  return {
    reports: new Uint32Array(mostReports),
    bits: new Uint32Array(mostReports),
    counts: new Uint32Array(mostReports),
    isOwn: new Uint8Array(mostReports),
    frequencies: new Float64Array(mostReports),
    passageStarts: new Uint32Array(mostReports + 1),
  }
}

/** Sums up postings by report; occurrences elsewhere than in the passages asked for do not count. */
export function sumByReport(
  concordance: Concordance,
  postings: TermPostings,
  narrowing: Narrowing,
  pause: Pause = goOn,
): ReportPostings {
  const { passageReports, passageSections, passageKinds } = concordance
  const { passages, counts, aligned, own, weights, reportFrequency } = postings
  const summed = emptyPostings(reportFrequency)
  const kept = new Uint32Array(passages.length)
  const tallies = new Uint8Array(passages.length)
  let keptCount = 0
  let at = -1
  for (let i = 0; i < passages.length; i++) {
    if (i % betweenPauses === 0) pause()
    const passage = passages[i]!
    const report = passageReports[passage]!
    if (at < 0 || summed.reports[at] !== report) {
      summed.reports[++at] = report
      summed.passageStarts[at] = keptCount
    }
    const bits = bitsOf(narrowing, passageSections[passage]!, passageKinds[passage]!)
    summed.bits[at]! |= bits
    if ((bits & matches) === 0) continue
    tallies[keptCount] = packTally(counts[i]!, aligned[i]!)
    kept[keptCount++] = passage
    summed.counts[at]! += counts[i]!
    if (own[i]! > 0) summed.isOwn[at] = 1
    summed.frequencies[at]! += weightIn(weights[i]!, passageKinds[passage]!)
  }
  summed.passageStarts[at + 1] = keptCount
  return {
    ...summed,
    passages: passageSet(kept.slice(0, keptCount), passageReports.length),
    tallies: tallies.slice(0, keptCount),
    found: postings.found,
  }
}

/**
 * The same over all passages, straight from the occurrences of one string of the user's own (ascending): what most terms are.
 * One loop for reports, within it one for passages and one for occurrences: sums stay in local variables, which counts where a common
 * word has a million occurrences.
 */
export function sumOccurrences(
  concordance: Concordance,
  literal: Uint16Array,
  pause: Pause = goOn,
): ReportPostings {
  const { passageReports, passageSections, passageKinds, passageStarts, reportStarts } = concordance
  const starts = occurrencesOf(concordance, literal, pause)
  const { length } = starts
  const summed = emptyPostings(Math.min(length, reportStarts.length - 1))
  const kept = new Uint32Array(Math.min(length, passageReports.length))
  const tallies = new Uint8Array(kept.length)
  let keptCount = 0
  let at = 0
  for (let i = 0; i < length; at++) {
    if (at % reportsBetweenPauses === 0) pause()
    const report = passageReports[passageOf(concordance, starts[i]!)]!
    const reportEnd = reportStarts[report + 1]!
    summed.passageStarts[at] = keptCount
    let bits = 0
    let count = 0
    let frequency = 0
    while (i < length && starts[i]! < reportEnd) {
      const passage = passageOf(concordance, starts[i]!)
      const passageEnd = passageStarts[passage + 1]!
      bits |= bitsOf(allPassages, passageSections[passage]!, passageKinds[passage]!)
      let occurrences = 0
      let aligned = 0
      for (; i < length && starts[i]! < passageEnd; i++) {
        occurrences++
        if (isAligned(concordance, starts[i]!, literal.length)) aligned++
      }
      tallies[keptCount] = packTally(occurrences, aligned)
      kept[keptCount++] = passage
      count += occurrences
      frequency += weightIn(weightOf(occurrences, aligned), passageKinds[passage]!)
    }
    summed.reports[at] = report
    summed.bits[at] = bits
    summed.counts[at] = count
    summed.isOwn[at] = 1
    summed.frequencies[at] = frequency
  }
  summed.passageStarts[at] = keptCount
  pause()
  return {
    reports: summed.reports.slice(0, at),
    bits: summed.bits.slice(0, at),
    counts: summed.counts.slice(0, at),
    isOwn: summed.isOwn.slice(0, at),
    frequencies: summed.frequencies.slice(0, at),
    passageStarts: summed.passageStarts.slice(0, at + 1),
    passages: passageSet(kept.slice(0, keptCount), passageReports.length),
    tallies: tallies.slice(0, keptCount),
    found: [length > 0],
  }
}

/** What is left of the postings of one string in some passages. Reports that hold it elsewhere stay, with none. */
export function narrowPostings(
  concordance: Concordance,
  whole: ReportPostings,
  literal: Uint16Array,
  narrowing: Narrowing,
  pause: Pause = goOn,
): ReportPostings {
  const { passageReports, passageSections, passageKinds } = concordance
  const { reports, found } = whole
  const narrowed = { ...emptyPostings(reports.length), reports }
  const held = passagesOf(whole.passages)
  const kept = new Uint32Array(held.length)
  const tallies = new Uint8Array(held.length)
  let keptCount = 0
  let at = 0
  for (let i = 0; i < held.length; i++) {
    if (i % betweenPauses === 0) pause()
    const passage = held[i]!
    const report = passageReports[passage]!
    while (reports[at]! < report) narrowed.passageStarts[++at] = keptCount
    const bits = bitsOf(narrowing, passageSections[passage]!, passageKinds[passage]!)
    narrowed.bits[at]! |= bits
    if ((bits & matches) === 0) continue
    const packed = whole.tallies[i]!
    const { occurrences, aligned } = unpackTally(packed, concordance, literal, passage)
    tallies[keptCount] = packed
    kept[keptCount++] = passage
    narrowed.counts[at]! += occurrences
    narrowed.isOwn[at] = 1
    narrowed.frequencies[at]! += weightIn(weightOf(occurrences, aligned), passageKinds[passage]!)
  }
  narrowed.passageStarts.fill(keptCount, at + 1)
  return {
    ...narrowed,
    passages: passageSet(kept.slice(0, keptCount), passageReports.length),
    tallies: tallies.slice(0, keptCount),
    found,
  }
}

/** So many occurrences and more are not packed: four bits of each count, all set, stand for them. */
const tooMany = 15
/** The tally of a passage with too many occurrences: they are counted in the text when asked for. */
const uncounted = 0xff

/** Four bits for the occurrences in a passage, four for how many of them begin and end at word borders. */
export function packTally(occurrences: number, aligned: number): number {
  return occurrences < tooMany ? (occurrences << 4) | aligned : uncounted
}

/** Whether a tally has to be counted in the text. */
export const isUncounted = (packed: number): boolean => packed === uncounted

/** What a packed tally says of a string in a passage. It holds until the next call. */
export function unpackTally(
  packed: number,
  concordance: Concordance,
  literal: Uint16Array,
  passage: number,
): Tally {
  if (packed === uncounted) return tallyIn(concordance, literal, passage)
  return { occurrences: packed >>> 4, aligned: packed & 15 }
}
