/** Where measured numbers stand: the cells and sentences of some reports, which are read for these alone. */
import { noFilters, type Measured, type SearchService } from '../../../search/index.ts'
import type { SourceOf } from '../../../views/index.ts'

/** The key whose cell a number leads to: a figure's own, of a ratio the first of its numerator as the report states it. */
function keyOf({ measures, columns }: Measured, measure: number, report: number): string {
  const way = columns[measure]!.sides?.numerator.ways[report] ?? 0
  return measures[measure]!.numerator[way]![0]!
}

export async function sourcesOf(
  service: SearchService,
  measured: Measured,
  reports: readonly number[],
): Promise<SourceOf> {
  const wanted = new Map<string, { key: string; applicant: string | null; ids: string[] }>()
  const nameOf = (measure: number, report: number): string =>
    `${keyOf(measured, measure, report)}@${measured.measures[measure]!.applicant ?? ''}`
  measured.measures.forEach(({ applicant }, measure) => {
    const { values, marks } = measured.columns[measure]!
    for (const report of reports) {
      if (Number.isNaN(values[report]!) && marks[report] === 0) continue
      const name = nameOf(measure, report)
      const key = keyOf(measured, measure, report)
      const own = wanted.get(name) ?? { key, applicant, ids: [] }
      wanted.set(name, own)
      own.ids.push(measured.reports[report]!.reportId)
    }
  })
  const found = new Map(
    await Promise.all(
      [...wanted].map(async ([name, { key, applicant, ids }]) => {
        const { figures } = await service.figures({
          ...{ key, applicant, filters: noFilters, reportIds: ids, limit: ids.length, offset: 0 },
        })
        return [name, new Map(figures.map(({ reportId, source }) => [reportId, source]))] as const
      }),
    ),
  )
  return (measure, report) =>
    found.get(nameOf(measure, report))?.get(measured.reports[report]!.reportId) ?? null
}
