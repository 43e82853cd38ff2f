/** What is indexed, in numbers, and the reports of each body by year. */
import { noFilters, type ListedReport, type SearchEngine } from '../index/index.ts'
import type { BodyCoverage, IndexStats } from './service.ts'

/** Reports, newest first, by the bodies whose they are, in the order of the bodies' ids. */
export function coverageOf(
  reports: readonly ListedReport[],
): Pick<IndexStats, 'coverage' | 'withoutBody'> {
  const bodies = new Map<string, BodyCoverage>()
  const withoutBody: IndexStats['withoutBody'] = []
  for (const { metadata, checks } of reports) {
    const { reportId, title, bodyId, reportingBody, reportYear } = metadata
    if (bodyId === null) {
      withoutBody.unshift({ reportId, title, reportYear, checks })
      continue
    }
    const body: BodyCoverage = bodies.get(bodyId) ?? {
      bodyId,
      reportingBody: reportingBody ?? '',
      years: [],
      reports: [],
    }
    bodies.set(bodyId, body)
    body.reports.unshift({ reportId, reportYear, checks })
    if (reportYear !== null && !body.years.includes(reportYear)) body.years.push(reportYear)
  }
  for (const { years } of bodies.values()) years.sort((a, b) => a - b)
  return {
    coverage: [...bodies.values()].sort((a, b) => (a.bodyId < b.bodyId ? -1 : 1)),
    withoutBody,
  }
}

export async function statsOf(engine: SearchEngine): Promise<IndexStats> {
  const statistics = await engine.statistics()
  const { reports } = await engine.list(noFilters, Infinity, 0)
  const covered = coverageOf(reports)
  const { passages, characters, sizeBytes, builtAt, samples } = statistics
  const { formatVersion, analyzerFingerprint, segmenter } = statistics
  return {
    ...{ reports: statistics.reports, passages, characters, sizeBytes, builtAt, samples },
    ...{ formatVersion, analyzerFingerprint, segmenter },
    generation: engine.generation,
    bodies: covered.coverage.length,
    years: [...new Set(reports.flatMap(({ metadata }) => metadata.reportYear ?? []))].sort(
      (a, b) => a - b,
    ),
    ...covered,
  }
}
