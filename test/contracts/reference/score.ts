/** Scores and best passages by the formulas of ranking, each written out over plain texts. */
import type { EngineQuery, SearchFilters } from '../../../src/index/engine.ts'
import type { UnitKind } from '../../../src/index/units.ts'
import { countedTerms, keptOf, passagesIn, type World } from './match.ts'
import {
  counted,
  occurrencesIn,
  type Occurrence,
  type PlainPassage,
  type PlainReport,
} from './texts.ts'

const k1 = 1.2
const weightOfKind: Record<UnitKind, number> = {
  title: 4,
  heading: 2.5,
  paragraph: 1,
  tableRow: 0.8,
}
const shareOfKind: Record<UnitKind, number> = {
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
const bm25 = (idf: number, frequency: number, norm: number): number =>
  frequency === 0 ? 0 : (idf * (k1 + 1) * frequency) / (frequency + norm)

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

function weigh(
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
  }
}

/** One query over all reports. */
export class Scorer {
  readonly terms: number[]
  private readonly reports: readonly PlainReport[]
  private readonly query: EngineQuery
  private readonly world: World
  private readonly sections: SearchFilters['section']
  private readonly idfs: number[]
  private readonly averageLength: number

  constructor(
    reports: readonly PlainReport[],
    query: EngineQuery,
    world: World,
    sections: SearchFilters['section'],
  ) {
    this.reports = reports
    this.query = query
    this.world = world
    this.sections = sections
    this.terms = countedTerms(query.match, query.terms)
    this.idfs = this.terms.map((term) => {
      const holding = reports.filter(({ passages }) =>
        passages.some((passage) => occurrencesIn(passage, query.terms[term]!).length > 0),
      )
      return idfOf(reports.length, holding.length)
    })
    this.averageLength = sum(reports.map(({ length }) => length)) / Math.max(1, reports.length)
  }

  /** The passages of a report in which the query counts anything. */
  countIn(report: PlainReport): CountedPassage[] {
    const { query, world, terms } = this
    return passagesIn(report, this.sections)
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

  /** The rounded scores of the reports that match, in their order. */
  scores(
    matching: readonly PlainReport[],
    passages: readonly (readonly CountedPassage[])[],
  ): number[] {
    const { idfs, terms } = this
    const parts = matching.map((report, i) =>
      terms.map((_, term) => {
        const frequency = sum(
          passages[i]!.map((each) => each.terms[term]!.weight * weightOfKind[each.passage.kind]),
        )
        const held = passages[i]!.filter((each) => each.terms[term]!.occurrences > 0)
        return {
          isHeld: held.length > 0,
          isOwn: held.some((each) => each.terms[term]!.isOwn),
          part: bm25(idfs[term]!, frequency, normOf(report.length, this.averageLength, 0.75)),
        }
      }),
    )
    const floors = terms.map((_, term) =>
      Math.min(...parts.flatMap((each) => (each[term]!.isOwn ? [each[term]!.part] : []))),
    )
    return matching.map((report, i) => {
      const base = sum(
        parts[i]!.map(({ isHeld, isOwn, part }, term) => {
          if (!isHeld) return 0
          const floor = floors[term]!
          if (isOwn || floor === Infinity || idfs[term] === 0) return part
          return (floor * part) / (idfs[term]! * (k1 + 1))
        }),
      )
      const isOwnMatch = parts[i]!.every(({ isHeld, isOwn }) => !isHeld || isOwn)
      const evidence = isOwnMatch ? this.evidenceIn(report) : 0
      const isOfYears =
        isOwnMatch && (this.query.years ?? []).includes(report.metadata.reportYear ?? NaN)
      const score = (base + evidence) * (isOfYears ? 1.2 : 1) + this.closenessOf(passages[i]!)
      return Math.round(score * 1000) / 1000
    })
  }

  private evidenceIn(report: PlainReport): number {
    const han = /^\p{Script=Han}$/u
    const letters = /^[\p{L}\p{N}]{2}$/u
    const texts = this.query.texts.flatMap((text) => {
      const units = text.split('')
      const pairs = units.slice(1).map((second, i) => units[i]! + second)
      const isPair = (pair: string): boolean => {
        const count = pair.split('').filter((unit) => han.test(unit)).length
        return count === 2 || (count === 1 && letters.test(pair))
      }
      return [...pairs.filter(isPair), ...units.filter((unit) => han.test(unit))]
    })
    return sum(texts.map((text) => this.evidenceOf(text, report)))
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
    const weight = text.length > 1 ? 1 : 0.55
    // Ranking keeps these as numbers of 32 bits.
    return Math.fround(weight * bm25(idf, frequency, normOf(report.length, this.averageLength, 1)))
  }

  private closenessOf(passages: readonly CountedPassage[]): number {
    const { idfs } = this
    const whole = sum(idfs)
    if (idfs.length < 2 || whole === 0) return 0
    const worths = passages.map(({ passage, terms }) => {
      const above = passages.find((each) => isAbove(each.passage, passage))
      return sum(
        terms.map(({ occurrences }, term) => {
          if (occurrences > 0) return idfs[term]!
          return (above?.terms[term]!.occurrences ?? 0) > 0 ? headingShare * idfs[term]! : 0
        }),
      )
    })
    return whole * (Math.max(0, ...worths) / whole) ** 2
  }

  /** The passages to show, best first. */
  best(passages: readonly CountedPassage[], limit: number): CountedPassage[] {
    const worthsOf = ({ terms }: CountedPassage): number[] =>
      terms.map(({ weight, occurrences }, term) =>
        occurrences > 0 ? (this.idfs[term]! * weight * 2) / (weight + 1) : 0,
      )
    const scored = passages.map((each) => {
      const above = passages.find((other) => isAbove(other.passage, each.passage))
      const heading = above === undefined ? null : worthsOf(above)
      const score = sum(
        worthsOf(each).map((worth, term) =>
          worth > 0 ? worth : headingShare * (heading?.[term] ?? 0),
        ),
      )
      return { each, score: score * shareOfKind[each.passage.kind] }
    })
    return scored
      .sort((a, b) => b.score - a.score)
      .slice(0, limit)
      .map(({ each }) => each)
  }
}

/** Whether one passage is the heading that another of the same report stands under. */
function isAbove(heading: PlainPassage, { headingUnit }: PlainPassage): boolean {
  return heading.unit === headingUnit
}
