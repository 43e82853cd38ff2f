/** Which reports are of one body. */
import type { ReportColumns } from './report-columns.ts'

/** Makes the function that names the other reports of a report's body, newest first; none where the body is not known. */
export function createSameBody({
  bodyId: { values, codes },
}: ReportColumns): (report: number) => number[] {
  const reportsOf: number[][] = values.map(() => [])
  codes.forEach((code, report) => {
    if (values[code]!.bodyId !== null) reportsOf[code]!.push(report)
  })
  return (report) => reportsOf[codes[report]!]!.filter((other) => other !== report)
}
