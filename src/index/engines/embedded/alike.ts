/** Paragraphs that a body repeats from year to year, with other figures at most: those of the same print. */
import type { Concordance } from '../../concordance/concordance.ts'
import { noPrint } from '../../concordance/prints.ts'
import type { ReportColumns } from './report-columns.ts'

/** A passage of another report of the same body. */
export interface AlikePassage {
  report: number
  passage: number
}

/** Makes the function that finds, for a passage, its like in the other reports of its body: one a report, newest first. */
export function createAlikeFinder(
  { passagePrints, passageReports, reportPassages }: Concordance,
  { bodyId: bodies }: ReportColumns,
): (passage: number) => AlikePassage[] {
  const reportsOf = new Map<number, number[]>()
  bodies.codes.forEach((code, report) => {
    if (bodies.values[code]!.bodyId === null) return
    const reports = reportsOf.get(code)
    if (reports === undefined) reportsOf.set(code, [report])
    else reports.push(report)
  })
  return (passage) => {
    const print = passagePrints[passage]!
    if (print === noPrint) return []
    const own = passageReports[passage]!
    const alike: AlikePassage[] = []
    for (const report of reportsOf.get(bodies.codes[own]!) ?? []) {
      if (report === own) continue
      const first = reportPassages[report]!
      const at = passagePrints.subarray(first, reportPassages[report + 1]).indexOf(print)
      if (at >= 0) alike.push({ report, passage: first + at })
    }
    return alike
  }
}
