/** Paragraphs that a body repeats from year to year, with other figures at most: those of the same print. */
import type { Concordance } from '../../concordance/concordance.ts'
import { noPrint } from '../../concordance/prints.ts'

/** A passage of another report of the same body. */
export interface AlikePassage {
  report: number
  passage: number
}

/**
 * Makes the function that finds, for a passage, its like in the other reports of its body: one a report, newest first.
 *
 * @param others the other reports of the body, newest first
 */
export function createAlikeFinder({
  passagePrints,
  reportPassages,
}: Concordance): (passage: number, others: readonly number[]) => AlikePassage[] {
  return (passage, others) => {
    const print = passagePrints[passage]!
    if (print === noPrint) return []
    const alike: AlikePassage[] = []
    for (const report of others) {
      const end = reportPassages[report + 1]!
      let other = reportPassages[report]!
      while (other < end && passagePrints[other] !== print) other++
      if (other < end) alike.push({ report, passage: other })
    }
    return alike
  }
}
