/** What a passage is worth for closeness: the share of a query that it holds, itself or in the heading above. */
import type { ScoredTerm } from './score.ts'

/** Share of its worth that a term in the heading above adds to a passage. */
export const headingShare = 0.6

/** What all terms in one passage add, as a share of the sum of their idf. */
const closenessWeight = 1

/** Terms beyond this many share the last bit of a passage's set of terms. */
const termBitCount = 32

/** What the best passage adds to a report: the share of the query that stands there together, squared. */
export function closeness(best: number, whole: number): number {
  return whole === 0 ? 0 : closenessWeight * whole * (best / whole) ** 2
}

/** The bit of a term in a passage's set of terms. */
export function bitOf(term: number): number {
  return 1 << Math.min(term, termBitCount - 1)
}

/** Worth of all terms together. */
export function worthOfAll(terms: readonly ScoredTerm[]): number {
  return terms.reduce((sum, { idf }) => sum + idf, 0)
}

/** Sets of so many terms are summed before they are met; of larger ones there are too many. */
const tabledTerms = 8

/** Worth of a set of terms; sets recur, so each is summed once. */
function worthOfTerms(terms: readonly ScoredTerm[]): (bits: number) => number {
  const sum = (bits: number): number => {
    let worth = 0
    for (const [term, { idf }] of terms.entries()) if ((bits & bitOf(term)) !== 0) worth += idf
    return worth
  }
  if (terms.length <= tabledTerms) {
    const table = new Float64Array(1 << terms.length)
    for (let bits = 0; bits < table.length; bits++) table[bits] = sum(bits)
    return (bits) => table[bits]!
  }
  const known = new Map<number, number>()
  return (bits) => {
    const worth = known.get(bits) ?? sum(bits)
    known.set(bits, worth)
    return worth
  }
}

/** Worths of passages by the terms in them, as sets of bits. */
export class PassageWorths {
  /** Worth of all terms together. */
  readonly whole: number
  private readonly everyTerm: number
  private readonly worthOf: (bits: number) => number

  constructor(terms: readonly ScoredTerm[]) {
    this.whole = worthOfAll(terms)
    this.everyTerm = terms.reduce((bits, _, term) => bits | bitOf(term), 0)
    this.worthOf = worthOfTerms(terms)
  }

  /** Worth of a passage, by the terms in it and those in the heading above. */
  of(bits: number, above: number): number {
    return this.worthOf(bits) + headingShare * this.worthOf(above & ~bits)
  }

  /** Worth of a passage if the heading above held all the terms: it has no more. */
  mostOf(bits: number): number {
    return this.of(bits, this.everyTerm)
  }
}
