/** Which reports are of one body. */
import type { ReportColumns } from './report-columns.ts'

/** Makes the function that names the other reports of a report's body, newest first; none where the body is not known. */
export function createSameBody({
  bodyId: { values, codes },
}: ReportColumns): (report: number) => number[] {
  const reportsOf = new Map<number, number[]>()
  codes.forEach((code, report) => {
    const reports = reportsOf.get(code)
    if (reports === undefined) reportsOf.set(code, [report])
    else reports.push(report)
  })
  return (report) => {
    const code = codes[report]!
    if (values[code]!.bodyId === null) return []
    return reportsOf.get(code)!.filter((other) => other !== report)
  }
}
