/** Paragraphs that a body repeats from year to year, with other figures at most: those of the same print. */
import type { Concordance } from '../../concordance/concordance.ts'
import { noPrint } from '../../concordance/prints.ts'

/** A passage of another report of the same body. */
export interface AlikePassage {
  report: number
  passage: number
}

/** Makes the function that finds, for a passage, its like in the other reports of its body: one a report, newest first. */
export function createAlikeFinder(
  { passagePrints, passageReports, reportPassages }: Concordance,
  sameBody: (report: number) => readonly number[],
): (passage: number) => AlikePassage[] {
  return (passage) => {
    const print = passagePrints[passage]!
    if (print === noPrint) return []
    const alike: AlikePassage[] = []
    for (const report of sameBody(passageReports[passage]!)) {
      const first = reportPassages[report]!
      const at = passagePrints.subarray(first, reportPassages[report + 1]).indexOf(print)
      if (at >= 0) alike.push({ report, passage: first + at })
    }
    return alike
  }
}
