/** Scores and best passages by the formulas of ranking, each written out over plain texts. */
import type { EngineQuery } from '../../engine.ts'
import { standsInAny, type Literal } from '../../literal.ts'
import { isListing, namesOfReport } from '../../ranking.ts'
import type { PassageKind } from '../../searched-passages.ts'
import { countedTerms, keptOf, passagesIn, type Within, type World } from './match.ts'
import {
  counted,
  occurrencesIn,
  type Occurrence,
  type PlainPassage,
  type PlainReport,
} from './texts.ts'

const k1 = 1.2
export const weightOfKind: Record<PassageKind, number> = {
  title: 4,
  heading: 2.5,
  paragraph: 1,
  tableRow: 0.8,
}
const shareOfKind: Record<PassageKind, number> = {
  title: 0.3,
  heading: 0.6,
  paragraph: 1,
  tableRow: 0.95,
}
const headingShare = 0.6

/** What one term counts in one passage. */
export interface TermInPassage {
  occurrences: number
  /** Weighed by literal and by word borders. */
  weight: number
  isOwn: boolean
  /** Occurrences of the user's own words. */
  ownOccurrences: number
}

/** What a query counts in a passage, by counted term. */
export interface CountedPassage {
  passage: PlainPassage
  terms: TermInPassage[]
}

const idfOf = (reports: number, holding: number): number =>
  Math.log(1 + (reports - holding + 0.5) / (holding + 0.5))

const normOf = (length: number, average: number, share: number): number =>
  k1 * (1 - share + (share * length) / average)

/** What does not stand in a report adds nothing, even where no report has any text. */
export const bm25 = (idf: number, frequency: number, norm: number): number =>
  frequency === 0 ? 0 : (idf * (k1 + 1) * frequency) / (frequency + norm)

export const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

export function weigh(
  occurrences: readonly Occurrence[],
  { borders }: PlainPassage,
  weights: readonly number[],
): TermInPassage {
  const kept = counted(occurrences)
  const isAligned = ({ start, end }: Occurrence): boolean => borders[start]! && borders[end]!
  // Literal by literal, as whole numbers of halves: added up in another order, sums would differ in their last digits.
  const weight = sum(
    weights.map((each, literal) => {
      const own = kept.filter((occurrence) => occurrence.literal === literal)
      const aligned = own.filter(isAligned).length
      return each * (aligned + 0.5 * (own.length - aligned))
    }),
  )
  return {
    occurrences: kept.length,
    weight,
    isOwn: kept.some(({ literal }) => weights[literal] === 1),
    ownOccurrences: kept.filter(({ literal }) => weights[literal] === 1).length,
  }
}

/** A term's part in a report's score. */
export interface TermPart {
  isHeld: boolean
  isOwn: boolean
  part: number
}

/** One query over all reports. */
export class Scorer {
  readonly terms: number[]
  readonly reports: readonly PlainReport[]
  readonly query: EngineQuery
  readonly world: World
  readonly within: Within
  readonly idfs: number[]
  private readonly averageLength: number

  constructor(reports: readonly PlainReport[], query: EngineQuery, world: World, within: Within) {
    this.reports = reports
    this.query = query
    this.world = world
    this.within = within
    this.terms = countedTerms(query.match, query.terms)
    this.idfs = this.terms.map((term) => {
      const holding = reports.filter(({ passages }) =>
        passages.some((passage) => occurrencesIn(passage, query.terms[term]!).length > 0),
      )
      return (query.terms[term]!.weight ?? 1) * idfOf(reports.length, holding.length)
    })
    this.averageLength = sum(reports.map(({ length }) => length)) / Math.max(1, reports.length)
  }

  /** The passages of a report in which the query counts anything. */
  countIn(report: PlainReport): CountedPassage[] {
    const { query, world, terms } = this
    return passagesIn(report, this.within)
      .map((passage) => ({
        passage,
        terms: terms.map((term) =>
          weigh(
            keptOf(query.match, term, report, passage, world),
            passage,
            query.terms[term]!.literals.map(({ weight }) => weight),
          ),
        ),
      }))
      .filter((passage) => passage.terms.some(({ occurrences }) => occurrences > 0))
  }

  /** What each term adds to a report, before those held by other names alone are held back. */
  partsOf(report: PlainReport, passages: readonly CountedPassage[]): TermPart[] {
    return this.terms.map((_, term) => {
      const frequency = sum(
        passages.map((each) => each.terms[term]!.weight * weightOfKind[each.passage.kind]),
      )
      const held = passages.filter((each) => each.terms[term]!.occurrences > 0)
      return {
        isHeld: held.length > 0,
        isOwn: held.some((each) => each.terms[term]!.isOwn),
        part: bm25(this.idfs[term]!, frequency, this.normOf(report)),
      }
    })
  }

  /** For each term the least part of a report that holds the user's own word. */
  floorsOf(parts: readonly (readonly TermPart[])[]): number[] {
    return this.terms.map((_, term) =>
      Math.min(...parts.flatMap((each) => (each[term]!.isOwn ? [each[term]!.part] : []))),
    )
  }

  /** A term's part, held below the floor where the report holds other names alone. */
  heldBack({ isHeld, isOwn, part }: TermPart, idf: number, floor: number): number {
    if (!isHeld) return 0
    return isOwn || floor === Infinity || idf === 0 ? part : (floor * part) / (idf * (k1 + 1))
  }

  /** What a report's length holds its occurrences back by. */
  normOf({ length }: PlainReport): number {
    return normOf(length, this.averageLength, 0.75)
  }

  /** The rounded scores of the reports that match, in their order. */
  scores(
    matching: readonly PlainReport[],
    passages: readonly (readonly CountedPassage[])[],
  ): number[] {
    const parts = matching.map((report, i) => this.partsOf(report, passages[i]!))
    const floors = this.floorsOf(parts)
    return matching.map((report, i) => {
      const { base, evidence, lift } = this.liftedOf(report, parts[i]!, floors)
      return Math.round((base + evidence + lift + this.closest(passages[i]!).score) * 1000) / 1000
    })
  }

  /** What the terms of a matching report, the query's characters, and the year add. */
  liftedOf(
    report: PlainReport,
    parts: readonly TermPart[],
    floors: readonly number[],
  ): { base: number; evidence: number; lift: number } {
    const base = sum(
      parts.map((part, term) => this.heldBack(part, this.idfs[term]!, floors[term]!)),
    )
    const isOwnMatch = parts.every(({ isHeld, isOwn }) => !isHeld || isOwn)
    const evidence = isOwnMatch ? sum(this.evidenceIn(report).map(({ score }) => score)) : 0
    const isOfYears =
      isOwnMatch && (this.query.years ?? []).includes(report.metadata.reportYear ?? NaN)
    return { base, evidence, lift: isOfYears ? (base + evidence) * 0.2 : 0 }
  }

  /** What the different pairs of the query's texts, then its Han characters, add to a report. */
  evidenceIn(report: PlainReport): { text: string; score: number }[] {
    const han = /^\p{Script=Han}$/u
    const letters = /^[\p{L}\p{N}]{2}$/u
    const units = this.query.texts.map((text) => text.split(''))
    const isPair = (pair: string): boolean => {
      const count = pair.split('').filter((unit) => han.test(unit)).length
      return count === 2 || (count === 1 && letters.test(pair))
    }
    const all = [
      ...units.flatMap((of) => of.slice(1).map((second, i) => of[i]! + second)).filter(isPair),
      ...units.flat().filter((unit) => han.test(unit)),
    ]
    return [...new Set(all)].map((text) => ({
      text,
      score: all.filter((each) => each === text).length * this.evidenceOf(text, report),
    }))
  }

  private readonly known = new Map<string, number[]>()

  /** What a pair or character adds to a report. */
  private evidenceOf(text: string, report: PlainReport): number {
    let frequencies = this.known.get(text)
    if (frequencies === undefined) {
      const term = { literals: [{ text, weight: 1 }] }
      frequencies = this.reports.map(({ passages }) =>
        sum(passages.map((passage) => occurrencesIn(passage, term).length)),
      )
      this.known.set(text, frequencies)
    }
    const frequency = Math.min(frequencies[this.reports.indexOf(report)]!, 255)
    const holding = frequencies.filter((count) => count > 0).length
    const idf = idfOf(this.reports.length, holding) ** 1.2
    // Ranking keeps these as numbers of 32 bits.
    return Math.fround(bm25(idf, frequency, normOf(report.length, this.averageLength, 1)))
  }

  /** What closeness adds to a report, and the first passage that holds the most of the query. */
  closest(passages: readonly CountedPassage[]): { score: number; passage: PlainPassage | null } {
    const { idfs } = this
    const whole = sum(idfs)
    if (idfs.length < 2) return { score: 0, passage: null }
    const worths = passages.map(({ passage, terms }) => {
      const above = passages.find((each) => isAbove(each.passage, passage))
      return sum(
        terms.map(({ occurrences }, term) => {
          if (occurrences > 0) return idfs[term]!
          return (above?.terms[term]!.occurrences ?? 0) > 0 ? headingShare * idfs[term]! : 0
        }),
      )
    })
    const most = Math.max(0, ...worths)
    return {
      score: whole === 0 ? 0 : whole * (most / whole) ** 2,
      passage: most === 0 ? null : passages[worths.indexOf(most)]!.passage,
    }
  }

  /** The passages of a report to show, best first. */
  best(report: PlainReport, passages: readonly CountedPassage[], limit: number): CountedPassage[] {
    const answer = this.query.answer === undefined ? null : new RegExp(this.query.answer, 'u')
    const names = namesOfReport(report.metadata)
    const isNaming = (term: number): boolean => standsInAny(names, this.query.terms[term]!.literals)
    const weights = this.terms.map((term, i) => {
      const holding = passages.filter(({ terms }) => terms[i]!.occurrences > 0).length
      return idfOf(report.passages.length, holding) * (isNaming(term) ? 0.2 : 1)
    })
    const average = report.length / report.passages.length
    const worthsOf = ({ terms, passage }: CountedPassage): number[] =>
      terms.map(({ weight, occurrences }, i) => {
        if (occurrences === 0) return 0
        const literals = this.query.terms[this.terms[i]!]!.literals
        const frequency = weight * (isAcrossWordsAlone(passage, literals) ? 0.2 : 1)
        const norm = 0.7 + (0.3 * passage.normalized.length) / average
        return (weights[i]! * frequency * 2) / (frequency + norm)
      })
    const scored = passages.map((each) => {
      const { passage } = each
      const above = passages.find((other) => isAbove(other.passage, passage))
      const heading = above === undefined ? null : worthsOf(above)
      const score = sum(
        worthsOf(each).map((worth, term) =>
          worth > 0 ? worth : headingShare * (heading?.[term] ?? 0),
        ),
      )
      const { kind, section, normalized } = passage
      const listing = isListing(kind, section, normalized) ? 0.6 : 1
      const answering = answer?.test(normalized) === true ? 1.5 : 1
      return { each, score: score * shareOfKind[kind] * listing * answering }
    })
    const ranked = scored.sort((a, b) => b.score - a.score).map(({ each }) => each)
    // The first three show every word that the report holds and that does not name it, so far as two places go.
    const first = ranked.slice(0, 3)
    for (const place of [2, 1]) {
      const hidden = this.terms.findIndex(
        (term, i) =>
          !isNaming(term) &&
          !first.some(({ terms }) => terms[i]!.occurrences > 0) &&
          ranked.some(({ terms }) => terms[i]!.occurrences > 0),
      )
      if (hidden < 0 || first.length < 3) break
      first[place] = ranked.find(({ terms }) => terms[hidden]!.occurrences > 0)!
    }
    return [...ranked]
      .sort(
        (a, b) =>
          Number(b === first[0]) - Number(a === first[0]) ||
          Number(first.includes(b)) - Number(first.includes(a)),
      )
      .slice(0, limit)
  }
}

/** Whether every occurrence of a term in a passage runs across words: a word begins inside, and not both ends are ends of words. */
function isAcrossWordsAlone(passage: PlainPassage, literals: readonly Literal[]): boolean {
  return occurrencesIn(passage, { literals }).every(
    (occurrence) =>
      literals[occurrence.literal]!.isWord === true && isAcrossWords(passage, occurrence),
  )
}

/** Whether an occurrence runs across words. */
export function isAcrossWords({ borders }: PlainPassage, { start, end }: Occurrence): boolean {
  return borders.slice(start + 1, end).some(Boolean) && !(borders[start]! && borders[end]!)
}

/** Whether one passage is the heading that another of the same report stands under. */
function isAbove(heading: PlainPassage, { headingPassage }: PlainPassage): boolean {
  return heading.number === headingPassage
}
