/** Other names that no text holds are left out before anything is looked up: a term without them is one string, and quicker. */
import type { Concordance } from '../../concordance/concordance.ts'
import { countAtMost, occurrencesOf, unitsOfLiteral } from '../../concordance/occurrences.ts'
import type { EngineTerm, Literal } from '../../engine.ts'

/** Places that are looked at to tell that a string stands nowhere; one that may stand in more is taken to stand somewhere. */
const mostPlaces = 2_000

function isAbsent(concordance: Concordance, { text, pattern }: Literal): boolean {
  if (pattern !== undefined) return false
  const units = unitsOfLiteral(text)
  const most = countAtMost(concordance, units)
  return most === 0 || (most <= mostPlaces && occurrencesOf(concordance, units).length === 0)
}

/** The term without other names that stand nowhere; what the user wrote stays. */
export function withoutAbsent(concordance: Concordance, term: EngineTerm): EngineTerm {
  const { literals } = term
  if (literals.length === 1) return term
  return {
    ...term,
    literals: literals.filter((literal, i) => i === 0 || !isAbsent(concordance, literal)),
  }
}
