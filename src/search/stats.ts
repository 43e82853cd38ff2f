/** What is indexed, in numbers, and the reports of each body by year. */
import type { SearchEngine } from '../index/index.ts'
import type { BodyCoverage, IndexStats } from './service.ts'

export function statsOf(engine: SearchEngine): IndexStats {
  const metadata = engine.metadata()
  const checks = engine.checkCounts()
  const bodies = new Map<string, BodyCoverage>()
  for (const [number, { reportId, bodyId, reportingBody, reportYear }] of metadata.entries()) {
    if (bodyId === null) continue
    const body: BodyCoverage = bodies.get(bodyId) ?? {
      bodyId,
      reportingBody: reportingBody ?? '',
      years: [],
      reports: [],
    }
    bodies.set(bodyId, body)
    body.reports.unshift({ reportId, reportYear, checks: checks[number]! })
    if (reportYear !== null && !body.years.includes(reportYear)) body.years.push(reportYear)
  }
  for (const { years } of bodies.values()) years.sort((a, b) => a - b)
  return {
    ...engine.stats(),
    bodies: bodies.size,
    years: [...new Set(metadata.flatMap(({ reportYear }) => reportYear ?? []))].sort(
      (a, b) => a - b,
    ),
    coverage: [...bodies.values()].sort((a, b) => (a.bodyId < b.bodyId ? -1 : 1)),
  }
}
