/** How the applications of chosen reports came out, by year: sums of each group of outcomes. */
import { figureKeys } from '../../../report/index.ts'
import type { FiguresResponse, SearchFilters, SearchService } from '../../../search/index.ts'
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

/** The figure to open for a year, where one report alone stands behind it. */
function onlyFigure(
  answers: readonly FiguresResponse[],
  year: number,
): FiguresResponse['figures'][number] | undefined {
  const ofYear = answers.flatMap(({ figures }) =>
    figures.filter(({ reportYear }) => reportYear === year),
  )
  const isAlone = new Set(ofYear.map(({ reportId }) => reportId)).size === 1
  const isListed = answers.every(({ figures, total }) => figures.length === total)
  return isAlone && isListed
    ? (ofYear.find(({ value }) => (value ?? 0) > 0) ?? ofYear[0])
    : undefined
}

/**
 * Sums of each group of outcomes by year, over the statutory forms since 2019.
 *
 * @param mostListed reports looked at for the address of a cell
 */
export async function outcomesOf(
  service: SearchService,
  filters: SearchFilters,
  mostListed: number,
): Promise<OutcomeYear[]> {
  const known = new Set(service.figureKeys().map(({ key }) => key))
  const years = new Map<number, OutcomeYear>()
  for (const group of outcomeGroups) {
    const answers = await Promise.all(
      keysOf(group)
        .filter((key) => known.has(key))
        .map((key) =>
          service.figures({ key, applicant: null, filters, limit: mostListed, offset: 0 }),
        ),
    )
    for (const { byYear } of answers) {
      for (const { year, sum, reports } of byYear) {
        const row: OutcomeYear = years.get(year) ?? { year, shares: {} }
        const before = row.shares[group]?.sum ?? null
        const figure = onlyFigure(answers, year)
        row.shares[group] = {
          sum: reports === 0 ? before : (before ?? 0) + sum,
          ...(figure && { href: figureAddress({ root: './' }, figure) }),
        }
        years.set(year, row)
      }
    }
  }
  return [...years.values()]
    .filter(({ shares }) => Object.values(shares).some(({ sum }) => (sum ?? 0) > 0))
    .sort((a, b) => a.year - b.year)
}
