/** Which searches are small: handing one over to a thread and its answer back takes longer than it does. */
import type { Concordance } from '../../concordance/concordance.ts'
import { countAtMost, unitsOfLiteral } from '../../concordance/occurrences.ts'
import type { EngineRequest } from '../../engine.ts'

/** Steps that take a millisecond or so, as the way to a thread and back does. */
const mostSteps = 10_000
/** Drawing a passage, in steps of going through an occurrence. */
const stepsOfPassage = 70

/** Told without reading positions: a report's filters and an occurrence of a literal are a step each. */
export function isSmall(
  concordance: Concordance,
  { query, limit, passagesPerHit }: EngineRequest,
): boolean {
  const reports = concordance.reportStarts.length - 1
  let steps = reports + limit * passagesPerHit * stepsOfPassage
  for (const { literals } of query.terms)
    for (const { text } of literals) {
      if (steps > mostSteps) return false
      steps += countAtMost(concordance, unitsOfLiteral(text))
    }
  return steps <= mostSteps
}
