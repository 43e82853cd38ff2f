/** Other names that no text holds are left out before anything is looked up: a term without them is one string, and quicker. */
import { LRUCache } from 'lru-cache'
import type { Concordance } from '../../concordance/concordance.ts'
import { countAtMost, occurrencesOf, unitsOfLiteral } from '../../concordance/occurrences.ts'
import type { EngineTerm } from '../../engine.ts'
import type { Literal } from '../../literal.ts'

/** Places that are looked at to tell that a string stands nowhere; one that may stand in more is taken to stand somewhere. */
const mostPlaces = 2_000

function standsNowhere(concordance: Concordance, text: string): boolean {
  const units = unitsOfLiteral(text)
  const most = countAtMost(concordance, units)
  return most === 0 || (most <= mostPlaces && occurrencesOf(concordance, units).length === 0)
}

/** Strings of which it is remembered whether they stand anywhere. */
const mostRemembered = 10_000

/** Tells which other names stand anywhere, and remembers it: words that have other names are asked for again and again. */
export class PresentLiterals {
  private readonly concordance: Concordance
  private readonly absent = new LRUCache<string, boolean>({ max: mostRemembered })

  constructor(concordance: Concordance) {
    this.concordance = concordance
  }

  /** The term without other names that stand nowhere; what the user wrote stays. */
  of(term: EngineTerm): EngineTerm {
    const { literals } = term
    if (literals.length === 1) return term
    return {
      ...term,
      literals: literals.filter((literal, i) => i === 0 || !this.isAbsent(literal)),
    }
  }

  private isAbsent(literal: Literal): boolean {
    if (literal.pattern !== undefined) return false
    let absent = this.absent.get(literal.text)
    if (absent === undefined) {
      absent = standsNowhere(this.concordance, literal.text)
      this.absent.set(literal.text, absent)
    }
    return absent
  }
}
