/** How the applications of chosen reports came out, by year: sums of each group of outcomes. */
import { figureKeys } from '../../../report/index.ts'
import type { Measured, SearchFilters, SearchService } from '../../../search/index.ts'
import {
  figureAddress,
  outcomeGroups,
  type OutcomeGroup,
  type OutcomeYear,
} from '../../../views/index.ts'

/** The single outcomes of a group: `requests.refused.stateSecret`, or the group itself where it has no parts. */
function keysOf(group: OutcomeGroup): string[] {
  const own = `requests.${group}`
  const parts = figureKeys.filter(
    ({ key, eras }) => key.startsWith(`${own}.`) && eras.includes('2021'),
  )
  return parts.length > 0 ? parts.map(({ key }) => key) : [own]
}

/** Every year's sums of each group, and the most reports that stand behind one key of the year. */
interface SummedYear extends OutcomeYear {
  reports: number
  /** The key of each group to open: the first with a number above 0, else the first. */
  keys: Partial<Record<OutcomeGroup, string>>
}

/** What each year's reports amount to in one measure, also years in which every one leaves it blank. */
function sumsOf(
  { reports, columns }: Measured,
  measure: number,
): Map<number, { sum: number; reports: number; blank: number }> {
  const { values, marks } = columns[measure]!
  const years = new Map<number, { sum: number; reports: number; blank: number }>()
  reports.forEach(({ reportYear }, report) => {
    const value = values[report]!
    if (reportYear === null || (Number.isNaN(value) && marks[report] === 0)) return
    const year = years.get(reportYear) ?? { sum: 0, reports: 0, blank: 0 }
    years.set(reportYear, year)
    if (Number.isNaN(value)) year.blank++
    else {
      year.sum += value
      year.reports++
    }
  })
  return years
}

async function sumOutcomes(
  service: SearchService,
  filters: SearchFilters,
): Promise<readonly SummedYear[]> {
  const known = new Set((await service.figureKeys()).map(({ key }) => key))
  const asked = outcomeGroups.flatMap((group) =>
    keysOf(group)
      .filter((key) => known.has(key))
      .map((key) => ({ group, key })),
  )
  const keys = asked.map(({ key }) => key)
  const measured = await service.measure({ keys, ratios: [], applicant: null, filters })
  const years = new Map<number, SummedYear>()
  asked.forEach(({ group, key }, i) => {
    for (const [year, { sum, reports, blank }] of sumsOf(measured, i)) {
      const row: SummedYear = years.get(year) ?? { year, shares: {}, reports: 0, keys: {} }
      const before = row.shares[group]?.sum ?? null
      if (row.keys[group] === undefined || (sum > 0 && (before ?? 0) === 0)) row.keys[group] = key
      row.shares[group] = { sum: reports === 0 ? before : (before ?? 0) + sum }
      row.reports = Math.max(row.reports, reports + blank)
      years.set(year, row)
    }
  })
  return [...years.values()]
}

/** The shares of a year that one report alone stands behind, each with the address of its cell. */
async function withCells(
  service: SearchService,
  filters: SearchFilters,
  root: string,
  { year, shares, keys, reports }: SummedYear,
): Promise<OutcomeYear> {
  const ofYear = { ...filters, year: [{ from: year, to: year }] }
  const isAlone = reports === 1 && (await service.reports(ofYear, 1, 0)).total === 1
  if (!isAlone) return { year, shares }
  const linked: OutcomeYear['shares'] = { ...shares }
  for (const group of outcomeGroups) {
    const [key, share] = [keys[group], shares[group]]
    if (key === undefined || share === undefined) continue
    const { figures } = await service.figures({
      ...{ key, applicant: null, filters: ofYear, limit: 1, offset: 0 },
    })
    const [figure] = figures
    if (figure !== undefined) linked[group] = { ...share, href: figureAddress({ root }, figure) }
  }
  return { year, shares: linked }
}

/** Sums of each group of outcomes by year, over the statutory forms since 2019; the years without any are left out. */
export async function outcomesOf(
  service: SearchService,
  filters: SearchFilters,
  root: string,
): Promise<OutcomeYear[]> {
  const years = (await sumOutcomes(service, filters))
    .filter(({ shares }) => Object.values(shares).some(({ sum }) => (sum ?? 0) > 0))
    .sort((a, b) => a.year - b.year)
  return Promise.all(years.map((year) => withCells(service, filters, root, year)))
}
